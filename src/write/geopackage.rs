//! A layer as an OGC GeoPackage (1.3): an SQLite file with one table of features.

use super::Writer;
use super::extent::Extent;
use super::feature::{Feature, Geometry};
use super::schema::{Cell, ColumnType, Schema};
use super::wkb::wkb;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, ToSql, params, params_from_iter};
use std::fs::File;
use std::io;
use std::path::Path;

/// "GPKG", and the version times 10,000.
const IDENTITY: &str = "PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;";
/// The file is whole or thrown away: no journal, and nothing is waited for.
const HASTE: &str = "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;";
/// The tables that the standard asks for.
const TABLES: &str = include_str!("geopackage/tables.sql");
/// What keeps the spatial index true when others edit the table `<t>`.
const TRIGGERS: &str = include_str!("geopackage/triggers.sql");
/// The output must not depend on when it was made; the standard asks for a time.
const LAST_CHANGE: &str = "1970-01-01T00:00:00.000Z";
/// WGS 84.
const EPSG: i32 = 4326;

/// A file that is being written, in one transaction.
pub(super) struct Package {
    database: Connection,
    schema: Schema,
    insert: String,
    extent: Extent,
}

impl Package {
    /// Begins the file at `path`, over what is there.
    pub(super) fn create(path: &Path, schema: Schema) -> io::Result<Self> {
        File::create(path)?;
        let database = Connection::open(path).map_err(plain)?;
        let layer = schema.layer;
        for sql in [IDENTITY, HASTE, "BEGIN", TABLES, &table(&schema), &index(layer)] {
            database.execute_batch(sql).map_err(plain)?;
        }
        let places = vec!["?"; schema.fields.len() + 1].join(", ");
        let insert = format!("INSERT INTO \"{layer}\" VALUES (NULL, {places})");
        Ok(Self {
            database,
            schema,
            insert,
            extent: Extent::default(),
        })
    }

    fn insert(&self, feature: &Feature<'_>) -> rusqlite::Result<i64> {
        let geometry = feature.geometry().map(blob);
        let mut values: Vec<&dyn ToSql> = vec![&geometry];
        values.extend(feature.cells.iter().map(|cell| cell as &dyn ToSql));
        self.database
            .prepare_cached(&self.insert)?
            .insert(params_from_iter(values))
    }

    fn index(&self, row: i64, [west, south, east, north]: [f64; 4]) -> rusqlite::Result<usize> {
        let layer = self.schema.layer;
        let sql = format!("INSERT INTO \"rtree_{layer}_geom\" VALUES (?, ?, ?, ?, ?)");
        let mut insert = self.database.prepare_cached(&sql)?;
        insert.execute(params![row, west, east, south, north])
    }

    /// Says what the layer is, and lets the index follow the table from now on.
    fn describe(&self) -> rusqlite::Result<()> {
        let layer = self.schema.layer;
        let [west, south, east, north] = match self.extent.bbox() {
            Some(bbox) => bbox.map(Some),
            None => [None; 4],
        };
        let contents = "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)";
        self.database.execute(
            contents,
            params![layer, layer, LAST_CHANGE, west, south, east, north, EPSG],
        )?;
        let kind = if self.schema.outlines { "GEOMETRY" } else { "POINT" };
        let geometry = "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)";
        self.database.execute(geometry, params![layer, kind, EPSG])?;
        let extension = "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', \
                         'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')";
        self.database.execute(extension, params![layer])?;
        self.database.execute_batch(&TRIGGERS.replace("<t>", layer))?;
        self.database.execute_batch("COMMIT")
    }
}

impl Writer for Package {
    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        let row = self.insert(feature).map_err(plain)?;
        if let Some(bbox) = feature.geometry().and_then(Geometry::flat_bbox) {
            self.extent.add(bbox);
            self.index(row, bbox).map_err(plain)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.describe().map_err(plain)
    }
}

