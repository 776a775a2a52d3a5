//! Scores the event classifier on annotated news: `cargo run --example score_events -- FOLDER [--errors]`.
//!
//! FOLDER holds `acled.dev.jsonl`, `case2021.dev.jsonl`, `m2e2-voa-docs.dev.jsonl` and `plover-gsr.jsonl`, none of which
//! belong to the project. Places are the annotated ones, so that the figures are the classifier's alone.
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use mentionmap::classify::{EventClassifier, LexiconClassifier, Reported};
use mentionmap::domain::{Document, Event, EventType, Mention, MentionKind, Outcome, Resolution, Span, Unresolved};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: score_events FOLDER [--errors]")?;
    let errors = arguments.next().is_some();
    let classifier = LexiconClassifier::default();
    println!("lexicon loaded in {:?} at best", best_load_time());
    acled(&classifier, &records(&folder, "acled.dev.jsonl")?, errors);
    case2021(&classifier, &records(&folder, "case2021.dev.jsonl")?, errors);
    voa(&classifier, &records(&folder, "m2e2-voa-docs.dev.jsonl")?, errors);
    plover(&classifier, &records(&folder, "plover-gsr.jsonl")?, errors);
    Ok(())
}

fn best_load_time() -> Duration {
    let load = || {
        let started = Instant::now();
        let classifier = LexiconClassifier::default();
        let spent = started.elapsed();
        drop(classifier);
        spent
    };
    (0..20).map(|_| load()).min().unwrap_or_default()
}

fn records(folder: &str, file: &str) -> Result<Vec<Value>, Failure> {
    let text = std::fs::read_to_string(format!("{folder}/{file}"))?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// Right and all, by label.
#[derive(Default)]
struct Tally(BTreeMap<String, (usize, usize)>);

impl Tally {
    fn add(&mut self, label: &str, right: bool) {
        let entry = self.0.entry(label.to_owned()).or_default();
        entry.0 += usize::from(right);
        entry.1 += 1;
    }

    fn print(&self, title: &str) {
        let (right, all) = self.0.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        println!("{title}: {:.3} ({right}/{all})", right as f64 / all.max(1) as f64);
        for (label, (right, all)) in &self.0 {
            println!("    {label:<34} {:.2} ({right}/{all})", *right as f64 / *all as f64);
        }
    }
}

fn text_of<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("")
}

/// A mention of the code points `start..end`, without a place.
fn resolution(text: &str, start: &Value, end: &Value) -> Option<Resolution> {
    let byte = |value: &Value| {
        let points = value.as_u64()? as usize;
        text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(points)
    };
    let (start, end) = (byte(start)?, byte(end)?);
    (start < end).then(|| unresolved(Span::new(start, end), MentionKind::Place))
}

fn unresolved(span: Span, kind: MentionKind) -> Resolution {
    Resolution {
        mention: Mention::new(span, kind),
        outcome: Outcome::Unresolved(Unresolved::NoCandidate),
    }
}

