//! The linear resolver: the score of every candidate, and of none of them, is a weighted sum of named signals.

use super::Resolver;
use super::beliefs::{Beliefs, normalize};
use super::certainty::Certainty;
use super::outlets::Outlets;
use super::rows::Rows;
use super::signals::{
    Case, Doubt, NONE_SIGNALS, SIGNALS, agrees, is_contradicted, is_doubtful_abroad, is_elsewhere, is_lost,
    is_plainly_meant, is_unmistakable, partly_named,
};
use super::tally::{Scale, Sums, Tally};
use super::view::{SHORT, View};
use crate::domain::{
    Candidate, CandidateSet, ClassHint, Document, Evidence, NameKind, Outcome, Ranked, Resolution, Unresolved,
};
use crate::text::weights_of;

/// A mention for which "none of these" is more probable than this is left without a place.
const REFUSE_ABOVE: f64 = 0.6;
/// The same where a place of so many inhabitants, a river, a mountain or an area is among its candidates, and in a short text, of fewer
/// bytes than this: in texts of a sentence or two, of which the corpora have none, the recognizer is unsure of well-known cities, and
/// they must not be lost for it.
const REFUSE_WELL_KNOWN: f64 = 0.9;
const REFUSE_IN_SHORT: f64 = 0.98;
const WELL_KNOWN: u64 = 100_000;
/// The same where the text says that the place lies in a country or region that holds no candidate: "Marathon, Greece".
const REFUSE_ELSEWHERE: f64 = 0.5;

/// How often the document is read: what the first reading makes probable is context for the next.
const READINGS: usize = 3;

/// How much of a probability is left where the name is only nearly that of the place: in Latin script, about three of
/// four places that are proposed first are right (`tests/reports/spelling.md`).
const TRUST_IN_RESPELLED: f64 = 0.75;

/// Scores candidates by weighted signals, all mentions of a document together.
#[derive(Debug, Clone)]
pub struct WeightedResolver {
    weights: Vec<f64>,
    scale: Scale,
    none_weights: Vec<f64>,
    alternatives: usize,
    evidence: bool,
    refuse_above: f64,
    readings: usize,
    pub(super) outlets: Outlets,
    certainty: Certainty,
}

impl Default for WeightedResolver {
    fn default() -> Self {
        Self::new(include_str!("../../data/resolver/weights.csv"))
            .with_outlets(include_str!("../../data/resolver/outlets.csv"))
    }
}

/// The scores of a mention's candidates, and of none of them.
struct Scores {
    candidates: Vec<f64>,
    none: f64,
}

impl Scores {
    /// The probabilities of the candidates, and of none of them; they sum to 1.
    fn probabilities(&self) -> (Vec<f64>, f64) {
        let best = self.candidates.iter().copied().fold(self.none, f64::max);
        let power = |score: f64| (score - best).exp();
        let mut shares: Vec<f64> = self.candidates.iter().map(|score| power(*score)).collect();
        let none = power(self.none);
        let sum = shares.iter().sum::<f64>() + none;
        shares.iter_mut().for_each(|share| *share /= sum);
        (shares, none / sum)
    }
}

