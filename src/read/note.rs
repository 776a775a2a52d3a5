//! What is wrong with a document that is read all the same.

use std::fmt;

/// Something that was passed over or put right, in words for who gave the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Note {
    /// A field that says nothing that can be used.
    Field {
        /// What it is called.
        field: String,
        /// What it says.
        found: String,
        /// What it should say.
        expected: &'static str,
    },
    /// An encoding that nobody knows by this name.
    UnknownEncoding {
        /// The name.
        label: String,
    },
    /// Bytes that the encoding does not have.
    NotEncoded {
        /// The encoding that was told.
        told: &'static str,
        /// The one that it was read in instead, or the same, with U+FFFD for what that does not have.
        read: &'static str,
    },
    /// An end tag without a start.
    StrayEnd {
        /// The element's name.
        name: String,
    },
}

/// The most characters of a value that are shown.
const SHOWN: usize = 40;

impl Note {
    /// A field that holds no date.
    pub(super) fn date(field: &str, found: &str) -> String {
        Self::field(field, found, "a date that exists, such as 2024-03-05")
    }

    /// A field that holds no web address.
    pub(super) fn address(field: &str, found: &str) -> String {
        Self::field(field, found, "a web address")
    }

    /// A field that holds no language.
    pub(super) fn lang(field: &str, found: &str) -> String {
        Self::field(field, found, "a language, such as en or pt-BR")
    }

    fn field(field: &str, found: &str, expected: &'static str) -> String {
        let (field, found) = (field.to_owned(), found.to_owned());
        Self::Field { field, found, expected }.to_string()
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field { field, found, expected } => {
                let shown = shown(found);
                write!(f, "`{field}` is \"{shown}\", which is passed over; expected {expected}")
            }
            Self::UnknownEncoding { label } => {
                let shown = shown(label);
                write!(
                    f,
                    "says that its encoding is `{shown}`, which nobody knows; read as what it looks like"
                )
            }
            Self::NotEncoded { told, read } if told == read => {
                write!(f, "not all {told}, as was said; what is not stands as \u{FFFD}")
            }
            Self::NotEncoded { told, read } => write!(f, "not {told}, as was said; read as {read}"),
            Self::StrayEnd { name } => write!(f, "`</{}>` closes no element that is open", shown(name)),
        }
    }
}

/// The beginning of what was found, on one line.
fn shown(found: &str) -> String {
    let line: String = found.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_shown_on_one_line_and_not_at_length() {
        assert_eq!(
            Note::address("url", "not a\nurl"),
            "`url` is \"not a url\", which is passed over; expected a web address"
        );
        let long = "x".repeat(5000);
        assert!(Note::date("published", &long).chars().count() < 150);
    }
}
