//! Resolutions in, events out: what the text reports at each place.

mod acts;
mod background;
mod built_in;
mod carry;
mod classifier;
mod clauses;
mod company;
mod context;
#[cfg(test)]
mod contract;
mod dates;
mod filed;
mod found;
mod governor;
mod labels;
mod learnt;
mod lexicon;
mod links;
mod lists;
mod pieces;
mod predicate;
mod reading;
mod scenes;
mod sentence;
mod stance;
mod stances;
mod status;
mod told;
mod town;
mod triggers;
mod words;

pub use classifier::{LexiconClassifier, Reported};
#[cfg(feature = "train")]
pub use learnt::training;
pub use lexicon::{EventLexicon, LexiconError};

use crate::domain::{Document, Event, Resolution};

/// Says what a document reports at its mentions.
pub trait EventClassifier: Send + Sync {
    /// One or more events a resolution, in the order of the resolutions, the strongest of each mention first.
    /// A mention at which nothing is reported has one event of the type `mention`.
    fn classify(&self, document: &Document, resolutions: &[Resolution]) -> Vec<Event>;

    /// Name and version, for provenance.
    fn name(&self) -> String;
}
