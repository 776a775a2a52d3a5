//! Annotated text in, the recognizer's model and its report out.
//!
//! `cargo run --release --features train --example train_recognizer -- apart ../shared/corpora`

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program")]

mod corpora;

use corpora::{Anyhow, CASES, CORPORA, Case, Gold, load};
use mentionmap::domain::{Document, Span};
use mentionmap::gazetteer::CompiledGazetteer;
use mentionmap::recognize::model::{Parts, WordClasses};
use mentionmap::recognize::model::training::{Extractor, Found, GROUP_NAMES, Readings, Sample, Settings, Task, Weights, count_cases, train, word_key};
use mentionmap::recognize::{Model, ModelRecognizer, NameLexicon, WordLexicon};
use mentionmap::{Geoparser, world_gazetteer};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    right: usize,
    found: usize,
    gold: usize,
    overlap: usize,
}

impl Counts {
    fn line(&self) -> String {
        let f = |right: usize| 2.0 * right as f64 / (self.found + self.gold).max(1) as f64;
        format!(
            "F1 {:.4}  P {:.3} R {:.3}  (overlap F1 {:.4}) gold {}",
            f(self.right),
            self.right as f64 / self.found.max(1) as f64,
            self.right as f64 / self.gold.max(1) as f64,
            f(self.overlap),
            self.gold
        )
    }
}

struct Options {
    shared: PathBuf,
    settings: Settings,
    share: f32,
    bias: f32,
    classes: Option<PathBuf>,
    only: Option<usize>,
    threads: usize,
    dump: bool,
    jackknife: usize,
    second_rate: f32,
    /// Whether case variants are scored.
    cases: bool,
    /// Share of case variants in training.
    varied: f32,
    ensemble: usize,
    calibration: Option<[f32; 2]>,
}

fn options(arguments: &[String]) -> Anyhow<Options> {
    let mut o = Options {
        shared: PathBuf::from("/work/shared"),
        settings: Settings::default(),
        share: 1.0,
        bias: 0.0,
        classes: None,
        only: None,
        threads: 2,
        dump: false,
        jackknife: 0,
        second_rate: 0.02,
        cases: false,
        varied: 0.0,
        ensemble: 1,
        calibration: None,
    };
    for argument in arguments {
        let (name, value) = argument.split_once('=').ok_or("expected name=value")?;
        match name {
            "passes" => o.settings.passes = value.parse()?,
            "rate" => o.settings.rate = value.parse()?,
            "decay" => o.settings.decay = value.parse()?,
            "bits" => o.settings.bits = value.parse()?,
            "seed" => o.settings.seed = value.parse()?,
            "share" => o.share = value.parse()?,
            "bias" => o.bias = value.parse()?,
            "classes" => o.classes = Some(value.into()),
            "only" => o.only = Some(value.parse()?),
            "threads" => o.threads = value.parse()?,
            "jack" => o.jackknife = value.parse()?,
            "rate2" => o.second_rate = value.parse()?,
            "cases" => o.cases = value == "1",
            "varied" => o.varied = value.parse()?,
            "ensemble" => o.ensemble = value.parse()?,
            "calibration" => {
                let (a, b) = value.split_once(',').ok_or("expected slope,offset")?;
                o.calibration = Some([a.parse()?, b.parse()?]);
            }
            "dump" => o.dump = value == "1",
            "without" => {
                for group in value.split(',') {
                    o.settings.without |= 1 << group_of(group)?;
                }
            }
            _ => {
                let group = name.strip_prefix("drop.").ok_or_else(|| format!("no option {name}"))?;
                o.settings.drop[group_of(group)?] = value.parse()?;
            }
        }
    }
    Ok(o)
}

fn group_of(name: &str) -> Anyhow<usize> {
    GROUP_NAMES.iter().position(|group| *group == name).ok_or_else(|| format!("no group {name}").into())
}

type Base = BTreeMap<String, (u64, u64, u64)>;

/// What `data/words.csv` says of words, but for the counts.
fn base_words(path: &Path) -> Anyhow<Base> {
    let mut words = Base::new();
    for record in csv::Reader::from_path(path)?.deserialize() {
        let (word, ordinary, _, _, given, surname): (String, u64, u64, u64, u64, u64) = record?;
        words.insert(word, (ordinary, given, surname));
    }
    Ok(words)
}

