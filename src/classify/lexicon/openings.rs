//! The words that phrases begin with in, the phrases that may stand at a word, by it and the word after it, out.

use super::inflect::Form;
use super::vocabulary::WordId;

/// A word that a phrase begins with.
#[derive(Debug, Clone, Copy)]
struct Opening {
    word: WordId,
    /// The word right after it that the phrase asks for; 0 where it does not.
    second: WordId,
    phrase: u32,
    form: Form,
}

/// The words that phrases begin with, each with its phrases.
#[derive(Debug, Default)]
pub(super) struct Openings {
    /// Sorted by word, second word and phrase once all are added.
    sorted: Vec<Opening>,
    /// Where those of each word begin.
    starts: Vec<u32>,
}

impl Openings {
    /// Adds a word that a phrase begins with, for both forms of the word that it asks for right after it, 0 where it asks for none.
    pub(super) fn add(&mut self, word: WordId, (one, other): (WordId, WordId), phrase: u32, form: Form) {
        let opening = |second| Opening {
            word,
            second,
            phrase,
            form,
        };
        self.sorted.push(opening(one));
        if other != one {
            self.sorted.push(opening(other));
        }
    }

    /// Readies them for look-ups, once all are added.
    pub(super) fn finish(&mut self) {
        self.sorted = sorted_by_word(&self.sorted);
        for of_word in self.sorted.chunk_by_mut(|one, other| one.word == other.word) {
            of_word.sort_by_key(|opening| opening.second);
        }
        // Of two like forms of a verb ("hit") that of the base was added first and stays.
        self.sorted
            .dedup_by_key(|opening| (opening.word, opening.second, opening.phrase));
        self.starts.clear();
        for (at, opening) in self.sorted.iter().enumerate() {
            self.starts
                .resize(self.starts.len().max(opening.word as usize + 1), at as u32);
        }
        self.starts.push(self.sorted.len() as u32);
    }

    /// The phrases whose first word is `word`.
    fn of_word(&self, word: WordId) -> &[Opening] {
        let slot = word as usize;
        match (self.starts.get(slot), self.starts.get(slot + 1)) {
            (Some(from), Some(to)) => &self.sorted[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// All phrases that a word may begin, whatever follows.
    pub(super) fn all_of(&self, word: WordId) -> impl Iterator<Item = u32> {
        self.of_word(word).iter().map(|opening| opening.phrase)
    }

    /// The phrases that a word may begin where the word `next` follows, in the order in which they were added; 0 is none that the
    /// lexicon knows.
    pub(super) fn of(&self, word: WordId, next: WordId) -> impl Iterator<Item = (u32, Form)> {
        let of_word = self.of_word(word);
        let (any, asking) = of_word.split_at(of_word.partition_point(|opening| opening.second == 0));
        let asking = if next == 0 { &[] } else { asking };
        let from = asking.partition_point(|opening| opening.second < next);
        let of_next = asking[from..].iter().take_while(|opening| opening.second == next);
        InOrder {
            one: any,
            other: &asking[from..from + of_next.count()],
        }
    }
}

/// What two lists of phrases in order have, in order.
struct InOrder<'o> {
    one: &'o [Opening],
    other: &'o [Opening],
}

impl Iterator for InOrder<'_> {
    type Item = (u32, Form);

    fn next(&mut self) -> Option<Self::Item> {
        let other_first = match (self.one.first(), self.other.first()) {
            (Some(one), Some(other)) => other.phrase < one.phrase,
            (one, _) => one.is_none(),
        };
        let list = if other_first { &mut self.other } else { &mut self.one };
        let (first, rest) = list.split_first()?;
        *list = rest;
        Some((first.phrase, first.form))
    }
}

/// Openings by their words; those of one word in the order in which they were added, which is that of the phrases. Words are
/// numbers without gaps, so that counting sorts them.
fn sorted_by_word(openings: &[Opening]) -> Vec<Opening> {
    let words = openings
        .iter()
        .map(|opening| opening.word as usize + 1)
        .max()
        .unwrap_or(0);
    let mut next = vec![0; words + 1];
    openings.iter().for_each(|opening| next[opening.word as usize + 1] += 1);
    for word in 0..words {
        next[word + 1] += next[word];
    }
    let mut sorted = openings.to_vec();
    for opening in openings {
        let slot = &mut next[opening.word as usize];
        sorted[*slot] = *opening;
        *slot += 1;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_come_in_their_order_whether_they_ask_for_the_next_word_or_not() {
        let mut openings = Openings::default();
        for (phrase, second) in [(0, (7, 8)), (1, (0, 0)), (2, (9, 9)), (3, (8, 8))] {
            openings.add(5, second, phrase, Form::Plain);
        }
        openings.add(4, (8, 8), 4, Form::Plain);
        openings.finish();
        let at = |word, next| openings.of(word, next).map(|(phrase, _)| phrase).collect::<Vec<_>>();
        assert_eq!(at(5, 8), [0, 1, 3]);
        assert_eq!(at(5, 7), [0, 1]);
        assert_eq!((at(5, 0), at(6, 8), at(4, 8)), (vec![1], vec![], vec![4]));
    }
}
