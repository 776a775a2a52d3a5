//! Names that the model passed over in, those out that the words beside them say to be places: "in Nice".

use super::cues::{Cue, Cues};
use super::hint::hint;
use super::nearly::nearly_found;
use super::people::People;
use super::possible::Possible;
use super::reading::{Gap, LineCase, Reading, Word};
use super::routes::on_routes;
use super::word_lists::{DONE_TO_ANY_PLACE, DONE_TO_PLACES};
use crate::domain::{ClassHint, NameClass, Span};
use crate::text::Case;
use std::ops::Range;

/// Cities and towns of so many inhabitants or more, in the bands of `NameSummary`: 50,000 and 5,000.
const CITY: u8 = 5;
const TOWN: u8 = 3;

/// The same of 200,000.
const LARGE: u8 = 6;
/// From which probability by the model on the name of a large city, which is nobody's and no word, is taken for it. Of the 14 in
/// the corpora that it passed over, all are names of cities and regions, 8 of them annotated.
const NEARLY: f32 = 0.35;

/// The most words of a name that the gazetteer lacks.
const UNKNOWN_WORDS: usize = 3;

/// What the model made of a document.
pub(super) struct Told<E, L, R> {
    /// Whether a place was found that ends before a word.
    pub(super) ends_found: E,
    /// How probable it is that some words are a place's name.
    pub(super) likely: L,
    /// Whether some words were found to be a name, and then to be no place's.
    pub(super) refused: R,
    /// The dateline.
    pub(super) filed: Option<Span>,
}

/// A name that what stands beside it says to be a place's.
pub(super) struct Placed {
    pub(super) words: Range<usize>,
    /// What is said that it is.
    pub(super) hint: Option<ClassHint>,
    /// Whether it opens the dateline or a dated line, where hardly anything else stands.
    pub(super) files: bool,
}

/// The names that what stands beside them says to be places, in text order.
pub(super) fn placed(
    reading: &Reading<'_>,
    possible: &[Possible],
    people: &People,
    told: Told<impl Fn(usize) -> bool, impl Fn(&Range<usize>) -> f32, impl Fn(&Range<usize>) -> bool>,
) -> Vec<Placed> {
    let files =
        |name: &Possible| is_dated(reading, name) || told.filed.is_some_and(|line| is_filed(reading, name, line));
    let likely = |name: &Possible| is_city_alone(reading, name) && (told.likely)(&(name.first..name.end)) >= NEARLY;
    let of = |name: &Possible, files: bool| Placed {
        words: name.first..name.end,
        hint: hint(reading, name),
        files,
    };
    let mut placed: Vec<Placed> = possible
        .iter()
        .filter(|name| files(name))
        .map(|name| of(name, true))
        .collect();
    let named = possible.iter().filter(|name| is_placed(reading, name) || likely(name));
    let known = named
        .chain(listed(reading, possible, &told.ends_found))
        .chain(on_routes(reading, possible, &told.likely))
        .chain(nearly_found(
            reading,
            possible,
            &told.ends_found,
            &told.likely,
            &told.refused,
        ))
        .chain(people.homes(possible));
    placed.extend(known.map(|name| of(name, false)));
    placed.extend(taken(reading).map(|words| Placed {
        words,
        hint: None,
        files: false,
    }));
    // Of several ways to one name, the surest stays first.
    placed.sort_by_key(|name| name.words.start);
    placed
}

/// Whether a name that is an ordinary word too is that of a city: it is the main name of one, has a capital that tells, stands
/// alone, and a locative or what is done to places stands before it. Marks on its letters tell that it is no such word, and so
/// does a camp that is called by it. The name of a town that is nothing else needs the locative alone.
fn is_placed(reading: &Reading<'_>, possible: &Possible) -> bool {
    is_named_camp(reading, possible) || is_placed_city(reading, possible) || is_placed_town(reading, possible)
}

/// "4 Oct – Babanusa. Gunmen raided a market": a town that stands alone behind the date which opens a line, as in lists of what
/// happened.
fn is_dated(reading: &Reading<'_>, possible: &Possible) -> bool {
    let Some(before) = possible.first.checked_sub(2) else {
        return false;
    };
    let date = &reading.words[before..possible.first];
    let first = &reading.words[possible.first];
    let day = |word: &Word| word.token.case == Case::Digit;
    let month = |word: &Word| word.cues.is(Cue::Calendar);
    let dated = day(&date[0]) && month(&date[1]) || month(&date[0]) && day(&date[1]);
    first.gap == Gap::Other && date[0].opens && !date[1].opens && dated && {
        let between = &reading.text[date[1].token.span.end()..first.token.span.start()];
        let dash = matches!(between.trim(), "–" | "—" | "-" | "--" | ":");
        let plain = (possible.first..possible.end).all(|at| is_but_a_name(reading, at));
        dash && plain && possible.has(NameClass::City) && reading.ends_phrase(possible.end)
    }
}

