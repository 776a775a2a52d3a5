//! All choices with what the signals say of them, and the experiments on them.

use crate::corpora::{Sample, Task, Truth};
use crate::fitting::{Choice, fit};
use crate::options::Options;
use crate::scoring::{Counts, Decision};
use mentionmap::resolve::WeightedResolver;
use mentionmap::resolve::training::{measured, signal_names};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The choices of one document: those of the annotation's mentions, and those of the found ones.
#[derive(Default)]
pub struct Read {
    pub given: Vec<Option<Choice>>,
    pub found: Vec<Option<Choice>>,
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
pub fn read(samples: &[Sample], weights: Option<&[f64]>) -> Vec<Read> {
    let resolver = match weights {
        Some(weights) => WeightedResolver::new(&csv(weights)),
        // Not the default: it has seen all documents, and knows outlets.
        None => WeightedResolver::new("").with_readings(1),
    };
    each(samples.len(), |n| Read {
        given: choices(&resolver, &samples[n], &samples[n].given),
        found: choices(&resolver, &samples[n], &samples[n].found),
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
            share: if right.is_none() { 0.0 } else { sample.home.share() },
            right: right.filter(|right| !right.is_empty()).unwrap_or_else(|| vec![none]),
        })
    };
    measured.into_iter().zip(&task.truths).zip(&sets).map(choice).collect()
}

/// Weights for the samples that `shown` says, fitted in rounds: each round's readings are made with the weights of the
/// round before.
pub fn fit_rounds(samples: &[Sample], options: &Options, shown: &dyn Fn(&Sample) -> bool) -> Vec<f64> {
    let mut weights: Option<Vec<f64>> = None;
    for _ in 0..options.rounds {
        let reads = read(samples, weights.as_deref());
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
        .flat_map(|(_, read)| read.given.iter().chain(&read.found).flatten())
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
                let mut set = task.sets[n].clone();
                set.candidates.sort_by(|a, b| a.place.id.cmp(&b.place.id));
                let decision = Decision::new(choice.as_ref(), &set, &task.truths[n], weights);
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
