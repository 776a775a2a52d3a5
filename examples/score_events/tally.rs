//! Right and wrong answers in, shares and F1 out.

use super::ledger::tell;
use std::collections::{BTreeMap, BTreeSet};

/// Right and all, by label.
#[derive(Default)]
pub(crate) struct Tally(BTreeMap<String, (usize, usize)>);

impl Tally {
    pub(crate) fn add(&mut self, label: &str, right: bool) {
        let entry = self.0.entry(label.to_owned()).or_default();
        entry.0 += usize::from(right);
        entry.1 += 1;
    }

    /// All labels together in one line.
    pub(crate) fn print_sum(&self, title: &str) {
        let (right, all) = self.0.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        tell(title, share(right, all), &format!(" ({right}/{all})"));
    }

    /// All labels together, then each.
    pub(crate) fn print(&self, title: &str) {
        self.print_sum(title);
        for (label, (right, all)) in &self.0 {
            crate::say!("    {label:<34} {:.2} ({right}/{all})", share(*right, *all));
        }
    }
}

/// Which labels were found for which.
#[derive(Default)]
pub(crate) struct Confusion(BTreeMap<(String, String), usize>);

impl Confusion {
    pub(crate) fn add(&mut self, expected: &str, found: &str) {
        *self.0.entry((expected.to_owned(), found.to_owned())).or_default() += 1;
    }

    /// The mean F1 of the expected labels.
    pub(crate) fn macro_f1(&self) -> f64 {
        let labels: BTreeSet<&str> = self.0.keys().map(|(expected, _)| expected.as_str()).collect();
        labels.iter().map(|label| self.f1(label)).sum::<f64>() / labels.len().max(1) as f64
    }

    fn f1(&self, label: &str) -> f64 {
        let sum = |keep: &dyn Fn(&str, &str) -> bool| -> usize {
            let kept = self.0.iter().filter(|((expected, found), _)| keep(expected, found));
            kept.map(|(_, count)| count).sum()
        };
        let right = sum(&|expected, found| expected == label && found == label);
        let either = sum(&|expected, _| expected == label) + sum(&|_, found| found == label);
        share(2 * right, either)
    }

    /// Every pair that occurs `least` times or more.
    pub(crate) fn print(&self, least: usize) {
        for ((expected, found), count) in self.0.iter().filter(|(_, count)| **count >= least) {
            crate::say!("      {expected} -> {found}: {count}");
        }
    }
}

pub(crate) fn share(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}
