//! A mention in, what kind of place the words within and beside it say that it is out.

use super::cues::Cue;
use super::possible::Possible;
use super::reading::{Gap, Reading};
use crate::domain::ClassHint;

/// What the words within and beside a mention say that it is.
pub(super) fn hint(reading: &Reading<'_>, possible: &Possible) -> Option<ClassHint> {
    let of = |n: usize| hint_of_word(reading, n);
    let within = (possible.name_first..possible.end)
        .rev()
        .find_map(of)
        .filter(|_| possible.end - possible.name_first > 1);
    let after = || {
        let next = reading.words.get(possible.end)?;
        let touches = next.gap == Gap::Space && !next.opens;
        (touches && !next.token.is_capitalized())
            .then(|| of(possible.end))
            .flatten()
    };
    let before = || {
        let first = possible.first;
        let follows_of = first >= 2 && reading.folded(first - 1) == "of";
        let touches = first >= 1 && reading.words[first].gap == Gap::Space;
        if follows_of {
            of(first - 2)
        } else {
            (touches && !reading.words[first].opens)
                .then(|| of(first - 1))
                .flatten()
        }
    };
    within.or_else(after).or_else(before)
}

fn hint_of_word(reading: &Reading<'_>, n: usize) -> Option<ClassHint> {
    let cues = reading.words[n].cues;
    [
        (Cue::RegionWord, ClassHint::Region),
        (Cue::CountyWord, ClassHint::County),
        (Cue::CityWord, ClassHint::City),
        (Cue::WaterWord, ClassHint::Water),
        (Cue::TerrainWord, ClassHint::Terrain),
        (Cue::FacilityWord, ClassHint::Facility),
    ]
    .into_iter()
    .find_map(|(cue, hint)| cues.is(cue).then_some(hint))
}
