//! A name that the model found in, whether the words beside it make it none of a place out: a ship's, a road's, a person's by
//! age, a company's by its shares. Of all these the corpora have too few to learn from.

use super::cues::Cue;
use super::possible::Possible;
use super::reading::{Gap, Reading, Word};
use super::word_lists::{
    AFTER_ROADS, BEFORE_ROADS, CLUBS, DONE_TO_SHIPS, HONORIFICS, KIN, OF_CLUBS, OF_SHARES, OF_SHIPS, OF_TURKEYS,
    SHIP_PREFIXES, SHIPS, SMALL_IN_TITLES, WITH_TURKEYS,
};
use crate::domain::NameClass;
use crate::text::Case;
use std::ops::Range;

/// The most words from those for kin to one of them.
const LONGEST_LIST: usize = 40;
/// The most letters of the title of a work.
const LONGEST_TITLE: usize = 60;

/// Whether these words are no place's name for what stands beside them; `possible` is the name of the gazetteer in them.
pub(super) fn is_no_place(reading: &Reading<'_>, words: &Range<usize>, possible: &Possible) -> bool {
    let beside = Beside {
        reading,
        words,
        possible,
    };
    beside.is_ship()
        || beside.is_road()
        || beside.is_aged()
        || beside.has_scored()
        || beside.is_share()
        || beside.is_double()
        || beside.is_club()
        || beside.is_bird()
        || beside.is_honored()
        || beside.is_kin()
        || beside.is_in_title()
}

struct Beside<'r, 'd> {
    reading: &'r Reading<'d>,
    words: &'r Range<usize>,
    possible: &'r Possible,
}

impl Beside<'_, '_> {
    /// The word so many words after the name, where no sentence begins in between; "" where there is none.
    fn after(&self, n: usize) -> &str {
        let at = self.words.end + n;
        let apart = |word: &Word| word.opens || word.gap != Gap::Space;
        match self.reading.words.get(self.words.end..=at) {
            Some(words) if !words.iter().any(apart) => self.reading.folded(at),
            _ => "",
        }
    }

    /// The number of the word before, where only a space parts them.
    fn before(&self) -> Option<usize> {
        let first = &self.reading.words[self.words.start];
        let close = first.gap == Gap::Space && !first.opens;
        self.words.start.checked_sub(1).filter(|_| close)
    }

    fn before_is(&self, words: &[&str]) -> bool {
        self.before()
            .is_some_and(|before| words.contains(&self.reading.folded(before)))
    }

    /// "HMS Lancaster", "the ferry Estonia"; "the Moskva sank", as no city does; but the Philippines may.
    fn is_ship(&self) -> bool {
        let Some(before) = self.before() else { return false };
        let small = !self.reading.words[before].token.is_capitalized();
        let sails = OF_SHIPS.contains(&self.after(0))
            || matches!(self.after(0), "was" | "is" | "been" | "being") && DONE_TO_SHIPS.contains(&self.after(1));
        let kind = SHIPS.contains(&self.reading.folded(before)) && (small || self.reading.words[before].opens);
        SHIP_PREFIXES.contains(&self.reading.printed(before))
            || kind
            || self.reading.folded(before) == "the" && sails && !self.possible.has(NameClass::Country)
    }

    /// "on U.S. 41", "US 82 near Detroit"; not "in the U.S. 41 people".
    fn is_road(&self) -> bool {
        let Some(number) = self.reading.words.get(self.words.end) else {
            return false;
        };
        let close = matches!(number.gap, Gap::Space | Gap::Stop) && !number.opens;
        let short = self.possible.has(NameClass::Country) && self.possible.is_abbreviated(self.reading);
        short
            && close
            && is_number(self.reading.printed(self.words.end), 3)
            && !self.before_is(&["the"])
            && (self.before_is(&BEFORE_ROADS) || AFTER_ROADS.contains(&self.after_number()))
    }

    fn after_number(&self) -> &str {
        let at = self.words.end + 1;
        let next = self.reading.words.get(at).filter(|word| word.gap == Gap::Space);
        next.map_or("", |_| self.reading.folded(at))
    }

    /// "Washington, 60, said".
    fn is_aged(&self) -> bool {
        let Some(age) = self.reading.words.get(self.words.end) else {
            return false;
        };
        let placed = self.before().is_some_and(|before| {
            let cues = self.reading.words[before].cues;
            cues.is(Cue::Locative) || cues.is(Cue::Movement) || cues.is(Cue::Relation)
        });
        let ends = self.reading.text[age.token.span.end()..].starts_with(',');
        age.gap == Gap::Comma && ends && is_number(self.reading.printed(self.words.end), 2) && !placed
    }

    /// "Jordan scored 30 points".
    fn has_scored(&self) -> bool {
        let given = self.words.len() == 1 && self.reading.facts(self.words.start).given >= 1;
        given && self.after(0) == "scored" && self.is_digit(1)
    }

