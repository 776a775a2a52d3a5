//! Annotated text and the mentions that a recognizer found in it in, the resolver's weights and its report out.
//!
//! `cargo run --release --features train --example train_recognizer -- layers > target/layers.jsonl` first, then
//! `cargo run --release --features train --example train_resolver -- VERB [name=value …]`, where VERB is
//!
//! * `write`: fits on everything and writes `data/resolver/weights.csv`
//! * `report`: writes `tests/reports/resolution.md`
//! * `try`: prints quick scores: readings made with weights that saw all documents, last weights that did not

#![allow(clippy::print_stdout, clippy::print_stderr, unreachable_pub, reason = "a program")]

mod bench;
mod calibration;
mod conditions;
mod corpora;
mod errors;
mod fitting;
mod granularity;
mod memory;
mod options;
mod outlets;
mod report;
mod scoring;
mod speed;

use bench::{decide, fit_once, fit_rounds, read};
use calibration::Sure;
use conditions::{CONDITIONS, is_plain};
use corpora::{Anyhow, Sample, Truth};
use mentionmap::Geoparser;
use mentionmap::domain::Place;
use mentionmap::resolve::training::signal_names;
use options::Options;
use scoring::{Counts, Decision, table};

fn main() -> Anyhow<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let usage = "usage: train_resolver write|report|try [name=value …]";
    let (verb, rest) = arguments.split_first().ok_or(usage)?;
    let options = Options::parse(rest)?;
    let mut samples = corpora::load(&options.shared, &options.found, &Geoparser::new())?;
    if options.homes {
        outlets::add_twins(&mut samples);
    }
    match verb.as_str() {
        "write" => write(&samples, &options),
        "report" => Ok(std::fs::write(
            "tests/reports/resolution.md",
            report::report(&samples, &options)?,
        )?),
        "try" => try_out(&samples, &options),
        _ => Err(usage.into()),
    }
}

/// Fits on everything and writes the weights, each with the meaning that the file has for it.
fn write(samples: &[Sample], options: &Options) -> Anyhow<()> {
    let path = "data/resolver/weights.csv";
    let weights = fit_rounds(samples, options, &|_| true);
    let certainty = calibration::fitted(choices(samples, &weights, options).iter());
    let mut meanings = std::collections::HashMap::new();
    for record in csv::Reader::from_path(path)?.deserialize() {
        let (name, _, meaning): (String, String, String) = record?;
        meanings.insert(name, meaning);
    }
    let mut file = csv::Writer::from_path(path)?;
    file.write_record(["signal", "weight", "meaning"])?;
    let names = signal_names()
        .into_iter()
        .chain(["certainty_slope", "certainty_offset"]);
    for (name, weight) in names.zip(weights.iter().chain(&certainty)) {
        let meaning = meanings.get(name).map(String::as_str).unwrap_or_default();
        file.write_record([name, format!("{weight:.3}").as_str(), meaning])?;
    }
    Ok(file.flush()?)
}

/// How sure the likeliest candidates of found mentions were, by weights of the last reading that did not see them.
fn choices(samples: &[Sample], weights: &[f64], options: &Options) -> Vec<Sure> {
    let reads = read(samples, Some(weights), options);
    let mut choices = Vec::new();
    let tested = |sample: &Sample, fold: usize| sample.number % 5 == fold && is_plain(sample);
    let fitted = bench::each_fit(samples, &reads, weights, options, 5, |sample, fold| {
        sample.number % 5 == fold
    });
    for (fold, fitted) in fitted.iter().enumerate() {
        let tested = |sample: &Sample| tested(sample, fold);
        let mut counts: [Counts; 3] = Default::default();
        decide(
            samples,
            &reads,
            fitted,
            &tested,
            &mut counts,
            |sample, n, given, decision| {
                if !given && !matches!(sample.found.truths[n], Truth::Unplaced) {
                    choices.extend(calibration::sure(decision));
                }
            },
        );
    }
    choices
}

