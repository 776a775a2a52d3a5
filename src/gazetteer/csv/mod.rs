//! CSV of anybody's in, rows out, each bad one reported with its line.
//!
//! Of a file of places only `name`, `latitude` and `longitude` are needed. What its header and its bytes do not tell, a
//! user can: [`CsvOptions`].

mod columns;
mod error;
mod options;
mod place;
mod table;
#[cfg(test)]
mod tests;
mod values;

pub use columns::Column;
pub use error::{LoadError, RowError};
pub use options::{CsvOptionError, CsvOptions};
pub use place::{Places, places};

use super::index::{Demonym, Row};
use crate::domain::PlaceId;
use error::Problem;
pub(super) use error::shown;
use std::io::Read;
use table::{Table, found};

/// What could be read of a file, and what could not.
#[derive(Debug)]
pub struct LoadReport<T> {
    /// The good rows, in file order.
    pub rows: Vec<T>,
    /// The others; if the file could not be read to its end, that is the last.
    pub skipped: Vec<RowError>,
}

impl<T> FromIterator<Result<T, RowError>> for LoadReport<T> {
    fn from_iter<I: IntoIterator<Item = Result<T, RowError>>>(items: I) -> Self {
        let (mut rows, mut skipped) = (Vec::new(), Vec::new());
        for item in items {
            match item {
                Ok(row) => rows.push(row),
                Err(error) => skipped.push(error),
            }
        }
        Self { rows, skipped }
    }
}

/// Reads all places of a CSV file as [`places`] does, with nothing told. `file` names it in messages.
///
/// # Errors
/// As [`places`]. A bad row is no error: it is in [`LoadReport::skipped`].
pub fn read_places(reader: impl Read, file: &str) -> Result<LoadReport<Row>, LoadError> {
    Ok(places(reader, file, &CsvOptions::default())?.collect())
}

/// Reads demonyms from CSV with the columns `demonym` and `id`. `file` names it in messages.
///
/// # Errors
/// If the file cannot be read or lacks one of them. A bad row is no error: it is in [`LoadReport::skipped`].
pub fn read_demonyms(reader: impl Read, file: &str) -> Result<LoadReport<Demonym>, LoadError> {
    let (mut table, [demonym, id]) = Table::open(reader, file, &CsvOptions::default(), |header, origin| {
        let position = |column: &'static str| {
            let missing = || LoadError::MissingColumn {
                origin: origin.clone(),
                column,
                also: String::new(),
                found: found(header),
                is_data: false,
            };
            header.iter().position(|header| header == column).ok_or_else(missing)
        };
        Ok([position("demonym")?, position("id")?])
    })?;
    let rows = std::iter::from_fn(|| {
        table.next(|record, _| match record.get(demonym) {
            "" => Err(Problem::new("`demonym` is empty")),
            word => Ok(Demonym {
                demonym: word.to_owned(),
                place: PlaceId::new(record.get(id)),
            }),
        })
    });
    Ok(rows.collect())
}
