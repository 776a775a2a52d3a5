//! Gold spans and predicted spans in, one-to-one pairs out.

use crate::domain::Span;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// The predicted mention that each gold mention is paired with, by its index, or `None`.
///
/// Equal spans are paired first; then, from left to right, each gold mention that is left with the predicted mention
/// overlapping it that ends first. `gold` is in text order without overlaps; of such intervals this makes as many pairs
/// as can be. Where the predicted mentions do not overlap either, equal spans overlap nothing else, so that pairing
/// them first costs no pair.
pub(super) fn pairs(gold: &[Span], predicted: &[Span]) -> Vec<Option<usize>> {
    let mut free = vec![true; predicted.len()];
    let mut partners = equal_spans(gold, predicted, &mut free);
    let mut by_start: Vec<usize> = (0..predicted.len()).filter(|n| free[*n]).collect();
    by_start.sort_by_key(|n| Reverse(predicted[*n].start()));
    // Those that begin before the gold mention ends, the one that ends first on top.
    let mut begun = BinaryHeap::new();
    for (gold, partner) in gold.iter().zip(&mut partners) {
        while let Some(n) = by_start.pop_if(|n| predicted[*n].start() < gold.end()) {
            begun.push(Reverse((predicted[n].end(), predicted[n].start(), n)));
        }
        // What has ended overlaps no later gold mention either.
        while begun.peek().is_some_and(|Reverse((end, ..))| *end <= gold.start()) {
            begun.pop();
        }
        if partner.is_none() {
            *partner = begun.pop().map(|Reverse((.., n))| n);
        }
    }
    partners
}

fn equal_spans(gold: &[Span], predicted: &[Span], free: &mut [bool]) -> Vec<Option<usize>> {
    let mut at: HashMap<Span, usize> = HashMap::with_capacity(predicted.len());
    for (n, span) in predicted.iter().enumerate() {
        at.entry(*span).or_insert(n);
    }
    let partner = |span: &Span| {
        let n = at.get(span).copied()?;
        free[n] = false;
        Some(n)
    };
    gold.iter().map(partner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(gold: &[(usize, usize)], predicted: &[(usize, usize)]) -> Vec<Option<usize>> {
        let spans = |pairs: &[(usize, usize)]| pairs.iter().map(|(a, b)| Span::new(*a, *b)).collect::<Vec<_>>();
        pairs(&spans(gold), &spans(predicted))
    }

    #[test]
    fn a_mention_is_paired_once() {
        assert_eq!(paired(&[(0, 9)], &[(0, 4), (5, 9)]), [Some(0)]);
        assert_eq!(paired(&[(0, 4), (5, 9)], &[(0, 9)]), [Some(0), None]);
    }

    #[test]
    fn one_long_prediction_beside_many_is_no_longer_work() {
        let gold: Vec<(usize, usize)> = (0..200_000).map(|n| (3 * n, 3 * n + 2)).collect();
        let predicted: Vec<(usize, usize)> = std::iter::once((0, 600_000))
            .chain((0..200_000).map(|n| (3 * n + 2, 3 * n + 3)))
            .collect();
        let pairs = paired(&gold, &predicted);
        assert_eq!(pairs.iter().flatten().count(), 1);
    }

    #[test]
    fn touching_mentions_are_no_pair() {
        assert_eq!(paired(&[(0, 4)], &[(4, 8), (20, 40)]), [None]);
        assert_eq!(paired(&[(4, 8)], &[(0, 4)]), [None]);
    }

    #[test]
    fn equal_spans_come_before_overlapping_ones() {
        assert_eq!(paired(&[(0, 4), (5, 9)], &[(2, 6), (0, 4)]), [Some(1), Some(0)]);
        assert_eq!(paired(&[(3, 5)], &[(0, 4), (3, 5)]), [Some(1)]);
    }

    #[test]
    fn a_chain_of_overlaps_gives_as_many_pairs_as_can_be() {
        assert_eq!(
            paired(&[(0, 5), (8, 14), (20, 30)], &[(4, 9), (12, 22), (28, 40)]),
            [Some(0), Some(1), Some(2)]
        );
    }

    #[test]
    fn a_long_prediction_is_left_to_who_has_no_other() {
        assert_eq!(paired(&[(0, 4), (6, 9)], &[(0, 9), (1, 3)]), [Some(1), Some(0)]);
    }

    #[test]
    fn the_order_of_predictions_does_not_matter_for_the_number_of_pairs() {
        assert_eq!(paired(&[(0, 2), (4, 6)], &[(5, 7), (1, 3)]), [Some(1), Some(0)]);
    }
}
