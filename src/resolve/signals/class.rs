//! What kind of place news means by a bare name.

use super::Case;
use crate::domain::FeatureClass;

fn is(case: &Case<'_, '_>, class: FeatureClass) -> bool {
    case.place().feature_class == class
}

/// 1 for a country or territory.
pub(super) fn country(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().is_country())
}

/// 1 for a first-level region.
pub(super) fn region(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().is_first_level())
}

/// 1 for a second-level region.
pub(super) fn county(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().is_second_level())
}

/// 1 for the capital of a country.
pub(super) fn capital(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().feature_code == "PPLC")
}

/// 1 for the seat of a first-level region.
pub(super) fn regional_seat(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().feature_code == "PPLA")
}

/// 1 for any city, town or village.
pub(super) fn city(case: &Case<'_, '_>) -> f64 {
    f64::from(is(case, FeatureClass::Populated))
}

/// 1 for a sea, river or lake.
pub(super) fn water(case: &Case<'_, '_>) -> f64 {
    f64::from(is(case, FeatureClass::Water))
}

/// 1 for a mountain, island or desert.
pub(super) fn terrain(case: &Case<'_, '_>) -> f64 {
    f64::from(is(case, FeatureClass::Terrain))
}

/// 1 for a continent, park or region without borders of its own.
pub(super) fn area(case: &Case<'_, '_>) -> f64 {
    f64::from(is(case, FeatureClass::Area))
}

/// 1 for an airport or other building.
pub(super) fn spot(case: &Case<'_, '_>) -> f64 {
    f64::from(is(case, FeatureClass::Spot))
}

/// 1 for the seat of a second-level region.
pub(super) fn county_seat(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().feature_code == "PPLA2")
}

/// 1 for a part of a city.
pub(super) fn quarter(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().feature_code == "PPLX")
}

/// 1 for a continent or a region that spans countries.
pub(super) fn macro_region(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().is_macro_region())
}

/// 1 for an ocean, sea or gulf.
pub(super) fn sea(case: &Case<'_, '_>) -> f64 {
    f64::from(matches!(case.place().feature_code.as_str(), "OCN" | "SEA" | "GULF"))
}
