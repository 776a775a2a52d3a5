//! Annotated text in, the recognizer's model and its report out.
//!
//! `cargo run --release --features train --example train_recognizer -- VERB [name=value …]`, where VERB is
//!
//! * `write`: trains on everything and writes `data/recognizer/model.bin`
//! * `report`: writes `tests/reports/recognition.md`
//! * `crossed`, `apart`: prints five-fold and leave-one-corpus-out scores
//! * `layers`: prints what the whole program makes of each document with a recognizer that never saw it

#![allow(clippy::print_stdout, clippy::print_stderr, unreachable_pub, reason = "a program")]

mod bench;
mod corpora;
mod experiments;
mod fitting;
mod options;
mod report;
mod scoring;
mod sentences;

use bench::Bench;
use corpora::{Anyhow, CASES, CORPORA};
use options::Options;
use scoring::Table;

fn main() -> Anyhow<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let usage = "usage: train_recognizer write|report|crossed|apart|layers [name=value …]";
    let (verb, rest) = arguments.split_first().ok_or(usage)?;
    let mut options = Options::parse(rest)?;
    // The report compares the same texts in all letters.
    options.cases |= verb == "report";
    let bench = Bench::new(&options)?;
    match verb.as_str() {
        "write" => write(&bench, &options)?,
        "report" => std::fs::write("tests/reports/recognition.md", report::report(&bench, &options)?)?,
        "crossed" => {
            let (table, sure) = experiments::crossed(&bench, &options)?;
            print(&table);
            println!("{}", scoring::reliability(&scoring::calibrated_apart(&sure)));
        }
        "apart" => print(&experiments::apart(&bench, &options)?),
        "layers" => experiments::layers(&bench, &options)?,
        _ => return Err(usage.into()),
    }
    Ok(())
}

fn write(bench: &Bench, options: &Options) -> Anyhow<()> {
    let calibration = match options.calibration {
        Some(known) => known,
        None => scoring::calibration(&experiments::crossed(bench, options)?.1.concat()),
    };
    println!("calibration={},{}", calibration[0], calibration[1]);
    let samples = bench.samples(&|_| false)?;
    let weights = fitting::fit(bench, &samples, &|_| false, options);
    Ok(std::fs::write(
        "data/recognizer/model.bin",
        fitting::packed(bench, options, &weights, calibration)?,
    )?)
}

fn print(table: &Table) {
    for (case, row) in CASES.iter().zip(table) {
        for (corpus, counts) in CORPORA.iter().zip(row).filter(|(_, counts)| counts.gold > 0) {
            let (p, r, f, overlap) = (counts.precision(), counts.recall(), counts.f1(), counts.overlap_f1());
            println!(
                "{case:?} {corpus:20} P {p:.4} R {r:.4} F1 {f:.4}, overlap {overlap:.4}, {} gold",
                counts.gold
            );
        }
    }
}
