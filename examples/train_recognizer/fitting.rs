//! Samples in, weights out: both readings, as the settings say.

use crate::bench::{Bench, is_shown};
use crate::corpora::{Anyhow, Case, Gold};
use crate::options::Options;
use crate::sentences::SENTENCES;
use mentionmap::recognize::model::Parts;
use mentionmap::recognize::model::training::{GROUP_NAMES, Readings, Sample, Settings, Task, Weights, train};

/// Step of the second reading, which has few facts and learns in few passes.
const SECOND_RATE: f32 = 0.02;

/// Weights that were fitted on the documents that are not held out.
pub fn fit(bench: &Bench, samples: &[Sample], held: &dyn Fn(&Gold) -> bool, options: &Options) -> Readings {
    let shown: Vec<usize> = (0..samples.len())
        .filter(|n| {
            let gold = &bench.gold[*n];
            !held(gold) && is_shown(gold) && (gold.case == Case::AsIs || options.varied > 0.0)
        })
        .collect();
    let share = |n: usize| {
        let of_case = if bench.gold[n].case == Case::AsIs {
            1.0
        } else {
            options.varied
        };
        of_case
            * match bench.gold[n].corpus {
                3 => options.share,
                SENTENCES => options.sentences,
                _ => 1.0,
            }
    };
    let first = |kept: &dyn Fn(usize) -> bool| {
        let tasks: Vec<Task> = (shown.iter().enumerate().filter(|(k, _)| kept(*k)))
            .flat_map(|(_, n)| {
                samples[*n].runs.iter().map(|run| Task {
                    run,
                    share: share(*n),
                    given: None,
                })
            })
            .collect();
        let seeds = 1..=options.ensemble as u64;
        let several: Vec<Weights> = seeds
            .map(|seed| {
                train(
                    &tasks,
                    &Settings {
                        seed,
                        ..options.settings.clone()
                    },
                )
            })
            .collect();
        Weights::mean(&several)
    };
    let all = first(&|_| true);
    if options.jackknife == 0 {
        return Readings {
            first: all,
            second: None,
        };
    }
    // The second reading learns from first readings of documents that the first had not seen.
    let mut given = Vec::new();
    for part in 0..options.jackknife {
        let weights = first(&|k| k % options.jackknife != part);
        for (_, n) in shown.iter().enumerate().filter(|(k, _)| k % options.jackknife == part) {
            let scores = weights.scores(&samples[*n], options.settings.without);
            let runs = weights.second(&samples[*n], &scores);
            given.push((*n, runs, scores));
        }
    }
    let tasks: Vec<Task> = given
        .iter()
        .flat_map(|(n, runs, scores)| {
            runs.iter().zip(scores).map(|(run, scores)| Task {
                run,
                share: share(*n),
                given: Some(scores),
            })
        })
        .collect();
    let settings = Settings {
        passes: 5,
        drop: [0.0; GROUP_NAMES.len()],
        transitions: Some(all.transitions),
        bits: 14,
        rate: SECOND_RATE,
        ..options.settings.clone()
    };
    let second = train(&tasks, &settings);
    Readings {
        first: all,
        second: Some(second),
    }
}

/// The bytes of a model with these weights.
pub fn packed(bench: &Bench, options: &Options, weights: &Readings, calibration: [f32; 2]) -> Anyhow<Vec<u8>> {
    let second = weights.second.as_ref().ok_or("expected jack=2 or more")?;
    let parts = Parts {
        first: (&weights.first.table, &weights.first.transitions),
        second: (&second.table, &second.transitions),
        classes: &bench.classes,
        bias: options.bias,
        calibration,
    };
    Ok(parts.to_bytes())
}
