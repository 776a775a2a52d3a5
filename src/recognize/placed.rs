//! Names that the model passed over in, those out that the words beside them say to be places: "in Nice".

use super::cues::{Cue, Cues};
use super::hint::hint;
use super::possible::Possible;
use super::reading::{Gap, LineCase, Reading};
use super::word_lists::{DONE_TO_ANY_PLACE, DONE_TO_PLACES};
use crate::domain::{ClassHint, NameClass};
use crate::text::Case;
use std::ops::Range;

/// Cities of so many inhabitants or more, in the bands of `NameSummary`: 50,000.
const CITY: u8 = 5;

/// The most words of a name that the gazetteer lacks.
const UNKNOWN_WORDS: usize = 3;

/// The words of names that what stands beside them says to be places, in text order, with what that says they are. `ends_found` says
/// whether a place was found that ends before a word.
pub(super) fn placed(
    reading: &Reading<'_>,
    possible: &[Possible],
    ends_found: impl Fn(usize) -> bool,
) -> Vec<(Range<usize>, Option<ClassHint>)> {
    let named = possible.iter().filter(|name| is_placed(reading, name));
    let known = named.chain(listed(reading, possible, ends_found));
    let known = known.map(|name| (name.first..name.end, hint(reading, name)));
    let mut placed: Vec<_> = known.chain(taken(reading).map(|words| (words, None))).collect();
    placed.sort_by_key(|(words, _)| words.start);
    placed
}

/// Whether a name that is an ordinary word too is that of a city: it is the main name of one, has a capital that tells, stands
/// alone, and a locative or what is done to places stands before it. Marks on its letters tell that it is no such word, and so
/// does a camp that is called by it.
fn is_placed(reading: &Reading<'_>, possible: &Possible) -> bool {
    is_named_camp(reading, possible) || is_placed_city(reading, possible)
}

fn is_placed_city(reading: &Reading<'_>, possible: &Possible) -> bool {
    let Some(before) = possible.first.checked_sub(1) else {
        return false;
    };
    let word = &reading.words[possible.first];
    let named = possible.summary.is_some_and(|summary| {
        summary.has(NameClass::City) && summary.has(NameClass::Primary) && summary.band() >= CITY
    });
    let cues = reading.words[before].cues;
    let marked = !reading.printed(possible.first).is_ascii();
    let placed =
        cues.is(Cue::Locative) || marked && cues.is(Cue::Movement) || DONE_TO_PLACES.contains(&reading.folded(before));
    possible.end - possible.first == 1
        && named
        && is_told(reading, possible)
        && placed
        && word.cues.is_plain()
        && (marked || is_rather_a_word(reading, possible.first))
        && word.token.possessive == 0
        && stands_alone(reading, possible.end)
}

/// Whether a name within a sentence has a capital that tells.
fn is_told(reading: &Reading<'_>, possible: &Possible) -> bool {
    let word = &reading.words[possible.first];
    reading.has_telling_capital(possible.first)
        && word.token.case == Case::Capitalized
        && word.gap == Gap::Space
        && !word.opens
}

/// "Zaatari camp", "Kutupalong refugee camp"; not "the Harris camp".
fn is_named_camp(reading: &Reading<'_>, possible: &Possible) -> bool {
    let after = |n: usize| match reading.words.get(possible.end + n) {
        Some(word) if word.gap == Gap::Space && !word.opens => reading.printed(possible.end + n),
        _ => "",
    };
    let camp = |word: &str| matches!(word, "camp" | "camps");
    let facts = reading.facts(possible.first);
    possible.end - possible.first == 1
        && is_told(reading, possible)
        && reading.words[possible.first].token.possessive == 0
        && (camp(after(0)) || matches!(after(0), "refugee" | "displacement") && camp(after(1)))
        && possible.summary.is_some_and(|summary| !summary.is_only_demonym())
        && !facts.ordinary
        && facts.surname == 0
        && facts.given == 0
        && reading.words[possible.first].cues.is_plain()
}

/// Which possible names go on a list of places that is governed by what governs places: "in Rosedale, Shaw and Benoit."
/// `ends_found` says whether a place was found that ends before a word.
fn listed<'p>(
    reading: &Reading<'_>,
    possible: &'p [Possible],
    ends_found: impl Fn(usize) -> bool,
) -> Vec<&'p Possible> {
    let mut listed = Vec::new();
    for at in 0..possible.len() {
        let Some(first) = possible[at].first.checked_sub(1) else {
            continue;
        };
        if ends_found(possible[at].end) && governs_places(reading, first) {
            listed.extend(rest_of_list(reading, &possible[at..]).into_iter().flatten());
        }
    }
    listed
}

/// Whether a locative within a sentence, or what is done to places, stands at a word.
fn governs_places(reading: &Reading<'_>, at: usize) -> bool {
    let word = &reading.words[at];
    // In a headline with all its capitals, "In" tells as little as the names' own.
    !word.token.is_capitalized() && (word.cues.is(Cue::Locative) || DONE_TO_PLACES.contains(&reading.folded(at)))
}

/// The names after the first of a list that "and" closes, and that no verb comes after: "In London, Blair and Brown met".
fn rest_of_list<'p>(reading: &Reading<'_>, names: &'p [Possible]) -> Option<Vec<&'p Possible>> {
    let mut rest = Vec::new();
    for (before, name) in names.iter().zip(&names[1..]) {
        let and = name.first == before.end + 1 && matches!(reading.folded(before.end), "and" | "or");
        let comma = name.first == before.end && reading.words[name.first].gap == Gap::Comma;
        let town = name.has(NameClass::City) && name.end - name.first <= 2 && !name.with_possessive;
        let word = &reading.words[name.first];
        let capital = word.token.case == Case::Capitalized && word.line != LineCase::Capitals && word.cues.is_plain();
        if !(town && capital && (and || comma)) {
            return None;
        }
        rest.push(name);
        if and {
            return (rest.len() > 1 && ends_phrase(reading, name.end)).then_some(rest);
        }
    }
    None
}

/// Whether a sentence or clause ends before a word, or goes on with a preposition.
fn ends_phrase(reading: &Reading<'_>, end: usize) -> bool {
    reading.words.get(end).is_none_or(|next| {
        next.opens || matches!(next.gap, Gap::Comma | Gap::Other | Gap::Stop) || next.cues.is(Cue::Locative)
    })
}

/// The words of names that the gazetteer lacks, of which is told what is done to places alone: "retook Um Rawaba".
fn taken(reading: &Reading<'_>) -> impl Iterator<Item = Range<usize>> {
    let named = |at: usize| {
        let word = &reading.words[at];
        let plain = word.cues == Cues::default() && word.token.possessive == 0;
        let person = reading.facts(at).given > 0;
        word.gap == Gap::Space && !word.opens && plain && reading.has_telling_capital(at) && !person
    };
    // Few words begin a name, and many would have to be compared.
    let begins = (1..reading.words.len()).filter(move |at| named(*at));
    let taken = begins.filter(|at| DONE_TO_ANY_PLACE.contains(&reading.folded(at - 1)));
    taken.filter_map(move |from| {
        let most = (from + UNKNOWN_WORDS).min(reading.words.len());
        let end = (from..most).find(|at| !named(*at)).unwrap_or(most);
        // "She retook Algebra."
        let word = end - from == 1 && reading.facts(from).ordinary;
        (from < end && !word && stands_alone(reading, end)).then_some(from..end)
    })
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
