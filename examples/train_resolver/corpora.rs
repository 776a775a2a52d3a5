//! Annotated news and the mentions that a recognizer found in it in, choices to be made out.

use mentionmap::Geoparser;
use mentionmap::domain::{CandidateSet, ClassHint, Document, Mention, MentionKind, PlaceId, Point, Span};
use mentionmap::evaluate::{GoldDocument, GoldDocuments, GoldMention, NEAR_KM, given_mentions};
use serde_json::Value;
use std::collections::HashMap;
use std::io::BufReader;
use std::path::Path;

pub const CORPORA: [&str; 3] = ["lgl", "tr-news", "geowebnews"];

pub type Anyhow<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// One annotated document, resolved twice: the mentions of the annotation, and those that were found.
#[derive(Clone)]
pub struct Sample {
    pub corpus: usize,
    /// Which document of the corpus it is.
    pub number: usize,
    /// Host name of its outlet; may be empty.
    pub outlet: String,
    pub document: Document,
    pub given: Task,
    pub found: Task,
    /// Whether its outlet's home is known and is said with it, or said by its twin.
    pub home: Known,
    /// Whether the program's file of outlets has its outlet, so that it has a twin that says so.
    pub is_listed: bool,
}

/// Whether a document says its outlet's home.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Nobody knows it.
    Never,
    /// It is known, and left out here.
    ByTwin,
    Here,
    /// Only its country is said.
    Country,
    /// It is said as the program's file of outlets has it; never fitted to.
    Listed,
}

impl Known {
    /// What a document counts for in fitting: a little more where it stands there three times.
    pub fn share(self) -> f64 {
        match self {
            Self::Never => 1.0,
            Self::ByTwin | Self::Here | Self::Country => 0.4,
            Self::Listed => 0.0,
        }
    }
}

/// Mentions to resolve, with what is right.
#[derive(Clone)]
pub struct Task {
    pub sets: Vec<CandidateSet>,
    pub truths: Vec<Truth>,
    /// Gold mentions with a point.
    pub gold_placed: usize,
}

/// What the annotation says of a mention.
#[derive(Clone)]
pub enum Truth {
    /// It means this place.
    At(Point, Option<PlaceId>),
    /// It is a place, nobody knows where.
    Unplaced,
    /// It is not annotated.
    Invented,
}

impl Truth {
    /// The candidates that are meant: the annotation's own entry, else those within 25 km, else within 161 km. `None`
    /// where nobody can say.
    pub fn right(&self, set: &CandidateSet) -> Option<Vec<usize>> {
        let (point, id) = match self {
            Self::At(point, id) => (*point, id),
            Self::Unplaced => return None,
            Self::Invented => return Some(Vec::new()),
        };
        let numbered = || {
            set.candidates
                .iter()
                .map(|candidate| candidate.place.as_ref())
                .enumerate()
        };
        let same = |n: &(usize, &mentionmap::domain::Place)| Some(&n.1.id) == id.as_ref();
        let within = |km: f64| -> Vec<usize> {
            let near = numbered().filter(|(_, place)| place.point.km_to(point) <= km);
            near.map(|(n, _)| n).collect()
        };
        let same: Vec<usize> = numbered().filter(same).map(|(n, _)| n).collect();
        let found = [same, within(25.0), within(NEAR_KM)];
        Some(found.into_iter().find(|found| !found.is_empty()).unwrap_or_default())
    }
}

/// All documents, in the files' order. `found` is what `train_recognizer layers` printed.
pub fn load(shared: &Path, found: &Path, geoparser: &Geoparser) -> Anyhow<Vec<Sample>> {
    let layers = layers(found)?;
    let mut samples = Vec::new();
    for (corpus, name) in CORPORA.iter().enumerate() {
        let path = shared.join(format!("corpora/{name}.jsonl"));
        let input = BufReader::new(std::fs::File::open(&path).map_err(|error| format!("{}: {error}", path.display()))?);
        let documents = GoldDocuments::new(input, name, |surface| geoparser.kind_of(surface));
        for (number, gold) in documents.enumerate() {
            let gold = gold.map_err(|error| format!("{error:?}"))?;
            let layer = layers
                .get(&gold.document.id)
                .ok_or_else(|| format!("{}: not found", gold.document.id))?;
            samples.push(sample(corpus, number, gold, layer, geoparser)?);
        }
    }
    Ok(samples)
}

