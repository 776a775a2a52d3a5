//! All annotated documents, with what is known of their words without those that are held out.

use crate::corpora::{Anyhow, CASES, CORPORA, Case, Gold, load};
use crate::options::Options;
use crate::sentences::{self, SENTENCES};
use mentionmap::domain::Document;
use mentionmap::gazetteer::CompiledGazetteer;
use mentionmap::recognize::model::WordClasses;
use mentionmap::recognize::model::training::{Extractor, Sample, count_cases, word_key};
use mentionmap::recognize::{NameLexicon, WordLexicon};
use mentionmap::text::word_table;
use mentionmap::{news_model, world_gazetteer};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

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
pub fn lexicon<'t>(base: &Base, texts: impl Iterator<Item = &'t str>) -> Anyhow<WordLexicon> {
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
    Ok(WordLexicon::from_static(Box::leak(
        word_table(rows).into_boxed_slice(),
    ))?)
}

fn classes(path: &Path) -> Anyhow<WordClasses> {
    let content = std::fs::read_to_string(path)?;
    let mut words = Vec::new();
    let mut known = std::collections::HashSet::new();
    for line in content.lines() {
        let mut fields = line.split('\t');
        let (Some(word), Some(few), Some(many)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let key = word_key(word);
        if known.insert(key) {
            words.push((key, few.parse()?, many.parse()?));
        }
    }
    let slots = words.len() * 4 / 3;
    Ok(WordClasses::from_words(words, slots))
}

/// Whether a copy in other letters is trained with: of each fourth document, and each eighth of the newswire, one case.
pub fn is_shown(gold: &Gold) -> bool {
    let every = if gold.corpus == 3 { 8 } else { 4 };
    match gold.case {
        Case::AsIs => true,
        Case::Upper => gold.number.is_multiple_of(every),
        Case::Title => gold.number % every == 1,
        Case::Lower => gold.number % every == 2,
    }
}

/// What all experiments share.
pub struct Bench {
    pub gold: Vec<Gold>,
    pub events: Vec<String>,
    pub base: Base,
    pub classes: WordClasses,
    pub names: CompiledGazetteer,
}

impl Bench {
    /// Reads everything.
    pub fn new(options: &Options) -> Anyhow<Self> {
        let names = world_gazetteer();
        let mut gold = Vec::new();
        for corpus in 0..CORPORA.len() {
            gold.extend(load(&options.shared.join("corpora"), corpus, &names)?);
        }
        if options.sentences > 0.0 {
            gold.extend(sentences::load(&options.shared.join("corpora"), &names)?);
        }
        if options.cases || options.varied > 0.0 {
            let copies: Vec<Gold> = CASES[1..]
                .iter()
                .flat_map(|case| {
                    gold.iter()
                        .filter(|gold| gold.corpus != SENTENCES)
                        .map(|gold| gold.in_case(*case))
                })
                .collect();
            gold.extend(
                copies
                    .into_iter()
                    .filter(|copy| options.cases && copy.corpus != 3 || is_shown(copy)),
            );
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
        let classes = match &options.classes {
            Some(path) => classes(path)?,
            None => news_model().classes().clone(),
        };
        Ok(Self {
            gold,
            events,
            base: base_words(Path::new("data/words.csv"))?,
            classes,
            names,
        })
    }

    /// Samples of all documents, made with what is known without those that `held` says.
    pub fn samples(&self, held: &dyn Fn(&Gold) -> bool) -> Anyhow<Vec<Sample>> {
        let texts = self
            .gold
            .iter()
            .filter(|gold| gold.case == Case::AsIs && !held(gold))
            .map(|gold| gold.text.as_str());
        let words = lexicon(&self.base, texts.chain(self.events.iter().map(String::as_str)))?;
        let extractor = Extractor::new(self.names.clone(), words, self.classes.clone());
        Ok(self.gold.iter().map(|gold| sample(&extractor, gold)).collect())
    }
}

fn sample<N: NameLexicon>(extractor: &Extractor<N>, gold: &Gold) -> Sample {
    let document = Document::new(gold.id.clone(), gold.text.clone());
    extractor.sample(&document, &gold.names, gold.corpus as u32, gold.complete)
}
