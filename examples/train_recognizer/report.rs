//! Experiments in, `tests/reports/recognition.md` out.

use crate::bench::Bench;
use crate::corpora::{Anyhow, CASES, CORPORA, Case};
use crate::experiments::{apart, crossed};
use crate::options::Options;
use crate::scoring::{Counts, Table, calibrated_apart, calibration, reliability};
use mentionmap::recognize::model::training::GROUP_NAMES;
use std::fmt::Write;

const HEADING: &str = "| corpus | mentions | P | R | F1 | F1, overlap |\n|---|---|---|---|---|---|\n";

/// The whole report.
pub fn report(bench: &Bench, options: &Options) -> Anyhow<String> {
    let (inside, sure) = crossed(bench, options)?;
    let outside = apart(bench, options)?;
    let (aside, _) = crossed(
        bench,
        &Options {
            aside: true,
            jackknife: 0,
            ensemble: 1,
            cases: false,
            ..options.clone()
        },
    )?;
    let mut text = String::from(include_str!("report.md"));
    write!(
        text,
        "\n## Cross-validated, five folds, split by document\n\n{HEADING}{}",
        rows(&inside[0])
    )?;
    let newswire = &aside[0][3];
    writeln!(
        text,
        "\nThe newswire marks no places within organizations' names, which the other corpora do and this model does; with what \
         is found there left aside (one reading), it has P {:.3}, R {:.3}, F1 {:.3}.",
        newswire.precision(),
        newswire.recall(),
        newswire.f1()
    )?;
    write!(text, "\n## Leave one corpus out\n\n{HEADING}{}", rows(&outside[0]))?;
    write!(
        text,
        "\n## Letters\n\nF1 over exact spans of the same texts in other letters.\n\n{}",
        letters(&inside, &outside)
    )?;
    let [slope, offset] = calibration(&sure.concat());
    write!(
        text,
        "\n## Confidence\n\nCross-validated, all four corpora; a name is right if its span is exact. A confidence is the chain's log-odds, \
         times a slope plus an offset that were fitted on the names of the other folds. Fitted on all, for the committed model: \
         `write calibration={slope:.3},{offset:.3}`.\n\n{}",
        reliability(&calibrated_apart(&sure))
    )?;
    write!(
        text,
        "\n## What each group of facts is worth\n\n{}",
        ablation(bench, options, &outside[0])?
    )?;
    Ok(text)
}

fn rows(row: &[Counts; 4]) -> String {
    let mut text = String::new();
    for (corpus, counts) in CORPORA.iter().zip(row).filter(|(_, counts)| counts.gold > 0) {
        text += &format!(
            "| {corpus} | {} | {:.3} | {:.3} | {:.3} | {:.3} |\n",
            counts.gold,
            counts.precision(),
            counts.recall(),
            counts.f1(),
            counts.overlap_f1()
        );
    }
    text
}

fn letters(inside: &Table, outside: &Table) -> String {
    let mut text = String::from("| corpus | as is | CAPITALS | Title Case | small letters |\n|---|---|---|---|---|\n");
    for (name, table) in [("cross-validated", inside), ("left out", outside)] {
        for (corpus, title) in CORPORA.iter().enumerate().take(3) {
            text += &format!("| {title}, {name} |");
            for case in CASES {
                text += &format!(" {:.3} |", table[case as usize][corpus].f1());
            }
            text.push('\n');
        }
    }
    text
}

/// Leave-one-corpus-out F1 with one group of facts at a time taken away.
fn ablation(bench: &Bench, options: &Options, whole: &[Counts; 4]) -> Anyhow<String> {
    let once = Options {
        jackknife: 0,
        ensemble: 1,
        cases: false,
        ..options.clone()
    };
    let first = apart(bench, &once)?;
    let mut text = String::from(
        "Leave one corpus out, exact F1; one first reading, in which one group at a time is missing.\n\n\
         | without | lgl | tr-news | geowebnews |\n|---|---|---|---|\n",
    );
    let line = |name: &str, row: &[Counts; 4]| {
        format!(
            "| {name} | {:.3} | {:.3} | {:.3} |\n",
            row[0].f1(),
            row[1].f1(),
            row[2].f1()
        )
    };
    text += &line("nothing: two readings, averaged, as committed", whole);
    text += &line("the second reading, and averaging", &first[Case::AsIs as usize]);
    for (group, name) in GROUP_NAMES.iter().enumerate().filter(|(_, name)| **name != "echoes") {
        let mut fewer = once.clone();
        fewer.settings.without |= 1 << group;
        eprintln!("without {name}");
        text += &line(name, &apart(bench, &fewer)?[Case::AsIs as usize]);
    }
    let plain = Options {
        varied: 0.0,
        ..once.clone()
    };
    text += &line(
        "training text in other letters",
        &apart(bench, &plain)?[Case::AsIs as usize],
    );
    Ok(text)
}
