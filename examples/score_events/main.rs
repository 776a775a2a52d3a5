//! Scores the event classifier on annotated news: `cargo run --release --example score_events -- FOLDER`.
//!
//! FOLDER holds `acled.dev.jsonl`, `case2021.dev.jsonl`, `m2e2-voa-docs.dev.jsonl` and `plover-gsr.jsonl`, none of which
//! belong to the project. `--errors` lists what is wrong in the tuning halves; `--lexicon FOLDER` scores other tables
//! than the built-in ones; `--quick` leaves out what needs the whole program.
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

mod acled;
mod baseline;
mod case2021;
mod halves;
mod ledger;
#[path = "../synthetic_news/months.rs"]
mod months;
mod names;
mod pipeline;
mod places;
mod plover;
mod tally;
mod voa;

use halves::Half;
use mentionmap::Geoparser;
use mentionmap::classify::{EventLexicon, LexiconClassifier, Reported};
use mentionmap::domain::Document;
use serde_json::Value;
use std::time::{Duration, Instant};

/// Adds a line to the report, formatted as by `println!`.
macro_rules! say {
    ($($arg:tt)*) => {
        $crate::ledger::say(&format!($($arg)*))
    };
}
pub(crate) use say;

type Failure = Box<dyn std::error::Error>;

/// What was typed.
struct Options {
    folder: String,
    errors: bool,
    quick: bool,
    lexicon: Option<String>,
}

/// The records to score and how.
pub(crate) struct Run<'r> {
    pub(crate) classifier: &'r LexiconClassifier,
    pub(crate) records: Vec<&'r Value>,
    pub(crate) errors: bool,
}

fn main() -> Result<(), Failure> {
    let options = options()?;
    let classifier = LexiconClassifier::new(lexicon(options.lexicon.as_deref())?);
    for (file, score) in SETS {
        let records = records(&options.folder, file)?;
        for part in PARTS {
            ledger::begin(part);
            say!("\n{file}, {}", title(part));
            score(&Run {
                classifier: &classifier,
                records: records.iter().filter(|record| is_in(record, part)).collect(),
                errors: options.errors && part == Some(Half::Tuning),
            });
        }
    }
    if !options.quick {
        whole_program(&options.folder, options.errors)?;
    }
    println!("{HEAD}\n\n{}\n\n```text{}```", ledger::goals(), ledger::text());
    Ok(())
}

/// What stands above the figures.
const HEAD: &str = "\
# Events on annotated news

Made by `cargo run --release --example score_events -- ../shared/events > tests/reports/events.md`; the example says how labels
are mapped. Documents are parted in halves by a hash of their id: errors were read and the lexicon was grown in the tuning half; the
half kept apart says what to expect of other texts of the same kind. (Some of the older triggers were written when both halves
were in sight.) Nothing is fitted by a machine.

`mentionmap` is given the annotated places, and in ACLED's notes capitalized words as further ones, but under *the whole program*,
which finds and places the names itself. The plain rule has the same triggers and puts each on the next place to its right, else the
last to its left. VOA's annotation is not exhaustive: its precision is a lower bound.

What was to be reached:";

/// The whole program on both halves of ACLED, and the time it takes on articles.
fn whole_program(folder: &str, errors: bool) -> Result<(), Failure> {
    let geoparser = Geoparser::new();
    let notes = records(folder, "acled.dev.jsonl")?;
    for part in PARTS {
        ledger::begin(part);
        say!("\nthe whole program on acled.dev.jsonl, {}", title(part));
        let notes: Vec<&Value> = notes.iter().filter(|record| is_in(record, part)).collect();
        pipeline::score(&geoparser, &notes, errors && part == Some(Half::Tuning))?;
    }
    let articles = records(folder, "m2e2-voa-docs.dev.jsonl")?;
    say!("\nthe whole program on m2e2-voa-docs.dev.jsonl, timed on a machine that does other things as well");
    say!(
        "lexicon loaded in {:.1} ms at best",
        best_load_time().as_secs_f64() * 1e3
    );
    pipeline::time(
        &geoparser,
        &articles
            .iter()
            .map(|article| text_of(article, "text"))
            .collect::<Vec<_>>(),
    )
}

/// What is scored: all documents, then each half.
const PARTS: [Option<Half>; 3] = [None, Some(Half::Tuning), Some(Half::Apart)];

fn title(part: Option<Half>) -> &'static str {
    part.map_or("both halves", Half::title)
}

fn is_in(record: &Value, part: Option<Half>) -> bool {
    part.is_none_or(|half| Half::of(text_of(record, "id")) == half)
}

type Score = fn(&Run<'_>);

const SETS: [(&str, Score); 4] = [
    ("acled.dev.jsonl", acled::score),
    ("case2021.dev.jsonl", case2021::score),
    ("m2e2-voa-docs.dev.jsonl", voa::score),
    ("plover-gsr.jsonl", plover::score),
];

fn options() -> Result<Options, Failure> {
    let mut options = Options {
        folder: String::new(),
        errors: false,
        quick: false,
        lexicon: None,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--errors" => options.errors = true,
            "--quick" => options.quick = true,
            "--lexicon" => options.lexicon = arguments.next(),
            _ => options.folder = argument,
        }
    }
    if options.folder.is_empty() {
        return Err("usage: score_events FOLDER [--errors] [--quick] [--lexicon FOLDER]".into());
    }
    Ok(options)
}

fn lexicon(folder: Option<&str>) -> Result<EventLexicon, Failure> {
    let Some(folder) = folder else {
        return Ok(EventLexicon::default());
    };
    Ok(EventLexicon::from_readers(|name| {
        std::fs::File::open(format!("{folder}/{name}"))
    })?)
}

fn best_load_time() -> Duration {
    let load = || {
        let started = Instant::now();
        let classifier = LexiconClassifier::default();
        let spent = started.elapsed();
        drop(classifier);
        spent
    };
    (0..20).map(|_| load()).min().unwrap_or_default()
}

fn records(folder: &str, file: &str) -> Result<Vec<Value>, Failure> {
    let text = std::fs::read_to_string(format!("{folder}/{file}"))?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

pub(crate) fn text_of<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("")
}

/// The strongest report: early sentences and surer triggers first.
pub(crate) fn main_report(classifier: &LexiconClassifier, document: &Document) -> Option<Reported> {
    let length = document.text.len().max(1) as f64;
    let score = |report: &Reported| report.strength * (1.0 - 0.25 * report.trigger.start() as f64 / length);
    classifier
        .reported(document)
        .into_iter()
        .max_by(|one, other| score(one).total_cmp(&score(other)))
}