fn in_order(mut resolutions: Vec<Resolution>) -> Vec<Resolution> {
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

/// The annotated place with the naive ones that it leaves room for.
fn with_gold(gold: Option<Resolution>, mut naive: Vec<Resolution>) -> Vec<Resolution> {
    if let Some(gold) = &gold {
        naive.retain(|other| !other.mention.span.overlaps(gold.mention.span));
    }
    naive.extend(gold);
    naive
}

/// The strongest report: early sentences and surer triggers first.
fn main_report(classifier: &LexiconClassifier, document: &Document) -> Option<Reported> {
    let length = document.text.len().max(1) as f64;
    let score = |report: &Reported| report.strength * (1.0 - 0.25 * report.trigger.start() as f64 / length);
    classifier
        .reported(document)
        .into_iter()
        .max_by(|one, other| score(one).total_cmp(&score(other)))
}

fn acled(classifier: &LexiconClassifier, records: &[Value], errors: bool) {
    let (mut types, mut places, mut confusion) = (Tally::default(), Tally::default(), BTreeMap::new());
    let mut spent = Duration::ZERO;
    let mut bytes = 0;
    for record in records {
        let text = text_of(record, "text");
        let gold = &record["events"][0];
        let document = Document::new(text_of(record, "id"), text);
        let place = resolution(text, &gold["start"], &gold["end"]);
        let gold_span = place.as_ref().map(|place| place.mention.span);
        let resolutions = in_order(with_gold(place, capitalized(text)));
        let started = Instant::now();
        let events = classifier.classify(&document, &resolutions);
        spent += started.elapsed();
        bytes += text.len();
        let best = strongest(&events);
        let found = best.map_or("none", |event| acled_type(&event.event_type));
        let expected = text_of(gold, "type");
        types.add(expected, found == expected);
        *confusion
            .entry((
                expected.to_owned(),
                best.map_or("none".to_owned(), |event| event.event_type.slug.clone()),
            ))
            .or_insert(0) += 1;
        if let (Some(gold_span), Some(event)) = (gold_span, best) {
            let at = resolutions[event.mention].mention.span;
            let there = at.overlaps(gold_span) || at.slice(text).contains(gold_span.slice(text));
            places.add("strongest event at the gold place", there);
            if errors && (!there || found != expected) {
                println!(
                    "ACLED {expected} != {} [{}] at {} != {} | {text}",
                    event.event_type.slug,
                    event.trigger.map_or("", |span| span.slice(text)),
                    at.slice(text),
                    gold_span.slice(text)
                );
            }
        } else if errors {
            println!("ACLED {expected} != none | {text}");
        }
    }
    types.print("ACLED, six types");
    places.print("ACLED, place");
    for ((expected, found), count) in confusion.iter().filter(|(_, count)| **count > 3) {
        println!("      {expected} -> {found}: {count}");
    }
    println!("    {:.1} MB/s", bytes as f64 / spent.as_secs_f64() / 1e6);
}

/// The strongest event of a document, the first of equals.
fn strongest(events: &[Event]) -> Option<&Event> {
    let typed = events
        .iter()
        .filter(|event| event.event_type.slug != EventType::MENTION);
    typed.fold(None, |best: Option<&Event>, event| match best {
        Some(best) if best.confidence >= event.confidence => Some(best),
        _ => Some(event),
    })
}

fn acled_type(event_type: &EventType) -> &str {
    event_type.codes.acled_type.as_deref().unwrap_or("none")
}

/// Capitalized words after *in, at, near, of, from, to* or a comma: naive place names.
fn capitalized(text: &str) -> Vec<Resolution> {
    let mut found = Vec::new();
    let tokens = mentionmap::text::tokenize(text, Span::new(0, text.len()));
    let mut at = 1;
    while at < tokens.len() {
        let before = tokens[at - 1].text(text);
        let opens = matches!(before, "in" | "at" | "near" | "of" | "from" | "to" | "on")
            || text[..tokens[at].span.start()].ends_with(['('])
            || (text[..tokens[at].span.start()].ends_with(", ") && tokens[at - 1].is_capitalized());
        let name = |at: usize| tokens[at].is_capitalized() && !MONTHS.contains(&tokens[at].text(text));
        if !opens || !name(at) {
            at += 1;
            continue;
        }
        let first = at;
        while at + 1 < tokens.len()
            && name(at + 1)
            && text[tokens[at].span.end()..tokens[at + 1].span.start()]
                .trim()
                .is_empty()
        {
            at += 1;
        }
        let span = tokens[first].span.join(tokens[at].span);
        let kind = if span.slice(text).ends_with("ian") || span.slice(text).ends_with("ish") {
            MentionKind::Demonym
        } else {
            MentionKind::Place
        };
        found.push(unresolved(span, kind));
        at += 1;
    }
    found
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn case2021(classifier: &LexiconClassifier, records: &[Value], errors: bool) {
    let (mut groups, mut types) = (Tally::default(), Tally::default());
    for record in records {
        let text = text_of(record, "text");
        let label = text_of(&record["events"][0], "type");
        let Some((group, slugs)) = case_types(label) else {
            continue;
        };
        let document = Document::new(text_of(record, "id"), text);
        let report = main_report(classifier, &document);
        let (found, slug) = report.as_ref().map_or(("none", "none"), |report| {
            (report.event_type.group.as_str(), report.event_type.slug.as_str())
        });
        groups.add(group, found == group);
        types.add(label, slugs.split(' ').any(|known| known == slug));
        if errors && found != group {
            println!(
                "CASE {label} != {slug} [{}] | {text}",
                report.as_ref().map_or("", |report| report.trigger.slice(text))
            );
        }
    }
    groups.print("CASE 2021, groups");
    types.print("CASE 2021, types");
}

/// Our group and types for a class of CASE 2021.
fn case_types(label: &str) -> Option<(&'static str, &'static str)> {
    Some(match label {
        "ARMED_CLASH" => ("conflict", "battle"),
        "MAN_MADE_DISASTER" => ("disaster", "accident"),
        "NATURAL_DISASTER" => ("disaster", "earthquake flood storm wildfire other_disaster disease"),
        "PEACE_PROTEST" | "PROTEST_WITH_INTER" | "FORCE_AGAINST_PROTEST" => ("unrest", "protest"),
        "VIOL_DEMONSTR" | "MOB_VIOL" | "PROPERTY_DISTRUCT" => ("unrest", "riot"),
        "DISR_WEAP" => ("conflict", "interception"),
        "DIPLO" => ("diplomacy", "talks statement sanction threat agreement"),
        "ATTRIB" => ("diplomacy", "statement"),
        "AGREEMENT" => ("diplomacy", "agreement"),
        "GRENADE" | "SUIC_BOMB" | "REM_EXPLOS" => ("conflict", "bombing"),
        "AIR_STRIKE" => ("conflict", "air_strike"),
        "ART_MISS_ATTACK" => ("conflict", "shelling"),
        "ARREST" => ("law", "arrest"),
        "ORG_CRIME" => ("law", "crime"),
        "GOV_REGAINS_TERIT" | "NON_STATE_ACTOR_OVERTAKES_TER" | "NON_VIOL_TERRIT_TRANSFER" => {
            ("conflict", "territory_change")
        }
        "CHEM_WEAP" | "ATTACK" | "SEX_VIOL" => ("conflict", "attack"),
        "CHANGE_TO_GROUP_ACT" | "HQ_ESTABLISHED" => ("conflict", "troop_movement withdrawal"),
        "ABDUCT_DISSAP" => ("conflict", "abduction"),
        _ => return None,
    })
}

fn voa(classifier: &LexiconClassifier, records: &[Value], errors: bool) {
    let (mut recall, mut precision) = (Tally::default(), Tally::default());
    for record in records {
        let text = text_of(record, "text");
        let document = Document::new(text_of(record, "id"), text);
        let empty = Vec::new();
        let entities = record["place_entities"].as_array().unwrap_or(&empty);
        let named = entities.iter().filter(|entity| {
            text_of(entity, "etype") != "FAC" && text_of(entity, "text").starts_with(char::is_uppercase)
        });
        let resolutions = named.filter_map(|entity| {
            resolution(text, &entity["start"], &entity["end"]).map(|found| as_demonym(found, text))
        });
        let resolutions = in_order(resolutions.collect());
        let events = classifier.classify(&document, &resolutions);
        let mut gold: Vec<(Span, &str)> = Vec::new();
        for event in record["events"].as_array().unwrap_or(&empty) {
            let Some(place) = resolution(text, &event["start"], &event["end"]) else {
                continue;
            };
            gold.push((place.mention.span, text_of(event, "subtype")));
        }
        for (span, subtype) in &gold {
            let Some(index) = resolutions.iter().position(|found| found.mention.span.overlaps(*span)) else {
                continue;
            };
            let hit = events
                .iter()
                .any(|event| event.mention == index && coarse(subtype).contains(&event.event_type.group.as_str()));
            recall.add(subtype, hit);
            if errors && !hit {
                let sentence = quote(text, *span);
                let told: Vec<&str> = events
                    .iter()
                    .filter(|event| event.mention == index)
                    .map(|event| event.rule)
                    .collect();
                println!("VOA missed {subtype} at {} {told:?} | {sentence}", span.slice(text));
            }
        }
        for event in events
            .iter()
            .filter(|event| event.event_type.slug != EventType::MENTION)
        {
            let span = resolutions[event.mention].mention.span;
            let hit = gold.iter().any(|(gold, subtype)| {
                gold.overlaps(span) && coarse(subtype).contains(&event.event_type.group.as_str())
            });
            if VOA_GROUPS.contains(&event.event_type.group.as_str()) {
                precision.add(&event.event_type.group, hit);
                if errors && !hit {
                    println!(
                        "VOA extra {} [{}] at {} ({}) | {}",
                        event.event_type.slug,
                        event.trigger.map_or("", |span| span.slice(text)),
                        span.slice(text),
                        event.rule,
                        quote(text, span)
                    );
                }
            }
        }
    }
    recall.print("VOA, gold event places that carry the event's coarse type");
    precision.print("VOA, events of ours at a gold event place of that type (a lower bound)");
}

const VOA_GROUPS: [&str; 4] = ["conflict", "unrest", "law", "diplomacy"];

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

fn quote(text: &str, span: Span) -> &str {
    let sentences = mentionmap::text::sentences(text, Span::new(0, text.len()));
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

fn plover(classifier: &LexiconClassifier, records: &[Value], errors: bool) {
    let mut groups = Tally::default();
    for record in records {
        let text = text_of(record, "text");
        let label = text_of(&record["events"][0], "type");
        let expected = plover_groups(label);
        let report = main_report(classifier, &Document::new(text_of(record, "id"), text));
        let found = report
            .as_ref()
            .map_or("none", |report| report.event_type.group.as_str());
        let hit = expected.contains(&found);
        groups.add(label, hit);
        if errors && !hit {
            println!(
                "PLOVER {label} != {found} [{}] | {text}",
                report.as_ref().map_or("", |report| report.trigger.slice(text))
            );
        }
    }
    groups.print("PLOVER, groups");
}

fn plover_groups(label: &str) -> &'static [&'static str] {
    match label {
        "FIGHT" | "ASSAULT" | "MOBILIZE" => &["conflict"],
        "RETREAT" => &["conflict", "diplomacy"],
        "PROTEST" => &["unrest"],
        "COERCE" => &["law", "conflict", "diplomacy"],
        "INVESTIGATE" => &["law"],
        _ => &["diplomacy"],
    }
}
