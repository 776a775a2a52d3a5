//! Words in, numbers out, while a lexicon is compiled; with their inflected forms.

use super::inflect::{Irregular, with_s};
use crate::classify::lexicon::bytes::Writer;
use crate::classify::lexicon::form::Form;
use crate::classify::lexicon::vocabulary::{Vocabulary, WordId};
use compact_str::CompactString;
use rustc_hash::FxHashMap;

/// The words met so far.
#[derive(Debug, Default)]
pub(super) struct Words {
    ids: FxHashMap<CompactString, WordId>,
    /// Forms of the verbs met so far, by their base.
    verbs: FxHashMap<WordId, Box<[(WordId, Form)]>>,
    /// Plurals of the nouns met so far, by the noun.
    plurals: FxHashMap<WordId, WordId>,
}

impl Words {
    /// The word's id, made if need be; the first is 1.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        let next = self.count() as WordId + 1;
        *self.ids.entry(CompactString::new(word)).or_insert(next)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.ids.len()
    }

    /// The plural of the noun `base`, which is the word `id`.
    pub(super) fn plural(&mut self, base: &str, id: WordId) -> WordId {
        if let Some(known) = self.plurals.get(&id) {
            return *known;
        }
        let plural = self.intern(&with_s(base));
        self.plurals.insert(id, plural);
        plural
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

    pub(super) fn write(&self, writer: &mut Writer) {
        Vocabulary::write(self.ids.iter().map(|(word, id)| (word.as_str(), *id)), writer);
    }
}
