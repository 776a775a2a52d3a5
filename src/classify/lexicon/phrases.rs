//! Phrases by their first word: what the lexicon looks for, and how it is found in a sentence.

use super::LexiconError;
use super::bytes::{Reader, whole};
use super::form::Form;
use super::openings::Openings;
use super::present::{Known, Place, Present};
use super::vocabulary::WordId;
use std::ops::Range;

/// A class of words, such as `weapon`: a bit in a word's set of classes.
pub(in crate::classify) type ClassId = u8;

/// Words between the parts of a phrase at most where it says `~`.
const GAP: usize = 5;

/// Steps to try a phrase at a word at most; two gaps need no more, and of four those that match do so early.
const STEPS: usize = 160;

/// One part of a phrase after its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// This word, or the other form of it.
    Word(WordId, WordId),
    /// A word of this class.
    Class(ClassId),
    /// Up to [`GAP`] words of any kind.
    Gap,
}

impl Part {
    /// The part as two numbers; words are numbered from 1.
    pub(super) const fn packed(self) -> [u32; 2] {
        match self {
            Self::Word(one, other) => [one, other],
            Self::Class(class) => [0, 1 + class as u32],
            Self::Gap => [0, 0],
        }
    }

    const fn unpacked(numbers: [u32; 2]) -> Self {
        match numbers {
            [0, 0] => Self::Gap,
            [0, class] => Self::Class((class - 1) as ClassId),
            [one, other] => Self::Word(one, other),
        }
    }
}

/// A phrase found: what it stands for, and which words it is made of.
#[derive(Debug, Clone)]
pub(in crate::classify) struct Match<M> {
    /// What the phrase stands for.
    pub(in crate::classify) meaning: M,
    /// The words that matched, in order, those in gaps left out. Never empty.
    pub(in crate::classify) words: Vec<usize>,
    /// Form of the first word.
    pub(in crate::classify) form: Form,
}

/// A phrase: where its parts after the first lie, and what it stands for.
#[derive(Debug)]
struct Phrase<M> {
    parts: Range<u32>,
    /// The last of its words after the first, in both forms; a sentence without it needs no closer look. 0 where there is none.
    needed: (WordId, WordId),
    /// The classes of its words after the first, a bit each; a sentence without them needs none either.
    classes: u64,
    meaning: M,
}

/// Phrases, each with what it stands for.
#[derive(Debug)]
pub(in crate::classify) struct Phrases<M> {
    phrases: Vec<Phrase<M>>,
    parts: Vec<Part>,
    /// The words that they begin with, but those that begin with a class.
    by_word: Openings,
    /// The classes that the others begin with, each in the place of the word of its number.
    by_class: Openings,
    /// The classes that phrases begin with, a bit each.
    opening_classes: u64,
}

impl<M: Copy> Phrases<M> {
    /// Reads what the compiler's phrases wrote, each with the meaning of its number.
    pub(super) fn read(reader: &mut Reader<'_>, meaning: impl Fn(u32) -> Option<M>) -> Result<Self, LexiconError> {
        let mut start = 0;
        let phrase = |[end, one, other, low, high, number]: [u32; 6]| {
            let parts = start..end;
            start = end;
            Some(Phrase {
                parts,
                needed: (one, other),
                classes: whole([low, high]),
                meaning: meaning(number)?,
            })
        };
        let phrases = reader.each("meanings that phrases have", phrase)?;
        let parts = reader.records()?.map(Part::unpacked).collect();
        let (by_word, by_class) = (Openings::read(reader)?, Openings::read(reader)?);
        let opens = |class: &WordId| by_class.all_of(*class).next().is_some();
        Ok(Self {
            opening_classes: (0..64).filter(opens).fold(0, |classes, class| classes | 1 << class),
            phrases,
            parts,
            by_word,
            by_class,
        })
    }

    /// The classes that phrases begin with, a bit each.
    pub(in crate::classify) const fn opening_classes(&self) -> u64 {
        self.opening_classes
    }

    /// Whether a phrase may begin with the word.
    pub(super) fn opens(&self, word: WordId) -> bool {
        self.by_word.all_of(word).next().is_some()
    }

    /// What the phrases stand for that may begin with the word, each with whether it is the word alone.
    pub(super) fn of_word(&self, word: WordId) -> impl Iterator<Item = (M, bool)> {
        let phrases = self.by_word.all_of(word).map(|phrase| &self.phrases[phrase as usize]);
        phrases.map(|phrase| (phrase.meaning, phrase.parts.is_empty()))
    }

    /// All phrases that start at a word, each with its nearest words.
    pub(in crate::classify) fn starting_at(&self, place: Place<'_>, found: &mut Vec<Match<M>>) {
        self.each_at(place, &mut Vec::new(), |meaning, words, form| {
            found.push(Match {
                meaning,
                words: words.to_vec(),
                form,
            });
        });
    }

