//! The rule recognizer: possible names from the gazetteer, weighed by named rules.

use super::context::Context;
use super::cues::CueLexicon;
use super::document_facts::DocumentFacts;
use super::hint::hint;
use super::possible::{Possible, possible_names};
use super::reading::Reading;
use super::rule::{RULE_NAMES, Rule};
use super::vocabulary::Vocabulary;
use super::{NameLexicon, RecognizeError, Recognizer, WordLexicon};
use crate::domain::{Document, Evidence, Mention, MentionKind, NameClass, Span};
use crate::pool::Pool;
use crate::text::{dateline, weights_of};

/// Names that are less probable than this are not mentioned. Of 0.3, 0.4 and 0.5 the best end-to-end F1 at 161 km on all
/// three corpora of news, cross-validated (`tests/reports/accuracy.md`): a name too many costs less than a name too few.
const THRESHOLD: f64 = 0.3;

/// Names that the gazetteer lacks are mentioned at this share of the threshold: they put no pin on the map, and a report of
/// what is missing should miss little itself.
const UNKNOWN_SHARE: f64 = 0.5;

/// What says in provenance that the rules found a name.
pub(super) const NAME_OF_RULES: &str = "rules/1";

/// Finds names of a gazetteer and weighs what speaks for and against each being a place.
#[derive(Debug)]
pub struct RuleRecognizer<N> {
    names: N,
    words: WordLexicon,
    cues: CueLexicon,
    /// What each rule counts for, in the order of [`Rule`].
    weights: Vec<f64>,
    /// Names that are less probable than this are not mentioned.
    threshold: f64,
    vocabularies: Pool<Vocabulary>,
}

impl<N: NameLexicon> RuleRecognizer<N> {
    /// A recognizer for `names`, with the cues and weights of `data/recognizer`.
    pub fn new(names: N, words: WordLexicon) -> Self {
        Self {
            names,
            words,
            cues: CueLexicon::new(include_str!("../../data/recognizer/cues.csv")),
            weights: weights(include_str!("../../data/recognizer/weights.csv")),
            threshold: THRESHOLD,
            vocabularies: Pool::default(),
        }
    }

    /// The same with another threshold, within 0 to 1: 0 mentions every possible name, 1 none.
    #[must_use]
    pub fn with_threshold(self, threshold: f64) -> Self {
        Self { threshold, ..self }
    }

    /// The same with the weights of a CSV text with the columns `rule` and `weight`.
    #[must_use]
    pub fn with_weights(self, csv: &str) -> Self {
        Self {
            weights: weights(csv),
            ..self
        }
    }

    /// The mention of possible name `n`, if it is probable enough.
    fn mention(&self, context: &Context<'_, '_>, n: usize) -> Option<Mention> {
        let possible = &context.possible[n];
        let fired = context.rules(n).0;
        let score: f64 = fired.iter().map(|rule| self.weights[*rule as usize]).sum();
        let confidence = 1.0 / (1.0 + (-score).exp());
        if confidence < self.floor(possible) {
            return None;
        }
        let (span, name) = spans(context.reading, possible);
        Some(Mention {
            span,
            name,
            kind: kind(possible),
            hint: hint(context.reading, possible),
            confidence,
            evidence: fired.into_iter().map(|rule| self.evidence(rule)).collect(),
        })
    }

    fn floor(&self, possible: &Possible) -> f64 {
        match possible.summary {
            Some(_) => self.threshold,
            None => self.threshold * UNKNOWN_SHARE,
        }
    }

    fn evidence(&self, rule: Rule) -> Evidence {
        Evidence {
            signal: RULE_NAMES[rule as usize],
            value: 1.0,
            weight: self.weights[rule as usize],
        }
    }
}

impl<N: NameLexicon> Recognizer for RuleRecognizer<N> {
    fn recognize(&self, document: &Document) -> Result<Vec<Mention>, RecognizeError> {
        let reading = Reading::new(document, &self.cues, &self.words, self.vocabularies.take());
        let possible = possible_names(&reading, &self.names);
        let facts = DocumentFacts::new(&reading, &possible);
        let context = Context {
            reading: &reading,
            possible: &possible,
            facts: &facts,
            dateline: dateline(&document.text, document.body()),
            knows_words: document.source.is_english(),
        };
        let mentions = (0..possible.len()).filter_map(|n| self.mention(&context, n)).collect();
        self.vocabularies.give(reading.vocabulary);
        Ok(mentions)
    }

    fn name(&self) -> String {
        NAME_OF_RULES.to_owned()
    }
}

fn weights(csv: &str) -> Vec<f64> {
    weights_of(RULE_NAMES.iter().copied(), csv)
}

/// The spans of mention and name; a full stop that closes an abbreviation belongs to both.
fn spans(reading: &Reading<'_>, possible: &Possible) -> (Span, Span) {
    let mut name = reading.span(possible.name_first, possible.name_end);
    let mut span = reading.span(possible.first, possible.end);
    if possible.with_possessive {
        let end = reading.words[possible.name_end - 1].token.end_with_possessive();
        name = Span::new(name.start(), end);
        span = Span::new(span.start(), end.max(span.end()));
    }
    let abbreviated = possible.is_abbreviated(reading);
    let stop_follows = reading.text[name.end()..].starts_with('.');
    let mixed_case = !reading
        .printed(possible.name_end - 1)
        .chars()
        .all(|c| c.is_uppercase() || c == '.');
    if abbreviated && stop_follows && mixed_case && name.end() == span.end() {
        name = Span::new(name.start(), name.end() + 1);
        span = Span::new(span.start(), span.end() + 1);
    }
    (span, name)
}

fn kind(possible: &Possible) -> MentionKind {
    match possible.summary {
        Some(summary) if summary.has(NameClass::Demonym) && summary.primary_band() < 6 => MentionKind::Demonym,
        _ => MentionKind::Place,
    }
}
