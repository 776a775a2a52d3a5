//! Resolutions in, events out: what the text reports at each place.

mod carry;
mod classifier;
mod conditions;
mod context;
#[cfg(test)]
mod contract;
mod error;
mod inflect;
mod lexicon;
mod link;
mod lists;
mod phrases;
mod reading;
mod rows;
mod stance;
mod status;
mod tables;
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

/// Stand-in until the branch `classify` lands.
#[derive(Debug, Default)]
pub struct LexiconClassifier;
impl EventClassifier for LexiconClassifier {
    fn classify(&self, _: &Document, resolutions: &[Resolution]) -> Vec<Event> {
        use crate::domain::*;
        let t = std::sync::Arc::new(EventType {
            slug: "mention".into(),
            group: "none".into(),
            ..Default::default()
        });
        (0..resolutions.len())
            .map(|mention| Event {
                mention,
                event_type: t.clone(),
                trigger: None,
                status: EventStatus::Asserted,
                link: EventLink::None,
                role: PlaceRole::Mention,
                confidence: 1.0,
                rule: "none",
            })
            .collect()
    }
    fn name(&self) -> String {
        "none".into()
    }
}
