//! What an index is made of.

use crate::domain::{NameKind, Place, PlaceId};

/// A place with all its names.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The place; the names of its country and regions may be missing.
    pub place: Place,
    /// Its main name in ASCII; may be empty.
    pub ascii_name: String,
    /// Its other names.
    pub alternate_names: Vec<String>,
}

/// A people or adjective of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demonym {
    /// The word or words.
    pub demonym: String,
    /// The place.
    pub place: PlaceId,
}

/// What an alternate name is by its looks: a short form, or a name like any other.
pub(crate) fn alternate_kind(name: &str) -> NameKind {
    if is_abbreviation(name) {
        NameKind::Abbreviation
    } else {
        NameKind::Alternate
    }
}

/// "US", "U.S.", "Calif.", "NSW": at most five letters, all capitals, or closed by a full stop.
fn is_abbreviation(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let shape = name.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '.' | ' '));
    (1..=5).contains(&letters) && name.is_ascii() && (shape || name.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_told_from_names() {
        for name in ["US", "U.S.", "Calif.", "NSW", "W. Va."] {
            assert!(is_abbreviation(name), "{name}");
        }
        for name in ["Oslo", "UKRAINE", "Saint John", "Ur"] {
            assert!(!is_abbreviation(name), "{name}");
        }
    }
}
