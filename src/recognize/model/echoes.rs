//! The first reading of a document in, what it says of each word's other occurrences out: the second reading's facts.

use super::chain::Scores;
use super::templates::{Group, Sink, mix};

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
        let here = &first[at];
        let own = band(place(here));
        let mut add = |template: u32, a: u32, b: u32| sink.add(Group::Echoes, mix(template, [a, b, 0]));
        add(220, own, band(here[3] + here[4]));
        add(221, band(here[5]), band(here[6]));
        let before = at.checked_sub(1).map_or(9, |n| band(place(&first[n])));
        let after = first.get(at + 1).map_or(9, |word| band(place(word)));
        add(222, own, before);
        add(223, own, after);
        let Some(echo) = self
            .words
            .get(keys[at] as usize)
            .filter(|echo| keys[at] != 0 && echo.count > 1.5)
        else {
            add(224, own, 0);
            return;
        };
        let others = echo.count - 1.0;
        let mean = |label: usize| (echo.sum[label] - here[label]).max(0.0) / others;
        let place_mean = band(mean(1) + mean(2));
        let many = (others as u32).min(4);
        add(225, own, place_mean);
        add(226, place_mean, many);
        add(227, own, band(echo.place) * 16 + band(echo.person));
        add(228, band(mean(5)), own);
        add(229, band(mean(6)), own);
        add(230, band(mean(3) + mean(4)), own);
        add(231, place_mean, band(mean(5)) * 16 + band(mean(6)));
        add(232, place_mean * 16 + band(mean(1)), own * 128 + class);
        add(233, band(mean(2)), band(here[2]));
        add(234, band(mean(0)), band(here[0]));
    }
}

/// Bands that are narrow near certainty.
#[inline]
fn band(probability: f32) -> u32 {
    [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98]
        .iter()
        .filter(|edge| probability > **edge)
        .count() as u32
}