    /// "Santander rose 3%"; not "exports to Japan fell 3%".
    fn is_share(&self) -> bool {
        let begins = self.words.len() == 1 && self.reading.words[self.words.start].opens;
        begins && OF_SHARES.contains(&self.after(0)) && self.is_digit(1) && {
            let number = &self.reading.words[self.words.end + 1];
            let percent = self.reading.text[number.token.span.end()..].starts_with('%');
            percent || matches!(self.after(2), "percent" | "per" | "pct")
        }
    }

    /// "Toronto-Dominion Bank"; not "the Rwanda-Uganda border".
    fn is_double(&self) -> bool {
        let at = self.words.end;
        let words = &self.reading.words;
        let named = |n: usize| {
            words
                .get(n)
                .is_some_and(|word| word.token.is_capitalized() && !word.opens)
        };
        let joined = named(at) && words[at].gap == Gap::Hyphen && named(at + 1) && words[at + 1].gap == Gap::Space;
        joined && (words[at + 1].cues.is(Cue::Company) || self.reading.folded(at + 1) == "bank")
    }

    /// "Bayern beat Dortmund"; not "voters in Bayern lost".
    fn is_club(&self) -> bool {
        let placed = self
            .before()
            .is_some_and(|before| self.reading.words[before].cues.is(Cue::Locative));
        let club = self.words.len() == 1 && CLUBS.contains(&self.reading.folded(self.words.start));
        club && OF_CLUBS.contains(&self.after(0)) && !placed
    }

    /// "Turkey prices soar before Thanksgiving"; not "Turkey prices rose 5% in May".
    fn is_bird(&self) -> bool {
        let begins = self.words.len() == 1 && self.reading.words[self.words.start].opens;
        let bird = begins && self.reading.folded(self.words.start) == "turkey" && OF_TURKEYS.contains(&self.after(0));
        let sentence = || (self.words.end..self.reading.words.len()).take_while(|at| !self.reading.words[*at].opens);
        bird && sentence().any(|at| WITH_TURKEYS.contains(&self.reading.folded(at)))
    }

    /// "Alhaji Lawal Kankara".
    fn is_honored(&self) -> bool {
        self.words.len() > 1 && HONORIFICS.contains(&self.reading.printed(self.words.start))
            || self
                .before()
                .is_some_and(|before| HONORIFICS.contains(&self.reading.printed(before)))
    }

    /// "Survived by her daughters Una (Perth) and Carmel (Chicago)": a given name before the place where somebody lives.
    fn is_kin(&self) -> bool {
        let end = self.reading.words[self.words.end - 1].token.span.end();
        let home = self.reading.text[end..].strip_prefix(" (").unwrap_or_default();
        let bracket = home.starts_with(char::is_uppercase);
        let given = self.words.len() == 1 && self.reading.facts(self.words.start).given >= 1;
        let sentence = || {
            (0..self.words.start)
                .rev()
                .take_while(|at| !self.reading.words[at + 1].opens)
                .take(LONGEST_LIST)
        };
        bracket && given && sentence().any(|at| KIN.contains(&self.reading.folded(at)))
    }

    /// "Florence in Winter": in quotation marks, with a capital at every word that is not small, and no full stop.
    fn is_in_title(&self) -> bool {
        let text = self.reading.text;
        let start = self.reading.words[self.words.start].token.span.start();
        let near = &text.as_bytes()[start.saturating_sub(LONGEST_TITLE)..start];
        if near.is_ascii() && !near.contains(&b'"') {
            return false;
        }
        let before = text[..start].char_indices().rev().take(LONGEST_TITLE);
        let mut before = before.take_while(|(_, c)| *c != '\n');
        let Some((quote, _)) = before.find(|(_, c)| matches!(c, '“' | '"')) else {
            return false;
        };
        let title = text[quote..].trim_start_matches(['“', '"']);
        let mut within = title.char_indices().take(LONGEST_TITLE);
        let end = within.find(|(_, c)| matches!(c, '”' | '"' | '\n'));
        end.is_some_and(|(end, _)| is_title(title[..end].trim_end_matches(',')))
    }

    fn is_digit(&self, n: usize) -> bool {
        let word = self.reading.words.get(self.words.end + n);
        word.is_some_and(|word| word.token.case == Case::Digit)
    }
}

/// Whether words are written as the title of a work is, with a small word among them.
fn is_title(words: &str) -> bool {
    let mut small = false;
    let fits = |word: &str| {
        let is_small = SMALL_IN_TITLES.contains(&word);
        small |= is_small;
        is_small || word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
    };
    let fits = words.split(' ').all(fits);
    let last = words.rsplit(' ').next().unwrap_or_default();
    fits && small && last.starts_with(char::is_uppercase) && words.starts_with(char::is_uppercase)
}

/// Whether a word is a number of so many digits at most.
fn is_number(word: &str, most: usize) -> bool {
    (1..=most).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_have_capitals_and_a_small_word() {
        assert!(is_title("Florence in Winter") && is_title("The Road to Lima"));
        assert!(!is_title("Florence Winter") && !is_title("Florence is in winter") && !is_title("In Lima, 1970"));
    }

    #[test]
    fn numbers_of_roads_and_ages_are_digits_and_few() {
        assert!(is_number("41", 3) && is_number("9", 2));
        assert!(!is_number("82nd", 4) && !is_number("1984", 3) && !is_number("", 3));
    }
}
