//! A document in, what bears on all its sentences out.

use super::EventLexicon;
use super::company::Around;
use super::dates::{ToldDate, dates};
use super::found::Found;
use super::reading::Reading;
use super::stance::Stance;
use super::status::{EARLIEST, SpokenFrom, year_of};
use super::triggers::triggers;
use crate::domain::{Document, EventStatus, Span};
use crate::text::dateline;

/// News from before this year has a date, or speaks of the past.
const NEWS: i16 = 2000;

/// Sentences at the head of a document that say what it is about: the headline, and the lead.
const LEAD: usize = 3;

/// No sentence of prose is longer, in bytes.
const LONGEST: usize = 4_000;

/// What the whole document says that bears on its sentences.
pub(super) struct Context {
    /// Classes of words in it.
    pub(super) around: Around,
    /// The year it speaks from.
    pub(super) year: SpokenFrom,
}

impl Context {
    /// Reads it off the document and its sentences.
    pub(super) fn new(document: &Document, readings: &[Reading], lexicon: &EventLexicon) -> Self {
        let published = document.source.published.as_deref();
        let date = published.and_then(|date| date.get(..10)?.parse().ok());
        let published = published.and_then(|date| year_of(date.get(..4)?));
        let dateline = find_dateline(document);
        let year = SpokenFrom {
            year: published.or_else(|| spoken_year(readings)),
            date,
            dated: published.is_some(),
            dateline,
        };
        let lead = &readings[..readings.len().min(LEAD)];
        let mut around = Around {
            document: classes(readings),
            lead: classes(lead),
            told: 0,
        };
        around.told = disasters(lead, lexicon, around, year);
        Self { around, year }
    }

    /// Whether the place stands in the dateline.
    pub(super) fn is_dateline(&self, reading: &Reading, stance: &Stance) -> bool {
        self.year
            .dateline
            .is_some_and(|span| span.covers(reading.words[stance.first].span))
    }
}

/// The weakest trigger by which a document is about a disaster.
const SURE: f64 = 0.55;

/// The types of the disasters that the lead tells of, a bit each. Words alone do not say it: no "storm over his remarks".
fn disasters(lead: &[Reading], lexicon: &EventLexicon, around: Around, year: SpokenFrom) -> u64 {
    let hazards = 1 << lexicon.classes.hazard | 1 << lexicon.classes.illness;
    let hazardous = lead.iter().filter(|reading| reading.classes & hazards != 0);
    let told = hazardous.flat_map(|reading| triggers(reading, lexicon, around, year));
    let past = |found: &Found| matches!(found.status, EventStatus::Historical | EventStatus::Negated);
    told.filter(|found| found.strength >= SURE && !past(found) && found.event_type < 64)
        .fold(0, |types, found| types | 1 << found.event_type)
}

/// The classes of the words in some sentences.
fn classes(readings: &[Reading]) -> u64 {
    readings.iter().fold(0, |classes, reading| classes | reading.classes)
}

/// The year that a document without a date speaks from: the latest it tells, if it tells any of our time with its month,
/// "Jan. 17, 2017"; else that, or [`EARLIEST`] if it is before.
fn spoken_year(readings: &[Reading]) -> Option<u16> {
    let years = |reading: &Reading| {
        let words = 0..reading.words.len();
        words.filter_map(|at| year_of(reading.lower(at))).max()
    };
    // Few sentences tell a year, and only these can tell one with its month.
    let telling = || readings.iter().filter_map(|reading| Some((reading, years(reading)?)));
    let latest = telling().map(|(_, year)| year).max()?;
    let own = |reading: &Reading| {
        let told = dates(reading);
        told.iter().filter_map(ToldDate::dated_year).any(|year| year >= NEWS)
    };
    Some(if telling().any(|(reading, _)| own(reading)) {
        latest
    } else {
        latest.max(EARLIEST)
    })
}

/// The dateline, which opens the text or follows the headline.
fn find_dateline(document: &Document) -> Option<Span> {
    let over_headline = || document.headline.and(dateline(&document.text, document.searchable));
    dateline(&document.text, document.body()).or_else(over_headline)
}

/// The parts of a sentence between runs of white space before a capital: feeds drop full stops and paragraph ends, and
/// two spaces are all that is left of them.
pub(super) fn at_wide_gaps(text: &str, sentence: Span) -> Vec<Span> {
    let mut parts = Vec::with_capacity(1);
    let (mut start, mut from) = (sentence.start(), sentence.start());
    let next = |from: usize| {
        let mut pairs = text.as_bytes()[from..sentence.end()].windows(2);
        pairs.position(|pair| pair == b"  ")
    };
    while let Some(gap) = next(from) {
        let end = from + gap;
        let rest = &text[end..sentence.end()];
        from = end + (rest.len() - rest.trim_start().len());
        if text[from..].starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“')) {
            parts.push(Span::new(start, end));
            start = from;
        }
    }
    parts.push(Span::new(start, sentence.end()));
    parts
}

/// The parts of a sentence between semicolons, if each has a place of its own: what stands in one is no company for the
/// others. "In Oslo, a bomb went off; police came" is one.
pub(super) fn at_semicolons(text: &str, sentence: Span, has_place: impl Fn(Span) -> bool) -> Vec<Span> {
    let ends = sentence.slice(text).match_indices("; ");
    let ends = ends.map(|(at, _)| sentence.start() + at + 1).chain([sentence.end()]);
    let mut start = sentence.start();
    let parts: Vec<Span> = ends
        .map(|end| Span::new(std::mem::replace(&mut start, end), end))
        .collect();
    if parts.iter().all(|part| has_place(*part)) {
        parts
    } else {
        vec![sentence]
    }
}

/// Parts of [`LONGEST`] bytes at most: what is in no sentence's shape is read piece by piece, so that the work, which
/// grows with the square of a sentence, does not grow so with the text.
pub(super) fn in_pieces(text: &str, sentence: Span) -> Vec<Span> {
    let mut pieces = Vec::with_capacity(1);
    let mut start = sentence.start();
    while sentence.end() - start > LONGEST {
        let limit = (start + 1..=start + LONGEST)
            .rev()
            .find(|at| text.is_char_boundary(*at));
        let limit = limit.unwrap_or(sentence.end());
        let end = text[start..limit]
            .rfind(char::is_whitespace)
            .map_or(limit, |at| start + at.max(1));
        let end = (start + 1..=end)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(limit);
        pieces.push(Span::new(start, end));
        start = end;
    }
    pieces.push(Span::new(start, sentence.end()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_semicolons_part_is_read_apart_where_each_part_has_a_place() {
        let text = "Israel strikes Tyre; miners strike in Oslo";
        let sentence = Span::new(0, text.len());
        assert_eq!(at_semicolons(text, sentence, |_| true).len(), 2);
        assert_eq!(at_semicolons(text, sentence, |part| part.start() == 0), [sentence]);
    }
}