/// A lexicon with the counts of these texts.
fn lexicon<'t>(base: &Base, texts: impl Iterator<Item = &'t str>) -> Anyhow<WordLexicon> {
    let mut counts = HashMap::new();
    for text in texts {
        count_cases(text, &mut counts);
    }
    let mut rows: BTreeMap<&str, u64> = base
        .iter()
        .map(|(word, (ordinary, given, surname))| (word.as_str(), ordinary << 8 | given << 4 | surname))
        .collect();
    for (word, (lower, upper)) in &counts {
        if lower + upper >= 3 || rows.contains_key(word.as_str()) {
            *rows.entry(word).or_default() |= u64::from(*lower) << 40 | u64::from(*upper) << 16;
        }
    }
    let mut map = fst::MapBuilder::memory();
    for (word, bits) in rows {
        map.insert(word, bits)?;
    }
    Ok(WordLexicon::from_static(Box::leak(map.into_inner()?.into_boxed_slice()))?)
}

fn classes(path: &Path) -> Anyhow<WordClasses> {
    let content = std::fs::read_to_string(path)?;
    let mut words = Vec::new();
    let mut known = std::collections::HashSet::new();
    for line in content.lines() {
        let mut fields = line.split('\t');
        let (Some(word), Some(few), Some(many)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let key = word_key(word);
        if known.insert(key) {
            words.push((key, few.parse()?, many.parse()?));
        }
    }
    let slots = words.len() * 4 / 3;
    Ok(WordClasses::from_words(words, slots))
}

/// Whether a copy in other letters is trained with: of each fourth document, and each eighth of the newswire, one case.
fn is_shown(gold: &Gold) -> bool {
    let every = if gold.corpus == 3 { 8 } else { 4 };
    match gold.case {
        Case::AsIs => true,
        Case::Upper => gold.number % every == 0,
        Case::Title => gold.number % every == 1,
        Case::Lower => gold.number % every == 2,
    }
}

struct Bench {
    gold: Vec<Gold>,
    events: Vec<String>,
    base: Base,
    classes: WordClasses,
    names: CompiledGazetteer,
}

impl Bench {
    fn new(options: &Options) -> Anyhow<Self> {
        let names = world_gazetteer();
        let mut gold = Vec::new();
        for corpus in 0..CORPORA.len() {
            gold.extend(load(&options.shared.join("corpora"), corpus, &names)?);
        }
        if options.cases || options.varied > 0.0 {
            let copies: Vec<Gold> = CASES[1..].iter().flat_map(|case| gold.iter().map(|gold| gold.in_case(*case))).collect();
            gold.extend(copies.into_iter().filter(|copy| options.cases && copy.corpus != 3 || is_shown(copy)));
        }
        let mut events = Vec::new();
        for entry in std::fs::read_dir(options.shared.join("events"))? {
            let path = entry?.path();
            if path.extension().is_some_and(|ext| ext == "jsonl") {
                for line in std::fs::read_to_string(path)?.lines() {
                    let record: serde_json::Value = serde_json::from_str(line)?;
                    events.extend(record["text"].as_str().map(str::to_owned));
                }
            }
        }
        let classes = options.classes.as_deref().map(classes).transpose()?.unwrap_or_default();
        Ok(Self { gold, events, base: base_words(Path::new("data/words.csv"))?, classes, names })
    }

    /// Samples of all documents, made with what is known without those that `held` says.
    fn samples(&self, held: &dyn Fn(&Gold) -> bool) -> Anyhow<Vec<Sample>> {
        let texts = self.gold.iter().filter(|gold| gold.case == Case::AsIs && !held(gold)).map(|gold| gold.text.as_str());
        let words = lexicon(&self.base, texts.chain(self.events.iter().map(String::as_str)))?;
        let extractor = Extractor::new(self.names.clone(), words, self.classes.clone());
        Ok(self.gold.iter().map(|gold| sample(&extractor, gold)).collect())
    }
}

fn sample<N: NameLexicon>(extractor: &Extractor<N>, gold: &Gold) -> Sample {
    let document = Document::new(gold.id.clone(), gold.text.clone());
    extractor.sample(&document, &gold.names, gold.corpus as u32, gold.complete)
}

fn fit(bench: &Bench, samples: &[Sample], held: &dyn Fn(&Gold) -> bool, options: &Options) -> Readings {
    let shown: Vec<usize> = (0..samples.len())
        .filter(|n| {
            let gold = &bench.gold[*n];
            !held(gold) && is_shown(gold) && (gold.case == Case::AsIs || options.varied > 0.0)
        })
        .collect();
    let share = |n: usize| {
        let of_case = if bench.gold[n].case == Case::AsIs { 1.0 } else { options.varied };
        of_case * if bench.gold[n].corpus == 3 { options.share } else { 1.0 }
    };
    let first = |kept: &dyn Fn(usize) -> bool| {
        let tasks: Vec<Task> = (shown.iter().enumerate().filter(|(k, _)| kept(*k)))
            .flat_map(|(_, n)| samples[*n].runs.iter().map(|run| Task { run, share: share(*n), given: None }))
            .collect();
        let seeds = 1..=options.ensemble as u64;
        let several: Vec<Weights> = seeds.map(|seed| train(&tasks, &Settings { seed, ..options.settings.clone() })).collect();
        Weights::mean(&several)
    };
    let all = first(&|_| true);
    if options.jackknife == 0 {
        return Readings { first: all, second: None };
    }
    // The second reading learns from first readings of documents that the first had not seen.
    let mut given = Vec::new();
    for part in 0..options.jackknife {
        let weights = first(&|k| k % options.jackknife != part);
        for (_, n) in shown.iter().enumerate().filter(|(k, _)| k % options.jackknife == part) {
            let scores = weights.scores(&samples[*n], options.settings.without);
            let runs = weights.second(&samples[*n], &scores);
            given.push((*n, runs, scores));
        }
    }
    let tasks: Vec<Task> = given
        .iter()
        .flat_map(|(n, runs, scores)| {
            runs.iter().zip(scores).map(|(run, scores)| Task { run, share: share(*n), given: Some(scores) })
        })
        .collect();
    let settings = Settings {
        passes: 5,
        drop: [0.0; GROUP_NAMES.len()],
        transitions: Some(all.transitions),
        bits: 14,
        rate: options.second_rate,
        ..options.settings.clone()
    };
    let second = train(&tasks, &settings);
    Readings { first: all, second: Some(second) }
}

fn score(bench: &Bench, samples: &[Sample], weights: &Readings, n: usize, options: &Options, counts: &mut Counts, sure: &mut Vec<(f32, bool)>) {
    let gold = &bench.gold[n];
    let mut found = weights.find(&samples[n], options.settings.without, options.bias);
    if gold.corpus == 3 {
        found.retain(|found| found.place);
    }
    let truth: Vec<Span> = gold.toponyms.iter().filter(|(_, place)| gold.corpus != 3 || *place).map(|(span, _)| *span).collect();
    let exact = |span: &Span| found.iter().any(|found| found.start == span.start() && found.end == span.end());
    if gold.case == Case::AsIs {
        let right = |found: &Found| truth.iter().any(|span| span.start() == found.start && span.end() == found.end);
        sure.extend(found.iter().map(|found| (found.confidence, right(found))));
    }
    counts.gold += truth.len();
    counts.found += found.len();
    counts.right += truth.iter().filter(|span| exact(span)).count();
    counts.overlap += truth.iter().filter(|span| found.iter().any(|found| found.start < span.end() && span.start() < found.end)).count();
    if options.dump {
        let around = |start: usize, end: usize| {
            let from = (start.saturating_sub(40)..=start).find(|n| gold.text.is_char_boundary(*n)).unwrap_or(start);
            let to = (end + 30..gold.text.len()).find(|n| gold.text.is_char_boundary(*n)).unwrap_or(gold.text.len());
            format!("{}[[{}]]{}", &gold.text[from..start], &gold.text[start..end], &gold.text[end..to]).replace('\n', "/")
        };
        for span in truth.iter().filter(|span| !exact(span)) {
            println!("MISS\t{}\t{}", &gold.text[span.range()], around(span.start(), span.end()));
        }
        for found in found.iter().filter(|found| !truth.iter().any(|span| span.start() == found.start && span.end() == found.end)) {
            println!("EXTRA\t{}\t{:.2}\t{}", &gold.text[found.start..found.end], found.confidence, around(found.start, found.end));
        }
    }
}

type Table = [[Counts; 4]; 4];

fn experiment(bench: &Bench, options: &Options, held: &(dyn Fn(&Gold) -> bool + Sync)) -> Anyhow<(Table, Vec<(f32, bool)>)> {
    let samples = bench.samples(held)?;
    let weights = fit(bench, &samples, held, options);
    let mut counts = Table::default();
    let mut sure = Vec::new();
    for (n, gold) in bench.gold.iter().enumerate() {
        if held(gold) && (gold.case == Case::AsIs || options.cases && gold.corpus != 3) {
            score(bench, &samples, &weights, n, options, &mut counts[gold.case as usize][gold.corpus], &mut sure);
        }
    }
    Ok((counts, sure))
}

fn print(name: &str, table: &Table, options: &Options) {
    for (case, row) in CASES.iter().zip(table) {
        for (corpus, counts) in CORPORA.iter().zip(row).filter(|(_, counts)| counts.gold > 0) {
            if options.cases || *case == Case::AsIs {
                println!("{name} {case:?} {corpus:20} {}", counts.line());
            }
        }
    }
}

fn add(total: &mut Table, table: &Table) {
    for (sum, one) in total.iter_mut().flatten().zip(table.iter().flatten()) {
        sum.right += one.right;
        sum.found += one.found;
        sum.gold += one.gold;
        sum.overlap += one.overlap;
    }
}

/// Slope and offset of the log-odds that fit best what was right, by Newton's method.
fn calibration(sure: &[(f32, bool)]) -> [f32; 2] {
    let (mut a, mut b) = (1.0f64, 0.0f64);
    for _ in 0..50 {
        let (mut ga, mut gb, mut aa, mut ab, mut bb) = (0.0, 0.0, 1e-6, 0.0, 1e-6);
        for (probability, right) in sure {
            let p = f64::from(probability.clamp(1e-6, 1.0 - 1e-6));
            let x = (p / (1.0 - p)).ln();
            let q = 1.0 / (1.0 + (-(a * x + b)).exp());
            let (off, curve) = (f64::from(u8::from(*right)) - q, q * (1.0 - q));
            ga += off * x;
            gb += off;
            aa += curve * x * x;
            ab += curve * x;
            bb += curve;
        }
        let determinant = aa * bb - ab * ab;
        a += (bb * ga - ab * gb) / determinant;
        b += (aa * gb - ab * ga) / determinant;
    }
    [a as f32, b as f32]
}

/// How often names were right by tenths of the calibrated probability, and the mean gap weighed by number.
fn reliability(sure: &[(f32, bool)], [a, b]: [f32; 2]) -> String {
    let mut bins = [(0usize, 0usize, 0.0f64); 10];
    for (probability, right) in sure {
        let p = probability.clamp(1e-6, 1.0 - 1e-6);
        let q = 1.0 / (1.0 + f64::from(-(a * (p / (1.0 - p)).ln() + b)).exp());
        let bin = &mut bins[((q * 10.0) as usize).min(9)];
        *bin = (bin.0 + 1, bin.1 + usize::from(*right), bin.2 + q);
    }
    let mut gap = 0.0;
    let mut text = String::from("| confidence | names | mean confidence | right |\n|---|---|---|---|\n");
    for (n, (count, right, sum)) in bins.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
        let (said, held) = (sum / *count as f64, *right as f64 / *count as f64);
        gap += (said - held).abs() * *count as f64 / sure.len() as f64;
        text += &format!("| .{n} to .{} | {count} | {said:.3} | {held:.3} |\n", n + 1);
    }
    text + &format!("\nExpected calibration error {gap:.4} over {} names.\n", sure.len())
}

