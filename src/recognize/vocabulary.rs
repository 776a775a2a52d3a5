//! Words in, the distinct ones out, each with what is known of it: news repeats its words, within a document and from one to
//! the next, and they are looked up once.

use super::cues::{CueLexicon, Cues};
use super::lexicon::{NameLexicon, WordFacts, WordLexicon};
use crate::domain::NameStart;
use crate::text::fold_into;
use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::cell::OnceCell;
use std::hash::Hasher;
use std::ops::Range;

/// When so many words are kept, the next document begins without any: some 10 MB. All of English news fits, other than names.
const MOST_KEPT: usize = 1 << 16;
/// The same of their bytes: what a page holds of code and pictures is one word each, of megabytes.
const MOST_BYTES: usize = 1 << 20;

/// The number of a distinct word of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct WordId(u32);

impl WordId {
    /// Its place in a list with one entry a distinct word.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The distinct folded words of a document, and what is kept of the words of those before it, which one recognizer read.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// All folded words, one after the other.
    folded: String,
    entries: Vec<Entry>,
    /// What was looked up of each: apart, so that what every word asks for lies close together.
    looked_up: Vec<LookedUp>,
    /// Entries by their words.
    by_word: HashTable<u32>,
    /// The entries of the document's words, by their ids.
    document: Vec<u32>,
    /// Which document it is.
    number: u64,
}

/// What the model goes by of a word's letters, as numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelled {
    /// Of all of them.
    pub(super) word: u32,
    /// Of the first and the last.
    pub(super) affixes: [u32; 3],
    /// The class of words that stand in like company, and the finer one.
    pub(super) few: u32,
    pub(super) many: u32,
}

/// What is looked up of a word when it is first asked for, which of most words is never.
#[derive(Debug, Default)]
struct LookedUp {
    facts: OnceCell<WordFacts>,
    names: OnceCell<NameStart>,
    spelled: OnceCell<Spelled>,
}

#[derive(Debug)]
struct Entry {
    folded: Range<usize>,
    cues: Cues,
    /// The last document that has the word, and the word's number in it.
    document: u64,
    id: WordId,
}

impl Vocabulary {
    /// Begins another document.
    pub(super) fn begin(&mut self) {
        if self.entries.len() >= MOST_KEPT || self.folded.len() >= MOST_BYTES {
            *self = Self::default();
        }
        self.number += 1;
        self.document.clear();
    }

    /// The number of a word of the document as printed, folded for comparison, and its cues. `cues` are the same each time.
    pub(super) fn add(&mut self, printed: &str, cues: &CueLexicon) -> (WordId, Cues) {
        let entry = self.entry(printed, cues);
        let id = WordId(self.document.len() as u32);
        let known = &mut self.entries[entry as usize];
        if known.document != self.number {
            (known.document, known.id) = (self.number, id);
            self.document.push(entry);
        }
        (known.id, known.cues)
    }

    fn entry(&mut self, printed: &str, cues: &CueLexicon) -> u32 {
        let from = self.folded.len();
        fold_into(printed, &mut self.folded);
        let hashed = hash(&self.folded[from..]);
        let (folded, entries) = (&self.folded, &self.entries);
        let word = |entry: &u32| &folded[entries[*entry as usize].folded.clone()];
        if let Some(known) = self
            .by_word
            .find(hashed, |entry| word(entry) == &folded[from..])
            .copied()
        {
            self.folded.truncate(from);
            return known;
        }
        let entry = self.entries.len() as u32;
        self.entries.push(Entry {
            folded: from..self.folded.len(),
            cues: cues.of(&self.folded[from..]),
            document: 0,
            id: WordId(0),
        });
        self.looked_up.push(LookedUp::default());
        let (folded, entries) = (&self.folded, &self.entries);
        self.by_word.insert_unique(hashed, entry, |entry| {
            hash(&folded[entries[*entry as usize].folded.clone()])
        });
        entry
    }

    /// How many distinct words the document has.
    pub(super) fn len(&self) -> usize {
        self.document.len()
    }

