//! What a mention might mean.

use super::{Mention, Place};

/// A place that a mention might mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The place.
    pub place: Place,
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

/// A mention with all places that it might mean, in no particular order.
#[derive(Debug, Clone, PartialEq)]
pub struct CandidateSet {
    /// The mention.
    pub mention: Mention,
    /// The places; empty where the gazetteer has none of that name.
    pub candidates: Vec<Candidate>,
}
