//! The whole program on ACLED's notes and on articles: is the strongest event pinned where it happened, and what does
//! classification cost?

use super::acled::{acled_type, strongest};
use super::places::resolution;
use super::tally::{Tally, share};
use super::{Failure, text_of};
use mentionmap::Geoparser;
use mentionmap::classify::{EventClassifier, LexiconClassifier};
use mentionmap::domain::{Document, Event, GeoparsedDocument, GeoparsedMention, Point, Resolution};
use serde_json::Value;
use std::time::{Duration, Instant};

/// How far from ACLED's point a pin may lie, in kilometers.
const NEAR: f64 = 30.0;

/// Scores notes end to end: names found and placed by the program itself.
pub(crate) fn score(geoparser: &Geoparser, records: &[&Value], errors: bool) -> Result<(), Failure> {
    let (mut types, mut places, mut both) = (Tally::default(), Tally::default(), Tally::default());
    let mut causes = [0_usize; CAUSES.len()];
    for record in records {
        let gold = &record["events"][0];
        let parsed = geoparser.geoparse(Document::new(text_of(record, "id"), text_of(record, "text")))?;
        let events: Vec<Event> = numbered_events(&parsed);
        let best = strongest(&events);
        let right = best.is_some_and(|event| acled_type(&event.event_type) == text_of(gold, "type"));
        let near = best.is_some_and(|event| is_near(&parsed, event.mention, gold));
        types.add("type", right);
        places.add("place", near);
        both.add("both", right && near);
        if !near {
            causes[cause(&parsed, gold)] += 1;
        }
        if errors && !(right && near) {
            print_error(&parsed, gold, right, near);
        }
    }
    types.print_sum("end to end, ACLED type");
    places.print_sum("end to end, strongest event within 30 km");
    both.print_sum("end to end, both");
    for (cause, count) in CAUSES.iter().zip(causes) {
        crate::say!("      not near, {cause}: {count}");
    }
    Ok(())
}

/// What kept a pin from its place, by the stage that has to mend it.
const CAUSES: [&str; 4] = [
    "its name not recognized",
    "its name recognized and not resolved",
    "its name resolved to another place",
    "a place near it resolved and the event linked to none or to another",
];

/// Which of [`CAUSES`] kept the pin from the annotated place.
fn cause(parsed: &GeoparsedDocument, gold: &Value) -> usize {
    if (0..parsed.mentions.len()).any(|mention| is_near(parsed, mention, gold)) {
        return 3;
    }
    let named = resolution(&parsed.document.text, &gold["start"], &gold["end"]).map(|named| named.mention.span);
    let own = |mention: &&GeoparsedMention| named.is_some_and(|span| mention.resolution.mention.span.overlaps(span));
    match parsed.mentions.iter().find(own) {
        None => 0,
        Some(mention) => 1 + usize::from(mention.resolution.place().is_some()),
    }
}

/// The events of a document, each with the number of its mention.
fn numbered_events(parsed: &GeoparsedDocument) -> Vec<Event> {
    let mentions = parsed.mentions.iter().enumerate();
    let placed = mentions.filter(|(_, mention)| mention.resolution.place().is_some());
    let events = placed.flat_map(|(number, mention)| {
        let numbered = mention.events.iter().cloned();
        numbered.map(move |event| Event {
            mention: number,
            ..event
        })
    });
    events.collect()
}

fn print_error(parsed: &GeoparsedDocument, gold: &Value, right: bool, near: bool) {
    let told = |mention: &GeoparsedMention| {
        let surface = parsed.document.slice(mention.resolution.mention.span);
        let place = mention.resolution.place().map_or("?", |place| place.name.as_str());
        let event = mention.event();
        format!("{surface}={place}:{}:{}", event.event_type.slug, event.role.as_str())
    };
    let told: Vec<String> = parsed.mentions.iter().map(told).collect();
    crate::say!(
        "END {} {right} {near}, {} {} at {} | {} | {}",
        parsed.document.id,
        if near { "near" } else { CAUSES[cause(parsed, gold)] },
        text_of(gold, "type"),
        text_of(gold, "place"),
        told.join("; "),
        parsed.document.text
    );
}

fn is_near(parsed: &GeoparsedDocument, mention: usize, gold: &Value) -> bool {
    let place = parsed.mentions[mention].resolution.place();
    let point = gold["lat"].as_f64().zip(gold["lon"].as_f64());
    let point = point.and_then(|(lat, lon)| Point::new(lat, lon).ok());
    place
        .zip(point)
        .is_some_and(|(place, point)| place.point.km_to(point) <= NEAR)
}

/// Prints what share of the program's time on `texts` is classification.
pub(crate) fn time(geoparser: &Geoparser, texts: &[&str]) -> Result<(), Failure> {
    let classifier = LexiconClassifier::default();
    let (mut whole, mut classifying, mut bytes) = (Duration::ZERO, Duration::ZERO, 0);
    for text in texts {
        let parsed = geoparser.geoparse(Document::new("a", *text))?;
        let resolutions: Vec<Resolution> = parsed
            .mentions
            .iter()
            .map(|mention| mention.resolution.clone())
            .collect();
        whole += best_of(|| drop(geoparser.geoparse(Document::new("a", *text))));
        classifying += best_of(|| drop(classifier.classify(&parsed.document, &resolutions)));
        bytes += text.len();
    }
    let speed = |spent: Duration| bytes as f64 / spent.as_secs_f64().max(1e-9) / 1e6;
    crate::say!(
        "classification: {:.1} MB/s; the whole program on one thread: {:.2} MB/s; share of its time: {:.3}",
        speed(classifying),
        speed(whole),
        share(classifying.as_micros() as usize, whole.as_micros() as usize),
    );
    Ok(())
}

/// The shortest of a few runs: what else the machine does makes the others longer.
fn best_of(run: impl Fn()) -> Duration {
    let timed = |_| {
        let started = Instant::now();
        run();
        started.elapsed()
    };
    (0..5).map(timed).min().unwrap_or_default()
}
