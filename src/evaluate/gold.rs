//! Annotated text in, one document at a time, documents with their gold mentions out.

use super::events::{ANY, EITHER, GoldEvents};
use super::gold_error::{GoldError, GoldProblem};
use super::offsets::Offsets;
use crate::domain::{Document, EventType, FeatureClass, MentionKind, Origin, PlaceId, Point, Span};
use crate::read::{self, Format, MAX_DOCUMENT, ReadOptions, ReadProblem};
use serde::Deserialize;
use std::io::{BufRead, Read};

/// What annotations call demonyms, folded to lower case.
const DEMONYM_TYPES: [&str; 3] = ["demonym", "norp", "language"];

/// A document with the mentions that people found in it.
#[derive(Debug, Clone, PartialEq)]
pub struct GoldDocument {
    /// The document.
    pub document: Document,
    /// Its mentions in text order, without overlaps.
    pub mentions: Vec<GoldMention>,
}

/// One annotated mention.
#[derive(Debug, Clone, PartialEq)]
pub struct GoldMention {
    /// Where it stands.
    pub span: Span,
    /// Place or demonym.
    pub kind: MentionKind,
    /// Where its place is; `None` where the annotation does not say.
    pub point: Option<Point>,
    /// Its place's id, mostly of GeoNames; `None` where the annotation does not say.
    pub id: Option<PlaceId>,
    /// Its place's class; `None` where the annotation does not say.
    pub class: Option<FeatureClass>,
    /// What is told there; `None` where the annotation is not about events.
    pub events: Option<GoldEvents>,
}

/// The documents of a JSON Lines input, one at a time, so that memory does not grow with their number.
pub struct GoldDocuments<R, K> {
    input: R,
    name: String,
    kind_of: K,
    line: u64,
    done: bool,
}

impl<R: BufRead, K: Fn(&str) -> MentionKind> GoldDocuments<R, K> {
    /// The documents of `input`, which messages call `name`. `kind_of` says the kind of a surface where the annotation
    /// does not.
    pub fn new(input: R, name: &str, kind_of: K) -> Self {
        Self {
            input,
            name: name.to_owned(),
            kind_of,
            line: 0,
            done: false,
        }
    }

    /// The next line's bytes; `None` at the end.
    fn next_line(&mut self) -> Result<Option<Vec<u8>>, GoldProblem> {
        let mut bytes = Vec::new();
        let most = MAX_DOCUMENT as u64 + 1;
        let read = (&mut self.input).take(most).read_until(b'\n', &mut bytes);
        self.line += 1;
        match read {
            Ok(0) => Ok(None),
            Ok(_) if bytes.len() > MAX_DOCUMENT => {
                let limit = MAX_DOCUMENT;
                Err(GoldProblem::Document(ReadProblem::TooLong { limit }))
            }
            Ok(_) => Ok(Some(bytes)),
            Err(error) => Err(GoldProblem::Io(error)),
        }
    }

    fn next_document(&mut self) -> Result<Option<GoldDocument>, GoldProblem> {
        while let Some(bytes) = self.next_line()? {
            let line = std::str::from_utf8(&bytes).map_err(|error| GoldProblem::NotUtf8 {
                at: error.valid_up_to(),
            })?;
            let line = if self.line == 1 {
                line.trim_start_matches('\u{feff}')
            } else {
                line
            };
            if !line.trim().is_empty() {
                let origin = Origin::line(self.name.as_str(), self.line);
                return gold_document(line, origin, &self.kind_of).map(Some);
            }
        }
        Ok(None)
    }
}

impl<R: BufRead, K: Fn(&str) -> MentionKind> Iterator for GoldDocuments<R, K> {
    type Item = Result<GoldDocument, GoldError>;

    /// The next document. What comes after an error is not read: scores of a part would pass for those of the whole.
    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let next = self.next_document();
        self.done = !matches!(next, Ok(Some(_)));
        let origin = Origin::line(self.name.as_str(), self.line);
        next.map_err(|problem| GoldError { origin, problem }).transpose()
    }
}

