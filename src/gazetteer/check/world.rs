//! Places of the world in, what rows of another gazetteer can be held against out.

use crate::domain::{Place, Point};
use compact_str::CompactString;
use std::collections::{HashMap, HashSet};

/// What is known of the world: where each country has towns, and what regions there are.
#[derive(Debug, Default)]
pub struct World {
    /// Squares of one degree that hold a populated place, by country.
    inhabited: HashMap<CompactString, HashSet<Cell>>,
    countries: HashSet<CompactString>,
    regions: HashSet<RegionKey>,
}

/// A square of one degree: the whole degrees of its south-western corner.
type Cell = (i16, i16);

/// Codes of country, first level and second level; the last is empty for a first-level region.
pub(super) type RegionKey = [CompactString; 3];

impl World {
    /// What these places tell.
    #[must_use]
    pub fn new(places: impl IntoIterator<Item = Place>) -> Self {
        let mut world = Self::default();
        for place in places {
            world.regions.extend(region_of(&place));
            let country = place.admin.country_code;
            if country.is_empty() {
                continue;
            }
            if place.feature_class == crate::domain::FeatureClass::Populated {
                world
                    .inhabited
                    .entry(country.clone())
                    .or_default()
                    .insert(cell(place.point));
            }
            world.countries.insert(country);
        }
        world
    }

    /// Whether any place lies in this country.
    pub(super) fn has_country(&self, code: &str) -> bool {
        self.countries.contains(code)
    }

    pub(super) fn has_region(&self, region: &RegionKey) -> bool {
        self.regions.contains(region)
    }

    /// Whether a town of the country lies within some `reach` degrees of the point; `None` where none is known.
    ///
    /// A degree of longitude is counted as long as one of latitude: more of them towards the poles.
    pub(super) fn is_near(&self, country: &str, point: Point, reach: i16) -> Option<bool> {
        let inhabited = self.inhabited.get(country)?;
        let (south, west) = cell(point);
        let narrowing = point.lat().to_radians().cos().max(0.1);
        let aside = (f64::from(reach) / narrowing).ceil() as i16;
        let near = (south - reach..=south + reach)
            .flat_map(|lat| (west - aside..=west + aside).map(move |lon| (lat, (lon + 180).rem_euclid(360) - 180)))
            .any(|cell| inhabited.contains(&cell));
        Some(near)
    }
}

/// The codes of the region that a place is, if it is one.
pub(super) fn region_of(place: &Place) -> Option<RegionKey> {
    let admin = &place.admin;
    let second = if place.is_second_level() {
        admin.admin2_code.clone()
    } else if place.is_first_level() {
        CompactString::default()
    } else {
        return None;
    };
    Some([admin.country_code.clone(), admin.admin1_code.clone(), second])
}

fn cell(point: Point) -> Cell {
    (point.lat().floor() as i16, point.lon().floor() as i16)
}
