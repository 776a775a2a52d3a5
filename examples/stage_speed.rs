//! Annotated text in, the speed of each stage on one core out, as a report.
//!
//! `cargo run --release --example stage_speed -- ../shared/corpora/*.jsonl > tests/reports/speed.md`

#![allow(clippy::print_stdout, reason = "a program")]

use mentionmap::classify::{EventClassifier, LexiconClassifier};
use mentionmap::domain::{Document, Mention, Resolution};
use mentionmap::recognize::{ModelRecognizer, RecognizeError, Recognizer, RuleRecognizer, written_points};
use mentionmap::resolve::{Resolver, WeightedResolver};
use mentionmap::{Geoparser, news_model, news_words, world_gazetteer};
use std::error::Error;
use std::time::Instant;

/// How often all texts are read; the fastest time counts.
const ROUNDS: usize = 5;

const HEADER: &str = "# The speed of each stage

Made by `cargo run --release --example stage_speed -- ../shared/corpora/*.jsonl > tests/reports/speed.md`: all texts of the
corpora, one thread, the fastest of five rounds. From the second round on, the recognizers know most words from the round before,
as they do in a long batch. Compare rows of one run only: the machine does other things as well.
";

fn main() -> Result<(), Box<dyn Error>> {
    let documents = documents(std::env::args().skip(1))?;
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let rules = RuleRecognizer::new(world_gazetteer(), news_words());
    let model = ModelRecognizer::new(world_gazetteer(), news_words(), news_model());
    let (geoparser, resolver) = (Geoparser::new(), WeightedResolver::default());
    let classifier = LexiconClassifier::default();

    let by_rules = timed(|| recognized(&rules, &documents))?;
    let (by_model, found) = timed(|| recognized(&model, &documents))?;
    let (resolving, resolved) = timed(|| Ok(resolved(&geoparser, &resolver, &documents, &found)))?;
    let both = || documents.iter().zip(&resolved);
    let classifying = timed(|| {
        Ok(both()
            .map(|(text, places)| classifier.classify(text, places).len())
            .sum::<usize>())
    })?;
    let points = |text: &Document| written_points(&text.text, text.searchable).len();
    let coordinates = timed(|| Ok(documents.iter().map(points).sum::<usize>()))?;
    let whole = timed(|| {
        let parsed = documents.iter().map(|document| geoparser.geoparse(document.clone()));
        Ok(parsed
            .map(|parsed| Ok(parsed?.mentions.len()))
            .sum::<Result<usize, RecognizeError>>()?)
    })?;

    let mentions: usize = found.iter().map(Vec::len).sum();
    println!("{HEADER}");
    println!(
        "{} documents, {bytes} bytes, {mentions} mentions by the model.\n",
        documents.len()
    );
    println!("| stage | MB of text a second | share of the whole |\n|---|---|---|");
    for (stage, seconds) in [
        ("recognizing by rules, in place of the model", by_rules.0),
        ("recognizing by the model", by_model),
        ("resolving, with finding the candidates", resolving),
        ("finding coordinates that are written out", coordinates.0),
        ("classifying", classifying.0),
        ("all stages, without reading and writing", whole.0),
    ] {
        println!(
            "| {stage} | {:.1} | {:.2} |",
            bytes as f64 / 1e6 / seconds,
            seconds / whole.0
        );
    }
    Ok(())
}

fn documents(paths: impl Iterator<Item = String>) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut documents = Vec::new();
    for path in paths {
        for line in std::fs::read_to_string(&path)?.lines() {
            let record: serde_json::Value = serde_json::from_str(line)?;
            documents.push(Document::new("speed", record["text"].as_str().unwrap_or_default()));
        }
    }
    Ok(documents)
}

fn recognized(recognizer: &dyn Recognizer, documents: &[Document]) -> Result<Vec<Vec<Mention>>, Box<dyn Error>> {
    let mentions = documents.iter().map(|document| recognizer.recognize(document));
    Ok(mentions.collect::<Result<_, _>>()?)
}

fn resolved(
    geoparser: &Geoparser,
    resolver: &WeightedResolver,
    documents: &[Document],
    found: &[Vec<Mention>],
) -> Vec<Vec<Resolution>> {
    let both = documents.iter().zip(found);
    both.map(|(document, mentions)| {
        let sets = geoparser.candidate_sets(document, mentions.clone());
        resolver.resolve(document, sets)
    })
    .collect()
}

/// The fewest seconds that `job` took, and what it gave.
fn timed<T>(job: impl Fn() -> Result<T, Box<dyn Error>>) -> Result<(f64, T), Box<dyn Error>> {
    let mut best = f64::INFINITY;
    let mut round = 0;
    loop {
        let begun = Instant::now();
        let made = job()?;
        best = best.min(begun.elapsed().as_secs_f64());
        round += 1;
        if round == ROUNDS {
            return Ok((best, made));
        }
    }
}
