//! JSON in, one document an object out: those of an array, or one after the other.
//!
//! The input is cut into its objects by brackets and quotation marks alone, so that one that is no JSON costs itself and
//! not what follows, and no more than one is held.

use super::{FieldNames, ReadError, ReadOptions, ReadProblem, encoding, record};
use crate::domain::{Document, Origin};
use std::io::{self, BufRead};

/// The documents of a JSON input.
pub(super) struct Records<R> {
    values: Values<R>,
    name: String,
    fields: FieldNames,
    max_document: usize,
}

impl<R: BufRead> Records<R> {
    /// The records of `input`, which messages call `name`.
    pub(super) fn new(input: R, name: &str, options: &ReadOptions) -> Self {
        Self {
            values: Values::new(input, options.max_document),
            name: name.to_owned(),
            fields: options.fields.clone(),
            max_document: options.max_document,
        }
    }

    fn document(&self, value: Value) -> Result<Document, ReadError> {
        let at = |line| Origin::line(self.name.as_str(), line);
        let bytes = match value.found {
            Found::Whole(bytes) => bytes,
            Found::TooLong => {
                let limit = self.max_document;
                return Err(ReadProblem::TooLong { limit }.at(at(value.line)));
            }
            Found::Broken => return Err(ReadProblem::JsonStops.at(at(value.line))),
        };
        let text = encoding::decode_utf8(bytes, value.offset).map_err(|problem| problem.at(at(value.line)))?;
        let fields = record::object(&text).map_err(|(problem, line)| problem.at(at(value.line + line - 1)))?;
        match record::parse(&fields, &self.fields) {
            Ok(record) => Ok(record.into_document(at(value.line))),
            Err(problem) => Err(problem.at(at(value.line))),
        }
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let problem = match self.values.next_value() {
            Ok(Some(value)) => return Some(self.document(value)),
            // Where a quotation mark lacks, that is said already.
            Ok(None) if self.values.array == Array::Open && !self.values.lost => ReadProblem::ArrayStops,
            Ok(None) => return None,
            Err(error) => ReadProblem::Io(error).last(),
        };
        (self.values.ended, self.values.array) = (true, Array::Closed);
        Some(Err(problem.at(Origin::line(self.name.as_str(), self.values.line))))
    }
}

/// A value of the outermost array, or one of several that follow one another.
struct Value {
    /// The line that it begins on, from 1.
    line: u64,
    /// The byte that it begins at.
    offset: u64,
    found: Found,
}

enum Found {
    Whole(Vec<u8>),
    /// It has more bytes than allowed.
    TooLong,
    /// The input ends within it.
    Broken,
}

/// The array that the values stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Array {
    None,
    Open,
    Closed,
}

/// Cuts an input into values.
struct Values<R> {
    input: R,
    limit: usize,
    line: u64,
    offset: u64,
    array: Array,
    /// After a string that its line ends: values begin only where a line opens with a brace.
    lost: bool,
    at_line_start: bool,
    ended: bool,
}

impl<R: BufRead> Values<R> {
    fn new(input: R, limit: usize) -> Self {
        Self {
            input,
            limit,
            line: 1,
            offset: 0,
            array: Array::None,
            lost: false,
            at_line_start: true,
            ended: false,
        }
    }

    fn next_value(&mut self) -> io::Result<Option<Value>> {
        while !self.ended {
            let Some(byte) = self.peek()? else { break };
            let begins = match byte {
                b'[' if self.array == Array::None => {
                    self.array = Array::Open;
                    false
                }
                b']' => {
                    self.array = Array::Closed;
                    false
                }
                b',' => false,
                _ if byte.is_ascii_whitespace() || is_mark(byte, self.offset) => false,
                b'{' => !self.lost || self.at_line_start,
                _ => !self.lost,
            };
            if begins {
                self.lost = false;
                return self.value().map(Some);
            }
            self.pass(byte);
        }
        Ok(None)
    }

