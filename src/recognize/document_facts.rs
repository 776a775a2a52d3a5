//! Possible names in, what the whole document says of each word out.

use super::cues::Cue;
use super::possible::Possible;
use super::reading::{Gap, Reading};
use super::vocabulary::WordId;

/// What a document says of its names, over all their occurrences.
#[derive(Debug, Default)]
pub(super) struct DocumentFacts {
    /// One entry a distinct word.
    words: Vec<WordStanding>,
}

/// What a document says of one word.
#[derive(Debug, Default, Clone, Copy)]
struct WordStanding {
    /// It stands in lower case somewhere.
    lower: bool,
    /// It begins a name known well enough to be no given name: "China", "Jordan".
    famous: bool,
    /// It is of a person's name: after a title, a given name or an initial.
    person: bool,
    /// How the names that begin with it stand.
    names: Standing,
}

/// In how many places a name stands in which company.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Standing {
    pub(super) locative: u32,
    pub(super) person: u32,
    pub(super) alone: u32,
}

impl DocumentFacts {
    pub(super) fn new(reading: &Reading<'_>, possible: &[Possible]) -> Self {
        let mut facts = Self {
            words: vec![WordStanding::default(); reading.vocabulary.len()],
        };
        for word in reading.words.iter().filter(|word| !word.token.is_capitalized()) {
            facts.of(word.id).lower = true;
        }
        for name in possible.iter().filter(|name| name.is_famous()) {
            facts.of(reading.words[name.name_first].id).famous = true;
        }
        facts.find_people(reading, possible);
        for name in possible {
            let standing = &mut facts.of(reading.words[name.name_first].id).names;
            standing.locative += u32::from(stands_locative(reading, name));
            standing.person += u32::from(stands_as_person(reading, name));
            standing.alone += u32::from(stands_alone(reading, name));
        }
        facts
    }

    fn of(&mut self, word: WordId) -> &mut WordStanding {
        &mut self.words[word.index()]
    }

    /// Runs of capitalized words that hold a title, a common given name or an initial before other words: the words
    /// after it are a person's. Words within a place's name are not: "St. Louis", "Prince Edward Island".
    fn find_people(&mut self, reading: &Reading<'_>, possible: &[Possible]) {
        let mut inner = vec![false; reading.words.len()];
        for name in possible {
            inner[name.name_first + 1..name.name_end].fill(true);
        }
        for at in 0..reading.words.len().saturating_sub(1) {
            if inner[at + 1] || !reading.has_telling_capital(at) || !reading.has_telling_capital(at + 1) {
                continue;
            }
            let (word, next) = (&reading.words[at], &reading.words[at + 1]);
            let joined = matches!(next.gap, Gap::Space | Gap::Stop) && word.token.possessive == 0;
            let given = reading.facts(at).given >= 2
                && !self.is_famous(word.id)
                && !next.cues.is(Cue::Org)
                && !next.cues.is_type_word();
            let initial = word.token.span.len() <= 2 && reading.folded(at).len() == 1;
            if joined && (word.cues.is(Cue::Title) || given || initial) {
                self.of(next.id).person = true;
                self.of(word.id).person |= given;
            }
        }
    }

    pub(super) fn is_lower_somewhere(&self, word: WordId) -> bool {
        self.words[word.index()].lower
    }

    pub(super) fn is_famous(&self, word: WordId) -> bool {
        self.words[word.index()].famous
    }

    pub(super) fn is_of_a_person(&self, word: WordId) -> bool {
        self.words[word.index()].person
    }

    /// How the names that begin with a word stand.
    pub(super) fn standing(&self, word: WordId) -> Standing {
        self.words[word.index()].names
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
pub(super) fn stands_as_person(reading: &Reading<'_>, possible: &Possible) -> bool {
    let first = &reading.words[possible.first];
    let after_person = possible.first > 0 && matches!(first.gap, Gap::Space | Gap::Stop) && !first.opens && {
        let before = possible.first - 1;
        let named = reading.has_telling_capital(before) && reading.words[before].token.possessive == 0;
        let titled = reading.words[before].cues.is(Cue::Title);
        named && (titled || reading.facts(before).given >= 1 || reading.folded(before).len() == 1)
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
