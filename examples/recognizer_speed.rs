//! Texts in, megabytes a second of each recognizer out, on one core.
//!
//! `cargo run --release --example recognizer_speed -- ../shared/corpora/lgl.jsonl`

#![allow(clippy::print_stdout, reason = "a program")]

use mentionmap::domain::Document;
use mentionmap::recognize::{ModelRecognizer, Recognizer, RuleRecognizer};
use mentionmap::{news_model, news_words, world_gazetteer};
use std::time::Instant;

/// How often all texts are read; the fastest time counts.
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut documents = Vec::new();
    for path in std::env::args().skip(1) {
        for line in std::fs::read_to_string(&path)?.lines() {
            let record: serde_json::Value = serde_json::from_str(line)?;
            documents.push(Document::new("speed", record["text"].as_str().unwrap_or_default()));
        }
    }
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let begun = Instant::now();
    let model = news_model();
    println!("model loaded in {:?}", begun.elapsed());
    let recognizers: [Box<dyn Recognizer>; 2] = [
        Box::new(RuleRecognizer::new(world_gazetteer(), news_words())),
        Box::new(ModelRecognizer::new(world_gazetteer(), news_words(), model)),
    ];
    for recognizer in recognizers {
        let mut best = f64::INFINITY;
        let mut mentions = 0;
        for _ in 0..ROUNDS {
            let begun = Instant::now();
            mentions = 0;
            for document in &documents {
                mentions += recognizer.recognize(document)?.len();
            }
            best = best.min(begun.elapsed().as_secs_f64());
        }
        let rate = bytes as f64 / 1e6 / best;
        println!(
            "{}: {rate:.1} MB/s, {mentions} mentions in {bytes} bytes",
            recognizer.name()
        );
    }
    Ok(())
}
