//! Why an event lexicon could not be loaded.

use crate::domain::Origin;

/// Why an event lexicon could not be loaded; each says the file and line to mend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// A table's first line does not name its columns.
    #[error("{origin}: header is \"{found}\", expected \"{expected}\"")]
    Header {
        /// Where.
        origin: Origin,
        /// The line found.
        found: String,
        /// The columns expected.
        expected: String,
    },
    /// A row has too few or too many fields.
    #[error("{origin}: {found} field(s) found, expected {expected}")]
    Fields {
        /// Where.
        origin: Origin,
        /// Fields found.
        found: usize,
        /// Fields expected.
        expected: usize,
    },
    /// A field holds what it may not.
    #[error("{origin}: {what} is \"{found}\", expected {expected}")]
    Value {
        /// Where.
        origin: Origin,
        /// The column.
        what: String,
        /// What it holds.
        found: String,
        /// What it may hold.
        expected: String,
    },
    /// The bytes of a compiled lexicon are not those that were written.
    #[error("the compiled event lexicon is damaged: expected {expected}")]
    Damaged {
        /// What it lacks.
        expected: &'static str,
    },
    /// A table could not be read at all.
    #[error("{origin}: {message}")]
    Unreadable {
        /// Which.
        origin: Origin,
        /// What the reader said.
        message: String,
    },
}
