//! Bytes in, the same bytes out, and those again that were put back.

use std::io::{self, BufRead, Read};

/// An input to which bytes can be put back.
#[derive(Debug)]
pub(super) struct Pushed<R> {
    front: Vec<u8>,
    at: usize,
    input: R,
}

impl<R: BufRead> Pushed<R> {
    /// `input` as it is.
    pub(super) const fn new(input: R) -> Self {
        Self {
            front: Vec::new(),
            at: 0,
            input,
        }
    }

    /// Puts `bytes` back before what comes next.
    pub(super) fn push(&mut self, mut bytes: Vec<u8>) {
        bytes.extend_from_slice(&self.front[self.at..]);
        (self.front, self.at) = (bytes, 0);
    }

    /// The next `count` bytes, or all where there are fewer, which stay where they are.
    pub(super) fn peek(&mut self, count: usize) -> io::Result<&[u8]> {
        if self.front.len() - self.at < count {
            let mut bytes = Vec::new();
            self.take(count as u64).read_to_end(&mut bytes)?;
            self.push(bytes);
        }
        Ok(&self.front[self.at..self.front.len().min(self.at + count)])
    }
}

impl<R: BufRead> Read for Pushed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(buffer.len());
        buffer[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Pushed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.front.len() {
            return Ok(&self.front[self.at..]);
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        if self.at < self.front.len() {
            self.at += count;
        } else {
            self.input.consume(count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_back_or_looked_at_is_read_again() {
        let mut pushed = Pushed::new("world".as_bytes());
        assert_eq!(pushed.peek(3).unwrap(), b"wor");
        pushed.push(b"hello ".to_vec());
        assert_eq!(pushed.peek(7).unwrap(), b"hello w");
        let mut text = String::new();
        pushed.read_to_string(&mut text).unwrap();
        assert_eq!(text, "hello world");
        assert_eq!(pushed.peek(3).unwrap(), b"");
    }
}
