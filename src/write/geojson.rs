//! A layer as one GeoJSON FeatureCollection (RFC 7946).

use super::Writer;
use super::bounds::Bounds;
use super::properties::Properties;
use super::row::{Row, six_decimals};
use crate::domain::Point;
use serde::Serialize;
use std::io::{self, Write};

/// A FeatureCollection that is being written. Its `bbox` follows the features, since it is known only then.
pub(super) struct Collection<W> {
    out: W,
    codes: bool,
    bounds: Bounds,
    begun: bool,
}

impl<W: Write> Collection<W> {
    /// Begins a collection in `out`.
    pub(super) fn new(mut out: W, codes: bool) -> io::Result<Self> {
        out.write_all(br#"{"type":"FeatureCollection","features":["#)?;
        Ok(Self {
            out,
            codes,
            bounds: Bounds::new(),
            begun: false,
        })
    }
}

impl<W: Write> Writer for Collection<W> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        self.out.write_all(if self.begun { b",\n" } else { b"\n" })?;
        self.begun = true;
        if let Some(place) = row.place() {
            self.bounds.add(place.point);
        }
        write_feature(&mut self.out, row, self.codes)
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
pub(super) fn write_feature(out: impl Write, row: &Row<'_>, codes: bool) -> io::Result<()> {
    let feature = Feature {
        kind: "Feature",
        id: row.id(),
        geometry: row.place().map(|place| Geometry::at(place.point)),
        properties: Properties { row, codes },
    };
    Ok(serde_json::to_writer(out, &feature)?)
}

/// A GeoJSON Feature.
#[derive(Serialize)]
struct Feature<'r, 'd> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: String,
    geometry: Option<Geometry>,
    properties: Properties<'r, 'd>,
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
    use crate::write::{Format, LayerOptions, written};
    use geojson::{FeatureCollection, GeoJson, feature::Id};

    const ALL: LayerOptions = LayerOptions {
        demonyms: true,
        unresolved: true,
        codes: true,
        events: false,
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
