//! Words in, what the classifier knows of each wherever it stands out: news repeats its words, and they are looked up once.

use super::dates::may_tell_date;
use super::learnt::{Weights, learnt_of};
use super::lexicon::{EventLexicon, Opens, Parts, WordId, lower_case};
use super::reading::SCORE;
use super::status::may_be_year;
use crate::domain::Span;
use crate::text::{Token, long_word, short_word, tokenize};
use rustc_hash::FxHashMap;

/// When so many words are kept, the next document begins without any: some 8 MB. All of English news fits, other than names.
const MOST_KEPT: usize = 1 << 16;
/// The same of their bytes: what a page holds of code and pictures is one word each, of megabytes.
const MOST_BYTES: usize = 1 << 20;

/// What is known of a word wherever it stands.
#[derive(Debug)]
pub(super) struct Spelled {
    /// In lower case, its apostrophe a plain one.
    pub(super) lower: Box<str>,
    /// Which word of the lexicon it is, without the number that it is written onto: "mm" of "280mm".
    pub(super) id: WordId,
    /// Which phrases it may open.
    pub(super) opens: Opens,
    /// What can be read off its letters.
    pub(super) signs: Signs,
    /// The classes that it belongs to by itself, a bit each.
    pub(super) classes: u64,
    /// The classes that it may have in phrases which it opens.
    pub(super) phrase_classes: u64,
    /// What it may do in a sentence.
    pub(super) parts: Parts,
    /// What was learnt of it.
    pub(super) learnt: Option<Weights>,
}

/// What can be read off a word's letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs(u8);

impl Signs {
    /// It begins with a digit.
    pub(super) const NUMBER: Self = Self(1);
    /// It is a year, of our time or before.
    pub(super) const YEAR: Self = Self(2);
    /// It is one of the words by which dates are told.
    pub(super) const DATE: Self = Self(4);
    /// It is "may" or "march", which with a capital may be months.
    pub(super) const MONTH: Self = Self(8);
    /// It is "and" or "as", which open clauses at times.
    pub(super) const JOINS: Self = Self(16);

    fn of(lower: &str) -> Self {
        let signs = [
            (lower.starts_with(|c: char| c.is_ascii_digit()), Self::NUMBER),
            (may_be_year(lower), Self::YEAR),
            (may_tell_date(lower), Self::DATE),
            (matches!(lower, "may" | "march"), Self::MONTH),
            (matches!(lower, "and" | "as"), Self::JOINS),
        ];
        let held = signs.into_iter().filter(|(holds, _)| *holds);
        held.fold(Self::default(), |signs, (_, sign)| signs.with(sign))
    }

    /// These and `others`.
    pub(super) const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether `sign` is among them.
    pub(super) const fn has(self, sign: Self) -> bool {
        self.0 & sign.0 != 0
    }
}

/// A piece of a text that is read as one sentence, its words looked up.
#[derive(Debug)]
pub(super) struct Piece {
    /// Where it lies.
    pub(super) span: Span,
    /// Its words.
    tokens: Vec<Token>,
    /// The number that each has among all words.
    numbers: Vec<u32>,
    /// What can be read off the letters of its words, all of it.
    pub(super) signs: Signs,
    /// The classes that its words belong to by themselves, a bit each.
    pub(super) classes: u64,
    /// The classes that a closer look may find in it.
    pub(super) phrase_classes: u64,
}

impl Piece {
    /// Looks the words of `span` up, those that are new in `lexicon`, which is the same each time.
    pub(super) fn new(text: &str, span: Span, words: &mut Words, lexicon: &EventLexicon) -> Self {
        let tokens = tokenize(text, span);
        let mut piece = Self {
            numbers: Vec::with_capacity(tokens.len()),
            tokens,
            span,
            signs: Signs::default(),
            classes: 0,
            phrase_classes: lexicon.classes_of_classes(),
        };
        let mut number = false;
        for token in &piece.tokens {
            let at = words.add(token.span.slice(text), lexicon);
            let word = words.get(at);
            piece.numbers.push(at);
            piece.signs = piece.signs.with(word.signs);
            piece.phrase_classes |= word.phrase_classes;
            // A month has no class.
            if word.signs.has(Signs::MONTH) {
                piece.phrase_classes |= word.classes;
            } else {
                piece.classes |= word.classes;
            }
            let after_number = std::mem::replace(&mut number, word.signs.has(Signs::NUMBER));
            piece.phrase_classes |= u64::from(number && after_number) << SCORE;
        }
        piece
    }

