//! What the benches read, taken through the stages once, so that each stage can be timed by itself.

use crate::newsroom::{Article, Newsroom};
use mentionmap::classify::LexiconClassifier;
use mentionmap::domain::{CandidateSet, Document, GeoparsedDocument, Mention, Resolution};
use mentionmap::gazetteer::CompiledGazetteer;
use mentionmap::read::{ReadOptions, documents};
use mentionmap::recognize::{ModelRecognizer, Recognizer, RuleRecognizer};
use mentionmap::resolve::{Resolver, WeightedResolver};
use mentionmap::{Geoparser, news_model, news_words, world_gazetteer};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const ARTICLES: usize = 1000;
const SEED: u64 = 2;

/// The stages, as the program has them by default.
pub(crate) struct Stages {
    pub(crate) rules: RuleRecognizer<CompiledGazetteer>,
    pub(crate) model: ModelRecognizer<CompiledGazetteer>,
    pub(crate) resolver: WeightedResolver,
    pub(crate) classifier: LexiconClassifier,
    pub(crate) geoparser: Geoparser,
}

pub(crate) static STAGES: LazyLock<Stages> = LazyLock::new(|| Stages {
    rules: RuleRecognizer::new(world_gazetteer(), news_words()),
    model: ModelRecognizer::new(world_gazetteer(), news_words(), news_model()),
    resolver: WeightedResolver::default(),
    classifier: LexiconClassifier::default(),
    geoparser: Geoparser::new(),
});

/// A batch of texts, and what each stage makes of it.
pub(crate) struct Batch {
    pub(crate) name: &'static str,
    /// As JSON Lines.
    pub(crate) file: Vec<u8>,
    pub(crate) documents: Vec<Document>,
    pub(crate) mentions: Vec<Vec<Mention>>,
    pub(crate) sets: Vec<Vec<CandidateSet>>,
    pub(crate) resolutions: Vec<Vec<Resolution>>,
    pub(crate) geoparsed: Vec<GeoparsedDocument>,
}

/// The generated batch, and the corpora where they are.
pub(crate) static BATCHES: LazyLock<Vec<Batch>> = LazyLock::new(|| {
    let generated = generated().expect("the files under data are there");
    let files = [("generated", Some(generated)), ("news", corpora())];
    let batches = files.into_iter().filter_map(|(name, file)| Some((name, file?)));
    batches
        .map(|(name, file)| Batch::of(name, file).expect("the texts can be geoparsed"))
        .collect()
});

impl Batch {
    fn of(name: &'static str, file: Vec<u8>) -> Result<Self, Box<dyn Error>> {
        let Stages {
            model,
            resolver,
            geoparser,
            ..
        } = &*STAGES;
        let documents = documents(&file[..], "batch.jsonl", &ReadOptions::default()).collect::<Result<Vec<_>, _>>()?;
        let mentions = documents
            .iter()
            .map(|document| model.recognize(document))
            .collect::<Result<Vec<_>, _>>()?;
        let found = documents.iter().zip(mentions.clone());
        let sets: Vec<_> = found
            .map(|(document, mentions)| geoparser.candidate_sets(document, mentions))
            .collect();
        let asked = documents.iter().zip(sets.clone());
        let resolutions = asked.map(|(document, sets)| resolver.resolve(document, sets)).collect();
        let geoparsed = documents.iter().map(|document| geoparser.geoparse(document.clone()));
        let geoparsed = geoparsed.collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            name,
            file,
            documents,
            mentions,
            sets,
            resolutions,
            geoparsed,
        })
    }

    /// Bytes of all texts.
    pub(crate) fn bytes(&self) -> usize {
        self.documents.iter().map(|document| document.text.len()).sum()
    }

    pub(crate) fn named(name: &str) -> &'static Self {
        BATCHES
            .iter()
            .find(|batch| batch.name == name)
            .expect("a name of `Batch::names`")
    }

    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        BATCHES.iter().map(|batch| batch.name)
    }
}

fn generated() -> Result<Vec<u8>, Box<dyn Error>> {
    let lines = Newsroom::open()?
        .articles(SEED)
        .take(ARTICLES)
        .map(|article: Article| article.line())
        .collect::<Vec<_>>();
    Ok(lines.concat().into_bytes())
}

/// All corpora in one, without their annotations; nothing where there are none.
fn corpora() -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let files = std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        for line in std::fs::read_to_string(file).ok()?.lines() {
            let record: serde_json::Value = serde_json::from_str(line).ok()?;
            let kept = ["id", "text", "source", "date"].map(|key| (key, &record[key]));
            let kept: serde_json::Map<_, _> = kept
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value.clone()))
                .collect();
            serde_json::to_writer(&mut all, &kept).ok()?;
            all.push(b'\n');
        }
    }
    Some(all)
}
