//! What the whole article is about: its countries, its regions, where it was filed.

use super::Case;
use super::granularity::namesake;
use crate::domain::FeatureClass;
use crate::resolve::beliefs::Anchor;
use crate::resolve::keys::Level;

/// Share of the other names that are probably in the same first-level region.
pub(super) fn region_share(case: &Case<'_, '_>) -> f64 {
    case.support().region
}

/// 1 where no other candidate's country has a larger share.
pub(super) fn top_country(case: &Case<'_, '_>) -> f64 {
    case.support().top_country
}

/// 1 where no other candidate's first-level region has a larger share.
pub(super) fn top_region(case: &Case<'_, '_>) -> f64 {
    case.support().top_region
}

/// How probable it is that another name is the country itself.
pub(super) fn country_named(case: &Case<'_, '_>) -> f64 {
    case.support().country_named
}

/// How probable it is that another name is the first-level region itself.
pub(super) fn region_named(case: &Case<'_, '_>) -> f64 {
    case.support().region_named
}

/// How probable it is that another name is the second-level region itself.
pub(super) fn county_named(case: &Case<'_, '_>) -> f64 {
    case.support().county_named
}

/// Inhabitants of a town that is no less known than a region.
const CITY: u64 = 100_000;

/// For a first-level region that bears the name of a country, or of no city but one that has the word in its name, how many other
/// names are probably other such regions of its own country, from 0 towards 1: "Georgia and Michigan", "England and Wales".
pub(super) fn sibling_regions(case: &Case<'_, '_>) -> f64 {
    let group = case.group();
    let alone = group.largest_town < CITY || namesake(case).region_of_named_city;
    if alone || group.kinds.country {
        case.support().sibling_regions
    } else {
        0.0
    }
}

/// Share of the other names that are probably within this place.
pub(super) fn contains_others(case: &Case<'_, '_>) -> f64 {
    case.support().contained
}

/// How probable it is that another name means this very place: "Holland … the Netherlands"; not of a capital that some call by its
/// country's name, since a text that calls it by its own means the country.
pub(super) fn named_otherwise(case: &Case<'_, '_>) -> f64 {
    if namesake(case).is_called_as_country {
        0.0
    } else {
        case.support().named_otherwise
    }
}

/// Different names in a text that may be said to be on one country: "Russia hit Kostiantynivka" has two.
const NAMES: usize = 5;

/// Share of the other names that are probably in one country, where none is in that of this town or region or near it.
pub(super) fn abroad(case: &Case<'_, '_>) -> f64 {
    match case.place().feature_class {
        FeatureClass::Populated | FeatureClass::Admin if case.view.groups.len() >= NAMES => case.support().abroad,
        _ => 0.0,
    }
}

/// Places of so many inhabitants, by their magnitude, are named anywhere: some three million.
const NAMED_ANYWHERE: f64 = 0.65;

/// The same, less where it has many inhabitants: in a text on one country, a namesake in another.
pub(super) fn abroad_small(case: &Case<'_, '_>) -> f64 {
    let small = 1.0 - case.magnitude() / NAMED_ANYWHERE;
    abroad(case) * small.max(0.0)
}

/// 1 for a first-level region that has a town for a namesake elsewhere, where no other name is in its country.
pub(super) fn region_alone(case: &Case<'_, '_>) -> f64 {
    let region =
        case.keys().level == Level::Region && case.support().country == 0.0 && case.support().country_named == 0.0;
    f64::from(region && case.group().largest_town > 0 && !namesake(case).region_of_city)
}

/// How probable this meaning of the name is over all its mentions, by the reading before.
pub(super) fn sense_so_far(case: &Case<'_, '_>) -> f64 {
    case.support().own
}

/// What agrees among the probable meanings of a mention, if it is of another name.
fn share_of(case: &Case<'_, '_>, mention: Option<usize>, agrees: impl Fn(&Anchor<'_>) -> bool) -> f64 {
    let group = mention.map(|mention| case.view.group_of[mention]);
    let Some(group) = group.filter(|group| *group != case.group_number()) else {
        return 0.0;
    };
    let agreeing = case.beliefs.anchors(group).iter().filter(|anchor| agrees(anchor));
    agreeing.map(|anchor| anchor.probability).sum()
}

/// Whether the report was filed in the same first-level region.
pub(super) fn dateline_region(case: &Case<'_, '_>) -> f64 {
    let key = case.keys().region;
    share_of(case, case.view.filed, |anchor| key != 0 && anchor.keys.region == key)
}
