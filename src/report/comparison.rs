//! The two likeliest candidates in, what spoke for the one and for the other beside each other out, in words.

use super::columns::aligned;
use crate::domain::{Evidence, Ranked};
use std::collections::HashMap;

/// The most signals that are shown, those first that make the greatest difference.
const SHOWN: usize = 14;
/// What adds less to both is not shown.
const LEAST: f64 = 0.005;

/// What each signal means, from the weights file; a name that it lacks stands for itself.
pub(super) struct Words(HashMap<String, String>);

impl Words {
    pub(super) fn new(csv: &str) -> Self {
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let words = rows.records().flatten().filter_map(|row| {
            let (name, meaning) = (row.get(0)?, row.get(2)?);
            Some((name.to_owned(), meaning.trim_end_matches('.').to_owned()))
        });
        Self(words.collect())
    }

    fn of<'w>(&'w self, signal: &'w str) -> &'w str {
        self.0.get(signal).map_or(signal, String::as_str)
    }

    /// The contributions of one or two candidates, each line `first  second  words`.
    pub(super) fn beside(&self, ranked: &[Ranked], indent: &str) -> String {
        let pair: Vec<&[Evidence]> = ranked.iter().take(2).map(|ranked| &ranked.evidence[..]).collect();
        self.table(&pair, indent)
    }

    /// The contributions of one list of signals.
    pub(super) fn alone(&self, evidence: &[Evidence], indent: &str) -> String {
        self.table(&[evidence], indent)
    }

    fn table(&self, lists: &[&[Evidence]], indent: &str) -> String {
        let mut rows: Vec<(&str, Vec<f64>)> = Vec::new();
        for (n, evidence) in lists.iter().enumerate() {
            for one in *evidence {
                let at = rows
                    .iter()
                    .position(|(name, _)| *name == one.signal)
                    .unwrap_or_else(|| {
                        rows.push((one.signal, vec![0.0; lists.len()]));
                        rows.len() - 1
                    });
                rows[at].1[n] = one.contribution();
            }
        }
        rows.retain(|(_, added)| added.iter().any(|added| added.abs() >= LEAST));
        rows.sort_by(|(_, a), (_, b)| difference(b).total_cmp(&difference(a)));
        let rest = rows.split_off(rows.len().min(SHOWN));
        if !rest.is_empty() {
            rows.push(("other signals", sums(&rest, lists.len())));
        }
        if rows.len() > 1 {
            let total = lists.iter().map(|list| list.iter().map(|one| one.contribution()).sum());
            rows.push(("in all", total.collect()));
        }
        let cells: Vec<Vec<String>> = rows
            .iter()
            .map(|(name, added)| {
                let numbers = added.iter().map(|added| format!("{added:+.2}"));
                numbers.chain([self.of(name).to_owned()]).collect()
            })
            .collect();
        let right: Vec<usize> = (0..lists.len()).collect();
        let lines = aligned(&cells, &right);
        lines.lines().map(|line| format!("{indent}{line}\n")).collect()
    }
}

/// What some rows add together, by column.
fn sums(rows: &[(&str, Vec<f64>)], columns: usize) -> Vec<f64> {
    let column = |n: usize| rows.iter().map(|(_, added)| added[n]).sum();
    (0..columns).map(column).collect()
}

/// How much a signal tells the candidates apart; of a single one, how much it adds.
fn difference(added: &[f64]) -> f64 {
    match added {
        [first, second] => (first - second).abs(),
        _ => added.first().copied().unwrap_or(0.0).abs(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(signal: &'static str, value: f64) -> Evidence {
        Evidence {
            signal,
            value,
            weight: 2.0,
        }
    }

    #[test]
    fn what_tells_candidates_apart_comes_first_and_in_words() {
        let words = Words::new("signal,weight,meaning\ncapital,2,\"A capital, of a country.\"\n");
        let (first, second) = (
            [evidence("city", 0.5), evidence("capital", 1.0)],
            [evidence("city", 0.6)],
        );
        assert_eq!(
            words.table(&[&first, &second], "  "),
            "  +2.00  +0.00  A capital, of a country\n  +1.00  +1.20  city\n  +3.00  +1.20  in all\n"
        );
    }

    #[test]
    fn what_is_not_shown_is_summed() {
        const NAMES: [&str; 16] = [
            "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p",
        ];
        let all: Vec<Evidence> = NAMES.iter().map(|name| evidence(name, 0.5)).collect();
        let text = Words::new("signal,weight,meaning\n").table(&[&all], "");
        assert!(
            text.ends_with("+2.00  other signals\n+16.00  in all\n") || text.contains("+2.00  other signals"),
            "{text}"
        );
        assert_eq!(text.lines().count(), SHOWN + 2);
    }
}
