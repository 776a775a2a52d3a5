//! The rule recognizer for languages other than English, each with its cases.

use super::{Declined, Endings};
use crate::domain::{Document, Mention};
use crate::recognize::{NameLexicon, RecognizeError, Recognizer, RuleRecognizer, WordLexicon};

/// Reads a document by the rules, and finds names in the cases of its language where they are known.
#[derive(Debug)]
pub struct OtherLanguages<N> {
    others: RuleRecognizer<N>,
    declining: Vec<(Endings, RuleRecognizer<Declined<N>>)>,
}

impl<N: NameLexicon + Clone> OtherLanguages<N> {
    /// The names that `words` tells from ordinary ones. `threshold` is that of [`RuleRecognizer::with_threshold`].
    pub fn new(names: &N, words: impl Fn() -> WordLexicon, threshold: Option<f64>) -> Self {
        let declining = Endings::all().into_iter().map(|endings| {
            let names = Declined::new(names.clone(), endings.clone());
            (endings, rules(names, words(), threshold))
        });
        Self {
            declining: declining.collect(),
            others: rules(names.clone(), words(), threshold),
        }
    }
}

fn rules<N: NameLexicon>(names: N, words: WordLexicon, threshold: Option<f64>) -> RuleRecognizer<N> {
    let rules = RuleRecognizer::new(names, words);
    match threshold {
        Some(threshold) => rules.with_threshold(threshold),
        None => rules,
    }
}

impl<N: NameLexicon> Recognizer for OtherLanguages<N> {
    fn recognize(&self, document: &Document) -> Result<Vec<Mention>, RecognizeError> {
        let lang = document.source.lang.as_deref().unwrap_or_default();
        match self.declining.iter().find(|(endings, _)| endings.are_of(lang)) {
            Some((_, rules)) => rules.recognize(document),
            None => self.others.recognize(document),
        }
    }

    fn name(&self) -> String {
        self.others.name()
    }
}
