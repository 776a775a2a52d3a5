//! Layers, read back by libraries that did not write them.

use crate::invented::Batch;
use flatgeobuf::{FallibleStreamingIterator, FgbReader};
use geojson::{Feature, FeatureCollection, GeometryValue};
use mentionmap::write::{By, Format, LayerOptions, LayerWriter, Look};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::Cursor;

/// The formats that are written to a stream.
pub const FORMATS: [Format; 8] = [
    Format::GeoJson,
    Format::GeoJsonL,
    Format::GeoJsonSeq,
    Format::Csv,
    Format::Kml,
    Format::Gpx,
    Format::FlatGeobuf,
    Format::Html,
];

/// Writes a batch in a format and reads it back: it is one of that format, with as many features as were written.
pub fn round_trip(batch: &Batch, format: Format) {
    let options = allowed(&batch.options, format);
    let mut bytes = Vec::new();
    let mut layer = LayerWriter::new(&mut bytes, format, options.clone()).expect("options that are allowed");
    for document in &batch.documents {
        layer.write(document).expect("memory takes it");
    }
    let written = layer.finish().expect("memory takes it") as usize;
    let read = match format {
        Format::GeoJson => collection(batch, &options, &bytes),
        Format::GeoJsonL => lines(batch, &options, &text(&bytes).replace('\r', "")),
        Format::GeoJsonSeq => lines(batch, &options, &text(&bytes).replace('\u{1e}', "")),
        Format::Csv => table(&bytes),
        Format::Kml => elements(&bytes, "Placemark"),
        Format::Gpx => elements(&bytes, "wpt"),
        Format::FlatGeobuf => flatgeobuf(bytes),
        _ => page(&bytes),
    };
    assert_eq!(read, written, "features read and written: {format:?}");
}

/// The options as far as the format allows them.
fn allowed(options: &LayerOptions, format: Format) -> LayerOptions {
    let is_counted = matches!(options.by, By::Place | By::Region);
    LayerOptions {
        unresolved: options.unresolved && !format.needs_places() && !is_counted,
        look: if format.is_geojson() {
            options.look
        } else {
            Look::default()
        },
        ..options.clone()
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn collection(batch: &Batch, options: &LayerOptions, bytes: &[u8]) -> usize {
    let collection: FeatureCollection = text(bytes).parse().expect("a FeatureCollection");
    collection
        .features
        .iter()
        .for_each(|feature| check_feature(batch, options, feature));
    collection.features.len()
}

fn lines(batch: &Batch, options: &LayerOptions, text: &str) -> usize {
    let features = text
        .split_terminator('\n')
        .map(|line| line.parse().expect("a Feature a line"));
    features
        .inspect(|feature| check_feature(batch, options, feature))
        .count()
}

/// A feature lies on the earth, has an id, and its span cuts the mention out of its document.
fn check_feature(batch: &Batch, options: &LayerOptions, feature: &Feature) {
    assert!(feature.id.is_some());
    if let Some(geometry) = &feature.geometry {
        check_geometry(&geometry.value);
    }
    if options.by != By::Mention {
        return;
    }
    let property = |name: &str| feature.property(name).unwrap_or_else(|| panic!("no {name}"));
    let number = |name: &str| property(name).as_u64().expect("a number") as usize;
    // The number that ids begin with; U+0000 is in no layer.
    let id = property("source_id").as_str().expect("a string");
    let document = batch
        .documents
        .iter()
        .find(|known| known.document.id.replace('\0', "\u{FFFD}") == id);
    let text = &document.expect("a document of that id").document.text;
    let (start, end) = (number("mention_start"), number("mention_end"));
    let cut: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(
        cut.replace('\0', "\u{FFFD}"),
        property("mention").as_str().expect("a string")
    );
}

fn check_geometry(geometry: &GeometryValue) {
    let positions: Vec<&[f64]> = match geometry {
        GeometryValue::Point { coordinates } => vec![coordinates.as_slice()],
        GeometryValue::Polygon { coordinates } => rings(coordinates),
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().flat_map(|polygon| rings(polygon)).collect(),
        other => panic!("neither point nor area: {other:?}"),
    };
    for position in positions {
        assert!((-180.0..=180.0).contains(&position[0]) && (-90.0..=90.0).contains(&position[1]));
    }
}

/// The corners of rings that are closed.
fn rings(rings: &[Vec<geojson::Position>]) -> Vec<&[f64]> {
    for ring in rings {
        assert!(
            ring.len() >= 4 && ring.first() == ring.last(),
            "a ring that is not closed"
        );
    }
    rings.iter().flatten().map(|position| position.as_slice()).collect()
}

fn table(bytes: &[u8]) -> usize {
    let mut table = csv::Reader::from_reader(bytes);
    table
        .records()
        .map(|record| record.expect("as many fields as the header"))
        .count()
}

/// How many elements of a name there are in an XML document, which holds nothing that XML may not.
fn elements(bytes: &[u8], name: &str) -> usize {
    let is_legal = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    assert!(
        text(bytes).chars().all(is_legal),
        "a character that XML has no way to write"
    );
    let mut reader = Reader::from_str(text(bytes));
    reader.config_mut().check_comments = true;
    let (mut count, mut depth) = (0, 0);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => {
                depth += 1;
                count += usize::from(start.name().as_ref() == name);
                start.attributes().for_each(|attribute| {
                    attribute.expect("a well-formed attribute");
                });
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "elements that are not closed");
    count
}

fn flatgeobuf(bytes: Vec<u8>) -> usize {
    let reader = FgbReader::open(Cursor::new(bytes)).expect("a FlatGeobuf file");
    let mut features = reader.select_all().expect("an index");
    let mut count = 0;
    while features.next().expect("a feature").is_some() {
        count += 1;
    }
    count
}

/// How many features stand in the blocks of data of a page, all of which are JSON.
fn page(bytes: &[u8]) -> usize {
    const OPEN: &str = r#"<script type="application/json" class=""#;
    let mut count = 0;
    for block in text(bytes).split(OPEN).skip(1) {
        let (class, rest) = block.split_once("\">").expect("a class");
        let (json, _) = rest.split_once("</script>").expect("a closed block");
        if class != "world" {
            let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
            count += if class == "features" {
                value.as_array().map_or(0, Vec::len)
            } else {
                0
            };
        }
    }
    count
}
