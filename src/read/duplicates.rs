//! Documents in, which of them are copies of an earlier one out: syndicated reports, word for word or nearly so.
//!
//! Each text is reduced to a signature of its overlapping groups of words (MinHash, Broder 1997); two signatures agree in
//! about the share of groups that their texts have in common. Only texts that agree in one of several bands of their
//! signatures are compared, and of each band only the first ones, so that time grows with the number of texts and not with
//! its square. Reports that are written on a template agree in nearly all words and are not the same: copies also have the
//! names and figures of one another.

use crate::domain::{Document, Span};
use crate::text::{dateline, fold_words};
use std::collections::HashMap;

/// Words that make a group.
const WORDS: usize = 3;
/// Numbers of a signature: 64 of them tell shares apart by some six in a hundred.
const NUMBERS: usize = 64;
/// Numbers of a band. Of texts that share as much as copies must, hardly any agree in none of the bands.
const BAND: usize = 4;
const BANDS: usize = NUMBERS / BAND;
/// The share of numbers that the signatures of copies have in common: a headline and a paragraph may differ, the report
/// not.
const COPY: f64 = 0.7;
/// Of so many names and figures of a copy, one may be lacking in the other: a misprint that was mended.
const ONE_OF: usize = 20;
/// The most texts of a band that are compared. More than so many agree in a template's words and not in a report's; of
/// those beyond, only copies word for word are found.
const COMPARED: u32 = 50;
/// No text.
const NONE: u32 = u32::MAX;

/// The texts seen so far. Memory grows with the number of those that are no copies, by about a kilobyte each: 64 numbers
/// of two bytes, four bytes a name or figure, and an entry of a table for each of 16 bands.
#[derive(Debug, Default)]
pub struct Duplicates {
    seen: Vec<Seen>,
    bands: HashMap<u64, Band>,
    /// The text by the hash of all its words.
    whole: HashMap<u64, u32>,
}

/// What is kept of a text.
#[derive(Debug)]
struct Seen {
    /// Half of each number of its signature: that two differ in the other half alone is one chance in 65,536.
    signature: [u16; NUMBERS],
    /// In each band, the text before this one.
    before: [u32; BANDS],
    named: Named,
}

/// The last text of a band, and how many it has.
#[derive(Debug, Clone, Copy)]
struct Band {
    last: u32,
    count: u32,
}

/// Hashes of the names and figures of a text, sorted, each once.
#[derive(Debug, PartialEq, Eq)]
struct Named(Box<[u32]>);

impl Duplicates {
    /// Takes a document in. If it is a copy of an earlier one that was none, says which: the how manieth of these, from 0.
    pub fn add(&mut self, document: &Document) -> Option<usize> {
        let words: Vec<u64> = hashes(document.slice(document.searchable));
        let whole = words.iter().fold(0, |whole, word| mixed(whole ^ word));
        if let Some(original) = self.whole.get(&whole) {
            return Some(*original as usize);
        }
        let signature = signature(&words);
        let named = Named::of(document);
        let bands = bands(&signature);
        let short = signature.map(|number| number as u16);
        let original = self.original(&short, &bands, &named);
        if original.is_none() {
            self.keep(whole, short, &bands, named);
        }
        original.map(|original| original as usize)
    }

    fn keep(&mut self, whole: u64, signature: [u16; NUMBERS], bands: &[u64; BANDS], named: Named) {
        // Four thousand million texts would not fit into memory.
        let Ok(n) = u32::try_from(self.seen.len()) else { return };
        self.whole.insert(whole, n);
        let mut before = [NONE; BANDS];
        for (band, before) in bands.iter().zip(&mut before) {
            let band = self.bands.entry(*band).or_insert(Band { last: NONE, count: 0 });
            if band.count < COMPARED {
                *before = band.last;
                (band.last, band.count) = (n, band.count + 1);
            }
        }
        self.seen.push(Seen {
            signature,
            before,
            named,
        });
    }

