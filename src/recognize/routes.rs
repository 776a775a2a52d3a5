//! Names of towns in, those out between which somebody or something goes: "from Merritt to Prince George", "as far as Vernon".
//!
//! Many towns are called like people, and the model takes them for these where neither word beside them tells.

use super::cues::Cues;
use super::possible::Possible;
use super::reading::{Gap, Reading};
use crate::domain::NameClass;
use crate::text::Case;
use std::ops::Range;

/// From which probability by the model on a name is surely a place's, so that the other end of its route is too.
const SURE: f32 = 0.75;
/// The same of both ends together, and of a name that is a word too: "from Lincoln to Grant".
const LIKELY: f32 = 0.35;

/// The possible names of towns that are an end of a route whose other end is `likely` a place, or that something reaches as far as.
pub(super) fn on_routes<'p>(
    reading: &Reading<'_>,
    possible: &'p [Possible],
    likely: impl Fn(&Range<usize>) -> f32,
) -> Vec<&'p Possible> {
    let mut towns = Vec::new();
    for (at, name) in possible.iter().enumerate() {
        if !may_be_town(reading, name) {
            continue;
        }
        let of = |name: &Possible| likely(&(name.first..name.end));
        let fits = |other: &Possible| {
            let (own, other) = (of(name), of(other));
            let word = name.end - name.first == 1 && reading.facts(name.first).ordinary;
            own.min(other) >= LIKELY || other >= SURE && !word
        };
        let next = possible.get(at + 1).filter(|next| goes_to(reading, name, next));
        let before = at.checked_sub(1).map(|before| &possible[before]);
        let before = before.filter(|before| goes_to(reading, before, name));
        if next.is_some_and(fits) || before.is_some_and(fits) || is_reached(reading, name) {
            towns.push(name);
        }
    }
    towns
}

/// Whether a name is a town's main name with capitals that tell, and no cue.
fn may_be_town(reading: &Reading<'_>, name: &Possible) -> bool {
    let words = &reading.words[name.first..name.end];
    let capital = |at: usize| reading.has_telling_capital(at) && reading.words[at].token.case == Case::Capitalized;
    let plain = words.len() > 1 || words[0].cues == Cues::default();
    name.has(NameClass::City)
        && name.has(NameClass::Primary)
        && plain
        && words.iter().all(|word| word.token.possessive == 0)
        && words[0].gap == Gap::Space
        && (name.first..name.end).all(capital)
}

/// "From Merritt to Prince George", and no further capital.
fn goes_to(reading: &Reading<'_>, from: &Possible, to: &Possible) -> bool {
    let word = |at: Option<usize>| at.map_or("", |at| reading.folded(at));
    to.first == from.end + 1
        && word(from.first.checked_sub(1)) == "from"
        && word(Some(from.end)) == "to"
        && reading.words[from.end].gap == Gap::Space
        && reading.ends_name(to.end)
}

/// "As far as Vernon and Kelowna"; not "as far as Vernon is concerned".
fn is_reached(reading: &Reading<'_>, name: &Possible) -> bool {
    let Some(first) = name.first.checked_sub(3) else {
        return false;
    };
    let far = ["as", "far", "as"];
    let joins =
        reading.words.get(name.end).is_some_and(|word| word.gap == Gap::Space) && reading.folded(name.end) == "and";
    (first..name.first)
        .zip(far)
        .all(|(at, word)| reading.folded(at) == word)
        && (joins || reading.ends_phrase(name.end))
}
