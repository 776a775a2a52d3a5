//! Probabilities as the scores have them in, how often such a choice is right out.
//!
//! Weights are fitted to make right choices, not to be right about how sure they are: what is nearly certain by its score is
//! wrong more often, and what is doubtful less often, than it says.

use crate::text::weights_of;

/// The line that log-odds are laid along.
#[derive(Debug, Clone, Copy)]
pub(super) struct Certainty {
    slope: f64,
    offset: f64,
}

impl Certainty {
    /// Their names in the weights file.
    pub(super) const NAMES: [&str; 2] = ["certainty_slope", "certainty_offset"];

    /// From a weights file; as the scores have it where that says nothing.
    pub(super) fn new(csv: &str) -> Self {
        match weights_of(Self::NAMES, csv)[..] {
            [slope, offset] if slope > 0.0 => Self { slope, offset },
            _ => Self {
                slope: 1.0,
                offset: 0.0,
            },
        }
    }

    /// Makes the likeliest as probable as such a choice is right; the others share what is left, as they did before. The
    /// sum does not grow past 1, and the likeliest stays so. Returns by what the others have been multiplied, "none of these"
    /// among them.
    pub(super) fn calibrate(self, probabilities: &mut [f64]) -> f64 {
        let best = probabilities.iter().copied().fold(0.0, f64::max);
        if best <= 0.0 || best >= 1.0 {
            return 1.0;
        }
        let odds = self.slope * (best / (1.0 - best)).ln() + self.offset;
        let right = 1.0 / (1.0 + (-odds).exp());
        let others = (1.0 - right) / (1.0 - best);
        for probability in probabilities {
            *probability = if *probability < best {
                (*probability * others).min(right)
            } else {
                right
            };
        }
        others
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: &str = "signal,weight,meaning\ncertainty_slope,0.5,\ncertainty_offset,0.2,\n";

    #[test]
    fn the_likeliest_stays_so_and_all_sum_to_one_at_most() {
        for mut probabilities in [[0.97, 0.02], [0.5, 0.4], [0.01, 0.005]] {
            Certainty::new(CSV).calibrate(&mut probabilities);
            assert!(probabilities[0] >= probabilities[1], "{probabilities:?}");
            assert!(probabilities.iter().sum::<f64>() <= 1.0, "{probabilities:?}");
        }
    }

    #[test]
    fn a_file_without_the_line_changes_nothing() {
        let mut probabilities = [0.9, 0.1];
        Certainty::new("signal,weight\n").calibrate(&mut probabilities);
        assert!((probabilities[0] - 0.9).abs() < 1e-9 && (probabilities[1] - 0.1).abs() < 1e-9);
    }
}
