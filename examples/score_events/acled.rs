//! ACLED's notes, one event each: type, place, both.

use super::ledger::tell;
use super::names::capitalized;
use super::places::{in_order, resolution};
use super::tally::{Confusion, Tally};
use super::{Run, text_of};
use mentionmap::classify::EventClassifier;
use mentionmap::domain::{Document, Event, EventType, Resolution, Span};

pub(crate) fn score(run: &Run<'_>) {
    let (mut types, mut places, mut both) = (Tally::default(), Tally::default(), Tally::default());
    let (mut confusion, mut six) = (Confusion::default(), Confusion::default());
    for record in &run.records {
        let text = text_of(record, "text");
        let gold = &record["events"][0];
        let document = Document::new(text_of(record, "id"), text);
        let place = resolution(text, &gold["start"], &gold["end"]);
        let gold_span = place.as_ref().map(|place| place.mention.span);
        let resolutions = in_order(with_gold(place, capitalized(text)));
        let events = run.classifier.classify(&document, &resolutions);
        let best = strongest(&events);
        let expected = text_of(gold, "type");
        let found = best.map_or("none", |event| acled_type(&event.event_type));
        let slug = best.map_or("none", |event| event.event_type.slug.as_str());
        let there = gold_span.is_some_and(|gold| {
            best.is_some_and(|event| at_place(text, resolutions[event.mention].mention.span, gold))
        });
        types.add(expected, found == expected);
        six.add(expected, found);
        confusion.add(expected, slug);
        if gold_span.is_some() {
            places.add("place", there);
            both.add("both", there && found == expected);
        }
        if run.errors && !(found == expected && (there || gold_span.is_none())) {
            let trigger = best.and_then(|event| event.trigger).map_or("", |span| span.slice(text));
            let at = best.map_or("", |event| resolutions[event.mention].mention.span.slice(text));
            let kind = if found == expected { "PLACE" } else { "TYPE" };
            crate::say!(
                "ACLED {kind} {expected}/{} != {slug} [{trigger}] at {at} != {} | {text}",
                text_of(gold, "subtype"),
                text_of(gold, "place"),
            );
        }
    }
    types.print("ACLED, six types");
    tell("ACLED, six types, macro-F1", six.macro_f1(), "");
    places.print_sum("ACLED, strongest event at the annotated place");
    both.print_sum("ACLED, type and place");
    confusion.print(3);
}

/// The annotated place with the naive ones that it leaves room for.
fn with_gold(gold: Option<Resolution>, mut naive: Vec<Resolution>) -> Vec<Resolution> {
    if let Some(gold) = &gold {
        naive.retain(|other| !other.mention.span.overlaps(gold.mention.span));
    }
    naive.extend(gold);
    naive
}

fn at_place(text: &str, at: Span, gold: Span) -> bool {
    at.overlaps(gold) || at.slice(text).contains(gold.slice(text))
}

/// The strongest event of a document, the first of equals.
pub(crate) fn strongest(events: &[Event]) -> Option<&Event> {
    let typed = events
        .iter()
        .filter(|event| event.event_type.slug != EventType::MENTION);
    typed.fold(None, |best: Option<&Event>, event| match best {
        Some(best) if best.confidence >= event.confidence => Some(best),
        _ => Some(event),
    })
}

pub(crate) fn acled_type(event_type: &EventType) -> &str {
    event_type.codes.acled_type.as_deref().unwrap_or("none")
}
