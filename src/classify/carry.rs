//! Sentences in, links across a sentence's end out: "Windows broke in Oslo. The blast killed five."

use super::EventLexicon;
use super::found::Found;
use super::governor::Governor;
use super::lexicon::{Nature, Part};
use super::stance::Stance;
use super::told::Told;
use crate::domain::{Event, Place, PlaceRole, Resolution};

/// What is left of a trigger's strength when it is carried.
const CARRIED: f64 = 0.55;
/// What is left of it when it tells what became of a protest: "Thousands marched in Oslo. They threw stones".
const GROWN: f64 = 0.95;

/// Gives the triggers of a sentence without a place to the one place in the sentence before, if that has a single
/// place where something may happen and nothing is told of it yet.
pub(super) fn carry(told: &mut [Told], resolutions: &[Resolution], lexicon: &EventLexicon) {
    for index in 1..told.len() {
        if !told[index].stances.is_empty() {
            continue;
        }
        let (before, this) = (&told[index - 1], &told[index]);
        let grown = || Some((grown_protest(before, lexicon)?, GROWN));
        let bare = bare_place(before, resolutions).map(|place| (place, CARRIED));
        let Some((place, share)) = bare.or_else(grown) else {
            continue;
        };
        let mention = before.stances[place].resolution;
        let event =
            strongest(this, lexicon, share == GROWN).map(|trigger| this.put_on(mention, trigger, share, lexicon));
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

/// The only place of a sentence that something may happen at, if nothing does. Somebody speaks, lives or publishes at
/// a place without what the next sentence tells being there, and so in a capital.
fn bare_place(told: &Told, resolutions: &[Resolution]) -> Option<usize> {
    let mut places = (0..told.stances.len()).filter(|at| {
        let stance = &told.stances[*at];
        stance.may_hold_event()
            && stance.governor == Governor::Locative
            && !stance.container
            && !stance.large
            && !stays_aside(told, stance)
            && !resolutions[stance.resolution].place().is_some_and(is_capital)
    });
    let place = places.next().filter(|_| places.next().is_none())?;
    told.events.is_empty().then_some(place)
}

fn is_capital(place: &Place) -> bool {
    place.feature_code == "PPLC"
}

/// Whether the clause of a place tells who speaks, lives or publishes there.
fn stays_aside(told: &Told, stance: &Stance) -> bool {
    let clause = |at: usize| told.reading.words[at].clause;
    (0..told.reading.words.len()).any(|at| told.reading.does(at, Part::Aside) && clause(at) == clause(stance.first))
}

/// Whether the article before a trigger points back: "The blast killed five".
fn points_back(told: &Told, trigger: &Found) -> bool {
    (trigger.first.saturating_sub(2)..trigger.first).any(|at| told.reading.does(at, Part::Definite))
}

/// The trigger of a sentence that may be carried; of what became of a protest, only what a crowd does.
fn strongest<'t>(told: &'t Told, lexicon: &EventLexicon, of_protest: bool) -> Option<&'t Found> {
    told.strongest(|found| {
        let nature = lexicon.nature(found.event_type);
        if of_protest {
            nature == Nature::Protest
        } else {
            nature.is_carried() && points_back(told, found)
        }
    })
}
