//! Articles of the Voice of America, several places and events each. The annotation is not exhaustive: precision is a
//! lower bound.

use super::baseline;
use super::places::{in_order, resolution};
use super::tally::Tally;
use super::{Run, text_of};
use mentionmap::classify::EventClassifier;
use mentionmap::domain::{Document, Event, EventType, MentionKind, Resolution, Span};
use serde_json::Value;

/// The groups that the annotation has events of.
const GROUPS: [&str; 4] = ["conflict", "unrest", "law", "diplomacy"];

/// What is counted of one way to link.
#[derive(Default)]
struct Scores {
    recall: Tally,
    precision: Tally,
}

pub(crate) fn score(run: &Run<'_>) {
    let (mut ours, mut plain, mut any) = (Scores::default(), Scores::default(), Tally::default());
    for record in &run.records {
        let text = text_of(record, "text");
        let document = Document::new(text_of(record, "id"), text);
        let resolutions = named_places(record, text);
        let gold = gold(record, text, &resolutions);
        let events = run.classifier.classify(&document, &resolutions);
        let strongest: Vec<Option<String>> = (0..resolutions.len()).map(|at| group_at(&events, at)).collect();
        ours.add(&gold, &strongest);
        plain.add(&gold, &baseline::groups(run.classifier, &document, &resolutions));
        for (place, subtype) in &gold {
            let own = |event: &&Event| event.mention == *place && is_typed(event);
            any.add(
                subtype,
                events
                    .iter()
                    .filter(own)
                    .any(|event| coarse(subtype).contains(&event.event_type.group.as_str())),
            );
        }
        if run.errors {
            print_errors(text, &resolutions, &gold, &events);
        }
    }
    ours.recall
        .print("VOA, recall: annotated event places whose feature has the event's coarse type");
    any.print_sum("VOA, the same for any event of the feature");
    ours.precision
        .print("VOA, precision: features with an event at an annotated place of its coarse type");
    plain.recall.print_sum("VOA, recall of the plain rule");
    plain.precision.print_sum("VOA, precision of the plain rule");
}

impl Scores {
    fn add(&mut self, gold: &[(usize, &str)], groups: &[Option<String>]) {
        for (place, subtype) in gold {
            let hit = groups[*place]
                .as_deref()
                .is_some_and(|group| coarse(subtype).contains(&group));
            self.recall.add(subtype, hit);
        }
        for (place, group) in groups.iter().enumerate() {
            let Some(group) = group.as_deref().filter(|group| GROUPS.contains(group)) else {
                continue;
            };
            self.precision.add(group, is_gold(gold, place, group));
        }
    }
}

fn is_gold(gold: &[(usize, &str)], place: usize, group: &str) -> bool {
    gold.iter()
        .any(|(at, subtype)| *at == place && coarse(subtype).contains(&group))
}

fn is_typed(event: &Event) -> bool {
    event.event_type.slug != EventType::MENTION
}

/// The group of the strongest event at a mention.
fn group_at(events: &[Event], mention: usize) -> Option<String> {
    let first = events.iter().find(|event| event.mention == mention)?;
    is_typed(first).then(|| first.event_type.group.clone())
}

fn named_places(record: &Value, text: &str) -> Vec<Resolution> {
    let none = Vec::new();
    let entities = record["place_entities"].as_array().unwrap_or(&none);
    let named = entities
        .iter()
        .filter(|entity| text_of(entity, "etype") != "FAC" && text_of(entity, "text").starts_with(char::is_uppercase));
    in_order(
        named
            .filter_map(|entity| {
                resolution(text, &entity["start"], &entity["end"]).map(|found| as_demonym(found, text))
            })
            .collect(),
    )
}

/// The annotated events at named places: which place, and the kind of event.
fn gold<'r>(record: &'r Value, text: &str, resolutions: &[Resolution]) -> Vec<(usize, &'r str)> {
    let events = record["events"].as_array().map_or(&[] as &[Value], Vec::as_slice);
    let placed = events.iter().filter_map(|event| {
        let span = resolution(text, &event["start"], &event["end"])?.mention.span;
        let at = resolutions.iter().position(|found| found.mention.span.overlaps(span))?;
        Some((at, text_of(event, "subtype")))
    });
    placed.collect()
}

fn print_errors(text: &str, resolutions: &[Resolution], gold: &[(usize, &str)], events: &[Event]) {
    let surface = |at: usize| resolutions[at].mention.span.slice(text);
    let sentence = |at: usize| quote(text, resolutions[at].mention.span);
    for (place, subtype) in gold {
        let told: Vec<String> = events
            .iter()
            .filter(|event| event.mention == *place)
            .map(|event| format!("{} {}", event.event_type.slug, event.rule))
            .collect();
        if !group_at(events, *place).is_some_and(|group| coarse(subtype).contains(&group.as_str())) {
            crate::say!(
                "VOA missed {subtype} at {} {told:?} | {}",
                surface(*place),
                sentence(*place)
            );
        }
    }
    for event in events.iter().filter(|event| is_typed(event)) {
        let group = event.event_type.group.as_str();
        if GROUPS.contains(&group) && !is_gold(gold, event.mention, group) {
            let trigger = event.trigger.map_or("", |span| span.slice(text));
            crate::say!(
                "VOA extra {} [{trigger}] at {} ({}) | {}",
                event.event_type.slug,
                surface(event.mention),
                event.rule,
                sentence(event.mention)
            );
        }
    }
}

fn as_demonym(mut resolution: Resolution, text: &str) -> Resolution {
    let surface = resolution.mention.span.slice(text);
    let endings = [
        "ian", "ians", "ish", "ese", "can", "cans", "aeli", "aqi", "tani", "ench",
    ];
    if endings.iter().any(|ending| surface.ends_with(ending)) {
        resolution.mention.kind = MentionKind::Demonym;
    }
    resolution
}

/// The sentence around a place; two spaces are all that is left of some sentence ends.
fn quote(text: &str, span: Span) -> &str {
    let from = text[..span.start()].rfind("  ").map_or(0, |at| at + 2);
    let to = text[span.end()..].find("  ").map_or(text.len(), |at| span.end() + at);
    let sentences = mentionmap::text::sentences(text, Span::new(from, to));
    let found = mentionmap::text::sentence_at(&sentences, span.start());
    found.map_or("", |index| sentences[index].slice(text))
}

fn coarse(subtype: &str) -> &'static [&'static str] {
    match subtype {
        "Attack" => &["conflict"],
        "Die" => &["conflict", "disaster", "unrest"],
        "Demonstrate" => &["unrest"],
        "Arrest-Jail" => &["law"],
        "Meet" | "Phone-Write" => &["diplomacy"],
        "Transport" => &["conflict", "society", "diplomacy"],
        "Transfer-Money" => &["diplomacy", "society"],
        _ => &[],
    }
}