    /// Where its words lie, from the first to the last, if it has any.
    pub(super) fn span_of_words(&self) -> Option<Span> {
        let (first, last) = (self.tokens.first()?, self.tokens.last()?);
        Some(first.span.join(last.span))
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// What is known of word `at`.
    pub(super) fn word<'w>(&self, at: usize, words: &'w Words) -> &'w Spelled {
        words.get(self.numbers[at])
    }

    /// Its words, each with what is known of it.
    pub(super) fn words<'w>(&self, words: &'w Words) -> impl Iterator<Item = (&Token, &'w Spelled)> {
        let spelled = self.numbers.iter().map(|number| words.get(*number));
        self.tokens.iter().zip(spelled)
    }
}

/// The words met so far, all looked up in one lexicon.
#[derive(Debug, Default)]
pub(super) struct Words {
    spelled: Vec<Spelled>,
    /// Those that are numbers by themselves, in whichever case.
    short: FxHashMap<u64, u32>,
    long: FxHashMap<u128, u32>,
    /// The others, as printed.
    other: FxHashMap<Box<str>, u32>,
    bytes: usize,
}

impl Words {
    /// Begins another document.
    pub(super) fn begin(&mut self) {
        if self.spelled.len() >= MOST_KEPT || self.bytes >= MOST_BYTES {
            *self = Self::default();
        }
    }

    /// The number of a word as printed; `lexicon` is the same each time.
    fn add(&mut self, printed: &str, lexicon: &EventLexicon) -> u32 {
        let (spelled, bytes) = (&mut self.spelled, &mut self.bytes);
        let new = || {
            *bytes += printed.len();
            spelled.push(Spelled::new(lower_case(printed).into(), lexicon));
            spelled.len() as u32 - 1
        };
        if let Some(short) = short_word(printed) {
            return *self.short.entry(short).or_insert_with(new);
        }
        if let Some(long) = long_word(printed) {
            return *self.long.entry(long).or_insert_with(new);
        }
        match self.other.get(printed) {
            Some(known) => *known,
            None => *self.other.entry(printed.into()).or_insert_with(new),
        }
    }

    /// The word of that number.
    fn get(&self, number: u32) -> &Spelled {
        &self.spelled[number as usize]
    }
}

impl Spelled {
    fn new(lower: Box<str>, lexicon: &EventLexicon) -> Self {
        let id = lexicon.vocabulary.id(unit(&lower));
        Self {
            id,
            opens: lexicon.opens(id),
            signs: Signs::of(&lower),
            classes: lexicon.classes_of(id),
            phrase_classes: lexicon.classes_of_phrases(id),
            parts: lexicon.grammar.of(id),
            learnt: learnt_of(&lower),
            lower,
        }
    }
}

/// The word without the number that it is written onto: "mm" of "280mm".
fn unit(lower: &str) -> &str {
    let unit = lower.trim_start_matches(|c: char| c.is_ascii_digit());
    if unit.is_empty() { lower } else { unit }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_up_once_in_whichever_case() {
        let (mut words, lexicon) = (Words::default(), EventLexicon::default());
        let mut add = |word| words.add(word, &lexicon);
        let (number, long, other) = (add("Strikes"), add("Earthquakes"), add("O'er"));
        assert_eq!((add("strikes"), add("earthquakes"), add("O'er")), (number, long, other));
        let lower = |number: u32| &*words.get(number).lower;
        assert_eq!(
            (lower(number), lower(long), lower(other)),
            ("strikes", "earthquakes", "o'er")
        );
        assert!(words.get(number).id != 0);
    }

    #[test]
    fn signs_are_read_off_the_letters() {
        let has = |word: &str, sign| Signs::of(word).has(sign);
        assert!(has("2014", Signs::YEAR) && has("2014", Signs::DATE) && has("2014", Signs::NUMBER));
        assert!(has("1755", Signs::YEAR) && !has("4500", Signs::YEAR) && has("28mm", Signs::NUMBER));
        assert!(has("may", Signs::MONTH) && has("may", Signs::DATE) && has("sept.", Signs::DATE));
        assert!(has("as", Signs::JOINS) && !has("has", Signs::JOINS) && has("weeks", Signs::DATE));
    }

    #[test]
    fn a_unit_is_known_behind_its_number() {
        assert_eq!((unit("280mm"), unit("280")), ("mm", "280"));
    }
}
