//! Phrases by their first word: what the lexicon looks for, and how it is found in a sentence.

use super::inflect::{Form, Irregular};
use super::openings::Openings;
use super::present::{Known, Place, Present};
use super::rows::pieces;
use super::vocabulary::{Vocabulary, WordId};
use std::ops::Range;

/// A class of words, such as `weapon`: a bit in a word's set of classes.
pub(in crate::classify) type ClassId = u8;

/// Words between the parts of a phrase at most where it says `~`.
const GAP: usize = 5;

/// Steps to try a phrase at a word at most; two gaps need no more, and of four those that match do so early.
const STEPS: usize = 160;

/// One part of a phrase after its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// This word, or the other form of it.
    Word(WordId, WordId),
    /// A word of this class.
    Class(ClassId),
    /// Up to [`GAP`] words of any kind.
    Gap,
}

impl Part {
    /// The word that it asks for, in both forms.
    fn words(&self) -> Option<(WordId, WordId)> {
        match self {
            Self::Word(one, other) => Some((*one, *other)),
            Self::Class(_) | Self::Gap => None,
        }
    }

    /// The class that it asks for, as a bit.
    fn class(&self) -> u64 {
        let Self::Class(class) = self else { return 0 };
        1 << class
    }
}

/// How a phrase inflects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::classify) enum Kind {
    /// Its first word, as a verb.
    Verb,
    /// Its last word, as a noun.
    Noun,
    /// Not at all.
    Exact,
}

impl Kind {
    pub(super) const EXPECTED: &'static str = "verb, noun or exact";

    pub(in crate::classify) fn parse(text: &str) -> Option<Self> {
        match text {
            "verb" => Some(Self::Verb),
            "noun" => Some(Self::Noun),
            "exact" => Some(Self::Exact),
            _ => None,
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
    parts: Range<usize>,
    /// The last of its words after the first, in both forms; a sentence without it needs no closer look.
    needed: Option<(WordId, WordId)>,
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
    by_class: Vec<Vec<u32>>,
    /// The classes that phrases begin with, a bit each.
    opening_classes: u64,
}

impl<M> Default for Phrases<M> {
    fn default() -> Self {
        Self {
            phrases: Vec::new(),
            parts: Vec::new(),
            by_word: Openings::default(),
            by_class: Vec::new(),
            opening_classes: 0,
        }
    }
}

/// What a phrase is built with: the words so far, the names of classes, and irregular verbs.
pub(super) struct PhraseBuilder<'b> {
    pub(in crate::classify) vocabulary: &'b mut Vocabulary,
    pub(in crate::classify) classes: &'b [String],
    pub(in crate::classify) irregular: &'b Irregular,
}

impl PhraseBuilder<'_> {
    /// The class named by `@name`, or the text that names none.
    fn class<'p>(&self, part: &'p str) -> Result<Option<ClassId>, &'p str> {
        let Some(name) = part.strip_prefix('@') else {
            return Ok(None);
        };
        let id = self.classes.iter().position(|class| class == name).ok_or(part)?;
        Ok(Some(id as ClassId))
    }

    /// The number of a word.
    pub(in crate::classify) fn word(&mut self, word: &str) -> WordId {
        self.vocabulary.intern(word)
    }

    fn part<'p>(&mut self, part: &'p str, plural: bool) -> Result<Part, &'p str> {
        if part == "~" {
            return Ok(Part::Gap);
        }
        if let Some(class) = self.class(part)? {
            return Ok(Part::Class(class));
        }
        let id = self.vocabulary.intern(part);
        let other = if plural { self.vocabulary.plural(part, id) } else { id };
        Ok(Part::Word(id, other))
    }
}

