//! A layer, or another geoparser's JSON Lines, in; predicted mentions by document out.

use super::gold::StringOrNumber;
use super::offsets::Offsets;
use super::predicted::{PredictedMention, PredictedPlace};
use super::prediction_error::PredictionError;
use crate::domain::{Document, EventType, FeatureClass, InvalidPoint, MentionKind, PlaceId, Point};
use serde::Deserialize;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};

/// What some programs put before UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Predicted mentions of any number of documents, by the documents' ids. They are all held in memory, their texts not.
#[derive(Debug, Default)]
pub struct Predictions {
    name: String,
    documents: HashMap<String, PredictedDocument>,
}

#[derive(Debug, Default)]
struct PredictedDocument {
    mentions: Vec<PredictionRecord>,
    /// Whether the predictions name the document.
    given: bool,
    taken: bool,
}

/// A JSON value of the input: a layer, one feature of it, or a document.
#[derive(Deserialize)]
struct Record {
    id: Option<StringOrNumber>,
    #[serde(alias = "toponyms")]
    mentions: Option<Vec<PredictionRecord>>,
    features: Option<Vec<FeatureRecord>>,
    properties: Option<Properties>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct FeatureRecord {
    properties: Properties,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    coordinates: Vec<f64>,
}

/// The columns of a layer that are scored.
#[derive(Deserialize)]
struct Properties {
    source_id: StringOrNumber,
    mention_start: usize,
    mention_end: usize,
    mention: Option<String>,
    mention_kind: Option<String>,
    name: Option<String>,
    gazetteer_id: Option<StringOrNumber>,
    feature_class: Option<String>,
    event_type: Option<String>,
}

/// One mention of a document.
#[derive(Debug, Deserialize)]
struct PredictionRecord {
    start: usize,
    end: usize,
    text: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    geonameid: Option<StringOrNumber>,
    kind: Option<String>,
    fclass: Option<String>,
    name: Option<String>,
    #[serde(default)]
    events: Vec<String>,
}

impl Predictions {
    /// Reads a layer of ours (GeoJSON or GeoJSON lines) or JSON Lines `{"id", "mentions": [{"start", "end", "lat",
    /// "lon"}]}`. Messages call the input `name`.
    ///
    /// # Errors
    /// If it is neither.
    pub fn read(input: impl Read, name: &str) -> Result<Self, PredictionError> {
        let mut predictions = Self {
            name: name.to_owned(),
            documents: HashMap::new(),
        };
        let mut input = BufReader::new(input);
        if input.fill_buf().is_ok_and(|begin| begin.starts_with(BOM)) {
            input.consume(BOM.len());
        }
        let records = serde_json::Deserializer::from_reader(input).into_iter::<Record>();
        for (n, record) in records.enumerate() {
            let record = record.map_err(|error| PredictionError::json(name, &error))?;
            predictions.add(record, n + 1)?;
        }
        Ok(predictions)
    }

    /// Of how many documents there are predictions.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.values().filter(|document| document.given).count()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Of how many documents they are that have not been asked for.
    #[must_use]
    pub fn left_over(&self) -> usize {
        self.documents.values().filter(|document| !document.taken).count()
    }

    /// The mentions predicted of a document, none where there are no predictions for its id. `kind_of` says the kind of
    /// a surface where the prediction does not.
    ///
    /// # Errors
    /// If they do not fit its text, or a document of that id has been asked for before.
    pub fn take(
        &mut self,
        document: &Document,
        kind_of: impl Fn(&str) -> MentionKind,
    ) -> Result<Vec<PredictedMention>, PredictionError> {
        let predicted = self.documents.entry(document.id.clone()).or_insert(PredictedDocument {
            mentions: Vec::new(),
            given: false,
            taken: false,
        });
        if std::mem::replace(&mut predicted.taken, true) {
            return Err(PredictionError::Twice {
                second: document.origin.to_string(),
                document: document.id.clone(),
            });
        }
        let mut mentions = std::mem::take(&mut predicted.mentions);
        mentions.sort_by_key(|mention| (mention.start, mention.end));
        let mut fitting = Fitting {
            file: &self.name,
            document,
            offsets: Offsets::new(&document.text),
        };
        mentions
            .into_iter()
            .map(|mention| fitting.mention(mention, &kind_of))
            .collect()
    }

