//! Compiles the text in `data/` into the files that the library embeds, so that the program starts without reading it.

#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the build makes a lexicon and asks it nothing"
)]
mod classify;
#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the build uses a part of the library's ground floor"
)]
#[path = "../src/domain/mod.rs"]
mod domain;
#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the build makes indexes and asks them nothing"
)]
#[path = "../src/gazetteer/mod.rs"]
mod gazetteer;
mod inputs;
#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the build folds names and tells no cases"
)]
mod text;
mod word_lists;

use gazetteer::{IndexBuilder, LoadReport, read_demonyms, read_places};
use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The files of word lists. Of `data/reader/word_lists.csv` becomes `reader_word_lists.rs`.
const WORD_LISTS: [&str; 5] = [
    "data/languages/small_words.csv",
    "data/reader/word_lists.csv",
    "data/recognizer/word_lists.csv",
    "data/resolver/word_lists.csv",
    "data/text/word_lists.csv",
];

/// What the gazetteer is compiled of, and by.
const OF_GAZETTEER: [&str; 8] = [
    "Cargo.lock",
    "build",
    "data/demonyms.csv",
    "data/gazetteer.csv",
    "data/gazetteer_sources.txt",
    "src/domain",
    "src/gazetteer",
    "src/text",
];
/// What the other compiled files depend on besides.
const WATCHED: [&str; 3] = ["data/events", "data/words.csv", "src/classify/lexicon"];

#[allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn main() {
    for watched in OF_GAZETTEER.iter().chain(&WATCHED).chain(&WORD_LISTS) {
        println!("cargo::rerun-if-changed={watched}");
    }
    // What `main` returns, cargo would show as code.
    if let Err(error) = compile() {
        println!("cargo::error={error}");
    }
}

fn compile() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    // Soon done, and soon told what is wrong with one that somebody edits.
    for file in WORD_LISTS {
        fs::write(out.join(constants_of(file)), compile_word_lists(file)?)?;
    }
    fs::write(
        out.join("events.lex"),
        classify::compile_events(Path::new("data/events"))?,
    )?;
    fs::write(out.join("words.table"), compile_words(Path::new("data/words.csv"))?)?;
    fs::write(
        out.join("learnt_words.table"),
        compile_learnt_words("data/events/learnt_words.txt")?,
    )?;
    write_gazetteer(&out.join("gazetteer.idx"), &out.join("gazetteer.inputs"))
}

/// Compiles the gazetteer into `index` unless it is of the very inputs that it would be made of, which `made_of` says.
fn write_gazetteer(index: &Path, made_of: &Path) -> Result<(), Box<dyn Error>> {
    let inputs = inputs::fingerprint(&OF_GAZETTEER)?;
    if index.exists() && fs::read_to_string(made_of).is_ok_and(|known| known == inputs) {
        return Ok(());
    }
    // Whatever breaks this off, no index that is not whole is taken for one.
    fs::write(made_of, "")?;
    fs::write(index, compile_gazetteer(Path::new("data"))?)?;
    Ok(fs::write(made_of, inputs)?)
}

/// The file with the constants of one with word lists.
fn constants_of(word_lists: &str) -> String {
    let name = word_lists.trim_start_matches("data/").trim_end_matches(".csv");
    format!("{}.rs", name.replace('/', "_"))
}

fn compile_word_lists(file: &str) -> Result<String, Box<dyn Error>> {
    Ok(word_lists::constants(file, &read(file)?)?)
}

/// The text of a file of ours; an error names it.
fn read(file: impl AsRef<Path>) -> Result<String, String> {
    let file = file.as_ref();
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn compile_gazetteer(data: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let places = data.join("gazetteer.csv");
    let demonyms = data.join("demonyms.csv");
    let sources = read(data.join("gazetteer_sources.txt"))?;
    let mut sources = sources.lines().map(str::to_owned);
    let date = sources
        .next()
        .ok_or("data/gazetteer_sources.txt: expected a date in its first line")?;
    let places = all(read_places(File::open(&places)?, &places.to_string_lossy())?)?;
    let demonyms = all(read_demonyms(File::open(&demonyms)?, &demonyms.to_string_lossy())?)?;
    let mut index = IndexBuilder::new("mentionmap-world", &date, &sources.collect::<Vec<_>>());
    for place in &places {
        index.add(place)?;
    }
    index.add_demonyms(demonyms);
    Ok(index.build()?)
}

/// All rows of a file of ours, in which none may be bad.
fn all<T>(report: LoadReport<T>) -> Result<Vec<T>, Box<dyn Error>> {
    match report.skipped.into_iter().next() {
        Some(error) => Err(error.into()),
        None => Ok(report.rows),
    }
}

/// The word lexicon as a table of folded words with their facts, packed as `recognize::lexicon` unpacks them.
fn compile_words(file: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut rows: std::collections::BTreeMap<String, u64> = std::collections::BTreeMap::new();
    for record in csv::Reader::from_path(file)?.deserialize() {
        let (word, ordinary, lower, upper, given, surname): (String, u64, u64, u64, u64, u64) = record?;
        let count = |n: u64| n.min(0xFF_FFFF);
        rows.insert(
            word,
            count(lower) << 40 | count(upper) << 16 | ordinary << 8 | given << 4 | surname,
        );
    }
    Ok(text::word_table(
        rows.iter().map(|(word, facts)| (word.as_str(), *facts)),
    ))
}

/// The words of which weights were learnt, each with where its weights stand in the file.
fn compile_learnt_words(file: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let text = read(file)?;
    let mut rows: std::collections::BTreeMap<&str, u64> = std::collections::BTreeMap::new();
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if let Some((word, _)) = line.split_once('\t')
            && rows.insert(word, (at + word.len() + 1) as u64).is_some()
        {
            return Err(format!(
                "{file}:{}: a word is \"{word}\", expected one that no other line has",
                number + 1
            )
            .into());
        }
        at += line.len();
    }
    Ok(text::word_table(rows))
}
