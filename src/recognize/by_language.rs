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
        if document.source.is_english() {
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