    fn known(&self, id: WordId) -> &Entry {
        &self.entries[self.document[id.index()] as usize]
    }

    fn looked_up(&self, id: WordId) -> &LookedUp {
        &self.looked_up[self.document[id.index()] as usize]
    }

    /// The folded form.
    pub(super) fn folded(&self, id: WordId) -> &str {
        &self.folded[self.known(id).folded.clone()]
    }

    /// The kinds of cue that the word is.
    pub(super) fn cues(&self, id: WordId) -> Cues {
        self.known(id).cues
    }

    /// Where the names lie in `lexicon` that begin with the word: the same lexicon each time.
    pub(super) fn names(&self, id: WordId, lexicon: &dyn NameLexicon) -> NameStart {
        let names = &self.looked_up(id).names;
        *names.get_or_init(|| lexicon.names_of(self.folded(id)))
    }

    /// What `spell` makes of the word's letters: the same each time.
    pub(super) fn spelled(&self, id: WordId, spell: impl FnOnce(&str) -> Spelled) -> Spelled {
        let spelled = &self.looked_up(id).spelled;
        *spelled.get_or_init(|| spell(self.folded(id)))
    }

    /// What is known of the word in `lexicon`: the same each time.
    pub(super) fn facts(&self, id: WordId, lexicon: &WordLexicon) -> WordFacts {
        let facts = &self.looked_up(id).facts;
        *facts.get_or_init(|| lexicon.facts(self.folded(id)))
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pool::Pool;

    #[test]
    fn a_word_has_one_number_however_it_is_written() {
        let cues = CueLexicon::new("kind,words\nlocative,in\n");
        let mut vocabulary = Vocabulary::default();
        vocabulary.begin();
        let ids: Vec<usize> = ["In", "Łódź", "lodz", "in", "IN"]
            .iter()
            .map(|word| vocabulary.add(word, &cues).0.index())
            .collect();
        assert_eq!(ids, [0, 1, 1, 0, 0]);
        assert_eq!(vocabulary.folded(WordId(1)), "lodz");
        assert!(vocabulary.cues(WordId(0)) != Cues::default());
    }

    #[test]
    fn each_document_counts_its_words_anew_and_keeps_what_is_known_of_them() {
        let cues = CueLexicon::new("");
        let mut vocabulary = Vocabulary::default();
        for words in [["a", "b", "c"], ["c", "a", "d"]] {
            vocabulary.begin();
            let ids: Vec<usize> = words.iter().map(|word| vocabulary.add(word, &cues).0.index()).collect();
            assert_eq!((ids, vocabulary.len()), (vec![0, 1, 2], 3));
            assert_eq!(vocabulary.folded(WordId(0)), words[0]);
        }
        assert_eq!(vocabulary.entries.len(), 4);
    }

    #[test]
    fn no_more_words_are_kept_than_there_is_room_for() {
        let cues = CueLexicon::new("");
        let mut vocabulary = Vocabulary::default();
        vocabulary.begin();
        for n in 0..MOST_KEPT {
            assert_eq!(vocabulary.add(&format!("word{n}"), &cues).0.index(), n);
        }
        vocabulary.begin();
        assert_eq!(vocabulary.add("word7", &cues).0.index(), 0);
        assert_eq!(vocabulary.entries.len(), 1);
    }

    #[test]
    fn no_longer_words_are_kept_than_there_is_room_for() {
        let cues = CueLexicon::new("");
        let mut vocabulary = Vocabulary::default();
        for word in ["a", "b"] {
            vocabulary.begin();
            vocabulary.add(&word.repeat(MOST_BYTES), &cues);
            assert_eq!(vocabulary.entries.len(), 1);
        }
    }

    #[test]
    fn a_vocabulary_that_was_given_back_is_taken_again() {
        let vocabularies = Pool::<Vocabulary>::default();
        let mut first = vocabularies.take();
        first.begin();
        vocabularies.give(first);
        assert_eq!(vocabularies.take().number, 1);
        assert_eq!(vocabularies.take().number, 0);
    }
}
