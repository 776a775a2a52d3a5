//! Training and testing on parts of the corpora.

use crate::bench::{Bench, lexicon};
use crate::corpora::{Anyhow, CORPORA, Case, Gold};
use crate::fitting::{fit, packed};
use crate::options::Options;
use crate::scoring::{Table, add, score};
use crate::sentences::SENTENCES;
use mentionmap::Geoparser;
use mentionmap::domain::Document;
use mentionmap::recognize::{Model, ModelRecognizer};
use std::collections::BTreeMap;

/// How sure the weights were of each name, and whether it was right.
type Sure = Vec<(f32, bool)>;

fn experiment(bench: &Bench, options: &Options, held: &(dyn Fn(&Gold) -> bool + Sync)) -> Anyhow<(Table, Sure)> {
    let samples = bench.samples(held)?;
    let weights = fit(bench, &samples, held, options);
    let mut counts = Table::default();
    let mut sure = Vec::new();
    for (n, gold) in bench.gold.iter().enumerate() {
        if held(gold) && gold.corpus != SENTENCES && (gold.case == Case::AsIs || options.cases && gold.corpus != 3) {
            score(
                bench,
                &samples,
                &weights,
                n,
                options,
                &mut counts[gold.case as usize][gold.corpus],
                &mut sure,
            );
        }
    }
    Ok((counts, sure))
}

/// Every document scored by weights that were fitted without its fifth of the corpora; with how sure they were of each
/// name and whether it was right, by fifth.
pub fn crossed(bench: &Bench, options: &Options) -> Anyhow<(Table, Vec<Sure>)> {
    let results = each(5, options.threads, |fold| {
        experiment(bench, options, &move |gold: &Gold| gold.number % 5 == fold)
    });
    let mut total = Table::default();
    let mut sure = Vec::new();
    for result in results {
        let (table, of_fold) = result?;
        add(&mut total, &table);
        sure.push(of_fold);
    }
    Ok((total, sure))
}

/// Every corpus scored by weights that were fitted on the others.
pub fn apart(bench: &Bench, options: &Options) -> Anyhow<Table> {
    let asked: Vec<usize> = (0..3).filter(|n| options.only.is_none_or(|only| only == *n)).collect();
    let results = each(asked.len(), options.threads, |n| {
        let corpus = asked[n];
        experiment(bench, options, &move |gold: &Gold| gold.corpus == corpus)
    });
    let mut total = Table::default();
    for result in results {
        add(&mut total, &result?.0);
    }
    Ok(total)
}

/// Slope and offset of the committed model's confidence (`tests/reports/recognition.md`).
const CALIBRATION: [f32; 2] = [0.6179, -0.1678];

/// Prints what the whole program makes of every document, with a recognizer that never saw it.
pub fn layers(bench: &Bench, options: &Options) -> Anyhow<()> {
    let results = each(5, options.threads, |fold| -> Anyhow<Vec<String>> {
        let held = move |gold: &Gold| gold.number % 5 == fold;
        let samples = bench.samples(&held)?;
        let weights = fit(bench, &samples, &held, options);
        let model =
            Box::leak(packed(bench, options, &weights, options.calibration.unwrap_or(CALIBRATION))?.into_boxed_slice());
        let texts = bench
            .gold
            .iter()
            .filter(|gold| gold.case == Case::AsIs && !held(gold))
            .map(|gold| gold.text.as_str());
        let words = lexicon(&bench.base, texts.chain(bench.events.iter().map(String::as_str)))?;
        let recognizer = ModelRecognizer::new(bench.names.clone(), words, Model::from_static(model)?);
        let geoparser = Geoparser::new().with_recognizer(recognizer);
        let tested = bench
            .gold
            .iter()
            .filter(|gold| gold.case == Case::AsIs && gold.corpus < 3 && held(gold));
        tested.map(|gold| layer(&geoparser, gold)).collect()
    });
    for result in results {
        for line in result? {
            println!("{line}");
        }
    }
    Ok(())
}

fn layer(geoparser: &Geoparser, gold: &Gold) -> Anyhow<String> {
    let parsed = geoparser.geoparse(Document::new(gold.id.clone(), gold.text.clone()))?;
    let characters = |at: usize| gold.text[..at].chars().count();
    let mentions: Vec<serde_json::Value> = parsed
        .mentions
        .iter()
        .map(|mention| {
            let resolution = &mention.resolution;
            let span = resolution.mention.span;
            let point = resolution.place().map(|place| [place.point.lat(), place.point.lon()]);
            serde_json::json!({
                "start": characters(span.start()), "end": characters(span.end()), "surface": &gold.text[span.range()],
                "kind": resolution.mention.kind.as_str(), "confidence": resolution.mention.confidence,
                "name_start": characters(resolution.mention.name.start()), "name_end": characters(resolution.mention.name.end()),
                "hint": resolution.mention.hint.map(|hint| format!("{hint:?}")),
                "lat": point.map(|point| point[0]), "lon": point.map(|point| point[1]),
            })
        })
        .collect();
    Ok(serde_json::json!({ "corpus": CORPORA[gold.corpus], "id": gold.id, "mentions": mentions }).to_string())
}

/// Runs jobs on a few threads; results in order.
fn each<T: Send>(count: usize, threads: usize, job: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let results = std::sync::Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if n >= count {
                        break;
                    }
                    let result = job(n);
                    results.lock().expect("no job panics").insert(n, result);
                }
            });
        }
    });
    results.into_inner().expect("no job panics").into_values().collect()
}
