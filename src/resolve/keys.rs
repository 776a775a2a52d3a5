//! Place in, what it lies in out: numbers that are compared where codes would be read again and again.

use crate::domain::Place;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// The country, first-level and second-level region that a place lies in or is; 0 where it has none. Two places of one
/// region have one number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Keys {
    pub(super) country: u64,
    pub(super) region: u64,
    pub(super) county: u64,
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
    pub(super) fn of(place: &Place) -> Self {
        let admin = &place.admin;
        let country = number(&[&admin.country_code]);
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
        let region = number(&[&admin.country_code, &admin.admin1_code]);
        let county = match (level, admin.admin2_code.is_empty()) {
            (Level::Region, _) | (_, true) => 0,
            _ => number(&[&admin.country_code, &admin.admin1_code, &admin.admin2_code]),
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

/// A number for some codes; 0 where the first is empty.
fn number(codes: &[&str]) -> u64 {
    if codes[0].is_empty() {
        return 0;
    }
    let mut hasher = FxHasher::default();
    codes.hash(&mut hasher);
    hasher.finish() | 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    fn keys(code: &str, country: &str, region: &str, county: &str) -> Keys {
        let mut place = sample::place("1", "Aa", 0.0, 0.0, code, 0);
        place.admin.country_code = country.into();
        place.admin.admin1_code = region.into();
        place.admin.admin2_code = county.into();
        Keys::of(&place)
    }

    #[test]
    fn a_region_contains_what_lies_in_it_and_not_itself() {
        let texas = keys("ADM1", "US", "TX", "");
        assert!(texas.contain(&keys("PPL", "US", "TX", "277")));
        assert!(texas.contain(&keys("ADM2", "US", "TX", "277")));
        assert!(!texas.contain(&texas));
        assert!(!texas.contain(&keys("PPL", "US", "OK", "277")));
        assert!(keys("PCLI", "US", "", "").contain(&texas));
        assert!(keys("ADM2", "US", "TX", "277").contain(&keys("PPL", "US", "TX", "277")));
    }

    #[test]
    fn what_has_no_codes_contains_nothing() {
        let nowhere = keys("PCLI", "", "", "");
        assert!(!nowhere.contain(&keys("PPL", "", "", "")));
        assert!(!keys("ADM1", "US", "", "").contain(&keys("PPL", "US", "", "")));
    }
}
