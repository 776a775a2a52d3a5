//! The candidates of one name in, which of them are city, county and region of one another out: "Kursk", "New York".

use super::keys::{Keys, Level};
use crate::domain::{Candidate, FeatureClass, NameKind, Place, Point};
use rustc_hash::{FxHashMap, FxHashSet};

/// How near a city lies to the middle of a region that is named for it, where it is a region of its own: Kyiv.
const BESIDE_KM: f64 = 100.0;
/// A city with a part of the inhabitants of its region that is larger than one of so many is called as it is.
const MOST_OF_REGION: u64 = 3;
/// Regions and cities of one name that are looked at.
const MOST: usize = 20;
/// Inhabitants of a city that is known in all of its country.
const GREAT_CITY: u64 = 500_000;

/// Whether a candidate has a namesake that it lies in or beside, or that lies in or beside it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Namesake {
    /// A large city in a country or first-level region of its name.
    pub(super) city_in_region: bool,
    /// A town that has the main name of its country for another name.
    pub(super) is_called_as_country: bool,
    /// The name is the main name of that region.
    pub(super) region_has_main_name: bool,
    /// A second-level region with a town of its name in it.
    pub(super) county_of_town: bool,
    /// A town in a first-level region of its name, or in the country of one whose main name it is.
    pub(super) town_of_region: bool,
    /// A town in a second-level region of its name.
    pub(super) town_of_county: bool,
    /// A first-level region with a large city of its name.
    pub(super) region_of_city: bool,
    /// A town of which nobody knows how many live there, with a great city of its name in its country.
    pub(super) overshadowed: bool,
    /// A first-level region with most of its inhabitants in a city that has its name and the word for it: New York.
    pub(super) region_of_named_city: bool,
}

/// The namesakes of each candidate of a name.
pub(super) fn namesakes(candidates: &[Candidate], keys: &[Keys]) -> Vec<Namesake> {
    let names = Names::of(candidates, keys);
    let pairs = candidates.iter().zip(keys);
    pairs.map(|(candidate, keys)| names.namesake(candidate, keys)).collect()
}

/// The candidates of one name that others lie in or beside.
#[derive(Default)]
struct Names {
    /// Countries, by their keys; whether the name is the main name.
    countries: FxHashMap<u32, bool>,
    /// First-level regions.
    regions: Vec<Named>,
    /// Large cities.
    cities: Vec<Named>,
    /// The countries of great cities.
    with_great_city: FxHashSet<u32>,
    /// Second-level regions, and those of them that a town lies in.
    counties: FxHashSet<u32>,
    with_town: FxHashSet<u32>,
}

/// A region or large city.
struct Named {
    keys: Keys,
    point: Point,
    population: u64,
    is_main_name: bool,
    /// "New York City".
    says_city: bool,
}

impl Names {
    fn of(candidates: &[Candidate], keys: &[Keys]) -> Self {
        let mut names = Self::default();
        let counties = keys
            .iter()
            .filter(|keys| keys.level == Level::County && keys.county != 0);
        names.counties.extend(counties.map(|keys| keys.county));
        for (candidate, keys) in candidates.iter().zip(keys) {
            let is_main_name = candidate.matched == NameKind::Primary;
            let named = || Named {
                keys: *keys,
                point: candidate.place.point,
                population: candidate.place.population,
                is_main_name,
                says_city: says_city(&candidate.place),
            };
            match keys.level {
                Level::Country => *names.countries.entry(keys.country).or_default() |= is_main_name,
                Level::Region if names.regions.len() < MOST => names.regions.push(named()),
                Level::Below if is_town(&candidate.place) => {
                    if names.counties.contains(&keys.county) {
                        names.with_town.insert(keys.county);
                    }
                    if is_large(&candidate.place) && names.cities.len() < MOST {
                        names.cities.push(named());
                    }
                    if candidate.place.population >= GREAT_CITY {
                        names.with_great_city.insert(keys.country);
                    }
                }
                Level::Region | Level::County | Level::Below => {}
            }
        }
        names
    }

