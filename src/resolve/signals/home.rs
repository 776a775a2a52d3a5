//! How near a place is to the readers' home, and what the address of the outlet says of that.

use super::Case;

fn km(case: &Case<'_, '_>) -> Option<f64> {
    let place = case.place();
    let home = case.view.home.point?;
    (!place.is_country() && !place.is_macro_region()).then(|| place.point.km_to(home))
}

fn within(case: &Case<'_, '_>, most: f64) -> f64 {
    f64::from(km(case).is_some_and(|km| km <= most))
}

/// 1 within 30 km of the readers' home, where it is known.
pub(super) fn within_30_km(case: &Case<'_, '_>) -> f64 {
    within(case, 30.0)
}

/// 1 within 100 km of it.
pub(super) fn within_100_km(case: &Case<'_, '_>) -> f64 {
    within(case, 100.0)
}

/// 1 within 300 km of it.
pub(super) fn within_300_km(case: &Case<'_, '_>) -> f64 {
    within(case, 300.0)
}

/// 1 in the country that the readers are at home in.
pub(super) fn country(case: &Case<'_, '_>) -> f64 {
    let home = case.view.home.country_code.as_ref();
    f64::from(home == Some(&case.place().admin.country_code))
}

/// 1 where the outlet's host name ends in the country's code, or in `.com` and the like and the country is the United
/// States: a local paper's.
pub(super) fn outlet_country(case: &Case<'_, '_>) -> f64 {
    let outlet = case.view.outlet.country.as_deref();
    f64::from(outlet == Some(case.place().admin.country_code.as_str()))
}

/// 1 where it ends in `.com` and the like, and the country is the United States.
pub(super) fn outlet_american(case: &Case<'_, '_>) -> f64 {
    f64::from(case.view.outlet.is_unmarked && case.place().admin.country_code == "US")
}

/// 1 for a town or county whose name the outlet's host name holds.
pub(super) fn outlet_bears_name(case: &Case<'_, '_>) -> f64 {
    let place = case.place();
    let small = !place.is_country() && !place.is_first_level() && !place.is_macro_region();
    f64::from(small && case.view.outlet.bears(&place.name))
}

/// 1 for a country, where the readers' home is known.
pub(super) fn country_at_home(case: &Case<'_, '_>) -> f64 {
    f64::from(case.view.home.point.is_some() && case.place().is_country())
}
