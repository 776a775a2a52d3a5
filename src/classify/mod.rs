//! Resolutions in, events out: what the text reports at each place.

mod acts;
mod background;
mod carry;
mod classifier;
mod conditions;
mod context;
#[cfg(test)]
mod contract;
mod cost;
mod dates;
mod ends;
mod error;
mod filed;
mod further;
mod governor;
mod grammar;
mod hosts;
mod inflect;
mod lexicon;
mod link;
mod lists;
mod local;
mod nature;
mod own;
mod phrase;
mod phrases;
mod predicate;
mod reading;
mod rows;
mod stance;
mod status;
mod tables;
mod told;
mod triggers;
mod vocabulary;

pub use classifier::{LexiconClassifier, Reported};
pub use error::LexiconError;
pub use lexicon::EventLexicon;

use crate::domain::{Document, Event, Resolution};

/// Says what a document reports at its mentions.
pub trait EventClassifier: Send + Sync {
    /// One or more events a resolution, in the order of the resolutions, the strongest of each mention first.
    /// A mention at which nothing is reported has one event of the type `mention`.
    fn classify(&self, document: &Document, resolutions: &[Resolution]) -> Vec<Event>;

    /// Name and version, for provenance.
    fn name(&self) -> String;
}
