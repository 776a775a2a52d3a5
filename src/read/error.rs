//! Why an input gave no document.

use crate::domain::Origin;
use std::io;

/// An input, or one record of it, that gave no document.
#[derive(Debug, thiserror::Error)]
#[error("{origin}: {problem}")]
pub struct ReadError {
    /// File and line.
    pub origin: Origin,
    /// What is wrong there.
    pub problem: ReadProblem,
}

impl ReadError {
    /// What the user can do about it, where there is something.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self.problem {
            ReadProblem::NotUtf8 { .. } => Some("convert it, e.g. iconv -f windows-1252 -t utf-8"),
            ReadProblem::Utf16Records => Some("convert it, e.g. iconv -f utf-16 -t utf-8"),
            ReadProblem::Binary { .. } => Some("give plain text, or JSON Lines with --from jsonl"),
            ReadProblem::TooLong { .. } => Some("split it into articles, e.g. as JSON Lines with one a line"),
            ReadProblem::JsonArray | ReadProblem::NotAnObject { found: "an array" } => {
                Some("JSON arrays are not read yet; give JSON Lines, one object a line, e.g. jq -c '.[]'")
            }
            _ => None,
        }
    }
}

/// What is wrong with an input or a record.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadProblem {
    /// There is no text in it, white space aside.
    #[error("empty; expected the text of an article")]
    Empty,
    /// It is longer than the caller allows.
    #[error("longer than {limit} bytes, the most that one document may have")]
    TooLong {
        /// Bytes at most.
        limit: usize,
    },
    /// It holds a NUL byte.
    #[error("binary data: NUL byte at byte {at}; expected text")]
    Binary {
        /// The byte's offset in the file, from 0.
        at: u64,
    },
    /// It holds a byte that UTF-8 does not have there.
    #[error("not UTF-8: invalid byte 0x{byte:02X} at byte {at}")]
    NotUtf8 {
        /// The byte.
        byte: u8,
        /// The byte's offset in the file, from 0.
        at: u64,
    },
    /// It begins as UTF-16 and then is not.
    #[error("not UTF-16, though it begins with its mark: invalid unit at byte {at}")]
    NotUtf16 {
        /// The unit's offset in the file, from 0.
        at: u64,
    },
    /// A JSON array where a text was expected.
    #[error("a JSON array; expected the text of an article")]
    JsonArray,
    /// JSON Lines in UTF-16.
    #[error("UTF-16; expected JSON Lines in UTF-8")]
    Utf16Records,
    /// The line is no JSON.
    #[error("not JSON: {what} at column {column}")]
    Json {
        /// What the parser found.
        what: String,
        /// Where in the line, in bytes from 1.
        column: usize,
    },
    /// The line is JSON, but no object.
    #[error("expected a JSON object, found {found}")]
    NotAnObject {
        /// What kind of JSON value it is.
        found: &'static str,
    },
    /// The object has no text.
    #[error("no text; expected one of the fields {expected}, found {found}")]
    NoText {
        /// The fields that would do.
        expected: String,
        /// The fields that there are.
        found: String,
    },
    /// The text is not a string.
    #[error("`{field}` must be a string, found {found}")]
    TextType {
        /// The field's name as given.
        field: &'static str,
        /// What kind of JSON value it is.
        found: &'static str,
    },
    /// The input could not be read to its end.
    #[error("{0}")]
    Io(io::Error),
}

impl ReadProblem {
    /// The problem as the error of `origin`.
    pub(super) fn at(self, origin: Origin) -> ReadError {
        ReadError { origin, problem: self }
    }
}
