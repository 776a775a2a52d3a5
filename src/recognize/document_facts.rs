//! Possible names in, what the whole document says of each word out.

use super::cues::Cue;
use super::lexicon::KnownWords;
use super::possible::Possible;
use super::quick::{QuickMap, QuickSet};
use super::reading::{Gap, Reading};

/// What a document says of its names, over all their occurrences.
#[derive(Debug, Default)]
pub(super) struct DocumentFacts<'r> {
    /// Words that stand in lower case somewhere.
    lower: QuickSet<&'r str>,
    /// Names that are known well enough to be no given name: "China", "Jordan".
    famous: QuickSet<&'r str>,
    /// Words of people's names: after a title, a given name or an initial.
    people: QuickSet<&'r str>,
    /// How a name stands over the document, by its first folded word.
    names: QuickMap<&'r str, Standing>,
}

/// In how many places a name stands in which company.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Standing {
    pub(super) locative: u32,
    pub(super) person: u32,
    pub(super) alone: u32,
}

impl<'r> DocumentFacts<'r> {
    pub(super) fn new(reading: &'r Reading<'_>, possible: &[Possible], words: &KnownWords<'_>) -> Self {
        let mut facts = Self::default();
        for (at, word) in reading.words.iter().enumerate() {
            if !word.token.is_capitalized() {
                facts.lower.insert(reading.folded(at));
            }
        }
        let famous = possible.iter().filter(|name| name.is_famous());
        facts.famous = famous.map(|name| reading.folded(name.name_first)).collect();
        let inner = possible
            .iter()
            .filter(|name| name.name_words() > 1)
            .flat_map(|name| name.name_first + 1..name.name_end);
        facts.find_people(reading, words, &inner.collect());
        for name in possible {
            let standing = facts.names.entry(reading.folded(name.name_first)).or_default();
            standing.locative += u32::from(stands_locative(reading, name));
            standing.person += u32::from(stands_as_person(reading, name, words));
            standing.alone += u32::from(stands_alone(reading, name));
        }
        facts
    }

    /// Runs of capitalized words that hold a title, a common given name or an initial before other words: the words
    /// after it are a person's. Words within a place's name are not (`inner`): "St. Louis", "Prince Edward Island".
    fn find_people(&mut self, reading: &'r Reading<'_>, words: &KnownWords<'_>, inner: &QuickSet<usize>) {
        for at in 0..reading.words.len().saturating_sub(1) {
            if inner.contains(&(at + 1)) || !reading.has_telling_capital(at) || !reading.has_telling_capital(at + 1) {
                continue;
            }
            let (word, next) = (&reading.words[at], &reading.words[at + 1]);
            let joined = matches!(next.gap, Gap::Space | Gap::Stop) && word.token.possessive == 0;
            let facts = words.facts(reading.folded(at));
            let famous = self.famous.contains(reading.folded(at));
            let given = facts.given >= 2 && !famous && !next.cues.is(Cue::Org) && !next.cues.is_type_word();
            let initial = word.token.span.len() <= 2 && reading.folded(at).len() == 1;
            if joined && (word.cues.is(Cue::Title) || given || initial) {
                self.people.insert(reading.folded(at + 1));
                if given {
                    self.people.insert(reading.folded(at));
                }
            }
        }
    }

    pub(super) fn is_lower_somewhere(&self, word: &str) -> bool {
        self.lower.contains(word)
    }

    pub(super) fn is_famous(&self, word: &str) -> bool {
        self.famous.contains(word)
    }

    pub(super) fn is_of_a_person(&self, word: &str) -> bool {
        self.people.contains(word)
    }

    /// How the other occurrences of a name stand.
    pub(super) fn standing(&self, word: &str) -> Standing {
        self.names.get(word).copied().unwrap_or_default()
    }
}

/// Whether a name stands after "in" or the like, or before a comma and what contains it.
pub(super) fn stands_locative(reading: &Reading<'_>, possible: &Possible) -> bool {
    let word = &reading.words[possible.first];
    possible.first > 0 && word.gap == Gap::Space && {
        let cues = reading.words[possible.first - 1].cues;
        cues.is(Cue::Locative) || cues.is(Cue::Movement)
    }
}

/// Whether a name stands as part of a person's: after a title, a given name or an initial, or before a surname.
pub(super) fn stands_as_person(reading: &Reading<'_>, possible: &Possible, words: &KnownWords<'_>) -> bool {
    let first = &reading.words[possible.first];
    let after_person = possible.first > 0 && matches!(first.gap, Gap::Space | Gap::Stop) && !first.opens && {
        let before = possible.first - 1;
        let named = reading.has_telling_capital(before) && reading.words[before].token.possessive == 0;
        let folded = reading.folded(before);
        named && (reading.words[before].cues.is(Cue::Title) || words.facts(folded).given >= 1 || folded.len() == 1)
    };
    after_person && !possible.is_famous()
}

/// Whether no capitalized word touches the name.
pub(super) fn stands_alone(reading: &Reading<'_>, possible: &Possible) -> bool {
    let first = &reading.words[possible.first];
    let before = possible.first > 0
        && first.gap == Gap::Space
        && !first.opens
        && reading.has_telling_capital(possible.first - 1);
    let after = reading
        .words
        .get(possible.end)
        .is_some_and(|next| next.gap == Gap::Space && !next.opens)
        && reading.has_telling_capital(possible.end);
    !before && !after && !first.opens
}
