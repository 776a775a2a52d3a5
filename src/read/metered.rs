//! Bytes in, the same bytes out, unless one step takes more of them than allowed; lines are counted on the way.

use super::buffered;
use std::io::{self, BufRead, Read};

/// An input whose reader may not ask for more than so many bytes in one step.
#[derive(Debug)]
pub(super) struct Metered<R> {
    input: R,
    limit: usize,
    since_mark: usize,
    line: u64,
}

impl<R: BufRead> Metered<R> {
    /// `input`, of which one step may take `limit` bytes.
    pub(super) const fn new(input: R, limit: usize) -> Self {
        Self {
            input,
            limit,
            since_mark: 0,
            line: 1,
        }
    }

    /// A step ends, another one begins.
    pub(super) const fn mark(&mut self) {
        self.since_mark = 0;
    }

    /// Whether a step took too much.
    pub(super) const fn is_over(&self) -> bool {
        self.since_mark > self.limit
    }

    /// Passes all up to the first of `marks` and that one too; false where none comes.
    pub(super) fn pass_over(&mut self, marks: &[&[u8]]) -> io::Result<bool> {
        let longest = marks.iter().map(|mark| mark.len()).max().unwrap_or_default();
        let mut seen: Vec<u8> = Vec::new();
        loop {
            self.mark();
            let Some(byte) = self.fill_buf()?.first().copied() else {
                return Ok(false);
            };
            self.consume(1);
            if seen.len() >= 2 * longest {
                seen.drain(..longest);
            }
            seen.push(byte.to_ascii_lowercase());
            if byte == b'>' && marks.iter().any(|mark| seen.ends_with(mark)) {
                return Ok(true);
            }
        }
    }

    /// The line that comes next, from 1.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        buffered::read(self, buffer)
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.is_over() {
            return Err(io::Error::other("one piece of it is too long"));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        if let Ok(buffer) = self.input.fill_buf() {
            let passed = &buffer[..count.min(buffer.len())];
            self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
        }
        self.since_mark += count;
        self.input.consume(count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_a_mark_is_passed_with_it() {
        let mut metered = Metered::new("some </Item> <item>\n</item>".as_bytes(), 3);
        assert!(metered.pass_over(&[b"</item>", b"</entry>"]).unwrap());
        assert!(metered.pass_over(&[b"</item>"]).unwrap());
        assert_eq!(metered.line(), 2);
        assert!(!metered.pass_over(&[b"</item>"]).unwrap());
    }

    #[test]
    fn a_step_that_takes_too_much_is_stopped() {
        let mut metered = Metered::new("a\nb\nc\n".as_bytes(), 3);
        let mut two = [0; 2];
        metered.read_exact(&mut two).unwrap();
        metered.mark();
        metered.read_exact(&mut two).unwrap();
        assert_eq!((metered.line(), metered.is_over()), (3, false));
        metered.read_exact(&mut two).unwrap();
        assert!(metered.is_over() && metered.read(&mut two).is_err());
    }
}
