//! What must hold of whatever was read, recognised or geoparsed.

use mentionmap::domain::{Document, EventDate, GeoparsedDocument, Mention, Span};

/// A document holds together: its spans cut text out.
pub fn of_document(document: &Document) {
    let _ = document.slice(document.searchable);
    let _ = document.headline.map(|headline| document.slice(headline));
    let _ = document.slice(document.body());
}

/// Mentions come in text order, without overlaps, within what is searched, and each cuts its surface out.
pub fn of_mentions(document: &Document, mentions: &[Mention]) {
    let mut end = 0;
    for mention in mentions {
        assert!(mention.span.start() >= end, "out of order: {mention:?}");
        assert!(!document.slice(mention.span).is_empty(), "empty: {mention:?}");
        assert!(mention.span.covers(mention.name), "name beyond surface: {mention:?}");
        assert!(
            document.searchable.covers(mention.span),
            "beyond what is searched: {mention:?}"
        );
        assert!((0.0..=1.0).contains(&mention.confidence), "confidence: {mention:?}");
        end = mention.span.end();
    }
}

/// What the stages say of a document holds together.
pub fn of_geoparsed(parsed: &GeoparsedDocument) {
    of_document(&parsed.document);
    let mut end = 0;
    for mention in &parsed.mentions {
        let span = mention.resolution.mention.span;
        assert!(span.start() >= end && !span.is_empty(), "out of order: {span:?}");
        assert!(mention.quote.covers(span), "quote without mention: {span:?}");
        let _ = parsed.document.slice(mention.quote);
        let ranked = mention.resolution.ranked();
        assert!(
            ranked
                .iter()
                .all(|ranked| (0.0..=1.0 + 1e-9).contains(&ranked.probability))
        );
        assert!(
            ranked.is_sorted_by(|a, b| a.score >= b.score),
            "not the likeliest first"
        );
        assert!(!mention.events.is_empty(), "no event, not even `mention`: {span:?}");
        for event in &mention.events {
            let spans: [Option<Span>; 2] = [event.trigger, event.cue];
            spans.into_iter().flatten().for_each(|span| {
                let _ = parsed.document.slice(span);
            });
            assert!((0.0..=1.0).contains(&event.confidence), "confidence: {event:?}");
            assert!(event.date.is_none_or(is_day), "no such day: {:?}", event.date);
        }
        end = span.end();
    }
}

fn is_day(date: EventDate) -> bool {
    let leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    let days = match date.month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&date.day)
}
