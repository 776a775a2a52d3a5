//! How fast each stage is, and the whole, on one thread: on generated articles, and on the corpora where they are beside the
//! repository.
//!
//! ```sh
//! cargo bench                  # a table; `python3 tools/report_speed.py` makes tests/reports/speed.md of it
//! ```

#[path = "../../examples/synthetic_news/months.rs"]
mod months;
#[path = "../../examples/synthetic_news/names.rs"]
mod names;
#[path = "../../examples/synthetic_news/newsroom.rs"]
mod newsroom;
#[path = "../../examples/synthetic_news/random.rs"]
mod random;
#[path = "../../examples/synthetic_news/templates.rs"]
mod templates;
mod texts;
#[path = "../../examples/synthetic_news/weighted.rs"]
mod weighted;

use divan::Bencher;
use divan::counter::BytesCount;
use mentionmap::classify::EventClassifier;
use mentionmap::domain::Document;
use mentionmap::read::{ReadOptions, documents};
use mentionmap::recognize::{Recognizer, written_points};
use mentionmap::resolve::Resolver;
use mentionmap::write::{Format, LayerOptions, LayerWriter};
use std::error::Error;
use std::io;
use texts::{Batch, STAGES};

/// Each reads everything; the fastest counts.
const SAMPLES: u32 = 7;

fn main() {
    divan::Divan::default().sample_count(SAMPLES).config_with_args().main();
}

#[divan::bench(args = Batch::names(), name = "1 read JSON Lines")]
fn read(bencher: Bencher, batch: &str) {
    run(bencher, batch, |batch| {
        documents(&batch.file[..], "batch.jsonl", &ReadOptions::default())
            .filter(Result::is_ok)
            .count()
    });
}

#[divan::bench(args = Batch::names(), name = "2 recognize by rules, in place of the model")]
fn recognize_by_rules(bencher: Bencher, batch: &str) {
    run(bencher, batch, |batch| recognized(&STAGES.rules, batch));
}

#[divan::bench(args = Batch::names(), name = "3 recognize by the model")]
fn recognize_by_model(bencher: Bencher, batch: &str) {
    run(bencher, batch, |batch| recognized(&STAGES.model, batch));
}

#[divan::bench(args = Batch::names(), name = "4 find coordinates that are written out")]
fn find_coordinates(bencher: Bencher, batch: &str) {
    run(bencher, batch, |batch| {
        let points = batch
            .documents
            .iter()
            .map(|document| written_points(&document.text, document.searchable).len());
        points.sum::<usize>()
    });
}

#[divan::bench(args = Batch::names(), name = "5 find candidates")]
fn find_candidates(bencher: Bencher, batch: &str) {
    run_on(
        bencher,
        Batch::named(batch),
        |batch| &batch.mentions,
        |document, mentions| STAGES.geoparser.candidate_sets(document, mentions),
    );
}

#[divan::bench(args = Batch::names(), name = "6 resolve")]
fn resolve(bencher: Bencher, batch: &str) {
    run_on(
        bencher,
        Batch::named(batch),
        |batch| &batch.sets,
        |document, sets| STAGES.resolver.resolve(document, sets),
    );
}

#[divan::bench(args = Batch::names(), name = "7 classify")]
fn classify(bencher: Bencher, batch: &str) {
    run(bencher, batch, |batch| {
        let both = batch.documents.iter().zip(&batch.resolutions);
        both.map(|(document, places)| STAGES.classifier.classify(document, places).len())
            .sum::<usize>()
    });
}

#[divan::bench(args = Batch::names(), name = "8 write GeoJSON lines")]
fn write(bencher: Bencher, batch: &str) {
    run(bencher, batch, |batch| {
        let mut layer = LayerWriter::new(io::sink(), Format::GeoJsonL, LayerOptions::default())?;
        batch
            .geoparsed
            .iter()
            .try_for_each(|geoparsed| layer.write(geoparsed))?;
        layer.finish()
    });
}

#[divan::bench(args = Batch::names(), name = "9 all of it, by the model")]
fn whole(bencher: Bencher, batch: &str) {
    run(bencher, batch, |batch| mapped(batch).expect("as it was before"));
}

/// Times `job` on the batch of that name, as bytes of text a second.
fn run<T>(bencher: Bencher, batch: &str, job: impl Fn(&Batch) -> T + Sync) {
    let batch = Batch::named(batch);
    bencher.counter(BytesCount::new(batch.bytes())).bench(|| job(batch));
}

/// Times `job` likewise on every document with its part of what the stage before made, which it consumes: the copies are not timed.
fn run_on<I: Clone, T>(
    bencher: Bencher,
    batch: &Batch,
    input: impl Fn(&Batch) -> &Vec<I>,
    job: impl Fn(&Document, I) -> T + Sync,
) {
    bencher
        .counter(BytesCount::new(batch.bytes()))
        .with_inputs(|| input(batch).clone())
        .bench_local_values(|inputs| {
            let both = batch.documents.iter().zip(inputs);
            both.map(|(document, input)| job(document, input)).collect::<Vec<_>>()
        });
}

fn recognized(recognizer: &dyn Recognizer, batch: &Batch) -> usize {
    let found = batch
        .documents
        .iter()
        .map(|document| recognizer.recognize(document).map_or(0, |found| found.len()));
    found.sum()
}

fn mapped(batch: &Batch) -> Result<u64, Box<dyn Error>> {
    let mut layer = LayerWriter::new(io::sink(), Format::GeoJsonL, LayerOptions::default())?;
    for document in documents(&batch.file[..], "batch.jsonl", &ReadOptions::default()) {
        layer.write(&STAGES.geoparser.geoparse(document?)?)?;
    }
    Ok(layer.finish()?)
}
