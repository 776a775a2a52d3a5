//! Rows of a gazetteer in, what is wrong with them out.
//!
//! | check | severity | finds |
//! |---|---|---|
//! | `row` | error | a row that cannot be read |
//! | `duplicate_id` | error | an id that an earlier row has |
//! | `null_island` | error | a point at 0, 0, which stands for "unknown" in many files |
//! | `far_from_country` | warning | a point far from every town of its country |
//! | `unknown_country` | warning | a country's code that the world does not have |
//! | `missing_region` | warning | a region's code that no row of a region has, in the file or in the world |
//! | `same_place` | warning | a row of the same name, class and neighbourhood as an earlier one |
//! | `feature_code` | warning | a feature code that GeoNames does not have, or has in another class |
//! | `population` | warning | more inhabitants than such a place can have |
//! | `ordinary_word` | note | a name that English text writes in lower case |

mod finding;
mod row;
mod world;

pub use finding::{Finding, Severity};
pub use world::World;

use super::Row;
use crate::domain::{Origin, Place, PlaceId, Point};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use world::{RegionKey, region_of};

/// Degrees within which two rows of one name are held to be one place, at most twice that: some 1 to 2 km.
const SAME_PLACE: f64 = 0.01;

/// Checks rows one after the other. It keeps each row's id and a few bytes besides, not the rows.
pub struct Checker<'w> {
    file: String,
    world: &'w World,
    is_ordinary: Box<dyn Fn(&str) -> bool + 'w>,
    lines_of_ids: HashMap<PlaceId, u64>,
    /// Line of the first row with a name at a spot, by the hash of both.
    lines_of_spots: HashMap<u64, u64>,
    regions: std::collections::HashSet<RegionKey>,
    /// Regions that rows say to lie in and that are not in the world: line of the first row, and how many.
    wanted: BTreeMap<RegionKey, (u64, u64)>,
}

impl std::fmt::Debug for Checker<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rows = self.lines_of_ids.len();
        f.debug_struct("Checker")
            .field("file", &self.file)
            .field("ids", &rows)
            .finish_non_exhaustive()
    }
}

impl<'w> Checker<'w> {
    /// Checks the rows of `file` against the world. `is_ordinary` says whether a folded word is an ordinary one of
    /// English.
    #[must_use]
    pub fn new(file: &str, world: &'w World, is_ordinary: impl Fn(&str) -> bool + 'w) -> Self {
        Self {
            file: file.to_owned(),
            world,
            is_ordinary: Box::new(is_ordinary),
            lines_of_ids: HashMap::new(),
            lines_of_spots: HashMap::new(),
            regions: std::collections::HashSet::new(),
            wanted: BTreeMap::new(),
        }
    }

    /// What is wrong with a row, by itself and beside the earlier ones. `line` is the one that it stands on.
    pub fn add(&mut self, row: &Row, line: u64) -> Vec<Finding> {
        let place = &row.place;
        let mut found = row::check(row, self.world, &self.is_ordinary);
        found.extend(self.duplicate_id(place, line));
        found.extend(self.same_place(place, line));
        self.note_regions(place, line);
        found
            .into_iter()
            .map(|problem| problem.at(Origin::line(&self.file, line)))
            .collect()
    }

    /// What is wrong with all rows together: regions that no row of the file and none of the world has.
    #[must_use]
    pub fn finish(self) -> Vec<Finding> {
        let mut missing: Vec<_> = self
            .wanted
            .into_iter()
            .filter(|(region, _)| !self.regions.contains(region))
            .collect();
        missing.sort_by_key(|(_, (line, _))| *line);
        missing
            .into_iter()
            .map(|(region, (line, rows))| missing_region(&region, rows).at(Origin::line(&self.file, line)))
            .collect()
    }

    fn duplicate_id(&mut self, place: &Place, line: u64) -> Option<Problem> {
        let first = *self.lines_of_ids.entry(place.id.clone()).or_insert(line);
        (first != line).then(|| {
            let what = format!("id {} is taken by line {first}", place.id);
            Problem::new(Severity::Error, "duplicate_id", what)
        })
    }

    fn same_place(&mut self, place: &Place, line: u64) -> Option<Problem> {
        let name = fold(&place.name);
        let first = spots_around(place.point).find_map(|spot| self.lines_of_spots.get(&hash(&name, place, spot)));
        let first = first.copied();
        if first.is_none() && !name.is_empty() {
            self.lines_of_spots.insert(hash(&name, place, spot(place.point)), line);
        }
        first.map(|first| {
            let what = format!(
                "`{}` stands on line {first} too, in the same class and within 2 km",
                place.name
            );
            Problem::new(Severity::Warning, "same_place", what)
        })
    }

    fn note_regions(&mut self, place: &Place, line: u64) {
        self.regions.extend(region_of(place));
        for region in regions_around(place) {
            if !self.world.has_region(&region) {
                self.wanted.entry(region).or_insert((line, 0)).1 += 1;
            }
        }
    }
}

/// A finding before its line is told.
struct Problem {
    severity: Severity,
    check: &'static str,
    what: String,
    hint: Option<&'static str>,
}

impl Problem {
    fn new(severity: Severity, check: &'static str, what: String) -> Self {
        Self {
            severity,
            check,
            what,
            hint: None,
        }
    }

    fn at(self, origin: Origin) -> Finding {
        Finding {
            origin,
            severity: self.severity,
            check: self.check,
            what: self.what,
            hint: self.hint,
        }
    }
}

/// The first- and the second-level region that a place says to lie in. `00` is GeoNames' code for none.
fn regions_around(place: &Place) -> Vec<RegionKey> {
    let [country, first, second] = [
        &place.admin.country_code,
        &place.admin.admin1_code,
        &place.admin.admin2_code,
    ]
    .map(Clone::clone);
    if country.is_empty() || first.is_empty() || first == "00" || place.is_country() {
        return Vec::new();
    }
    let mut regions = vec![[country.clone(), first.clone(), Default::default()]];
    if !second.is_empty() {
        regions.push([country, first, second]);
    }
    regions
}

fn missing_region([country, first, second]: &RegionKey, rows: u64) -> Problem {
    let (level, code, column) = if second.is_empty() {
        ("ADM1", format!("{country}.{first}"), "admin1_code")
    } else {
        ("ADM2", format!("{country}.{first}.{second}"), "admin2_code")
    };
    let rows = if rows == 1 {
        "1 row".to_owned()
    } else {
        format!("{rows} rows")
    };
    let what = format!("`{column}` {code} of {rows} is no region: no {level} has it, here or in the world");
    Problem::new(Severity::Warning, "missing_region", what)
}

fn spot(point: Point) -> (i64, i64) {
    let step = |degrees: f64| (degrees / SAME_PLACE).floor() as i64;
    (step(point.lat()), step(point.lon()))
}

/// The spot of a point and those around it.
fn spots_around(point: Point) -> impl Iterator<Item = (i64, i64)> {
    let (lat, lon) = spot(point);
    (lat - 1..=lat + 1).flat_map(move |lat| (lon - 1..=lon + 1).map(move |lon| (lat, lon)))
}

fn hash(name: &str, place: &Place, spot: (i64, i64)) -> u64 {
    let mut hasher = DefaultHasher::new();
    (name, place.feature_class, spot).hash(&mut hasher);
    hasher.finish()
}
