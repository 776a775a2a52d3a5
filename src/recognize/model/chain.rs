//! Scores of words in, labels of words out: the linear chain, decoded and summed over.

/// How many labels a word can have.
pub(super) const LABELS: usize = 8;

/// One score a label.
pub(super) type Scores = [f32; LABELS];

/// What a word is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[cfg_attr(
    not(feature = "train"),
    allow(dead_code, reason = "the recognizer reads labels off the table's columns")
)]
pub(super) enum Label {
    /// No name.
    Outside,
    /// First word of a place's name.
    PlaceFirst,
    /// Further word of a place's name.
    PlaceInside,
    /// First word of a demonym.
    DemonymFirst,
    /// Further word of a demonym.
    DemonymInside,
    /// Of a person's name.
    Person,
    /// Of an organization's name, where no place's name stands in it.
    Organization,
    /// Of another name: a people without a place, an event, a product, a month.
    Other,
}

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Join {
    /// A space, a hyphen, the full stop of an abbreviation.
    Close,
    /// A comma.
    Comma,
    /// Another mark.
    Mark,
    /// The end of a sentence, or the mark that opens a quotation.
    Sentence,
}

/// How many kinds of [`Join`] there are.
pub(super) const JOINS: usize = 4;

/// What each label counts for after each other one, by what stands between their words: a person's name goes on after a space,
/// and hardly into the next sentence.
pub(super) type Transitions = [[Scores; LABELS]; JOINS];

/// The transitions as factors of probabilities.
pub(super) fn raised(transitions: &Transitions) -> Transitions {
    transitions.map(|rows| rows.map(|row| row.map(f32::exp)))
}

/// A score that no path of finite ones can outweigh.
pub(super) const NEVER: f32 = -1e9;

/// Whether `next` may follow `label`: the inside of a name follows only its first word or its inside.
#[cfg(any(feature = "train", test))]
pub(super) const fn may_follow(label: usize, next: usize) -> bool {
    match next {
        2 => label == 1 || label == 2,
        4 => label == 3 || label == 4,
        _ => true,
    }
}

/// A word that may not go on a name is inside none.
pub(super) fn bar(goes_on: bool, word: &mut Scores) {
    if !goes_on {
        word[Label::PlaceInside as usize] = NEVER;
        word[Label::DemonymInside as usize] = NEVER;
    }
}

/// The best labels for words with these scores, before and after which no name stands. `bests` are the scores of the best paths to
/// each label of each word, kept so that nothing is allocated.
pub(super) fn best_path(
    scores: &[Scores],
    joins: &[Join],
    transitions: &Transitions,
    bests: &mut Vec<Scores>,
    path: &mut Vec<u8>,
) {
    bests.clear();
    path.clear();
    let mut best: Scores = [NEVER; LABELS];
    best[0] = 0.0;
    bests.push(best);
    for (word, join) in scores.iter().zip(joins) {
        let mut next = [NEVER; LABELS];
        for (score, row) in best.iter().zip(&transitions[*join as usize]) {
            for label in 0..LABELS {
                let sum = score + row[label];
                next[label] = if sum > next[label] { sum } else { next[label] };
            }
        }
        for label in 0..LABELS {
            next[label] += word[label];
        }
        best = next;
        bests.push(best);
    }
    let last = (0..LABELS).max_by(|a, b| best[*a].total_cmp(&best[*b])).unwrap_or(0);
    let mut label = last;
    for (best, join) in bests.iter().zip(joins).rev() {
        path.push(label as u8);
        label = best_before(best, &transitions[*join as usize], label);
    }
    path.reverse();
}

/// From which label the best path comes to `label`: which it is, few words need.
fn best_before(best: &Scores, transitions: &[Scores; LABELS], label: usize) -> usize {
    let (mut top, mut from) = (NEVER, 0);
    for before in 0..LABELS {
        let sum = best[before] + transitions[before][label];
        if sum > top {
            (top, from) = (sum, before);
        }
    }
    from
}

