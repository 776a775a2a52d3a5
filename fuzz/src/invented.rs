//! Geoparsed documents and options of layers, invented from bytes: all that the types allow and the stages keep.

use libfuzzer_sys::arbitrary::{Arbitrary, Result, Unstructured};
use mentionmap::domain::{
    AdminPath, Candidate, DatePrecision, Document, Event, EventCodes, EventDate, EventLink, EventStatus, EventType,
    FeatureClass, GeoparsedDocument, GeoparsedMention, Mention, MentionKind, NameKind, Outcome, Place, PlaceId,
    PlaceRole, Point, Provenance, Ranked, Resolution, Section, Span, Unresolved,
};
use mentionmap::write::{By, Filter, LayerOptions, Look, Shape};
use std::sync::Arc;

/// Documents with distinct ids and what they are to be written with.
#[derive(Debug)]
pub struct Batch {
    pub documents: Vec<GeoparsedDocument>,
    pub options: LayerOptions,
}

impl<'a> Arbitrary<'a> for Batch {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let options = options(bytes)?;
        let count = bytes.int_in_range(0..=3)?;
        let documents = (0..count).map(|n| document(n, bytes)).collect::<Result<_>>()?;
        Ok(Self { documents, options })
    }
}

fn options(bytes: &mut Unstructured<'_>) -> Result<LayerOptions> {
    let mut filter = Filter::default();
    if bytes.ratio(1, 4)? {
        let typed = bytes.choose(&["22,44,41,53", "170,-90,-170,90", "-180,-90,180,90", "0,0,0,0"])?;
        filter = filter.with_bbox(typed).expect("a box");
    }
    if bytes.ratio(1, 4)? {
        filter = filter.with_events([text(bytes)?]);
    }
    Ok(LayerOptions {
        by: *bytes.choose(&[By::Mention, By::Event, By::Place, By::Region])?,
        shape: *bytes.choose(&[Shape::Point, Shape::Bbox, Shape::Area])?,
        demonyms: bytes.arbitrary()?,
        unresolved: bytes.arbitrary()?,
        codes: bytes.arbitrary()?,
        look: Look {
            simplestyle: bytes.arbitrary()?,
            umap: bytes.arbitrary()?,
        },
        filter,
        ..LayerOptions::default()
    })
}

fn document(number: usize, bytes: &mut Unstructured<'_>) -> Result<GeoparsedDocument> {
    let words: Vec<String> = (0..bytes.int_in_range(0..=12)?)
        .map(|_| text(bytes))
        .collect::<Result<_>>()?;
    let mut document = Document::new(format!("{number}{}", text(bytes)?), words.join(" "));
    let source = &mut document.source;
    source.url = maybe(bytes)?;
    source.name = maybe(bytes)?;
    source.domain = maybe(bytes)?;
    source.title = maybe(bytes)?;
    source.published = maybe(bytes)?;
    source.author = maybe(bytes)?;
    source.lang = maybe(bytes)?;
    source.copies = maybe(bytes)?.into_iter().collect();
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < document.text.len() && bytes.ratio(3, 4)? {
        let Some(span) = next_span(&document.text, at, bytes)? else {
            break;
        };
        mentions.push(mention(span, &document.text, mentions.len(), bytes)?);
        at = span.end();
    }
    Ok(GeoparsedDocument {
        document,
        mentions,
        provenance: Provenance::default(),
    })
}

/// Some characters that follow byte `at`.
fn next_span(text: &str, at: usize, bytes: &mut Unstructured<'_>) -> Result<Option<Span>> {
    let start = text.ceil_char_boundary(at + bytes.int_in_range(0..=9)?);
    let end = text.ceil_char_boundary(start + bytes.int_in_range(1..=12)?);
    Ok((start < end).then(|| Span::new(start, end)))
}

fn mention(span: Span, text: &str, number: usize, bytes: &mut Unstructured<'_>) -> Result<GeoparsedMention> {
    let kind = *bytes.choose(&[MentionKind::Place, MentionKind::Demonym, MentionKind::Coordinate])?;
    let outcome = if bytes.ratio(1, 5)? {
        Outcome::Unresolved(Unresolved::NoCandidate)
    } else {
        let ranked = (0..bytes.int_in_range(1..=3)?)
            .map(|_| ranked(bytes))
            .collect::<Result<_>>()?;
        Outcome::Resolved { ranked }
    };
    let events = (0..bytes.int_in_range(1..=2)?)
        .map(|_| event(span, number, bytes))
        .collect::<Result<_>>()?;
    let before = text.floor_char_boundary(span.start().saturating_sub(bytes.int_in_range(0..=20)?));
    let after = text.ceil_char_boundary(span.end() + bytes.int_in_range(0..=20)?);
    Ok(GeoparsedMention {
        resolution: Resolution {
            mention: Mention::new(span, kind),
            outcome,
        },
        events,
        section: *bytes.choose(&[Section::Headline, Section::Dateline, Section::Lead, Section::Body])?,
        quote: Span::new(before, after),
    })
}

