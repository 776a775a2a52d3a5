//! How the time of resolving grows with the number of mentions.

use crate::corpora::Sample;
use mentionmap::domain::{CandidateSet, Document, Span};
use mentionmap::resolve::{Resolver, WeightedResolver};
use std::time::Instant;

/// Texts of the first corpora one after the other, cut at so many mentions.
fn joined(samples: &[Sample], count: usize) -> (Document, Vec<CandidateSet>) {
    let mut text = String::new();
    let mut sets = Vec::new();
    for sample in samples {
        let from = text.len();
        text += &sample.document.text;
        text.push_str("\n\n");
        let moved = |span: Span| Span::new(span.start() + from, span.end() + from);
        for set in &sample.found.sets {
            let mut set = set.clone();
            set.mention.span = moved(set.mention.span);
            set.mention.name = moved(set.mention.name);
            sets.push(set);
            if sets.len() == count {
                return (Document::new("joined", text), sets);
            }
        }
    }
    (Document::new("joined", text), sets)
}

/// Milliseconds by number of mentions, the best of five runs.
pub fn table(samples: &[Sample]) -> String {
    let resolver = WeightedResolver::default();
    let mut text = String::from(
        "Resolving alone, texts of the corpora joined to one document, best of five runs on one core of the machine that made \
         this report.\n\n| mentions | candidates | ms | µs a mention |\n|---|---|---|---|\n",
    );
    for count in [60, 125, 250, 500, 1000] {
        let (document, sets) = joined(samples, count);
        let candidates: usize = sets.iter().map(|set| set.candidates.len()).sum();
        let run = || {
            let sets = sets.clone();
            let started = Instant::now();
            let resolved = resolver.resolve(&document, sets).len();
            assert_eq!(resolved, count);
            started.elapsed().as_secs_f64() * 1e3
        };
        let best = (0..5).map(|_| run()).fold(f64::INFINITY, f64::min);
        text += &format!(
            "| {count} | {candidates} | {best:.1} | {:.0} |\n",
            best * 1e3 / count as f64
        );
    }
    text
}
