//! The words that a lexicon knows, as numbers, and their inflected forms.

use super::inflect::{Form, Irregular, with_s};
use crate::text::short_word;
use compact_str::CompactString;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// A word that the lexicon knows; 0 for all others.
pub(in crate::classify) type WordId = u32;

/// The words of a lexicon.
#[derive(Debug, Default)]
pub(in crate::classify) struct Vocabulary {
    /// The words that are numbers by themselves, and the others.
    short: FxHashMap<u64, WordId>,
    long: FxHashMap<CompactString, WordId>,
    /// Forms of the verbs met so far, by their base.
    verbs: FxHashMap<WordId, Box<[(WordId, Form)]>>,
    /// Plurals of the nouns met so far, by the noun; 0 for the others.
    plurals: Vec<WordId>,
}

impl Vocabulary {
    /// An empty one with room for a lexicon.
    pub(in crate::classify) fn new() -> Self {
        Self {
            short: FxHashMap::with_capacity_and_hasher(4096, FxBuildHasher),
            long: FxHashMap::with_capacity_and_hasher(4096, FxBuildHasher),
            verbs: FxHashMap::default(),
            plurals: Vec::new(),
        }
    }

    /// The plural of the noun `base`, which is the word `id`.
    pub(super) fn plural(&mut self, base: &str, id: WordId) -> WordId {
        let slot = id as usize;
        if self.plurals.len() <= slot {
            self.plurals.resize(slot + 1, 0);
        }
        if self.plurals[slot] == 0 {
            self.plurals[slot] = self.intern(&with_s(base));
        }
        self.plurals[slot]
    }

    /// The forms of the verb `base`, which is the word `id`, but the base itself.
    pub(super) fn verb_forms(&mut self, base: &str, id: WordId, irregular: &Irregular) -> &[(WordId, Form)] {
        if !self.verbs.contains_key(&id) {
            let mut forms = Vec::with_capacity(6);
            irregular.verb_forms(base, |form, what| forms.push((self.intern(form), what)));
            self.verbs.insert(id, forms.into_boxed_slice());
        }
        &self.verbs[&id]
    }

    /// The word's id, made if need be.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        let next = (self.short.len() + self.long.len()) as WordId + 1;
        match short_word(word) {
            Some(short) => *self.short.entry(short).or_insert(next),
            None => *self.long.entry(CompactString::new(word)).or_insert(next),
        }
    }

    /// The word's id, 0 where the lexicon does not know it.
    pub(in crate::classify) fn id(&self, word: &str) -> WordId {
        let known = match short_word(word) {
            Some(short) => self.short.get(&short),
            None => self.long.get(word),
        };
        known.copied().unwrap_or(0)
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