fn crossed(bench: &Bench, options: &Options) -> Anyhow<(Table, Vec<(f32, bool)>)> {
    let results = each(5, options.threads, |fold| experiment(bench, options, &move |gold: &Gold| gold.number % 5 == fold));
    let mut total = Table::default();
    let mut sure = Vec::new();
    for result in results {
        let (table, more) = result?;
        add(&mut total, &table);
        sure.extend(more);
    }
    Ok((total, sure))
}

fn apart(bench: &Bench, options: &Options) -> Anyhow<Table> {
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

/// The bytes of a model with these weights.
fn packed(bench: &Bench, options: &Options, weights: &Readings, calibration: [f32; 2]) -> Anyhow<Vec<u8>> {
    let second = weights.second.as_ref().ok_or("expected jack=2 or more")?;
    let parts = Parts {
        first: (&weights.first.table, &weights.first.transitions),
        second: (&second.table, &second.transitions),
        classes: &bench.classes,
        bias: options.bias,
        calibration,
    };
    Ok(parts.to_bytes())
}

/// Prints what the whole program makes of every document, with a recognizer that never saw it.
fn layers(bench: &Bench, options: &Options) -> Anyhow<()> {
    let results = each(5, options.threads, |fold| -> Anyhow<Vec<String>> {
        let held = move |gold: &Gold| gold.number % 5 == fold;
        let samples = bench.samples(&held)?;
        let weights = fit(bench, &samples, &held, options);
        let model = Box::leak(packed(bench, options, &weights, [1.0, 0.0])?.into_boxed_slice());
        let texts = bench.gold.iter().filter(|gold| gold.case == Case::AsIs && !held(gold)).map(|gold| gold.text.as_str());
        let words = lexicon(&bench.base, texts.chain(bench.events.iter().map(String::as_str)))?;
        let recognizer = ModelRecognizer::new(bench.names.clone(), words, Model::from_static(model)?);
        let geoparser = Geoparser::new().with_recognizer(recognizer);
        let tested = bench.gold.iter().filter(|gold| gold.case == Case::AsIs && gold.corpus != 3 && held(gold));
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
                "lat": point.map(|point| point[0]), "lon": point.map(|point| point[1]),
            })
        })
        .collect();
    Ok(serde_json::json!({ "corpus": CORPORA[gold.corpus], "id": gold.id, "mentions": mentions }).to_string())
}

