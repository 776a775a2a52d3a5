//! A layer as comma-separated values, safe to open in a spreadsheet.

use super::Writer;
use super::feature::{Feature, six_decimals};
use super::schema::{Cell, Schema};
use std::borrow::Cow;
use std::io::{self, Write};

/// A table that is being written.
pub(super) struct Table<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> Table<W> {
    /// Begins a table of these columns in `out` with its header.
    pub(super) fn new(out: W, schema: &Schema) -> io::Result<Self> {
        let mut out = csv::Writer::from_writer(out);
        let names = schema.fields.iter().map(|field| field.name);
        let header = ["latitude", "longitude"].into_iter().chain(names);
        out.write_record(header).map_err(plain)?;
        Ok(Self { out })
    }
}

impl<W: Write> Writer for Table<W> {
    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        let point = feature.point;
        for degrees in [point.map(|point| point.lat()), point.map(|point| point.lon())] {
            let degrees = degrees.map(|degrees| format!("{:?}", six_decimals(degrees)));
            self.out.write_field(degrees.unwrap_or_default()).map_err(plain)?;
        }
        for cell in &feature.cells {
            self.out.write_field(printed(cell).as_bytes()).map_err(plain)?;
        }
        // Ends the record.
        self.out.write_record(None::<&[u8]>).map_err(plain)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The output's own error, whose kind tells a closed pipe from a full disk; the crate's conversion hides it.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Numbers and days are never taken for formulas, not even "-33.4": only texts are made inert.
fn printed<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Text(text) => inert(text),
        other => other.printed(),
    }
}

/// The text with an apostrophe before it where a spreadsheet would take it for a formula.
fn inert(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{Format, LayerOptions, written};

    #[test]
    fn every_row_has_every_column_and_unknown_is_empty() {
        let options = LayerOptions {
            demonyms: true,
            unresolved: true,
            codes: true,
            ..LayerOptions::default()
        };
        let text = written(Format::Csv, options);
        let mut table = csv::Reader::from_reader(text.as_bytes());
        let header = table.headers().unwrap().clone();
        assert_eq!(&header[0], "latitude");
        let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>().unwrap();
        let cell = |row: usize, name: &str| &rows[row][header.iter().position(|known| known == name).unwrap()];
        assert_eq!([cell(1, "latitude"), cell(1, "longitude")], ["46.477472", "30.73262"]);
        assert_eq!([cell(2, "latitude"), cell(2, "name")], ["", ""]);
        assert_eq!(cell(0, "place_confidence"), "1.0");
        assert_eq!(cell(1, "cameo"), "195");
    }

    #[test]
    fn no_cell_runs_as_a_formula() {
        for text in ["=1+1", "+1", "-1", "@A1", "\t=1"] {
            assert_eq!(inert(text), format!("'{text}"));
        }
        assert_eq!(inert("Odesa"), "Odesa");
    }

    #[test]
    fn a_closed_pipe_is_told_from_other_failures() {
        let closed = csv::Error::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(plain(closed).kind(), io::ErrorKind::BrokenPipe);
    }
}
