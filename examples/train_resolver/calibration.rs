//! Decisions in, how often they were right by how sure they were out.

use crate::scoring::Decision;

/// How probable a choice was by its scores, and whether it was right.
pub type Sure = (f64, bool);

/// The likeliest candidate of a decision, if there is one.
pub fn sure(decision: &Decision) -> Option<Sure> {
    let (_, probability) = decision.best.first()?;
    Some((*probability, decision.is_near()))
}

/// Slope and offset of the log-odds that fit best what was right, by Newton's method.
pub fn fitted<'s>(sure: impl Iterator<Item = &'s Sure> + Clone) -> [f64; 2] {
    let (mut slope, mut offset) = (1.0, 0.0);
    for _ in 0..30 {
        let (mut down, mut down_offset) = (0.0, 0.0);
        let (mut a, mut b, mut c) = (1e-6, 0.0, 1e-6);
        for (probability, right) in sure.clone() {
            let odds = log_odds(*probability);
            let said = 1.0 / (1.0 + (-(slope * odds + offset)).exp());
            let (off, curve) = (f64::from(u8::from(*right)) - said, said * (1.0 - said));
            down += off * odds;
            down_offset += off;
            a += curve * odds * odds;
            b += curve * odds;
            c += curve;
        }
        let determinant = a * c - b * b;
        slope += (c * down - b * down_offset) / determinant;
        offset += (a * down_offset - b * down) / determinant;
    }
    [slope, offset]
}

fn log_odds(probability: f64) -> f64 {
    let probability = probability.clamp(1e-4, 1.0 - 1e-4);
    (probability / (1.0 - probability)).ln()
}

/// How often choices were right by tenths of their probability, each part's probabilities laid along the line that fits
/// the other parts.
pub fn table(parts: &[Vec<Sure>]) -> String {
    let mut bins = [(0_usize, 0_usize, 0.0); 10];
    for (n, part) in parts.iter().enumerate() {
        let others = parts
            .iter()
            .enumerate()
            .filter(|(m, _)| *m != n)
            .flat_map(|(_, part)| part);
        let [slope, offset] = fitted(others);
        for (probability, right) in part {
            let said: f64 = 1.0 / (1.0 + (-(slope * log_odds(*probability) + offset)).exp());
            let bin = &mut bins[((said * 10.0) as usize).min(9)];
            *bin = (bin.0 + 1, bin.1 + usize::from(*right), bin.2 + said);
        }
    }
    let total: usize = bins.iter().map(|bin| bin.0).sum();
    let mut gap = 0.0;
    let mut text = String::from(
        "Found mentions with a candidate, cross-validated, nothing known of outlets: `place_confidence` of the likeliest \
         candidate, its line fitted on the other folds, and how often it lies within 161 km of the annotated point; not \
         annotated counts as wrong.\n\n| confidence | mentions | mean | right |\n|---|---|---|---|\n",
    );
    for (n, (count, right, sum)) in bins.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
        let (said, held) = (sum / *count as f64, *right as f64 / *count as f64);
        gap += (said - held).abs() * *count as f64 / total as f64;
        let end = if n == 9 { "1".to_owned() } else { format!(".{}", n + 1) };
        text += &format!("| .{n} to {end} | {count} | {said:.3} | {held:.3} |\n");
    }
    text + &format!("\nExpected calibration error {gap:.4} over {total} mentions.\n")
}