    fn add(&mut self, record: Record, number: usize) -> Result<(), PredictionError> {
        if let Some(features) = record.features {
            features
                .into_iter()
                .for_each(|feature| self.add_feature(feature.properties, feature.geometry));
        } else if let Some(properties) = record.properties {
            self.add_feature(properties, record.geometry);
        } else if let (Some(id), Some(mentions)) = (record.id, record.mentions) {
            self.document(id).mentions.extend(mentions);
        } else {
            let file = self.name.clone();
            return Err(PredictionError::Unknown { file, record: number });
        }
        Ok(())
    }

    fn add_feature(&mut self, properties: Properties, geometry: Option<Geometry>) {
        let position = geometry.map(|geometry| geometry.coordinates).unwrap_or_default();
        let mention = PredictionRecord {
            start: properties.mention_start,
            end: properties.mention_end,
            text: properties.mention,
            lat: position.get(1).copied(),
            lon: position.first().copied(),
            geonameid: properties.gazetteer_id,
            kind: properties.mention_kind,
            fclass: properties.feature_class,
            name: properties.name,
            events: properties
                .event_type
                .filter(|event| event != EventType::MENTION)
                .into_iter()
                .collect(),
        };
        self.document(properties.source_id).mentions.push(mention);
    }

    fn document(&mut self, id: StringOrNumber) -> &mut PredictedDocument {
        let document = self.documents.entry(id.into_text()).or_default();
        document.given = true;
        document
    }
}

/// Fits predictions to a document's text.
struct Fitting<'d> {
    file: &'d str,
    document: &'d Document,
    offsets: Offsets<'d>,
}

impl Fitting<'_> {
    fn mention(
        &mut self,
        record: PredictionRecord,
        kind_of: impl Fn(&str) -> MentionKind,
    ) -> Result<PredictedMention, PredictionError> {
        let (start, end) = (record.start, record.end);
        let (file, document) = (self.file.to_owned(), self.document.id.clone());
        let Some(span) = self.offsets.span(start, end) else {
            return Err(PredictionError::Outside {
                file,
                document,
                start,
                end,
                length: self.document.text.chars().count(),
            });
        };
        let surface = self.document.slice(span);
        if let Some(expected) = record.text.as_ref().filter(|expected| *expected != surface) {
            return Err(PredictionError::OtherText {
                file,
                document,
                start,
                end,
                expected: expected.clone(),
                found: surface.to_owned(),
            });
        }
        let place = place(&record).map_err(|what| PredictionError::Point {
            file,
            document,
            start,
            end,
            what,
        })?;
        let kind = kind(record.kind.as_deref()).unwrap_or_else(|| kind_of(surface));
        Ok(PredictedMention {
            span,
            kind,
            place,
            events: record.events,
        })
    }
}

fn place(record: &PredictionRecord) -> Result<Option<PredictedPlace>, String> {
    let (lat, lon) = match (record.lat, record.lon) {
        (Some(lat), Some(lon)) => (lat, lon),
        (None, None) => return Ok(None),
        _ => return Err("expected both of `lat` and `lon` or neither, found one".to_owned()),
    };
    let class = record.fclass.as_ref().and_then(|letter| letter.chars().next());
    Ok(Some(PredictedPlace {
        point: Point::new(lat, lon).map_err(|problem: InvalidPoint| problem.to_string())?,
        id: record.geonameid.clone().map(|id| PlaceId::new(id.into_text())),
        class: class.and_then(FeatureClass::from_letter),
        name: record.name.clone().unwrap_or_default(),
    }))
}

