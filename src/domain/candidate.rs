//! What a mention might mean.

use super::{Mention, Place};
use std::sync::Arc;

/// A place that a mention might mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The place; many mentions, each with its alternatives, share it.
    pub place: Arc<Place>,
    /// By which of its names it was found.
    pub matched: NameKind,
}

/// What the name that matched is to the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// Its main name.
    Primary,
    /// Another name of it.
    Alternate,
    /// A name that it had: `Leningrad`.
    Former,
    /// A short form in capitals or with full stops: `U.S.`, `Calif.`, `NSW`.
    Abbreviation,
    /// Its people or adjective: `Ukrainian`.
    Demonym,
    /// One of its names, but spelt otherwise: `Krivoi Rog` where the gazetteer has `Krivoy Rog`.
    Respelled,
}

impl NameKind {
    /// The word for reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Alternate => "alternate",
            Self::Former => "former",
            Self::Abbreviation => "abbreviation",
            Self::Demonym => "demonym",
            Self::Respelled => "respelled",
        }
    }
}

/// A mention with all places that it might mean.
#[derive(Debug, Clone, PartialEq)]
pub struct CandidateSet {
    /// The mention.
    pub mention: Mention,
    /// The places, in the order of their ids as [`CandidateSet::new`] puts them, else resolvers must; empty where the
    /// gazetteer has none of that name. Mentions of one name share them.
    pub candidates: Arc<[Candidate]>,
}

impl CandidateSet {
    /// A mention with places in whatever order.
    #[must_use]
    pub fn new(mention: Mention, candidates: Vec<Candidate>) -> Self {
        let candidates = by_id(candidates);
        Self { mention, candidates }
    }

    /// Puts the places in order.
    pub fn sort(&mut self) {
        if !self.candidates.is_sorted_by_key(|candidate| &candidate.place.id) {
            self.candidates = by_id(self.candidates.to_vec());
        }
    }
}

/// Candidates in the order of their ids: whatever order a gazetteer gives them in, the same sums in the same order.
pub(crate) fn by_id(mut candidates: Vec<Candidate>) -> Arc<[Candidate]> {
    candidates.sort_by(|a, b| a.place.id.cmp(&b.place.id));
    candidates.into()
}
