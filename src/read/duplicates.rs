//! Documents in, which of them are copies of an earlier one out: syndicated reports, word for word or nearly so.
//!
//! Each text is reduced to a signature of its overlapping groups of words (MinHash, Broder 1997); two signatures agree in
//! about the share of groups that their texts have in common. Only texts that agree in one of several bands of their
//! signatures are compared, so that time grows with the number of texts and not with its square.

use crate::domain::Document;
use crate::text::fold_words;
use std::collections::HashMap;

/// Words that make a group.
const WORDS: usize = 3;
/// Numbers of a signature: 64 of them tell shares apart by some six in a hundred.
const NUMBERS: usize = 64;
/// Numbers of a band. Of texts that share as much as copies must, hardly any agree in none of the bands.
const BAND: usize = 4;
/// The share of numbers that the signatures of copies have in common: a headline and a paragraph may differ, the report
/// not.
const COPY: f64 = 0.7;

/// The texts seen so far. Memory grows with the number of those that are no copies, by some hundred bytes each.
#[derive(Debug, Default)]
pub struct Duplicates {
    seen: Vec<[u32; NUMBERS]>,
    bands: HashMap<(usize, [u32; BAND]), Vec<usize>>,
}

impl Duplicates {
    /// Takes a document in. If it is a copy of an earlier one that was none, says which: the how manieth of these, from 0.
    pub fn add(&mut self, document: &Document) -> Option<usize> {
        let signature = signature(document.slice(document.searchable));
        let original = self.original(&signature);
        if original.is_none() {
            let n = self.seen.len();
            self.seen.push(signature);
            for band in bands(&signature) {
                self.bands.entry(band).or_default().push(n);
            }
        }
        original
    }

    /// The earlier text that has most in common with this one, if that is enough.
    fn original(&self, signature: &[u32; NUMBERS]) -> Option<usize> {
        let candidates = bands(signature).filter_map(|band| self.bands.get(&band)).flatten();
        let shared = |n: usize| self.seen[n].iter().zip(signature).filter(|(a, b)| a == b).count();
        candidates
            .map(|n| (shared(*n), std::cmp::Reverse(*n)))
            .max()
            .filter(|(shared, _)| *shared as f64 >= COPY * NUMBERS as f64)
            .map(|(_, n)| n.0)
    }
}

fn bands(signature: &[u32; NUMBERS]) -> impl Iterator<Item = (usize, [u32; BAND])> {
    signature.as_chunks::<BAND>().0.iter().copied().enumerate()
}

/// For each of several orders, the first of all groups of words.
fn signature(text: &str) -> [u32; NUMBERS] {
    let words: Vec<u64> = fold_words(text).iter().map(|word| hash(word.as_bytes())).collect();
    let mut signature = [u32::MAX; NUMBERS];
    for group in words.windows(WORDS.min(words.len()).max(1)) {
        let group = group.iter().fold(0, |group: u64, word| mixed(group ^ word));
        for (n, least) in (0_u64..).zip(&mut signature) {
            *least = (*least).min((mixed(group ^ mixed(n + 1)) >> 32) as u32);
        }
    }
    signature
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3)
    })
}

/// The last step of SplitMix64, which makes any bit depend on all.
fn mixed(bits: u64) -> u64 {
    let bits = bits.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let bits = (bits ^ bits >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let bits = (bits ^ bits >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ bits >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "The river rose by two metres in Dresden on Monday night, and fire crews pumped out cellars until the \
        morning, the city said. Trains between Dresden and Prague were cancelled. Officials in Leipzig sent boats, and the \
        governor of Saxony asked Berlin for help. Forecasters expect more rain.";

    fn copies(texts: &[&str]) -> Vec<Option<usize>> {
        let mut duplicates = Duplicates::default();
        texts
            .iter()
            .map(|text| duplicates.add(&Document::new("a", *text)))
            .collect()
    }

    #[test]
    fn copies_are_found_word_for_word_and_with_another_headline() {
        let other = "The mayor of Oslo opened a bridge over the fjord on Tuesday, and thousands came to walk on it before cars may.";
        let headed = format!("Flood hits Saxony\n\n{REPORT}");
        let spaced = REPORT.replace(". ", ".\n\n");
        assert_eq!(
            copies(&[REPORT, other, &headed, &spaced, other]),
            [None, None, Some(0), Some(0), Some(1)]
        );
    }

    #[test]
    fn reports_of_one_event_by_two_writers_are_no_copies() {
        let own = "Dresden was under water on Tuesday after the Elbe had risen by two metres in the night. No trains ran to \
            Prague, and Leipzig sent boats. The governor of Saxony asked for help from Berlin, as more rain is expected.";
        assert_eq!(copies(&[REPORT, own]), [None, None]);
    }

    #[test]
    fn short_texts_are_copies_only_as_a_whole() {
        assert_eq!(
            copies(&["Rain", "Rain fell", "rain", "Rain fell."]),
            [None, None, Some(0), Some(1)]
        );
    }
}