    fn namesake(&self, candidate: &Candidate, keys: &Keys) -> Namesake {
        let is_town = keys.level == Level::Below && is_town(&candidate.place);
        let large = is_town && is_large(&candidate.place);
        let point = candidate.place.point;
        let country = self.countries.get(&keys.country);
        // "Paraguay" is hardly said of Asunción.
        let called_so = candidate.matched != NameKind::Primary;
        let is_called_as_country = is_town && called_so && country.is_some_and(|is_main_name| *is_main_name);
        let country = country.filter(|_| !is_called_as_country);
        let regions = self
            .regions
            .iter()
            .filter(|region| region.is_around(keys, point, large));
        let mut around = country
            .copied()
            .into_iter()
            .chain(regions.clone().map(|region| region.is_main_name));
        // "Oklahoma" is not said of Oklahoma City, but New York is the most of its state.
        let population = candidate.place.population;
        let most = |region: &Named| is_most(population, region.population);
        let bare = !says_city(&candidate.place) || !is_called_as_country && regions.clone().any(most);
        let mut cities = self.cities.iter().filter(|city| city.is_in(keys, point));
        let is_region = keys.level == Level::Region;
        let holds_named = is_region
            && cities
                .clone()
                .any(|city| city.says_city && is_most(city.population, population));
        Namesake {
            is_called_as_country,
            city_in_region: large && around.clone().next().is_some(),
            region_has_main_name: large && bare && around.any(|is_main_name| is_main_name),
            county_of_town: keys.level == Level::County && self.with_town.contains(&keys.county),
            town_of_region: is_town
                && self.regions.iter().any(|region| {
                    region.is_around(keys, point, large) || region.is_main_name && region.keys.country == keys.country
                }),
            town_of_county: is_town && self.counties.contains(&keys.county),
            region_of_named_city: holds_named,
            region_of_city: is_region && cities.next().is_some(),
            overshadowed: is_town && population == 0 && self.with_great_city.contains(&keys.country),
        }
    }
}

impl Named {
    /// Whether this region holds a town, or has a large one beside it.
    fn is_around(&self, town: &Keys, point: Point, large: bool) -> bool {
        self.keys.region == town.region && town.region != 0 || large && self.is_beside(town, point)
    }

    /// Whether this city lies in a region, or beside it.
    fn is_in(&self, region: &Keys, point: Point) -> bool {
        self.keys.region == region.region && region.region != 0 || self.is_beside(region, point)
    }

    fn is_beside(&self, other: &Keys, point: Point) -> bool {
        self.keys.country == other.country && self.point.km_to(point) <= BESIDE_KM
    }
}

/// Whether a city has the most of its region's inhabitants.
fn is_most(city: u64, region: u64) -> bool {
    city * MOST_OF_REGION >= region
}

fn says_city(place: &Place) -> bool {
    place.name.ends_with(" City")
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
    use crate::resolve::keys::Numbers;

    fn candidate(code: &str, matched: NameKind) -> Candidate {
        let mut place = sample::place("1", "Odessa", 46.0, 30.0, code, 5);
        if code == "ADM1" {
            place.feature_class = FeatureClass::Admin;
        }
        place.admin.country_code = "UA".into();
        place.admin.admin1_code = "17".into();
        Candidate {
            place: place.into(),
            matched,
        }
    }

    #[test]
    fn a_seat_lies_in_the_region_of_its_name() {
        let candidates = [
            candidate("ADM1", NameKind::Primary),
            candidate("PPLA", NameKind::Alternate),
            candidate("PPL", NameKind::Alternate),
        ];
        let numbers = &mut Numbers::default();
        let keys = candidates.iter().map(|candidate| Keys::of(&candidate.place, numbers));
        let keys: Vec<Keys> = keys.collect();
        let found = namesakes(&candidates, &keys);
        assert!(found[1].city_in_region && found[1].region_has_main_name);
        assert!(!found[0].city_in_region && !found[2].city_in_region);
    }

    #[test]
    fn a_town_of_unknown_size_is_overshadowed_by_a_great_city_of_its_country() {
        let town = |country: &str, population| {
            let mut found = candidate("PPL", NameKind::Primary);
            let place = std::sync::Arc::make_mut(&mut found.place);
            place.admin.country_code = country.into();
            place.population = population;
            found
        };
        let candidates = [town("UA", 2_000_000), town("UA", 0), town("UA", 700), town("US", 0)];
        let numbers = &mut Numbers::default();
        let keys = candidates.iter().map(|candidate| Keys::of(&candidate.place, numbers));
        let keys: Vec<Keys> = keys.collect();
        let found = namesakes(&candidates, &keys);
        let overshadowed: Vec<bool> = found.iter().map(|namesake| namesake.overshadowed).collect();
        assert_eq!(overshadowed, [false, true, false, false]);
    }
}
