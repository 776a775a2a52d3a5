//! What lies together whichever meaning each name has: for every candidate, how many other names have some candidate in
//! the same region or near it.
//!
//! A set of names is a number of 128 bits, so that of each candidate a few look-ups are asked and no pair is compared.

use super::groups::{Group, Grouped};
use super::keys::{Keys, Level};
use super::rows::Rows;
use crate::domain::{CandidateSet, Place};

/// The names that are counted: the first of a document.
const NAMES: usize = 128;
/// Degrees of latitude that a cell is high; some 55 km.
const CELL: f64 = 0.5;

/// The company near a candidate that counts for half of all there could be: half a name that may lie in one region only.
/// That there is a Paris near London, Ontario, as in many regions, counts for little.
const HALF: f64 = 0.5;

/// A set of names.
type Names = u128;

/// Which names have a candidate where.
struct Occupied {
    /// By the numbers of regions.
    regions: Vec<Names>,
    /// Which names have this very place, by its number: "Oklahoma City" is no company for "Oklahoma".
    places: Vec<Names>,
    /// In the order of cells.
    cells: Vec<(Cell, Names)>,
    /// What a name's candidate is worth: less where it has some in many regions.
    worth: Vec<f64>,
}

/// Row and column of a grid over the earth.
type Cell = (i32, i32);

/// How many other names may lie with a candidate.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Company {
    /// Share of the other names that may lie in its first-level region.
    pub(super) region_share: f64,
    /// The same within some 50 to 100 km of it.
    pub(super) near_share: f64,
    /// How many may lie near it, each counted by how few regions it may lie in.
    near: f64,
    /// Where no other candidate of the name has more near it, how much that is: from 0 towards 1.
    pub(super) best_near: f64,
}

/// The company of each candidate, by group.
pub(super) fn companies(sets: &[CandidateSet], names: &Grouped) -> Rows<Company> {
    let occupied = Occupied::new(sets, names);
    // Four that lie nowhere: one other name says less than many that agree.
    let others = names.groups.len().min(NAMES) as f64 + 3.0;
    let mut companies = Rows::with_capacity(names.groups.len(), 0);
    for (n, group) in names.groups.iter().enumerate() {
        let company = |at| occupied.company(n, &at, others);
        note_best(companies.push(sites(sets, group).map(company)));
    }
    companies
}

/// A candidate, and what it lies in.
struct Site<'s> {
    place: &'s Place,
    keys: &'s Keys,
    spot: usize,
}

fn sites<'s>(sets: &'s [CandidateSet], group: &'s Group) -> impl Iterator<Item = Site<'s>> {
    let candidates = sets[group.mentions[0]].candidates.iter();
    let known = group.keys.iter().zip(&group.spots);
    candidates.zip(known).map(|(candidate, (keys, spot))| Site {
        place: &candidate.place,
        keys,
        spot: *spot as usize,
    })
}

/// What a sum counts for: nothing where it is 0, one half where it is `half`, more towards 1.
pub(super) fn towards_one(sum: f64, half: f64) -> f64 {
    sum / (sum + half)
}

fn note_best(companies: &mut [Company]) {
    let most = companies.iter().map(|company| company.near).fold(0.0, f64::max);
    for company in companies {
        if company.near > 0.0 && company.near >= most {
            company.best_near = towards_one(company.near, HALF);
        }
    }
}

impl Occupied {
    fn new(sets: &[CandidateSet], names: &Grouped) -> Self {
        let mut occupied = Self {
            regions: vec![0; names.numbers.len()],
            places: vec![0; names.shared.len()],
            cells: Vec::new(),
            worth: Vec::new(),
        };
        for (n, group) in names.groups.iter().enumerate().take(NAMES) {
            occupied.add(n, sites(sets, group));
        }
        occupied.cells.sort_unstable();
        occupied.cells.dedup_by(|next, kept| {
            kept.1 |= if next.0 == kept.0 { next.1 } else { 0 };
            next.0 == kept.0
        });
        occupied
    }

