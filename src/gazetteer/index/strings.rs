//! Texts, most of them stored once.

use super::BuildError;
use std::collections::HashMap;

/// So many texts are remembered, to be stored once only; those after them are stored as often as they come. It bounds
/// the memory for gazetteers of millions of places, most of whose names are seldom.
const REMEMBERED: usize = 1 << 20;

/// The `strings` section while it grows.
#[derive(Debug, Default)]
pub(super) struct Strings {
    pub(super) bytes: Vec<u8>,
    known: HashMap<Box<str>, u32>,
}

impl Strings {
    /// Where `text` stands; of texts over 255 bytes the beginning.
    pub(super) fn put(&mut self, text: &str) -> Result<u32, BuildError> {
        if let Some(at) = self.known.get(text) {
            return Ok(*at);
        }
        let at = u32::try_from(self.bytes.len()).map_err(|_| BuildError::TooLarge)?;
        let most = (0..=usize::from(u8::MAX)).rev();
        let end = most.into_iter().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        let text = text.get(..end).unwrap_or(text);
        self.bytes.push(text.len() as u8);
        self.bytes.extend(text.bytes());
        if self.known.len() < REMEMBERED {
            self.known.insert(text.into(), at);
        }
        Ok(at)
    }

    /// The text that stands at `at`.
    pub(super) fn get(&self, at: u32) -> &[u8] {
        let at = at as usize;
        let len = usize::from(self.bytes[at]);
        &self.bytes[at + 1..at + 1 + len]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_stored_once() {
        let mut strings = Strings::default();
        let first = strings.put("Oslo").unwrap();
        assert_eq!(strings.put("Oslo").unwrap(), first);
        assert_eq!(strings.get(first), b"Oslo");
        assert_eq!(strings.bytes.len(), 5);
    }

    #[test]
    fn a_long_text_is_cut_between_letters() {
        let mut strings = Strings::default();
        let at = strings.put(&"é".repeat(200)).unwrap();
        assert_eq!(strings.get(at), "é".repeat(127).as_bytes());
    }
}
