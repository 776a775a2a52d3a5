//! A geoparsed article for the tests of writers and reports.

use super::*;
use std::sync::Arc;

/// A place of the sample world.
pub(crate) fn place(id: &str, name: &str, lat: f64, lon: f64, code: &str, population: u64) -> Place {
    let (class, country) = match code {
        "PCLI" => (FeatureClass::Admin, name),
        _ => (FeatureClass::Populated, "Ukraine"),
    };
    Place {
        id: PlaceId::new(id),
        name: name.into(),
        point: Point::new(lat, lon).unwrap(),
        feature_class: class,
        feature_code: code.into(),
        admin: AdminPath {
            country_code: country[..2].to_uppercase().into(),
            country: country.into(),
            ..AdminPath::default()
        },
        population,
    }
}

/// A candidate with its probability.
pub(crate) fn ranked(place: Place, probability: f64) -> Ranked {
    let evidence = Evidence {
        signal: "population",
        value: 0.5,
        weight: 3.0,
    };
    Ranked {
        candidate: Candidate {
            place: place.into(),
            matched: NameKind::Primary,
        },
        score: 1.5,
        probability,
        evidence: vec![evidence],
    }
}

/// The mention of `surface`, first found after byte `from`, with its candidates.
pub(crate) fn mention(text: &str, surface: &str, kind: MentionKind, places: Vec<Ranked>) -> GeoparsedMention {
    let start = text.find(surface).unwrap();
    let span = Span::new(start, start + surface.len());
    let outcome = if places.is_empty() {
        Outcome::Unresolved(Unresolved::NoCandidate)
    } else {
        Outcome::Resolved { ranked: places }
    };
    let end = text[start..].find('.').map_or(text.len(), |at| start + at + 1);
    let begin = text[..start].rfind(". ").map_or(0, |at| at + 2);
    GeoparsedMention {
        resolution: Resolution {
            mention: Mention::new(span, kind),
            outcome,
        },
        events: vec![no_event()],
        section: Section::Body,
        quote: Span::new(begin, end),
    }
}

fn no_event() -> Event {
    Event {
        mention: 0,
        event_type: Arc::new(EventType {
            slug: EventType::MENTION.into(),
            group: "none".into(),
            ..EventType::default()
        }),
        trigger: None,
        status: EventStatus::Asserted,
        link: EventLink::None,
        role: PlaceRole::Mention,
        cue: None,
        date: None,
        within: None,
        confidence: 1.0,
        rule: "no trigger",
    }
}

/// Drones over Odesa: a city with an event and a rival, a demonym, and a village that nobody knows.
pub(crate) fn article() -> GeoparsedDocument {
    let text = "Él said Russian drones struck Odesa, then Nowhereville.";
    let mut document = Document::new("sample.txt", text);
    document.source.url = Some("https://www.bbc.com/1".into());
    document.source.published = Some("2025-03-13T10:00:00Z".into());
    document.source.method = Some(SourceMethod::SourceLine);
    let russia = place("2017370", "Russia", 60.0, 100.0, "PCLI", 144_000_000);
    let odesa = place("698740", "Odesa", 46.477_471_9, 30.732_62, "PPLA", 1_015_826);
    let texas = place("5527554", "Odessa", 31.845_68, -102.367_64, "PPLA2", 118_968);
    let mut struck = mention(
        text,
        "Odesa",
        MentionKind::Place,
        vec![ranked(odesa, 0.873_06), ranked(texas, 0.126_94)],
    );
    let trigger = text.find("struck").unwrap();
    struck.events = vec![Event {
        event_type: Arc::new(EventType {
            slug: "air_strike".into(),
            group: "conflict".into(),
            codes: EventCodes {
                cameo: Some("195".into()),
                ..EventCodes::default()
            },
        }),
        trigger: Some(Span::new(trigger, trigger + 6)),
        link: EventLink::SameSentence,
        role: PlaceRole::EventLocation,
        confidence: 0.9,
        rule: "next to the right",
        ..no_event()
    }];
    GeoparsedDocument {
        mentions: vec![
            mention(text, "Russian", MentionKind::Demonym, vec![ranked(russia, 1.0)]),
            struck,
            mention(text, "Nowhereville", MentionKind::Place, Vec::new()),
        ],
        document,
        provenance: Provenance::default(),
    }
}
