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
        self.problem.hint()
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
    /// JSON that ends before the record is whole.
    #[error("not JSON: the input ends within a record that begins here")]
    JsonStops,
    /// A JSON array without its last bracket.
    #[error("not JSON: the input ends before the array that it opens with")]
    ArrayStops,
    /// A row with a quotation mark that nothing closes.
    #[error("a quotation mark opens a field here and none closes it before the input ends")]
    OpenQuote,
    /// A row that has more or fewer fields than the header.
    #[error("{found} fields, but the header has {expected}")]
    RowWidth {
        /// Fields of the row.
        found: usize,
        /// Fields of the header.
        expected: usize,
    },
    /// A row that is not in the encoding that the table is read in.
    #[error("not UTF-8; expected text in UTF-8")]
    RowNotUtf8,
    /// A page without an article.
    #[error("no article in this page")]
    NoArticle,
    /// A page of more elements than any article has.
    #[error("a page of more than {limit} elements; no article has so many")]
    TooManyElements {
        /// Elements at most.
        limit: usize,
    },
    /// A feed that is no XML from here on.
    #[error("not XML: {what}")]
    Xml {
        /// What the parser found.
        what: String,
    },
    /// XML that is no feed.
    #[error("no feed; expected RSS or Atom, found <{found}>")]
    NotAFeed {
        /// The element that the file opens with.
        found: String,
    },
    /// A record of a web archive that is none.
    #[error("not WARC: {what}")]
    Warc {
        /// What is wrong with it.
        what: String,
    },
    /// It is not in the encoding that was told.
    #[error("not {encoding}, as was told")]
    NotEncoded {
        /// The encoding's name.
        encoding: &'static str,
    },
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
        field: String,
        /// What kind of JSON value it is.
        found: &'static str,
    },
    /// A document of another program, which is no text.
    #[error("is {what}; expected text")]
    OtherProgram {
        /// What it is: "a PDF".
        what: &'static str,
        /// What can be done about it.
        hint: &'static str,
    },
    /// The input could not be read, here or on.
    #[error("{0}")]
    Io(io::Error),
    /// A problem after which nothing more of the input can be read.
    #[error("{0}; the rest of the file was not read")]
    Last(Box<ReadProblem>),
}

impl ReadProblem {
    fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NotUtf8 { .. } | Self::RowNotUtf8 => Some("name the encoding, e.g. --text-encoding windows-1252"),
            Self::Utf16Records => Some("name the encoding: --text-encoding utf-16le"),
            Self::Binary { .. } => Some("give text, or name the format with --from"),
            Self::TooLong { .. } => Some("allow more with --max-document, or split it into articles"),
            Self::NoText { .. } => Some("name the field with --field text=NAME"),
            Self::NotAFeed { .. } => Some("name the format with --from, e.g. --from html"),
            Self::OtherProgram { hint, .. } => Some(*hint),
            Self::Last(problem) => problem.hint(),
            _ => None,
        }
    }

    /// The problem, after which nothing more can be read.
    pub(super) fn last(self) -> Self {
        Self::Last(Box::new(self))
    }

    /// The problem as the error of `origin`.
    pub(super) fn at(self, origin: Origin) -> ReadError {
        ReadError { origin, problem: self }
    }
}
