//! Annotated offsets in, mentions without a place out.

use mentionmap::domain::{Mention, MentionKind, Outcome, Resolution, Span, Unresolved};
use serde_json::Value;

/// A mention of the code points `start..end`, without a place.
pub(crate) fn resolution(text: &str, start: &Value, end: &Value) -> Option<Resolution> {
    let byte = |value: &Value| {
        let points = value.as_u64()? as usize;
        text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(points)
    };
    let (start, end) = (byte(start)?, byte(end)?);
    (start < end).then(|| unresolved(Span::new(start, end), MentionKind::Place))
}

pub(crate) fn unresolved(span: Span, kind: MentionKind) -> Resolution {
    Resolution {
        mention: Mention::new(span, kind),
        outcome: Outcome::Unresolved(Unresolved::NoCandidate),
    }
}

pub(crate) fn in_order(mut resolutions: Vec<Resolution>) -> Vec<Resolution> {
    resolutions.sort_by_key(|resolution| resolution.mention.span);
    let mut kept: Vec<Resolution> = Vec::new();
    for resolution in resolutions {
        if kept
            .last()
            .is_none_or(|last| !last.mention.span.overlaps(resolution.mention.span))
        {
            kept.push(resolution);
        }
    }
    kept
}
