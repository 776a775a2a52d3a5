//! Names of towns that the model nearly found in, those out that what stands beside them says to be places: "Brasília and Santiago".
//!
//! Where a text speaks of little else than places, a name that people bear too, or one that the news it was trained on never had, falls
//! just short. What it lacks is given by its own kind: a pair, a list of measurements, the labels of other lines.

use super::articles::name_at;
use super::cues::{Cue, Cues};
use super::possible::Possible;
use super::reading::{Gap, Reading};
use crate::domain::NameClass;
use crate::text::Case;
use std::ops::Range;

/// From which probability by the model on a name is a place's that is joined with one, where both are said to be where something is.
const IN_PAIR: f32 = 0.15;
/// The same of one that stands among others of its kind.
const AMONG_OTHERS: f32 = 0.2;
/// The same of one that is joined with a place that was found, and of two that are joined with each other.
const BESIDE_FOUND: f32 = 0.25;
const BESIDE_NEARLY: f32 = 0.4;
/// The same of one that something is said to be in, and that is no single word.
const LOCATED: f32 = 0.3;
/// The same of a name that is no word and nobody's: of a city, of a town, and of what has no known inhabitants.
const BUT_A_CITY: f32 = 0.2;
const BUT_A_TOWN: f32 = 0.3;
const BUT_A_NAME: f32 = 0.35;
/// The same of a city, whoever else bears its name, and of a large one that opens a sentence.
const CITY_ALONE: f32 = 0.45;
const CITY_AT_HEAD: f32 = 0.3;

/// Towns and cities of so many inhabitants or more, in the bands of `NameSummary`: 5,000, 50,000 and 200,000.
const TOWN: u8 = 3;
const CITY: u8 = 5;
const LARGE: u8 = 6;
/// How many labels of lines must be places for the others to be so.
const LABELS: usize = 2;

/// The possible names of towns that are places for what stands beside them. `found` says whether a place was found that ends before a
/// word, `likely` how probable a name is, and `refused` whether it was found, and is no place's.
pub(super) fn nearly_found<'p>(
    reading: &Reading<'_>,
    possible: &'p [Possible],
    found: impl Fn(usize) -> bool,
    likely: impl Fn(&Range<usize>) -> f32,
    refused: impl Fn(&Range<usize>) -> bool,
) -> Vec<&'p Possible> {
    let probability = |name: &Possible| likely(&(name.first..name.end));
    let mut labels = None;
    let mut towns = Vec::new();
    for (n, name) in possible.iter().enumerate() {
        let own = probability(name);
        let open = own >= IN_PAIR && !found(name.end) && !refused(&(name.first..name.end));
        if !open || !may_be_town(reading, name) {
            continue;
        }
        let beside = [n.checked_sub(1), Some(n + 1)].into_iter().flatten();
        let mut beside = beside.filter_map(|n| possible.get(n));
        let paired = |other: &Possible| {
            let nearly = probability(other);
            let first = if other.first < name.first { other } else { name };
            let enough = if is_located(reading, first) {
                IN_PAIR
            } else {
                BESIDE_FOUND
            };
            let beside = own >= enough && found(other.end) || own.min(nearly) >= BESIDE_NEARLY;
            beside && are_joined(reading, name, other)
        };
        let among = own >= AMONG_OTHERS;
        let measured = among && is_measured(reading, name);
        let alike = beside.any(|other| paired(other) || measured && is_measured(reading, other) && found(other.end));
        let mut labeled = || {
            let label = among && is_label(reading, name);
            label && *labels.get_or_insert_with(|| label_places(reading, possible, &found))
        };
        if alike || is_alone(reading, name, own) || labeled() {
            towns.push(name);
        }
    }
    towns
}

/// Whether a name is a town's main name with capitals that tell, no cue, and not behind another capital or an article.
fn may_be_town(reading: &Reading<'_>, name: &Possible) -> bool {
    let words = &reading.words[name.first..name.end];
    let first = &words[0];
    let written = |at: usize| {
        let small = at > name.first && !reading.words[at].token.is_capitalized();
        small || reading.has_telling_capital(at) && reading.words[at].token.case == Case::Capitalized
    };
    name.has(NameClass::City)
        && name.has(NameClass::Primary)
        && words
            .iter()
            .all(|word| word.token.possessive == 0 && word.cues == Cues::default())
        && (name.first..name.end).all(written)
        && (first.opens || stands_behind_small(reading, name.first))
}

