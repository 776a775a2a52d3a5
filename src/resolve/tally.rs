//! Weights and what signals measure in, the scores of candidates out; each signal measured only as often as what it looks
//! at changes.

use super::beliefs::Beliefs;
use super::signals::{Case, SIGNALS, Scope};
use super::view::View;

/// The signals that count, by what they look at.
#[derive(Debug, Clone)]
pub(super) struct Scale {
    name: Vec<Weighted>,
    belief: Vec<Weighted>,
    mention: Vec<Weighted>,
    all: Vec<Weighted>,
}

/// A signal that counts.
#[derive(Debug, Clone)]
struct Weighted {
    measure: fn(&Case<'_, '_>) -> f64,
    weight: f64,
}

impl Scale {
    /// From the weights of [`SIGNALS`], in their order; those that weigh nothing are not measured.
    pub(super) fn new(weights: &[f64]) -> Self {
        let of = |scope: Scope| {
            let signals = SIGNALS.iter().zip(weights);
            let counting = signals.filter(|(signal, weight)| signal.scope == scope && **weight != 0.0);
            let weighted = counting.map(|(signal, weight)| Weighted {
                measure: signal.measure,
                weight: *weight,
            });
            weighted.collect()
        };
        Self {
            name: of(Scope::Name),
            belief: of(Scope::Belief),
            mention: of(Scope::Mention),
            all: of(Scope::All),
        }
    }
}

/// Adds what some signals say of a case.
fn sum(signals: &[Weighted], case: &Case<'_, '_>) -> f64 {
    signals
        .iter()
        .map(|signal| (signal.measure)(case) * signal.weight)
        .sum()
}

/// The part of the scores that no reading changes.
pub(super) struct Tally<'t> {
    scale: &'t Scale,
    /// Of each candidate, by group.
    names: Vec<Vec<f64>>,
    /// Of each candidate, by mention.
    mentions: Vec<Vec<f64>>,
}

impl<'t> Tally<'t> {
    /// Measures what does not depend on beliefs; `prior` stands for them.
    pub(super) fn new(scale: &'t Scale, view: &View<'_>, prior: &Beliefs<'_>) -> Self {
        let mentions = 0..view.sets.len();
        Self {
            scale,
            names: by_name(&scale.name, view, prior),
            mentions: mentions
                .map(|mention| sums(&scale.mention, view, prior, mention))
                .collect(),
        }
    }

    /// What changes with beliefs alone, of each candidate by group.
    pub(super) fn believed(&self, view: &View<'_>, beliefs: &Beliefs<'_>) -> Vec<Vec<f64>> {
        let mut sums = by_name(&self.scale.belief, view, beliefs);
        for (sums, names) in sums.iter_mut().zip(&self.names) {
            sums.iter_mut().zip(names).for_each(|(sum, name)| *sum += name);
        }
        sums
    }

    /// The scores of a mention's candidates, by what [`Tally::believed`] gave for the same beliefs.
    pub(super) fn scores(
        &self,
        view: &View<'_>,
        beliefs: &Beliefs<'_>,
        believed: &[Vec<f64>],
        mention: usize,
    ) -> Vec<f64> {
        let parts = believed[view.group_of[mention]].iter().zip(&self.mentions[mention]);
        let here = sums(&self.scale.all, view, beliefs, mention);
        parts
            .zip(here)
            .map(|((name, words), here)| name + words + here)
            .collect()
    }
}

fn by_name(signals: &[Weighted], view: &View<'_>, beliefs: &Beliefs<'_>) -> Vec<Vec<f64>> {
    let groups = view.groups.iter();
    groups
        .map(|group| sums(signals, view, beliefs, group.mentions[0]))
        .collect()
}

/// What some signals say of each candidate of a mention.
fn sums(signals: &[Weighted], view: &View<'_>, beliefs: &Beliefs<'_>, mention: usize) -> Vec<f64> {
    let case = |candidate| Case {
        view,
        beliefs,
        mention,
        candidate,
    };
    let candidates = 0..view.sets[mention].candidates.len();
    candidates.map(|candidate| sum(signals, &case(candidate))).collect()
}
