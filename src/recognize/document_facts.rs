//! Possible names in, what the whole document says of each word out.

use super::cues::Cue;
use super::possible::Possible;
use super::reading::{Gap, Reading};
use super::{WordLexicon, context};
use std::collections::{HashMap, HashSet};

/// What a document says of its names, over all their occurrences.
#[derive(Debug, Default)]
pub(super) struct DocumentFacts<'r> {
    /// Words that stand in lower case somewhere.
    lower: HashSet<&'r str>,
    /// Names that are known well enough to be no given name: "China", "Jordan".
    famous: HashSet<&'r str>,
    /// Words of people's names: after a title, a given name or an initial.
    people: HashSet<&'r str>,
    /// How a name stands over the document, by its first folded word.
    names: HashMap<&'r str, Standing>,
}

/// In how many places a name stands in which company.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Standing {
    pub(super) locative: u32,
    pub(super) person: u32,
    pub(super) alone: u32,
}

impl<'r> DocumentFacts<'r> {
    pub(super) fn new(reading: &'r Reading<'_>, possible: &[Possible], words: &WordLexicon) -> Self {
        let mut facts = Self::default();
        for (at, word) in reading.words.iter().enumerate() {
            if !word.token.is_capitalized() {
                facts.lower.insert(reading.folded(at));
            }
        }
        let famous = possible.iter().filter(|name| context::is_famous(name));
        facts.famous = famous.map(|name| reading.folded(name.name_first)).collect();
        facts.find_people(reading, words);
        for name in possible {
            let standing = facts.names.entry(reading.folded(name.name_first)).or_default();
            standing.locative += u32::from(context::stands_locative(reading, name));
            standing.person += u32::from(context::stands_as_person(reading, name, words));
            standing.alone += u32::from(context::stands_alone(reading, name));
        }
        facts
    }

    /// Runs of capitalized words that hold a title, a common given name or an initial before other words: the words
    /// after it are a person's.
    fn find_people(&mut self, reading: &'r Reading<'_>, words: &WordLexicon) {
        for at in 0..reading.words.len().saturating_sub(1) {
            if !reading.has_telling_capital(at) || !reading.has_telling_capital(at + 1) {
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
