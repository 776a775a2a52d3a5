//! The rule recognizer for languages other than English, each with its cases.

use super::{Declined, Endings};
use crate::domain::{Document, Mention};
use crate::recognize::{NAME_OF_RULES, NameLexicon, RecognizeError, Recognizer, RuleRecognizer, WordLexicon};
use std::sync::OnceLock;

/// Reads a document by the rules, and finds names in the cases of its language where they are known.
///
/// Its tables are read when the first document asks for them: most runs are of English alone.
#[derive(Debug)]
pub struct OtherLanguages<N> {
    names: N,
    words: fn() -> WordLexicon,
    threshold: Option<f64>,
    others: OnceLock<RuleRecognizer<N>>,
    declining: OnceLock<Vec<(Endings, RuleRecognizer<Declined<N>>)>>,
}

impl<N: NameLexicon + Clone> OtherLanguages<N> {
    /// The names that `words` tells from ordinary ones. `threshold` is that of [`RuleRecognizer::with_threshold`].
    pub fn new(names: &N, words: fn() -> WordLexicon, threshold: Option<f64>) -> Self {
        Self {
            names: names.clone(),
            words,
            threshold,
            others: OnceLock::new(),
            declining: OnceLock::new(),
        }
    }

    fn others(&self) -> &RuleRecognizer<N> {
        self.others.get_or_init(|| self.rules(self.names.clone()))
    }

    fn declining(&self) -> &[(Endings, RuleRecognizer<Declined<N>>)] {
        let of = |endings: Endings| {
            let names = Declined::new(self.names.clone(), endings.clone());
            (endings, self.rules(names))
        };
        self.declining
            .get_or_init(|| Endings::all().into_iter().map(of).collect())
    }

    fn rules<L: NameLexicon>(&self, names: L) -> RuleRecognizer<L> {
        let rules = RuleRecognizer::new(names, (self.words)());
        match self.threshold {
            Some(threshold) => rules.with_threshold(threshold),
            None => rules,
        }
    }
}

impl<N: NameLexicon + Clone> Recognizer for OtherLanguages<N> {
    fn recognize(&self, document: &Document) -> Result<Vec<Mention>, RecognizeError> {
        let Some(lang) = document.source.lang.as_deref() else {
            return self.others().recognize(document);
        };
        match self.declining().iter().find(|(endings, _)| endings.are_of(lang)) {
            Some((_, rules)) => rules.recognize(document),
            None => self.others().recognize(document),
        }
    }

    fn name(&self) -> String {
        NAME_OF_RULES.to_owned()
    }
}
