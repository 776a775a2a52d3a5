//! A place in its sentence in, the verb that tells what it does or what befell it out.

use super::governor::Governor;
use super::lexicon::{EventLexicon, Part};
use super::reading::{Gap, Reading};

/// What the words after a place tell of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    /// What it does.
    Acts,
    /// What befell it: "came under fire", "was".
    Befalls,
    /// Nothing: no verb follows.
    None,
}

impl Verb {
    pub(super) const fn is_subject(self) -> bool {
        !matches!(self, Self::None)
    }
}

/// The verb of which the place that ends at `last` is the subject.
pub(super) fn predicate(reading: &Reading, last: usize, governor: Governor, lexicon: &EventLexicon) -> Verb {
    let next = reading.words.get(past_auxiliaries(reading, last + 1).0);
    match next {
        _ if governor != Governor::None => Verb::None,
        Some(word) if word.gap == Gap::Space => match verb(reading, last + 1, lexicon) {
            Verb::None if is_plain_verb(reading, last, lexicon) => Verb::Acts,
            verb => verb,
        },
        _ if past_auxiliaries(reading, last + 1).1 => Verb::Acts,
        _ => Verb::None,
    }
}

/// Words of a list of places from its clause's opening to its last at most: "as Kyiv and Moscow".
const LIST: usize = 5;

/// Whether a verb in the plain form follows two places that open a clause and end at `last`: "as Kyiv and Moscow trade blows".
fn is_plain_verb(reading: &Reading, last: usize, lexicon: &EventLexicon) -> bool {
    let place = |at: usize| reading.words[at].place.is_some();
    let list = (last.saturating_sub(LIST)..last)
        .rev()
        .find(|at| !place(*at) && !reading.does(*at, Part::Joins));
    let opens = list.is_some_and(|at| reading.does(at, Part::Turns) && !reading.does(at, Part::Joins));
    let two = list.is_some_and(|at| (at + 1..last).any(|at| reading.does(at, Part::Joins)));
    let Some(next) = reading.words.get(last + 1).filter(|_| opens && two) else {
        return false;
    };
    let noun = reading.is(last + 1, lexicon.classes.actor) || reading.does_any(last + 1, &[Part::Kind, Part::Site]);
    let governs = Governor::of(reading, last + 1) != Governor::None || reading.does(last + 1, Part::Joins);
    !next.capital && !next.possessive && !noun && !governs && next.place.is_none()
}

/// The first word from `at` on that is neither a form of *have* nor an adverb, and whether *have* was among these.
fn past_auxiliaries(reading: &Reading, mut at: usize) -> (usize, bool) {
    let mut perfect = false;
    loop {
        let have = reading.does(at, Part::Have);
        if !have && !reading.does(at, Part::Adverb) {
            return (at, perfect);
        }
        perfect |= have;
        at += 1;
    }
}

/// What the verb at `at`, past *have* and adverbs, tells of its subject.
pub(super) fn verb(reading: &Reading, at: usize, lexicon: &EventLexicon) -> Verb {
    let (at, perfect) = past_auxiliaries(reading, at);
    let Some(word) = reading.words.get(at).filter(|word| word.place.is_none()) else {
        return if perfect { Verb::Acts } else { Verb::None };
    };
    let lower = reading.lower(at);
    if reading.does(at, Part::Be) {
        return befalls(reading, at, lexicon);
    }
    if reading.is(at, lexicon.classes.experiencer) {
        return Verb::Befalls;
    }
    // "Oslo had no power", "Kano has a fire": what it has befell it.
    if perfect && has(reading, at, lexicon) {
        return Verb::Befalls;
    }
    let auxiliary = reading.does(at, Part::Modal);
    // "Dunedin can expect snow", "Odesa may come under fire"; "will be" tells anything.
    if auxiliary && !reading.does(at + 1, Part::Be) && reading.is(at + 1, lexicon.classes.experiencer) {
        return Verb::Befalls;
    }
    let past = lower.ends_with("ed") || lower.ends_with("es") || reading.is(at, lexicon.classes.past);
    let plain = !word.capital && !reading.does(at, Part::Stop);
    let present = lower.ends_with('s') && !lower.ends_with("ss") && plain;
    if auxiliary || past || present || perfect {
        Verb::Acts
    } else {
        Verb::None
    }
}

/// What a form of *be* at `at` tells of its subject with the words after it: "was sending troops", but "was shelled", "is being
/// shelled", "is bracing for a storm". In the present much else is told of a place than what befell it: "is subject to a law".
fn befalls(reading: &Reading, at: usize, lexicon: &EventLexicon) -> Verb {
    let next = past_auxiliaries(reading, at + 1).0;
    let being = reading.does(next, Part::Be) || reading.is(next, lexicon.classes.experiencer);
    let goes_on = reading.lower(next).ends_with("ing");
    let past = reading.is(at, lexicon.classes.experiencer);
    let state = || matches!(reading.lower(next), "under" | "without" | "in");
    let befell = next < reading.words.len() && reading.is_past_verb(next, lexicon.classes.past);
    if being || (!goes_on && (past || befell || state())) {
        Verb::Befalls
    } else {
        Verb::Acts
    }
}

/// Whether *have* is no auxiliary before word `at`: it denies something, or tells of a hazard.
fn has(reading: &Reading, at: usize, lexicon: &EventLexicon) -> bool {
    let hazard = |at: usize| reading.is(at, lexicon.classes.hazard) || reading.is(at, lexicon.classes.illness);
    let near = at + usize::from(reading.does(at, Part::Article));
    reading.lower(at) == "no" || hazard(near) || hazard(near + 1)
}

/// Whether the word before is a verb, of which the place is the object: "shelled Kharkiv".
pub(super) fn follows_verb(reading: &Reading, first: usize, lexicon: &EventLexicon) -> bool {
    let Some(before) = first.checked_sub(1).filter(|_| reading.words[first].gap == Gap::Space) else {
        return false;
    };
    let word = reading.lower(before);
    word.ends_with("ed") || word.ends_with("ing") || reading.is(before, lexicon.classes.past)
}
