//! Words in, the distinct ones out, each with what is known of it: news repeats its words, within a document and from one to
//! the next, and they are looked up once.

use super::cues::{CueLexicon, Cues};
use super::lexicon::{NameLexicon, WordFacts, WordLexicon};
use crate::domain::{NameStart, NameSummary};
use crate::text::{fold_into, long_word, short_word};
use hashbrown::HashTable;
use rustc_hash::{FxHashMap, FxHasher};
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
    kept: Kept,
    /// The entries of the document's words, by their ids.
    document: Vec<u32>,
    /// Which document it is.
    number: u32,
}

/// What is kept of all words read.
#[derive(Debug, Default)]
struct Kept {
    /// All folded words, one after the other.
    folded: String,
    entries: Vec<Entry>,
    /// The words that are numbers by themselves.
    short: FxHashMap<u64, Known>,
    long: FxHashMap<u128, Known>,
    /// The others, by their letters.
    others: HashTable<Known>,
}

/// What the model goes by of a word wherever it stands, as numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelled {
    /// Of all of them.
    pub(super) word: u32,
    /// Of the first and the last.
    pub(super) affixes: [u32; 3],
    /// The class of words that stand in like company, and the finer one.
    pub(super) few: u32,
    pub(super) many: u32,
    /// Whether it is an ordinary word, and a name of people.
    pub(super) facts: u32,
}

/// What is looked up of a word when it is first asked for, which of most words is never.
#[derive(Debug, Default)]
struct LookedUp {
    facts: OnceCell<WordFacts>,
    names: OnceCell<NameStart>,
    named: OnceCell<Option<NameSummary>>,
    spelled: OnceCell<Spelled>,
}

/// A word, and what was looked up of it.
#[derive(Debug)]
struct Entry {
    /// Where it lies in [`Kept::folded`].
    folded: Range<usize>,
    looked_up: LookedUp,
}

/// What every word of a text asks for, in one place.
#[derive(Debug)]
struct Known {
    entry: u32,
    cues: Cues,
    /// The last document that has the word, and the word's number in it.
    document: u32,
    id: WordId,
}

impl Known {
    /// The word's number in document `number`, whose words so far have the entries `words`, and its cues.
    fn in_document(&mut self, number: u32, words: &mut Vec<u32>) -> (WordId, Cues) {
        if self.document != number {
            (self.document, self.id) = (number, WordId(words.len() as u32));
            words.push(self.entry);
        }
        (self.id, self.cues)
    }
}

impl Vocabulary {
    /// Begins another document.
    pub(super) fn begin(&mut self) {
        let full = self.kept.entries.len() >= MOST_KEPT || self.kept.folded.len() >= MOST_BYTES;
        if full || self.number == u32::MAX {
            *self = Self::default();
        }
        self.number += 1;
        self.document.clear();
    }

    /// The number of a word of the document as printed, folded for comparison, and its cues. `cues` are the same each time.
    #[inline]
    pub(super) fn add(&mut self, printed: &str, cues: &CueLexicon) -> (WordId, Cues) {
        // No word is kept under a number that folding makes another word of ("saint"): it is not found here.
        let kept = &mut self.kept;
        let known = match short_word(printed) {
            Some(short) => kept.short.get_mut(&short),
            None => long_word(printed).and_then(|long| kept.long.get_mut(&long)),
        };
        if let Some(known) = known {
            return known.in_document(self.number, &mut self.document);
        }
        let known = kept.fold(printed, cues);
        known.in_document(self.number, &mut self.document)
    }

    /// How many distinct words the document has.
    pub(super) fn len(&self) -> usize {
        self.document.len()
    }

    fn of(&self, id: WordId) -> &Entry {
        &self.kept.entries[self.document[id.index()] as usize]
    }

    /// The folded form.
    pub(super) fn folded(&self, id: WordId) -> &str {
        &self.kept.folded[self.of(id).folded.clone()]
    }

    /// Where the names lie in `lexicon` that begin with the word: the same lexicon each time.
    pub(super) fn names(&self, id: WordId, lexicon: &dyn NameLexicon) -> NameStart {
        let names = &self.of(id).looked_up.names;
        *names.get_or_init(|| lexicon.names_of(self.folded(id)))
    }

    /// What `lexicon` has under the word by itself: the same lexicon each time.
    pub(super) fn named(&self, id: WordId, lexicon: &dyn NameLexicon) -> Option<NameSummary> {
        let named = &self.of(id).looked_up.named;
        *named.get_or_init(|| {
            let mut summary = None;
            lexicon.names_from(self.names(id, lexicon), &[self.folded(id)], &mut |_, found| {
                summary = Some(found);
            });
            summary
        })
    }

    /// What `spell` makes of the folded word: the same each time.
    pub(super) fn spelled(&self, id: WordId, spell: impl FnOnce(&str) -> Spelled) -> Spelled {
        let spelled = &self.of(id).looked_up.spelled;
        *spelled.get_or_init(|| spell(self.folded(id)))
    }

    /// What is known of the word in `lexicon`: the same each time.
    pub(super) fn facts(&self, id: WordId, lexicon: &WordLexicon) -> WordFacts {
        let facts = &self.of(id).looked_up.facts;
        *facts.get_or_init(|| lexicon.facts(self.folded(id)))
    }
}

impl Kept {
    /// What is known of a word as printed, by its folded form.
    #[inline(never)]
    fn fold(&mut self, printed: &str, cues: &CueLexicon) -> &mut Known {
        let (folded, entries) = (&mut self.folded, &mut self.entries);
        let (from, before) = (folded.len(), entries.len());
        fold_into(printed, folded);
        let word = &folded[from..];
        let known = if let Some(short) = short_word(word) {
            let known = self.short.entry(short);
            known.or_insert_with(|| add(entries, folded, from, cues))
        } else if let Some(long) = long_word(word) {
            let known = self.long.entry(long);
            known.or_insert_with(|| add(entries, folded, from, cues))
        } else {
            let letters = |known: &Known| &folded[entries[known.entry as usize].folded.clone()];
            let same = |known: &Known| letters(known) == word;
            let known = self.others.entry(hash(word), same, |known| hash(letters(known)));
            known.or_insert_with(|| add(entries, folded, from, cues)).into_mut()
        };
        if entries.len() == before {
            folded.truncate(from);
        }
        known
    }
}

/// Adds the word that `folded` ends with, from byte `from` on.
fn add(entries: &mut Vec<Entry>, folded: &str, from: usize, cues: &CueLexicon) -> Known {
    let cues = cues.of(&folded[from..]);
    let entry = entries.len() as u32;
    entries.push(Entry {
        folded: from..folded.len(),
        looked_up: LookedUp::default(),
    });
    Known {
        entry,
        cues,
        document: 0,
        id: WordId(0),
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
        assert!(vocabulary.add("in", &cues).1 != Cues::default());
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
        assert_eq!(vocabulary.kept.entries.len(), 4);
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
        assert_eq!(vocabulary.kept.entries.len(), 1);
    }

    #[test]
    fn no_longer_words_are_kept_than_there_is_room_for() {
        let cues = CueLexicon::new("");
        let mut vocabulary = Vocabulary::default();
        for word in ["a", "b"] {
            vocabulary.begin();
            vocabulary.add(&word.repeat(MOST_BYTES), &cues);
            assert_eq!(vocabulary.kept.entries.len(), 1);
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
