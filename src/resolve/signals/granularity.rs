//! City, county and region of one name: "Kursk", "New York", "Luxembourg".

use super::Case;
use crate::resolve::namesakes::Namesake;

pub(super) fn namesake<'c>(case: &Case<'c, '_>) -> &'c Namesake {
    &case.group().namesakes[case.candidate]
}

/// 1 for a large city in a country or first-level region that is also a candidate.
pub(super) fn city_in_region(case: &Case<'_, '_>) -> f64 {
    f64::from(namesake(case).city_in_region)
}

/// 1 for a second-level region that holds a town which is also a candidate.
pub(super) fn county_of_city(case: &Case<'_, '_>) -> f64 {
    f64::from(namesake(case).county_of_town)
}
