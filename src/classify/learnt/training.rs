//! What the learnt step is fitted to, for `examples/learnt_table.rs`.

use super::situation::{NAMES, Situation};
use super::{Learnt, bare};
use crate::classify::LexiconClassifier;
use crate::domain::{Document, Resolution, Span};

/// A sentence's words.
#[derive(Debug)]
pub struct Sentence {
    /// Each in lower case, or `None` where it names a place.
    pub words: Vec<Option<String>>,
    /// Type, first and last word of each trigger, and its strength.
    pub triggers: Vec<(String, usize, usize, f64)>,
}

/// A place at which no rule tells an event.
#[derive(Debug)]
pub struct Bare {
    /// Where it is named.
    pub span: Span,
    /// What speaks for each type that is not told there, by its number in the table of words.
    pub features: Vec<(usize, Vec<f32>)>,
}

/// The names of the features.
#[must_use]
pub fn feature_names() -> Vec<&'static str> {
    NAMES.to_vec()
}

impl LexiconClassifier {
    /// What the words are learnt from.
    #[must_use]
    pub fn sentences(&self, document: &Document, resolutions: &[Resolution]) -> Vec<Sentence> {
        let sentence = |told: &super::Told| Sentence {
            words: (0..told.reading.words.len())
                .map(|at| {
                    told.reading.words[at]
                        .place
                        .is_none()
                        .then(|| told.reading.lower(at).to_owned())
                })
                .collect(),
            triggers: told
                .found()
                .iter()
                .map(|found| {
                    (
                        found.event_type(self.lexicon()).slug.clone(),
                        found.first,
                        found.last,
                        found.strength,
                    )
                })
                .collect(),
        };
        self.by_rules(document, resolutions, |told, _| told.iter().map(sentence).collect())
    }

    /// What the weights are fitted to.
    #[must_use]
    pub fn bare_places(&self, document: &Document, resolutions: &[Resolution]) -> Vec<Bare> {
        let Some(learnt) = Learnt::new(self.lexicon()) else {
            return Vec::new();
        };
        self.by_rules(document, resolutions, |told, context| {
            let situation = Situation::new(&told, resolutions, context, self.lexicon(), &learnt.types);
            let mut all = Vec::new();
            for (at, here) in told.iter().enumerate() {
                for (_, stance, place) in bare(here, resolutions) {
                    all.push(Bare {
                        span: resolutions[stance.resolution].mention.span,
                        features: situation
                            .features(at, stance, place)
                            .map(|(number, features)| (number, features.to_vec()))
                            .collect(),
                    });
                }
            }
            all
        })
    }
}