impl WeightedResolver {
    /// A resolver with the weights of a CSV text with the columns `signal` and `weight`; a signal that it lacks counts
    /// for nothing.
    #[must_use]
    pub fn new(csv: &str) -> Self {
        let weights = weights_of(SIGNALS.iter().map(|signal| signal.name), csv);
        Self {
            scale: Scale::new(&weights),
            weights,
            none_weights: weights_of(NONE_SIGNALS.iter().map(|signal| signal.name), csv),
            alternatives: 5,
            evidence: false,
            refuse_above: REFUSE_ABOVE,
            readings: READINGS,
            outlets: Outlets::default(),
            certainty: Certainty::new(csv),
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

    /// The same, saying with every decision what each signal said of it, or not. It does not unless asked: measuring all
    /// signals once more for all alternatives would cost as much as deciding.
    #[must_use]
    pub fn with_evidence(self, evidence: bool) -> Self {
        Self { evidence, ..self }
    }

    /// The same, leaving mentions unresolved where "none of these" is more probable than `probability`, within 0 to 1; a
    /// well-known place is left so only where it is far more so. At 1 every mention with a candidate gets a place.
    #[must_use]
    pub fn refusing_above(self, probability: f64) -> Self {
        Self {
            refuse_above: probability,
            ..self
        }
    }

    /// The same, reading each document so often, at least once.
    #[must_use]
    pub fn with_readings(self, count: usize) -> Self {
        Self {
            readings: count,
            ..self
        }
    }

    /// The same with the homes of outlets of a CSV text with the columns `domain`, `latitude`, `longitude` and
    /// `country_code`; rows that are none are passed over.
    #[must_use]
    pub fn with_outlets(self, csv: &str) -> Self {
        Self {
            outlets: Outlets::new(csv),
            ..self
        }
    }

    fn none(&self, doubt: &Doubt<'_, '_>) -> f64 {
        let doubts = NONE_SIGNALS.iter().zip(&self.none_weights);
        doubts.map(|(signal, weight)| (signal.measure)(doubt) * weight).sum()
    }

    /// What is believed after all readings but the last, and what is measured once for all readings.
    pub(super) fn believe<'v>(&self, view: &View<'v>) -> (Tally<'_>, Beliefs<'v>) {
        let prior = Beliefs::prior(view);
        let tally = Tally::new(&self.scale, view, &prior);
        let beliefs = (1..self.readings).fold(prior, |beliefs, _| reread(&tally, view, &beliefs));
        (tally, beliefs)
    }

    /// Decides every mention in the light of what is believed.
    fn outcomes(&self, view: &View<'_>) -> Vec<Outcome> {
        let (tally, beliefs) = self.believe(view);
        let mut believed = Rows::with_capacity(view.groups.len(), view.companies.len());
        let mut sums = Sums::default();
        for group in 0..view.groups.len() {
            believed.push(tally.believed(view, &beliefs, group, &mut sums));
        }
        let scores = |doubt: &Doubt<'_, '_>| {
            let mut candidates = Vec::new();
            let believed = believed.row(view.group_of[doubt.mention]);
            tally.score(view, &beliefs, believed, doubt.mention, &mut candidates);
            let none = self.none(doubt);
            Scores { candidates, none }
        };
        let beliefs = &beliefs;
        let mentions = (0..view.sets.len()).map(|mention| Doubt { view, beliefs, mention });
        mentions.map(|doubt| self.outcome(&doubt, scores)).collect()
    }

    fn outcome(&self, doubt: &Doubt<'_, '_>, scores: impl Fn(&Doubt<'_, '_>) -> Scores) -> Outcome {
        let Doubt { view, beliefs, mention } = *doubt;
        let candidates = &view.sets[mention].candidates;
        if candidates.is_empty() {
            return Outcome::Unresolved(Unresolved::NoCandidate);
        }
        let scores = scores(doubt);
        let (mut probabilities, none) = scores.probabilities();
        let left = self.certainty.calibrate(&mut probabilities);
        let scores = scores.candidates;
        let mut order: Vec<usize> = (0..scores.len()).collect();
        // Ties go to the id, so that the order of candidates does not matter.
        let by_score = |a: &usize, b: &usize| {
            let id = |n: usize| &view.place(mention, n).id;
            scores[*b].total_cmp(&scores[*a]).then_with(|| id(*a).cmp(id(*b)))
        };
        if order.len() > self.alternatives {
            order.select_nth_unstable_by(self.alternatives, by_score);
            order.truncate(self.alternatives);
        }
        order.sort_by(by_score);
        let case = |candidate| Case::new(view, beliefs, mention, candidate);
        let ranked = |n: usize| Ranked {
            candidate: candidates[n].clone(),
            score: scores[n],
            probability: probabilities[n] * trust(&candidates[n]),
            evidence: self.evidence(&case(n)),
        };
        let first = case(order[0]);
        let lost = is_lost(&first) || is_contradicted(&first) || is_doubtful_abroad(&first, probabilities[order[0]]);
        let lost = lost && self.may_refuse(view);
        let refused = lost || none > self.most_doubt(doubt);
        let refused = refused && !is_plainly_meant(&first, probabilities[order[0]]);
        let ranked = order.into_iter().map(ranked).collect();
        if refused {
            return Outcome::Unresolved(Unresolved::NoneFits {
                ranked,
                probability: (none * left).min(1.0),
                evidence: self.doubts(doubt),
            });
        }
        Outcome::Resolved { ranked }
    }

    /// The probability of "none of these" above which a mention is left without a place.
    pub(super) fn most_doubt(&self, doubt: &Doubt<'_, '_>) -> f64 {
        if !self.may_refuse(doubt.view) {
            return 1.0;
        }
        let beside = &doubt.view.beside[doubt.mention];
        match () {
            () if beside.institution => 0.0,
            () if beside.street || doubt.view.adjacency.on_in_town[doubt.mention] => self.refuse_above,
            () if is_elsewhere(doubt) => REFUSE_ELSEWHERE.min(self.refuse_above),
            // "Hilton" of "Paris Hilton": that a place bears a part of the name makes it no better known.
            () if well_known(doubt) && (partly_named(doubt) == 0.0 || says_its_kind(doubt)) => {
                let is_short = doubt.view.document.text.len() < SHORT;
                let most = if is_short { REFUSE_IN_SHORT } else { REFUSE_WELL_KNOWN };
                most.max(self.refuse_above)
            }
            () if doubt.view.is_bare && is_unmistakable(doubt) && partly_named(doubt) == 0.0 => {
                REFUSE_WELL_KNOWN.max(self.refuse_above)
            }
            () => self.refuse_above,
        }
    }

    /// When none is meant was learnt from English news: of other languages the recognizer is less sure for other reasons.
    fn may_refuse(&self, view: &View<'_>) -> bool {
        self.refuse_above < 1.0 && view.is_english
    }

    fn evidence(&self, case: &Case<'_, '_>) -> Vec<Evidence> {
        if !self.evidence {
            return Vec::new();
        }
        let said = SIGNALS.iter().zip(&self.weights).map(|(signal, weight)| Evidence {
            signal: signal.name,
            value: (signal.measure)(case),
            weight: *weight,
        });
        said.filter(|evidence| evidence.value != 0.0).collect()
    }

    fn doubts(&self, doubt: &Doubt<'_, '_>) -> Vec<Evidence> {
        if !self.evidence {
            return Vec::new();
        }
        let said = NONE_SIGNALS
            .iter()
            .zip(&self.none_weights)
            .map(|(signal, weight)| Evidence {
                signal: signal.name,
                value: (signal.measure)(doubt),
                weight: *weight,
            });
        said.filter(|evidence| evidence.value != 0.0).collect()
    }
}

/// "Bab al-Mandab Strait": whether what stands beside the name in the mention says the kind that a candidate is of, of those
/// which have no inhabitants.
fn says_its_kind(doubt: &Doubt<'_, '_>) -> bool {
    let hint = doubt.view.mention(doubt.mention).hint;
    let hint = hint.filter(|hint| matches!(hint, ClassHint::Water | ClassHint::Terrain));
    let mut places = doubt.view.places(doubt.mention);
    hint.is_some_and(|hint| places.any(|place| agrees(hint, place)))
}

fn well_known(doubt: &Doubt<'_, '_>) -> bool {
    let group = &doubt.view.groups[doubt.view.group_of[doubt.mention]];
    group.largest >= WELL_KNOWN || group.natural || group.area
}

/// One more reading in the light of what is believed: each name's meanings, averaged over its mentions.
fn reread<'v>(tally: &Tally<'_>, view: &View<'v>, beliefs: &Beliefs<'v>) -> Beliefs<'v> {
    let mut means = Rows::with_capacity(view.groups.len(), view.companies.len());
    let (mut sums, mut believed, mut scores) = (Sums::default(), Vec::new(), Vec::new());
    for (n, group) in view.groups.iter().enumerate() {
        // Of one meaning there is no doubt here: that none is meant is asked in the end.
        if group.keys.len() == 1 {
            means.push([1.0]);
            continue;
        }
        believed.clear();
        believed.extend(tally.believed(view, beliefs, n, &mut sums));
        let mean = means.push(believed.iter().map(|_| 0.0));
        for mention in &group.mentions {
            tally.score(view, beliefs, &believed, *mention, &mut scores);
            make_probable(&mut scores);
            mean.iter_mut().zip(&scores).for_each(|(sum, share)| *sum += share);
        }
        normalize(mean);
    }
    Beliefs::new(view, means)
}