    fn add<'s>(&mut self, group: usize, sites: impl Iterator<Item = Site<'s>>) {
        let bit = 1 << group;
        let mut regions = 0;
        for site in sites {
            if site.keys.region != 0 {
                let names = &mut self.regions[site.keys.region as usize];
                regions += u32::from(*names & bit == 0);
                *names |= bit;
            }
            if site.is_pinned() {
                self.cells.push((cell(site.place, 0), bit));
                self.places[site.spot] |= bit;
            }
        }
        self.worth.push(1.0 / f64::from(regions.max(1)));
    }

    fn company(&self, group: usize, site: &Site<'_>, others: f64) -> Company {
        let own = if group < NAMES { !(1 << group) } else { !0 };
        let region = self.regions[site.keys.region as usize] & own;
        let near = if site.is_pinned() {
            self.near(site.place, own & !self.places[site.spot])
        } else {
            0
        };
        Company {
            near: self.worth(near),
            region_share: f64::from(region.count_ones()) / others,
            near_share: f64::from(near.count_ones()) / others,
            ..Company::default()
        }
    }

    /// The names of `some` with a candidate in the cell of `place` and the eight around it.
    fn near(&self, place: &Place, some: Names) -> Names {
        let mut near = 0;
        let row = row(place);
        let from = self.cells.partition_point(|(cell, _)| cell.0 < row - 1);
        let mut rest = &self.cells[from..];
        for rows in -1..=1 {
            let length = rest.iter().take_while(|(cell, _)| cell.0 == row + rows).count();
            let (here, further) = rest.split_at(length);
            rest = further;
            // Most rows hold nothing else, and the column is hard to tell.
            if here.iter().all(|(_, names)| names & some == 0) {
                continue;
            }
            let (_, column) = cell(place, rows);
            let beside = here.iter().filter(|(cell, _)| (cell.1 - column).abs() <= 1);
            near |= beside.fold(0, |all, (_, names)| all | names);
        }
        near & some
    }

    fn worth(&self, mut names: Names) -> f64 {
        let mut worth = 0.0;
        while names != 0 {
            worth += self.worth[names.trailing_zeros() as usize];
            names &= names - 1;
        }
        worth
    }
}

impl Site<'_> {
    /// Whether the place is small enough to be near another.
    fn is_pinned(&self) -> bool {
        !matches!(self.keys.level, Level::Country | Level::Region) && !self.place.is_macro_region()
    }
}

fn row(place: &Place) -> i32 {
    (place.point.lat() / CELL).floor() as i32
}

/// The cell of `place`, or the one so many rows from it on its meridian; columns narrow towards the poles.
fn cell(place: &Place, rows: i32) -> Cell {
    let row = row(place) + rows;
    let width = CELL / (f64::from(row) * CELL).to_radians().cos().max(0.05);
    (row, (place.point.lon() / width).floor() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Candidate, Document, Mention, MentionKind, NameKind, Span, sample};
    use crate::resolve::outlets::Outlets;
    use crate::resolve::view::View;

    fn set(at: usize, places: &[(&str, f64, &str)]) -> CandidateSet {
        let candidates = places.iter().map(|(id, lon, region)| {
            let mut place = sample::place(id, "A", 10.0, *lon, "PPL", 0);
            place.admin.country_code = "XX".into();
            place.admin.admin1_code = (*region).into();
            Candidate {
                place: place.into(),
                matched: NameKind::Primary,
            }
        });
        CandidateSet::new(
            Mention::new(Span::new(at, at + 1), MentionKind::Place),
            candidates.collect(),
        )
    }

    #[test]
    fn a_candidate_has_company_where_other_names_may_lie_near() {
        let document = Document::new("a", "A B C");
        let sets = [
            set(0, &[("1", 0.1, "W"), ("2", 50.0, "E")]),
            set(2, &[("3", 0.3, "W"), ("4", 90.0, "N")]),
            set(4, &[("5", 0.6, "W")]),
        ];
        let view = View::new(&document, &sets, &Outlets::default());
        let [west, east] = *view.companies.row(0) else {
            panic!("two candidates")
        };
        assert_eq!(
            (west.region_share, west.near_share, west.best_near),
            (2.0 / 6.0, 2.0 / 6.0, 0.75)
        );
        assert_eq!((east.region_share, east.near_share, east.best_near), (0.0, 0.0, 0.0));
    }
}
