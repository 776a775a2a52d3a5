//! Place in, what it lies in out: numbers that are compared where codes would be read again and again.

use crate::domain::Place;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// The country, first-level and second-level region that a place lies in or is; 0 where it has none. Two places of one
/// region have one number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Keys {
    pub(super) country: u32,
    pub(super) region: u32,
    pub(super) county: u32,
    /// What the place itself is, where it is one of these.
    pub(super) level: Level,
}

/// The kinds of place that are named to say where another is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Level {
    Country,
    Region,
    County,
    #[default]
    Below,
}

impl Keys {
    pub(super) fn of(place: &Place, numbers: &mut Numbers) -> Self {
        let admin = &place.admin;
        let country = numbers.of(&[&admin.country_code]);
        let level = match () {
            () if place.is_country() => Level::Country,
            () if place.is_first_level() => Level::Region,
            () if place.is_second_level() => Level::County,
            () => Level::Below,
        };
        if country == 0 || level == Level::Country || admin.admin1_code.is_empty() {
            return Self {
                country,
                level,
                ..Self::default()
            };
        }
        let region = numbers.of(&[&admin.country_code, &admin.admin1_code]);
        let county = match (level, admin.admin2_code.is_empty()) {
            (Level::Region, _) | (_, true) => 0,
            _ => numbers.of(&[&admin.country_code, &admin.admin1_code, &admin.admin2_code]),
        };
        Self {
            country,
            region,
            county,
            level,
        }
    }

    /// Whether this is a country or region that another place lies in.
    pub(super) fn contain(&self, other: &Self) -> bool {
        match self.level {
            Level::Country => other.level != Level::Country && self.country != 0 && self.country == other.country,
            Level::Region => {
                !matches!(other.level, Level::Country | Level::Region)
                    && self.region != 0
                    && self.region == other.region
            }
            Level::County => other.level == Level::Below && self.county != 0 && self.county == other.county,
            Level::Below => false,
        }
    }
}

/// Numbers for the countries and regions that a document's candidates lie in, from 1 on: what there is of each of them lies in a list.
#[derive(Debug)]
pub(super) struct Numbers {
    of: FxHashMap<u64, u32>,
    /// The hash of what each is the number of; none is 0.
    hashes: Vec<u64>,
}

impl Default for Numbers {
    fn default() -> Self {
        Self {
            of: FxHashMap::default(),
            hashes: vec![0],
        }
    }
}

impl Numbers {
    /// The number for some codes; 0 where the first is empty.
    fn of(&mut self, codes: &[&str]) -> u32 {
        if codes[0].is_empty() {
            return 0;
        }
        let mut hasher = FxHasher::default();
        codes.hash(&mut hasher);
        let hash = hasher.finish() | 1;
        *self.of.entry(hash).or_insert_with(|| {
            self.hashes.push(hash);
            // More candidates than that have no room in memory.
            (self.hashes.len() - 1) as u32
        })
    }

    /// How many there are, with that of none.
    pub(super) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Which of two goes before the other, whatever the order in which the text names them.
    pub(super) fn rank(&self, number: u32) -> u64 {
        self.hashes[number as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    fn keys(numbers: &mut Numbers, code: &str, [country, region, county]: [&str; 3]) -> Keys {
        let mut place = sample::place("1", "Aa", 0.0, 0.0, code, 0);
        place.admin.country_code = country.into();
        place.admin.admin1_code = region.into();
        place.admin.admin2_code = county.into();
        Keys::of(&place, numbers)
    }

    #[test]
    fn a_region_contains_what_lies_in_it_and_not_itself() {
        let numbers = &mut Numbers::default();
        let texas = keys(numbers, "ADM1", ["US", "TX", ""]);
        assert!(texas.contain(&keys(numbers, "PPL", ["US", "TX", "277"])));
        assert!(texas.contain(&keys(numbers, "ADM2", ["US", "TX", "277"])));
        assert!(!texas.contain(&texas));
        assert!(!texas.contain(&keys(numbers, "PPL", ["US", "OK", "277"])));
        assert!(keys(numbers, "PCLI", ["US", "", ""]).contain(&texas));
        let lamar = keys(numbers, "ADM2", ["US", "TX", "277"]);
        assert!(lamar.contain(&keys(numbers, "PPL", ["US", "TX", "277"])));
        assert_eq!(numbers.len(), 6, "none, a country, two regions, two counties");
    }

    #[test]
    fn what_has_no_codes_contains_nothing() {
        let numbers = &mut Numbers::default();
        let nowhere = keys(numbers, "PCLI", ["", "", ""]);
        assert!(!nowhere.contain(&keys(numbers, "PPL", ["", "", ""])));
        let nameless = keys(numbers, "ADM1", ["US", "", ""]);
        assert!(!nameless.contain(&keys(numbers, "PPL", ["US", "", ""])));
    }
}
