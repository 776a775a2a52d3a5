//! A layer as FlatGeobuf, with a spatial index: a file that a web map can read in parts.

use super::Writer;
use super::feature::{Feature, Geometry, lon_lat};
use super::schema::{Cell, ColumnType, Schema};
use flatgeobuf::geozero::{self, ColumnValue, GeomProcessor, GeozeroGeometry, PropertyProcessor};
use flatgeobuf::{ColumnType as Stored, FgbCrs, FgbWriter, FgbWriterOptions, GeometryType};
use geo::{LineString, Polygon};
use std::io::{self, Write};

/// WGS 84.
const EPSG: i32 = 4326;

/// A collection that is being written. Its features wait in a temporary file until all are known, then they are sorted.
pub(super) struct Collection<W> {
    out: W,
    schema: Schema,
    sorted: Option<FgbWriter<'static>>,
}

impl<W: Write> Collection<W> {
    /// Begins a collection with these columns.
    pub(super) const fn new(out: W, schema: Schema) -> Self {
        Self {
            out,
            schema,
            sorted: None,
        }
    }
}

/// An empty collection of these columns. GDAL takes no index of nothing, so that a layer without features has none.
fn collection(schema: &Schema, write_index: bool) -> io::Result<FgbWriter<'static>> {
    let geometry = match schema.outlines {
        true => GeometryType::Unknown,
        false => GeometryType::Point,
    };
    let options = FgbWriterOptions {
        write_index,
        detect_type: false,
        promote_to_multi: false,
        crs: FgbCrs {
            org: Some("EPSG"),
            code: EPSG,
            ..FgbCrs::default()
        },
        ..FgbWriterOptions::default()
    };
    let mut collection = FgbWriter::create_with_options(schema.layer, geometry, options).map_err(plain)?;
    for field in &schema.fields {
        collection.add_column(field.name, stored(field.kind), |_, _| {});
    }
    Ok(collection)
}

impl<W: Write> Writer for Collection<W> {
    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        // An index has no place for what has none: that is refused before the run.
        let Some(geometry) = feature.geometry() else {
            return Ok(());
        };
        let sorted = match &mut self.sorted {
            Some(sorted) => sorted,
            none => none.insert(collection(&self.schema, true)?),
        };
        let cells = self.schema.fields.iter().zip(&feature.cells).enumerate();
        let mut done = Ok(false);
        let added = sorted.add_feature_geom(geometry, |properties| {
            for (number, (field, cell)) in cells {
                let day;
                let value = match cell {
                    Cell::Text(text) => ColumnValue::String(text),
                    Cell::Date(date) => {
                        day = date.to_string();
                        ColumnValue::String(&day)
                    }
                    Cell::Integer(number) => ColumnValue::Int(*number),
                    Cell::Real(number) => ColumnValue::Double(*number),
                    Cell::Null => continue,
                };
                if done.is_ok() {
                    done = properties.property(number, field.name, &value);
                }
            }
        });
        added.and(done).map(drop).map_err(io::Error::other)
    }

    fn finish(&mut self) -> io::Result<()> {
        let sorted = match self.sorted.take() {
            Some(sorted) => sorted,
            None => collection(&self.schema, false)?,
        };
        sorted.write(&mut self.out).map_err(plain)?;
        self.out.flush()
    }
}

impl GeozeroGeometry for Geometry<'_> {
    fn process_geom<P: GeomProcessor>(&self, processor: &mut P) -> geozero::error::Result<()> {
        match *self {
            Geometry::Point(point) => {
                let [lon, lat] = lon_lat(point);
                processor.point_begin(0)?;
                processor.xy(lon, lat, 0)?;
                processor.point_end(0)
            }
            Geometry::Outline(outline) => {
                processor.multipolygon_begin(outline.0.len(), 0)?;
                for (number, part) in outline.iter().enumerate() {
                    polygon(part, number, processor)?;
                }
                processor.multipolygon_end(0)
            }
        }
    }
}

