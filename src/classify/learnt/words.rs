//! Words in, how much each speaks for each event type out.

use crate::text::WordTable;
use std::sync::LazyLock;

/// What `tools/fit_learnt.py` learnt of words.
static TABLE: &str = include_str!("../../../data/events/learnt_words.txt");
/// Where in it the weights of each word stand.
static PLACES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/learnt_words.table"));

static BUILT_IN: LazyLock<Words> =
    LazyLock::new(|| Words::parse(TABLE, PLACES).expect("the built-in table is read by a test"));

/// Event types at most.
pub(super) const MOST: usize = 48;
/// The character that stands for no weight.
const ZERO: u8 = b'O';

/// What a word weighs for each type, a character each.
pub(in crate::classify) type Weights = &'static [u8];

/// What was learnt of a word in lower case.
pub(in crate::classify) fn learnt_of(word: &str) -> Option<Weights> {
    BUILT_IN.of(word)
}

/// How much a text speaks for each type, by their numbers in the table; the last is that no event is told.
pub(super) type Scores = [f32; MOST];

/// What is known of words.
pub(super) struct Words {
    /// The types that the table knows, in its order.
    pub(super) types: Vec<&'static str>,
    /// What each type has before any word is read.
    bias: &'static [u8],
    /// What a step of a character is worth in a word, and in the bias.
    steps: [f32; 2],
    table: &'static str,
    places: WordTable,
}

impl Words {
    /// The table of `data/events`.
    pub(super) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    fn parse(table: &'static str, places: &'static [u8]) -> Option<Self> {
        let mut lines = table.lines().filter(|line| !line.starts_with('#'));
        let types: Vec<&str> = lines.next()?.split(' ').collect();
        let mut steps = lines.next()?.split(' ').map(str::parse);
        let steps = [steps.next()?.ok()?, steps.next()?.ok()?];
        let (_, bias) = lines.next()?.split_once('\t')?;
        (types.len() < MOST && bias.len() == types.len() + 1).then_some(())?;
        Some(Self {
            types,
            bias: bias.as_bytes(),
            steps,
            table,
            places: WordTable::new(places).ok()?,
        })
    }

    fn of(&self, word: &str) -> Option<Weights> {
        let at = self.places.get(word)? as usize;
        self.table.as_bytes().get(at..at + self.bias.len())
    }

    /// How a word of these weights speaks for type `number`.
    pub(super) fn weight(&self, weights: Weights, number: usize) -> f32 {
        let mean = weights[..self.types.len()].iter().map(|step| steps(*step)).sum::<f32>() / self.types.len() as f32;
        (steps(weights[number]) - mean) * self.steps[0]
    }

    /// The logarithms of how likely a text of these words tells of each type.
    pub(super) fn scores(&self, words: impl Iterator<Item = Weights>) -> Scores {
        let mut sums = [0_u32; MOST];
        let mut known = 0_u32;
        for weights in words {
            known += 1;
            for (sum, step) in sums.iter_mut().zip(weights) {
                *sum += u32::from(*step);
            }
        }
        let share = self.steps[0] / (known as f32 + 1.0).sqrt();
        let none = (known * u32::from(ZERO)) as f32;
        let mut scores = sums.map(|sum| (sum as f32 - none) * share);
        let scored = &mut scores[..=self.types.len()];
        for (score, bias) in scored.iter_mut().zip(self.bias) {
            *score += steps(*bias) * self.steps[1];
        }
        let most = scored.iter().copied().fold(f32::MIN, f32::max);
        let sum: f32 = scored.iter().map(|score| (*score - most).exp()).sum();
        let sum = most + sum.ln();
        scored.iter_mut().for_each(|score| *score -= sum);
        scores
    }
}

fn steps(character: u8) -> f32 {
    f32::from(character) - f32::from(ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeliest(text: &str) -> &'static str {
        let words = Words::built_in();
        let scores = words.scores(text.split(' ').filter_map(learnt_of));
        let numbers = 0..words.types.len();
        let best = numbers.max_by(|one, other| scores[*one].total_cmp(&scores[*other]));
        words.types[best.unwrap()]
    }

    #[test]
    fn words_that_no_trigger_holds_tell_the_type() {
        assert_eq!(likeliest("nurses on the ward saw fever and a rash"), "disease");
        assert_eq!(likeliest("the goalkeeper let the striker score"), "sport");
        assert_eq!(likeliest("the river rose over the embankment"), "flood");
    }

    #[test]
    fn scores_are_shares() {
        let words = Words::built_in();
        for text in ["", "xyzzy", "nurses on the ward"] {
            let scores = words.scores(text.split(' ').filter_map(learnt_of));
            let sum: f32 = scores[..=words.types.len()].iter().map(|score| score.exp()).sum();
            assert!((sum - 1.0).abs() < 1e-3, "{text}: {sum}");
        }
    }

    #[test]
    fn each_word_of_the_table_has_its_own_weights() {
        let words = Words::built_in();
        let rows = TABLE.lines().filter_map(|line| line.split_once('\t'));
        for (word, weights) in rows {
            assert_eq!(weights.len(), words.types.len() + 1, "{word}");
            assert_eq!(words.of(word), Some(weights.as_bytes()), "{word}");
        }
        assert_eq!(words.of("xyzzy"), None);
    }
}
