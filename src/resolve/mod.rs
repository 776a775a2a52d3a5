//! Candidate sets in, resolutions out: toponym resolution.

mod adjacency;
mod beliefs;
mod beside;
mod certainty;
mod company;
mod feature;
mod groups;
mod joints;
mod keys;
mod memory;
mod namesakes;
mod nearness;
mod outlet;
mod outlets;
mod rows;
mod signals;
mod support;
mod tally;
#[cfg(feature = "train")]
pub mod training;
mod view;
mod votes;
mod weighted;
mod word_lists;

pub use memory::OutletMemory;
pub use weighted::WeightedResolver;

use crate::domain::{CandidateSet, Document, Resolution};

/// Decides which place each mention means.
pub trait Resolver: Send + Sync {
    /// Decides all mentions of a document together, since they disambiguate one another.
    /// One resolution a set, in the same order.
    fn resolve(&self, document: &Document, sets: Vec<CandidateSet>) -> Vec<Resolution>;

    /// Name and version, for provenance.
    fn name(&self) -> String;
}
