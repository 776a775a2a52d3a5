//! A table with a header in, one document a row out.

use super::{Field, FieldNames, ReadError, ReadOptions, ReadProblem, record};
use crate::domain::{Document, Origin};
use crate::text::{Found, Records};
use serde_json::{Map, Value};
use std::io::{self, Read};

/// What may separate fields. The one that the header shows most of is taken.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// What a row may have beside its text, in bytes.
const BESIDE_TEXT: usize = 1 << 16;

/// The documents of a table. A row that gives none is an error of its own; the next one is read.
pub(super) struct Rows<R: Read> {
    records: Records<R>,
    name: String,
    fields: FieldNames,
    max_document: usize,
    header: Option<Vec<String>>,
    done: bool,
}

impl<R: Read> Rows<R> {
    /// The rows of `input`, which messages call `name`.
    pub(super) fn new(input: R, name: &str, options: &ReadOptions) -> Self {
        Self {
            records: Records::new(input, options.encoding, options.max_document + BESIDE_TEXT),
            name: name.to_owned(),
            fields: options.fields.clone(),
            max_document: options.max_document,
            header: None,
            done: false,
        }
    }

    /// The next document; `Ok(None)` at the end.
    fn read(&mut self) -> io::Result<Option<Result<Document, ReadError>>> {
        if self.header.is_none()
            && let Err(problem) = self.read_header()?
        {
            self.done = true;
            return Ok(Some(Err(self.at_line(problem))));
        }
        loop {
            let mut found = self.records.look()?;
            let document = match found.0 {
                Found::End => return Ok(None),
                Found::Record if self.records.is_left_open(found.1) => {
                    // The rows below it are no part of it: it is passed as one that is too long.
                    found.0 = Found::TooLong;
                    Some(Err(ReadProblem::OpenQuote))
                }
                Found::TooLong => Some(Err(ReadProblem::TooLong {
                    limit: self.max_document,
                })),
                Found::Record if self.records.record().is_some_and(|record| record.is_blank()) => None,
                Found::Record => Some(self.document()),
            };
            let document = document.map(|document| document.map_err(|problem| self.at_line(problem)));
            self.records.pass(found)?;
            if document.is_some() {
                return Ok(document);
            }
        }
    }

    /// Reads the header, which must name a column of texts.
    fn read_header(&mut self) -> io::Result<Result<(), ReadProblem>> {
        let found = self.records.look()?;
        let mut most = (0, b',');
        for separator in SEPARATORS {
            self.records.separate_by(separator);
            self.records.look()?;
            let fields = self.records.record().map_or(0, |record| record.len());
            if fields > most.0 {
                most = (fields, separator);
            }
        }
        self.records.separate_by(most.1);
        let found = match found.0 {
            Found::Record => self.records.look()?,
            Found::End => return Ok(Err(ReadProblem::Empty)),
            Found::TooLong => {
                let limit = self.max_document;
                return Ok(Err(ReadProblem::TooLong { limit }));
            }
        };
        if self.records.holds_nul() {
            return Ok(Err(ReadProblem::Binary { at: 0 }));
        }
        let Some(header) = self.records.record() else {
            return Ok(Err(ReadProblem::RowNotUtf8));
        };
        let header: Vec<String> = header.iter().map(str::to_owned).collect();
        let names = self.fields.of(Field::Text);
        let has_text = header
            .iter()
            .any(|column| names.iter().any(|name| record::is_named(column, name)));
        if !has_text {
            return Ok(Err(ReadProblem::NoText {
                expected: names.join(", "),
                found: record::listed(header.iter().map(String::as_str)),
            }));
        }
        self.header = Some(header);
        self.records.pass(found)?;
        Ok(Ok(()))
    }

