//! A document's words in, which of them that are written like places are people's names out: "Jordan Holland, 24, was charged".
//!
//! The model goes by single words, and a given name that is a country's looks like one to it. A given name and a surname with
//! what is said of people alone behind them are a person; what bears that surname elsewhere in the document is, too.

use super::cues::{Cue, Cues};
use super::document_facts::stands_locative;
use super::possible::Possible;
use super::reading::{Gap, LineCase, Reading};
use super::word_lists::DONE_TO_PEOPLE;
use crate::domain::NameClass;
use crate::text::Case;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A word that stands so often in lower case in news is rather a word than a surname: "Georgia Power said".
const OFTEN_A_WORD: u32 = 10;
/// The most words from an article to what it says that somebody is: ", a retired school teacher".
const MOST_OF_TITLE: usize = 4;

/// Whose names are people's.
#[derive(Debug, Default)]
pub(super) struct People {
    /// The words of their full names, in text order.
    names: Vec<Range<usize>>,
    /// The words that are their surnames, by number.
    surnames: FxHashSet<usize>,
    /// The possible names of the towns that they are of: "Virginia Marsh of Rome".
    homes: Vec<usize>,
}

impl People {
    pub(super) fn new(reading: &Reading<'_>, possible: &[Possible]) -> Self {
        let mut people = Self::default();
        for name in possible.iter().filter(|name| name.end - name.first == 1) {
            // Either word may be a place's name.
            for first in [name.first.checked_sub(1), Some(name.first)].into_iter().flatten() {
                let known = people.names.last().is_some_and(|last| last.end > first);
                let end = if known { None } else { person(reading, possible, first) };
                if let Some(end) = end {
                    people.names.push(first..end);
                    people.surnames.insert(reading.words[end - 1].id.index());
                    people.homes.extend(home(reading, possible, end));
                }
            }
        }
        people.add_told_of_later(reading, possible);
        if !people.names.is_empty() {
            // "Washington, 60, … flew to Washington": it is of both.
            let offices = |name: &&Possible| stands_locative(reading, name) || has_office(reading, name);
            for name in possible.iter().filter(offices) {
                people.surnames.remove(&reading.words[name.name_first].id.index());
            }
        }
        people
    }

    /// Adds those whose surname alone does what only people do: "the potter Virginia Orleans … Orleans died".
    fn add_told_of_later(&mut self, reading: &Reading<'_>, possible: &[Possible]) {
        let alone = |name: &&Possible| name.end - name.first == 1 && begins(reading, name.first);
        let told = possible
            .iter()
            .filter(alone)
            .filter(|name| is_done_to(reading, name.end));
        let told: FxHashSet<usize> = told.map(|name| reading.words[name.first].id.index()).collect();
        if told.is_empty() {
            return;
        }
        let id = |at: usize| reading.words[at].id.index();
        let is_new = |last: &usize| {
            let next = self.names.partition_point(|name| name.end <= *last);
            self.names.get(next).is_none_or(|name| name.start > *last)
        };
        let named = (1..reading.words.len()).filter(|last| told.contains(&id(*last)));
        let named = named.filter(|last| is_named_so(reading, possible, *last));
        let new: Vec<usize> = named.filter(is_new).collect();
        self.surnames.extend(new.iter().map(|last| id(*last)));
        self.names.extend(new.into_iter().map(|last| last - 1..last + 1));
        self.names.sort_by_key(|name| name.start);
    }

    /// Whether some words are of a full name, or a surname by itself.
    pub(super) fn include(&self, reading: &Reading<'_>, words: &Range<usize>) -> bool {
        if self.names.is_empty() {
            return false;
        }
        let next = self.names.partition_point(|name| name.end <= words.start);
        let full = self.names.get(next).is_some_and(|name| name.start < words.end);
        full || words.len() == 1 && self.surnames.contains(&reading.words[words.start].id.index())
    }

    /// The possible names of the towns that people are of.
    pub(super) fn homes<'p>(&self, possible: &'p [Possible]) -> impl Iterator<Item = &'p Possible> {
        self.homes.iter().map(|at| &possible[*at])
    }
}

/// The word after a given name and a surname that begin at word `first`, maybe with an initial between them, if what they are or
/// what stands behind them says that they are a person's.
fn person(reading: &Reading<'_>, possible: &[Possible], first: usize) -> Option<usize> {
    let initial = |at: usize| reading.folded(at).len() == 1 && reading.words[at].token.is_capitalized();
    let next = reading.words.get(first + 1)?;
    let last = first + 1 + usize::from(next.gap == Gap::Space && initial(first + 1));
    let (surname, end) = (reading.words.get(last)?, last + 1);
    let apart = |gap: Gap| gap != Gap::Space && (gap != Gap::Stop || last == first + 1);
    let joined = !apart(surname.gap) && !surname.opens && reading.words[first].token.possessive == 0;
    if !joined || !may_be_named(reading, first) || !may_be_named(reading, last) || !begins(reading, first) {
        return None;
    }
    // "Diego Garcia was attacked".
    if is_place(possible, first..end) {
        return None;
    }
    let (given, facts) = (reading.facts(first).given, reading.facts(last));
    if facts.surname == 0 || facts.lower >= OFTEN_A_WORD {
        return None;
    }
    let common = given > 1 && facts.surname > 1;
    let word = facts.ordinary;
    // "Niger Delta, a ward of": what is no given name needs a surname that is no word.
    let told = (given > 0 || !word) && (is_aged(reading, end) || is_titled(reading, end))
        || given > 0 && is_told_of(reading, end)
        || common && home(reading, possible, end).is_some();
    // "Police arrested Jordan Holland"; not "Virginia Marsh Road".
    let plain = || reading.has_telling_capital(first) && !word && common && reading.ends_name(end);
    (told || plain()).then_some(end)
}

