//! Sentences in, the known places in them at which no rule tells an event out.

use crate::classify::governor::Governor;
use crate::classify::stance::Stance;
use crate::classify::told::Told;
use crate::domain::{MentionKind, Place, Resolution};

/// A known place at which no rule tells an event.
#[derive(Clone, Copy)]
pub(super) struct Bare<'t, 'd> {
    /// The number of its sentence.
    pub(super) sentence: usize,
    pub(super) told: &'t Told<'d>,
    /// The number of its stance in the sentence.
    pub(super) index: usize,
    pub(super) stance: &'t Stance,
    pub(super) place: &'t Place,
}

/// All of them, in text order.
pub(super) fn bare_places<'t, 'd>(
    told: &'t [Told<'d>],
    resolutions: &'t [Resolution],
) -> impl Iterator<Item = Bare<'t, 'd>> {
    let stances = told.iter().enumerate().flat_map(|(sentence, told)| {
        let stances = told.stances.iter().enumerate();
        stances.map(move |(index, stance)| (sentence, told, index, stance))
    });
    stances.filter_map(|(sentence, told, index, stance)| {
        let resolution = &resolutions[stance.resolution];
        let named = resolution.mention.kind != MentionKind::Demonym && !stance.demonym;
        let may_hold = named && !stance.container && !is_origin(told, stance);
        let place = resolution.place().filter(|_| may_hold)?;
        let mut events = told.events.iter().filter(|(at, _)| *at == index);
        let bare = !events.any(|(_, event)| event.trigger.is_some());
        bare.then_some(Bare {
            sentence,
            told,
            index,
            stance,
            place,
        })
    })
}

/// "Darren Pell, 34, of Burnley": whether somebody is of the place.
fn is_origin(told: &Told, stance: &Stance) -> bool {
    let before = stance.governor_at.checked_sub(1);
    stance.governor == Governor::Of && before.is_some_and(|at| told.reading.is_number(at))
}
