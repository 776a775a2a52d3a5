//! The decision on a mention.

use super::{Candidate, Evidence, Mention, Place};

/// A mention and what was decided of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolution {
    /// The mention.
    pub mention: Mention,
    /// The decision.
    pub outcome: Outcome,
}

impl Resolution {
    /// The place, where one was found.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match &self.outcome {
            Outcome::Resolved { ranked } => ranked.first().map(|best| best.candidate.place.as_ref()),
            Outcome::Unresolved(_) => None,
        }
    }

    /// The places that were in question, most probable first; empty where unresolved.
    #[must_use]
    pub fn ranked(&self) -> &[Ranked] {
        match &self.outcome {
            Outcome::Resolved { ranked } => ranked,
            Outcome::Unresolved(_) => &[],
        }
    }
}

/// Resolved or not; never a point at 0, 0.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The first is the place that is meant; the others are the likeliest alternatives. Never empty.
    Resolved {
        /// Most probable first.
        ranked: Vec<Ranked>,
    },
    /// No place was found.
    Unresolved(Unresolved),
}

/// Why a mention has no place.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Unresolved {
    /// The gazetteer has nothing of that name.
    NoCandidate,
    /// It has places of that name, but more probably none of them is meant: another, or no place at all.
    NoneFits {
        /// The places that were in question, most probable first; never empty.
        ranked: Vec<Ranked>,
        /// How probable it is that none is meant, within 0 to 1.
        probability: f64,
        /// What spoke for none of them.
        evidence: Vec<Evidence>,
    },
}

impl Unresolved {
    /// The word for reports.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::NoCandidate => "missing",
            Self::NoneFits { .. } => "none_fits",
        }
    }
}

/// A candidate with its score and the reasons for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// The candidate.
    pub candidate: Candidate,
    /// Sum of what the signals contributed.
    pub score: f64,
    /// How probable it is that this is meant, within 0 to 1: the share of the exponentiated score among those of all
    /// candidates and of none of them, laid along a line so that the likeliest is as often right as it says; less of it
    /// where the name is only nearly the place's. With those of the other candidates and of none, 1 at most.
    pub probability: f64,
    /// What each signal said, those that said nothing left out.
    pub evidence: Vec<Evidence>,
}
