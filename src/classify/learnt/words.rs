//! Words in, how much each speaks for each event type out.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What `tools/fit_learnt.py` learnt of words.
static TABLE: &str = include_str!("../../../data/events/learnt_words.txt");

static BUILT_IN: LazyLock<Words> = LazyLock::new(|| Words::parse(TABLE).expect("the built-in table is read by a test"));

/// Event types at most.
pub(super) const MOST: usize = 48;
/// The character that stands for no weight.
const ZERO: u8 = b'O';

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
    of: FxHashMap<&'static str, &'static [u8]>,
}

impl Words {
    /// The table of `data/events`.
    pub(super) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    fn parse(table: &'static str) -> Option<Self> {
        let mut lines = table.lines().filter(|line| !line.starts_with('#'));
        let types: Vec<&str> = lines.next()?.split(' ').collect();
        let mut steps = lines.next()?.split(' ').map(str::parse);
        let steps = [steps.next()?.ok()?, steps.next()?.ok()?];
        let mut rows = lines.map(|line| {
            let (word, weights) = line.split_once('\t')?;
            (weights.len() == types.len() + 1).then_some((word, weights.as_bytes()))
        });
        let (_, bias) = rows.next()??;
        (types.len() < MOST).then_some(())?;
        let of = rows.collect::<Option<_>>()?;
        Some(Self { types, bias, steps, of })
    }

    /// How a step of the word speaks for type `number`; `None` of a word that is not known.
    pub(super) fn weight(&self, word: &str, number: usize) -> Option<f32> {
        let weights = self.of.get(word)?;
        let mean = weights[..self.types.len()].iter().map(|step| steps(*step)).sum::<f32>() / self.types.len() as f32;
        Some((steps(weights[number]) - mean) * self.steps[0])
    }

    /// The logarithms of how likely a text of these words tells of each type.
    pub(super) fn scores<'w>(&self, words: impl Iterator<Item = &'w str>) -> Scores {
        let mut scores = [0.0; MOST];
        let mut known = 1.0_f32;
        for weights in words.filter_map(|word| self.of.get(word)) {
            known += 1.0;
            for (score, step) in scores.iter_mut().zip(*weights) {
                *score += steps(*step);
            }
        }
        let share = self.steps[0] / known.sqrt();
        let scored = &mut scores[..=self.types.len()];
        for (score, bias) in scored.iter_mut().zip(self.bias) {
            *score = *score * share + steps(*bias) * self.steps[1];
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
        let scores = words.scores(text.split(' '));
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
            let scores = words.scores(text.split(' '));
            let sum: f32 = scores[..=words.types.len()].iter().map(|score| score.exp()).sum();
            assert!((sum - 1.0).abs() < 1e-3, "{text}: {sum}");
        }
    }
}
