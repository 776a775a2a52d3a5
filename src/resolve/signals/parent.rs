//! "Paris, Texas": the text itself says in what the place lies.

use super::Case;
use super::granularity::namesake;
use crate::domain::ClassHint;
use crate::resolve::groups::Group;
use crate::resolve::keys::{Keys, Level};

/// Whether some meaning of mention `outer` contains `case`'s place.
fn is_within(case: &Case<'_, '_>, outer: usize) -> bool {
    let group = &case.view.groups[case.view.group_of[outer]];
    group.keys.iter().any(|keys| keys.contain(case.keys()))
}

fn containers<'c>(case: &Case<'c, '_>) -> &'c [usize] {
    &case.view.adjacency.containers[case.mention]
}

/// 1 where the words beside it name what contains this place.
pub(super) fn named(case: &Case<'_, '_>) -> f64 {
    f64::from(containers(case).iter().any(|outer| is_within(case, *outer)))
}

/// 1 where that stands in apposition: "Paris, Texas"; "Paris in Texas" says less.
pub(super) fn apposed(case: &Case<'_, '_>) -> f64 {
    let outer = case.view.adjacency.apposed[case.mention];
    f64::from(outer.is_some_and(|outer| is_within(case, outer)))
}

/// 1 where the words beside it name the country that contains this place: "Tripoli, Lebanon".
pub(super) fn named_country(case: &Case<'_, '_>) -> f64 {
    let contains = |outer: &usize| {
        let group = &case.view.groups[case.view.group_of[*outer]];
        let mut countries = group.keys.iter().filter(|keys| keys.level == Level::Country);
        countries.any(|keys| keys.contain(case.keys()))
    };
    f64::from(containers(case).iter().any(contains))
}

/// How probable it is that the name after it is a country or region that this place does not lie in: "Milan, Kenya".
pub(super) fn elsewhere(case: &Case<'_, '_>) -> f64 {
    let (own, adjacency) = (case.keys(), &case.view.adjacency);
    let Some(outer) = adjacency.apposed[case.mention].or(adjacency.outside[case.mention]) else {
        return 0.0;
    };
    let is_above = |level: Level| match level {
        Level::Country => own.level != Level::Country,
        Level::Region => matches!(own.level, Level::County | Level::Below),
        Level::County | Level::Below => false,
    };
    let others = |keys: &Keys| own.country != 0 && is_above(keys.level) && !keys.contain(own);
    let anchors = case.beliefs.anchors(case.view.group_of[outer]).iter();
    let others = anchors.filter(|anchor| others(&anchor.keys));
    others.map(|anchor| anchor.probability).sum()
}

/// Names of a text that are looked through for that of a district.
const NAMES: usize = 100;

/// For a town of which nobody knows how many live there, with a great city of its name in its country, as far as the text names
/// neither the second-level region that it lies in nor, beside the name somewhere, what contains it: that places near it are named is
/// chance, since whoever means the small one says so.
pub(super) fn overshadowed(case: &Case<'_, '_>) -> f64 {
    if !namesake(case).overshadowed {
        return 0.0;
    }
    let (own, groups) = (case.keys(), &case.view.groups);
    let around = |keys: &Keys| keys.level != Level::Country && keys.contain(own);
    let mut outers = case.group().containers.iter();
    let is_told = outers.any(|outer| groups[case.view.group_of[*outer]].keys.iter().any(around));
    // "The Tulungagung district", where the gazetteer has but its seat.
    let is_seat = |keys: &Keys| keys.county != 0 && keys.county == own.county;
    let is_district = |group: &Group| group.hints.kinds.contains(&ClassHint::County) && group.keys.iter().any(is_seat);
    if is_told || groups.iter().take(NAMES).any(is_district) {
        return 0.0;
    }
    1.0 - case.support().county_named
}

/// How probable it is that what they name contains this place.
pub(super) fn named_probable(case: &Case<'_, '_>) -> f64 {
    let contained = |outer: &usize| -> f64 {
        let anchors = case.beliefs.anchors(case.view.group_of[*outer]).iter();
        let containing = anchors.filter(|anchor| anchor.keys.contain(case.keys()));
        containing.map(|anchor| anchor.probability).sum()
    };
    containers(case).iter().map(contained).fold(0.0, f64::max)
}

/// 1 where the words beside it name what contains another candidate, and not this one.
pub(super) fn other_named(case: &Case<'_, '_>) -> f64 {
    let containers = containers(case);
    f64::from(!containers.is_empty() && !containers.iter().any(|outer| is_within(case, *outer)))
}

/// 1 for a country before a comma and a region that another candidate lies in, where no list goes on: "Norway, Maine"; not "Mexico,
/// Texas and Louisiana", "Mexico, Texas's neighbour", "Luxembourg, Belgium and the Netherlands".
pub(super) fn other_apposed(case: &Case<'_, '_>) -> f64 {
    let view = case.view;
    let is_country = |keys: &Keys| keys.level == Level::Country;
    let may_be_country = |n: usize| view.groups[view.group_of[n]].keys.iter().any(is_country);
    let told = |outer: usize| {
        let rest = &view.document.text[view.mention(outer).span.end()..];
        let owns = rest.starts_with("'s") || rest.starts_with("’s");
        let lists = may_be_country(outer) || !view.adjacency.peers[outer].is_empty();
        outer > case.mention && !lists && !owns && !is_within(case, outer)
    };
    f64::from(is_country(case.keys()) && view.adjacency.apposed[case.mention].is_some_and(told))
}

/// 1 where that is said at another mention of the same name.
pub(super) fn named_elsewhere(case: &Case<'_, '_>) -> f64 {
    let here = !containers(case).is_empty();
    f64::from(!here && case.group().containers.iter().any(|outer| is_within(case, *outer)))
}

/// 1 where the mention stands as a container itself, and this place contains a meaning of the name before it.
pub(super) fn is_parent(case: &Case<'_, '_>) -> f64 {
    let own = case.keys();
    let contained = &case.view.adjacency.contained[case.mention];
    let contains = |inner: &usize| {
        let group = &case.view.groups[case.view.group_of[*inner]];
        group.keys.iter().any(|keys| own.contain(keys))
    };
    f64::from(own.level != Level::Below && contained.iter().any(contains))
}