fn layers(path: &Path) -> Anyhow<HashMap<String, Value>> {
    let content = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut layers = HashMap::new();
    for line in content.lines() {
        let mut layer: Value = serde_json::from_str(line)?;
        let id = layer["id"].as_str().ok_or("a layer without id")?.to_owned();
        layers.insert(id, layer["mentions"].take());
    }
    Ok(layers)
}

fn sample(corpus: usize, number: usize, gold: GoldDocument, layer: &Value, geoparser: &Geoparser) -> Anyhow<Sample> {
    let GoldDocument {
        document,
        mentions: gold,
    } = gold;
    let recognized = recognized(&document, layer)?;
    let given = given_mentions(&gold, &recognized);
    let truths = |gold: &GoldMention| match gold.point {
        Some(point) => Truth::At(point, gold.id.clone()),
        None => Truth::Unplaced,
    };
    let gold_placed = gold.iter().filter(|gold| gold.point.is_some()).count();
    let partners = partners(&gold, &recognized);
    let found_truths = partners
        .into_iter()
        .map(|partner| partner.map_or(Truth::Invented, |n| truths(&gold[n])));
    let name = document.source.name.clone().unwrap_or_default();
    let outlet = document
        .source
        .domain
        .clone()
        .or_else(|| name.split("; ").nth(1).map(str::to_owned));
    Ok(Sample {
        corpus,
        number,
        outlet: outlet.unwrap_or_default().to_owned(),
        given: Task {
            sets: geoparser.candidate_sets(&document, given),
            truths: gold.iter().map(truths).collect(),
            gold_placed,
        },
        found: Task {
            truths: found_truths.collect(),
            sets: geoparser.candidate_sets(&document, recognized),
            gold_placed,
        },
        document,
        home: Known::Never,
        is_listed: false,
    })
}

/// The gold mention that each found mention is paired with: the one of its span, else the first free one it overlaps.
fn partners(gold: &[GoldMention], found: &[Mention]) -> Vec<Option<usize>> {
    let mut free = vec![true; gold.len()];
    let mut partners: Vec<Option<usize>> = found
        .iter()
        .map(|found| {
            let same = gold.iter().position(|gold| gold.span == found.span)?;
            free[same] = false;
            Some(same)
        })
        .collect();
    for (found, partner) in found.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
        *partner = (0..gold.len()).find(|n| free[*n] && gold[*n].span.overlaps(found.span));
        if let Some(taken) = *partner {
            free[taken] = false;
        }
    }
    partners
}

/// The mentions of a layer; its spans count characters.
fn recognized(document: &Document, layer: &Value) -> Anyhow<Vec<Mention>> {
    let bytes: Vec<usize> = document
        .text
        .char_indices()
        .map(|(at, _)| at)
        .chain([document.text.len()])
        .collect();
    let at = |mention: &Value, key: &str| -> Anyhow<usize> {
        let number = mention[key]
            .as_u64()
            .ok_or_else(|| format!("a mention without {key}"))?;
        Ok(*bytes.get(number as usize).ok_or("a mention outside the text")?)
    };
    let mentions = layer.as_array().ok_or("a layer without mentions")?;
    let mention = |mention: &Value| -> Anyhow<Mention> {
        let kind = match mention["kind"].as_str() {
            Some("demonym") => MentionKind::Demonym,
            _ => MentionKind::Place,
        };
        Ok(Mention {
            name: Span::new(at(mention, "name_start")?, at(mention, "name_end")?),
            hint: mention["hint"].as_str().and_then(hint),
            confidence: mention["confidence"].as_f64().unwrap_or(1.0),
            ..Mention::new(Span::new(at(mention, "start")?, at(mention, "end")?), kind)
        })
    };
    mentions.iter().map(mention).collect()
}

fn hint(word: &str) -> Option<ClassHint> {
    Some(match word {
        "Country" => ClassHint::Country,
        "Region" => ClassHint::Region,
        "County" => ClassHint::County,
        "City" => ClassHint::City,
        "Water" => ClassHint::Water,
        "Terrain" => ClassHint::Terrain,
        "Facility" => ClassHint::Facility,
        _ => return None,
    })
}
