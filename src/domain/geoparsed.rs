//! A document with all that was found in it: what writers write.

use super::{Document, Event, Provenance, Resolution, Section, Span};

/// A document with its mentions, resolved and classified.
#[derive(Debug, Clone, PartialEq)]
pub struct GeoparsedDocument {
    /// The document.
    pub document: Document,
    /// Its mentions in text order.
    pub mentions: Vec<GeoparsedMention>,
    /// What made them.
    pub provenance: Provenance,
}

/// One mention with everything that is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct GeoparsedMention {
    /// The mention and its place.
    pub resolution: Resolution,
    /// What is reported there, the strongest first; never empty, the type `mention` standing for nothing.
    pub events: Vec<Event>,
    /// The part of the article it stands in.
    pub section: Section,
    /// The sentence around it.
    pub quote: Span,
}

impl GeoparsedMention {
    /// The strongest event.
    #[must_use]
    pub fn event(&self) -> &Event {
        &self.events[0]
    }
}
