//! Rows of a gazetteer in, what is wrong with them out.
//!
//! | check | severity | finds |
//! |---|---|---|
//! | `row` | error | a row that cannot be read |
//! | `duplicate_id` | error | an id that an earlier row has |
//! | `null_island` | error | a point within 100 m of 0, 0, which stands for "unknown" in many files |
//! | `far_from_country` | warning | a point far from every town of its country: two degrees for a town, five for anything else, ten beyond the polar circles |
//! | `unknown_country` | warning | a country's code that the world does not have |
//! | `missing_region` | warning | a region's code that no row of a region has, in the file or in the world |
//! | `same_place` | warning | a town, region, … of the same name in the same region as an earlier row, within 2 km |
//! | `feature_code` | warning | a feature code that GeoNames does not have, or has in another class |
//! | `population` | warning | more inhabitants than such a place can have |
//! | `ordinary_word` | note | a name of one word that English has in lower case too |

mod finding;
mod row;
mod world;

pub use finding::{Finding, Severity};
pub use world::World;

use super::Row;
use crate::domain::{FeatureClass, Origin, Place, PlaceId, Point};
use crate::text::fold;
use compact_str::CompactString;
use std::collections::{BTreeMap, HashMap, HashSet};
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
    regions: HashSet<RegionKey>,
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
            regions: HashSet::new(),
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
                "`{}` stands on line {first} too, of the same kind and within 2 km",
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
    let mut regions = vec![[country.clone(), first.clone(), CompactString::default()]];
    if !second.is_empty() && second != "00" {
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

/// What rows of one place have in common, as a number: names would take more room.
fn hash(name: &str, place: &Place, spot: (i64, i64)) -> u64 {
    // A region and the one within it share their name and their middle; two sides of a border share theirs too.
    let level = if place.feature_class == FeatureClass::Admin {
        place.feature_code.as_str()
    } else {
        ""
    };
    let mut hasher = DefaultHasher::new();
    (name, place.feature_class, level, spot).hash(&mut hasher);
    (&place.admin.country_code, &place.admin.admin1_code).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{CsvOptions, places};

    const HEADER: &str =
        "id,name,latitude,longitude,feature_class,feature_code,country_code,admin1_code,population,alternate_names\n";

    /// Norway with two towns and a region, and Chile with one.
    fn world() -> World {
        let rows = "no,Norge,60,10,A,PCLI,NO,,5000000,\n1,Oslo,59.9,10.7,P,PPLC,NO,12,1,\n2,Moss,59.4,10.6,P,PPL,NO,12,1,\n\
                    3,Oslo,59.9,10.7,A,ADM1,NO,12,1,\n4,Arica,-18.5,-70.3,P,PPL,CL,,1,\n";
        World::new(rows_of(rows).map(|(row, _)| row.place))
    }

    fn rows_of(rows: &str) -> impl Iterator<Item = (Row, u64)> {
        let text = format!("{HEADER}{rows}");
        let mut places = places(std::io::Cursor::new(text), "f.csv", &CsvOptions::default()).unwrap();
        std::iter::from_fn(move || Some((places.next()?.unwrap(), places.line())))
    }

    fn findings(rows: &str) -> Vec<String> {
        let world = world();
        let mut checker = Checker::new("f.csv", &world, |word| word == "nice");
        let mut found: Vec<Finding> = rows_of(rows).flat_map(|(row, line)| checker.add(&row, line)).collect();
        found.extend(checker.finish());
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_good_row_is_not_spoken_of() {
        assert_eq!(
            findings("1,Ås,59.7,10.8,P,PPL,NO,12,1,Aas\n2,Åsgård,59.7,10.8,P,PPL,NO,12,1,\n"),
            [""; 0]
        );
    }

    #[test]
    fn an_id_twice_is_an_error_that_names_the_first() {
        assert_eq!(
            findings("7,Ås,59.7,10.8,,,,,,\n8,Moss,59.4,10.7,,,,,,\n7,Ski,59.7,10.8,,,,,,\n"),
            ["f.csv:4: error: id 7 is taken by line 2"]
        );
    }

    #[test]
    fn a_point_far_from_its_country_is_told_with_the_slip_that_explains_it() {
        assert_eq!(
            findings(
                "a,A,10.7,59.9,P,,NO,,,\nb,B,-18.5,70.3,P,,CL,,,\nc,C,-40,100,P,,CL,,,\nd,D,0.00001,0,P,,CL,,,\ne,E,1,1,P,,QQ,,,\n"
            ),
            [
                "f.csv:2: warning: 10.7, 59.9 is far from every town of NO; with latitude and longitude swapped it would be near",
                "f.csv:3: warning: -18.5, 70.3 is far from every town of CL; with the sign of the longitude turned it would be near",
                "f.csv:4: warning: -40, 100 is far from every town of CL",
                "f.csv:5: error: latitude is 0.00001 and longitude 0; expected where the place is",
                "f.csv:6: warning: no country has the code QQ",
            ]
        );
    }

    #[test]
    fn the_date_line_is_no_border() {
        let fiji = "1,Labasa,-16.4,179.4,P,,FJ,,,\n";
        let world = World::new(rows_of(fiji).map(|(row, _)| row.place));
        assert_eq!(world.is_near("FJ", Point::new(-16.8, -179.9).unwrap(), 2), Some(true));
    }

    #[test]
    fn a_region_that_no_row_has_is_told_once_and_one_of_the_file_not_at_all() {
        assert_eq!(
            findings(
                "a,A,59.7,10.8,,,NO,99,,\nb,B,59.8,10.8,,,NO,99,,\nc,C,59.7,10.8,,,NO,50,,\nd,D,59.7,10.8,A,ADM1,NO,50,,\n"
            ),
            ["f.csv:2: warning: `admin1_code` NO.99 of 2 rows is no region: no ADM1 has it, here or in the world"]
        );
    }

    #[test]
    fn one_place_twice_is_told_by_name_and_neighbourhood() {
        assert_eq!(
            findings(
                "a,Saint John,59.7,10.8,P,,,,,\nb,St. John,59.7009,10.7999,P,PPLX,,,,\nc,St. John,59.75,10.8,P,,,,,\nd,St. John,59.7,10.8,T,,,,,\n"
            ),
            ["f.csv:3: warning: `St. John` stands on line 2 too, of the same kind and within 2 km"]
        );
    }

    #[test]
    fn codes_and_counts_that_cannot_be_are_told() {
        assert_eq!(
            findings("a,A,59.7,10.8,P,TOWN,,,1,\nb,B,59.8,10.8,P,MT,,,1,\nc,C,59.7,10.8,P,,,,50000000,\n"),
            [
                "f.csv:2: warning: `feature_code` TOWN is none of GeoNames'",
                "f.csv:3: warning: `feature_code` MT is of class T, and `feature_class` is P",
                "f.csv:4: warning: `population` is 50000000; expected at most 40000000",
            ]
        );
    }

    #[test]
    fn an_ordinary_word_is_told_unless_it_is_in_capitals() {
        let said = findings("a,Nice,59.7,10.8,,,,,,\nb,B,59.8,10.8,,,,,,NICE|nice\nc,Nice Town,59.6,10.8,,,,,,NICE\n");
        assert_eq!(said.len(), 2);
        assert!(said[0].starts_with("f.csv:2: note: name `Nice` is an ordinary word"));
        assert!(said[1].starts_with("f.csv:3: note: alternate name `nice` is an ordinary word"));
    }
}