fn polygon<P: GeomProcessor>(part: &Polygon<f64>, number: usize, processor: &mut P) -> geozero::error::Result<()> {
    processor.polygon_begin(false, 1 + part.interiors().len(), number)?;
    let rings = std::iter::once(part.exterior()).chain(part.interiors());
    for (number, one) in rings.enumerate() {
        ring(one, number, processor)?;
    }
    processor.polygon_end(false, number)
}

fn ring<P: GeomProcessor>(ring: &LineString<f64>, number: usize, processor: &mut P) -> geozero::error::Result<()> {
    processor.linestring_begin(false, ring.0.len(), number)?;
    for (at, corner) in ring.coords().enumerate() {
        processor.xy(corner.x, corner.y, at)?;
    }
    processor.linestring_end(false, number)
}

/// FlatGeobuf knows times and no days: a day stays a text.
const fn stored(kind: ColumnType) -> Stored {
    match kind {
        ColumnType::Text | ColumnType::Date => Stored::String,
        ColumnType::Integer => Stored::Int,
        ColumnType::Real => Stored::Double,
    }
}

/// The output's own error, whose kind tells a closed pipe from a full disk.
fn plain(error: flatgeobuf::Error) -> io::Error {
    match error {
        flatgeobuf::Error::IO(error) => error,
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::sample;
    use crate::write::{By, Filter, Format, LayerOptions, LayerWriter, Shape};
    use flatgeobuf::{FallibleStreamingIterator, FeatureProperties, FgbReader, GeometryType};
    use std::io::Cursor;

    fn written(options: LayerOptions) -> Vec<u8> {
        let mut out = Vec::new();
        let mut layer = LayerWriter::new(&mut out, Format::FlatGeobuf, options).unwrap();
        layer.write(&sample::article()).unwrap();
        layer.finish().unwrap();
        out
    }

    #[test]
    fn a_reader_finds_the_features_and_their_columns() {
        let bytes = written(LayerOptions::default());
        let reader = FgbReader::open(Cursor::new(bytes)).unwrap();
        assert_eq!(reader.header().features_count(), 1);
        assert_eq!(reader.header().geometry_type(), GeometryType::Point);
        let mut features = reader.select_bbox(30.0, 46.0, 31.0, 47.0).unwrap();
        let feature = features.next().unwrap().unwrap();
        assert_eq!(feature.property::<String>("name").unwrap(), "Odesa");
        assert_eq!(feature.property::<i32>("geo_precision").unwrap(), 1);
        assert_eq!(feature.property::<f64>("place_confidence").unwrap(), 0.8731);
        assert_eq!(feature.property::<String>("source_published").unwrap(), "2025-03-13");
    }

    #[test]
    fn a_layer_without_features_has_columns_and_no_index() {
        let filter = Filter::default().with_events(["no_such_event".to_owned()]);
        let bytes = written(LayerOptions {
            filter,
            ..LayerOptions::default()
        });
        let reader = FgbReader::open(Cursor::new(bytes)).unwrap();
        assert_eq!(
            (reader.header().features_count(), reader.header().index_node_size()),
            (0, 0)
        );
        assert!(reader.header().columns().unwrap().len() > 30);
    }

    #[test]
    fn a_layer_of_areas_says_that_its_geometries_differ() {
        let bytes = written(LayerOptions {
            by: By::Place,
            shape: Shape::Area,
            ..LayerOptions::default()
        });
        let reader = FgbReader::open(Cursor::new(bytes)).unwrap();
        assert_eq!(reader.header().geometry_type(), GeometryType::Unknown);
    }

    #[test]
    fn what_has_no_place_is_refused() {
        let options = LayerOptions {
            unresolved: true,
            ..LayerOptions::default()
        };
        assert!(LayerWriter::new(Vec::new(), Format::FlatGeobuf, options).is_err());
    }
}
