//! Annotated news as it lies in `../shared/corpora`: gold names with byte spans.

use mentionmap::domain::{MentionKind, NameClass, NameSummary, Span};
use mentionmap::evaluate::{GoldDocument, GoldDocuments, GoldMention};
use mentionmap::recognize::NameLexicon;
use mentionmap::recognize::model::training::GoldKind;
use mentionmap::text::fold_words;
use std::io::BufReader;
use std::path::Path;

pub const CORPORA: [&str; 4] = ["lgl", "tr-news", "geowebnews", "worldwide-newswire"];

/// One annotated document.
#[derive(Debug, Clone)]
pub struct Gold {
    pub corpus: usize,
    /// Which document of the corpus it is.
    pub number: usize,
    /// How its letters are written.
    pub case: Case,
    pub id: String,
    pub text: String,
    /// The toponyms that are scored, with whether each is a place (and not only a people).
    pub toponyms: Vec<(Span, bool)>,
    /// All that is known of names, for training.
    pub names: Vec<(Span, GoldKind)>,
    /// Whether all names of all kinds are annotated.
    pub complete: bool,
}

/// How the letters of a text are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    AsIs,
    Upper,
    Title,
    Lower,
}

pub const CASES: [Case; 4] = [Case::AsIs, Case::Upper, Case::Title, Case::Lower];

/// Words that have no capital in a headline.
const SMALL: [&str; 16] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "in", "nor", "of", "on", "or", "the", "to", "with",
];

impl Gold {
    /// The same document in other letters, each as many bytes long as before.
    pub fn in_case(&self, case: Case) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut inside = false;
        for (at, c) in self.text.char_indices() {
            let opens = c.is_alphanumeric() && !inside;
            inside = c.is_alphanumeric() || matches!(c, '\'' | '’') && inside;
            text.push(match case {
                Case::Upper => sized(c, c.to_uppercase()),
                Case::Lower => sized(c, c.to_lowercase()),
                Case::Title if opens && !is_small(&self.text[at..]) => sized(c, c.to_uppercase()),
                Case::Title | Case::AsIs => c,
            });
        }
        Self {
            text,
            case,
            ..self.clone()
        }
    }
}

fn is_small(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    SMALL.contains(&word)
}

fn sized(c: char, mut other: impl Iterator<Item = char>) -> char {
    match (other.next(), other.next()) {
        (Some(other), None) if other.len_utf8() == c.len_utf8() => other,
        _ => c,
    }
}

pub type Anyhow<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// All documents of a corpus, in the file's order.
pub fn load(folder: &Path, corpus: usize, names: &impl NameLexicon) -> Anyhow<Vec<Gold>> {
    let path = folder.join(format!("{}.jsonl", CORPORA[corpus]));
    let name = path.display().to_string();
    let file = std::fs::File::open(&path).map_err(|error| format!("{name}: {error}"))?;
    let kind_of = |surface: &str| {
        if is_demonym(names, surface) {
            MentionKind::Demonym
        } else {
            MentionKind::Place
        }
    };
    let mut documents = Vec::new();
    for (n, document) in GoldDocuments::new(BufReader::new(file), &name, kind_of).enumerate() {
        documents.push(gold(corpus, n, document?, names));
    }
    if corpus == 3 {
        add_other_names(folder, &mut documents)?;
    }
    Ok(documents)
}

fn gold(corpus: usize, number: usize, annotated: GoldDocument, names: &impl NameLexicon) -> Gold {
    let document = annotated.document;
    let kind = |mention: &GoldMention| match mention.kind {
        MentionKind::Place | MentionKind::Coordinate => GoldKind::Place,
        MentionKind::Demonym if is_demonym(names, document.slice(mention.span)) => GoldKind::Demonym,
        // Religions, parties and the like.
        MentionKind::Demonym => GoldKind::Other,
    };
    // The newswire is scored on places only.
    let scored = |mention: &&GoldMention| corpus != 3 || mention.kind == MentionKind::Place;
    Gold {
        corpus,
        number,
        case: Case::AsIs,
        toponyms: (annotated.mentions.iter().filter(scored))
            .map(|mention| (mention.span, mention.kind == MentionKind::Place))
            .collect(),
        names: annotated
            .mentions
            .iter()
            .map(|mention| (mention.span, kind(mention)))
            .collect(),
        complete: false,
        id: document.id,
        text: document.text,
    }
}

/// Whether the gazetteer knows a surface as a people or adjective, and not as a large place.
pub fn is_demonym(names: &impl NameLexicon, surface: &str) -> bool {
    let words = fold_words(surface);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut summary = NameSummary::default();
    names.names_at(&words, &mut |count, found| {
        if count == words.len() {
            summary = found;
        }
    });
    summary.has(NameClass::Demonym) && summary.primary_band() < 6
}

/// Persons, organizations and other names of the newswire, which its BIO files have and its documents have not.
fn add_other_names(folder: &Path, documents: &mut [Gold]) -> Anyhow<()> {
    let mut sentences = Vec::new();
    for part in ["train", "dev"] {
        let path = folder.join(format!("ner/worldwide_newswire.{part}.bio"));
        let content = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for document in content.split("-DOCSTART-\tO").skip(1) {
            let tokens: Vec<(String, String)> = document
                .lines()
                .filter_map(|line| line.split_once('\t'))
                .map(|(token, tag)| (token.split_whitespace().collect(), tag.to_owned()))
                .collect();
            sentences.push(tokens);
        }
    }
    let mut left: std::collections::HashMap<String, Vec<(String, String)>> = sentences
        .into_iter()
        .map(|tokens| (bare(tokens.iter().map(|(token, _)| token.as_str())), tokens))
        .collect();
    let mut matched = 0;
    for document in documents.iter_mut() {
        // Documents begin with a line that has their address; the BIO files leave it out.
        let body = document.text.find('\n').map_or(0, |at| at + 1);
        for from in [body, 0] {
            let key: String = document.text[from..].split_whitespace().collect();
            if let Some(tokens) = left.remove(&key) {
                add_names_of(document, from, &tokens);
                matched += 1;
                break;
            }
        }
    }
    eprintln!("newswire: {matched} of {} documents have other names", documents.len());
    Ok(())
}

fn bare<'t>(tokens: impl Iterator<Item = &'t str>) -> String {
    tokens.collect()
}

fn add_names_of(document: &mut Gold, from: usize, tokens: &[(String, String)]) {
    let mut found: Vec<(Span, GoldKind)> = Vec::new();
    let mut at = from;
    for (token, tag) in tokens {
        let start = document.text[at..]
            .find(|c: char| !c.is_whitespace())
            .map_or(at, |skip| at + skip);
        let mut end = start;
        let mut wanted = token.chars().count();
        for (offset, c) in document.text[start..].char_indices() {
            if wanted == 0 {
                break;
            }
            end = start + offset + c.len_utf8();
            wanted -= usize::from(!c.is_whitespace());
        }
        at = end;
        let kind = match tag.get(2..).unwrap_or("") {
            "Person" => GoldKind::Person,
            "Organization" => GoldKind::OrganizationUnmarked,
            "Misc" | "Product" => GoldKind::Other,
            _ => continue,
        };
        found.push((Span::new(start, end), kind));
    }
    let known = std::mem::take(&mut document.names);
    found.extend(known);
    document.names = found;
    document.complete = true;
}
