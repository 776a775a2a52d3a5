//! Document in, mentions out: toponym recognition.

mod after;
mod articles;
mod before;
mod by_language;
mod context;
mod coordinates;
mod cues;
mod declension;
mod document_facts;
mod hint;
mod lexicon;
#[cfg(feature = "train")]
pub mod model;
#[cfg(not(feature = "train"))]
mod model;
mod nearly;
mod no_place;
mod people;
mod placed;
mod possible;
mod reading;
mod routes;
mod rule;
mod rules;
mod vocabulary;
mod word_lists;

pub use by_language::ByLanguage;
pub use coordinates::{Notation, WrittenPoint, placed, written_points};
pub use declension::{Declined, Endings, OtherLanguages};
pub use lexicon::{NameLexicon, WordFacts, WordLexicon};
pub use model::{Model, ModelError, ModelRecognizer};
use rules::NAME_OF_RULES;
pub use rules::RuleRecognizer;

use crate::domain::{Document, Mention};

/// Finds the place names in a document.
pub trait Recognizer: Send + Sync {
    /// Mentions in text order, without overlaps; every span slices the document's text and lies in its searchable part.
    ///
    /// # Errors
    /// If the recognizer cannot work on this document.
    fn recognize(&self, document: &Document) -> Result<Vec<Mention>, RecognizeError>;

    /// Name and version, for provenance.
    fn name(&self) -> String;
}

/// Why a document could not be searched for names.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecognizeError {
    /// The text is longer than spans inside the recognizer can say.
    #[error("text of {found} bytes is too long; at most {expected} can be searched")]
    TooLong {
        /// Bytes found.
        found: usize,
        /// Bytes at most.
        expected: usize,
    },
}
