//! A trigger that holds in a sentence.

use super::lexicon::{EventLexicon, Form, Nature};
use super::reading::Reading;
use crate::domain::{EventDate, EventStatus, EventType, Span};
use std::sync::Arc;

/// A trigger that holds in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Index of the event type.
    pub(super) event_type: usize,
    /// First word.
    pub(super) first: usize,
    /// Last word.
    pub(super) last: usize,
    /// How surely the event is of this type, within 0 to 1.
    pub(super) strength: f64,
    /// Whether it happened.
    pub(super) status: EventStatus,
    /// First and last word of the cue that says so.
    pub(super) cue: Option<(usize, usize)>,
    /// When.
    pub(super) date: Option<EventDate>,
    /// Whether its verb is in the passive.
    pub(super) passive: bool,
    /// The form of its verb, if it is one.
    pub(super) form: Form,
    /// Whether nobody does it: an earthquake, a flood.
    pub(super) of_nature: bool,
    /// What kind of thing it is.
    pub(super) nature: Nature,
}

impl Found {
    /// The trigger's words in the document.
    pub(super) fn span(&self, reading: &Reading) -> Span {
        reading.words[self.first].span.join(reading.words[self.last].span)
    }

    /// The words that give it its status, in the document.
    pub(super) fn cue(&self, reading: &Reading) -> Option<Span> {
        let (first, last) = self.cue?;
        Some(reading.words[first].span.join(reading.words[last].span))
    }

    /// The event type.
    pub(super) fn event_type<'l>(&self, lexicon: &'l EventLexicon) -> &'l Arc<EventType> {
        lexicon.event_type(self.event_type)
    }
}
