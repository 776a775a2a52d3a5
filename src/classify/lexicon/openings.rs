//! The words that phrases begin with in, the phrases that may stand at a word, by it and the word after it, out.

use super::LexiconError;
use super::bytes::{Reader, Writer};
use super::form::Form;
use super::vocabulary::WordId;
use std::ops::Range;

/// A word that a phrase begins with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    pub(super) word: WordId,
    /// The word right after it that the phrase asks for; 0 where it does not.
    pub(super) second: WordId,
    pub(super) phrase: u32,
    /// The word's form.
    pub(super) form: Form,
}

/// The words that phrases begin with, each with its phrases.
#[derive(Debug)]
pub(super) struct Openings {
    /// Where those of each word begin.
    starts: Vec<u32>,
    /// The words that phrases ask for next, by word, second word and phrase.
    seconds: Vec<WordId>,
    /// The phrases, each four times its number and the form of its first word.
    phrases: Vec<u32>,
}

impl Openings {
    /// Reads what [`Openings::write`] wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, LexiconError> {
        Ok(Self {
            starts: reader.numbers()?,
            seconds: reader.numbers()?,
            phrases: reader.numbers()?,
        })
    }

    /// Writes openings, which come in the order of the phrases.
    pub(super) fn write(mut openings: Vec<Opening>, writer: &mut Writer) {
        openings.sort_by_key(|opening| (opening.word, opening.second));
        // Of two like forms of a verb ("hit") that of the base was added first and stays.
        openings.dedup_by_key(|opening| (opening.word, opening.second, opening.phrase));
        let mut starts = Vec::new();
        for (at, opening) in openings.iter().enumerate() {
            starts.resize(starts.len().max(opening.word as usize + 1), at as u32);
        }
        starts.push(openings.len() as u32);
        writer.numbers(&starts);
        writer.records(openings.iter().map(|opening| [opening.second]));
        writer.records(
            openings
                .iter()
                .map(|opening| [opening.phrase << 2 | opening.form as u32]),
        );
    }

    /// Where the phrases lie whose first word is `word`.
    fn of_word(&self, word: WordId) -> Range<usize> {
        let slot = word as usize;
        match (self.starts.get(slot), self.starts.get(slot + 1)) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            _ => 0..0,
        }
    }

    /// All phrases that a word may begin, whatever follows.
    pub(super) fn all_of(&self, word: WordId) -> impl Iterator<Item = u32> {
        self.phrases[self.of_word(word)].iter().map(|phrase| phrase >> 2)
    }

    /// The phrases that a word may begin where the word `next` follows, in the order in which they were added; 0 is none that the
    /// lexicon knows.
    pub(super) fn of(&self, word: WordId, next: WordId) -> impl Iterator<Item = (u32, Form)> {
        let of_word = self.of_word(word);
        let (seconds, phrases) = (&self.seconds[of_word.clone()], &self.phrases[of_word]);
        let (one, asking) = phrases.split_at(seconds.partition_point(|second| *second == 0));
        let seconds = if next == 0 { &[] } else { &seconds[one.len()..] };
        let from = seconds.partition_point(|second| *second < next);
        let count = seconds[from..].iter().take_while(|second| **second == next).count();
        InOrder {
            one,
            other: &asking[from..from + count],
        }
    }
}

/// What two lists of phrases in order have, in order.
struct InOrder<'o> {
    one: &'o [u32],
    other: &'o [u32],
}

impl Iterator for InOrder<'_> {
    type Item = (u32, Form);

    fn next(&mut self) -> Option<Self::Item> {
        let other_first = match (self.one.first(), self.other.first()) {
            (Some(one), Some(other)) => other < one,
            (one, _) => one.is_none(),
        };
        let list = if other_first { &mut self.other } else { &mut self.one };
        let (first, rest) = list.split_first()?;
        *list = rest;
        Some((first >> 2, Form::of(*first)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_come_in_their_order_whether_they_ask_for_the_next_word_or_not() {
        let opening = |(word, second, phrase, form)| Opening {
            word,
            second,
            phrase,
            form,
        };
        let openings = [
            (5, 7, 0, Form::Plain),
            (5, 8, 0, Form::Plain),
            (5, 0, 1, Form::Present),
            (5, 0, 1, Form::Past),
            (5, 9, 2, Form::Plain),
            (5, 8, 3, Form::Plain),
            (4, 8, 4, Form::Plain),
        ];
        let mut writer = Writer::default();
        Openings::write(openings.map(opening).to_vec(), &mut writer);
        let bytes = writer.finish();
        let openings = Openings::read(&mut Reader::new(&bytes).unwrap()).unwrap();
        let at = |word, next| openings.of(word, next).map(|(phrase, _)| phrase).collect::<Vec<_>>();
        assert_eq!(at(5, 8), [0, 1, 3]);
        assert_eq!(at(5, 7), [0, 1]);
        assert_eq!((at(5, 0), at(6, 8), at(4, 8)), (vec![1], vec![], vec![4]));
        assert_eq!(openings.of(5, 0).next(), Some((1, Form::Present)));
    }
}