    /// The value that begins here: up to its last bracket, or what stands before the next comma or line end.
    fn value(&mut self) -> io::Result<Value> {
        let (line, offset) = (self.line, self.offset);
        let mut kept = Some(Vec::new());
        let mut depth = 0_u64;
        let mut in_string = false;
        let mut escaped = false;
        let found = loop {
            let Some(byte) = self.peek()? else {
                if depth > 0 || in_string {
                    // That the array does not end either need not be said.
                    self.array = Array::Closed;
                    break Found::Broken;
                }
                break kept.map_or(Found::TooLong, Found::Whole);
            };
            if depth == 0 && !in_string && matches!(byte, b',' | b']' | b'\n') {
                break kept.map_or(Found::TooLong, Found::Whole);
            }
            if in_string && byte == b'\n' {
                // No JSON string goes over a line end: a quotation mark is lacking, and all brackets are in doubt.
                self.lost = true;
                break kept.map_or(Found::TooLong, Found::Whole);
            }
            self.pass(byte);
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_string => escaped = true,
                b'"' => in_string = !in_string,
                b'{' | b'[' if !in_string => depth += 1,
                b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
                _ => {}
            }
            let full = kept.as_ref().is_some_and(|kept| kept.len() >= self.limit);
            kept = kept.filter(|_| !full);
            if let Some(kept) = &mut kept {
                kept.push(byte);
            }
            if depth == 0 && !in_string && matches!(byte, b'}' | b']') {
                break kept.map_or(Found::TooLong, Found::Whole);
            }
        };
        Ok(Value { line, offset, found })
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.input.fill_buf()?.first().copied())
    }

    fn pass(&mut self, byte: u8) {
        self.input.consume(1);
        self.offset += 1;
        if byte == b'\n' {
            self.line += 1;
            self.at_line_start = true;
        } else if !byte.is_ascii_whitespace() {
            self.at_line_start = false;
        }
    }
}

/// Whether a byte at `offset` is one of UTF-8's byte order mark.
fn is_mark(byte: u8, offset: u64) -> bool {
    offset < 3 && matches!(byte, 0xEF | 0xBB | 0xBF)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts of the documents, or what is said of them.
    fn read(json: &str) -> Vec<String> {
        let options = ReadOptions::default().with_max_document(200);
        let records = Records::new(json.as_bytes(), "a.json", &options);
        records
            .map(|record| record.map_or_else(|error| error.to_string(), |document| document.text))
            .collect()
    }

    #[test]
    fn objects_of_an_array_and_objects_in_a_row_are_documents() {
        assert_eq!(
            read("[{\"text\": \"a\"},\n {\"text\": \"b, {c}\\\"\"}]\n"),
            ["a", "b, {c}\""]
        );
        assert_eq!(read("{\n \"text\": \"a\"\n}\n{\"text\": \"b\"}"), ["a", "b"]);
        assert_eq!(read("\u{FEFF}[]"), [""; 0]);
    }

    #[test]
    fn what_is_no_article_is_said_with_its_line_and_the_next_one_read() {
        assert_eq!(
            read("[\n{\"text\": \"a\" \"b\"},\n5,\n[{}],\n{\"text\":\n 5},\n{\"text\": \"c\"}]"),
            [
                "a.json:2: not JSON: expected `,` or `}` at column 14",
                "a.json:3: expected a JSON object, found a number",
                "a.json:4: expected a JSON object, found an array",
                "a.json:5: `text` must be a string, found a number",
                "c"
            ]
        );
    }

    #[test]
    fn a_quotation_mark_that_lacks_costs_one_record() {
        let read = read("[\n{\"text\": \"a},\n{\"text\": \"b\"},\n{\"text\": \"c\"}\n]");
        assert!(read[0].starts_with("a.json:2: not JSON: EOF"), "{}", read[0]);
        assert_eq!(read[1..], ["b", "c"]);
    }

    #[test]
    fn an_input_that_stops_midway_is_said_after_what_was_whole() {
        assert_eq!(
            read("[{\"text\": \"a\"},\n{\"text\": \"b"),
            [
                "a",
                "a.json:2: not JSON: the input ends within a record that begins here"
            ]
        );
    }

    #[test]
    fn an_array_without_its_last_bracket_is_said() {
        let said = "a.json:2: not JSON: the input ends before the array that it opens with";
        assert_eq!(read("[{\"text\": \"a\"},\n{\"text\": \"b\"}"), ["a", "b", said]);
    }

    #[test]
    fn a_long_record_is_passed_over_without_being_held() {
        let long = "x".repeat(300);
        let json = format!("[{{\"text\": \"{long}\"}}, {{\"text\": \"b\"}}]");
        assert_eq!(
            read(&json),
            [
                "a.json:1: longer than 200 bytes, the most that one document may have",
                "b"
            ]
        );
    }

    #[test]
    fn brackets_100_000_deep_are_no_harm() {
        let options = ReadOptions::default();
        let deep = format!("[{}{}, {{\"text\": \"b\"}}]", "[".repeat(100_000), "]".repeat(100_000));
        let mut records = Records::new(deep.as_bytes(), "a.json", &options);
        assert!(records.next().unwrap().is_err());
        assert_eq!(records.next().unwrap().unwrap().text, "b");
    }
}
