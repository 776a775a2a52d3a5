//! A layer as GeoParquet 1.1: columns on their own, for analysis; geometries as well-known binary, each with its box.

use super::Writer;
use super::extent::Extent;
use super::feature::{Feature, Geometry};
use super::schema::{Cell, ColumnType, Schema};
use super::wkb::wkb;
use jiff::civil::{Date, date};
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// So many features, or bytes of text, are held and written as one group of rows.
const GROUP_ROWS: usize = 1 << 14;
const GROUP_BYTES: usize = 32 << 20;
/// Days are counted from here.
const EPOCH: Date = date(1970, 1, 1);

/// A file that is being written.
pub(super) struct Table {
    file: SerializedFileWriter<File>,
    schema: Schema,
    columns: Vec<Values>,
    extent: Extent,
    rows: usize,
    bytes: usize,
}

/// What a column holds of the rows that wait; nulls are in the levels alone.
struct Values {
    stored: Stored,
    /// 1 where the row has a value, 0 where it has none.
    levels: Vec<i16>,
}

enum Stored {
    Bytes(Vec<ByteArray>),
    Integers(Vec<i32>),
    Reals(Vec<f64>),
}

impl Table {
    /// Begins the file at `path`, over what is there.
    pub(super) fn create(path: &Path, schema: Schema) -> io::Result<Self> {
        let file = File::create(path)?;
        let message = parse_message_type(&message(&schema)).map_err(plain)?;
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let file = SerializedFileWriter::new(file, Arc::new(message), Arc::new(properties)).map_err(plain)?;
        Ok(Self {
            file,
            columns: columns(&schema),
            schema,
            extent: Extent::default(),
            rows: 0,
            bytes: 0,
        })
    }

    /// Writes the rows that wait.
    fn flush(&mut self) -> Result<(), ParquetError> {
        let mut group = self.file.next_row_group()?;
        for values in &mut self.columns {
            if let Some(mut column) = group.next_column()? {
                values.write(&mut column)?;
                column.close()?;
            }
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }

    /// What says that this is GeoParquet. Without a reference system, longitude and latitude in WGS 84 are meant.
    fn metadata(&self) -> KeyValue {
        let kinds: &[&str] = if self.schema.outlines { &[] } else { &["Point"] };
        let corner = |name| ["bbox", name];
        let mut column = serde_json::json!({
            "encoding": "WKB", "geometry_types": kinds,
            "covering": { "bbox": {
                "xmin": corner("xmin"), "ymin": corner("ymin"), "xmax": corner("xmax"), "ymax": corner("ymax") } },
        });
        if let Some(bbox) = self.extent.bbox() {
            column["bbox"] = serde_json::json!(bbox);
        }
        let geo = serde_json::json!({
            "version": "1.1.0", "primary_column": "geometry", "columns": { "geometry": column },
        });
        KeyValue::new("geo".to_owned(), geo.to_string())
    }
}

impl Writer for Table {
    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        let geometry = feature.geometry();
        let bbox = geometry.and_then(Geometry::flat_bbox);
        bbox.into_iter().for_each(|bbox| self.extent.add(bbox));
        let mut columns = self.columns.iter_mut();
        let mut next = |value: Option<Value>| {
            self.bytes += match &value {
                Some(Value::Bytes(bytes)) => bytes.len(),
                _ => size_of::<f64>(),
            };
            if let Some(column) = columns.next() {
                column.push(value);
            }
        };
        next(geometry.map(|geometry| Value::Bytes(wkb(geometry))));
        for at in 0..4 {
            next(bbox.map(|bbox| Value::Real(bbox[at])));
        }
        feature.cells.iter().for_each(|cell| next(value(cell)));
        self.rows += 1;
        if self.rows >= GROUP_ROWS || self.bytes >= GROUP_BYTES {
            self.flush().map_err(plain)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.rows > 0 {
            self.flush().map_err(plain)?;
        }
        self.file.append_key_value_metadata(self.metadata());
        self.file.finish().map(drop).map_err(plain)
    }
}

/// The columns as Parquet declares them: the geometry and its box, then those of the layer.
fn message(schema: &Schema) -> String {
    let column = |kind, name| match kind {
        ColumnType::Text => format!("optional byte_array {name} (string); "),
        ColumnType::Date => format!("optional int32 {name} (date); "),
        ColumnType::Integer => format!("optional int32 {name}; "),
        ColumnType::Real => format!("optional double {name}; "),
    };
    let columns: String = schema
        .fields
        .iter()
        .map(|field| column(field.kind, field.name))
        .collect();
    let bbox = "required double xmin; required double ymin; required double xmax; required double ymax;";
    format!("message layer {{ optional byte_array geometry; optional group bbox {{ {bbox} }} {columns} }}")
}

fn columns(schema: &Schema) -> Vec<Values> {
    let geometry = std::iter::once(Stored::Bytes(Vec::new()));
    let bbox = (0..4).map(|_| Stored::Reals(Vec::new()));
    let fields = schema.fields.iter().map(|field| match field.kind {
        ColumnType::Text => Stored::Bytes(Vec::new()),
        ColumnType::Date | ColumnType::Integer => Stored::Integers(Vec::new()),
        ColumnType::Real => Stored::Reals(Vec::new()),
    });
    let all = geometry.chain(bbox).chain(fields);
    all.map(|stored| Values {
        stored,
        levels: Vec::new(),
    })
    .collect()
}

/// What a column holds in a row.
enum Value {
    Bytes(Vec<u8>),
    Integer(i32),
    Real(f64),
}

fn value(cell: &Cell<'_>) -> Option<Value> {
    match cell {
        Cell::Text(text) => Some(Value::Bytes(text.as_bytes().to_vec())),
        Cell::Date(date) => Some(Value::Integer((*date - EPOCH).get_days())),
        Cell::Integer(number) => Some(Value::Integer(*number)),
        Cell::Real(number) => Some(Value::Real(*number)),
        Cell::Null => None,
    }
}

impl Values {
    /// Takes a value in. One of another type than the column's, which cannot be, counts as none.
    fn push(&mut self, value: Option<Value>) {
        let known = match (&mut self.stored, value) {
            (Stored::Bytes(all), Some(Value::Bytes(bytes))) => {
                all.push(bytes.into());
                true
            }
            (Stored::Integers(all), Some(Value::Integer(number))) => {
                all.push(number);
                true
            }
            (Stored::Reals(all), Some(Value::Real(number))) => {
                all.push(number);
                true
            }
            _ => false,
        };
        self.levels.push(known.into());
    }

