//! A CSV file with a header in, its rows out, each converted or said to be bad.

use super::CsvOptions;
use super::error::{LoadError, Problem, RowError, shown};
use crate::domain::Origin;
use crate::text::{Found, Record, Records};
use std::io::{self, Read};

/// Bytes that a record may have, as UTF-8. The longest one of GeoNames has some ten thousand.
const LONGEST: usize = 1 << 20;
/// What may separate fields, if nothing is told.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A file whose header has been read.
pub(super) struct Table<R: Read> {
    records: Records<R>,
    file: String,
    /// Fields of the header.
    columns: usize,
    line: u64,
    broken: bool,
}

impl<R: Read> Table<R> {
    /// Reads the header and hands it with its origin to `understand`.
    pub(super) fn open<C>(
        reader: R,
        file: &str,
        options: &CsvOptions,
        understand: impl Fn(Record<'_>, &Origin) -> Result<C, LoadError>,
    ) -> Result<(Self, C), LoadError> {
        let mut records = Records::new(reader, options.encoding, LONGEST);
        let unreadable = |cause| LoadError::Unreadable {
            file: file.to_owned(),
            cause,
        };
        let understood = |header: Record<'_>| understand(header, &Origin::file(file)).is_ok();
        let separator = match options.separator {
            Some(told) => told,
            None => separator(&mut records, understood).map_err(unreadable)?,
        };
        records.separate_by(separator);
        let header = records.look().map_err(unreadable)?;
        let line = records.line();
        let record = header_record(&records, header.0, file)?;
        let columns = record.len();
        let understood = understand(record, &Origin::line(file, line))?;
        records.pass(header).map_err(unreadable)?;
        let table = Self {
            records,
            file: file.to_owned(),
            columns,
            line,
            broken: false,
        };
        Ok((table, understood))
    }

    /// The next row, converted by `convert`, which is told its line. A row of nothing but separators is passed over.
    pub(super) fn next<T>(
        &mut self,
        convert: impl FnOnce(Record<'_>, u64) -> Result<T, Problem>,
    ) -> Option<Result<T, RowError>> {
        if self.broken {
            return None;
        }
        let result = self.try_next(convert).unwrap_or_else(|cause| {
            self.broken = true;
            self.line = self.records.line();
            Some(Err(Problem::new(format!("cannot be read any further: {cause}"))))
        });
        result.map(|row| row.map_err(|problem| problem.at(Origin::line(&self.file, self.line))))
    }

    fn try_next<T>(
        &mut self,
        convert: impl FnOnce(Record<'_>, u64) -> Result<T, Problem>,
    ) -> io::Result<Option<Result<T, Problem>>> {
        loop {
            let found = self.records.look()?;
            self.line = self.records.line();
            if found.0 == Found::Record && self.records.record().is_some_and(Record::is_blank) {
                self.records.pass(found)?;
                continue;
            }
            let row = match found.0 {
                Found::End => return Ok(None),
                Found::TooLong => Err(too_long("row")),
                Found::Record => self.record().and_then(|record| convert(record, self.line)),
            };
            self.records.pass(found)?;
            return Ok(Some(row));
        }
    }

    /// The record last found, with as many fields as the header.
    fn record(&self) -> Result<Record<'_>, Problem> {
        let record = self.records.record().ok_or_else(|| {
            Problem::new("a field is not UTF-8")
                .with_hint("say the file's encoding, e.g. --encoding windows-1252 for Excel's CSV")
        })?;
        if record.len() == self.columns {
            Ok(record)
        } else {
            let fields = if record.len() == 1 { "field" } else { "fields" };
            Err(Problem::new(format!(
                "{} {fields}, but the header has {}",
                record.len(),
                self.columns
            )))
        }
    }

    /// The line that the row last given begins on, from 1; that of the header before the first one.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }
}

fn too_long(what: &str) -> Problem {
    Problem::new(format!("{what} is longer than {LONGEST} bytes; is a quote left open?"))
}

/// What separates the fields of a header: of [`SEPARATORS`] the first under which it is understood; else, so that the
/// error shows what there is, the one that gives most fields.
fn separator<R: Read>(records: &mut Records<R>, understood: impl Fn(Record<'_>) -> bool) -> io::Result<u8> {
    let (mut best, mut most) = (SEPARATORS[0], 0);
    for separator in SEPARATORS {
        records.separate_by(separator);
        let (found, _) = records.look()?;
        let Some(header) = records.record().filter(|_| found == Found::Record) else {
            continue;
        };
        if understood(header) {
            return Ok(separator);
        }
        if header.len() > most {
            (best, most) = (separator, header.len());
        }
    }
    Ok(best)
}

fn header_record<'r, R: Read>(records: &'r Records<R>, found: Found, file: &str) -> Result<Record<'r>, LoadError> {
    let no_header = |what: String, hint: Option<&'static str>| LoadError::NoHeader {
        origin: match found {
            Found::End => Origin::file(file),
            Found::Record | Found::TooLong => Origin::line(file, records.line()),
        },
        what,
        hint,
    };
    match (found, records.record()) {
        (Found::End, _) => Err(no_header(
            "empty; expected a header with name, latitude and longitude".into(),
            None,
        )),
        (Found::TooLong, _) => Err(no_header(too_long("the header").what, None)),
        (Found::Record, _) if records.holds_nul() => Err(no_header(
            "binary data; expected CSV".into(),
            Some("export it as CSV; if it is text in UTF-16, say --encoding utf-16le"),
        )),
        (Found::Record, None) => Err(no_header(
            "the header is not UTF-8".into(),
            Some("say the file's encoding, e.g. --encoding windows-1252"),
        )),
        (Found::Record, Some(header)) => Ok(header),
    }
}

/// The headers for a message, at most 30 of them.
pub(super) fn found(header: Record<'_>) -> String {
    let mut found: Vec<String> = header.iter().take(30).map(shown).collect();
    if header.len() > 30 {
        found.push(format!("… ({} columns)", header.len()));
    }
    found.join(", ")
}
