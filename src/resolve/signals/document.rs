//! What the whole article is about: its countries, its regions, where it was filed.

use super::Case;
use crate::domain::Place;

/// Share of the other names that are probably in the same country.
pub(super) fn country_share(case: &Case<'_, '_>) -> f64 {
    case.beliefs.country_share(case.group(), case.place())
}

/// Share of the other names that are probably in the same first-level region.
pub(super) fn region_share(case: &Case<'_, '_>) -> f64 {
    case.beliefs.region_share(case.group(), case.place())
}

/// Share of the other names that are probably within this place.
pub(super) fn contains_others(case: &Case<'_, '_>) -> f64 {
    case.beliefs.contained_share(case.group(), case.place())
}

/// The probable meanings of the name in the dateline, if this is not it.
fn share_of_dateline(case: &Case<'_, '_>, agrees: impl Fn(&Place) -> bool) -> f64 {
    let view = case.view;
    let Some(filed) = view.filed.filter(|filed| view.group_of[*filed] != case.group()) else {
        return 0.0;
    };
    let probabilities = case.beliefs.of_group(view.group_of[filed]);
    let agreeing = view.places(filed).zip(probabilities).filter(|(place, _)| agrees(place));
    agreeing.map(|(_, probability)| probability).sum()
}

/// Whether the report was filed in the same country.
pub(super) fn dateline_country(case: &Case<'_, '_>) -> f64 {
    let code = &case.place().admin.country_code;
    share_of_dateline(case, |place| !code.is_empty() && place.admin.country_code == *code)
}

/// Whether the report was filed in the same first-level region.
pub(super) fn dateline_region(case: &Case<'_, '_>) -> f64 {
    let admin = &case.place().admin;
    share_of_dateline(case, |place| {
        !admin.admin1_code.is_empty()
            && place.admin.country_code == admin.country_code
            && place.admin.admin1_code == admin.admin1_code
    })
}