/// The kind of a layer's `mention_kind`; `None` of any other word.
fn kind(word: Option<&str>) -> Option<MentionKind> {
    [MentionKind::Place, MentionKind::Demonym, MentionKind::Coordinate]
        .into_iter()
        .find(|kind| Some(kind.as_str()) == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Span;

    fn taken(input: &str) -> Result<Vec<PredictedMention>, PredictionError> {
        let mut predictions = Predictions::read(input.as_bytes(), "layer")?;
        predictions.take(&Document::new("a", "Él left Oslo."), |_| MentionKind::Place)
    }

    fn refusal(input: &str) -> String {
        taken(input).unwrap_err().to_string()
    }

    const FEATURE: &str = r#"{"type":"Feature","id":"a#8-12","geometry":{"type":"Point","coordinates":[10.75,59.9]},
        "properties":{"mention":"Oslo","mention_kind":"demonym","mention_start":8,"mention_end":12,"section":"body",
        "name":"Oslo","gazetteer_id":"3143244","feature_class":"P","source_id":"a"}}"#;

    #[test]
    fn layers_and_json_lines_say_the_same() {
        let layer = format!(r#"{{"type":"FeatureCollection","features":[{FEATURE}],"bbox":[1,2,3,4]}}"#);
        let record = r#"{"id":"a","mentions":[{"start":8,"end":12,"text":"Oslo","lat":59.9,"lon":10.75,
            "geonameid":3143244,"kind":"demonym","fclass":"P","name":"Oslo","score":0.5}]}"#;
        let mentions = taken(record).unwrap();
        assert_eq!(mentions[0].span, Span::new(9, 13));
        assert_eq!(mentions[0].kind, MentionKind::Demonym);
        assert_eq!(
            mentions[0].place.as_ref().map(|place| place.name.as_str()),
            Some("Oslo")
        );
        assert_eq!(taken(&layer).unwrap(), mentions);
        assert_eq!(taken(&format!("{FEATURE}\n")).unwrap(), mentions);
    }

    #[test]
    fn a_mention_without_a_point_is_a_mention_all_the_same() {
        let mentions = taken(r#"{"id":"a","mentions":[{"start":8,"end":12}]}"#).unwrap();
        assert_eq!(mentions[0].place, None);
        let unresolved = FEATURE.replace(r#"{"type":"Point","coordinates":[10.75,59.9]}"#, "null");
        assert_eq!(taken(&unresolved).unwrap()[0].place, None);
    }

    #[test]
    fn what_does_not_fit_the_text_is_refused() {
        assert_eq!(
            refusal(r#"{"id":"a","mentions":[{"start":8,"end":99}]}"#),
            "layer: document a: mention 8..99: expected start < end within a text of 13 characters"
        );
        assert_eq!(
            refusal(r#"{"id":"a","mentions":[{"start":9,"end":13,"text":"Oslo"}]}"#),
            r#"layer: document a: mention 9..13: expected "Oslo", found "slo." in the text"#
        );
        assert!(refusal(r#"{"id":"a","mentions":[{"start":8,"end":12,"lat":1.0}]}"#).contains("both of `lat`"));
        assert!(refusal(r#"{"id":"a","mentions":[{"start":8,"end":12,"lat":95,"lon":0}]}"#).contains("latitude"));
    }

    #[test]
    fn what_is_neither_layer_nor_mentions_is_refused_with_its_line() {
        assert!(refusal("{\"id\":\"b\",\"mentions\":[]}\n{\"id\":").starts_with("layer:2: EOF while parsing"));
        assert!(refusal(r#"{"id":"a"}"#).starts_with("layer: record 1: expected a GeoJSON feature"));
        assert!(refusal(r#"{"properties":{"mention_start":1}}"#).starts_with("layer:1: missing field"));
    }

    #[test]
    fn predictions_of_one_id_are_not_given_to_two_documents() {
        let mut predictions = Predictions::read("".as_bytes(), "layer").unwrap();
        let document = Document::new("a", "Oslo");
        assert!(predictions.take(&document, |_| MentionKind::Place).unwrap().is_empty());
        assert!(predictions.take(&document, |_| MentionKind::Place).is_err());
    }

    #[test]
    fn predictions_that_no_document_asked_for_are_counted() {
        let mut predictions = Predictions::read(FEATURE.as_bytes(), "layer").unwrap();
        assert_eq!(predictions.left_over(), 1);
        predictions
            .take(&Document::new("a", "Él left Oslo."), |_| MentionKind::Place)
            .unwrap();
        assert_eq!(predictions.left_over(), 0);
    }
}
