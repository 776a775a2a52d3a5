//! Sentences in, what is told under a dateline and at no other place out: "TYLER, Texas — A man was arrested on Monday."

use super::EventLexicon;
use super::context::Context;
use super::lexicon::{Nature, Part};
use super::reading::Reading;
use super::told::Told;
use crate::domain::{Document, Event, EventLink, FeatureClass, Place, Resolution};

/// What is left of a trigger's strength: a report is filed where what it tells of happened in most cases where it names no other
/// place, and not in all.
const FILED: f64 = 0.55;
/// Larger towns have desks of agencies, which report from all around.
const MOST_PEOPLE: u64 = 150_000;

/// Gives the dateline's town what its sentence tells of, where that sentence names no other place, nor does the headline. What other
/// sentences tell is put on no dateline.
///
/// Capitals and large towns are left out where the text names other places: what is filed there happened all over the country.
pub(super) fn file(
    told: &mut [Told],
    document: &Document,
    resolutions: &[Resolution],
    context: &Context,
    lexicon: &EventLexicon,
) {
    for Told {
        reading,
        stances,
        events,
        ..
    } in told.iter_mut()
    {
        events.retain(|(stance, _)| !context.is_dateline(reading, &stances[*stance]));
    }
    let filed = |told: &&mut Told| {
        let first = told.stances.first();
        first.is_some_and(|stance| context.is_dateline(told.reading, stance))
    };
    let Some(told) = told.iter_mut().find(filed) else {
        return;
    };
    // A street or house of the town is on no map.
    let elsewhere = told.stances.iter().any(|stance| {
        let placed = resolutions[stance.resolution].place().is_some();
        placed && !context.is_dateline(told.reading, stance)
    });
    let place = resolutions[told.stances[0].resolution].place();
    // A city of a text that names no other place: the text tells of it.
    let alone = || place.is_some_and(|place| resolutions.iter().all(|other| is_around(other, place)));
    let town = place.is_some_and(|place| is_local(place) || (is_populated(place) && alone()));
    let in_headline = |resolution: &Resolution| {
        let span = resolution.mention.span;
        document.headline.is_some_and(|headline| headline.covers(span)) && resolution.place() != place
    };
    if elsewhere || names_unknown_place(told.reading, resolutions) || !town || resolutions.iter().any(in_headline) {
        return;
    }
    let Some(trigger) =
        told.strongest(|found| matches!(found.nature, Nature::Incident | Nature::Protest | Nature::Setting))
    else {
        return;
    };
    let event = Event {
        link: EventLink::SameSentence,
        rule: "filed where it happened",
        ..told.put_on(told.stances[0].resolution, trigger, FILED, lexicon)
    };
    told.events.push((0, event));
}

/// Whether a place is so small that what is told under its name is news of its own: no desk of an agency is there.
fn is_local(place: &Place) -> bool {
    is_populated(place) && place.feature_code != "PPLC" && place.population <= MOST_PEOPLE
}

fn is_populated(place: &Place) -> bool {
    place.feature_class == FeatureClass::Populated
}

/// Whether a name means a place or what that lies in.
fn is_around(other: &Resolution, place: &Place) -> bool {
    other
        .place()
        .is_some_and(|other| other == place || other.contains(place))
}

/// Whether a sentence says that something was elsewhere, or a preposition of place stands before a name that is on no map: "a
/// market in el-Fasher".
fn names_unknown_place(reading: &Reading, resolutions: &[Resolution]) -> bool {
    let names = |at: usize| {
        let word = reading.words.get(at);
        let unknown = |place: Option<usize>| place.is_none_or(|place| resolutions[place].place().is_none());
        word.is_some_and(|word| word.capital && unknown(word.place))
    };
    let placed = |at: usize| {
        let word = reading.lower(at);
        matches!(word, "in" | "at" | "near" | "outside" | "into" | "from" | "of")
    };
    let elsewhere = [Part::Elsewhere, Part::Beyond, Part::Direction, Part::Distance];
    let mut words = 0..reading.words.len();
    words.any(|at| reading.does_any(at, &elsewhere) || placed(at) && (names(at + 1) || names(at + 2)))
}
