//! Words with a number each in, a table out in which a word is found by its hash: as bytes, which are looked at where they lie.
//!
//! How many words there are, and the buckets of hashes for them, a power of two; for each bucket the first of its words, and how many there
//! are in all; for each word its number; for each the byte after its last letter; the letters of all.

use std::borrow::Cow;

/// A table of words.
#[derive(Debug, Clone)]
pub struct WordTable {
    bytes: Cow<'static, [u8]>,
    buckets: usize,
    /// Where each part begins.
    numbers: usize,
    ends: usize,
    letters: usize,
}

/// Where the first words of the buckets are said.
const FIRSTS: usize = 8;

/// Why bytes are no table of words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no table of words: {found} bytes, expected {expected} or more")]
pub struct WordTableError {
    found: usize,
    expected: usize,
}

/// The table of these words, each of which is there once.
#[must_use]
pub fn word_table<'w>(words: impl IntoIterator<Item = (&'w str, u64)>) -> Vec<u8> {
    let mut words: Vec<(&str, u64)> = words.into_iter().collect();
    let buckets = words.len().next_power_of_two();
    let bucket = |word: &str| bucket(word.as_bytes(), buckets);
    words.sort_by_cached_key(|(word, _)| (bucket(word), *word));
    let mut firsts = vec![0; buckets + 1];
    words.iter().for_each(|(word, _)| firsts[bucket(word) + 1] += 1);
    (1..firsts.len()).for_each(|at| firsts[at] += firsts[at - 1]);
    let mut ends = words.iter().map(|(word, _)| word.len()).collect::<Vec<_>>();
    (1..ends.len()).for_each(|at| ends[at] += ends[at - 1]);
    let mut bytes = Vec::new();
    let mut write = |number: &usize| bytes.extend((*number as u32).to_le_bytes());
    [words.len(), buckets].iter().chain(&firsts).for_each(&mut write);
    bytes.extend(words.iter().flat_map(|(_, number)| number.to_le_bytes()));
    ends.iter().for_each(|end| bytes.extend((*end as u32).to_le_bytes()));
    bytes.extend(words.iter().flat_map(|(word, _)| word.bytes()));
    bytes
}

impl WordTable {
    /// The table in these bytes.
    ///
    /// # Errors
    /// If they are fewer than it says, or more.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, WordTableError> {
        let bytes = bytes.into();
        let [words, buckets] = [0, 4].map(|at| number(&bytes, at));
        let numbers = (FIRSTS + 4).saturating_add(buckets.saturating_mul(4));
        let ends = numbers.saturating_add(words.saturating_mul(8));
        let letters = ends.saturating_add(words.saturating_mul(4));
        let of_letters = if words == 0 { 0 } else { number(&bytes, letters - 4) };
        let expected = letters.saturating_add(of_letters);
        if bytes.len() != expected || !buckets.is_power_of_two() {
            let found = bytes.len();
            return Err(WordTableError { found, expected });
        }
        Ok(Self {
            bytes,
            buckets,
            numbers,
            ends,
            letters,
        })
    }

    /// The number of a word.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<u64> {
        let bucket = FIRSTS + 4 * bucket(word.as_bytes(), self.buckets);
        let words = number(&self.bytes, bucket)..number(&self.bytes, bucket + 4);
        let found = words
            .into_iter()
            .find(|at| self.letters_of(*at) == Some(word.as_bytes()))?;
        let number = self
            .bytes
            .get(self.numbers.saturating_add(found.saturating_mul(8))..)?
            .first_chunk()?;
        Some(u64::from_le_bytes(*number))
    }

    fn letters_of(&self, at: usize) -> Option<&[u8]> {
        let end = |at: usize| number(&self.bytes, self.ends.saturating_add(at.saturating_mul(4)));
        let start = at.checked_sub(1).map_or(0, end);
        let from = |at: usize| self.letters.saturating_add(at);
        self.bytes.get(from(start)..from(end(at)))
    }
}

/// The number that stands at byte `at`.
fn number(bytes: &[u8], at: usize) -> usize {
    let number = bytes.get(at..).and_then(|rest| rest.first_chunk());
    number.map_or(0, |number| u32::from_le_bytes(*number) as usize)
}

/// Which of so many buckets, a power of two, a word is in.
fn bucket(word: &[u8], buckets: usize) -> usize {
    let step = |state: u64, part: u64| (state.rotate_left(5) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let (parts, rest) = word.as_chunks();
    let state = parts
        .iter()
        .fold(0, |state, part| step(state, u64::from_le_bytes(*part)));
    let rest = rest.iter().fold(1, |part, byte| part << 8 | u64::from(*byte));
    let state = step(state, rest);
    (state >> 32) as usize & (buckets - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(words: &[(&str, u64)]) -> Vec<u8> {
        word_table(words.iter().copied())
    }

    #[test]
    fn each_word_has_its_number_and_others_have_none() {
        let words: Vec<String> = (0..1000).map(|n| format!("word{n}ofmany")).collect();
        let numbered: Vec<(&str, u64)> = words.iter().map(String::as_str).zip(7..).collect();
        let table = WordTable::new(table(&numbered)).unwrap();
        for (word, number) in numbered {
            assert_eq!(table.get(word), Some(number), "{word}");
        }
        for word in ["", "word", "word1000ofmany", "word1ofman", "ürümqi"] {
            assert_eq!(table.get(word), None, "{word}");
        }
    }

    #[test]
    fn a_table_of_nothing_has_nothing() {
        let table = WordTable::new(table(&[])).unwrap();
        assert_eq!(table.get(""), None);
        assert_eq!(table.get("oslo"), None);
    }

    #[test]
    fn bytes_that_are_cut_short_or_padded_are_no_table() {
        let bytes = table(&[("oslo", 1), ("bergen", 2)]);
        for length in 0..bytes.len() {
            assert!(WordTable::new(bytes[..length].to_vec()).is_err(), "{length}");
        }
        assert!(WordTable::new([&bytes[..], b"x"].concat()).is_err());
        assert!(WordTable::new(vec![0xFF; 64]).is_err());
    }
}
