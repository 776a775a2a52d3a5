//! A surface that no place has in, the places out whose names it may be another spelling of.

use super::CompiledGazetteer;
use super::spelling::{self, Respelling, Spellings};
use crate::domain::{Candidate, NameKind, population_band};
use crate::text::fold;

/// How many names are weighed against each other by the size of their places.
const NAMES_WEIGHED: usize = 32;

/// A name that may be meant, with its places.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// How far its spelling is from the one asked for, in tenths of a wrong letter.
    pub cost: u16,
    /// The name, folded.
    pub name: String,
    /// The places that have it as a name written in full, the most populous first, marked [`NameKind::Respelled`].
    pub candidates: Vec<Candidate>,
}

impl Proposal {
    /// What proposals are ordered by, the smallest first: a name is likelier meant the nearer it is, and the larger the
    /// place.
    pub(super) fn rank(&self) -> i32 {
        let largest = self
            .candidates
            .first()
            .map_or(0, |candidate| candidate.place.population);
        i32::from(self.cost) * 2 - i32::from(population_band(largest))
    }
}

impl CompiledGazetteer {
    /// Up to `limit` names that `surface` may be another spelling of, the likeliest first, none further from it than `most` tenths of a
    /// wrong letter. Empty where there is none; the name as it is asked for comes first where it is one.
    #[must_use]
    pub fn respelled_by(&self, spellings: &Spellings, surface: &str, most: u16, limit: usize) -> Vec<Proposal> {
        let found = spelling::respelled(self.names(), spellings, &fold(surface), most, NAMES_WEIGHED);
        self.proposals(found, limit)
    }

    /// Up to `limit` names that somebody who mistyped `surface` may have meant, the likeliest first.
    pub(super) fn mistyped_by(&self, spellings: &Spellings, surface: &str, limit: usize) -> Vec<Proposal> {
        let found = spelling::did_you_mean(self.names(), spellings, &fold(surface), NAMES_WEIGHED);
        self.proposals(found, limit)
    }

    fn proposals(&self, found: Vec<Respelling>, limit: usize) -> Vec<Proposal> {
        let mut proposals: Vec<Proposal> = found
            .into_iter()
            .map(|found| self.proposal(found))
            .filter(|proposal| !proposal.candidates.is_empty())
            .collect();
        proposals.sort_by_cached_key(Proposal::rank);
        proposals.truncate(limit);
        proposals
    }

    fn proposal(&self, found: Respelling) -> Proposal {
        let mut candidates = self.candidates_at(found.value);
        candidates.retain(|candidate| written_in_full(candidate.matched));
        for candidate in &mut candidates {
            candidate.matched = NameKind::Respelled;
        }
        Proposal {
            cost: found.cost,
            name: found.name,
            candidates,
        }
    }
}

fn written_in_full(kind: NameKind) -> bool {
    matches!(kind, NameKind::Primary | NameKind::Alternate | NameKind::Former)
}
