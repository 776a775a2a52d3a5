//! What lies together whichever meaning each name has: for every candidate, how many other names have some candidate in
//! the same region or near it.
//!
//! A set of names is a number of 128 bits, so that of each candidate a few look-ups are asked and no pair is compared.

use super::groups::Group;
use super::keys::{Keys, Level};
use crate::domain::{CandidateSet, Place, PlaceId};
use rustc_hash::FxHashMap;

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
#[derive(Default)]
struct Occupied<'p> {
    regions: FxHashMap<u64, Names>,
    cells: FxHashMap<(i32, i32), Names>,
    /// Which names have this very place: "Oklahoma City" is no company for "Oklahoma".
    places: FxHashMap<&'p PlaceId, Names>,
    /// What a name's candidate is worth: less where it has some in many regions.
    worth: Vec<f64>,
}

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
pub(super) fn companies(sets: &[CandidateSet], groups: &[Group]) -> Vec<Vec<Company>> {
    let places = |group: &Group| {
        let candidates = sets[group.mentions[0]].candidates.iter();
        candidates.map(|candidate| candidate.place.as_ref())
    };
    let mut occupied = Occupied::default();
    for (n, group) in groups.iter().enumerate().take(NAMES) {
        occupied.add(n, places(group).zip(&group.keys));
    }
    // Four that lie nowhere: one other name says less than many that agree.
    let others = groups.len().min(NAMES) as f64 + 3.0;
    let company = |(n, group): (usize, &Group)| {
        let each = places(group).zip(&group.keys);
        with_best(
            each.map(|(place, keys)| occupied.company(n, place, *keys, others))
                .collect(),
        )
    };
    groups.iter().enumerate().map(company).collect()
}

/// What a sum counts for: nothing where it is 0, one half where it is `half`, more towards 1.
pub(super) fn towards_one(sum: f64, half: f64) -> f64 {
    sum / (sum + half)
}

fn with_best(mut companies: Vec<Company>) -> Vec<Company> {
    let most = companies.iter().map(|company| company.near).fold(0.0, f64::max);
    for company in &mut companies {
        if company.near > 0.0 && company.near >= most {
            company.best_near = towards_one(company.near, HALF);
        }
    }
    companies
}

impl<'p> Occupied<'p> {
    fn add(&mut self, group: usize, places: impl Iterator<Item = (&'p Place, &'p Keys)>) {
        let bit = 1 << group;
        let mut regions = 0;
        for (place, keys) in places {
            if keys.region != 0 {
                let names = self.regions.entry(keys.region).or_default();
                regions += u32::from(*names & bit == 0);
                *names |= bit;
            }
            if is_pinned(place, keys) {
                *self.cells.entry(cell(place, 0)).or_default() |= bit;
                *self.places.entry(&place.id).or_default() |= bit;
            }
        }
        self.worth.push(1.0 / f64::from(regions.max(1)));
    }

    fn company(&self, group: usize, place: &Place, keys: Keys, others: f64) -> Company {
        let own = if group < NAMES { !(1 << group) } else { !0 };
        let region = self.regions.get(&keys.region).copied().unwrap_or(0) & own;
        let same = self.places.get(&place.id).copied().unwrap_or(0);
        let near = if is_pinned(place, &keys) {
            self.near(place) & own & !same
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

    /// The names with a candidate in the cell of `place` and the eight around it.
    fn near(&self, place: &Place) -> Names {
        let middles = (-1..=1).map(|rows| cell(place, rows));
        let around = middles.flat_map(|(row, column)| (-1..=1).map(move |columns| (row, column + columns)));
        around
            .filter_map(|cell| self.cells.get(&cell))
            .fold(0, |all, names| all | names)
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

/// Whether a place is small enough to be near another.
fn is_pinned(place: &Place, keys: &Keys) -> bool {
    !matches!(keys.level, Level::Country | Level::Region) && !place.is_macro_region()
}

/// The cell of `place`, or the one so many rows from it on its meridian; columns narrow towards the poles.
fn cell(place: &Place, rows: i32) -> (i32, i32) {
    let row = (place.point.lat() / CELL).floor() as i32 + rows;
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
        let [west, east] = view.companies[0][..] else {
            panic!("two candidates")
        };
        assert_eq!(
            (west.region_share, west.near_share, west.best_near),
            (2.0 / 6.0, 2.0 / 6.0, 0.75)
        );
        assert_eq!((east.region_share, east.near_share, east.best_near), (0.0, 0.0, 0.0));
    }
}