/// Whether words are a place's main name.
fn is_place(possible: &[Possible], words: Range<usize>) -> bool {
    let at = possible.partition_point(|name| name.first < words.start);
    let mut places = possible[at..].iter().take_while(|name| name.first == words.start);
    places.any(|name| name.end == words.end && name.has(NameClass::Primary))
}

/// Whether a body or an office follows a name: "Cleveland police", "a Cleveland court".
fn has_office(reading: &Reading<'_>, name: &Possible) -> bool {
    reading.words.get(name.end).is_some_and(|next| {
        let cue = next.cues.is(Cue::Actor) || next.cues.is(Cue::Org);
        next.gap == Gap::Space && !next.opens && !next.token.is_capitalized() && cue
    })
}

/// Whether a word is written as a name is, and is no cue for anything else.
fn may_be_named(reading: &Reading<'_>, at: usize) -> bool {
    let word = &reading.words[at];
    word.token.case == Case::Capitalized && word.line != LineCase::Capitals && word.cues == Cues::default()
}

/// Whether no other capital, article or preposition makes more of the name that begins at a word: "in Georgia Marsh said", "St. Joseph
/// London finished second".
fn begins(reading: &Reading<'_>, first: usize) -> bool {
    let word = &reading.words[first];
    let close = !word.opens && matches!(word.gap, Gap::Space | Gap::Stop | Gap::Hyphen);
    let Some(before) = first.checked_sub(1).filter(|_| close) else {
        return true;
    };
    let cues = reading.words[before].cues;
    let placed = cues.is(Cue::Locative) || matches!(reading.folded(before), "the" | "st" | "saint");
    let capital = reading.words[before].token.is_capitalized() && !reading.words[before].opens;
    word.gap != Gap::Hyphen && !placed && (cues.is(Cue::Title) || !capital)
}

/// ", 24, " or ", 24, of".
fn is_aged(reading: &Reading<'_>, end: usize) -> bool {
    let Some(age) = reading.words.get(end).filter(|age| age.gap == Gap::Comma && !age.opens) else {
        return false;
    };
    let digits = reading.printed(end);
    let years = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let after = &reading.text[age.token.span.end()..];
    years && (after.starts_with(',') || after.starts_with(" of "))
}

/// ", an analyst at": what somebody is, after an article.
fn is_titled(reading: &Reading<'_>, end: usize) -> bool {
    let comma = reading
        .words
        .get(end)
        .is_some_and(|word| word.gap == Gap::Comma && !word.opens);
    if !comma || !matches!(reading.folded(end), "a" | "an") {
        return false;
    }
    let told = (end + 1..reading.words.len()).take(MOST_OF_TITLE);
    let mut told = told.take_while(|at| {
        let word = &reading.words[*at];
        word.gap == Gap::Space && !word.opens && !word.token.is_capitalized()
    });
    // Not ", a major oil field".
    let ends = |end: usize| {
        let relates = || reading.words[end].cues.is(Cue::Relation) || reading.folded(end) == "who";
        reading.ends_phrase(end) || relates()
    };
    told.any(|at| reading.words[at].cues.is(Cue::Title) && ends(at + 1))
}

/// Whether word `last` stands behind a common given name, both written as names and no place's together.
fn is_named_so(reading: &Reading<'_>, possible: &[Possible], last: usize) -> bool {
    let (first, word) = (last - 1, &reading.words[last]);
    let written = word.gap == Gap::Space && !word.opens && reading.words[first].token.possessive == 0;
    let common = reading.facts(first).given > 1 && !reading.facts(last).ordinary;
    written
        && common
        && may_be_named(reading, first)
        && may_be_named(reading, last)
        && begins(reading, first)
        && !is_place(possible, first..last + 1)
}

/// "died", "was born".
fn is_done_to(reading: &Reading<'_>, end: usize) -> bool {
    let close = |at: usize| {
        let word = reading.words.get(at);
        word.is_some_and(|word| word.gap == Gap::Space && !word.opens && !word.token.is_capitalized())
    };
    let done = |at: usize| close(at) && DONE_TO_PEOPLE.contains(&reading.folded(at));
    done(end) || close(end) && matches!(reading.folded(end), "was" | "is" | "has" | "had") && done(end + 1)
}

/// "said", "was charged".
fn is_told_of(reading: &Reading<'_>, end: usize) -> bool {
    let close = |at: usize| {
        let word = reading.words.get(at);
        word.is_some_and(|word| word.gap == Gap::Space && !word.opens && !word.token.is_capitalized())
    };
    let done = |at: usize| close(at) && DONE_TO_PEOPLE.contains(&reading.folded(at));
    close(end) && {
        let passive = matches!(reading.folded(end), "was" | "were" | "is" | "has" | "had");
        reading.words[end].cues.is(Cue::Said) || done(end) || passive && done(end + 1)
    }
}

/// The possible name of a town that stands after "of" at word `at`.
fn home(reading: &Reading<'_>, possible: &[Possible], at: usize) -> Option<usize> {
    let of = reading.words.get(at)?;
    if of.gap != Gap::Space || of.opens || reading.folded(at) != "of" {
        return None;
    }
    let next = possible.binary_search_by_key(&(at + 1), |name| name.first).ok()?;
    let name = &possible[next];
    let town = name.has(NameClass::City) && reading.words[at + 1].line != LineCase::Capitals;
    // "Of Aston Villa".
    let more = reading
        .words
        .get(name.end)
        .is_some_and(|word| word.gap == Gap::Space && !word.opens && word.token.is_capitalized());
    (town && !more && reading.words[at + 1].gap == Gap::Space).then_some(next)
}