    /// The earlier text that has most in common with this one, if that is enough.
    fn original(&self, signature: &[u16; NUMBERS], bands: &[u64; BANDS], named: &Named) -> Option<u32> {
        let mut most = None;
        for (nth, band) in bands.iter().enumerate() {
            let mut at = self.bands.get(band).map_or(NONE, |band| band.last);
            while let Some(seen) = self.seen.get(at as usize) {
                let shared = seen.signature.iter().zip(signature).filter(|(a, b)| a == b).count();
                if shared as f64 >= COPY * NUMBERS as f64 && seen.named.agrees(named) {
                    most = most.max(Some((shared, std::cmp::Reverse(at))));
                }
                at = seen.before[nth];
            }
        }
        most.map(|(_, at)| at.0)
    }
}

impl Named {
    /// Those of the report itself: its headline and its dateline are another outlet's to write.
    fn of(document: &Document) -> Self {
        let body = document.body();
        let start = dateline(&document.text, body).map_or(body.start(), Span::end);
        let words = document.text[start..body.end()].split(|c: char| !c.is_alphanumeric());
        let named = words.filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
        let mut hashes: Vec<u32> = named.map(|word| (mixed(hash(word.as_bytes())) >> 32) as u32).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes.into_boxed_slice())
    }

    /// Whether one of two texts has the names and figures of the other, or nearly all of them.
    fn agrees(&self, other: &Self) -> bool {
        let beyond = |some: &Self, all: &Self| {
            let lacking = some.0.iter().filter(|name| all.0.binary_search(name).is_err()).count();
            lacking > some.0.len() / ONE_OF
        };
        !beyond(self, other) || !beyond(other, self)
    }
}

/// A hash of each band of a signature, and of which band it is.
fn bands(signature: &[u32; NUMBERS]) -> [u64; BANDS] {
    let numbers = |band: usize| &signature[band * BAND..(band + 1) * BAND];
    std::array::from_fn(|band| {
        numbers(band)
            .iter()
            .fold(band as u64, |hash, number| mixed(hash ^ u64::from(*number)))
    })
}

fn hashes(text: &str) -> Vec<u64> {
    fold_words(text).iter().map(|word| hash(word.as_bytes())).collect()
}

/// For each of several orders, the first of all groups of words.
fn signature(words: &[u64]) -> [u32; NUMBERS] {
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
    fn reports_on_a_template_are_no_copies_and_one_with_a_new_dateline_is() {
        let level = |town: &str| {
            format!(
                "At nine on Monday the water of the river stood at two metres at the gauge in {town}, the state office for water \
                 said in its daily report, and it is expected to fall slowly in the course of the week, since no more rain is \
                 forecast for the region and the dams upstream have room to hold back more water if need be."
            )
        };
        let (dresden, hamburg) = (level("Dresden"), level("Hamburg"));
        let filed = format!("Hamburg dry\n\nHAMBURG (AP) — {hamburg}");
        assert_eq!(copies(&[&dresden, &hamburg, &filed]), [None, None, Some(1)]);
    }

    #[test]
    fn of_a_template_used_without_end_only_the_first_ones_are_compared_and_exact_copies_found() {
        let long =
            "The water of the river fell slowly in the course of the week and no more rain is forecast now. ".repeat(9);
        let text = |n: u32| format!("{long} Gauge {n}.");
        let mut duplicates = Duplicates::default();
        for n in 0..500 {
            assert_eq!(duplicates.add(&Document::new("a", text(n))), None, "{n}");
        }
        assert!(duplicates.bands.values().all(|band| band.count <= COMPARED));
        assert_eq!(duplicates.add(&Document::new("a", text(450))), Some(450));
    }

    #[test]
    fn short_texts_are_copies_only_as_a_whole() {
        assert_eq!(
            copies(&["Rain", "Rain fell", "rain", "Rain fell."]),
            [None, None, Some(0), Some(1)]
        );
    }
}
