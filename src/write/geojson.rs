//! A layer as one GeoJSON FeatureCollection (RFC 7946).

use super::bounds::Bounds;
use super::feature::{Feature, Geometry, lon_lat};
use super::schema::{Cell, Field, Schema};
use super::{Look, Writer};
use geo::{LineString, MultiPolygon, Polygon};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// A FeatureCollection that is being written. Its `bbox` follows the features, since it is known only then.
pub(super) struct Collection<W> {
    out: W,
    schema: Schema,
    look: Look,
    bounds: Bounds,
    begun: bool,
    /// A feature on its way: it is put together of some hundred pieces.
    line: Vec<u8>,
}

impl<W: Write> Collection<W> {
    /// Begins a collection with these properties in `out`.
    pub(super) fn new(mut out: W, schema: Schema, look: Look) -> io::Result<Self> {
        out.write_all(br#"{"type":"FeatureCollection","features":["#)?;
        Ok(Self {
            out,
            schema,
            look,
            bounds: Bounds::new(),
            begun: false,
            line: Vec::new(),
        })
    }
}

impl<W: Write> Writer for Collection<W> {
    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        self.line.clear();
        self.line.extend(if self.begun { &b",\n"[..] } else { b"\n" });
        self.begun = true;
        if let Some(geometry) = feature.geometry() {
            self.bounds.add(geometry);
        }
        write_feature(&mut self.line, feature, &self.schema.fields, self.look)?;
        self.out.write_all(&self.line)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n]")?;
        if let Some(bbox) = self.bounds.bbox() {
            self.out.write_all(br#","bbox":"#)?;
            serde_json::to_writer(&mut self.out, &bbox)?;
        }
        self.out.write_all(b"}\n")?;
        self.out.flush()
    }
}

/// Appends one Feature, without a line end.
pub(super) fn write_feature(out: &mut Vec<u8>, feature: &Feature<'_>, fields: &[Field], look: Look) -> io::Result<()> {
    out.extend(br#"{"type":"Feature","id":"#);
    write_text(out, &feature.id)?;
    out.extend(br#","geometry":"#);
    serde_json::to_writer(&mut *out, &feature.geometry().map(Shape))?;
    out.extend(br#","properties":{"#);
    for (n, (field, cell)) in fields.iter().zip(&feature.cells).enumerate() {
        // The names of columns have nothing to escape.
        out.extend_from_slice(if n > 0 { b",\"" } else { b"\"" });
        out.extend_from_slice(field.name.as_bytes());
        out.extend_from_slice(b"\":");
        match cell {
            Cell::Text(text) => write_text(out, text)?,
            Cell::Null => out.extend_from_slice(b"null"),
            other => serde_json::to_writer(&mut *out, other)?,
        }
    }
    if look != Look::default() {
        write_look(out, feature, fields, look)?;
    }
    out.extend(b"}}");
    Ok(())
}

/// Appends a string. Nearly all are without anything to escape.
fn write_text(out: &mut Vec<u8>, text: &str) -> io::Result<()> {
    if has_special(text.as_bytes()) {
        return Ok(serde_json::to_writer(out, text)?);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
    Ok(())
}

/// Whether a text has a byte that JSON escapes. Sixteen are looked at at once.
fn has_special(bytes: &[u8]) -> bool {
    let special = |byte: u8| u8::from(byte < b' ') | u8::from(byte == b'"') | u8::from(byte == b'\\');
    let (chunks, rest) = bytes.as_chunks::<16>();
    let any = |bytes: &[u8]| bytes.iter().fold(0, |any, byte| any | special(*byte)) != 0;
    chunks.iter().any(|chunk| any(chunk)) || any(rest)
}

/// Appends the members of how a feature looks to those of its properties.
fn write_look(out: &mut Vec<u8>, feature: &Feature<'_>, fields: &[Field], look: Look) -> io::Result<()> {
    let members = serde_json::to_vec(&Looks { fields, feature, look })?;
    if let [b'{', members @ .., b'}'] = &members[..]
        && !members.is_empty()
    {
        if !out.ends_with(b"{") {
            out.push(b',');
        }
        out.extend(members);
    }
    Ok(())
}

/// How a feature looks.
struct Looks<'f, 'd> {
    fields: &'f [Field],
    feature: &'f Feature<'d>,
    look: Look,
}

impl Serialize for Looks<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        let group = self.feature.text(self.fields, "event_group");
        self.look.members(&mut members, group, self.feature.outline.is_some())?;
        members.end()
    }
}

/// A geometry as the members of a GeoJSON object, in the order that GeoJSON and this program share.
struct Shape<'f>(Geometry<'f>);

impl Serialize for Shape<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(Some(2))?;
        match self.0 {
            Geometry::Point(point) => {
                members.serialize_entry("type", "Point")?;
                members.serialize_entry("coordinates", &lon_lat(point))?;
            }
            Geometry::Outline(outline) => {
                members.serialize_entry("type", "MultiPolygon")?;
                members.serialize_entry("coordinates", &coordinates(outline))?;
            }
        }
        members.end()
    }
}

