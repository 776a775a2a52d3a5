//! One entry of a gazetteer.

use super::Point;
use compact_str::{CompactString, ToCompactString};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// A place as the gazetteer has it, with the regions that contain it, so that no stage after it needs a look-up.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Unique within its gazetteer.
    pub id: PlaceId,
    /// Its main name.
    pub name: CompactString,
    /// Where it is; of an area, a point within.
    pub point: Point,
    /// GeoNames' class.
    pub feature_class: FeatureClass,
    /// GeoNames' feature code, such as `PPLC` or `ADM1`.
    pub feature_code: CompactString,
    /// The country and regions that it lies in.
    pub admin: AdminPath,
    /// Inhabitants; 0 where unknown.
    pub population: u64,
}

impl Place {
    /// Whether this is a country or dependent territory, of today or former (`PCLI`, `PCLD`, `PCLH`, …).
    #[must_use]
    pub fn is_country(&self) -> bool {
        is_country_code(&self.feature_code)
    }

    /// Whether this is a mountain or volcano.
    pub(crate) fn is_mountain(&self) -> bool {
        matches!(self.feature_code.as_str(), "VLC" | "MT" | "PK")
    }

    /// Whether this is a state, province or other first-level region.
    #[must_use]
    pub fn is_first_level(&self) -> bool {
        self.feature_code == "ADM1"
    }

    /// Whether this is a county or other second-level region.
    #[must_use]
    pub fn is_second_level(&self) -> bool {
        self.feature_code == "ADM2"
    }

    /// Whether this is a continent or a region that spans countries or has no fixed borders.
    #[must_use]
    pub fn is_macro_region(&self) -> bool {
        matches!(
            self.feature_code.as_str(),
            "CONT" | "RGN" | "RGNH" | "RGNE" | "RGNL" | "ZN" | "AREA"
        )
    }

    /// Whether `other` lies in this country or region, by their codes.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        if self.admin.country_code.is_empty() || self.admin.country_code != other.admin.country_code {
            return false;
        }
        if self.is_country() {
            return !other.is_country();
        }
        let same_first = !self.admin.admin1_code.is_empty() && self.admin.admin1_code == other.admin.admin1_code;
        if self.is_first_level() {
            return same_first && !other.is_first_level() && !other.is_country();
        }
        let same_second = !self.admin.admin2_code.is_empty() && self.admin.admin2_code == other.admin.admin2_code;
        self.is_second_level() && same_first && same_second && self.id != other.id && !other.is_second_level()
    }

    /// Whether `other`, a row of another gazetteer under the same name, is most likely this place: it is of the same class
    /// and within 5 km. GeoNames and a list made by hand or from another map put a town's point some kilometres apart.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        const KM: f64 = 5.0;
        self.feature_class == other.feature_class && self.point.km_to(other.point) <= KM
    }

    /// How exact a pin on this place is.
    #[must_use]
    pub fn geo_precision(&self) -> GeoPrecision {
        match (self.feature_class, self.feature_code.as_str()) {
            (_, "ADM1" | "ADM1H") => GeoPrecision::FirstLevel,
            (_, code) if code.starts_with("PCL") => GeoPrecision::Country,
            (_, "CONT" | "OCN" | "SEA" | "GULF") => GeoPrecision::Country,
            (FeatureClass::Area, _) if self.is_macro_region() && self.admin.country_code.is_empty() => {
                GeoPrecision::Country
            }
            (FeatureClass::Area, "RGN" | "RGNH" | "RGNE" | "RGNL") => GeoPrecision::FirstLevel,
            (FeatureClass::Water, "STM" | "STMS" | "LK" | "LKS" | "BAY" | "STRT" | "CHN") => GeoPrecision::FirstLevel,
            (FeatureClass::Terrain, "MTS" | "DSRT" | "PLAT" | "PEN" | "ISLS" | "PLN") => GeoPrecision::FirstLevel,
            (FeatureClass::Admin, "ADM2" | "ADM2H" | "ADM3" | "ADM4" | "ADM5" | "ADMD") => GeoPrecision::SecondLevel,
            (FeatureClass::Terrain, "ISL") | (FeatureClass::Area, _) => GeoPrecision::SecondLevel,
            _ => GeoPrecision::Exact,
        }
    }
}

