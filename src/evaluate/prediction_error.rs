//! Why predictions were refused.

/// Why predictions could not be read or do not fit a document.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PredictionError {
    /// The input is no JSON, or a field is missing or of another type.
    #[error("{file}:{line}: {what} at column {column}")]
    Json {
        /// The input's name.
        file: String,
        /// Line, from 1.
        line: usize,
        /// What the parser missed or found.
        what: String,
        /// Where in the line, in bytes from 1.
        column: usize,
    },
    /// A record that is neither a feature nor a document with mentions.
    #[error("{file}: record {record}: expected a GeoJSON feature, or an object with `id` and `mentions`")]
    Unknown {
        /// The input's name.
        file: String,
        /// Which record, from 1.
        record: usize,
    },
    /// A mention does not lie in the document's text, or is empty.
    #[error(
        "{file}: document {document}: mention {start}..{end}: expected start < end within a text of {length} characters"
    )]
    Outside {
        /// The input's name.
        file: String,
        /// The document's id.
        document: String,
        /// First code point.
        start: usize,
        /// The code point after the last one.
        end: usize,
        /// Code points in the text.
        length: usize,
    },
    /// The document's text has something else at the mention's offsets than the mention says.
    #[error(
        "{file}: document {document}: mention {start}..{end}: expected \"{expected}\", found \"{found}\" in the text"
    )]
    OtherText {
        /// The input's name.
        file: String,
        /// The document's id.
        document: String,
        /// First code point.
        start: usize,
        /// The code point after the last one.
        end: usize,
        /// The mention's own text.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A mention's latitude and longitude are no position on the earth, or one of them is missing.
    #[error("{file}: document {document}: mention {start}..{end}: {what}")]
    Point {
        /// The input's name.
        file: String,
        /// The document's id.
        document: String,
        /// First code point.
        start: usize,
        /// The code point after the last one.
        end: usize,
        /// What is wrong with them.
        what: String,
    },
    /// Two documents of one id: nobody can say whose the mentions are.
    #[error("{second}: a second document of id {document}; expected one, since predictions are joined by id")]
    Twice {
        /// File and line of the second document.
        second: String,
        /// The id.
        document: String,
    },
}

impl PredictionError {
    /// What the user can do about it, where there is something.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Outside { .. } | Self::OtherText { .. } => {
                Some("offsets count Unicode code points in the gold document's `text`, half open")
            }
            _ => None,
        }
    }

    /// The parser's words on `file`.
    pub(super) fn json(file: &str, error: &serde_json::Error) -> Self {
        let said = error.to_string();
        Self::Json {
            file: file.to_owned(),
            line: error.line(),
            what: said.split(" at line ").next().unwrap_or(&said).to_owned(),
            column: error.column(),
        }
    }
}
