//! Gold spans and predicted spans in, one-to-one pairs out.

use crate::domain::Span;
use std::collections::HashMap;

/// The predicted mention that each gold mention is paired with, by its index, or `None`.
///
/// Equal spans are paired first; then, from left to right, each gold mention that is left with the predicted mention
/// overlapping it that ends first. `gold` is in text order without overlaps; of such intervals this makes as many pairs
/// as can be. Where the predicted mentions do not overlap either, equal spans overlap nothing else, so that pairing
/// them first costs no pair.
pub(super) fn pairs(gold: &[Span], predicted: &[Span]) -> Vec<Option<usize>> {
    let mut free = vec![true; predicted.len()];
    let mut partners = equal_spans(gold, predicted, &mut free);
    let mut by_end: Vec<usize> = (0..predicted.len()).collect();
    by_end.sort_by_key(|n| (predicted[*n].end(), predicted[*n].start()));
    let longest = predicted.iter().map(|span| span.len()).max().unwrap_or(0);
    let mut from = 0;
    for (gold, partner) in gold.iter().zip(&mut partners) {
        while by_end.get(from).is_some_and(|n| predicted[*n].end() <= gold.start()) {
            from += 1;
        }
        if partner.is_none() {
            // No mention that ends later could begin before the gold mention ends.
            let near = by_end[from..].iter().copied();
            *partner = near
                .take_while(|n| predicted[*n].end() < gold.end() + longest)
                .find(|n| free[*n] && predicted[*n].overlaps(*gold));
            if let Some(taken) = *partner {
                free[taken] = false;
            }
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