/// Makes scores the probabilities of candidates, as if one of them were meant for certain.
fn make_probable(scores: &mut [f64]) {
    let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    scores.iter_mut().for_each(|score| *score = (*score - best).exp());
    normalize(scores);
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
        sets.iter_mut().for_each(CandidateSet::sort);
        let view = View::new(document, &sets, &self.outlets);
        let outcomes = self.outcomes(&view);
        sets.into_iter()
            .zip(outcomes)
            .map(|(set, outcome)| Resolution {
                mention: set.mention,
                outcome,
            })
            .collect()
    }

    fn name(&self) -> String {
        "weighted/2".to_owned()
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
        let known = SIGNALS.iter().map(|signal| signal.name);
        let known = known.chain(NONE_SIGNALS.iter().map(|signal| signal.name));
        let known: Vec<&str> = known.chain(Certainty::NAMES).collect();
        for name in &known {
            let count = rows.iter().filter(|row| *row == name).count();
            assert_eq!(
                count, 1,
                "data/resolver/weights.csv: {name}; run the example train_resolver with `write`"
            );
        }
        assert_eq!(rows.len(), known.len());
        assert!(
            csv.lines()
                .skip(1)
                .all(|line| line.split(',').nth(1).unwrap().parse::<f64>().is_ok())
        );
    }
}
