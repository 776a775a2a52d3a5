//! Bytes in, the same bytes out, and those again that were put back.

use super::buffered;
use std::io::{self, BufRead, Read};

/// An input to which bytes can be put back.
#[derive(Debug)]
pub(super) struct Pushed<R> {
    front: Vec<u8>,
    at: usize,
    /// An error that was met when looking ahead, until what stands before it is read.
    failed: Option<io::Error>,
    input: R,
}

impl<R: BufRead> Pushed<R> {
    /// `input` as it is.
    pub(super) const fn new(input: R) -> Self {
        Self {
            front: Vec::new(),
            at: 0,
            failed: None,
            input,
        }
    }

    /// Puts `bytes` back before what comes next.
    pub(super) fn push(&mut self, mut bytes: Vec<u8>) {
        bytes.extend_from_slice(&self.front[self.at..]);
        (self.front, self.at) = (bytes, 0);
    }

    /// The next `count` bytes, which stay where they are, or fewer where the input ends or fails before.
    pub(super) fn peek(&mut self, count: usize) -> &[u8] {
        while self.front.len() - self.at < count && self.failed.is_none() {
            match self.input.fill_buf() {
                Ok([]) => break,
                Ok(more) => {
                    let taken = more.len().min(count);
                    self.front.extend_from_slice(&more[..taken]);
                    self.input.consume(taken);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => self.failed = Some(error),
            }
        }
        &self.front[self.at..self.front.len().min(self.at + count)]
    }
}

impl<R: BufRead> Read for Pushed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        buffered::read(self, buffer)
    }
}

impl<R: BufRead> BufRead for Pushed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.front.len() {
            return Ok(&self.front[self.at..]);
        }
        (self.front, self.at) = (Vec::new(), 0);
        match self.failed.take() {
            Some(error) => Err(error),
            None => self.input.fill_buf(),
        }
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
        assert_eq!(pushed.peek(3), b"wor");
        pushed.push(b"hello ".to_vec());
        assert_eq!(pushed.peek(7), b"hello w");
        let mut text = String::new();
        pushed.read_to_string(&mut text).unwrap();
        assert_eq!(text, "hello world");
        assert_eq!(pushed.peek(3), b"");
    }

    #[test]
    fn an_error_beyond_what_is_looked_at_is_met_after_it() {
        struct Fails;
        impl Read for Fails {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("no"))
            }
        }
        let mut pushed = Pushed::new(io::BufReader::new("ab".as_bytes().chain(Fails)));
        assert_eq!(pushed.peek(5), b"ab");
        let mut two = [0; 2];
        pushed.read_exact(&mut two).unwrap();
        assert!(pushed.fill_buf().is_err());
    }
}
