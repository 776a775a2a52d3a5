//! The words that a lexicon knows, as numbers.

use super::LexiconError;
use super::bytes::{Reader, Writer, damaged};
use crate::text::{WordTable, word_table};
use compact_str::CompactString;

/// A word that the lexicon knows; 0 for all others.
pub(in crate::classify) type WordId = u32;

/// The words of a lexicon.
#[derive(Debug)]
pub(in crate::classify) struct Vocabulary(WordTable);

impl Vocabulary {
    /// Reads what [`Vocabulary::write`] wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, LexiconError> {
        let table = WordTable::new(reader.bytes()?.to_vec());
        table.map(Self).map_err(|_| damaged("a table of words"))
    }

    /// Writes these words.
    pub(super) fn write<'w>(words: impl IntoIterator<Item = (&'w str, WordId)>, writer: &mut Writer) {
        let words = words.into_iter().map(|(word, id)| (word, id.into()));
        writer.bytes(&word_table(words));
    }

    /// The id of a word in lower case, 0 where the lexicon does not know it.
    pub(in crate::classify) fn id(&self, word: &str) -> WordId {
        let id = self.0.get(word).and_then(|id| id.try_into().ok());
        id.unwrap_or_default()
    }
}

/// `word` in lower case, its apostrophe a plain one.
pub(in crate::classify) fn lower_case(word: &str) -> CompactString {
    if word.is_ascii() {
        let mut lower = CompactString::new(word);
        lower.make_ascii_lowercase();
        return lower;
    }
    word.chars()
        .map(|c| if matches!(c, '’' | '‘' | 'ʼ') { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &[(String, WordId)]) -> Vocabulary {
        let mut writer = Writer::default();
        Vocabulary::write(words.iter().map(|(word, id)| (word.as_str(), *id)), &mut writer);
        let bytes = writer.finish();
        Vocabulary::read(&mut Reader::new(&bytes).unwrap()).unwrap()
    }

    #[test]
    fn each_word_is_found_and_no_other() {
        let word = |id: u32| format!("{}{id}", ["w", "evacuation", "l'été"][id as usize % 3]);
        let known = vocabulary(&(1..900).map(|id| (word(id), id)).collect::<Vec<_>>());
        assert!((1..900).all(|id| known.id(&word(id)) == id));
        assert!((900..1800).all(|id| known.id(&word(id)) == 0));
        assert_eq!((known.id(""), vocabulary(&[]).id("w1")), (0, 0));
    }

    #[test]
    fn a_word_is_in_lower_case_with_a_plain_apostrophe() {
        assert_eq!(lower_case("L’ÉTÉ"), "l'été");
        assert_eq!(lower_case("O'Er"), "o'er");
    }
}
