//! Sentences in, what is told under a dateline and at no other place out: "TYLER, Texas — A man was arrested on Monday."

use super::EventLexicon;
use super::context::Context;
use super::nature::Nature;
use super::reading::Reading;
use super::told::Told;
use crate::domain::{Document, Event, EventLink, EventStatus, FeatureClass, Place, PlaceRole, Resolution};
use std::sync::Arc;

/// The rule, for `explain`.
pub(super) const RULE: &str = "filed where it happened";
/// What is left of a trigger's strength: a report is filed where what it tells of happened in most cases where it names no other
/// place, and not in all.
const FILED: f64 = 0.55;
/// Larger towns have desks of agencies, which report from all around.
const MOST_PEOPLE: u64 = 150_000;
/// Words that say that something happened elsewhere.
const ELSEWHERE: [&str; 22] = [
    "abroad",
    "border",
    "country",
    "country's",
    "east",
    "elsewhere",
    "kilometers",
    "kilometres",
    "km",
    "miles",
    "mountains",
    "nationwide",
    "neighboring",
    "neighbouring",
    "north",
    "northeast",
    "northwest",
    "overseas",
    "province",
    "south",
    "southeast",
    "west",
];
/// Weaker triggers are not put on a dateline.
const STRONG: f64 = 0.55;

/// Gives the dateline's town what its sentence tells of, where that sentence names no other place, nor does the headline.
///
/// Capitals and large towns are left out: what is filed there happened all over the country.
pub(super) fn file(
    told: &mut [Told],
    document: &Document,
    resolutions: &[Resolution],
    context: &Context,
    lexicon: &EventLexicon,
) {
    let filed = |told: &Told| {
        told.stances
            .first()
            .is_some_and(|stance| context.is_dateline(&told.reading, stance))
    };
    let Some(told) = told.iter_mut().find(|told| filed(told)) else {
        return;
    };
    // A street or house of the town is on no map.
    let elsewhere = told.stances.iter().any(|stance| {
        let placed = resolutions[stance.resolution].place().is_some();
        placed && !context.is_dateline(&told.reading, stance)
    });
    let place = resolutions[told.stances[0].resolution].place();
    let town = place.is_some_and(is_local);
    let in_headline = |resolution: &Resolution| {
        let span = resolution.mention.span;
        document.headline.is_some_and(|headline| headline.covers(span)) && resolution.place() != place
    };
    if elsewhere || names_unknown_place(&told.reading, resolutions) || !town || resolutions.iter().any(in_headline) {
        return;
    }
    let strong = told.found.iter().filter(|found| {
        let happens = matches!(found.nature, Nature::Incident | Nature::Protest);
        happens && found.strength >= STRONG && found.status == EventStatus::Asserted
    });
    let Some(trigger) = strong.max_by(|one, other| {
        one.strength
            .total_cmp(&other.strength)
            .then(other.first.cmp(&one.first))
    }) else {
        return;
    };
    let event = Event {
        mention: told.stances[0].resolution,
        event_type: Arc::clone(trigger.event_type(lexicon)),
        trigger: Some(trigger.span(&told.reading)),
        status: trigger.status,
        link: EventLink::SameSentence,
        role: PlaceRole::EventLocation,
        cue: None,
        date: trigger.date,
        confidence: trigger.strength * FILED,
        within: None,
        rule: RULE,
    };
    told.events.push((0, event));
}

/// Whether a place is so small that what is told under its name is news of its own: no desk of an agency is there.
fn is_local(place: &Place) -> bool {
    let populated = place.feature_class == FeatureClass::Populated && place.feature_code != "PPLC";
    populated && place.population <= MOST_PEOPLE
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
        matches!(
            reading.lower(at),
            "in" | "at" | "near" | "outside" | "into" | "from" | "of"
        )
    };
    let words = || 0..reading.words.len();
    words().any(|at| ELSEWHERE.contains(&reading.lower(at)))
        || words().any(|at| placed(at) && (names(at + 1) || names(at + 2)))
}
