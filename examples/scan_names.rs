//! What a bare scan for the gazetteer's names takes: the limit of whoever finds places by their names. It finds them anywhere, in
//! the midst of words too, and does nothing with them.
//!
//! ```sh
//! cargo run --release --example scan_names -- articles.jsonl
//! ```
//!
//! Prints names, bytes of text, bytes of text a second, and names found, of the fastest of five rounds on one thread.

#![allow(clippy::print_stdout, reason = "a program")]

use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::time::Instant;

/// All places' main names, and further names up to this number.
const NAMES: usize = 300_000;
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: scan_names ARTICLES.jsonl")?;
    let (names, texts) = (names()?, texts(&file)?);
    let scanner = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&names)?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let (mut least, mut found) = (f64::INFINITY, 0);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        found = texts.iter().map(|text| scanner.find_iter(text).count()).sum();
        least = least.min(begun.elapsed().as_secs_f64());
    }
    println!("{} {bytes} {:.0} {found}", names.len(), bytes as f64 / least);
    Ok(())
}

/// Names of the built-in gazetteer as they are written, each once.
fn names() -> Result<Vec<String>, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/gazetteer.csv");
    let (mut names, mut further) = (BTreeSet::new(), Vec::new());
    for place in csv::Reader::from_path(path)?.deserialize() {
        let place: Place = place?;
        names.insert(place.name);
        further.extend(
            place
                .alternate_names
                .split('|')
                .filter(|name| !name.is_empty())
                .map(str::to_owned),
        );
    }
    for name in further {
        if names.len() == NAMES {
            break;
        }
        names.insert(name);
    }
    Ok(names.into_iter().collect())
}

#[derive(serde::Deserialize)]
struct Place {
    name: String,
    alternate_names: String,
}

fn texts(file: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let lines = std::fs::read_to_string(file)?;
    let records = lines.lines().map(serde_json::from_str::<serde_json::Value>);
    records
        .map(|record| Ok(record?["text"].as_str().unwrap_or_default().to_owned()))
        .collect()
}
