//! Experiments in, `tests/reports/resolution.md` out.

use crate::bench::{Read, decide, each_fit, fit_rounds, read};
use crate::calibration::{self, sure};
use crate::conditions::{CONDITIONS, Condition, is_plain};
use crate::corpora::{Anyhow, Sample, Truth};
use crate::errors::{Errors, kinds};
use crate::options::Options;
use crate::scoring::{Counts, table};
use crate::speed;
use mentionmap::resolve::training::signal_names;
use std::fmt::Write;

/// Parts that the corpora are cut into, and the samples of each that are tested.
struct Parts<'p> {
    name: &'p str,
    count: usize,
    tested: fn(&Sample, usize) -> bool,
}

const CROSSED: Parts<'_> = Parts {
    name: "Cross-validated, five folds, split by document",
    count: 5,
    tested: |sample, part| sample.number % 5 == part,
};
const APART: Parts<'_> = Parts {
    name: "Leave one corpus out",
    count: 3,
    tested: |sample, part| sample.corpus == part,
};

/// Weights that never saw a part, and what was read with them.
type Fitted = Vec<(Vec<f64>, Vec<Read>)>;

/// The whole report.
pub fn report(samples: &[Sample], options: &Options) -> Anyhow<String> {
    let mut text = String::from(include_str!("report.md"));
    let crossed = fitted(samples, &CROSSED, options);
    let apart = fitted(samples, &APART, options);
    for (parts, fitted) in [(&CROSSED, &crossed), (&APART, &apart)] {
        writeln!(text, "\n## {}", parts.name)?;
        for (name, condition) in CONDITIONS {
            writeln!(
                text,
                "\n{name}:\n\n{}",
                table(&scores(samples, parts, fitted, condition))
            )?;
        }
    }
    let mut errors = Errors::default();
    let mut folds = vec![Vec::new(); CROSSED.count];
    each_decision(samples, &CROSSED, &crossed, is_plain, |sample, n, given, decision| {
        let task = if given { &sample.given } else { &sample.found };
        if !given && !matches!(task.truths[n], Truth::Unplaced) {
            folds[sample.number % 5].extend(sure(decision));
        }
        errors.add(kinds(sample, n, given, decision));
    });
    write!(text, "\n## Confidence\n\n{}", calibration::table(&folds))?;
    write!(text, "\n## The twenty costliest kinds of error\n\n{}", errors.table(20))?;
    write!(text, "\n## Speed\n\n{}", speed::table(samples))?;
    if !options.worths {
        return Ok(text);
    }
    write!(text, "\n## What each signal is worth\n\n{}", worths(samples, options))?;
    Ok(text)
}

fn fitted(samples: &[Sample], parts: &Parts<'_>, options: &Options) -> Fitted {
    let part = |part: usize| {
        let weights = fit_rounds(samples, options, &|sample| !(parts.tested)(sample, part));
        let reads = read(samples, Some(&weights));
        eprintln!("{}: part {part}", parts.name);
        (weights, reads)
    };
    (0..parts.count).map(part).collect()
}

fn scores(samples: &[Sample], parts: &Parts<'_>, fitted: &Fitted, condition: Condition) -> [Counts; 3] {
    let mut counts: [Counts; 3] = Default::default();
    for (part, (weights, reads)) in fitted.iter().enumerate() {
        let tested = |sample: &Sample| (parts.tested)(sample, part) && condition(sample);
        decide(samples, reads, weights, &tested, &mut counts, |_, _, _, _| ());
    }
    counts
}

fn each_decision(
    samples: &[Sample],
    parts: &Parts<'_>,
    fitted: &Fitted,
    condition: Condition,
    mut note: impl FnMut(&Sample, usize, bool, &crate::scoring::Decision),
) {
    let mut counts: [Counts; 3] = Default::default();
    for (part, (weights, reads)) in fitted.iter().enumerate() {
        let tested = |sample: &Sample| (parts.tested)(sample, part) && condition(sample);
        decide(samples, reads, weights, &tested, &mut counts, &mut note);
    }
}

/// How many mentions fewer are right where one signal at a time is left out of the last reading, whose weights are then
/// fitted anew.
fn worths(samples: &[Sample], options: &Options) -> String {
    let weights = fit_rounds(samples, options, &|_| true);
    let reads = read(samples, Some(&weights));
    let right = |without: Option<u16>| {
        let mut options = options.clone();
        options.without.extend(without);
        options.steps = 12;
        let fitted = each_fit(samples, &reads, &weights, &options, APART.count, APART.tested);
        [CONDITIONS[0], CONDITIONS[2]].map(|(_, condition)| {
            let mut counts: [Counts; 3] = Default::default();
            for (part, weights) in fitted.iter().enumerate() {
                let tested = |sample: &Sample| (APART.tested)(sample, part) && condition(sample);
                decide(samples, &reads, weights, &tested, &mut counts, |_, _, _, _| ());
            }
            let near = |of: fn(&Counts) -> usize| counts.iter().map(of).sum::<usize>() as i64;
            [
                near(|counts| counts.given_near),
                near(|counts| counts.same_ids),
                near(Counts::pinned_right),
            ]
        })
    };
    let whole = right(None);
    let mut text = String::from(
        "Leave one corpus out: how many more mentions are right with the signal than without it, of all three corpora. Only \
         the last reading is fitted anew, in a few steps. *Alone*: nothing is known of outlets; *at home*: with the homes of outlets. Pins \
         count as hits less false ones.\n\n| signal | A@161 km, alone | exact id | pins | A@161 km, at home | weight |\n|---|---|---|---|---|---|\n",
    );
    for (n, name) in signal_names().iter().enumerate() {
        let [alone, home] = right(Some(n as u16));
        text += &format!(
            "| {name} | {:+} | {:+} | {:+} | {:+} | {:.2} |\n",
            whole[0][0] - alone[0],
            whole[0][1] - alone[1],
            whole[0][2] - alone[2],
            whole[1][0] - home[0],
            weights[n]
        );
    }
    text
}