/// "Its owner in Mukalla said": a town's main name that is neither a word nor anybody's name, between a locative and what goes on
/// with no other noun.
fn is_placed_town(reading: &Reading<'_>, possible: &Possible) -> bool {
    let Some(before) = possible.first.checked_sub(1) else {
        return false;
    };
    let named = possible
        .summary
        .is_some_and(|summary| summary.has(NameClass::City) && summary.primary_band() >= TOWN);
    possible.end - possible.first == 1
        && named
        && reading.words[before].cues.is(Cue::Locative)
        && is_told(reading, possible)
        && reading.words[possible.first].cues == Cues::default()
        && reading.words[possible.first].token.possessive == 0
        && is_nothing_else(reading, possible.first)
        && (reading.ends_phrase(possible.end) || reading.words[possible.end].cues.is(Cue::Said))
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
        && reading.ends_name(possible.end)
}

/// Whether a name within a sentence has a capital that tells.
pub(super) fn is_told(reading: &Reading<'_>, possible: &Possible) -> bool {
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
            return (rest.len() > 1 && reading.ends_phrase(name.end)).then_some(rest);
        }
    }
    None
}

/// The words of names that the gazetteer lacks, of which is told what is done to places alone: "retook Um Rawaba".
fn taken(reading: &Reading<'_>) -> impl Iterator<Item = Range<usize>> {
    let named = |at: usize| {
        let word = &reading.words[at];
        // First what most words are not.
        word.token.is_capitalized()
            && word.gap == Gap::Space
            && !word.opens
            && word.cues == Cues::default()
            && word.token.possessive == 0
            && reading.has_telling_capital(at)
            && reading.facts(at).given == 0
    };
    // Few words begin a name, and many would have to be compared.
    let begins = (1..reading.words.len()).filter(move |at| named(*at));
    let taken = begins.filter(|at| DONE_TO_ANY_PLACE.contains(&reading.folded(at - 1)));
    taken.filter_map(move |from| {
        let most = (from + UNKNOWN_WORDS).min(reading.words.len());
        let end = (from..most).find(|at| !named(*at)).unwrap_or(most);
        // "She retook Algebra."
        let word = end - from == 1 && reading.facts(from).ordinary;
        (from < end && !word && reading.ends_name(end)).then_some(from..end)
    })
}

/// Whether a name is better known as a word than as a surname: what is neither, the model finds.
fn is_rather_a_word(reading: &Reading<'_>, at: usize) -> bool {
    let facts = reading.facts(at);
    facts.ordinary && facts.surname < 2
}

/// Whether a name is the main name of a large city and nothing else, and no capital stands beside it.
fn is_city_alone(reading: &Reading<'_>, possible: &Possible) -> bool {
    let named = possible
        .summary
        .is_some_and(|summary| summary.has(NameClass::City) && summary.primary_band() >= LARGE);
    named && {
        let words = possible.first..possible.end;
        let first = &reading.words[possible.first];
        let apart = first.opens || first.gap != Gap::Space || !reading.has_telling_capital(possible.first - 1);
        let plain = |at: usize| reading.words[at].token.possessive == 0 && is_but_a_name(reading, at);
        apart && words.clone().all(plain) && reading.ends_name(words.end)
    }
}

/// Whether a name opens the dateline: "DECORAH — ".
fn is_filed(reading: &Reading<'_>, possible: &Possible, line: Span) -> bool {
    let first = &reading.words[possible.first];
    first.token.span.start() == line.start()
        && first.token.case == Case::Upper
        // "JEWELL: I have not.": who speaks.
        && !reading.text[line.end()..].starts_with(':')
        && possible.has(NameClass::City)
        && possible.has(NameClass::Primary)
        && (possible.first..possible.end).all(|at| !reading.facts(at).ordinary && reading.words[at].cues.is_plain())
}

/// Whether a word has a capital that tells, and is no cue and nothing else.
fn is_but_a_name(reading: &Reading<'_>, at: usize) -> bool {
    let word = &reading.words[at];
    let capital = reading.has_telling_capital(at) && word.token.case == Case::Capitalized;
    capital && word.cues == Cues::default() && is_nothing_else(reading, at)
}

/// Whether a word is in no dictionary, and nobody is called so.
fn is_nothing_else(reading: &Reading<'_>, at: usize) -> bool {
    let facts = reading.facts(at);
    !facts.ordinary && facts.surname == 0 && facts.given == 0
}
