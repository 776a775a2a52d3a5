//! What a check found.

use crate::domain::Origin;
use crate::gazetteer::RowError;
use std::fmt;

/// Something in a gazetteer that is wrong, or looks so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// File and line.
    pub origin: Origin,
    /// How bad it is.
    pub severity: Severity,
    /// Which check found it, such as `duplicate_id`.
    pub check: &'static str,
    /// What was found and what was expected.
    pub what: String,
    /// What the user can do about it.
    pub hint: Option<&'static str>,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The row cannot be used, or not told from another.
    Error,
    /// The row is used, and most likely says something wrong.
    Warning,
    /// The row may be right; mind what follows from it.
    Note,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.origin, self.severity.as_str(), self.what)
    }
}

impl From<RowError> for Finding {
    /// A row that could not be read, as a finding of the check `row`.
    fn from(error: RowError) -> Self {
        Self {
            origin: error.origin,
            severity: Severity::Error,
            check: "row",
            what: error.what,
            hint: error.hint,
        }
    }
}
