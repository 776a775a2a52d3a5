//! The linear resolver: every candidate's score is a weighted sum of named signals.

use super::Resolver;
use super::beliefs::{Beliefs, normalized};
use super::signals::{Case, SIGNALS};
use super::view::View;
use crate::domain::{Candidate, CandidateSet, Document, Evidence, NameKind, Outcome, Ranked, Resolution, Unresolved};
use crate::text::weights_of;

/// How often the document is read: what the first reading makes probable is context for the next.
const READINGS: usize = 3;

/// How much of a probability is left where the name is only nearly that of the place: in Latin script, about three of
/// four places that are proposed first are right (`tests/reports/spelling.md`).
const TRUST_IN_RESPELLED: f64 = 0.75;

/// Scores candidates by weighted signals, all mentions of a document together.
#[derive(Debug, Clone)]
pub struct WeightedResolver {
    weights: Vec<f64>,
    alternatives: usize,
}

impl Default for WeightedResolver {
    fn default() -> Self {
        Self::new(include_str!("../../data/resolver/weights.csv"))
    }
}

impl WeightedResolver {
    /// A resolver with the weights of a CSV text with the columns `signal` and `weight`; a signal that it lacks counts
    /// for nothing.
    #[must_use]
    pub fn new(csv: &str) -> Self {
        Self {
            weights: weights_of(SIGNALS.iter().map(|signal| signal.name), csv),
            alternatives: 5,
        }
    }

    /// The same, keeping up to `count` candidates of each mention.
    #[must_use]
    pub fn with_alternatives(self, count: usize) -> Self {
        Self {
            alternatives: count.max(1),
            ..self
        }
    }

    fn score(&self, case: &Case<'_, '_>) -> f64 {
        SIGNALS
            .iter()
            .zip(&self.weights)
            .filter(|(_, weight)| **weight != 0.0)
            .map(|(signal, weight)| (signal.measure)(case) * weight)
            .sum()
    }

    fn probabilities(&self, view: &View<'_>, beliefs: &Beliefs<'_>, mention: usize) -> (Vec<f64>, Vec<f64>) {
        let case = |candidate| Case {
            view,
            beliefs,
            mention,
            candidate,
        };
        let scores: Vec<f64> = (0..view.sets[mention].candidates.len())
            .map(|n| self.score(&case(n)))
            .collect();
        let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let probabilities = normalized(scores.iter().map(|score| (score - best).exp()).collect());
        (scores, probabilities)
    }

    /// One more reading in the light of what is believed: each name's meanings, averaged over its mentions.
    fn reread<'v>(&self, view: &View<'v>, beliefs: &Beliefs<'v>) -> Beliefs<'v> {
        let mean = |mentions: &[usize]| {
            let mut sum = vec![0.0; view.sets[mentions[0]].candidates.len()];
            for mention in mentions {
                let (_, probabilities) = self.probabilities(view, beliefs, *mention);
                sum.iter_mut()
                    .zip(probabilities)
                    .for_each(|(sum, probability)| *sum += probability);
            }
            normalized(sum)
        };
        Beliefs::new(view, view.groups.iter().map(|group| mean(&group.mentions)).collect())
    }

    fn outcome(&self, view: &View<'_>, beliefs: &Beliefs<'_>, mention: usize) -> Outcome {
        let (scores, probabilities) = self.probabilities(view, beliefs, mention);
        let mut order: Vec<usize> = (0..scores.len()).collect();
        // Ties go to the id, so that the order of candidates does not matter.
        order.sort_by(|a, b| {
            let id = |n: usize| &view.place(mention, n).id;
            scores[*b].total_cmp(&scores[*a]).then_with(|| id(*a).cmp(id(*b)))
        });
        if order.is_empty() {
            return Outcome::Unresolved(Unresolved::NoCandidate);
        }
        order.truncate(self.alternatives);
        let ranked = |n: usize| Ranked {
            candidate: view.sets[mention].candidates[n].clone(),
            score: scores[n],
            probability: probabilities[n] * trust(&view.sets[mention].candidates[n]),
            evidence: self.evidence(&Case {
                view,
                beliefs,
                mention,
                candidate: n,
            }),
        };
        Outcome::Resolved {
            ranked: order.into_iter().map(ranked).collect(),
        }
    }

    fn evidence(&self, case: &Case<'_, '_>) -> Vec<Evidence> {
        let said = |(signal, weight): (&super::signals::Signal, &f64)| Evidence {
            signal: signal.name,
            value: (signal.measure)(case),
            weight: *weight,
        };
        SIGNALS
            .iter()
            .zip(&self.weights)
            .map(said)
            .filter(|evidence| evidence.value != 0.0)
            .collect()
    }
}

/// A signal could not say this: all candidates of a mention are found by such a name, or none.
fn trust(candidate: &Candidate) -> f64 {
    if candidate.matched == NameKind::Respelled {
        TRUST_IN_RESPELLED
    } else {
        1.0
    }
}

impl Resolver for WeightedResolver {
    fn resolve(&self, document: &Document, mut sets: Vec<CandidateSet>) -> Vec<Resolution> {
        for set in &mut sets {
            // Whatever order a gazetteer gives them in, the same sums in the same order.
            set.candidates.sort_by(|a, b| a.place.id.cmp(&b.place.id));
        }
        let view = View::new(document, &sets);
        let mut beliefs = Beliefs::prior(&view);
        for _ in 1..READINGS {
            beliefs = self.reread(&view, &beliefs);
        }
        let outcomes: Vec<Outcome> = (0..sets.len()).map(|n| self.outcome(&view, &beliefs, n)).collect();
        sets.into_iter()
            .zip(outcomes)
            .map(|(set, outcome)| Resolution {
                mention: set.mention,
                outcome,
            })
            .collect()
    }

    fn name(&self) -> String {
        "weighted/1".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_file_has_every_signal_once_and_no_other() {
        let csv = include_str!("../../data/resolver/weights.csv");
        let rows: Vec<&str> = csv
            .lines()
            .skip(1)
            .map(|line| line.split(',').next().unwrap())
            .collect();
        for signal in SIGNALS {
            let count = rows.iter().filter(|row| **row == signal.name).count();
            assert_eq!(
                count, 1,
                "data/resolver/weights.csv: {}; run tools/fit_weights.py --write",
                signal.name
            );
        }
        assert_eq!(rows.len(), SIGNALS.len());
        assert!(
            csv.lines()
                .skip(1)
                .all(|line| line.split(',').nth(1).unwrap().parse::<f64>().is_ok())
        );
    }
}
