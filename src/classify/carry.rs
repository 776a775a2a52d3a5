//! Sentences in, links across a sentence's end out: "A bomb went off in Oslo. The blast killed five."

use super::EventLexicon;
use super::stance::Governor;
use super::told::Told;
use crate::domain::{Event, EventLink, EventStatus, PlaceRole};
use std::sync::Arc;

/// What is left of a trigger's strength when it is carried.
const CARRIED: f64 = 0.55;
/// Weaker triggers are not carried.
const STRONG: f64 = 0.55;

/// Gives the triggers of a sentence without a place to the one place in the sentence before, if that has a single
/// place where something may happen and nothing is told of it yet.
pub(super) fn carry(told: &mut [Told], lexicon: &EventLexicon) {
    for index in 1..told.len() {
        if !told[index].stances.is_empty() {
            continue;
        }
        let Some(place) = bare_place(&told[index - 1]) else {
            continue;
        };
        if let Some(event) = carried(&told[index], told[index - 1].stances[place].resolution, lexicon) {
            told[index - 1].events.push((place, event));
        }
    }
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

fn carried(told: &Told, mention: usize, lexicon: &EventLexicon) -> Option<Event> {
    let strong = told.found.iter().filter(|found| {
        let carried = lexicon.nature(found.event_type).is_carried();
        carried && found.strength >= STRONG && found.status == EventStatus::Asserted
    });
    let trigger = strong.max_by(|one, other| {
        one.strength
            .total_cmp(&other.strength)
            .then(other.first.cmp(&one.first))
    })?;
    Some(Event {
        mention,
        event_type: Arc::clone(trigger.event_type(lexicon)),
        trigger: Some(trigger.span(&told.reading)),
        status: trigger.status,
        link: EventLink::Carried,
        role: PlaceRole::EventLocation,
        cue: None,
        date: trigger.date,
        confidence: trigger.strength * CARRIED,
        rule: "told in the next sentence",
    })
}