impl<M: Copy> Phrases<M> {
    /// Adds a phrase: words, `@class`es and `~` gaps.
    ///
    /// # Errors
    /// With the part that names no class.
    pub(super) fn add<'p>(
        &mut self,
        phrase: &'p str,
        kind: Kind,
        meaning: M,
        with: &mut PhraseBuilder<'_>,
    ) -> Result<(), &'p str> {
        // The text parts words at hyphens, so the lexicon does as well.
        let mut pieces = pieces(phrase, |byte| matches!(byte, b' ' | b'-'))
            .filter(|piece| !piece.is_empty())
            .peekable();
        let Some(first) = pieces.next() else {
            return Ok(());
        };
        let alone = pieces.peek().is_none();
        let from = self.parts.len();
        while let Some(piece) = pieces.next() {
            let inflects = kind == Kind::Noun || (kind == Kind::Verb && piece.len() > 3);
            let plural = inflects && pieces.peek().is_none();
            self.parts.push(with.part(piece, plural)?);
        }
        let number = self.phrases.len() as u32;
        self.phrases.push(Phrase {
            parts: from..self.parts.len(),
            needed: self.parts[from..].iter().rev().find_map(Part::words),
            classes: self.parts[from..]
                .iter()
                .fold(0, |classes, part| classes | part.class()),
            meaning,
        });
        if let Some(class) = with.class(first)? {
            let slot = usize::from(class);
            if self.by_class.len() <= slot {
                self.by_class.resize_with(slot + 1, Vec::new);
            }
            self.by_class[slot].push(number);
            self.opening_classes |= 1 << class;
            return Ok(());
        }
        let word = with.vocabulary.intern(first);
        let form = match kind {
            Kind::Verb => with.irregular.form_of_base(first),
            Kind::Noun | Kind::Exact => Form::Plain,
        };
        self.open(word, number, form);
        match kind {
            Kind::Verb => {
                let forms = with.vocabulary.verb_forms(first, word, with.irregular);
                forms.iter().for_each(|(form, what)| self.open(*form, number, *what));
            }
            Kind::Noun if alone => {
                let plural = with.vocabulary.plural(first, word);
                self.open(plural, number, Form::Plain);
            }
            _ => {}
        }
        Ok(())
    }

    /// Adds a word that a phrase begins with, for each form of the word after it.
    fn open(&mut self, word: WordId, phrase: u32, form: Form) {
        let parts = &self.phrases[phrase as usize].parts;
        let second = self.parts[parts.clone()].first().and_then(Part::words);
        self.by_word.add(word, second.unwrap_or((0, 0)), phrase, form);
    }

    /// Adds a phrase of words that do not inflect.
    pub(super) fn add_words(&mut self, words: &[WordId], meaning: M) {
        let Some((first, rest)) = words.split_first() else {
            return;
        };
        let from = self.parts.len();
        self.parts.extend(rest.iter().map(|word| Part::Word(*word, *word)));
        self.phrases.push(Phrase {
            parts: from..self.parts.len(),
            needed: rest.last().map(|word| (*word, *word)),
            classes: 0,
            meaning,
        });
        self.open(*first, self.phrases.len() as u32 - 1, Form::Plain);
    }

    /// Readies the phrases for look-ups, once all are added.
    pub(super) fn finish(&mut self) {
        self.by_word.finish();
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
        let classes = ones(word.classes & self.opening_classes);
        let by_class = classes.flat_map(|class| self.by_class.get(class).into_iter().flatten());
        for (number, form) in by_word.chain(by_class.map(|number| (*number, Form::Plain))) {
            let phrase = &self.phrases[number as usize];
            if phrase.may_be_in(place.present) {
                attempt(phrase, form);
            }
        }
    }

    /// Whether a phrase stands at a word that it may begin with; its words go to `matched`, which is empty.
    fn is_at(&self, phrase: &Phrase<M>, place: Place<'_>, matched: &mut Vec<usize>) -> bool {
        let parts = &self.parts[phrase.parts.clone()];
        let mut steps = STEPS;
        matched.push(place.at);
        parts.is_empty() || follow(parts, place.words, place.at + 1, matched, &mut steps)
    }
}

impl<M> Phrase<M> {
    /// Whether the words after its first may be in a sentence.
    fn may_be_in(&self, present: &Present) -> bool {
        let may_hold = |(one, other): (WordId, WordId)| present.may_hold(one) || present.may_hold(other);
        present.holds(self.classes) && self.needed.is_none_or(may_hold)
    }
}

/// The numbers of the bits that are set.
fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = bits.trailing_zeros() as usize;
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

    fn find(phrase: &str, kind: Kind, text: &str) -> Option<Vec<usize>> {
        let (mut vocabulary, mut phrases) = (Vocabulary::default(), Phrases::default());
        let mut with = PhraseBuilder {
            vocabulary: &mut vocabulary,
            classes: &[],
            irregular: &Irregular::default(),
        };
        phrases.add(phrase, kind, (), &mut with).unwrap();
        phrases.finish();
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
