//! Sentences annotated with persons, organizations and places, as documents of a few sentences each: hard negatives.

use crate::corpora::{Anyhow, Case, Gold, is_demonym};
use mentionmap::domain::Span;
use mentionmap::recognize::NameLexicon;
use mentionmap::recognize::model::training::GoldKind;
use std::path::Path;

/// The number that stands for all these sets.
pub const SENTENCES: usize = 4;

/// Sets whose sentences are whole and edited; tweets are not among them.
const FILES: [&str; 9] = [
    "crossner_politics.dev",
    "crossner_politics.test",
    "crossner_politics.train",
    "gum_named.news",
    "re3d.test",
    "re3d.train",
    "uner_ewt.dev",
    "uner_ewt.test",
    "wikigold.all",
];

/// Sentences that make a document.
const TOGETHER: usize = 12;

/// Marks that stand close to the token before them, and after them.
const CLOSE_BEFORE: [&str; 13] = [",", ".", ";", ":", "!", "?", ")", "'s", "’s", "'", "n't", "%", "-"];
const CLOSE_AFTER: [&str; 4] = ["(", "$", "-", "#"];

/// All sets as documents. They mark no places within other names, and peoples as other names or not at all.
pub fn load(folder: &Path, names: &impl NameLexicon) -> Anyhow<Vec<Gold>> {
    let mut documents = Vec::new();
    for file in FILES {
        let path = folder.join(format!("ner/{file}.bio"));
        let content = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let sentences: Vec<&str> = content
            .split("\n\n")
            .filter(|sentence| !sentence.trim().is_empty())
            .collect();
        for sentences in sentences.chunks(TOGETHER) {
            let number = documents.len();
            documents.push(Gold {
                number,
                id: format!("{file}-{number}"),
                ..document(sentences, names)
            });
        }
    }
    Ok(documents)
}

fn document(sentences: &[&str], lexicon: &impl NameLexicon) -> Gold {
    let mut text = String::new();
    let mut names: Vec<(Span, GoldKind)> = Vec::new();
    for sentence in sentences {
        let mut open = true;
        for (token, tag) in sentence.lines().filter_map(|line| line.split_once('\t')) {
            if !open && !CLOSE_BEFORE.contains(&token) {
                text.push(' ');
            }
            open = CLOSE_AFTER.contains(&token);
            let span = Span::new(text.len(), text.len() + token.len());
            text.push_str(token);
            match (kind(tag), names.last_mut()) {
                (Some(kind), Some((last, before))) if tag.starts_with("I-") && *before == kind => {
                    *last = last.join(span)
                }
                (Some(kind), _) => names.push((span, kind)),
                // A people or adjective that is not marked may still be one to us.
                (None, _) if is_demonym(lexicon, token) => names.push((span, GoldKind::Unknown)),
                (None, _) => {}
            }
        }
        text.push('\n');
    }
    for (span, kind) in &mut names {
        if *kind == GoldKind::Place && is_demonym(lexicon, span.slice(&text)) {
            *kind = GoldKind::Demonym;
        }
    }
    Gold {
        corpus: SENTENCES,
        number: 0,
        case: Case::AsIs,
        id: String::new(),
        text,
        toponyms: Vec::new(),
        names,
        complete: false,
    }
}

/// What a tag says, each set spelling it its own way; `None` outside of names.
fn kind(tag: &str) -> Option<GoldKind> {
    let kind = match tag.get(2..)?.to_ascii_lowercase().as_str() {
        "loc" | "location" | "country" => GoldKind::Place,
        "per" | "person" | "politician" => GoldKind::Person,
        "org" | "organisation" | "organization" | "politicalparty" => GoldKind::OrganizationUnmarked,
        "event" | "election" | "militaryplatform" | "weapon" | "documentreference" => GoldKind::Other,
        "misc" | "nationality" => GoldKind::Unknown,
        _ => return None,
    };
    Some(kind)
}
