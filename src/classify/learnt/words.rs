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

/// Something of each type, by their numbers in the table; the last stands for no event.
pub(super) type OfTypes = [f32; MOST];

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

    /// How much more a word of these weights speaks for type `number` than for others, as a rule.
    pub(super) fn weight(&self, weights: Weights, number: usize) -> f32 {
        steps(weights[number]) * self.steps[0]
    }

    /// How much more it speaks for type `number` than for the likeliest; 0 where that is the type.
    pub(super) fn ahead(&self, weights: Weights, number: usize) -> f32 {
        let most = weights[..self.types.len()].iter().max().copied().unwrap_or(ZERO);
        (steps(weights[number]) - steps(most)) * self.steps[0]
    }

    /// How likely a text of these words tells of each type, as shares.
    pub(super) fn likelihoods(&self, words: impl Iterator<Item = Weights>) -> OfTypes {
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
        let mut likelihoods = [0.0; MOST];
        let all = &mut likelihoods[..self.bias.len()];
        for ((score, sum), bias) in all.iter_mut().zip(sums).zip(self.bias) {
            *score = (sum as f32 - none) * share + steps(*bias) * self.steps[1];
        }
        let most = all.iter().copied().fold(f32::MIN, f32::max);
        all.iter_mut().for_each(|score| *score = exp(*score - most));
        let sum: f32 = all.iter().sum();
        all.iter_mut().for_each(|likelihood| *likelihood /= sum);
        likelihoods
    }
}

/// e to the power of a number that is 0 at most, to five digits and never 0: without branches, so that several numbers are worked on at
/// once.
fn exp(power: f32) -> f32 {
    /// Added to a number, it leaves no bit for what is behind the point.
    const WHOLE: f32 = 12_582_912.0;
    let twos = (power * std::f32::consts::LOG2_E).max(-126.0);
    let whole = twos + WHOLE;
    let rest = (twos - (whole - WHOLE)) * std::f32::consts::LN_2;
    let two_to_whole = f32::from_bits((whole.to_bits() << 23).wrapping_add(1.0_f32.to_bits()));
    let series = [1.0 / 6.0, 1.0 / 5.0, 1.0 / 4.0, 1.0 / 3.0, 1.0 / 2.0, 1.0].into_iter();
    two_to_whole * series.fold(1.0, |sum, share| 1.0 + rest * share * sum)
}

fn steps(character: u8) -> f32 {
    f32::from(character) - f32::from(ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeliest(text: &str) -> &'static str {
        let words = Words::built_in();
        let likelihoods = words.likelihoods(text.split(' ').filter_map(learnt_of));
        let numbers = 0..words.types.len();
        let best = numbers.max_by(|one, other| likelihoods[*one].total_cmp(&likelihoods[*other]));
        words.types[best.unwrap()]
    }

    #[test]
    fn words_that_no_trigger_holds_tell_the_type() {
        assert_eq!(likeliest("nurses on the ward saw fever and a rash"), "disease");
        assert_eq!(likeliest("the goalkeeper let the striker score"), "sport");
        assert_eq!(likeliest("the river rose over the embankment"), "flood");
    }

    #[test]
    fn likelihoods_are_shares() {
        let words = Words::built_in();
        for text in ["", "xyzzy", "nurses on the ward"] {
            let likelihoods = words.likelihoods(text.split(' ').filter_map(learnt_of));
            assert!((likelihoods.iter().sum::<f32>() - 1.0).abs() < 1e-3, "{text}");
        }
    }

    #[test]
    fn powers_are_those_of_the_library() {
        for power in (0..8_000).map(|step| -0.01 * step as f32) {
            let expected = power.exp();
            assert!((exp(power) - expected).abs() <= 1e-5 * expected, "{power}");
        }
        assert!(exp(-1e9) > 0.0 && exp(-1e9) < 1e-37);
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