    fn write(&mut self, column: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let levels = std::mem::take(&mut self.levels);
        match &mut self.stored {
            Stored::Bytes(all) => batch::<ByteArrayType>(column, all, &levels),
            Stored::Integers(all) => batch::<Int32Type>(column, all, &levels),
            Stored::Reals(all) => batch::<DoubleType>(column, all, &levels),
        }
    }
}

fn batch<T: DataType>(
    column: &mut SerializedColumnWriter<'_>,
    all: &mut Vec<T::T>,
    levels: &[i16],
) -> Result<(), ParquetError> {
    column
        .typed::<T>()
        .write_batch(&std::mem::take(all), Some(levels), None)?;
    Ok(())
}

/// The output's own error, whose kind tells a full disk from other failures.
fn plain(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(source) => match source.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use crate::write::{Format, LayerOptions, LayerWriter};
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;
    use std::fs::File;

    #[test]
    fn the_file_says_that_it_is_geoparquet_and_holds_the_rows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("layer.parquet");
        let options = LayerOptions {
            unresolved: true,
            demonyms: true,
            ..LayerOptions::default()
        };
        let mut layer = LayerWriter::create(&path, Format::GeoParquet, options).unwrap();
        layer.write(&crate::domain::sample::article()).unwrap();
        layer.finish().unwrap();
        let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
        let metadata = reader.metadata().file_metadata().key_value_metadata().unwrap().clone();
        let geo: serde_json::Value = serde_json::from_str(metadata[0].value.as_ref().unwrap()).unwrap();
        assert_eq!(geo["columns"]["geometry"]["bbox"][0], 30.73262);
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1].get_bytes(0).unwrap().data().len(), 21);
        assert!(rows[2].get_bytes(0).is_err(), "no place, no geometry");
        assert_eq!(rows[0].get_string(2).unwrap(), "Russian");
    }
}
