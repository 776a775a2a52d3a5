//! Names in any order in, sorted names with the places that bear them out.
//!
//! Names are gathered until there are some millions, then sorted and packed into a run, which is a small index of its
//! own; the runs are merged at the end. Packed, the names of a world of 13 million places fit into memory.

use super::BuildError;
use crate::domain::NameKind;
use fst::map::OpBuilder;
use fst::{Map, MapBuilder, Streamer};

/// Bits of a posting that say what the name is to the place.
pub(crate) const KIND_BITS: u32 = 3;
/// Places that a posting can tell apart.
pub(super) const MOST_PLACES: usize = 1 << (u32::BITS - KIND_BITS);
/// Names that are gathered before they are packed: some 150 MB.
const RUN: usize = 4_000_000;
/// What is longer, folded, is no name. The longest of GeoNames has 200 characters.
const LONGEST: usize = 400;

const KINDS: [NameKind; 5] = [
    NameKind::Primary,
    NameKind::Alternate,
    NameKind::Former,
    NameKind::Abbreviation,
    NameKind::Demonym,
];

/// A place's number and what the name is to it, in four bytes.
pub(super) fn posting(number: u32, kind: NameKind) -> u32 {
    let bits = KINDS.iter().position(|known| *known == kind).unwrap_or(1);
    number << KIND_BITS | bits as u32
}

/// What the name of a posting is to its place.
pub(crate) fn kind_from_bits(posting: u32) -> NameKind {
    let bits = posting & ((1 << KIND_BITS) - 1);
    KINDS.get(bits as usize).copied().unwrap_or(NameKind::Alternate)
}

/// Names with their postings, on their way to being sorted.
#[derive(Default)]
pub(super) struct Names {
    /// The folded names one after the other, and for each its start and end there and a posting.
    folded: Vec<u8>,
    gathered: Vec<(u32, u32, u32)>,
    runs: Vec<Run>,
}

/// Sorted names, packed.
struct Run {
    names: Map<Vec<u8>>,
    /// For each name, how many postings it has, and they.
    postings: Vec<u32>,
}

impl Names {
    /// Notes that the place of `number` bears the name that folds to `folded`.
    pub(super) fn add(&mut self, folded: &str, number: u32, kind: NameKind) -> Result<(), BuildError> {
        if folded.is_empty() || folded.len() > LONGEST {
            return Ok(());
        }
        let start = self.folded.len() as u32;
        self.folded.extend(folded.bytes());
        let end = self.folded.len() as u32;
        self.gathered.push((start, end, posting(number, kind)));
        if self.gathered.len() >= RUN {
            self.pack()?;
        }
        Ok(())
    }

    fn pack(&mut self) -> Result<(), BuildError> {
        let name = |(start, end, _): &(u32, u32, u32)| &self.folded[*start as usize..*end as usize];
        self.gathered
            .sort_unstable_by(|a, b| name(a).cmp(name(b)).then(a.2.cmp(&b.2)));
        let mut names = MapBuilder::memory();
        let mut postings = Vec::with_capacity(self.gathered.len() * 2);
        for same in self.gathered.chunk_by(|a, b| name(a) == name(b)) {
            names.insert(name(&same[0]), postings.len() as u64)?;
            postings.push(same.len() as u32);
            postings.extend(same.iter().map(|(_, _, posting)| *posting));
        }
        let names = Map::new(names.into_inner()?)?;
        self.runs.push(Run { names, postings });
        self.folded.clear();
        self.gathered.clear();
        Ok(())
    }

    /// Calls `each` with every name in byte order and its postings, each place once and under the best kind.
    /// `renumber` gives a place's final number.
    pub(super) fn merged(
        mut self,
        renumber: impl Fn(u32) -> u32,
        mut each: impl FnMut(&[u8], &mut Vec<u32>) -> Result<(), BuildError>,
    ) -> Result<(), BuildError> {
        self.pack()?;
        self.folded = Vec::new();
        self.gathered = Vec::new();
        let all = self.runs.iter().map(|run| &run.names).collect::<OpBuilder<'_>>();
        let mut union = all.union();
        let mut postings = Vec::new();
        while let Some((name, found)) = union.next() {
            postings.clear();
            for found in found {
                postings.extend(self.runs[found.index].at(found.value).iter().map(|posting| {
                    let number = renumber(posting >> KIND_BITS);
                    number << KIND_BITS | posting & ((1 << KIND_BITS) - 1)
                }));
            }
            postings.sort_unstable();
            postings.dedup_by_key(|posting| *posting >> KIND_BITS);
            each(name, &mut postings)?;
        }
        Ok(())
    }
}

impl Run {
    fn at(&self, value: u64) -> &[u32] {
        let at = value as usize;
        let count = self.postings[at] as usize;
        &self.postings[at + 1..at + 1 + count]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(names: Names) -> Vec<(String, Vec<(u32, NameKind)>)> {
        let mut all = Vec::new();
        let keep = |name: &[u8], postings: &mut Vec<u32>| {
            let postings = postings.iter().map(|p| (p >> KIND_BITS, kind_from_bits(*p))).collect();
            all.push((String::from_utf8(name.to_vec()).unwrap(), postings));
            Ok(())
        };
        names.merged(|number| number + 10, keep).unwrap();
        all
    }

    #[test]
    fn runs_are_merged_in_order_and_a_place_keeps_its_best_kind() {
        let mut names = Names::default();
        names.add("oslo", 1, NameKind::Alternate).unwrap();
        names.add("bergen", 2, NameKind::Primary).unwrap();
        names.pack().unwrap();
        names.add("oslo", 1, NameKind::Primary).unwrap();
        names.add("oslo", 0, NameKind::Former).unwrap();
        let expected = [
            ("bergen".to_owned(), vec![(12, NameKind::Primary)]),
            ("oslo".to_owned(), vec![(10, NameKind::Former), (11, NameKind::Primary)]),
        ];
        assert_eq!(merged(names), expected);
    }

    #[test]
    fn what_is_too_long_is_no_name() {
        let mut names = Names::default();
        names.add(&"a".repeat(LONGEST + 1), 0, NameKind::Primary).unwrap();
        names.add("", 0, NameKind::Primary).unwrap();
        assert!(merged(names).is_empty());
    }

    #[test]
    fn kinds_survive_packing() {
        for kind in KINDS {
            assert_eq!(kind_from_bits(posting(7, kind)), kind);
        }
    }
}
