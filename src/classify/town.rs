//! Sentences in, what is told at no place in an article that is at home in a town out: "A brawl broke out in Chiefland. … One man was
//! arrested."

use super::EventLexicon;
use super::found::Found;
use super::lexicon::{Form, Nature};
use super::told::Told;
use crate::domain::{Event, EventType, FeatureClass, MentionKind, Place, Resolution};
use std::sync::Arc;

/// What is left of a trigger's strength: an article of a town tells of what the law does there, and now and then of elsewhere.
const OF_TOWN: f64 = 0.55;
/// The group of event types of which an article's sentences tell without a place most: who was arrested, charged, jailed.
const LAW: &str = "law";
/// Sentences at the head of an article that say where it is at home.
const HEAD: usize = 3;
/// Larger towns have desks of agencies: an article that names one tells of all around it.
const MOST_PEOPLE: u64 = 400_000;

/// Gives the one town that the head of an article names what the law does in sentences without a place, a type once and as long as no
/// other town is named.
pub(super) fn place_in_town(told: &mut [Told], resolutions: &[Resolution], lexicon: &EventLexicon) {
    let Some(town) = home(told, resolutions) else {
        return;
    };
    let mut known = types_at(told, resolutions, town);
    let mut last: Option<(usize, usize)> = None;
    for index in 0..told.len() {
        let mut towns =
            (0..told[index].stances.len()).filter(|stance| town_of(&told[index], *stance, resolutions).is_some());
        if let Some(stance) = towns.next_back() {
            let own = town_of(&told[index], stance, resolutions) == Some(town);
            last = own.then_some((index, stance));
            continue;
        }
        let Some((home, stance)) = last.filter(|_| is_anywhere_in(&told[index], resolutions, town)) else {
            continue;
        };
        let mention = told[home].stances[stance].resolution;
        let of_law = |found: &Found| found.nature == Nature::Setting && found.event_type(lexicon).group == LAW;
        // "In a raid" tells of no arrest.
        let done = |found: &Found| !matches!(found.form, Form::Plain | Form::Present) || found.first != found.last;
        let fits = |found: &Found| of_law(found) && done(found) && !known.contains(found.event_type(lexicon));
        let Some(trigger) = told[index].strongest(fits) else {
            continue;
        };
        known.push(Arc::clone(trigger.event_type(lexicon)));
        let event = Event {
            rule: "the town that the article is of",
            ..told[index].put_on(mention, trigger, OF_TOWN, lexicon)
        };
        told[home].events.push((stance, event));
    }
}

/// The town that a place of a sentence is.
fn town_of<'r>(told: &Told, stance: usize, resolutions: &'r [Resolution]) -> Option<&'r Place> {
    let resolution = &resolutions[told.stances[stance].resolution];
    let named = resolution
        .place()
        .filter(|_| resolution.mention.kind != MentionKind::Demonym);
    named.filter(|place| place.feature_class == FeatureClass::Populated)
}

/// The only town that the head of an article names, if that is no capital and no large town.
fn home<'r>(told: &[Told], resolutions: &'r [Resolution]) -> Option<&'r Place> {
    let mut towns = told.iter().take(HEAD).flat_map(|told| {
        let places = 0..told.stances.len();
        places.filter_map(|stance| town_of(told, stance, resolutions))
    });
    let town = towns.next()?;
    let local = town.feature_code != "PPLC" && town.population <= MOST_PEOPLE;
    (local && towns.all(|other| other == town)).then_some(town)
}

/// The types of what is told at a town already.
fn types_at(told: &[Told], resolutions: &[Resolution], town: &Place) -> Vec<Arc<EventType>> {
    let own = |told: &Told, stance: usize| town_of(told, stance, resolutions) == Some(town);
    let at_town = told.iter().flat_map(|told| {
        let events = told.events.iter().filter(move |(stance, _)| own(told, *stance));
        events.map(|(_, event)| event)
    });
    let typed = at_town.filter(|event| event.trigger.is_some());
    typed.map(|event| Arc::clone(&event.event_type)).collect()
}

/// Whether a sentence names no place but such as the town lies in, and tells of nothing at these.
fn is_anywhere_in(told: &Told, resolutions: &[Resolution], town: &Place) -> bool {
    let around = |stance: usize| {
        let place = resolutions[told.stances[stance].resolution].place();
        place.is_none_or(|place| place.contains(town))
    };
    let located = |stance: usize| {
        told.events
            .iter()
            .any(|(at, event)| *at == stance && event.trigger.is_some())
    };
    (0..told.stances.len()).all(|stance| around(stance) && !located(stance))
}
