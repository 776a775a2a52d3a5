//! What can be wrong with a file, and with a row.

use crate::domain::Origin;
use std::io;

/// A file that is no gazetteer at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The header lacks a column that nothing can be done without.
    #[error("{origin}: no column `{column}`{also}; found {found}")]
    MissingColumn {
        /// File and line of the header.
        origin: Origin,
        /// The column.
        column: &'static str,
        /// Other names that it goes by, such as ` (or lat, y, …)`; empty where there are none.
        also: String,
        /// The columns that there are.
        found: String,
        /// Whether they look like a first row, the file having no header.
        is_data: bool,
    },
    /// A header that was asked for is not there.
    #[error("{origin}: no column `{header}` to take as `{column}`; found {found}")]
    NoSuchHeader {
        /// File and line of the header.
        origin: Origin,
        /// The column that it should serve as.
        column: &'static str,
        /// The header that was asked for.
        header: String,
        /// The columns that there are.
        found: String,
    },
    /// The file has no header that could be read.
    #[error("{origin}: {what}")]
    NoHeader {
        /// File and, where there is something, its line.
        origin: Origin,
        /// What was found and what was expected.
        what: String,
        /// What the user can do about it.
        hint: Option<&'static str>,
    },
    /// The file could not be read.
    #[error("{file}: {cause}")]
    Unreadable {
        /// File name.
        file: String,
        /// What the reader said.
        cause: io::Error,
    },
}

impl LoadError {
    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::MissingColumn { is_data: true, .. } => {
                Some("the first line must name the columns, e.g. name,latitude,longitude".to_owned())
            }
            Self::MissingColumn { also, .. } if also.is_empty() => None,
            Self::MissingColumn { column, .. } => Some(format!("map it with --column {column}=…")),
            Self::NoSuchHeader { .. } => Some("give the header as it stands, in quotes where it has spaces".to_owned()),
            Self::NoHeader { hint, .. } => hint.map(str::to_owned),
            Self::Unreadable { .. } => None,
        }
    }
}

/// A row that is no place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{origin}: {what}")]
#[non_exhaustive]
pub struct RowError {
    /// File and line.
    pub origin: Origin,
    /// What was found and what was expected.
    pub what: String,
    /// What the user can do about it. A file tends to have it many times: say it once.
    pub hint: Option<&'static str>,
    /// The name in a row that says neither latitude nor longitude: most likely one of a list of missing names that is
    /// still to be filled in.
    pub unfilled: Option<String>,
}

/// What is wrong with a row, before its line is told.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) what: String,
    pub(super) hint: Option<&'static str>,
    pub(super) unfilled: Option<String>,
}

impl Problem {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            hint: None,
            unfilled: None,
        }
    }

    pub(super) fn with_hint(self, hint: &'static str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }

    /// A named row without coordinates.
    pub(super) fn unfilled(name: &str) -> Self {
        Self {
            unfilled: Some(name.to_owned()),
            ..Self::new(format!("\"{}\" has no coordinates", shown(name)))
        }
    }

    pub(super) fn at(self, origin: Origin) -> RowError {
        RowError {
            origin,
            what: self.what,
            hint: self.hint,
            unfilled: self.unfilled,
        }
    }
}

/// A value as messages show it: on one line, and cut to 40 characters.
pub(in crate::gazetteer) fn shown(value: &str) -> String {
    let mut shown: String = value.chars().take(40).flat_map(char::escape_debug).collect();
    if value.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown.replace("\\\"", "\"").replace("\\'", "'")
}
