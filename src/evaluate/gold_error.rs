//! Why a line of annotated text was refused.

use crate::domain::{InvalidPoint, Origin};
use crate::read::ReadProblem;
use std::io;

/// A line of annotated text that no score can be based on.
#[derive(Debug, thiserror::Error)]
#[error("{origin}: {problem}")]
pub struct GoldError {
    /// File and line.
    pub origin: Origin,
    /// What is wrong there.
    pub problem: GoldProblem,
}

impl GoldError {
    /// What the user can do about it, where there is something.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self.problem {
            GoldProblem::Outside { .. } | GoldProblem::OtherText { .. } => {
                Some("`start` and `end` count Unicode code points, half open, not bytes or UTF-16 units")
            }
            GoldProblem::Event { .. } => {
                Some("\"*\" goes into `events_optional`; where nothing is told, `events` is empty: []")
            }
            GoldProblem::Overlap { .. } => Some("keep one of nested mentions, such as the longest"),
            _ => None,
        }
    }
}

/// What is wrong with a line of annotated text.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GoldProblem {
    /// The line gives no document.
    #[error("{0}")]
    Document(ReadProblem),
    /// The line is not UTF-8.
    #[error("not UTF-8 at byte {at} of the line")]
    NotUtf8 {
        /// The first bad byte's offset in the line, from 0.
        at: usize,
    },
    /// A field is missing or of another type.
    #[error("{what} at column {column}")]
    Fields {
        /// What the parser missed or found.
        what: String,
        /// Where in the line, in bytes from 1.
        column: usize,
    },
    /// What is told there is no type of events.
    #[error(
        "mention {start}..{end}: expected types of events, such as \"flood\" or \"flood|storm\", found \"{found}\""
    )]
    Event {
        /// First code point.
        start: usize,
        /// The code point after the last one.
        end: usize,
        /// What stands there.
        found: String,
    },
    /// The mention does not lie in the text, or is empty.
    #[error("mention {start}..{end}: expected start < end within a text of {length} characters")]
    Outside {
        /// First code point.
        start: usize,
        /// The code point after the last one.
        end: usize,
        /// Code points in the text.
        length: usize,
    },
    /// The text has something else at the mention's offsets than the mention says.
    #[error("mention {start}..{end}: expected \"{expected}\", found \"{found}\" in the text")]
    OtherText {
        /// First code point.
        start: usize,
        /// The code point after the last one.
        end: usize,
        /// The mention's own `text`.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// Two mentions share a character.
    #[error("mentions \"{first}\" and \"{second}\" overlap at {start}; expected mentions that do not")]
    Overlap {
        /// The first mention.
        first: String,
        /// The one that begins within it.
        second: String,
        /// The code point at which it begins.
        start: usize,
    },
    /// One of `lat` and `lon` is missing.
    #[error("mention {start}..{end}: expected both of `lat` and `lon` or neither, found one")]
    HalfPoint {
        /// First code point.
        start: usize,
        /// The code point after the last one.
        end: usize,
    },
    /// `lat` and `lon` are no position on the earth.
    #[error("mention {start}..{end}: {problem}")]
    Point {
        /// First code point.
        start: usize,
        /// The code point after the last one.
        end: usize,
        /// What is wrong with them.
        problem: InvalidPoint,
    },
    /// `fclass` is no class of GeoNames.
    #[error("mention {start}..{end}: expected `fclass` as one of A, H, L, P, R, S, T, U, V, found \"{found}\"")]
    Class {
        /// First code point.
        start: usize,
        /// The code point after the last one.
        end: usize,
        /// What stands there.
        found: String,
    },
    /// The input could not be read to its end.
    #[error("{0}")]
    Io(io::Error),
}
