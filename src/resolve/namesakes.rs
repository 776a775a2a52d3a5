//! The candidates of one name in, which of them are city, county and region of one another out: "Kursk", "New York".

use super::keys::{Keys, Level};
use crate::domain::{Candidate, FeatureClass, NameKind, Place, Point};
use rustc_hash::FxHashMap;

/// How near a city lies to the middle of a region that is named for it, where it is a region of its own: Kyiv.
const BESIDE_KM: f64 = 100.0;
/// Regions of one name that are looked at.
const MOST_REGIONS: usize = 20;

/// Whether a candidate has a namesake that it lies in, or that lies in it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Namesake {
    /// A large city in a country or first-level region of its name.
    pub(super) city_in_region: bool,
    /// The name is the main name of that region.
    pub(super) region_has_main_name: bool,
    /// A second-level region with a town of its name in it.
    pub(super) county_of_town: bool,
}

/// The namesakes of each candidate of a name.
pub(super) fn namesakes(candidates: &[Candidate], keys: &[Keys]) -> Vec<Namesake> {
    // Of each country and region that is a candidate, whether the name is its main name.
    let mut regions: FxHashMap<u64, bool> = FxHashMap::default();
    let mut towns: FxHashMap<u64, bool> = FxHashMap::default();
    for (candidate, keys) in candidates.iter().zip(keys) {
        let region = match keys.level {
            Level::Country => keys.country,
            Level::Region => keys.region,
            Level::County | Level::Below => 0,
        };
        if region != 0 {
            *regions.entry(region).or_default() |= candidate.matched == NameKind::Primary;
        }
        if keys.county != 0 && is_town(&candidate.place) {
            towns.insert(keys.county, true);
        }
    }
    let beside = regions_beside(candidates, keys);
    let namesake = |(candidate, keys): (&Candidate, &Keys)| {
        let large = is_town(&candidate.place) && is_large(&candidate.place);
        let mut around: Vec<bool> = [keys.country, keys.region]
            .iter()
            .filter_map(|key| regions.get(key).copied())
            .collect();
        if large {
            let near = beside
                .iter()
                .filter(|(region, ..)| region.km_to(candidate.place.point) <= BESIDE_KM);
            let near = near.filter(|(_, country, _)| *country == keys.country);
            around.extend(near.map(|(.., main)| main));
        }
        // "Oklahoma" is not said of Oklahoma City.
        let bare = !candidate.place.name.ends_with(" City");
        Namesake {
            city_in_region: large && !around.is_empty(),
            region_has_main_name: large && bare && around.contains(&true),
            county_of_town: keys.level == Level::County && towns.contains_key(&keys.county),
        }
    };
    candidates.iter().zip(keys).map(namesake).collect()
}

/// Point, country and whether the name is the main name of each first-level region that is a candidate.
fn regions_beside(candidates: &[Candidate], keys: &[Keys]) -> Vec<(Point, u64, bool)> {
    let regions = candidates
        .iter()
        .zip(keys)
        .filter(|(_, keys)| keys.level == Level::Region);
    regions
        .map(|(candidate, keys)| {
            (
                candidate.place.point,
                keys.country,
                candidate.matched == NameKind::Primary,
            )
        })
        .take(MOST_REGIONS)
        .collect()
}

fn is_town(place: &Place) -> bool {
    place.feature_class == FeatureClass::Populated && place.feature_code != "PPLX"
}

fn is_large(place: &Place) -> bool {
    matches!(place.feature_code.as_str(), "PPLC" | "PPLA") || place.population >= 100_000
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    fn candidate(code: &str, matched: NameKind) -> Candidate {
        let mut place = sample::place("1", "Odessa", 46.0, 30.0, code, 5);
        if code == "ADM1" {
            place.feature_class = FeatureClass::Admin;
        }
        place.admin.country_code = "UA".into();
        place.admin.admin1_code = "17".into();
        Candidate { place, matched }
    }

    #[test]
    fn a_seat_lies_in_the_region_of_its_name() {
        let candidates = [
            candidate("ADM1", NameKind::Primary),
            candidate("PPLA", NameKind::Alternate),
            candidate("PPL", NameKind::Alternate),
        ];
        let keys: Vec<Keys> = candidates.iter().map(|candidate| Keys::of(&candidate.place)).collect();
        let found = namesakes(&candidates, &keys);
        assert!(found[1].city_in_region && found[1].region_has_main_name);
        assert!(!found[0].city_in_region && !found[2].city_in_region);
    }
}
