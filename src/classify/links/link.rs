//! One trigger at one place.

use crate::domain::PlaceRole;

/// One trigger at one place.
#[derive(Debug, Clone, Copy)]
pub(in crate::classify) struct Link {
    /// Index of the stance.
    pub(in crate::classify) stance: usize,
    /// What the place is to it.
    pub(in crate::classify) role: PlaceRole,
    /// Whether the place carries the event's type; an origin of fire does not.
    pub(in crate::classify) typed: bool,
    /// How far apart they are, in words and what counts as words.
    pub(in crate::classify) cost: usize,
    /// The rule, for `explain`.
    pub(in crate::classify) rule: &'static str,
}

impl Link {
    /// What happened at a place.
    pub(super) const fn located(stance: usize, cost: usize, rule: &'static str) -> Self {
        Self {
            stance,
            role: PlaceRole::EventLocation,
            typed: true,
            cost,
            rule,
        }
    }
}