/// The exponentials of numbers that are not above 0, to a millionth of each: all labels at once, which one call a label of the
/// system's library is not. What is barred is far below.
#[inline]
fn powers_of(below: &Scores) -> Scores {
    /// The exponential of what is less is as good as 0.
    const LEAST: f32 = -87.0;
    /// Added to a number of that size, it leaves no room for what follows the point.
    const WHOLE: f32 = 12_582_912.0;
    /// The logarithm of 2 in two parts, of which multiples of the first are exact.
    const LN_2: [f32; 2] = [0.693_359_4, -0.000_212_194_44];
    let mut powers = [0.0; LABELS];
    for (power, below) in powers.iter_mut().zip(below) {
        let x = below.max(LEAST);
        // 2 to the power of a whole number, and of what is left, which is at most a half: the latter by its series.
        let shifted = x * std::f32::consts::LOG2_E + WHOLE;
        let whole = shifted - WHOLE;
        let rest = x - whole * LN_2[0] - whole * LN_2[1];
        let mut series = 1.0 / 5040.0;
        for factor in [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
            series = series * rest + factor;
        }
        let two = f32::from_bits(shifted.to_bits().wrapping_add(127) << 23);
        *power = if *below < LEAST { 0.0 } else { two * series };
    }
    powers
}

/// The highest score of the labels of `mask`.
#[inline]
fn highest(word: &Scores, mask: u8) -> f32 {
    let possible = (0..LABELS).filter(|label| mask >> label & 1 == 1);
    possible.map(|label| word[label]).fold(f32::MIN, f32::max)
}

/// Sums over all paths, kept between runs so that nothing is allocated.
#[derive(Debug, Default)]
pub(super) struct Sums {
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    scale: Vec<f32>,
    powers: Vec<Scores>,
    /// The highest score of each word, to which its powers are relative.
    tops: Vec<f32>,
}

impl Sums {
    /// The probability of each label for each word, given that only the labels of `allowed` (a bit each) can be.
    /// `out` has as many words as `scores`.
    pub(super) fn marginals(
        &mut self,
        scores: &[Scores],
        joins: &[Join],
        transitions: &Transitions,
        allowed: impl Fn(usize) -> u8,
        out: &mut [Scores],
    ) {
        let n = scores.len();
        self.forward.clear();
        self.scale.clear();
        self.powers.clear();
        self.tops.clear();
        let mut before: Scores = [0.0; LABELS];
        before[0] = 1.0;
        for (at, word) in scores.iter().enumerate() {
            let mask = allowed(at);
            let top = highest(word, mask);
            let mut power = powers_of(&word.map(|score| score - top));
            if mask != u8::MAX {
                (0..LABELS)
                    .filter(|label| mask >> label & 1 == 0)
                    .for_each(|label| power[label] = 0.0);
            }
            let transitions = &transitions[joins[at] as usize];
            let mut here = [0.0f32; LABELS];
            for from in 0..LABELS {
                for label in 0..LABELS {
                    here[label] += before[from] * transitions[from][label];
                }
            }
            let mut sum = 0.0;
            for label in 0..LABELS {
                here[label] *= power[label];
                sum += here[label];
            }
            let sum = sum.max(1e-30);
            for value in &mut here {
                *value /= sum;
            }
            self.tops.push(top);
            self.scale.push(sum);
            self.powers.push(power);
            self.forward.push(here);
            before = here;
        }
        self.backward.clear();
        self.backward.resize(n, [1.0; LABELS]);
        for at in (1..n).rev() {
            let transitions = &transitions[joins[at] as usize];
            let next = self.backward[at];
            let power = self.powers[at];
            let scale = self.scale[at];
            let mut here = [0.0f32; LABELS];
            for from in 0..LABELS {
                for label in 0..LABELS {
                    here[from] += transitions[from][label] * power[label] * next[label];
                }
                here[from] /= scale;
            }
            self.backward[at - 1] = here;
        }
        for (at, word) in out.iter_mut().enumerate().take(n) {
            for (label, value) in word.iter_mut().enumerate() {
                *value = self.forward[at][label] * self.backward[at][label];
            }
        }
    }

    /// The logarithm of the sum over all paths of the last [`Sums::marginals`].
    #[cfg(test)]
    fn logarithm(&self) -> f64 {
        let words = self.scale.iter().zip(&self.tops);
        words.map(|(sum, top)| f64::from(sum.ln()) + f64::from(*top)).sum()
    }

