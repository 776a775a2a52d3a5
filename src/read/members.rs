//! Bytes of gzip in, the content of its members out, one after the other; a damaged one costs itself and not what follows.

use super::pushed::Pushed;
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Read};

/// How a member begins: gzip's mark, and the one way to compress that there is.
const MARK: [u8; 3] = [0x1F, 0x8B, 0x08];

/// The content of gzip's members. After an error that is [`Damaged`], reading goes on with the next member.
pub(super) struct Members<R: Read> {
    at: At<R>,
    /// Whether anything was given of the member.
    given: bool,
}

enum At<R: Read> {
    Within(Box<GzDecoder<Input<R>>>),
    Between(Input<R>),
    /// After a damaged one: the next one is to be looked for.
    Lost(Input<R>),
    End,
}

type Input<R> = Pushed<BufReader<R>>;

/// A member that cannot be expanded.
#[derive(Debug, thiserror::Error)]
#[error("cannot be expanded as gzip: {what}")]
pub(super) struct Damaged {
    what: String,
    /// Whether some of it was given before.
    pub(super) midway: bool,
}

impl Damaged {
    /// What `error` says of a damaged member, if that is what it is about.
    pub(super) fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

impl<R: Read> Members<R> {
    /// The content of `input`.
    pub(super) fn new(input: R) -> Self {
        Self {
            at: At::Between(Pushed::new(BufReader::new(input))),
            given: false,
        }
    }

    /// The member to be read from, begun if need be; nothing at the end.
    fn member(&mut self) -> io::Result<Option<&mut GzDecoder<Input<R>>>> {
        let (mut input, lost) = match std::mem::replace(&mut self.at, At::End) {
            At::Within(member) => {
                self.at = At::Within(member);
                return Ok(self.within());
            }
            At::Lost(input) => (input, true),
            At::Between(input) => (input, false),
            At::End => return Ok(None),
        };
        let more = match lost {
            true => pass_to_member(&mut input)?,
            false => !input.fill_buf()?.is_empty(),
        };
        if more {
            self.given = false;
            // What is no member is not begun: its first bytes would be passed, and with them maybe the next one's.
            if input.peek(MARK.len()) != MARK {
                self.at = At::Lost(input);
                return Err(self.damaged(io::ErrorKind::InvalidData, "invalid gzip header".to_owned()));
            }
            self.at = At::Within(Box::new(GzDecoder::new(input)));
        }
        Ok(self.within())
    }

    fn within(&mut self) -> Option<&mut GzDecoder<Input<R>>> {
        match &mut self.at {
            At::Within(member) => Some(member),
            _ => None,
        }
    }

    fn damaged(&self, kind: io::ErrorKind, what: String) -> io::Error {
        let midway = self.given;
        io::Error::new(kind, Damaged { what, midway })
    }

    /// Leaves the member that is being read.
    fn leave(&mut self, to: fn(Input<R>) -> At<R>) {
        if let At::Within(member) = std::mem::replace(&mut self.at, At::End) {
            self.at = to(member.into_inner());
        }
    }
}

impl<R: Read> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = self.member()? {
            match member.read(buffer) {
                Ok(0) if !buffer.is_empty() => self.leave(At::Between),
                Ok(read) => {
                    self.given |= read > 0;
                    return Ok(read);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
                Err(error) => {
                    self.leave(At::Lost);
                    return Err(self.damaged(error.kind(), error.to_string()));
                }
            }
        }
        Ok(0)
    }
}

/// Passes all that stands before a member; false where none comes.
fn pass_to_member<R: BufRead>(input: &mut Pushed<R>) -> io::Result<bool> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(false);
        }
        match memchr::memchr(MARK[0], buffer) {
            None => {
                let passed = buffer.len();
                input.consume(passed);
            }
            Some(at) => {
                input.consume(at);
                if input.peek(MARK.len()) == MARK {
                    return Ok(true);
                }
                input.consume(1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn member(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    /// What can be read, each error being an asterisk.
    fn read(bytes: &[u8]) -> String {
        let mut members = Members::new(bytes);
        let mut text = String::new();
        let mut buffer = [0; 7];
        loop {
            match members.read(&mut buffer) {
                Ok(0) => return text,
                Ok(read) => text.push_str(std::str::from_utf8(&buffer[..read]).unwrap()),
                Err(error) => {
                    assert!(Damaged::of(&error).is_some(), "{error}");
                    text.push('*');
                }
            }
        }
    }

    #[test]
    fn a_damaged_member_costs_itself() {
        let (one, mut two, three) = (member("Rain. "), member("Snow. "), member("Fog."));
        assert_eq!(
            read(&[one.clone(), two.clone(), three.clone()].concat()),
            "Rain. Snow. Fog."
        );
        let at = two.len() - 6;
        two[at] ^= 0xFF;
        assert_eq!(
            read(&[one.clone(), two.clone(), three.clone()].concat()),
            "Rain. Snow. *Fog."
        );
        two[10] = 0xFF;
        assert_eq!(
            read(&[one.clone(), two, three.clone()].concat()).replace("**", "*"),
            "Rain. *Fog."
        );
        assert_eq!(
            read(&[one.clone(), b"\x1F junk \x1F\x8B".to_vec(), three].concat()),
            "Rain. *Fog."
        );
        assert_eq!(read(&one[..one.len() - 3]), "Rain. *");
    }
}