/// What is read of a line beside the document itself; other keys are passed over.
#[derive(Deserialize)]
struct Annotated {
    #[serde(rename = "id")]
    _id: StringOrNumber,
    toponyms: Vec<Toponym>,
}

#[derive(Deserialize)]
struct Toponym {
    start: usize,
    end: usize,
    text: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    geonameid: Option<StringOrNumber>,
    #[serde(rename = "type")]
    annotated_as: Option<String>,
    fclass: Option<String>,
    events: Option<Types>,
    events_optional: Option<Types>,
}

/// Types of events as files have them.
#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a list of types of events, such as [\"flood\"]")]
enum Types {
    /// Any number of them.
    List(Vec<String>),
}

/// An id as files have it.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, expecting = "expected a string or a whole number from 0 on")]
pub(super) enum StringOrNumber {
    /// A string.
    String(String),
    /// A whole number.
    Number(u64),
}

impl StringOrNumber {
    /// The id as text.
    pub(super) fn into_text(self) -> String {
        match self {
            Self::String(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
        }
    }
}

fn gold_document(
    line: &str,
    origin: Origin,
    kind_of: impl Fn(&str) -> MentionKind,
) -> Result<GoldDocument, GoldProblem> {
    let options = ReadOptions::default().with_format(Format::Jsonl);
    let mut documents = read::documents(line.as_bytes(), &origin.file, &options);
    let mut document = match documents.next() {
        Some(Ok(document)) => document,
        Some(Err(error)) => return Err(GoldProblem::Document(error.problem)),
        None => return Err(GoldProblem::Document(ReadProblem::Empty)),
    };
    let annotated: Annotated = serde_json::from_str(line).map_err(|error| fields_problem(&error))?;
    let mut toponyms = annotated.toponyms;
    toponyms.sort_by_key(|toponym| toponym.start);
    let mut offsets = Offsets::new(&document.text);
    let mut mentions: Vec<GoldMention> = Vec::with_capacity(toponyms.len());
    for toponym in toponyms {
        let start = toponym.start;
        let mention = gold_mention(toponym, &document.text, &mut offsets, &kind_of)?;
        if let Some(last) = mentions.last().filter(|last| last.span.overlaps(mention.span)) {
            return Err(GoldProblem::Overlap {
                first: document.slice(last.span).to_owned(),
                second: document.slice(mention.span).to_owned(),
                start,
            });
        }
        mentions.push(mention);
    }
    document.origin = origin;
    Ok(GoldDocument { document, mentions })
}

fn gold_mention(
    toponym: Toponym,
    text: &str,
    offsets: &mut Offsets<'_>,
    kind_of: impl Fn(&str) -> MentionKind,
) -> Result<GoldMention, GoldProblem> {
    let (start, end) = (toponym.start, toponym.end);
    let span = offsets.span(start, end).ok_or_else(|| GoldProblem::Outside {
        start,
        end,
        length: text.chars().count(),
    })?;
    let surface = span.slice(text);
    if let Some(expected) = toponym.text.filter(|expected| expected != surface) {
        let found = surface.to_owned();
        return Err(GoldProblem::OtherText {
            start,
            end,
            expected,
            found,
        });
    }
    let events = gold_events(toponym.events, toponym.events_optional).map_err(|found| GoldProblem::Event {
        start,
        end,
        found,
    })?;
    let class = toponym.fclass.map(|found| class(found, start, end)).transpose()?;
    Ok(GoldMention {
        span,
        kind: if is_demonym(toponym.annotated_as.as_deref()) {
            MentionKind::Demonym
        } else {
            kind_of(surface)
        },
        point: point(toponym.lat, toponym.lon, start, end)?,
        id: toponym.geonameid.map(|id| PlaceId::new(id.into_text())),
        class,
        events,
    })
}

/// What is told, where one of the two says so; the type that cannot be one. Blanks around a type are none of it.
fn gold_events(told: Option<Types>, optional: Option<Types>) -> Result<Option<GoldEvents>, String> {
    let is_annotated = told.is_some() || optional.is_some();
    let types = |types: Option<Types>, any: bool| {
        let Types::List(types) = types.unwrap_or(Types::List(Vec::new()));
        let tidy = |event: String| {
            let either: Vec<&str> = event.split(EITHER).map(str::trim).collect();
            let is_type = |name: &&str| !name.is_empty() && *name != EventType::MENTION && (any || *name != ANY);
            either.iter().all(is_type).then(|| either.join("|")).ok_or(event)
        };
        types.into_iter().map(tidy).collect::<Result<Vec<String>, String>>()
    };
    let events = GoldEvents {
        told: types(told, false)?,
        optional: types(optional, true)?,
    };
    Ok(is_annotated.then_some(events))
}

fn class(found: String, start: usize, end: usize) -> Result<FeatureClass, GoldProblem> {
    let mut letters = found.chars();
    let letter = letters.next().filter(|_| letters.next().is_none());
    let class = letter.and_then(FeatureClass::from_letter);
    class.ok_or(GoldProblem::Class { start, end, found })
}

fn is_demonym(annotated_as: Option<&str>) -> bool {
    annotated_as.is_some_and(|kind| DEMONYM_TYPES.contains(&kind.to_lowercase().as_str()))
}

fn point(lat: Option<f64>, lon: Option<f64>, start: usize, end: usize) -> Result<Option<Point>, GoldProblem> {
    match (lat, lon) {
        (None, None) => Ok(None),
        (Some(lat), Some(lon)) => {
            let point = Point::new(lat, lon);
            point
                .map(Some)
                .map_err(|problem| GoldProblem::Point { start, end, problem })
        }
        _ => Err(GoldProblem::HalfPoint { start, end }),
    }
}

/// The parser's words without its line, which counts from the record and not from the file.
fn fields_problem(error: &serde_json::Error) -> GoldProblem {
    let said = error.to_string();
    GoldProblem::Fields {
        what: said.split(" at line ").next().unwrap_or(&said).to_owned(),
        column: error.column(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> Vec<Result<GoldDocument, GoldError>> {
        GoldDocuments::new(lines.as_bytes(), "gold.jsonl", |_| MentionKind::Place).collect()
    }

    /// What is said of one document, "Él went to Oslo.", with these toponyms.
    fn refusal(toponyms: &str) -> String {
        let line = format!(r#"{{"id":"a","text":"Él went to Oslo.","toponyms":[{toponyms}]}}"#);
        let read = read(&format!("\n{line}\n")).remove(0);
        read.map_or_else(|error| error.to_string(), |document| format!("{document:?}"))
    }

    #[test]
    fn mentions_are_cut_by_code_points_and_other_keys_are_passed_over() {
        let line = r#"{"id":7,"text":"Él left Oslo for Rome.","split":"dev","toponyms":[
            {"start":17,"end":21,"text":"Rome","lat":null,"lon":null,"geonameid":null,"type":"Demonym"},
            {"start":8,"end":12,"lat":59.9,"lon":10.75,"geonameid":3143244,"fclass":"P","note":[1]}]}"#;
        let document = read(&line.replace('\n', " ")).remove(0).unwrap();
        assert_eq!(document.document.id, "7");
        let [oslo, rome] = &document.mentions[..] else {
            panic!("{document:?}")
        };
        assert_eq!(document.document.slice(oslo.span), "Oslo");
        assert_eq!(oslo.id, Some(PlaceId::new("3143244")));
        assert_eq!(
            (oslo.class, oslo.kind),
            (Some(FeatureClass::Populated), MentionKind::Place)
        );
        assert_eq!(oslo.point, Some(Point::new(59.9, 10.75).unwrap()));
        assert_eq!((rome.point, rome.kind), (None, MentionKind::Demonym));
    }

    #[test]
    fn offsets_that_do_not_fit_are_refused_with_their_line() {
        assert_eq!(
            refusal(r#"{"start":11,"end":17}"#),
            "gold.jsonl:2: mention 11..17: expected start < end within a text of 16 characters"
        );
        assert!(refusal(r#"{"start":11,"end":11}"#).contains("start < end"));
        assert_eq!(
            refusal(r#"{"start":12,"end":16,"text":"Oslo"}"#),
            r#"gold.jsonl:2: mention 12..16: expected "Oslo", found "slo." in the text"#
        );
    }

    #[test]
    fn overlapping_mentions_are_refused() {
        assert_eq!(
            refusal(r#"{"start":11,"end":15},{"start":8,"end":15}"#),
            r#"gold.jsonl:2: mentions "to Oslo" and "Oslo" overlap at 11; expected mentions that do not"#
        );
    }

    #[test]
    fn missing_fields_and_wrong_types_are_refused() {
        assert!(refusal(r#"{"start":11}"#).starts_with("gold.jsonl:2: missing field `end` at column "));
        assert!(refusal(r#"{"start":-1,"end":3}"#).contains("invalid value: integer `-1`"));
        assert!(
            refusal(r#"{"start":11,"end":15,"geonameid":[]}"#)
                .contains("expected a string or a whole number from 0 on")
        );
        let said = |line: &str| read(line).remove(0).unwrap_err().to_string();
        assert!(said(r#"{"text":"Oslo","toponyms":[]}"#).contains("missing field `id`"));
        assert!(said(r#"{"id":"a","text":"Oslo"}"#).contains("missing field `toponyms`"));
        assert!(said(r#"{"id":"a","toponyms":[]}"#).starts_with("gold.jsonl:1: no text; expected one of"));
        assert!(said("{\"id\":").starts_with("gold.jsonl:1: not JSON: EOF"));
    }

    #[test]
    fn events_are_trimmed_and_what_is_no_type_is_refused() {
        let events = |events: &str| refusal(&format!(r#"{{"start":11,"end":15,{events}}}"#));
        assert!(events(r#""events":["flood | storm"]"#).contains(r#"told: ["flood|storm"]"#));
        assert!(events(r#""events":null"#).contains("events: None"));
        assert!(events(r#""events":"flood""#).contains(r#"expected a list of types of events, such as ["flood"]"#));
        for wrong in [
            r#""events":[""]"#,
            r#""events":["*"]"#,
            r#""events":["mention"]"#,
            r#""events_optional":["flood|"]"#,
        ] {
            assert!(events(wrong).contains("expected types of events"), "{}", events(wrong));
        }
        assert!(events(r#""events_optional":["*"]"#).contains(r#"optional: ["*"]"#));
    }

    #[test]
    fn half_a_point_and_one_off_the_earth_are_refused() {
        assert!(refusal(r#"{"start":11,"end":15,"lat":59.9}"#).contains("both of `lat` and `lon`"));
        assert!(refusal(r#"{"start":11,"end":15,"lat":95.0,"lon":0}"#).contains("latitude must be between"));
    }

    #[test]
    fn nothing_is_read_after_an_error() {
        let good = r#"{"id":"a","text":"Oslo","toponyms":[]}"#;
        let read = read(&format!("{good}\n{{}}\n{good}\n"));
        assert_eq!(read.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_line() {
        let bytes: &[u8] = b"\n{\"id\":\"\xFF\"}";
        let mut documents = GoldDocuments::new(bytes, "gold.jsonl", |_| MentionKind::Place);
        let said = documents.next().unwrap().unwrap_err().to_string();
        assert_eq!(said, "gold.jsonl:2: not UTF-8 at byte 7 of the line");
    }
}