/// Whether a feature code is of a country or dependent territory, of today or former.
pub(crate) fn is_country_code(feature_code: &str) -> bool {
    feature_code.starts_with("PCL")
}

/// Identifies a place: the id that the gazetteer's own file gives it. Two ids are equal where their texts are; whether a
/// number is GeoNames' goes with it.
#[derive(Debug, Clone)]
pub struct PlaceId {
    text: CompactString,
    of_geonames: bool,
}

impl PartialEq for PlaceId {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for PlaceId {}

impl PartialOrd for PlaceId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PlaceId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for PlaceId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl PlaceId {
    /// The id as it stands in the gazetteer's `id` column: a GeoNames number, or a prefixed id such as `oa:KJFK`.
    #[must_use]
    pub fn new(id: impl Into<CompactString>) -> Self {
        let text = id.into();
        let of_geonames = geonames_number(&text).is_some();
        Self { text, of_geonames }
    }

    /// An id that is a number, one of GeoNames' if it is below 2³¹.
    #[must_use]
    pub(crate) fn numbered(number: u32) -> Self {
        Self {
            text: number.to_compact_string(),
            of_geonames: number < 1 << 31,
        }
    }

    /// An id of a list that is not GeoNames': a number in it means nothing to others.
    #[must_use]
    pub fn own(id: impl Into<CompactString>) -> Self {
        Self {
            text: id.into(),
            of_geonames: false,
        }
    }

    /// The number, where the id is one of GeoNames'; below 2³¹.
    #[must_use]
    pub fn geonames(&self) -> Option<u32> {
        geonames_number(&self.text).filter(|_| self.of_geonames)
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Address of the place at GeoNames, where the id is one of theirs.
    #[must_use]
    pub fn geonames_uri(&self) -> Option<String> {
        self.geonames()
            .map(|number| format!("https://sws.geonames.org/{number}/"))
    }
}

/// A number below 2³¹ written without sign or leading zeros.
fn geonames_number(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    let number = text.parse().ok().filter(|number| *number < 1 << 31);
    number.filter(|_| plain)
}

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The country and regions that contain a place; empty where unknown or not so contained.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AdminPath {
    /// ISO 3166-1 alpha-2.
    pub country_code: CompactString,
    /// The country's name.
    pub country: CompactString,
    /// GeoNames' code of the first-level region, without the country.
    pub admin1_code: CompactString,
    /// The first-level region's name.
    pub admin1: CompactString,
    /// GeoNames' code of the second-level region, without country and first level.
    pub admin2_code: CompactString,
    /// The second-level region's name.
    pub admin2: CompactString,
}

/// GeoNames' classes of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FeatureClass {
    /// `A`: country, state, region.
    Admin,
    /// `H`: stream, lake, sea.
    Water,
    /// `L`: park, area, continent.
    Area,
    /// `P`: city, village.
    Populated,
    /// `R`: road, railroad.
    Road,
    /// `S`: spot, building, farm.
    Spot,
    /// `T`: mountain, hill, rock, island.
    Terrain,
    /// `U`: undersea.
    Undersea,
    /// `V`: forest, heath.
    Vegetation,
}

impl FeatureClass {
    /// All of them, in the order of their letters.
    pub const ALL: [Self; 9] = [
        Self::Admin,
        Self::Water,
        Self::Area,
        Self::Populated,
        Self::Road,
        Self::Spot,
        Self::Terrain,
        Self::Undersea,
        Self::Vegetation,
    ];

    /// GeoNames' letter.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Admin => 'A',
            Self::Water => 'H',
            Self::Area => 'L',
            Self::Populated => 'P',
            Self::Road => 'R',
            Self::Spot => 'S',
            Self::Terrain => 'T',
            Self::Undersea => 'U',
            Self::Vegetation => 'V',
        }
    }

    /// The class of GeoNames' letter.
    #[must_use]
    pub fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.letter() == letter)
    }
}

/// How exact a pin is, from the place itself down to a country's label point. The order of ACLED's `geo_precision`,
/// with a fourth step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GeoPrecision {
    /// The place itself.
    Exact = 1,
    /// Somewhere in a second-level region.
    SecondLevel = 2,
    /// Somewhere in a first-level region.
    FirstLevel = 3,
    /// Somewhere in a country, or in something larger.
    Country = 4,
}
