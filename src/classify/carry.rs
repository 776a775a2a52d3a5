//! Sentences in, links across a sentence's end out: "A bomb went off in Oslo. The blast killed five."

use super::EventLexicon;
use super::nature::Nature;
use super::stance::Governor;
use super::told::Told;
use super::triggers::Found;
use crate::domain::{Event, EventLink, EventStatus, PlaceRole};
use std::sync::Arc;

/// What is left of a trigger's strength when it is carried.
const CARRIED: f64 = 0.55;
/// What is left of it when it tells what became of a protest: "Thousands marched in Oslo. They threw stones".
const GROWN: f64 = 0.95;
/// Weaker triggers are not carried.
const STRONG: f64 = 0.55;

/// Gives the triggers of a sentence without a place to the one place in the sentence before, if that has a single
/// place where something may happen and nothing is told of it yet.
pub(super) fn carry(told: &mut [Told], lexicon: &EventLexicon) {
    for index in 1..told.len() {
        if !told[index].stances.is_empty() {
            continue;
        }
        let (before, this) = (&told[index - 1], &told[index]);
        let grown = || Some((grown_protest(before, lexicon)?, GROWN));
        let Some((place, share)) = bare_place(before).map(|place| (place, CARRIED)).or_else(grown) else {
            continue;
        };
        let mention = before.stances[place].resolution;
        let event =
            strongest(this, lexicon, share == GROWN).map(|trigger| carried(this, trigger, mention, share, lexicon));
        told[index - 1].events.extend(event.map(|event| (place, event)));
    }
}

/// The place of the one protest that a sentence tells of: the next one may tell what became of it.
fn grown_protest(told: &Told, lexicon: &EventLexicon) -> Option<usize> {
    let protests = |event: &Event| {
        let index = lexicon.types().position(|known| known.slug == event.event_type.slug);
        index.is_some_and(|index| lexicon.nature(index) == Nature::Protest)
    };
    let located = |event: &Event| event.role == PlaceRole::EventLocation;
    let mut places = told
        .events
        .iter()
        .filter(|(_, event)| protests(event) && located(event))
        .map(|(place, _)| *place);
    let place = places.next()?;
    places.all(|other| other == place).then_some(place)
}

/// The only place of a sentence that something may happen at, if nothing does.
fn bare_place(told: &Told) -> Option<usize> {
    let mut places = (0..told.stances.len()).filter(|at| {
        let stance = &told.stances[*at];
        stance.may_hold_event() && stance.governor == Governor::Locative && !stance.container && !stance.large
    });
    let place = places.next().filter(|_| places.next().is_none())?;
    told.events.is_empty().then_some(place)
}

/// The trigger of a sentence that may be carried; of what became of a protest, only what a crowd does.
fn strongest<'t>(told: &'t Told, lexicon: &EventLexicon, of_protest: bool) -> Option<&'t Found> {
    let strong = told.found.iter().filter(|found| {
        let nature = lexicon.nature(found.event_type);
        let fits = if of_protest {
            nature == Nature::Protest
        } else {
            nature.is_carried()
        };
        fits && found.strength >= STRONG && found.status == EventStatus::Asserted
    });
    strong.max_by(|one, other| {
        let stronger = one.strength.total_cmp(&other.strength);
        stronger.then(other.first.cmp(&one.first))
    })
}

fn carried(told: &Told, trigger: &Found, mention: usize, share: f64, lexicon: &EventLexicon) -> Event {
    Event {
        mention,
        event_type: Arc::clone(trigger.event_type(lexicon)),
        trigger: Some(trigger.span(&told.reading)),
        status: trigger.status,
        link: EventLink::Carried,
        role: PlaceRole::EventLocation,
        cue: None,
        date: trigger.date,
        confidence: trigger.strength * share,
        rule: "told in the next sentence",
    }
}