    /// Calls `found` with the meaning of each phrase that starts at a word, its nearest words, and the form of the first.
    /// `matched` is room for these words, so that none is made for each phrase.
    pub(in crate::classify) fn each_at(
        &self,
        place: Place<'_>,
        matched: &mut Vec<usize>,
        mut found: impl FnMut(M, &[usize], Form),
    ) {
        let word = place.words[place.at];
        let mut attempt = |phrase: &Phrase<M>, form| {
            matched.clear();
            if self.is_at(phrase, place, matched) {
                found(phrase.meaning, matched, form);
            }
        };
        let next = place.words.get(place.at + 1).map_or(0, |next| next.id);
        let by_word = self.by_word.of(word.id, next);
        let by_class = ones(word.classes & self.opening_classes).flat_map(|class| self.by_class.of(class, 0));
        for (number, form) in by_word.chain(by_class) {
            let phrase = &self.phrases[number as usize];
            if phrase.may_be_in(place.present) {
                attempt(phrase, form);
            }
        }
    }

    /// Whether a phrase stands at a word that it may begin with; its words go to `matched`, which is empty.
    fn is_at(&self, phrase: &Phrase<M>, place: Place<'_>, matched: &mut Vec<usize>) -> bool {
        let parts = &self.parts[phrase.parts.start as usize..phrase.parts.end as usize];
        let mut steps = STEPS;
        matched.push(place.at);
        parts.is_empty() || follow(parts, place.words, place.at + 1, matched, &mut steps)
    }
}

impl<M> Phrase<M> {
    /// Whether the words after its first may be in a sentence.
    fn may_be_in(&self, present: &Present) -> bool {
        let (one, other) = self.needed;
        present.holds(self.classes) && (one == 0 || present.may_hold(one) || present.may_hold(other))
    }
}

/// The numbers of the bits that are set.
fn ones(mut bits: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let lowest = bits.trailing_zeros();
        bits &= bits.checked_sub(1)?;
        Some(lowest)
    })
}

/// Whether `parts` follow from word `at`; the words that they match go to `matched`. `steps` bounds the ways tried.
fn follow(parts: &[Part], words: &[Known], at: usize, matched: &mut Vec<usize>, steps: &mut usize) -> bool {
    let Some((part, rest)) = parts.split_first() else {
        return true;
    };
    let Some(left) = steps.checked_sub(1) else {
        return false;
    };
    *steps = left;
    if *part == Part::Gap {
        let passed = |at: usize| !words[at].barred && !words[at].stops;
        let end = (at..=at + GAP)
            .find(|at| *at >= words.len() || !passed(*at))
            .unwrap_or(at + GAP);
        return (at..=end).any(|at| follow(rest, words, at, matched, steps));
    }
    let Some(word) = words.get(at).filter(|word| !word.barred) else {
        return false;
    };
    let fits = match part {
        Part::Word(one, other) => word.id == *one || word.id == *other,
        Part::Class(class) => word.classes >> class & 1 == 1,
        Part::Gap => false,
    };
    if !fits {
        return false;
    }
    matched.push(at);
    if follow(rest, words, at + 1, matched, steps) {
        return true;
    }
    matched.pop();
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::lexicon::Opens;
    use crate::classify::lexicon::bytes::Writer;
    use crate::classify::lexicon::compile::testing::{Kind, of_one_phrase};
    use crate::classify::lexicon::vocabulary::Vocabulary;

    fn find(phrase: &str, kind: Kind, text: &str) -> Option<Vec<usize>> {
        let mut writer = Writer::default();
        of_one_phrase(phrase, kind, &mut writer);
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes).unwrap();
        let phrases = Phrases::read(&mut reader, |_| Some(())).unwrap();
        let vocabulary = Vocabulary::read(&mut reader).unwrap();
        let words: Vec<Known> = text
            .split(' ')
            .map(|word| Known {
                id: vocabulary.id(word),
                opens: Opens::default(),
                classes: 0,
                barred: word == "—",
                stops: false,
            })
            .collect();
        let mut found = Vec::new();
        let present = Present::of(&words, 0);
        let place = |at| Place {
            words: &words,
            present: &present,
            at,
        };
        (0..words.len()).for_each(|at| phrases.starting_at(place(at), &mut found));
        found.pop().map(|found| found.words)
    }

    #[test]
    fn a_verb_inflects_at_its_head_and_a_noun_at_its_end() {
        assert_eq!(find("pull out", Kind::Verb, "they pulled out"), Some(vec![1, 2]));
        assert_eq!(find("car bomb", Kind::Noun, "two car bombs"), Some(vec![1, 2]));
        assert_eq!(find("car bomb", Kind::Exact, "two car bombs"), None);
    }

    #[test]
    fn a_gap_lets_a_few_words_between() {
        assert_eq!(
            find("shoot ~ down", Kind::Verb, "shooting a large jet down"),
            Some(vec![0, 4])
        );
        assert_eq!(find("shoot ~ down", Kind::Verb, "shoot a b c d e f down"), None);
    }
}