/// Whether the word before word `at` has no capital, and says of what follows neither that it is some thing nor who it is.
fn stands_behind_small(reading: &Reading<'_>, at: usize) -> bool {
    let close = matches!(reading.words[at].gap, Gap::Space | Gap::Hyphen | Gap::Stop);
    let Some(before) = at.checked_sub(1).filter(|_| close) else {
        return true;
    };
    let word = &reading.words[before];
    let told = [Cue::Title, Cue::Company, Cue::Org]
        .iter()
        .any(|cue| word.cues.is(*cue));
    reading.words[at].gap == Gap::Space && !word.token.is_capitalized() && !told && reading.folded(before) != "the"
}

/// "Brasília and Santiago", and no further capital.
fn are_joined(reading: &Reading<'_>, one: &Possible, other: &Possible) -> bool {
    let (before, after) = if one.first < other.first {
        (one, other)
    } else {
        (other, one)
    };
    after.first == before.end + 1
        && reading.folded(before.end) == "and"
        && reading.words[before.end].gap == Gap::Space
        && reading.words[after.first].gap == Gap::Space
        && reading.ends_name(after.end)
}

/// "Kasauli (96 mm)": a figure in brackets behind the name.
fn is_measured(reading: &Reading<'_>, name: &Possible) -> bool {
    let behind = &reading.text[reading.words[name.end - 1].token.span.end()..];
    let figure = behind.strip_prefix(" (").unwrap_or_default();
    figure.starts_with(|c: char| c.is_ascii_digit())
}

/// "Palma: Armed men looted a shop": what opens a line, before a colon.
fn is_label(reading: &Reading<'_>, name: &Possible) -> bool {
    let (start, end) = (
        reading.words[name.first].token.span.start(),
        reading.words[name.end - 1].token.span.end(),
    );
    let opens = reading.text[..start].trim_end_matches(' ');
    (opens.is_empty() || opens.ends_with('\n')) && reading.text[end..].starts_with(": ")
}

/// Whether most labels of lines are places that were found.
fn label_places(reading: &Reading<'_>, possible: &[Possible], found: impl Fn(usize) -> bool) -> bool {
    let labels = possible.iter().filter(|name| is_label(reading, name));
    let (mut all, mut places) = (0, 0);
    for label in labels {
        all += 1;
        places += usize::from(found(label.end));
    }
    places >= LABELS && places * 2 >= all
}

/// Whether a name stands alone and is nothing but a town's, or a city's that the model took for one nearly.
fn is_alone(reading: &Reading<'_>, name: &Possible, probability: f32) -> bool {
    let band = name.summary.map_or(0, |summary| summary.primary_band());
    let enough = match band {
        CITY.. => BUT_A_CITY,
        TOWN.. => BUT_A_TOWN,
        _ => BUT_A_NAME,
    };
    let city = band >= CITY && probability >= CITY_ALONE
        || band >= LARGE && probability >= CITY_AT_HEAD && reading.words[name.first].opens;
    let word = name.end - name.first == 1 && reading.facts(name.first).ordinary;
    let located = probability >= LOCATED && !word && is_located(reading, name);
    let ends = || reading.ends_name(name.end) || is_score(reading, name.end);
    (city || located || probability >= enough && is_but_a_name(reading, name)) && ends()
}

/// "At Palma", "in Bilaspur and": whether something is said to be in what a name names, within a sentence.
fn is_located(reading: &Reading<'_>, name: &Possible) -> bool {
    let before = name.first.checked_sub(1).map(|before| &reading.words[before]);
    reading.words[name.first].gap == Gap::Space
        && before.is_some_and(|before| before.cues.is(Cue::Locative) && !before.token.is_capitalized())
}

/// Whether no word of a name with a capital is in a dictionary, or anybody called so.
fn is_but_a_name(reading: &Reading<'_>, name: &Possible) -> bool {
    let joined = name_at(reading, name.first).is_some_and(|words| words.end == name.end);
    (name.first..name.end).all(|at| {
        let facts = reading.facts(at);
        let link = joined && !reading.words[at].token.is_capitalized();
        link || !facts.ordinary && facts.surname == 0 && facts.given == 0
    })
}

/// "Beat Chadron 68-64": whether a result begins at word `at`.
fn is_score(reading: &Reading<'_>, at: usize) -> bool {
    let Some(word) = reading
        .words
        .get(at)
        .filter(|word| word.gap == Gap::Space && !word.opens)
    else {
        return false;
    };
    let figures = &reading.text[word.token.span.start()..];
    let others = figures.trim_start_matches(|c: char| c.is_ascii_digit());
    let other = others.strip_prefix(['-', '–']).unwrap_or_default();
    others.len() < figures.len() && other.starts_with(|c: char| c.is_ascii_digit())
}
