//! Bytes in, lines out, one at a time in the same memory.

use std::io::{self, BufRead};

/// What is longer is no line of GeoNames', whose longest have some 20,000 bytes.
const LONGEST: usize = 1 << 20;

/// Reads lines that lend themselves until the next one.
pub(super) struct Lines<R> {
    reader: R,
    buffer: Vec<u8>,
    number: u64,
}

/// One line, without its end.
pub(super) struct Line<'l> {
    /// From 1.
    pub(super) number: u64,
    /// The text, or what is wrong with it.
    pub(super) text: Result<&'l str, String>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            buffer: Vec::new(),
            number: 0,
        }
    }

    /// The next line; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.buffer.clear();
        let bytes = self.fill()?;
        if bytes == 0 {
            return Ok(None);
        }
        self.number += 1;
        let number = self.number;
        if bytes > LONGEST as u64 {
            let text = Err(format!("a line of {bytes} bytes; expected {LONGEST} at most"));
            return Ok(Some(Line { number, text }));
        }
        let line = self.buffer.strip_suffix(b"\n").unwrap_or(&self.buffer);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let text = std::str::from_utf8(line);
        Ok(Some(Line {
            number,
            text: text.map_err(|error| format!("not UTF-8 at byte {} of the line", error.valid_up_to())),
        }))
    }

    /// Reads one line, of which no more is kept than is looked at, and says how many bytes it has with its end.
    fn fill(&mut self) -> io::Result<u64> {
        let mut bytes = 0;
        loop {
            let available = self.reader.fill_buf()?;
            let end = memchr::memchr(b'\n', available);
            let used = end.map_or(available.len(), |end| end + 1);
            let room = LONGEST.saturating_sub(self.buffer.len());
            self.buffer.extend(&available[..used.min(room)]);
            self.reader.consume(used);
            bytes += used as u64;
            if end.is_some() || used == 0 {
                return Ok(bytes);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<(u64, Result<String, String>)> {
        let mut lines = Lines::new(bytes);
        let mut all = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            all.push((line.number, line.text.map(str::to_owned)));
        }
        all
    }

    #[test]
    fn lines_are_counted_whatever_their_ends() {
        let ok = |number, text: &str| (number, Ok(text.to_owned()));
        assert_eq!(all(b"a\r\n\nb"), [ok(1, "a"), ok(2, ""), ok(3, "b")]);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let mut bytes = vec![b'x'; 3 * LONGEST];
        bytes.extend(b"\nOslo\n");
        let all = all(&bytes);
        assert_eq!(
            all[0].1,
            Err("a line of 3145729 bytes; expected 1048576 at most".into())
        );
        assert_eq!(all[1], (2, Ok("Oslo".to_owned())));
    }

    #[test]
    fn a_line_that_is_not_utf8_says_where() {
        assert_eq!(all(b"caf\xE9\n")[0].1, Err("not UTF-8 at byte 3 of the line".into()));
    }
}
