//! A layer as one GeoJSON FeatureCollection (RFC 7946).

use super::Writer;
use super::bounds::Bounds;
use super::feature::{Feature, six_decimals};
use super::schema::{Cell, Field, Schema};
use crate::domain::Point;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// A FeatureCollection that is being written. Its `bbox` follows the features, since it is known only then.
pub(super) struct Collection<W> {
    out: W,
    schema: Schema,
    bounds: Bounds,
    begun: bool,
}

impl<W: Write> Collection<W> {
    /// Begins a collection with these properties in `out`.
    pub(super) fn new(mut out: W, schema: Schema) -> io::Result<Self> {
        out.write_all(br#"{"type":"FeatureCollection","features":["#)?;
        Ok(Self {
            out,
            schema,
            bounds: Bounds::new(),
            begun: false,
        })
    }
}

impl<W: Write> Writer for Collection<W> {
    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        self.out.write_all(if self.begun { b",\n" } else { b"\n" })?;
        self.begun = true;
        if let Some(point) = feature.point {
            self.bounds.add(point);
        }
        write_feature(&mut self.out, feature, &self.schema.fields)
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

/// Writes one Feature, without a line end.
pub(super) fn write_feature(out: impl Write, feature: &Feature<'_>, fields: &[Field]) -> io::Result<()> {
    let members = Members {
        kind: "Feature",
        id: &feature.id,
        geometry: feature.point.map(Geometry::at),
        properties: Properties {
            fields,
            cells: &feature.cells,
        },
    };
    Ok(serde_json::to_writer(out, &members)?)
}

/// The members of a GeoJSON Feature.
#[derive(Serialize)]
struct Members<'f, 'd> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'f str,
    geometry: Option<Geometry>,
    properties: Properties<'f, 'd>,
}

/// The cells of a feature by the names of their columns.
struct Properties<'f, 'd> {
    fields: &'f [Field],
    cells: &'f [Cell<'d>],
}

impl Serialize for Properties<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(Some(self.fields.len()))?;
        for (field, cell) in self.fields.iter().zip(self.cells) {
            members.serialize_entry(field.name, cell)?;
        }
        members.end()
    }
}

/// A GeoJSON Point.
#[derive(Serialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: &'static str,
    coordinates: [f64; 2],
}

impl Geometry {
    /// GeoJSON is longitude first: the order is turned here and nowhere else.
    fn at(point: Point) -> Self {
        Self {
            kind: "Point",
            coordinates: [six_decimals(point.lon()), six_decimals(point.lat())],
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::write::{By, Format, LayerOptions, written};
    use geojson::{FeatureCollection, GeoJson, feature::Id};

    const ALL: LayerOptions = LayerOptions {
        demonyms: true,
        unresolved: true,
        codes: true,
        by: By::Mention,
    };

    fn collection(options: LayerOptions) -> FeatureCollection {
        match written(Format::GeoJson, options).parse() {
            Ok(GeoJson::FeatureCollection(collection)) => collection,
            other => panic!("not a FeatureCollection: {other:?}"),
        }
    }

    #[test]
    fn a_strict_parser_reads_the_same_points_back() {
        let collection = collection(ALL);
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
        let ids: Vec<_> = collection(ALL).features.into_iter().map(|feature| feature.id).collect();
        assert_eq!(ids[0], Some(Id::String("sample.txt#8-15".into())));
    }

    #[test]
    fn properties_are_scalars_of_the_same_keys_in_every_feature() {
        let collection = collection(ALL);
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
        let layer = crate::write::LayerWriter::new(&mut out, Format::GeoJson, ALL).unwrap();
        layer.finish().unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n"
        );
    }
}
