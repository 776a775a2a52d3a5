//! Names found and gold names in, precision, recall, F1 and calibration out.

use crate::bench::Bench;
use crate::corpora::Case;
use crate::options::Options;
use mentionmap::domain::Span;
use mentionmap::recognize::model::training::{Found, GoldKind, Readings, Sample};

/// What was counted.
#[derive(Debug, Default, Clone, Copy)]
pub struct Counts {
    pub right: usize,
    pub found: usize,
    pub gold: usize,
    pub overlap: usize,
}

impl Counts {
    /// F1 over exact spans.
    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }

    /// F1 over spans that overlap.
    pub fn overlap_f1(&self) -> f64 {
        2.0 * self.overlap as f64 / (self.found + self.gold).max(1) as f64
    }

    /// Share of what was found that is right.
    pub fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    /// Share of what is right that was found.
    pub fn recall(&self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }
}

/// Adds what the weights say of a document to the counts, and how sure they were of each name.
pub fn score(
    bench: &Bench,
    samples: &[Sample],
    weights: &Readings,
    n: usize,
    options: &Options,
    counts: &mut Counts,
    sure: &mut Vec<(f32, bool)>,
) {
    let gold = &bench.gold[n];
    let mut found = weights.find(&samples[n], options.settings.without, options.bias);
    if gold.corpus == 3 {
        found.retain(|found| found.place);
    }
    if options.aside {
        // This corpus marks no place within an organization's name: what is found there is left aside.
        let unmarked = |found: &Found| {
            let organization = |kind: &GoldKind| *kind == GoldKind::OrganizationUnmarked;
            gold.names
                .iter()
                .any(|(span, kind)| organization(kind) && span.start() <= found.start && found.end <= span.end())
        };
        found.retain(|found| !unmarked(found));
    }
    let truth: Vec<Span> = gold
        .toponyms
        .iter()
        .filter(|(_, place)| gold.corpus != 3 || *place)
        .map(|(span, _)| *span)
        .collect();
    let exact = |span: &Span| {
        found
            .iter()
            .any(|found| found.start == span.start() && found.end == span.end())
    };
    if gold.case == Case::AsIs {
        let right = |found: &Found| {
            truth
                .iter()
                .any(|span| span.start() == found.start && span.end() == found.end)
        };
        sure.extend(found.iter().map(|found| (found.confidence, right(found))));
    }
    counts.gold += truth.len();
    counts.found += found.len();
    counts.right += truth.iter().filter(|span| exact(span)).count();
    counts.overlap += truth
        .iter()
        .filter(|span| {
            found
                .iter()
                .any(|found| found.start < span.end() && span.start() < found.end)
        })
        .count();
    if options.dump {
        let around = |start: usize, end: usize| {
            let from = (start.saturating_sub(40)..=start)
                .find(|n| gold.text.is_char_boundary(*n))
                .unwrap_or(start);
            let to = (end + 30..gold.text.len())
                .find(|n| gold.text.is_char_boundary(*n))
                .unwrap_or(gold.text.len());
            format!(
                "{}[[{}]]{}",
                &gold.text[from..start],
                &gold.text[start..end],
                &gold.text[end..to]
            )
            .replace('\n', "/")
        };
        for span in truth.iter().filter(|span| !exact(span)) {
            println!(
                "MISS\t{}\t{}",
                &gold.text[span.range()],
                around(span.start(), span.end())
            );
        }
        for found in found.iter().filter(|found| {
            !truth
                .iter()
                .any(|span| span.start() == found.start && span.end() == found.end)
        }) {
            println!(
                "EXTRA\t{}\t{:.2}\t{}",
                &gold.text[found.start..found.end],
                found.confidence,
                around(found.start, found.end)
            );
        }
    }
}

/// Counts by case of letters and by corpus.
pub type Table = [[Counts; 4]; 4];

pub fn add(total: &mut Table, table: &Table) {
    for (sum, one) in total.iter_mut().flatten().zip(table.iter().flatten()) {
        sum.right += one.right;
        sum.found += one.found;
        sum.gold += one.gold;
        sum.overlap += one.overlap;
    }
}

/// Slope and offset of the log-odds that fit best what was right, by Newton's method.
pub fn calibration(sure: &[(f32, bool)]) -> [f32; 2] {
    let (mut a, mut b) = (1.0f64, 0.0f64);
    for _ in 0..50 {
        let (mut ga, mut gb, mut aa, mut ab, mut bb) = (0.0, 0.0, 1e-6, 0.0, 1e-6);
        for (probability, right) in sure {
            let p = f64::from(probability.clamp(1e-6, 1.0 - 1e-6));
            let x = (p / (1.0 - p)).ln();
            let q = 1.0 / (1.0 + (-(a * x + b)).exp());
            let (off, curve) = (f64::from(u8::from(*right)) - q, q * (1.0 - q));
            ga += off * x;
            gb += off;
            aa += curve * x * x;
            ab += curve * x;
            bb += curve;
        }
        let determinant = aa * bb - ab * ab;
        a += (bb * ga - ab * gb) / determinant;
        b += (aa * gb - ab * ga) / determinant;
    }
    [a as f32, b as f32]
}

/// The probability that a calibration makes of one that the chain says.
pub fn calibrated(probability: f32, [a, b]: [f32; 2]) -> f64 {
    let p = probability.clamp(1e-6, 1.0 - 1e-6);
    1.0 / (1.0 + f64::from(-(a * (p / (1.0 - p)).ln() + b)).exp())
}

/// Calibrated probabilities of each fifth's names, by the slope and offset that fit the other fifths.
pub fn calibrated_apart(sure: &[Vec<(f32, bool)>]) -> Vec<(f64, bool)> {
    let mut all = Vec::new();
    for (fold, names) in sure.iter().enumerate() {
        let others = (sure.iter().enumerate()).filter(|(other, _)| *other != fold);
        let fitted = calibration(&others.flat_map(|(_, names)| names).copied().collect::<Vec<_>>());
        all.extend(names.iter().map(|(said, right)| (calibrated(*said, fitted), *right)));
    }
    all
}

/// How often names were right by tenths of their probability, and the mean gap weighed by number.
pub fn reliability(sure: &[(f64, bool)]) -> String {
    let mut bins = [(0usize, 0usize, 0.0f64); 10];
    for (probability, right) in sure {
        let bin = &mut bins[((probability * 10.0) as usize).min(9)];
        *bin = (bin.0 + 1, bin.1 + usize::from(*right), bin.2 + probability);
    }
    let mut gap = 0.0;
    let mut text = String::from("| confidence | names | mean confidence | right |\n|---|---|---|---|\n");
    for (n, (count, right, sum)) in bins.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
        let (said, held) = (sum / *count as f64, *right as f64 / *count as f64);
        gap += (said - held).abs() * *count as f64 / sure.len() as f64;
        let end = if n == 9 { "1".to_owned() } else { format!(".{}", n + 1) };
        text += &format!("| .{n} to {end} | {count} | {said:.3} | {held:.3} |\n");
    }
    text + &format!("\nExpected calibration error {gap:.4} over {} names.\n", sure.len())
}
