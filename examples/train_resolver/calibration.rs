//! Decisions in, how often they were right by how sure they were out.

use crate::scoring::Decision;

/// Pins by tenths of their probability.
#[derive(Default)]
pub struct Reliability {
    bins: [(usize, usize, f64); 10],
    alternatives: (usize, usize, f64),
}

impl Reliability {
    pub fn add(&mut self, decision: &Decision) {
        let Some((_, probability)) = decision.best.first() else {
            return;
        };
        let bin = &mut self.bins[((probability * 10.0) as usize).min(9)];
        *bin = (bin.0 + 1, bin.1 + usize::from(decision.is_near()), bin.2 + probability);
        if let Some((_, second)) = decision.best.get(1).filter(|_| !decision.is_near()) {
            let right = decision.second_near;
            let sum = &mut self.alternatives;
            *sum = (sum.0 + 1, sum.1 + usize::from(right), sum.2 + second);
        }
    }

    pub fn table(&self) -> String {
        let total: usize = self.bins.iter().map(|bin| bin.0).sum();
        let mut gap = 0.0;
        let mut text = String::from(
            "Found mentions with a candidate, cross-validated, nothing known of outlets: the probability of the likeliest \
             candidate, and how often it lies within 161 km of the annotated point; not annotated counts as wrong.\n\n\
             | probability | mentions | mean | right |\n|---|---|---|---|\n",
        );
        for (n, (count, right, sum)) in self.bins.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
            let (said, held) = (sum / *count as f64, *right as f64 / *count as f64);
            gap += (said - held).abs() * *count as f64 / total as f64;
            let end = if n == 9 { "1".to_owned() } else { format!(".{}", n + 1) };
            text += &format!("| .{n} to {end} | {count} | {said:.3} | {held:.3} |\n");
        }
        let (wrong, second, sum) = self.alternatives;
        text + &format!(
            "\nExpected calibration error {gap:.4} over {total} mentions. Where the likeliest was wrong and there was a second \
             ({wrong}), the second was right in {:.3}; its probability was {:.3} on average.\n",
            second as f64 / wrong.max(1) as f64,
            sum / wrong.max(1) as f64
        )
    }
}