    /// The document of the row last found.
    fn document(&self) -> Result<Document, ReadProblem> {
        let header = self.header.as_deref().unwrap_or_default();
        let row = self.records.record().ok_or(ReadProblem::RowNotUtf8)?;
        if row.len() != header.len() {
            return Err(ReadProblem::RowWidth {
                found: row.len(),
                expected: header.len(),
            });
        }
        if self.records.holds_nul() {
            return Err(ReadProblem::Binary { at: 0 });
        }
        let columns = header.iter().enumerate();
        let fields: Map<String, Value> = columns
            .filter(|(n, _)| !row.get(*n).is_empty())
            .map(|(n, column)| (column.clone(), Value::String(row.whole(n).to_owned())))
            .collect();
        let record = record::parse(&fields, &self.fields).map_err(|problem| match problem {
            ReadProblem::NoText { .. } => ReadProblem::Empty,
            problem => problem,
        })?;
        Ok(record.into_document(self.origin()))
    }

    fn origin(&self) -> Origin {
        Origin::line(self.name.as_str(), self.records.line())
    }

    fn at_line(&self, problem: ReadProblem) -> ReadError {
        problem.at(self.origin())
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        self.read().unwrap_or_else(|error| {
            self.done = true;
            Some(Err(self.at_line(ReadProblem::Io(error).last())))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts of the documents with their ids, or what is said of them.
    fn read(table: &[u8], options: &ReadOptions) -> Vec<String> {
        Rows::new(table, "news.csv", options)
            .map(|row| {
                row.map_or_else(
                    |error| error.to_string(),
                    |document| format!("{}={}", document.id, document.text),
                )
            })
            .collect()
    }

    #[test]
    fn the_separator_is_the_one_that_the_header_shows() {
        for table in [
            "id,Text\n1,\"Rain, then sun\"\n",
            "id;text\n1;Rain, then sun\n",
            "\u{FEFF}id\ttext\r\n1\tRain, then sun\r\n",
            "id|TEXT|url\n1|Rain, then sun|\n",
        ] {
            assert_eq!(
                read(table.as_bytes(), &ReadOptions::default()),
                ["1=Rain, then sun"],
                "{table}"
            );
        }
    }

    #[test]
    fn rows_of_another_width_and_rows_without_text_are_said_and_the_next_one_read() {
        let table = b"id,text\n1,a,b\n2\n\n3,\n4,\xFF\n5,\"whole\ntext\"\n";
        assert_eq!(
            read(table, &ReadOptions::default()),
            [
                "news.csv:2: 3 fields, but the header has 2",
                "news.csv:3: 1 fields, but the header has 2",
                "news.csv:5: empty; expected the text of an article",
                "news.csv:6: not UTF-8; expected text in UTF-8",
                "5=whole\ntext"
            ]
        );
    }

    #[test]
    fn a_table_without_texts_is_said_once() {
        assert_eq!(
            read(b"id,story\n1,a\n2,b\n", &ReadOptions::default()),
            ["news.csv:1: no text; expected one of the fields text, body, content, article, maintext, found id, story"]
        );
        let fields = FieldNames::default().with(Field::Text, "story");
        let told = ReadOptions::default().with_fields(fields);
        assert_eq!(read(b"id,story\n1,a\n", &told), ["1=a"]);
        assert_eq!(read(b"", &told), ["news.csv:1: empty; expected the text of an article"]);
    }

    #[test]
    fn an_encoding_may_be_told() {
        let told = ReadOptions::default().with_encoding("windows-1251").unwrap();
        assert_eq!(read(b"id,text\n1,\xCA\xE8\xBF\xE2\n", &told), ["1=Київ"]);
    }

    #[test]
    fn a_quote_left_open_costs_one_row() {
        let rows = "2,Rain.\n".repeat(20_000);
        let table = format!("id,text\n1,\"open\n{rows}");
        let read = read(table.as_bytes(), &ReadOptions::default().with_max_document(1000));
        assert_eq!(
            read[0],
            "news.csv:2: longer than 1000 bytes, the most that one document may have"
        );
        assert_eq!(read.len(), 20_001);
    }

    #[test]
    fn a_quote_that_the_input_ends_within_is_said_and_the_rows_below_it_are_read() {
        assert_eq!(
            read(
                b"id,text\n1,Rain.\n2,\"Snow.\n3,Fog.\n4,Hail.\n",
                &ReadOptions::default()
            ),
            [
                "1=Rain.",
                "news.csv:3: a quotation mark opens a field here and none closes it before the input ends",
                "3=Fog.",
                "4=Hail."
            ]
        );
    }
}