/// The corners of the rings of the parts.
fn coordinates(outline: &MultiPolygon<f64>) -> Vec<Vec<Vec<[f64; 2]>>> {
    let ring = |ring: &LineString<f64>| ring.coords().map(|corner| [corner.x, corner.y]).collect();
    let rings = |part: &Polygon<f64>| {
        let all = std::iter::once(part.exterior()).chain(part.interiors());
        all.map(ring).collect()
    };
    outline.iter().map(rings).collect()
}

#[cfg(test)]
mod tests {
    use super::has_special;
    use crate::write::{Format, LayerOptions, written};
    use geojson::{FeatureCollection, GeoJson, feature::Id};

    fn all() -> LayerOptions {
        LayerOptions {
            demonyms: true,
            unresolved: true,
            codes: true,
            ..LayerOptions::default()
        }
    }

    fn collection(options: LayerOptions) -> FeatureCollection {
        match written(Format::GeoJson, options).parse() {
            Ok(GeoJson::FeatureCollection(collection)) => collection,
            other => panic!("not a FeatureCollection: {other:?}"),
        }
    }

    #[test]
    fn what_json_escapes_is_seen_wherever_it_stands() {
        for special in ["\"", "\\", "\n", "\0", "\u{1F}"] {
            for before in 0..40 {
                let text = format!("{}{special}é", "x".repeat(before));
                assert!(has_special(text.as_bytes()), "{text:?}");
            }
        }
        assert!(!has_special(
            "Łódź, \u{7f}[Kharkiv] / Odesa's ports and towns".as_bytes()
        ));
    }

    #[test]
    fn a_strict_parser_reads_the_same_points_back() {
        let collection = collection(all());
        let points: Vec<_> = collection
            .features
            .iter()
            .map(|feature| feature.geometry.clone())
            .collect();
        assert_eq!(points[1], Some(geojson::Geometry::new_point([30.73262, 46.477472])));
        assert_eq!(points[2], None);
        assert_eq!(collection.bbox, Some(vec![30.73262, 46.477472, 100.0, 60.0]));
        assert_eq!(collection.foreign_members, None);
    }

    #[test]
    fn a_feature_is_known_by_its_document_and_its_code_points() {
        let ids: Vec<_> = collection(all())
            .features
            .into_iter()
            .map(|feature| feature.id)
            .collect();
        assert_eq!(ids[0], Some(Id::String("sample.txt#8-15".into())));
    }

    #[test]
    fn properties_are_scalars_of_the_same_keys_in_every_feature() {
        let collection = collection(all());
        let keys = |feature: &geojson::Feature| -> Vec<String> {
            feature
                .properties
                .iter()
                .flat_map(|properties| properties.keys().cloned())
                .collect()
        };
        for feature in &collection.features {
            assert_eq!(keys(feature), keys(&collection.features[0]));
            assert!(
                feature
                    .properties_iter()
                    .all(|(_, value)| !value.is_array() && !value.is_object())
            );
        }
    }

    #[test]
    fn the_order_of_the_columns_is_the_contract() {
        let text = written(Format::GeoJson, LayerOptions::default());
        let places: Vec<_> = [
            "mention",
            "quote",
            "event_type",
            "name",
            "alternatives",
            "source_id",
            "source_method",
        ]
        .map(|key| text.find(&format!("\"{key}\":")).unwrap())
        .into();
        assert!(places.is_sorted());
        assert!(!text.contains("\"cameo\""));
    }

    #[test]
    fn an_empty_layer_is_a_valid_collection_without_a_box() {
        let mut out = Vec::new();
        let layer = crate::write::LayerWriter::new(&mut out, Format::GeoJson, all()).unwrap();
        layer.finish().unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n"
        );
    }
}
