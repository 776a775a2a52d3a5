//! Annotated text in, the table that `tools/fit_weights.py` fits weights to out: what every rule says of every possible
//! name, and where it is placed, beside the gold annotation.
//!
//! `cargo run --release --example training_table -- 0 data/recognizer/weights.csv \
//!  ../shared/corpora/lgl.jsonl > target/table.jsonl`

use mentionmap::domain::{Document, Evidence, Span};
use mentionmap::recognize::RuleRecognizer;
use mentionmap::{Geoparser, news_words, world_gazetteer};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, BufWriter, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || {
        arguments
            .next()
            .ok_or("usage: training_table THRESHOLD RULE_WEIGHTS GOLD.jsonl…")
    };
    let (threshold, rules) = (next()?.parse()?, std::fs::read_to_string(next()?)?);
    let recognizer = RuleRecognizer::new(world_gazetteer(), news_words());
    let geoparser = Geoparser::new().with_recognizer(recognizer.with_weights(&rules).with_threshold(threshold));
    let mut out = BufWriter::new(std::io::stdout().lock());
    for path in arguments {
        for line in BufReader::new(std::fs::File::open(&path)?).lines() {
            let record: Value = serde_json::from_str(&line?)?;
            writeln!(out, "{}", table(&geoparser, &path, &record)?)?;
        }
    }
    Ok(out.flush()?)
}

/// One document's rows.
fn table(geoparser: &Geoparser, path: &str, record: &Value) -> Result<Value, Box<dyn std::error::Error>> {
    let text = record["text"].as_str().ok_or("no text")?;
    let parsed = geoparser.geoparse(Document::new(record["id"].as_str().unwrap_or("?"), text))?;
    let characters = |span: Span| [text[..span.start()].chars().count(), text[..span.end()].chars().count()];
    let facts = |evidence: &[Evidence]| -> Value {
        evidence
            .iter()
            .map(|evidence| (evidence.signal.to_owned(), json!(evidence.value)))
            .collect()
    };
    let mentions: Vec<Value> = parsed
        .mentions
        .iter()
        .map(|mention| {
            let resolution = &mention.resolution;
            let places = resolution.place().into_iter();
            let candidates: Vec<Value> = places
                .map(|place| json!({ "lat": place.point.lat(), "lon": place.point.lon() }))
                .collect();
            json!({
                "span": characters(resolution.mention.span),
                "surface": &text[resolution.mention.span.range()],
                "kind": resolution.mention.kind.as_str(),
                "confidence": resolution.mention.confidence,
                "rules": facts(&resolution.mention.evidence),
                "candidates": candidates,
            })
        })
        .collect();
    Ok(json!({ "corpus": path, "id": record["id"], "gold": record["toponyms"], "mentions": mentions }))
}
