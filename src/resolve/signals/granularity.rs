//! City, county and region of one name: "Kursk", "New York", "Luxembourg".

use super::Case;
use crate::domain::{FeatureClass, NameKind, Place};
use crate::resolve::keys::{Keys, Level};

/// Whether another candidate of the mention is so.
fn another(case: &Case<'_, '_>, is: impl Fn(&Place, &Keys) -> bool) -> f64 {
    let keys = &case.group().keys;
    let mut others = case.view.places(case.mention).zip(keys).enumerate();
    f64::from(others.any(|(n, (place, keys))| n != case.candidate && is(place, keys)))
}

/// Whether this is a city that a country or first-level region around it is named for, and the name is that one's main
/// name: "Odessa", which is the region's main name and only another of the city of Odesa.
pub(super) fn lends_main_name(case: &Case<'_, '_>) -> bool {
    let own = case.keys();
    let candidates = &case.view.sets[case.mention].candidates;
    let named = candidates
        .iter()
        .map(|candidate| candidate.matched == NameKind::Primary);
    is_city(case.place())
        && seat(case.place())
        && named
            .zip(&case.group().keys)
            .any(|(main, keys)| main && matches!(keys.level, Level::Country | Level::Region) && keys.contain(own))
}

fn is_city(place: &Place) -> bool {
    place.feature_class == FeatureClass::Populated && place.feature_code != "PPLX"
}

/// 1 for such a city.
pub(super) fn city_in_region(case: &Case<'_, '_>) -> f64 {
    let own = case.keys();
    if !is_city(case.place()) || !seat(case.place()) {
        return 0.0;
    }
    another(case, |_, keys| {
        matches!(keys.level, Level::Country | Level::Region) && keys.contain(own)
    })
}

fn seat(place: &Place) -> bool {
    place.feature_code == "PPLC" || place.feature_code == "PPLA" || place.population >= 100_000
}

/// 1 for a second-level region that holds a city which is also a candidate.
pub(super) fn county_of_city(case: &Case<'_, '_>) -> f64 {
    let own = case.keys();
    if own.level != Level::County {
        return 0.0;
    }
    another(case, |place, keys| is_city(place) && own.contain(keys))
}