/// What makes the table of the features.
fn table(schema: &Schema) -> String {
    let column = |kind| match kind {
        ColumnType::Text => "TEXT",
        ColumnType::Date => "DATE",
        ColumnType::Integer => "MEDIUMINT",
        ColumnType::Real => "REAL",
    };
    let fields = schema.fields.iter();
    let columns: String = fields
        .map(|field| format!(", \"{}\" {}", field.name, column(field.kind)))
        .collect();
    format!(
        "CREATE TABLE \"{}\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom BLOB{columns})",
        schema.layer
    )
}

/// What makes the spatial index.
fn index(layer: &str) -> String {
    format!("CREATE VIRTUAL TABLE \"rtree_{layer}_geom\" USING rtree (id, minx, maxx, miny, maxy)")
}

/// A geometry with the header that the standard puts before it: no envelope, little-endian.
fn blob(geometry: Geometry<'_>) -> Vec<u8> {
    const LITTLE_ENDIAN: u8 = 1;
    let mut bytes = vec![b'G', b'P', 0, LITTLE_ENDIAN];
    bytes.extend(EPSG.to_le_bytes());
    bytes.extend(wkb(geometry));
    bytes
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Date(date) => ToSqlOutput::Owned(Value::Text(date.to_string())),
            Self::Integer(number) => ToSqlOutput::Owned(Value::Integer((*number).into())),
            Self::Real(number) => ToSqlOutput::Owned(Value::Real(*number)),
            Self::Null => ToSqlOutput::Owned(Value::Null),
        })
    }
}

/// The database's error as one of the output; a full disk is told by its kind.
fn plain(error: rusqlite::Error) -> io::Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => io::ErrorKind::StorageFull.into(),
        _ => io::Error::other(error),
    }
}

#[cfg(test)]
mod tests {
    use crate::write::{Format, LayerOptions, LayerWriter};
    use rusqlite::Connection;

    fn package(options: LayerOptions) -> (tempfile::TempDir, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("layer.gpkg");
        let mut layer = LayerWriter::create(&path, Format::GeoPackage, options).unwrap();
        layer.write(&crate::domain::sample::article()).unwrap();
        layer.finish().unwrap();
        let database = Connection::open(path).unwrap();
        (folder, database)
    }

    fn one<T: rusqlite::types::FromSql>(database: &Connection, sql: &str) -> T {
        database.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn the_table_holds_the_features_and_the_contents_say_so() {
        let (_folder, database) = package(LayerOptions::default());
        assert_eq!(one::<i64>(&database, "SELECT count(*) FROM mentions"), 1);
        assert_eq!(one::<String>(&database, "SELECT name FROM mentions"), "Odesa");
        assert_eq!(one::<f64>(&database, "SELECT min_x FROM gpkg_contents"), 30.73262);
        assert_eq!(one::<i64>(&database, "SELECT count(*) FROM rtree_mentions_geom"), 1);
        assert_eq!(one::<String>(&database, "PRAGMA integrity_check"), "ok");
    }

    #[test]
    fn what_has_no_place_has_no_geometry_and_is_in_no_index() {
        let (_folder, database) = package(LayerOptions {
            unresolved: true,
            ..LayerOptions::default()
        });
        assert_eq!(
            one::<i64>(&database, "SELECT count(*) FROM mentions WHERE geom IS NULL"),
            1
        );
        assert_eq!(one::<i64>(&database, "SELECT count(*) FROM rtree_mentions_geom"), 1);
    }

    #[test]
    fn a_geometry_begins_with_its_magic_and_its_system() {
        let (_folder, database) = package(LayerOptions::default());
        let geometry: Vec<u8> = one(&database, "SELECT geom FROM mentions");
        assert_eq!(geometry[..8], [b'G', b'P', 0, 1, 0xE6, 0x10, 0, 0]);
        assert_eq!(geometry.len(), 8 + 21);
    }
}
