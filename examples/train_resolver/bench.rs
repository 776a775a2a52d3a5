//! All choices with what the signals say of them, and the experiments on them.

use crate::conditions::is_plain;
use crate::corpora::{Sample, Task, Truth};
use crate::fitting::{Choice, fit};
use crate::options::Options;
use crate::scoring::{Counts, Decision};
use mentionmap::resolve::WeightedResolver;
use mentionmap::resolve::training::{Row, measured, signal_names};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The choices of one document: those of the annotation's mentions, and those of the found ones.
#[derive(Default)]
pub struct Read {
    pub given: Vec<Option<Choice>>,
    pub found: Vec<Option<Choice>>,
    /// Those of mentions whose place has been taken out of their sets.
    pub lacking: Vec<Option<Choice>>,
}

/// Weights as a file's text.
pub fn csv(weights: &[f64]) -> String {
    let names = signal_names();
    let rows = names
        .iter()
        .zip(weights)
        .map(|(name, weight)| format!("{name},{weight}\n"));
    rows.collect()
}

/// What the signals say of all samples, the readings before the last having been made with `weights`; `None` for what
/// population alone makes probable.
pub fn read(samples: &[Sample], weights: Option<&[f64]>, options: &Options) -> Vec<Read> {
    let resolver = match weights {
        Some(weights) => WeightedResolver::new(&csv(weights)).refusing_above(options.refuse),
        // Not the default: it has seen all documents, and knows outlets.
        None => WeightedResolver::new("").with_readings(1),
    };
    each(samples.len(), |n| Read {
        given: choices(&resolver, &samples[n], &samples[n].given),
        found: choices(&resolver, &samples[n], &samples[n].found),
        lacking: lacking(&resolver, &samples[n], options.lacking),
    })
}

fn choices(resolver: &WeightedResolver, sample: &Sample, task: &Task) -> Vec<Option<Choice>> {
    let mut sets = task.sets.clone();
    let measured = measured(resolver, &sample.document, &mut sets);
    let choice = |((mut measured, truth), set): ((mentionmap::resolve::training::Measured, &Truth), _)| {
        let right = truth.right(set);
        if measured.candidates.is_empty() {
            return None;
        }
        let none = measured.candidates.len();
        measured.candidates.push(measured.none);
        Some(Choice {
            rows: measured.candidates,
            most_doubt: measured.most_doubt,
            share: if right.is_none() { 0.0 } else { sample.home.share() },
            right: right.filter(|right| !right.is_empty()).unwrap_or_else(|| vec![none]),
        })
    };
    measured.into_iter().zip(&task.truths).zip(&sets).map(choice).collect()
}

/// What the signals say where the text tells in so many words what the place lies in, and the gazetteer lacks it: of the
/// annotation's mentions with such words, those candidates that lie in it are taken away. Real cases are too few to learn
/// from.
fn lacking(resolver: &WeightedResolver, sample: &Sample, share: f64) -> Vec<Option<Choice>> {
    if share == 0.0 || !is_plain(sample) {
        return Vec::new();
    }
    let apposed = signal_names().iter().position(|name| *name == "named_parent_apposed");
    let lies_in_it = |row: &Row| row.iter().any(|(n, _)| Some(usize::from(*n)) == apposed);
    let mut sets = sample.given.sets.clone();
    let mut lacking = Vec::new();
    let whole = measured(resolver, &sample.document, &mut sets);
    for (n, (set, measured)) in sets.iter_mut().zip(whole).enumerate() {
        if measured.candidates.iter().any(lies_in_it) {
            let mut rows = measured.candidates.iter();
            let others = set.candidates.iter().filter(|_| !rows.next().is_some_and(lies_in_it));
            set.candidates = others.cloned().collect();
            lacking.push(n);
        }
    }
    let mut measured = measured(resolver, &sample.document, &mut sets);
    let choice = |n: usize| {
        let mut rows = std::mem::take(&mut measured[n].candidates);
        let none = rows.len();
        rows.push(std::mem::take(&mut measured[n].none));
        (none > 0).then_some(Choice {
            rows,
            right: vec![none],
            most_doubt: 1.0,
            share,
        })
    };
    lacking.into_iter().map(choice).collect()
}

/// Weights for the samples that `shown` says, fitted in rounds: each round's readings are made with the weights of the
/// round before.
pub fn fit_rounds(samples: &[Sample], options: &Options, shown: &dyn Fn(&Sample) -> bool) -> Vec<f64> {
    let mut weights: Option<Vec<f64>> = None;
    for _ in 0..options.rounds {
        let reads = read(samples, weights.as_deref(), options);
        weights = Some(fit_once(samples, &reads, weights.as_deref(), options, shown));
    }
    weights.unwrap_or_default()
}

/// Weights for the samples that `shown` says, from what has been read.
pub fn fit_once(
    samples: &[Sample],
    reads: &[Read],
    start: Option<&[f64]>,
    options: &Options,
    shown: &dyn Fn(&Sample) -> bool,
) -> Vec<f64> {
    let choices: Vec<&Choice> = samples
        .iter()
        .zip(reads)
        .filter(|(sample, _)| shown(sample))
        .flat_map(|(_, read)| read.given.iter().chain(&read.found).chain(&read.lacking).flatten())
        .filter(|choice| choice.share > 0.0)
        .collect();
    let mut start = start.map_or_else(|| vec![0.0; signal_names().len()], <[f64]>::to_vec);
    for n in &options.without {
        start[usize::from(*n)] = 0.0;
    }
    fit(&choices, &start, options)
}

/// Weights for each part of the corpora that never saw it, from what has been read.
pub fn each_fit(
    samples: &[Sample],
    reads: &[Read],
    start: &[f64],
    options: &Options,
    parts: usize,
    tested: fn(&Sample, usize) -> bool,
) -> Vec<Vec<f64>> {
    let fit = |part| fit_once(samples, reads, Some(start), options, &|sample| !tested(sample, part));
    (0..parts).map(fit).collect()
}

/// Decisions on all mentions of the samples that `tested` says, by corpus.
pub fn decide(
    samples: &[Sample],
    reads: &[Read],
    weights: &[f64],
    tested: &dyn Fn(&Sample) -> bool,
    counts: &mut [Counts; 3],
    mut note: impl FnMut(&Sample, usize, bool, &Decision),
) {
    for (sample, read) in samples.iter().zip(reads).filter(|(sample, _)| tested(sample)) {
        let counts = &mut counts[sample.corpus];
        for (given, (task, choices)) in [
            (true, (&sample.given, &read.given)),
            (false, (&sample.found, &read.found)),
        ] {
            for (n, choice) in choices.iter().enumerate() {
                let decision = Decision::new(choice.as_ref(), &task.sets[n], &task.truths[n], weights);
                counts.add(given, &decision, &task.truths[n]);
                note(sample, n, given, &decision);
            }
        }
        counts.gold_placed += sample.found.gold_placed;
    }
}

/// Runs a job for each number on two threads; results in order.
pub fn each<T: Send + Default>(count: usize, job: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= count {
                return done;
            }
            done.push((n, job(n)));
        }
    };
    let mut results: Vec<T> = (0..count).map(|_| T::default()).collect();
    std::thread::scope(|scope| {
        let other = scope.spawn(work);
        for (n, result) in work().into_iter().chain(other.join().expect("no job panics")) {
            results[n] = result;
        }
    });
    results
}
