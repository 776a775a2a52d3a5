//! A CSV file of places in, rows of a gazetteer out.

use super::columns::Columns;
use super::error::{LoadError, Problem, RowError};
use super::table::Table;
use super::values::{self, country_code, feature_class, is_country_code, point, population, short_text};
use super::{Column, CsvOptions};
use crate::domain::{AdminPath, Place};
use crate::gazetteer::Row;
use crate::text::Record;
use compact_str::CompactString;
use std::io::Read;
use std::path::Path;

/// Reads places from CSV, one at a time. `file` names it in messages, and its stem in ids where it has none.
///
/// Columns are known by their names, or by aliases such as `lat`, `lng`, `title`, whatever their case and with or
/// without spaces, underscores and hyphens; only `name`, `latitude` and `longitude` must be there. A column's own name
/// counts before any alias. Fields are separated by the first of `,` `;` tab `|` that parts the header into those
/// columns, and quoted by `"`. Bytes are UTF-8, or UTF-16 after a byte order mark. [`CsvOptions`] overrules all this.
///
/// A row may have 1 MiB, its id, its name and its codes 255 bytes each. Where the id is missing or empty, it is made
/// of the file's stem and the line, `places:7`. Alternate names are separated by `|`; in a field without one by `;`;
/// in a field without either by commas that no space follows. A class that is missing follows from the feature code,
/// and is else that of populated places.
///
/// # Errors
/// If the file cannot be read, or if its header lacks a column. A bad row is an item of the iterator.
pub fn places<R: Read>(reader: R, file: &str, options: &CsvOptions) -> Result<Places<R>, LoadError> {
    let (table, columns) = Table::open(reader, file, options, |header, origin| {
        Columns::of(header, options, origin)
    })?;
    let stem = Path::new(file)
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    Ok(Places {
        table,
        columns,
        stem: stem.unwrap_or_else(|| "row".to_owned()),
    })
}

/// Iterator over the rows of a file, good and bad; made by [`places`]. If the file cannot be read to its end, that is
/// its last error.
pub struct Places<R: Read> {
    table: Table<R>,
    columns: Columns,
    stem: String,
}

impl<R: Read> std::fmt::Debug for Places<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Places")
            .field("stem", &self.stem)
            .field("line", &self.line())
            .finish_non_exhaustive()
    }
}

impl<R: Read> Places<R> {
    /// The line that the row last given begins on, from 1.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.table.line()
    }
}

impl<R: Read> Iterator for Places<R> {
    type Item = Result<Row, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let Self { table, columns, stem } = self;
        table.next(|record, line| row(record, columns, || format!("{stem}:{line}")))
    }
}

fn row(record: Record<'_>, columns: &Columns, own_id: impl Fn() -> String) -> Result<Row, Problem> {
    let field = |column| columns.get(record, column);
    let code = short_text(Column::FeatureCode.name(), field(Column::FeatureCode))?;
    let id = match short_text(Column::Id.name(), field(Column::Id))? {
        id if id.is_empty() => own_id(),
        id => id,
    };
    let name = values::name(field(Column::Name))?;
    if field(Column::Latitude).is_empty() && field(Column::Longitude).is_empty() {
        return Err(Problem::unfilled(&name));
    }
    let place = Place {
        id: columns.id(id),
        name: name.into(),
        point: point(field(Column::Latitude), field(Column::Longitude))?,
        feature_class: feature_class(field(Column::FeatureClass), &code)?,
        feature_code: code.into(),
        admin: admin(record, columns)?,
        population: population(field(Column::Population))?,
    };
    Ok(Row {
        place,
        ascii_name: values::text(field(Column::AsciiName)),
        alternate_names: values::names(field(Column::AlternateNames)),
    })
}

fn admin(record: Record<'_>, columns: &Columns) -> Result<AdminPath, Problem> {
    let text = |column: Column| short_text(column.name(), columns.get(record, column)).map(CompactString::from);
    let mut admin = AdminPath {
        country_code: country_code(columns.get(record, Column::CountryCode))?,
        country: text(Column::Country)?,
        admin1_code: text(Column::Admin1Code)?,
        admin1: text(Column::Admin1Name)?,
        admin2_code: text(Column::Admin2Code)?,
        admin2: text(Column::Admin2Name)?,
    };
    if is_country_code(&admin.country) {
        let code = std::mem::take(&mut admin.country);
        if admin.country_code.is_empty() {
            admin.country_code = country_code(&code)?;
        }
    }
    Ok(admin)
}
