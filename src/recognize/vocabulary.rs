//! Words in, the distinct ones out, each with what is known of it: news repeats its words, and they are looked up once.

use super::cues::{CueLexicon, Cues};
use super::lexicon::{NameLexicon, WordFacts, WordLexicon};
use super::quick::QuickHasher;
use crate::domain::NameStart;
use crate::text::fold_into;
use hashbrown::HashTable;
use std::cell::OnceCell;
use std::hash::Hasher;
use std::ops::Range;

/// The number of a distinct word of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct WordId(u32);

impl WordId {
    /// Its place in a list with one entry a distinct word.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The distinct folded words of a document.
#[derive(Debug)]
pub(super) struct Vocabulary<'l> {
    lexicon: &'l WordLexicon,
    cues: &'l CueLexicon,
    /// All folded words, one after the other.
    folded: String,
    entries: Vec<Entry>,
    ids: HashTable<WordId>,
}

#[derive(Debug)]
struct Entry {
    folded: Range<usize>,
    cues: Cues,
    facts: OnceCell<WordFacts>,
    names: OnceCell<NameStart>,
}

impl<'l> Vocabulary<'l> {
    /// Without words yet; has room for those of a text of `bytes` bytes.
    pub(super) fn new(lexicon: &'l WordLexicon, cues: &'l CueLexicon, bytes: usize) -> Self {
        // Of ordinary news, about a tenth of the words is new.
        let distinct = (bytes / 16).clamp(16, 1 << 14);
        Self {
            lexicon,
            cues,
            folded: String::with_capacity(8 * distinct),
            entries: Vec::with_capacity(distinct),
            ids: HashTable::with_capacity(distinct),
        }
    }

    /// The number of a word as printed, folded for comparison.
    pub(super) fn add(&mut self, printed: &str) -> WordId {
        let from = self.folded.len();
        fold_into(printed, &mut self.folded);
        let hashed = hash(&self.folded[from..]);
        let (folded, entries) = (&self.folded, &self.entries);
        let known = self.ids.find(hashed, |id| {
            folded[entries[id.index()].folded.clone()] == folded[from..]
        });
        if let Some(id) = known.copied() {
            self.folded.truncate(from);
            return id;
        }
        let id = WordId(self.entries.len() as u32);
        self.entries.push(Entry {
            folded: from..self.folded.len(),
            cues: self.cues.of(&self.folded[from..]),
            facts: OnceCell::new(),
            names: OnceCell::new(),
        });
        let (folded, entries) = (&self.folded, &self.entries);
        self.ids
            .insert_unique(hashed, id, |id| hash(&folded[entries[id.index()].folded.clone()]));
        id
    }

    /// How many distinct words there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The folded form.
    pub(super) fn folded(&self, id: WordId) -> &str {
        &self.folded[self.entries[id.index()].folded.clone()]
    }

    /// The kinds of cue that the word is.
    pub(super) fn cues(&self, id: WordId) -> Cues {
        self.entries[id.index()].cues
    }

    /// Where the names lie in `lexicon` that begin with the word: the same lexicon each time.
    pub(super) fn names(&self, id: WordId, lexicon: &dyn NameLexicon) -> NameStart {
        let entry = &self.entries[id.index()];
        *entry
            .names
            .get_or_init(|| lexicon.names_of(&self.folded[entry.folded.clone()]))
    }

    /// What is known of the word.
    pub(super) fn facts(&self, id: WordId) -> WordFacts {
        let entry = &self.entries[id.index()];
        *entry
            .facts
            .get_or_init(|| self.lexicon.facts(&self.folded[entry.folded.clone()]))
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = QuickHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_words() -> WordLexicon {
        let bytes = fst::MapBuilder::memory().into_inner().unwrap();
        WordLexicon::from_static(Box::leak(bytes.into_boxed_slice())).unwrap()
    }

    #[test]
    fn a_word_has_one_number_however_it_is_written() {
        let lexicon = no_words();
        let cues = CueLexicon::new("kind,words\nlocative,in\n");
        let mut vocabulary = Vocabulary::new(&lexicon, &cues, 0);
        let ids: Vec<usize> = ["In", "Łódź", "lodz", "in", "IN"]
            .iter()
            .map(|word| vocabulary.add(word).index())
            .collect();
        assert_eq!(ids, [0, 1, 1, 0, 0]);
        assert_eq!(vocabulary.folded(WordId(1)), "lodz");
        assert!(vocabulary.cues(WordId(0)) != Cues::default());
    }

    #[test]
    fn more_words_than_there_was_room_for_keep_their_numbers() {
        let lexicon = no_words();
        let cues = CueLexicon::new("");
        let mut vocabulary = Vocabulary::new(&lexicon, &cues, 0);
        for round in 0..2 {
            for n in 0..5_000 {
                assert_eq!(vocabulary.add(&format!("word{n}")).index(), n, "round {round}");
            }
        }
        assert_eq!(vocabulary.len(), 5_000);
    }
}
