//! Weights and what signals measure in, the scores of candidates out; each signal measured only as often as what it looks
//! at changes.

use super::beliefs::Beliefs;
use super::rows::Rows;
use super::signals::{Case, SIGNALS, Scope, When};
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
    when: When,
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
                when: signal.when,
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

/// The part of the scores that no reading changes.
pub(super) struct Tally<'t> {
    scale: &'t Scale,
    /// Of each candidate, by group.
    names: Rows<f64>,
    /// Of each candidate, by mention.
    mentions: Rows<f64>,
}

impl<'t> Tally<'t> {
    /// Measures what does not depend on beliefs; `prior` stands for them.
    pub(super) fn new(scale: &'t Scale, view: &View<'_>, prior: &Beliefs<'_>) -> Self {
        let mut mentions = Rows::with_capacity(view.sets.len(), view.sets.len());
        let mut sums = Sums::default();
        for mention in 0..view.sets.len() {
            mentions.push(sums.of(&scale.mention, view, prior, mention));
        }
        Self {
            scale,
            names: by_name(&scale.name, view, prior),
            mentions,
        }
    }

    /// What changes with beliefs alone, of each candidate of a group.
    pub(super) fn believed<'c>(
        &'c self,
        view: &'c View<'_>,
        beliefs: &'c Beliefs<'_>,
        group: usize,
        sums: &'c mut Sums<'t>,
    ) -> impl Iterator<Item = f64> {
        let here = sums.of(&self.scale.belief, view, beliefs, view.groups[group].mentions[0]);
        here.zip(self.names.row(group)).map(|(sum, name)| sum + name)
    }

    /// Puts the scores of a mention's candidates into `scores`, by what [`Tally::believed`] gave of its group for the same
    /// beliefs.
    pub(super) fn score(
        &self,
        view: &View<'_>,
        beliefs: &Beliefs<'_>,
        believed: &[f64],
        mention: usize,
        scores: &mut Vec<f64>,
    ) {
        let parts = believed.iter().zip(self.mentions.row(mention));
        scores.clear();
        scores.extend(parts.map(|(name, words)| name + words));
        let mut sums = Sums::default();
        let here = sums.of(&self.scale.all, view, beliefs, mention);
        scores.iter_mut().zip(here).for_each(|(score, here)| *score += here);
    }
}

fn by_name(signals: &[Weighted], view: &View<'_>, beliefs: &Beliefs<'_>) -> Rows<f64> {
    let mut names = Rows::with_capacity(view.groups.len(), view.companies.len());
    let mut sums = Sums::default();
    for group in &view.groups {
        names.push(sums.of(signals, view, beliefs, group.mentions[0]));
    }
    names
}

/// What some signals say, added up.
#[derive(Default)]
pub(super) struct Sums<'s> {
    /// Those that have something to look at.
    open: Vec<&'s Weighted>,
}

impl<'s> Sums<'s> {
    /// Of each candidate of a mention.
    fn of<'c>(
        &'c mut self,
        signals: &'s [Weighted],
        view: &'c View<'_>,
        beliefs: &'c Beliefs<'_>,
        mention: usize,
    ) -> impl Iterator<Item = f64> {
        let open = view.open[mention];
        self.open.clear();
        self.open
            .extend(signals.iter().filter(|signal| open.allows(signal.when)));
        let said = |case: &Case<'_, '_>| {
            let said = self.open.iter().map(|signal| (signal.measure)(case) * signal.weight);
            said.sum()
        };
        Case::all(view, beliefs, mention).map(move |case| said(&case))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Candidate, CandidateSet, ClassHint, Document, Mention, MentionKind, NameKind, Span, sample};
    use crate::resolve::outlets::Outlets;

    const TEXT: &str = "In Aa, the mayor of Bb spoke. St. Cc, Aa, and Dd counties, the Ee River and Dd Street in Bb. Aa's Bb, a town, \
                        Aas.";

    /// The names of [`TEXT`], each a town, a region, its seat, a country and a river.
    fn sets() -> Vec<CandidateSet> {
        let kinds = ["PPL", "ADM1", "PPLA", "PCLI", "STM", "ADM2"];
        let mut sets = Vec::new();
        for (at, word) in TEXT
            .match_indices(|c: char| matches!(c, 'A'..='E'))
            .map(|(at, _)| (at, &TEXT[at..at + 2]))
        {
            let places = kinds.iter().enumerate().map(|(n, code)| {
                let mut place = sample::place(&format!("{word}{n}"), word, 10.0 + n as f64, 20.0, code, 1000);
                place.admin.country_code = "US".into();
                place.admin.admin1_code = if n % 2 == 0 { "A".into() } else { word.into() };
                Candidate {
                    place: place.into(),
                    matched: NameKind::Primary,
                }
            });
            let mut mention = Mention::new(Span::new(at, at + 2), MentionKind::Place);
            mention.hint = (word == "Dd").then_some(ClassHint::County);
            sets.push(CandidateSet::new(mention, places.collect()));
        }
        sets
    }

    #[test]
    fn what_is_not_asked_had_nothing_to_say() {
        let (document, sets) = (Document::new("a", TEXT), sets());
        let view = View::new(&document, &sets, &Outlets::default());
        let beliefs = Beliefs::prior(&view);
        let mut asked = 0;
        for mention in 0..sets.len() {
            for case in Case::all(&view, &beliefs, mention) {
                for signal in SIGNALS {
                    let is_open = view.open[mention].allows(signal.when);
                    asked += usize::from(is_open);
                    assert!(
                        is_open || (signal.measure)(&case) == 0.0,
                        "{} of mention {mention}",
                        signal.name
                    );
                }
            }
        }
        let all = sets.len() * 6 * SIGNALS.len();
        assert!((all / 4..all).contains(&asked), "{asked} of {all}");
    }
}
