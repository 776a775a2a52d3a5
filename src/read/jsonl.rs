//! JSON Lines in, one document a line out.

use super::lines::{Line, Lines};
use super::{FieldNames, ReadError, ReadOptions, ReadProblem, encoding, record};
use crate::domain::{Document, Origin};
use std::io::BufRead;

/// The documents of a JSON Lines input. A line that gives none is an error of its own; the next one is read.
pub(super) struct Records<R> {
    lines: Lines<R>,
    name: String,
    fields: FieldNames,
    max_document: usize,
    done: bool,
}

impl<R: BufRead> Records<R> {
    /// The records of `input`, which messages call `name`.
    pub(super) fn new(input: R, name: &str, options: &ReadOptions) -> Self {
        Self {
            lines: Lines::new(input, options.max_document),
            name: name.to_owned(),
            fields: options.fields.clone(),
            max_document: options.max_document,
            done: false,
        }
    }

    /// The document of one line; `None` for a blank line.
    fn document(&mut self, line: Line) -> Option<Result<Document, ReadError>> {
        let origin = Origin::line(self.name.as_str(), line.number);
        let limit = self.max_document;
        let Some(bytes) = line.bytes else {
            return Some(Err(ReadProblem::TooLong { limit }.at(origin)));
        };
        if line.number == 1 && encoding::is_utf16(&bytes) {
            self.done = true;
            return Some(Err(ReadProblem::Utf16Records.at(Origin::file(self.name.as_str()))));
        }
        let content = if line.number == 1 {
            encoding::without_mark(&bytes)
        } else {
            &bytes
        };
        if content.trim_ascii().is_empty() {
            return None;
        }
        let offset = line.offset + (bytes.len() - content.len()) as u64;
        let text = encoding::decode_utf8(content.to_vec(), offset);
        let record = text.and_then(|text| {
            let fields = record::object(&text).map_err(|(problem, _)| problem)?;
            record::parse(&fields, &self.fields)
        });
        Some(match record {
            Ok(record) => Ok(record.into_document(origin)),
            Err(problem) => Err(problem.at(origin)),
        })
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            match self.lines.next_line() {
                Ok(None) => self.done = true,
                Ok(Some(line)) => {
                    if let Some(document) = self.document(line) {
                        return Some(document);
                    }
                }
                Err(error) => {
                    self.done = true;
                    return Some(Err(ReadProblem::Io(error).last().at(Origin::file(self.name.as_str()))));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(input: &[u8]) -> Vec<String> {
        Records::new(input, "news.jsonl", &ReadOptions::default().with_max_document(200))
            .map(|read| match read {
                Ok(document) => format!("{}={}", document.id, document.text),
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[test]
    fn bad_lines_are_said_with_their_number_and_the_rest_is_read() {
        let input =
            b"{\"id\":1,\"text\":\"One\"}\r\n\r\n{\"id\":2\n[1]\n{\"id\":\"3\",\"title\":\"T\"}\n{\"text\":\"Four\"}";
        assert_eq!(
            said(input),
            [
                "1=One",
                "news.jsonl:3: not JSON: EOF while parsing an object at column 7",
                "news.jsonl:4: expected a JSON object, found an array",
                "news.jsonl:5: no text; expected one of the fields text, body, content, article, maintext, found id, title",
                "news.jsonl:6=Four",
            ]
        );
    }

    #[test]
    fn a_line_that_is_not_utf8_names_the_byte_in_the_file() {
        assert_eq!(
            said(b"{\"text\":\"One\"}\n{\"text\":\"caf\xE9\"}\n"),
            [
                "news.jsonl:1=One",
                "news.jsonl:2: not UTF-8: invalid byte 0xE9 at byte 27"
            ]
        );
    }

    #[test]
    fn a_line_too_long_is_refused_and_the_next_one_read() {
        let long = format!("{{\"text\":\"{}\"}}\n{{\"id\":7,\"text\":\"Short\"}}", "a".repeat(300));
        assert_eq!(
            said(long.as_bytes()),
            [
                "news.jsonl:1: longer than 200 bytes, the most that one document may have",
                "7=Short"
            ]
        );
    }

    #[test]
    fn a_mark_before_the_first_record_is_passed_over_and_utf16_refused_once() {
        assert_eq!(said(b"\xEF\xBB\xBF{\"id\":1,\"text\":\"One\"}"), ["1=One"]);
        assert_eq!(
            said(b"\xFF\xFE{\0\n\0}\0"),
            ["news.jsonl: UTF-16; expected JSON Lines in UTF-8"]
        );
    }
}
