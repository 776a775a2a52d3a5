//! Bytes in, lines out, no line held that is longer than allowed.

use std::io::{self, BufRead, Read};

/// The lines of an input, numbered from 1.
pub(super) struct Lines<R> {
    input: R,
    limit: usize,
    number: u64,
    offset: u64,
}

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number, from 1.
    pub(super) number: u64,
    /// Where in the input it starts, in bytes.
    pub(super) offset: u64,
    /// Its bytes with the line end, or `None` where they are more than allowed.
    pub(super) bytes: Option<Vec<u8>>,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `input`, those of more than `limit` bytes without their bytes.
    pub(super) fn new(input: R, limit: usize) -> Self {
        Self {
            input,
            limit,
            number: 0,
            offset: 0,
        }
    }

    /// The next line, or `None` at the end.
    pub(super) fn next_line(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        // The line end counts for nothing: two bytes are allowed for it.
        let most = self.limit as u64 + 2;
        let read = (&mut self.input).take(most + 1).read_until(b'\n', &mut bytes)? as u64;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        let offset = self.offset;
        self.offset += read;
        let whole = read <= most;
        if !whole {
            self.offset += if bytes.ends_with(b"\n") {
                0
            } else {
                skip_line(&mut self.input)?
            };
        }
        Ok(Some(Line {
            number: self.number,
            offset,
            bytes: whole.then_some(bytes),
        }))
    }
}

/// Reads to the end of the line without keeping it; says how many bytes that were.
fn skip_line(input: &mut impl BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(buffer.len(), |at| at + 1);
        let done = end.is_some() || buffer.is_empty();
        input.consume(taken);
        skipped += taken as u64;
        if done {
            return Ok(skipped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_too_long_is_passed_over_and_counted() {
        let mut lines = Lines::new("ab\naaaaaaaaaaaaaaa\ncd".as_bytes(), 4);
        let mut seen = Vec::new();
        while let Some(line) = lines.next_line().unwrap() {
            seen.push((line.number, line.offset, line.bytes));
        }
        assert_eq!(
            seen,
            [
                (1, 0, Some(b"ab\n".to_vec())),
                (2, 3, None),
                (3, 19, Some(b"cd".to_vec()))
            ]
        );
    }
}
