//! The first reading of a document in, what it says of each word's other occurrences out: the second reading's facts.

use super::chain::{LABELS, Scores};
use super::templates::{Sink, add_facts};

/// What the first reading made of all occurrences of one word.
#[derive(Debug, Clone, Copy, Default)]
struct Echo {
    count: f32,
    sum: Scores,
    place: f32,
    person: f32,
}

/// What the first reading made of every word of a document.
#[derive(Debug, Default)]
pub(super) struct Echoes {
    /// By the word's key.
    words: Vec<Echo>,
}

fn place(word: &Scores) -> f32 {
    word[1] + word[2]
}

impl Echoes {
    /// Adds one occurrence of a word with the probability of each label.
    pub(super) fn hear(&mut self, key: u32, word: &Scores) {
        let key = key as usize;
        if self.words.len() <= key {
            self.words.resize(key + 1, Echo::default());
        }
        let echo = &mut self.words[key];
        echo.count += 1.0;
        echo.place = echo.place.max(place(word));
        echo.person = echo.person.max(word[5]);
        for (sum, probability) in echo.sum.iter_mut().zip(word) {
            *sum += probability;
        }
    }

    /// How surely some occurrence of a word is of a person.
    pub(super) fn person(&self, key: u32) -> f32 {
        self.words.get(key as usize).map_or(0.0, |echo| echo.person)
    }

    /// Gives `sink` what the first reading says of word `at` and of its other occurrences.
    pub(super) fn facts_of(&self, keys: &[u32], first: &[Scores], at: usize, class: u32, sink: &mut impl Sink) {
        let (key, here) = (keys[at], &first[at]);
        let is = Bands::of(here);
        let beside = |word: Option<&Scores>| word.map_or(9, |word| band(place(word)));
        add_facts!(sink,
            Echoes 220: is.place, is.demonym;
            Echoes 221: is.person, is.organization;
            Echoes 222: is.place, beside(at.checked_sub(1).map(|n| &first[n]));
            Echoes 223: is.place, beside(first.get(at + 1));
        );
        let echo = self.words.get(key as usize);
        let Some(echo) = echo.filter(|echo| key != 0 && echo.count > 1.5) else {
            add_facts!(sink, Echoes 224: is.place;);
            return;
        };
        let others = echo.count - 1.0;
        let mut means = [0.0; LABELS];
        for (label, mean) in means.iter_mut().enumerate() {
            *mean = (echo.sum[label] - here[label]).max(0.0) / others;
        }
        let (mean, many) = (Bands::of(&means), (others as u32).min(4));
        add_facts!(sink,
            Echoes 225: is.place, mean.place;
            Echoes 226: mean.place, many;
            Echoes 227: is.place, band(echo.place) * 16 + band(echo.person);
            Echoes 228: mean.person, is.place;
            Echoes 229: mean.organization, is.place;
            Echoes 230: mean.demonym, is.place;
            Echoes 231: mean.place, mean.person * 16 + mean.organization;
            Echoes 232: mean.place * 16 + band(means[1]), is.place * 128 + class;
            Echoes 233: band(means[2]), band(here[2]);
            Echoes 234: band(means[0]), band(here[0]);
        );
    }
}

/// How probable it is, in bands, that a word is of each kind of name.
#[derive(Debug, Clone, Copy)]
struct Bands {
    place: u32,
    demonym: u32,
    person: u32,
    organization: u32,
}

impl Bands {
    fn of(word: &Scores) -> Self {
        Self {
            place: band(place(word)),
            demonym: band(word[3] + word[4]),
            person: band(word[5]),
            organization: band(word[6]),
        }
    }
}

/// Bands that are narrow near certainty.
#[inline]
fn band(probability: f32) -> u32 {
    // Most are of what a word is not.
    if probability <= 0.02 {
        return 0;
    }
    [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98]
        .iter()
        .filter(|edge| probability > **edge)
        .count() as u32
}
