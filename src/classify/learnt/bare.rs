//! Sentences in, the known places in them at which no rule tells an event out.

use crate::classify::governor::Governor;
use crate::classify::lexicon::Part;
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
        let place = resolution.place().filter(|_| named)?;
        let mut events = told.events.iter().filter(|(at, _)| *at == index);
        let bare = !events.any(|(_, event)| event.trigger.is_some()) && !is_elsewhere(told, stance);
        bare.then_some(Bare {
            sentence,
            told,
            index,
            stance,
            place,
        })
    })
}

/// Whether a place is named for somebody or something that is of it, and not for what happens there: "Darren Pell, 34, of Burnley",
/// "trained in Manila", "a nurse from Manila". Of what was told at such places one in nine was right on the seen texts of
/// `tests/corpora`, and so it was of datelines, and of clauses in which somebody speaks.
fn is_elsewhere(told: &Told, stance: &Stance) -> bool {
    let reading = told.reading;
    let before = stance.governor_at.checked_sub(1);
    let of_age = stance.governor == Governor::Of && before.is_some_and(|at| reading.is_number(at));
    let remote = before_governor(told, stance, &[Part::Remote, Part::Aside]);
    let origin = stance.governor == Governor::From || stance.sends || stance.container;
    of_age || remote || origin || told.context.is_dateline(reading, stance) || speaks(told, stance)
}

/// Whether one of the two words before what governs a place does one of `parts`.
pub(super) fn before_governor(told: &Told, stance: &Stance, parts: &[Part]) -> bool {
    let at = stance.governor_at;
    (at.saturating_sub(2)..at).any(|at| told.reading.does_any(at, parts))
}

/// Whether somebody speaks in the place's clause.
fn speaks(told: &Told, stance: &Stance) -> bool {
    let reading = told.reading;
    let clause = reading.clause(stance.first);
    (0..reading.words.len()).any(|at| reading.speaks(at) && reading.clause(at) == clause)
}