    /// Adds the expected count of each transition of the last [`Sums::marginals`], times `factor`.
    #[cfg(feature = "train")]
    pub(super) fn add_transitions(
        &self,
        joins: &[Join],
        transitions: &Transitions,
        factor: f32,
        out: &mut Transitions,
    ) {
        let mut before: Scores = [0.0; LABELS];
        before[0] = 1.0;
        for (at, join) in joins.iter().enumerate() {
            let (transitions, out) = (&transitions[*join as usize], &mut out[*join as usize]);
            for from in 0..LABELS {
                for label in 0..LABELS {
                    let flow =
                        before[from] * transitions[from][label] * self.powers[at][label] * self.backward[at][label]
                            / self.scale[at];
                    out[from][label] += factor * flow;
                }
            }
            before = self.forward[at];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores without pattern, the same each time.
    fn scores(words: usize, mut seed: u32) -> Vec<Scores> {
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / (1 << 24) as f32 * 4.0 - 2.0
        };
        (0..words).map(|_| [0.0; LABELS].map(|_: f32| next())).collect()
    }

    /// What stands before each of up to four words.
    const BETWEEN: [Join; 4] = [Join::Sentence, Join::Close, Join::Comma, Join::Mark];

    fn transitions() -> Transitions {
        let mut transitions = [[[0.0; LABELS]; LABELS]; JOINS];
        for (join, rows) in transitions.iter_mut().enumerate() {
            for (from, row) in rows.iter_mut().enumerate() {
                for (to, value) in row.iter_mut().enumerate() {
                    *value = if may_follow(from, to) {
                        (join * 2 + from * 3 + to) as f32 % 5.0 / 5.0
                    } else {
                        NEVER
                    };
                }
            }
        }
        transitions
    }

    /// All paths with their scores.
    fn paths(scores: &[Scores], transitions: &Transitions) -> Vec<(Vec<u8>, f64)> {
        let mut paths = vec![(Vec::new(), 0.0)];
        for (word, join) in scores.iter().zip(BETWEEN) {
            let transitions = &transitions[join as usize];
            let longer = |(path, score): &(Vec<u8>, f64)| {
                let before = path.last().copied().unwrap_or(0);
                let step = |label: usize| f64::from(transitions[usize::from(before)][label] + word[label]);
                (0..LABELS)
                    .map(|label| ([&path[..], &[label as u8]].concat(), score + step(label)))
                    .collect::<Vec<_>>()
            };
            paths = paths.iter().flat_map(longer).collect();
        }
        paths
    }

    #[test]
    fn the_best_path_is_the_best_of_all() {
        let (mut bests, mut path) = (Vec::new(), Vec::new());
        for seed in 0..20 {
            let scores = scores(4, seed);
            best_path(&scores, &BETWEEN, &transitions(), &mut bests, &mut path);
            let all = paths(&scores, &transitions());
            let best = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
            assert_eq!(path, best.0);
        }
    }

    #[test]
    fn powers_are_the_exponentials() {
        for n in 0..LABELS * 1000 {
            let below = [0, 1, 2, 3, 4, 5, 6, 7].map(|label| -((n * 7 + label) as f32) / 613.0);
            for (power, below) in powers_of(&below).into_iter().zip(below) {
                let exact = if below < -87.0 { 0.0 } else { below.exp() };
                assert!((power - exact).abs() <= exact * 1e-6, "{below}: {power}, {exact}");
            }
        }
        assert_eq!(powers_of(&[0.0; LABELS]), [1.0; LABELS]);
        assert_eq!(powers_of(&[NEVER; LABELS]), [0.0; LABELS]);
    }

    #[test]
    fn probabilities_are_those_of_all_paths_counted() {
        let scores = scores(3, 7);
        let raised = raised(&transitions());
        let mut marginals = vec![[0.0; LABELS]; 3];
        let mut sums = Sums::default();
        sums.marginals(&scores, &BETWEEN, &raised, |_| 0xFF, &mut marginals);
        let all = paths(&scores, &transitions());
        let sum: f64 = all.iter().map(|(_, score)| score.exp()).sum();
        assert!((sums.logarithm() - sum.ln()).abs() < 1e-4);
        for (at, word) in marginals.iter().enumerate() {
            for (label, marginal) in word.iter().enumerate() {
                let of_label = all.iter().filter(|(path, _)| usize::from(path[at]) == label);
                let share = of_label.map(|(_, score)| score.exp()).sum::<f64>() / sum;
                assert!((f64::from(*marginal) - share).abs() < 1e-4);
            }
        }
    }
}
