//! Words with a number each in, a table out in which a word is found by its hash: as bytes, which are looked at where they lie.
//!
//! How many words there are, and the buckets of hashes for them, a power of two; for each bucket the first of its words, and how many there
//! are in all; for each word its number; for each the byte after its last letter; the letters of all.

use std::ops::Range;

/// A table of words.
#[derive(Debug, Clone, Copy)]
pub struct WordTable {
    buckets: &'static [[u8; 4]],
    numbers: &'static [[u8; 8]],
    ends: &'static [[u8; 4]],
    letters: &'static [u8],
}

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
    words.sort_by_key(|(word, _)| (bucket(word), *word));
    let mut bytes = Vec::new();
    let mut number = |number: usize| bytes.extend((number as u32).to_le_bytes());
    number(words.len());
    number(buckets);
    (0..=buckets).for_each(|at| number(words.partition_point(|(word, _)| bucket(word) < at)));
    bytes.extend(words.iter().flat_map(|(_, number)| number.to_le_bytes()));
    let mut end = 0;
    for (word, _) in &words {
        end += word.len();
        bytes.extend((end as u32).to_le_bytes());
    }
    bytes.extend(words.iter().flat_map(|(word, _)| word.bytes()));
    bytes
}

impl WordTable {
    /// The table in these bytes.
    ///
    /// # Errors
    /// If they are fewer than it says, or more.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, WordTableError> {
        let short = |expected| WordTableError {
            found: bytes.len(),
            expected,
        };
        let (head, rest) = bytes.split_at_checked(8).ok_or_else(|| short(8))?;
        let [words, buckets] = [0, 4].map(|at| number(&head.as_chunks().0[at / 4]));
        let split = |rest: &'static [u8], length: usize| {
            let expected = bytes.len() - rest.len() + length;
            rest.split_at_checked(length).ok_or_else(|| short(expected))
        };
        let (firsts, rest) = split(rest, 4 * (buckets + 1))?;
        let (numbers, rest) = split(rest, 8 * words)?;
        let (ends, letters) = split(rest, 4 * words)?;
        let ends = ends.as_chunks().0;
        if letters.len() != ends.last().map_or(0, number) || !buckets.is_power_of_two() {
            return Err(short(bytes.len() - letters.len() + ends.last().map_or(0, number)));
        }
        Ok(Self {
            buckets: firsts.as_chunks().0,
            numbers: numbers.as_chunks().0,
            ends,
            letters,
        })
    }

    /// The number of a word.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<u64> {
        let bucket = bucket(word.as_bytes(), self.buckets.len() - 1);
        let [first, end] = [bucket, bucket + 1].map(|at| self.buckets.get(at).map_or(0, number));
        let found = (first..end).find(|at| self.letters.get(self.letters_of(*at)) == Some(word.as_bytes()))?;
        self.numbers.get(found).map(|number| u64::from_le_bytes(*number))
    }

    /// Where the letters of a word lie.
    fn letters_of(&self, at: usize) -> Range<usize> {
        let end = |at: usize| self.ends.get(at).map_or(0, number);
        at.checked_sub(1).map_or(0, end)..end(at)
    }
}

fn number(bytes: &[u8; 4]) -> usize {
    u32::from_le_bytes(*bytes) as usize
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

    fn leaked(bytes: Vec<u8>) -> &'static [u8] {
        Box::leak(bytes.into_boxed_slice())
    }

    #[test]
    fn each_word_has_its_number_and_others_have_none() {
        let words: Vec<String> = (0..1000).map(|n| format!("word{n}ofmany")).collect();
        let numbered: Vec<(&str, u64)> = words.iter().map(String::as_str).zip(7..).collect();
        let table = WordTable::from_static(leaked(table(&numbered))).unwrap();
        for (word, number) in numbered {
            assert_eq!(table.get(word), Some(number), "{word}");
        }
        for word in ["", "word", "word1000ofmany", "word1ofman", "ürümqi"] {
            assert_eq!(table.get(word), None, "{word}");
        }
    }

    #[test]
    fn a_table_of_nothing_has_nothing() {
        let table = WordTable::from_static(leaked(table(&[]))).unwrap();
        assert_eq!(table.get(""), None);
        assert_eq!(table.get("oslo"), None);
    }

    #[test]
    fn bytes_that_are_cut_short_or_padded_are_no_table() {
        let bytes = table(&[("oslo", 1), ("bergen", 2)]);
        for length in 0..bytes.len() {
            assert!(
                WordTable::from_static(leaked(bytes[..length].to_vec())).is_err(),
                "{length}"
            );
        }
        assert!(WordTable::from_static(leaked([&bytes[..], b"x"].concat())).is_err());
        assert!(WordTable::from_static(leaked(vec![0xFF; 64])).is_err());
    }
}
