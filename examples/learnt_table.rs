//! News in, the tables that `tools/fit_learnt.py` fits the learnt step of events to out.
//!
//! `cargo run --release --features train --example learnt_table -- words|places FILE.jsonl…`; records are as `mentionmap map` reads
//! them, with `id` and `text`.

use mentionmap::Geoparser;
use mentionmap::classify::{LexiconClassifier, training};
use mentionmap::domain::{Document, Resolution};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, BufWriter, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let verb = arguments.next().ok_or("usage: learnt_table words|places FILE.jsonl…")?;
    let (geoparser, classifier) = (Geoparser::new(), LexiconClassifier::default());
    let mut out = BufWriter::new(std::io::stdout().lock());
    if verb == "places" {
        writeln!(out, "{}", json!({ "features": training::feature_names() }))?;
    }
    for path in arguments {
        for line in BufReader::new(std::fs::File::open(&path)?).lines() {
            let record: Value = serde_json::from_str(&line?)?;
            let (id, text) = (
                record["id"].as_str().unwrap_or("?"),
                record["text"].as_str().ok_or("no text")?,
            );
            let parsed = geoparser.geoparse(Document::new(id, text))?;
            let resolutions: Vec<Resolution> = parsed.mentions.into_iter().map(|mention| mention.resolution).collect();
            let table = match verb.as_str() {
                "words" => words(&classifier, &parsed.document, &resolutions),
                _ => places(&classifier, &parsed.document, &resolutions),
            };
            writeln!(out, "{}", json!({ "file": path, "id": id, "rows": table }))?;
        }
    }
    Ok(out.flush()?)
}

/// The words and triggers of each sentence.
fn words(classifier: &LexiconClassifier, document: &Document, resolutions: &[Resolution]) -> Vec<Value> {
    let sentences = classifier.sentences(document, resolutions).into_iter();
    sentences
        .map(|sentence| json!([sentence.words, sentence.triggers]))
        .collect()
}

/// The places at which no rule tells an event, and what speaks for one.
fn places(classifier: &LexiconClassifier, document: &Document, resolutions: &[Resolution]) -> Vec<Value> {
    let text = &document.text;
    let characters = |at: usize| text[..at].chars().count();
    let bare = classifier.bare_places(document, resolutions).into_iter();
    bare.map(|bare| {
        json!([
            characters(bare.span.start()),
            characters(bare.span.end()),
            bare.features
        ])
    })
    .collect()
}
