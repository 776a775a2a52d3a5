//! One mention on its way into a layer.

use super::incidents::participants;
use crate::domain::{Document, Event, EventType, GeoparsedMention, Place, Span};

/// One mention with the document it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'d> {
    /// The document.
    pub(super) document: &'d Document,
    /// All its mentions.
    pub(super) mentions: &'d [GeoparsedMention],
    /// Which of them this row is about.
    pub(super) number: usize,
    /// Which of its events.
    pub(super) event: &'d Event,
    /// Whether the row is about the event and not about the mention.
    pub(super) is_event: bool,
    /// Where the mention starts, in code points.
    pub(super) start: usize,
    /// The code point after the mention.
    pub(super) end: usize,
}

impl<'d> Row<'d> {
    /// Unique in the layer as long as the documents' ids are: a mention has no two events of one type.
    pub(super) fn id(&self) -> String {
        let mention = format!("{}#{}-{}", self.document.id, self.start, self.end);
        if self.is_event {
            return format!("{mention}:{}", self.event.event_type.slug);
        }
        mention
    }

    /// The mention.
    pub(super) fn mention(&self) -> &'d GeoparsedMention {
        &self.mentions[self.number]
    }

    /// The place, where one was found.
    pub(super) fn place(&self) -> Option<&'d Place> {
        self.mention().resolution.place()
    }

    /// The event, where one is reported.
    pub(super) fn reported(&self) -> Option<&'d Event> {
        Some(self.event).filter(|event| event.event_type.slug != EventType::MENTION)
    }

    /// The sentence around the mention, and for an event what lies between it and the words that report it.
    pub(super) fn quote(&self) -> Span {
        let quote = self.mention().quote;
        let trigger = self.event.trigger.filter(|_| self.is_event);
        trigger.map_or(quote, |trigger| quote.join(trigger))
    }

    /// Who or what else the event concerns.
    pub(super) fn participants(&self) -> Vec<String> {
        participants(self.mentions, self.number, self.event)
    }
}
