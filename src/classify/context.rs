//! A document in, what bears on all its sentences out.

use super::EventLexicon;
use super::company::Around;
use super::dates::{ToldDate, dates};
use super::found::Found;
use super::lexicon::Part;
use super::pieces::LONGEST;
use super::reading::{Gap, Reading};
use super::sentence::{Classes, Sentence};
use super::stance::Stance;
use super::status::{EARLIEST, SpokenFrom, year_of};
use super::triggers::triggers;
use super::words::Signs;
use crate::domain::{Document, EventStatus, Span};
use crate::text::dateline;

/// News from before this year has a date, or speaks of the past.
const NEWS: i16 = 2000;

/// Sentences at the head of a document that say what it is about: the headline, and the lead.
const LEAD: usize = 3;

/// What the whole document says that bears on its sentences.
pub(super) struct Context<'d> {
    /// Classes of words in it.
    around: Around<'d>,
    /// Where it turns to something else than its lead tells of.
    turned: Vec<Span>,
    /// The year it speaks from.
    pub(super) year: SpokenFrom,
}

impl<'d> Context<'d> {
    /// Reads it off the document, its sentences and the classes in these.
    pub(super) fn new(
        document: &Document,
        sentences: &[Sentence],
        classes: &'d Classes<'d>,
        lexicon: &EventLexicon,
    ) -> Self {
        let published = document.source.published.as_deref();
        let date = published.and_then(|date| date.get(..10)?.parse().ok());
        let published = published.and_then(|date| year_of(date.get(..4)?));
        let dateline = find_dateline(document);
        let year = SpokenFrom {
            year: published.or_else(|| spoken_year(sentences)),
            date,
            dated: published.is_some(),
            dateline,
        };
        let lead = &sentences[..sentences.len().min(LEAD)];
        let mut around = Around {
            document: classes,
            lead: lead.iter().fold(0, |classes, sentence| classes | sentence.classes),
            told: 0,
        };
        around.told = disasters(lead, lexicon, around, year);
        let may_turn = |sentence: &&Sentence| sentence.opens_with(Part::Apart, APART + 1);
        let turned = sentences
            .iter()
            .filter(may_turn)
            .filter_map(|sentence| turned(sentence, document))
            .collect();
        Self { around, turned, year }
    }

    /// The classes of words that bear on a sentence. What the lead tells of bears on no paragraph that turns to something else.
    pub(super) fn around(&self, reading: &Reading) -> Around<'d> {
        let start = reading.words.first().map_or(0, |word| word.span.start());
        let last = self.turned.partition_point(|span| span.start() <= start).checked_sub(1);
        if last.is_some_and(|last| start < self.turned[last].end()) {
            return Around {
                lead: 0,
                told: 0,
                ..self.around
            };
        }
        self.around
    }

    /// Whether the place stands in the dateline.
    pub(super) fn is_dateline(&self, reading: &Reading, stance: &Stance) -> bool {
        self.year
            .dateline
            .is_some_and(|span| span.covers(reading.words[stance.first].span))
    }
}

/// Words from "in" to the one that opens something else at most: "in a separate case".
const APART: usize = 3;

/// From where on a paragraph tells of something else than the text does: "In a separate case", "In other business".
fn turned(reading: &Reading, document: &Document) -> Option<Span> {
    let ends = reading.words.get(1).is_some_and(|word| word.gap == Gap::Comma);
    let alone = ends && reading.does(0, Part::Apart);
    let ends_with = |at: usize| {
        let comma = reading.words.get(at + 1).is_some_and(|word| word.gap == Gap::Comma);
        comma && (1..=at).any(|at| reading.does(at, Part::Apart))
    };
    let set = reading.does(0, Part::Locative) && (1..=APART).any(ends_with);
    (alone || set).then_some(())?;
    let start = reading.words.first()?.span.start();
    let mut line = document.text.as_bytes()[start..].iter().take(LONGEST);
    let sentence = reading.words.last()?.span.end();
    let end = line
        .position(|byte| *byte == b'\n')
        .map_or(sentence, |length| start + length);
    Some(Span::new(start, end))
}

/// The weakest trigger by which a document is about a disaster.
const SURE: f64 = 0.55;

/// The types of the disasters that the lead tells of, a bit each. Words alone do not say it: no "storm over his remarks".
fn disasters(lead: &[Sentence], lexicon: &EventLexicon, around: Around, year: SpokenFrom) -> u64 {
    let hazards = 1 << lexicon.classes.hazard | 1 << lexicon.classes.illness;
    let hazardous = lead.iter().filter(|sentence| sentence.classes & hazards != 0);
    let told = hazardous.flat_map(|reading| triggers(reading, lexicon, around, year));
    let past = |found: &Found| matches!(found.status, EventStatus::Historical | EventStatus::Negated);
    told.filter(|found| found.strength >= SURE && !past(found) && found.event_type < 64)
        .fold(0, |types, found| types | 1 << found.event_type)
}

/// The year that a document without a date speaks from: the latest it tells, if it tells any of our time with its month,
/// "Jan. 17, 2017"; else that, or [`EARLIEST`] if it is before.
fn spoken_year(sentences: &[Sentence]) -> Option<u16> {
    let latest_year = |reading: &Reading| {
        let years = (0..reading.words.len()).filter(|at| reading.has_sign(*at, Signs::YEAR));
        years.filter_map(|at| year_of(reading.lower(at))).max()
    };
    // Few sentences tell a year, and only these can tell one with its month.
    let may_tell = |sentence: &&Sentence| sentence.piece.signs.has(Signs::YEAR);
    let telling = || {
        let sentences = sentences.iter().filter(may_tell);
        sentences.filter_map(|sentence| Some((sentence, latest_year(sentence)?)))
    };
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
