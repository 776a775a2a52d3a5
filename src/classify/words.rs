//! Words in, what the classifier knows of each wherever it stands out: news repeats its words, and they are looked up once.

use super::dates::may_tell_date;
use super::learnt::{Weights, learnt_of};
use super::lexicon::{EventLexicon, Opens, Parts, WordId, lower_case};
use super::reading::SCORE;
use super::status::may_be_year;
use crate::domain::Span;
use crate::text::{Token, tokenize};
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
            let at = words.add(text, token.span, lexicon);
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
    /// The words of a few letters of ASCII, as numbers, in whichever case.
    short: FxHashMap<u64, u32>,
    /// The others, as printed.
    long: FxHashMap<Box<str>, u32>,
    bytes: usize,
}

impl Words {
    /// Begins another document.
    pub(super) fn begin(&mut self) {
        if self.spelled.len() >= MOST_KEPT || self.bytes >= MOST_BYTES {
            *self = Self::default();
        }
    }

    /// The number of the word of a text that lies at `span`; `lexicon` is the same each time.
    fn add(&mut self, text: &str, span: Span, lexicon: &EventLexicon) -> u32 {
        let short = short(text.as_bytes(), span);
        let known = match short {
            Some(short) => self.short.get(&short),
            None => self.long.get(span.slice(text)),
        };
        if let Some(known) = known {
            return *known;
        }
        let printed = span.slice(text);
        let number = self.spelled.len() as u32;
        self.spelled.push(Spelled::new(lower_case(printed).into(), lexicon));
        self.bytes += printed.len();
        match short {
            Some(short) => self.short.insert(short, number),
            None => self.long.insert(printed.into(), number),
        };
        number
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

/// The word at `span`, if it has up to eight letters, digits, full stops and apostrophes of ASCII, in whichever case, as a number:
/// another one for each other word. `None` for all else.
fn short(text: &[u8], span: Span) -> Option<u64> {
    const EIGHT: usize = size_of::<u64>();
    let unused = 8 * EIGHT.checked_sub(span.len()).filter(|unused| *unused < EIGHT)?;
    let rest = &text[span.start()..];
    let joined = match rest.first_chunk::<EIGHT>() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => rest.iter().rfold(0, |number, byte| number << 8 | u64::from(*byte)),
    };
    let joined = joined & u64::MAX >> unused;
    // The bit by which small letters differ from capitals; what else a word is made of has it.
    (joined & 0x8080_8080_8080_8080 == 0).then_some(joined | 0x2020_2020_2020_2020 >> unused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_up_once_in_whichever_case() {
        let (mut words, lexicon) = (Words::default(), EventLexicon::default());
        let mut add = |word: &str| words.add(word, Span::new(0, word.len()), &lexicon);
        let (number, long) = (add("Strikes"), add("Earthquakes"));
        assert_eq!((add("strikes"), add("Earthquakes")), (number, long));
        assert_eq!(&*words.get(number).lower, "strikes");
        assert!(words.get(number).id != 0);
        assert_eq!(&*words.get(long).lower, "earthquakes");
    }

    #[test]
    fn short_words_that_differ_in_more_than_case_have_other_numbers() {
        let short = |word: &str| short(word.as_bytes(), Span::new(0, word.len()));
        let words = ["a", "aa", "u.s", "us", "o'er", "over", "0slo", "oslo", "12345678"];
        let numbers: std::collections::HashSet<_> = words.iter().map(|word| short(word).unwrap()).collect();
        assert_eq!(numbers.len(), words.len());
        assert_eq!(short("U.S"), short("u.s"));
        assert_eq!((short("Stavanger"), short("Łódź")), (None, None));
        let within = |text: &str| super::short(text.as_bytes(), Span::new(3, 7));
        assert_eq!(
            (within("in Oslo"), within("in Oslo, Norway")),
            (short("oslo"), short("oslo"))
        );
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
