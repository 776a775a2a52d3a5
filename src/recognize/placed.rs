//! A possible name that the model passed over in, whether the word before it says that it is a place out: "in Nice".

use super::cues::Cue;
use super::possible::Possible;
use super::reading::{Gap, Reading};
use crate::domain::NameClass;
use crate::text::Case;

/// Cities of so many inhabitants or more, in the bands of `NameSummary`: 50,000.
const CITY: u8 = 5;

/// What is done to places.
const DONE_TO_PLACES: [&str; 10] = [
    "hit", "hits", "struck", "strikes", "rocked", "rocks", "shook", "seized", "captured", "shelled",
];

/// Whether a name that is an ordinary word too is that of a city: it is the main name of one, has a capital that tells, stands
/// alone, and a locative or what is done to places stands before it.
pub(super) fn is_placed(reading: &Reading<'_>, possible: &Possible) -> bool {
    let Some(before) = possible.first.checked_sub(1) else {
        return false;
    };
    let word = &reading.words[possible.first];
    let named = possible.summary.is_some_and(|summary| {
        summary.has(NameClass::City) && summary.has(NameClass::Primary) && summary.band() >= CITY
    });
    let told = reading.has_telling_capital(possible.first)
        && word.token.case == Case::Capitalized
        && word.gap == Gap::Space
        && !word.opens;
    let placed = reading.words[before].cues.is(Cue::Locative) || DONE_TO_PLACES.contains(&reading.folded(before));
    possible.end - possible.first == 1
        && named
        && told
        && placed
        && word.cues.is_plain()
        && is_rather_a_word(reading, possible.first)
        && word.token.possessive == 0
        && stands_alone(reading, possible.end)
}

/// Whether a name is better known as a word than as a surname: what is neither, the model finds.
fn is_rather_a_word(reading: &Reading<'_>, at: usize) -> bool {
    let facts = reading.facts(at);
    facts.ordinary && facts.surname < 2
}

/// Whether no capital, number or hyphen follows.
fn stands_alone(reading: &Reading<'_>, end: usize) -> bool {
    reading.words.get(end).is_none_or(|next| {
        next.opens || next.gap == Gap::Comma || next.gap == Gap::Other || {
            let plain = !next.token.is_capitalized() && next.token.case != Case::Digit;
            next.gap == Gap::Space && plain
        }
    })
}
