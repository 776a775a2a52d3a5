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
    pub(super) fn new(out: W, schema: Schema) -> io::Result<Self> {
        let geometry = match schema.outlines {
            true => GeometryType::Unknown,
            false => GeometryType::Point,
        };
        let crs = FgbCrs {
            org: Some("EPSG"),
            code: EPSG,
            ..FgbCrs::default()
        };
        let options = FgbWriterOptions {
            crs,
            detect_type: false,
            promote_to_multi: false,
            ..FgbWriterOptions::default()
        };
        let mut sorted = FgbWriter::create_with_options(schema.layer, geometry, options).map_err(plain)?;
        for field in &schema.fields {
            sorted.add_column(field.name, stored(field.kind), |_, _| {});
        }
        Ok(Self {
            out,
            schema,
            sorted: Some(sorted),
        })
    }
}

impl<W: Write> Writer for Collection<W> {
    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        // An index has no place for what has none: that is refused before the run.
        let (Some(sorted), Some(geometry)) = (&mut self.sorted, feature.geometry()) else {
            return Ok(());
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
        if let Some(sorted) = self.sorted.take() {
            sorted.write(&mut self.out).map_err(plain)?;
        }
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