fn ranked(bytes: &mut Unstructured<'_>) -> Result<Ranked> {
    Ok(Ranked {
        candidate: Candidate {
            place: Arc::new(place(bytes)?),
            matched: *bytes.choose(&[NameKind::Primary, NameKind::Former, NameKind::Demonym])?,
        },
        score: f64::from(bytes.arbitrary::<i16>()?),
        probability: share(bytes)?,
        evidence: Vec::new(),
    })
}

fn place(bytes: &mut Unstructured<'_>) -> Result<Place> {
    let degrees = |bytes: &mut Unstructured<'_>, most: i32| -> Result<f64> {
        Ok(f64::from(bytes.int_in_range(-most * 1000..=most * 1000)?) / 1000.0)
    };
    let (lat, lon) = (degrees(bytes, 90)?, degrees(bytes, 180)?);
    let id = match bytes.ratio(1, 2)? {
        true => bytes.int_in_range(0..=9_999_999_u32)?.to_string(),
        false => text(bytes)?,
    };
    Ok(Place {
        id: PlaceId::new(id),
        name: text(bytes)?.into(),
        point: Point::new(lat, lon).expect("within the ranges"),
        feature_class: *bytes.choose(&FeatureClass::ALL)?,
        feature_code: (*bytes.choose(&["PCLI", "ADM1", "ADM2", "PPL", "STM", "CONT", ""])?).into(),
        admin: AdminPath {
            country_code: (*bytes.choose(&["UA", "US", "FJ", "RU", "", "??"])?).into(),
            country: text(bytes)?.into(),
            admin1_code: (*bytes.choose(&["", "01", "TX"])?).into(),
            admin1: text(bytes)?.into(),
            admin2_code: (*bytes.choose(&["", "7"])?).into(),
            admin2: text(bytes)?.into(),
        },
        population: bytes.arbitrary()?,
    })
}

fn event(span: Span, mention: usize, bytes: &mut Unstructured<'_>) -> Result<Event> {
    let (slug, group) = match bytes.int_in_range(0..=3)? {
        0 => ("air_strike".to_owned(), "conflict".to_owned()),
        1 => (text(bytes)?, text(bytes)?),
        _ => (EventType::MENTION.to_owned(), EventType::NO_GROUP.to_owned()),
    };
    let codes = EventCodes {
        acled_type: maybe(bytes)?,
        cameo: maybe(bytes)?,
        ..EventCodes::default()
    };
    let date = EventDate {
        year: bytes.int_in_range(1..=9999)?,
        month: bytes.int_in_range(1..=12)?,
        day: bytes.int_in_range(1..=28)?,
        precision: *bytes.choose(&[
            DatePrecision::Day,
            DatePrecision::Week,
            DatePrecision::Month,
            DatePrecision::Year,
        ])?,
    };
    Ok(Event {
        mention,
        event_type: Arc::new(EventType { slug, group, codes }),
        trigger: bytes.arbitrary::<bool>()?.then_some(span),
        status: *bytes.choose(&[EventStatus::Asserted, EventStatus::Future, EventStatus::Negated])?,
        cue: None,
        within: bytes.arbitrary::<bool>()?.then_some(span),
        link: *bytes.choose(&[EventLink::SameSentence, EventLink::Carried, EventLink::None])?,
        role: *bytes.choose(&[
            PlaceRole::EventLocation,
            PlaceRole::Host,
            PlaceRole::Actor,
            PlaceRole::Mention,
        ])?,
        date: bytes.arbitrary::<bool>()?.then_some(date),
        confidence: share(bytes)?,
        rule: "invented",
    })
}

fn share(bytes: &mut Unstructured<'_>) -> Result<f64> {
    Ok(f64::from(bytes.arbitrary::<u16>()?) / f64::from(u16::MAX))
}

fn maybe(bytes: &mut Unstructured<'_>) -> Result<Option<String>> {
    if bytes.ratio(1, 3)? {
        text(bytes).map(Some)
    } else {
        Ok(None)
    }
}

/// Something that formats trip over, or anything.
fn text(bytes: &mut Unstructured<'_>) -> Result<String> {
    const TRAPS: [&str; 20] = [
        "",
        "Oslo",
        "São Paulo",
        "\"",
        "</script>",
        "<!--",
        "]]>",
        "&amp;",
        ",",
        "\r\n",
        "\n",
        "\0",
        "\u{1b}",
        "\u{fffe}",
        "\u{2028}",
        "🏳️‍🌈",
        "e\u{301}",
        "الخرطوم",
        "2024-02-30",
        "=1+1",
    ];
    if bytes.ratio(2, 3)? {
        return Ok((*bytes.choose(&TRAPS)?).to_owned());
    }
    bytes.arbitrary::<&str>().map(str::to_owned)
}
