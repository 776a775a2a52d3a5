//! "Paris, Texas": the text itself says in what the place lies.

use super::Case;
use crate::resolve::view::is_container;

/// Whether mention `n` stands before a container that some meaning of contains `case`'s place.
fn is_named_for(case: &Case<'_, '_>, n: usize) -> bool {
    let container = case.view.container[n];
    container.is_some_and(|outer| {
        case.view
            .places(outer)
            .any(|container| is_container(container) && container.contains(case.place()))
    })
}

/// 1 where the next words name what contains this place.
pub(super) fn named(case: &Case<'_, '_>) -> f64 {
    f64::from(is_named_for(case, case.mention))
}

/// 1 where the next words name what contains another candidate, and not this one.
pub(super) fn other_named(case: &Case<'_, '_>) -> f64 {
    f64::from(case.view.container[case.mention].is_some() && !is_named_for(case, case.mention))
}

/// 1 where that is said at another mention of the same name.
pub(super) fn named_elsewhere(case: &Case<'_, '_>) -> f64 {
    let others = case.view.groups[case.group()]
        .mentions
        .iter()
        .filter(|other| **other != case.mention);
    let here = case.view.container[case.mention].is_some();
    f64::from(!here && others.into_iter().any(|other| is_named_for(case, *other)))
}

/// 1 where the mention stands as a container itself, and this place contains a meaning of the name before it.
pub(super) fn is_parent(case: &Case<'_, '_>) -> f64 {
    let contained = case.view.contained[case.mention];
    f64::from(contained.is_some_and(|inner| {
        is_container(case.place()) && case.view.places(inner).any(|place| case.place().contains(place))
    }))
}
