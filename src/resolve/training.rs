//! Candidate sets in, what every signal says of every candidate out: what weights are fitted to.

use super::beliefs::Beliefs;
use super::signals::{Case, Doubt, NONE_SIGNALS, SIGNALS};
use super::view::View;
use super::weighted::WeightedResolver;
use crate::domain::{CandidateSet, Document};

/// What the signals said that said something: the signal's number, and its value.
pub type Row = Vec<(u16, f32)>;

/// What the signals say of one mention.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    /// Of each candidate, in the order of the set after [`measured`] has sorted it.
    pub candidates: Vec<Row>,
    /// Of none of them.
    pub none: Row,
    /// The probability of none of them above which the mention is left without a place.
    pub most_doubt: f64,
}

/// The names of all signals, those of candidates first: a [`Row`]'s numbers count in it.
#[must_use]
pub fn signal_names() -> Vec<&'static str> {
    let candidates = SIGNALS.iter().map(|signal| signal.name);
    candidates
        .chain(NONE_SIGNALS.iter().map(|signal| signal.name))
        .collect()
}

/// What the signals say of each mention in the last reading, the readings before it having been made with the weights
/// of `resolver`. Sorts the candidates.
#[must_use]
pub fn measured(resolver: &WeightedResolver, document: &Document, sets: &mut [CandidateSet]) -> Vec<Measured> {
    sets.iter_mut().for_each(CandidateSet::sort);
    let view = View::new(document, sets, &resolver.outlets);
    let (_, beliefs) = resolver.believe(&view);
    (0..sets.len())
        .map(|mention| mention_measured(resolver, &view, &beliefs, mention))
        .collect()
}

fn mention_measured(resolver: &WeightedResolver, view: &View<'_>, beliefs: &Beliefs<'_>, mention: usize) -> Measured {
    let doubt = Doubt { view, beliefs, mention };
    let measured = |case| row(SIGNALS.iter().map(|signal| (signal.measure)(&case)), 0);
    Measured {
        candidates: Case::all(view, beliefs, mention).map(measured).collect(),
        none: row(
            NONE_SIGNALS.iter().map(|signal| (signal.measure)(&doubt)),
            SIGNALS.len(),
        ),
        most_doubt: resolver.most_doubt(&doubt),
    }
}

fn row(values: impl Iterator<Item = f64>, first: usize) -> Row {
    let numbered = values.enumerate().map(|(n, value)| ((first + n) as u16, value as f32));
    numbered.filter(|(_, value)| *value != 0.0).collect()
}
