//! A sentence in, whether it has the company that a trigger needs and shuns out.

use super::lexicon::{ClassId, Condition, Conditions, Part, WordId};
use super::reading::{Gap, Reading, Word};
use super::sentence::Classes;
use std::ops::Range;

/// What the shares of the two first in a vote come to, in per cent, and the least that the second of them has: two sides may score so
/// too, but seldom.
const VOTES: std::ops::RangeInclusive<u16> = 97..=100;
const LOSERS: u16 = 30;

/// The most points that a side scores in a game.
const POINTS: u16 = 199;
/// Words in the name of the other side at most.
const OBJECT: usize = 5;

/// The classes of words in a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'d> {
    /// Anywhere in it.
    pub(super) document: &'d Classes<'d>,
    /// In its headline or its lead.
    pub(super) lead: u64,
    /// The types of the disasters that the headline or the lead tells of, a bit each.
    pub(super) told: u64,
}

impl Conditions {
    /// Whether the sentence has what they ask for, whatever the trigger's own words are.
    pub(super) fn may_hold(&self, reading: &Reading, around: Around) -> bool {
        let met = |condition: &Condition| condition.is_met(reading, &[], around);
        self.requires.is_empty() || self.requires.iter().any(met)
    }

    /// Whether they hold for a trigger made of the words `own`, `around` being the classes found in the document. What stands in another
    /// scene of the sentence forbids nothing.
    pub(super) fn hold(&self, reading: &Reading, own: &[usize], around: Around) -> bool {
        let met = |condition: &Condition| condition.is_met(reading, own, around);
        let beside = |condition: &Condition| met(condition) && condition.is_in_scene(reading, own);
        (self.requires.is_empty() || self.requires.iter().any(met)) && !self.forbids.iter().any(beside)
    }
}

impl Condition {
    fn is_met(&self, reading: &Reading, own: &[usize], around: Around) -> bool {
        match self {
            Self::Word(word) => reading.has_words(&[*word], own),
            Self::Words(number) => reading.has_words(reading.lexicon.in_a_row.row(*number), own),
            Self::Class(class) => reading.has_class(*class, own),
            Self::AsName => own.first().is_none_or(|first| reading.is_name(*first)),
            Self::ClassInDocument(class) => around.document.hold(*class),
            Self::ClassInLead(class) => around.lead >> class & 1 == 1,
            Self::TypeInLead(number) => around.told >> number & 1 == 1,
            Self::PlaceNext => reading.has_place(own.last().copied()),
            Self::Score => reading.has_score(own.last().copied()),
        }
    }

    /// Whether a condition that is met is so in the scene of the words `own`.
    fn is_in_scene(&self, reading: &Reading, own: &[usize]) -> bool {
        let Some(first) = own.first().filter(|_| !reading.scenes.is_empty()) else {
            return true;
        };
        let mut scene = reading.scene(*first);
        match self {
            Self::Word(word) => reading.has_row(&[*word], own, scene),
            Self::Words(number) => reading.has_row(reading.lexicon.in_a_row.row(*number), own, scene),
            Self::Class(class) => scene.any(|at| !own.contains(&at) && reading.is(at, *class)),
            _ => true,
        }
    }
}

impl Reading<'_> {
    /// Whether the name of a place stands right after word `last`, or anywhere in the sentence if no word is given.
    fn has_place(&self, last: Option<usize>) -> bool {
        let place = |word: &Word| word.place.is_some();
        match last {
            Some(last) => self.words.get(last + 1).is_some_and(place),
            None => self.words.iter().any(place),
        }
    }

    /// Whether the result of a game stands right after the word `verb` or after a name that is its object, or anywhere in
    /// the sentence if no word is given: "beat Italy 31-17", no "beat placebo 31-17".
    pub(super) fn has_score(&self, verb: Option<usize>) -> bool {
        let Some(verb) = verb else {
            return (1..self.words.len()).any(|at| self.is_score(at));
        };
        let object = |at: &usize| {
            self.words
                .get(*at)
                .is_some_and(|word| word.capital || word.place.is_some())
        };
        // "Lost at Detroit, 35-7".
        let governs = [Part::Locative, Part::Target, Part::Toward, Part::Party];
        let to = usize::from(self.does_any(verb + 1, &governs));
        let from = verb + 1 + to + usize::from(self.does(verb + 1 + to, Part::Article));
        let after = (from..from + OBJECT).find(|at| !object(at)).unwrap_or(from);
        let goes_on = [
            Part::Locative,
            Part::Target,
            Part::Toward,
            Part::Party,
            Part::For,
            Part::Clause,
        ];
        let counts = self
            .words
            .get(after + 2)
            .is_some_and(|word| word.gap == Gap::Space && !word.capital && !self.does_any(after + 2, &goes_on));
        self.is_score(after + 1) && !counts
    }

    /// Whether words `at - 1` and `at` are the result of a game.
    pub(super) fn is_score(&self, at: usize) -> bool {
        let points = |at: usize| self.lower(at).parse().ok().filter(|points: &u16| *points <= POINTS);
        // "Lula won 51-49": shares of a vote.
        let shares = |one: u16, other: u16| VOTES.contains(&(one + other)) && one.min(other) >= LOSERS;
        let hyphened = self.words.get(at).is_some_and(|word| word.gap == Gap::Hyphen);
        let both = || points(at - 1).zip(points(at));
        hyphened && both().is_some_and(|(one, other)| !shares(one, other))
    }

    /// Whether a word of `class` stands in the sentence, other than those of `own`.
    fn has_class(&self, class: ClassId, own: &[usize]) -> bool {
        let mut words = 0..self.words.len();
        self.classes >> class & 1 == 1 && words.any(|at| self.is(at, class) && !own.contains(&at))
    }

    /// Whether `row` stands in the sentence, other than beginning within `own`.
    fn has_words(&self, row: &[WordId], own: &[usize]) -> bool {
        self.has_row(row, own, 0..self.words.len())
    }

    /// Whether the words `row` stand in the sentence and begin at a word of `within`, but none of `own`.
    fn has_row(&self, row: &[WordId], own: &[usize], mut within: Range<usize>) -> bool {
        let stands = |at: usize| {
            let words = self.known.get(at..at + row.len());
            words.is_some_and(|words| words.iter().map(|word| &word.id).eq(row))
        };
        row.iter().all(|word| self.present.may_hold(*word)) && within.any(|at| stands(at) && !own.contains(&at))
    }
}
