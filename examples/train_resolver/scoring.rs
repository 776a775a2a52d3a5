//! Decisions and the annotation in, rates out.

use crate::corpora::Truth;
use crate::fitting::{Choice, score};
use mentionmap::domain::{CandidateSet, Point};
use mentionmap::evaluate::{CLOSE_KM, NEAR_KM};

/// What was decided of one mention.
pub struct Decision {
    /// The likeliest candidates with their probabilities, by their numbers in the sorted set; at most two.
    pub best: Vec<(usize, f64)>,
    /// How probable it is that none is meant.
    pub none: f64,
    /// The probability of that above which the mention is refused.
    pub most_doubt: f64,
    /// Kilometres from the likeliest to the annotated point.
    pub km: Option<f64>,
    /// Kilometres from the nearest candidate to it.
    pub nearest: Option<f64>,
    /// Whether some candidate has the annotated id.
    pub has_id: bool,
    /// Whether the likeliest has the annotated id; `None` where none is annotated.
    pub same_id: Option<bool>,
}

impl Decision {
    pub fn new(choice: Option<&Choice>, set: &CandidateSet, truth: &Truth, weights: &[f64]) -> Self {
        let scores: Vec<f64> = choice
            .map(|choice| choice.rows.iter().map(|row| score(row, weights)).collect())
            .unwrap_or_default();
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = scores.iter().map(|score| (score - top).exp()).sum();
        let count = scores.len().saturating_sub(1);
        let mut best: Vec<(usize, f64)> = (0..count).map(|n| (n, (scores[n] - top).exp() / sum)).collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1));
        best.truncate(2);
        let (point, id) = match truth {
            Truth::At(point, id) => (Some(*point), id.as_ref()),
            Truth::Unplaced | Truth::Invented => (None, None),
        };
        let km = |point: Point, n: usize| set.candidates[n].place.point.km_to(point);
        let first = best.first().map(|(n, _)| *n);
        Self {
            none: scores.last().map_or(1.0, |none| (none - top).exp() / sum),
            most_doubt: choice.map_or(0.0, |choice| choice.most_doubt),
            km: point.zip(first).map(|(point, n)| km(point, n)),
            nearest: point.and_then(|point| (0..count).map(|n| km(point, n)).min_by(f64::total_cmp)),
            has_id: id.is_some_and(|id| set.candidates.iter().any(|candidate| candidate.place.id == *id)),
            same_id: id.map(|id| first.is_some_and(|n| set.candidates[n].place.id == *id)),
            best,
        }
    }

    /// Whether it gets a pin in the program; without refusing every one with a candidate does.
    pub fn is_pinned(&self, refusing: bool) -> bool {
        !self.best.is_empty() && (!refusing || self.none <= self.most_doubt)
    }

    pub fn is_near(&self) -> bool {
        self.km.is_some_and(|km| km <= NEAR_KM)
    }
}

/// What was counted.
#[derive(Debug, Default, Clone)]
pub struct Counts {
    pub given: usize,
    pub given_near: usize,
    pub given_close: usize,
    pub given_pinned_near: usize,
    pub ids: usize,
    pub same_ids: usize,
    pub ids_there: usize,
    pub ceiling: usize,
    pub gold_placed: usize,
    /// Pins that can be judged and pins that are near, without refusing and as the program refuses.
    pub pins: [usize; 2],
    pub near: [usize; 2],
}

/// The count of the program as it is.
pub const REFUSING: usize = 1;

impl Counts {
    pub fn add(&mut self, given: bool, decision: &Decision, truth: &Truth) {
        if given {
            if matches!(truth, Truth::At(..)) {
                self.given += 1;
                self.given_near += usize::from(decision.is_near());
                self.given_pinned_near += usize::from(decision.is_near() && decision.is_pinned(true));
                self.given_close += usize::from(decision.km.is_some_and(|km| km <= CLOSE_KM));
                self.ceiling += usize::from(decision.nearest.is_some_and(|km| km <= NEAR_KM));
            }
            self.ids_there += usize::from(decision.has_id);
            self.ids += usize::from(decision.same_id.is_some());
            self.same_ids += usize::from(decision.same_id == Some(true));
        } else {
            for (n, refusing) in [false, true].into_iter().enumerate() {
                let pinned = decision.is_pinned(refusing);
                self.pins[n] += usize::from(pinned && !matches!(truth, Truth::Unplaced));
                self.near[n] += usize::from(pinned && decision.is_near());
            }
        }
    }

    pub fn end_to_end(&self, n: usize) -> (f64, f64, f64) {
        let (near, pins, gold) = (self.near[n] as f64, self.pins[n] as f64, self.gold_placed as f64);
        (near / pins, near / gold, 2.0 * near / (pins + gold))
    }

    /// Pins that are right less those that are not.
    pub fn pinned_right(&self) -> i64 {
        2 * self.near[REFUSING] as i64 - self.pins[REFUSING] as i64
    }

    pub fn rate(&self, count: usize) -> f64 {
        count as f64 / self.given.max(1) as f64
    }
}

/// A table of scores.
pub fn table(counts: &[Counts; 3]) -> String {
    let mut text = String::from(
        "| corpus | mentions | A@161 km | ceiling | A@20 km | exact id | ceiling | refusing, A@161 km | end to end P | R | F1 | F1 without refusing |\n\
         |---|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for (name, counts) in crate::corpora::CORPORA
        .iter()
        .zip(counts)
        .filter(|(_, counts)| counts.given > 0)
    {
        let (p, r, f) = counts.end_to_end(REFUSING);
        text += &format!(
            "| {name} | {} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {p:.3} | {r:.3} | {f:.3} | {:.3} |\n",
            counts.given,
            counts.rate(counts.given_near),
            counts.rate(counts.ceiling),
            counts.rate(counts.given_close),
            counts.same_ids as f64 / counts.ids.max(1) as f64,
            counts.ids_there as f64 / counts.ids.max(1) as f64,
            counts.rate(counts.given_pinned_near),
            counts.end_to_end(0).2,
        );
    }
    text
}
