//! Words in, what is known of them out: names of places, names of people, ordinary words.

use crate::domain::{NameStart, NameSummary};
use crate::text::{WordTable, WordTableError};

/// The place names that a recognizer looks for. A trait, not a list of names: the default gazetteer has over a million,
/// and they are searched where they lie.
pub trait NameLexicon: Send + Sync {
    /// Calls `found` with the number of words and the summary of each name that is a prefix of `words`, which are
    /// folded by [`crate::text::fold`].
    fn names_at(&self, words: &[&str], found: &mut dyn FnMut(usize, NameSummary));

    /// Where the names lie that begin with the folded word.
    fn names_of(&self, _word: &str) -> NameStart {
        NameStart::UNKNOWN
    }

    /// The same as [`NameLexicon::names_at`], where `start` is what [`NameLexicon::names_of`] said of the first word.
    fn names_from(&self, start: NameStart, words: &[&str], found: &mut dyn FnMut(usize, NameSummary)) {
        if start != NameStart::NOWHERE {
            self.names_at(words, found);
        }
    }
}

/// What is known of words by themselves: whether they are ordinary, whether people are called so.
#[derive(Debug)]
pub struct WordLexicon {
    words: WordTable,
}

/// What is known of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordFacts {
    /// Stands in lower case in a dictionary of English.
    pub ordinary: bool,
    /// How often it stands in lower case in the news that the lexicon was counted on.
    pub lower: u32,
    /// How often it stands capitalized within a sentence there.
    pub upper: u32,
    /// How common it is as a given name: 3 very, 2 common, 1 rare, 0 none.
    pub given: u8,
    /// How common it is as a surname, likewise.
    pub surname: u8,
}

impl WordLexicon {
    /// The lexicon that the build script made of `data/words.csv`.
    ///
    /// # Errors
    /// If the bytes are no table of words.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, WordTableError> {
        Ok(Self {
            words: WordTable::new(bytes)?,
        })
    }

    /// What is known of a folded word.
    #[must_use]
    pub fn facts(&self, word: &str) -> WordFacts {
        let bits = self.words.get(word).unwrap_or(0);
        WordFacts {
            ordinary: bits >> 8 & 1 == 1,
            lower: (bits >> 40) as u32,
            upper: (bits >> 16) as u32 & 0xFF_FFFF,
            given: (bits >> 4 & 0xF) as u8,
            surname: (bits & 0xF) as u8,
        }
    }
}
