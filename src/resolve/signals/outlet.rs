//! What the address of the outlet says of its home.

use super::Case;

/// 1 where the outlet's host name ends in the country's code.
pub(super) fn country(case: &Case<'_, '_>) -> f64 {
    let outlet = case.view.outlet.country.as_deref();
    f64::from(outlet == Some(case.place().admin.country_code.as_str()))
}

/// 1 where the outlet's host name holds the name of this place, its county or its first-level region.
pub(super) fn bears_name(case: &Case<'_, '_>) -> f64 {
    let outlet = &case.view.outlet;
    if outlet.label.is_empty() {
        return 0.0;
    }
    let place = case.place();
    f64::from(outlet.bears(&place.name) || outlet.bears(&place.admin.admin1))
}
