//! "Paris, Texas": the text itself says in what the place lies.

use super::Case;
use crate::resolve::view::is_container;

/// Whether some meaning of mention `outer` contains `case`'s place.
fn is_within(case: &Case<'_, '_>, outer: usize) -> bool {
    case.view
        .places(outer)
        .any(|container| is_container(container) && container.contains(case.place()))
}

/// 1 where the next words name what contains this place.
pub(super) fn named(case: &Case<'_, '_>) -> f64 {
    f64::from(case.view.container[case.mention].is_some_and(|outer| is_within(case, outer)))
}

/// 1 where the next words name what contains another candidate, and not this one.
pub(super) fn other_named(case: &Case<'_, '_>) -> f64 {
    f64::from(case.view.container[case.mention].is_some_and(|outer| !is_within(case, outer)))
}

/// 1 where that is said at another mention of the same name.
pub(super) fn named_elsewhere(case: &Case<'_, '_>) -> f64 {
    let here = case.view.container[case.mention].is_some();
    let containers = &case.view.groups[case.group()].containers;
    f64::from(!here && containers.iter().any(|outer| is_within(case, *outer)))
}

/// 1 where the mention stands as a container itself, and this place contains a meaning of the name before it.
pub(super) fn is_parent(case: &Case<'_, '_>) -> f64 {
    let contained = case.view.contained[case.mention];
    f64::from(contained.is_some_and(|inner| {
        is_container(case.place()) && case.view.places(inner).any(|place| case.place().contains(place))
    }))
}

/// 1 where the mention follows another name and a comma, and this is a country: "Marathon, Greece", whether or not the
/// gazetteer knows a Marathon there.
pub(super) fn country_after_comma(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().is_country() && case.view.follows_comma[case.mention])
}
