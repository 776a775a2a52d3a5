//! What the words beside a name say that it is: "county", "city of", "region".

use super::Case;
use super::granularity::namesake;
use crate::domain::{ClassHint, FeatureClass, Place};

/// Whether a place is of the kind that the text says.
pub(in crate::resolve) fn agrees(hint: ClassHint, place: &Place) -> bool {
    match hint {
        ClassHint::Country => place.is_country(),
        ClassHint::Region => place.is_first_level() || place.is_macro_region(),
        ClassHint::County => {
            place.feature_class == FeatureClass::Admin && !place.is_country() && !place.is_first_level()
        }
        ClassHint::City => place.feature_class == FeatureClass::Populated,
        ClassHint::Water => place.feature_class == FeatureClass::Water,
        ClassHint::Terrain => matches!(place.feature_class, FeatureClass::Terrain | FeatureClass::Area),
        ClassHint::Facility => place.feature_class == FeatureClass::Spot,
    }
}

fn fits(case: &Case<'_, '_>, kinds: &[ClassHint]) -> f64 {
    let hint = case.mention().hint.filter(|hint| kinds.contains(hint));
    f64::from(hint.is_some_and(|hint| agrees(hint, case.place())))
}

/// 1 where the words beside the name say that it is a country, which this place is.
pub(super) fn fits_country(case: &Case<'_, '_>) -> f64 {
    fits(case, &[ClassHint::Country])
}

/// The same of regions.
pub(super) fn fits_region(case: &Case<'_, '_>) -> f64 {
    fits(case, &[ClassHint::Region])
}

/// The same of counties and districts.
pub(super) fn fits_county(case: &Case<'_, '_>) -> f64 {
    fits(case, &[ClassHint::County])
}

/// The same of cities.
pub(super) fn fits_city(case: &Case<'_, '_>) -> f64 {
    fits(case, &[ClassHint::City])
}

/// The same of waters, mountains, islands and buildings.
pub(super) fn fits_other(case: &Case<'_, '_>) -> f64 {
    fits(case, &[ClassHint::Water, ClassHint::Terrain, ClassHint::Facility])
}

/// 1 where they say that it is a water, and this is a sea or a great river or lake, which the gazetteer has in no single country: Lake
/// Geneva, not the town of Wisconsin.
pub(super) fn fits_great_water(case: &Case<'_, '_>) -> f64 {
    let great = case.place().feature_class == FeatureClass::Water && case.place().admin.country_code.is_empty();
    f64::from(great && case.mention().hint == Some(ClassHint::Water))
}

/// 1 for a town where the words beside the name say that it is a region, and a first-level region that it lies in or beside
/// is a candidate too: "the Belgorod region".
pub(super) fn town_of_region(case: &Case<'_, '_>) -> f64 {
    f64::from(case.mention().hint == Some(ClassHint::Region) && namesake(case).town_of_region)
}

/// The same of second-level regions: "Dadu district".
pub(super) fn town_of_county(case: &Case<'_, '_>) -> f64 {
    f64::from(case.mention().hint == Some(ClassHint::County) && namesake(case).town_of_county)
}

/// 1 for a first-level region where they say that it is a city, and a large one in or beside it is a candidate too: "the
/// city of New York".
pub(super) fn region_of_city(case: &Case<'_, '_>) -> f64 {
    f64::from(case.mention().hint == Some(ClassHint::City) && namesake(case).region_of_city)
}

/// 1 where the words after the name call it what this place is: "Niger, the country to the north".
pub(super) fn called_so(case: &Case<'_, '_>) -> f64 {
    let called = case.view.beside[case.mention].called;
    f64::from(called.is_some_and(|called| agrees(called, case.place())))
}

/// 1 where they say something else.
pub(super) fn contradicts(case: &Case<'_, '_>) -> f64 {
    f64::from(case.mention().hint.is_some_and(|hint| !agrees(hint, case.place())))
}

/// 1 where the mention says nothing, but another of the same name says what this place is.
pub(super) fn fits_elsewhere(case: &Case<'_, '_>) -> f64 {
    let hints = &case.group().hints;
    f64::from(case.mention().hint.is_none() && hints.kinds.iter().any(|hint| agrees(*hint, case.place())))
}

/// 1 where the mention says nothing, but an earlier one of the same name introduced it as a first-level region, which
/// this place is: "the Kursk region … withdrawing from Kursk".
pub(super) fn introduced_as_region(case: &Case<'_, '_>) -> f64 {
    let hints = &case.group().hints;
    let introduced = hints
        .first
        .is_some_and(|(at, hint)| hint == ClassHint::Region && at < case.mention);
    f64::from(case.mention().hint.is_none() && introduced && case.place().is_first_level())
}

/// 1 where the mention says nothing, but a word for all in its list says what this place is: "Clark and Butler counties".
pub(super) fn list_fits(case: &Case<'_, '_>) -> f64 {
    let hint = case.view.adjacency.list_hints[case.mention];
    f64::from(hint.is_some_and(|hint| agrees(hint, case.place())))
}
