//! A trigger and the places of its sentence in, whose doing it is where no place is named out: "Kenya voted", "Turkey's inflation rose".

use super::link::Link;
use crate::classify::found::Found;
use crate::classify::lexicon::{Form, Nature, Part};
use crate::classify::reading::Reading;
use crate::classify::stance::Stance;
use crate::domain::PlaceRole;

/// Words from a place to what it has at most: "Kenya's general election".
const OWNED: usize = 3;

/// Who hosts it, where no place is named: "Paris hosted a summit", "Kenya voted", "Romania's court annulled the vote".
pub(super) fn hosting_subject(reading: &Reading, stances: &[Stance], trigger: &Found) -> Option<Link> {
    let subject = |stance: &Stance| {
        let owner = stance.of_actor && reading.words[stance.last].possessive;
        let acts = stance.subject || owner;
        acts && stance.last < trigger.first && reading.clause(stance.first) == reading.clause(trigger.first)
    };
    let stance = stances.iter().rposition(subject)?;
    let role = if trigger.nature == Nature::Meeting {
        PlaceRole::Host
    } else {
        PlaceRole::EventLocation
    };
    let cost = trigger.first - stances[stance].last;
    Some(Link {
        role,
        ..Link::located(stance, cost, "subject of hosting")
    })
}

/// The country that votes, arrests or sells, where no other place is named: "Chad holds an election", "Georgia arrests its critics".
pub(super) fn own_work(reading: &Reading, stances: &[Stance], trigger: &Found) -> Option<Link> {
    let acts = trigger.form != Form::Plain && !trigger.passive;
    let does = |stance: &Stance| {
        let bare = stance.large && stance.subject && !stance.of_actor && stance.last < trigger.first;
        let between = |at: usize| reading.precedes_verb(at) || reading.does(at, Part::Modal);
        bare && (stance.last + 1..trigger.first).all(between)
    };
    let stance = stances.iter().rposition(|stance| acts && does(stance))?;
    let cost = trigger.first - stances[stance].last;
    (trigger.nature == Nature::Setting).then(|| Link::located(stance, cost, "its own work"))
}

/// Whose markets or votes they are, where no other place is named: "Turkey's inflation rose".
pub(super) fn owner(reading: &Reading, stances: &[Stance], trigger: &Found) -> Option<Link> {
    let owns = |stance: &Stance| {
        let near = stance.last < trigger.first && trigger.first - stance.last <= OWNED;
        near && reading.words[stance.last].possessive && !stance.of_actor
    };
    let stance = stances.iter().rposition(owns)?;
    let cost = trigger.first - stances[stance].last;
    (trigger.nature == Nature::Setting).then(|| Link::located(stance, cost, "its own market or vote"))
}