fn try_out(samples: &[Sample], options: &Options) -> Anyhow<()> {
    let started = std::time::Instant::now();
    let weights = fit_rounds(samples, options, &|_| true);
    eprintln!("fitted after {:?}", started.elapsed());
    let reads = read(samples, Some(&weights), options);
    eprintln!("read after {:?}", started.elapsed());
    if options.dump {
        for (n, (name, weight)) in signal_names().iter().zip(&weights).enumerate() {
            eprint!("{name},{weight:.3}{}", if n % 4 == 3 { "\n" } else { "\t" });
        }
    }
    let crossed: Vec<Vec<f64>> = (0..5)
        .map(|fold| {
            fit_once(samples, &reads, Some(&weights), options, &|sample| {
                sample.number % 5 != fold
            })
        })
        .collect();
    let apart: Vec<Vec<f64>> = (0..3)
        .map(|corpus| {
            fit_once(samples, &reads, Some(&weights), options, &|sample| {
                sample.corpus != corpus
            })
        })
        .collect();
    for (condition, tested) in CONDITIONS {
        let mut inside: [Counts; 3] = Default::default();
        for (fold, fitted) in crossed.iter().enumerate() {
            let tested = |sample: &Sample| sample.number % 5 == fold && tested(sample);
            decide(
                samples,
                &reads,
                fitted,
                &tested,
                &mut inside,
                |sample, n, given, decision| {
                    if options.dump {
                        print!("{condition}\t");
                        dump(sample, n, given, decision);
                    }
                },
            );
        }
        let mut outside: [Counts; 3] = Default::default();
        for (corpus, fitted) in apart.iter().enumerate() {
            let tested = |sample: &Sample| sample.corpus == corpus && tested(sample);
            decide(samples, &reads, fitted, &tested, &mut outside, |_, _, _, _| ());
        }
        println!("\n{condition}\n{}", table(&inside));
        println!("{}", table(&outside));
    }
    eprintln!("done after {:?}", started.elapsed());
    Ok(())
}

fn dump(sample: &Sample, n: usize, given: bool, decision: &Decision) {
    let task = if given { &sample.given } else { &sample.found };
    let set = &task.sets[n];
    let shown = |place: &Place| {
        let admin = &place.admin;
        format!(
            "{} {}/{}/{} {} {}",
            place.name, admin.country_code, admin.admin1, admin.admin2, place.feature_code, place.population
        )
    };
    let best: Vec<String> = decision
        .best
        .iter()
        .map(|(n, p)| format!("{p:.2} {}", shown(&set.candidates[*n].place)))
        .collect();
    let text = &sample.document.text;
    let span = set.mention.span;
    let from = (span.start().saturating_sub(60)..=span.start())
        .find(|n| text.is_char_boundary(*n))
        .unwrap_or(0);
    let to = ((span.end() + 40).min(text.len())..=text.len())
        .find(|n| text.is_char_boundary(*n))
        .unwrap_or(text.len());
    let quote = format!(
        "{}[[{}]]{}",
        &text[from..span.start()],
        &text[span.range()],
        &text[span.end()..to]
    )
    .replace('\n', "/");
    let verdict = match &task.truths[n] {
        Truth::Invented if decision.none <= 0.5 => "INVENTED",
        Truth::At(..) if decision.nearest.is_none_or(|km| km > 161.0) => "ABSENT",
        Truth::At(..) if !decision.is_near() => "WRONG",
        Truth::At(..) if decision.none > 0.5 => "REFUSED",
        Truth::At(..) if decision.same_id == Some(false) => "OTHER_ID",
        _ => return,
    };
    let right = match &task.truths[n] {
        Truth::At(point, id) => {
            let place = set.candidates.iter().map(|candidate| candidate.place.as_ref());
            let same = place.clone().find(|place| Some(&place.id) == id.as_ref());
            let nearest = place.min_by(|a, b| a.point.km_to(*point).total_cmp(&b.point.km_to(*point)));
            format!(
                "{:?} {}",
                id.as_ref().map(|id| id.as_str()),
                same.or(nearest).map(shown).unwrap_or_default()
            )
        }
        _ => String::new(),
    };
    println!(
        "{verdict}\t{}\t{}\t{}\t{}\tnone {:.2}\tBEST {}\tRIGHT {right}\t{quote}",
        if given { "given" } else { "found" },
        sample.document.id,
        sample.outlet,
        set.candidates.len(),
        decision.none,
        best.join(" | "),
    );
}
