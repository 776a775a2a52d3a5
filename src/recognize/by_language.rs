//! One recognizer for documents in the languages that it was made for, another for the rest.

use super::{RecognizeError, Recognizer};
use crate::domain::{Document, Mention};

/// Reads English, and what does not say its language, by one recognizer, and all else by another.
#[derive(Debug)]
pub struct ByLanguage<E, O> {
    english: E,
    others: O,
}

impl<E: Recognizer, O: Recognizer> ByLanguage<E, O> {
    /// `english` for English, `others` for documents whose `lang` says otherwise.
    #[must_use]
    pub const fn new(english: E, others: O) -> Self {
        Self { english, others }
    }
}

impl<E: Recognizer, O: Recognizer> Recognizer for ByLanguage<E, O> {
    fn recognize(&self, document: &Document) -> Result<Vec<Mention>, RecognizeError> {
        if is_english(document.source.lang.as_deref()) {
            self.english.recognize(document)
        } else {
            self.others.recognize(document)
        }
    }

    fn name(&self) -> String {
        format!(
            "{}, {} for languages other than English",
            self.english.name(),
            self.others.name()
        )
    }
}

/// Whether a BCP 47 tag is of English, or none is given.
fn is_english(lang: Option<&str>) -> bool {
    let primary = lang.and_then(|tag| tag.split(['-', '_']).next());
    primary.is_none_or(|primary| ["en", "eng", "english", "und", ""].contains(&primary.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_says_another_language_is_not_read_as_english() {
        for tag in [None, Some("en"), Some("en-GB"), Some("EN_us"), Some("und")] {
            assert!(is_english(tag), "{tag:?}");
        }
        for tag in [Some("de"), Some("es-MX"), Some("enm")] {
            assert!(!is_english(tag), "{tag:?}");
        }
    }
}
