//! One mention on its way into a layer.

use crate::domain::{Document, Event, EventType, GeoparsedMention, Place};

/// One mention with the document it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'d> {
    /// The document.
    pub(super) document: &'d Document,
    /// The mention.
    pub(super) mention: &'d GeoparsedMention,
    /// Where the mention starts, in code points.
    pub(super) start: usize,
    /// The code point after the mention.
    pub(super) end: usize,
}

impl<'d> Row<'d> {
    /// Unique in the layer as long as the documents' ids are.
    pub(super) fn id(&self) -> String {
        format!("{}#{}-{}", self.document.id, self.start, self.end)
    }

    /// The place, where one was found.
    pub(super) fn place(&self) -> Option<&'d Place> {
        self.mention.resolution.place()
    }

    /// The strongest event, the type `mention` included.
    pub(super) fn event(&self) -> &'d Event {
        self.mention.event()
    }

    /// The strongest event, where one is reported.
    pub(super) fn reported(&self) -> Option<&'d Event> {
        Some(self.event()).filter(|event| event.event_type.slug != EventType::MENTION)
    }
}

/// Degrees with six decimals, 11 cm at the equator: what is finer than that, no gazetteer knows.
pub(super) fn six_decimals(degrees: f64) -> f64 {
    // Adding zero turns -0.0 into 0.0.
    (degrees * 1e6).round() / 1e6 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_cut_to_six_decimals_and_zero_has_no_sign() {
        assert_eq!(six_decimals(30.123_456_789).to_string(), "30.123457");
        assert_eq!(six_decimals(-0.000_000_01).to_string(), "0");
    }
}