fn write(bench: &Bench, options: &Options, path: &Path) -> Anyhow<()> {
    let calibration = match options.calibration {
        Some(known) => known,
        None => calibration(&crossed(bench, options)?.1),
    };
    println!("calibration={},{}", calibration[0], calibration[1]);
    let samples = bench.samples(&|_| false)?;
    let weights = fit(bench, &samples, &|_| false, options);
    Ok(std::fs::write(path, packed(bench, options, &weights, calibration)?)?)
}

/// Runs jobs on a few threads; results in order.
fn each<T: Send>(count: usize, threads: usize, job: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let results = std::sync::Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            scope.spawn(|| loop {
                let n = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                if n >= count {
                    break;
                }
                let result = job(n);
                results.lock().expect("no job panics").insert(n, result);
            });
        }
    });
    results.into_inner().expect("no job panics").into_values().collect()
}

fn main() -> Anyhow<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (verb, rest) = arguments.split_first().ok_or("usage: train_recognizer apart|crossed [name=value …]")?;
    let options = options(rest)?;
    let begun = std::time::Instant::now();
    let bench = Bench::new(&options)?;
    eprintln!("{} documents read after {:?}", bench.gold.len(), begun.elapsed());
    match verb.as_str() {
        "apart" => print("apart", &apart(&bench, &options)?, &options),
        "crossed" => {
            let (table, sure) = crossed(&bench, &options)?;
            print("crossed", &table, &options);
            let calibration = calibration(&sure);
            println!("calibration={},{}\n{}", calibration[0], calibration[1], reliability(&sure, calibration));
        }
        "layers" => layers(&bench, &options)?,
        "write" => write(&bench, &options, Path::new("data/recognizer/model.bin"))?,
        "oracle" => {
            let samples = bench.samples(&|_| false)?;
            let mut counts = [(0, 0); 4];
            for (gold, sample) in bench.gold.iter().zip(&samples) {
                for (span, _) in &gold.toponyms {
                    let starts = sample.words.iter().any(|word| word.start() == span.start());
                    let inside = |n: usize| sample.runs.iter().any(|run| n >= run.first && n < run.first + run.len());
                    let last = sample.words.partition_point(|word| word.start() < span.end());
                    let ends = last > 0 && sample.ends[last - 1] == span.end() && inside(last - 1);
                    counts[gold.corpus].0 += 1;
                    if starts && ends {
                        counts[gold.corpus].1 += 1;
                    } else {
                        println!("{}\t{}\t{}\t{}", CORPORA[gold.corpus], starts, ends, &gold.text[span.start()..(span.end() + 10).min(gold.text.len())].replace('\n', "/"));
                    }
                }
            }
            println!("{counts:?}");
        }
        _ => return Err(format!("no verb {verb}").into()),
    }
    eprintln!("done after {:?}", begun.elapsed());
    Ok(())
}
