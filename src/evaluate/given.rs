//! Gold mentions handed to gazetteer and resolver: what they make of mentions that need not be found first.

use super::gold::GoldMention;
use crate::domain::{Candidate, CandidateSet, FeatureClass, Mention, Place, PlaceId, Point, Resolution};
use std::sync::Arc;

/// What gazetteer and resolver say of one gold mention.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// All places that it might mean.
    pub candidates: Arc<[Candidate]>,
    /// The one that the resolver takes; `None` where there is none.
    pub place: Option<Place>,
}

impl Given {
    /// From the candidates of a mention and the decision on it.
    #[must_use]
    pub fn new(set: CandidateSet, resolution: &Resolution) -> Self {
        Self {
            candidates: set.candidates,
            place: resolution.place().cloned(),
        }
    }

    /// Kilometres from `point` to the nearest candidate; `None` where there is none.
    pub(super) fn nearest_km(&self, point: Point) -> Option<f64> {
        let distances = self
            .candidates
            .iter()
            .map(|candidate| candidate.place.point.km_to(point));
        distances.min_by(f64::total_cmp)
    }

    /// The class of the candidate with this id.
    pub(super) fn class_of(&self, id: &PlaceId) -> Option<FeatureClass> {
        let place = self.candidates.iter().map(|candidate| &candidate.place);
        place
            .clone()
            .find(|place| place.id == *id)
            .map(|place| place.feature_class)
    }
}

/// The gold mentions as a resolver takes them. What the recognizer found at the same span it is given as it was found;
/// elsewhere the name within a mention is the first that the recognizer found there: "Kursk" of "Kursk region".
#[must_use]
pub fn given_mentions(gold: &[GoldMention], recognized: &[Mention]) -> Vec<Mention> {
    gold.iter().map(|gold| given_mention(gold, recognized)).collect()
}

fn given_mention(gold: &GoldMention, recognized: &[Mention]) -> Mention {
    let from = recognized.partition_point(|mention| mention.span.end() <= gold.span.start());
    let mut near = recognized[from..]
        .iter()
        .take_while(|mention| mention.span.start() < gold.span.end());
    if let Some(same) = near.clone().find(|mention| mention.span == gold.span) {
        return same.clone();
    }
    let mut given = Mention::new(gold.span, gold.kind);
    if let Some(within) = near.find(|mention| gold.span.covers(mention.name)) {
        given.name = within.name;
        given.hint = within.hint;
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{MentionKind, Span};

    fn gold(start: usize, end: usize) -> GoldMention {
        GoldMention {
            span: Span::new(start, end),
            kind: MentionKind::Place,
            point: None,
            id: None,
            class: None,
            events: None,
        }
    }

    #[test]
    fn the_name_within_a_gold_mention_is_the_one_that_was_found_there() {
        let mut found = Mention::new(Span::new(0, 12), MentionKind::Demonym);
        found.name = Span::new(0, 5);
        let other = Mention::new(Span::new(20, 26), MentionKind::Place);
        let given = given_mentions(&[gold(0, 12), gold(15, 26), gold(30, 34)], &[found.clone(), other]);
        assert_eq!(given[0], found);
        assert_eq!((given[1].span, given[1].name), (Span::new(15, 26), Span::new(20, 26)));
        assert_eq!(given[2], Mention::new(Span::new(30, 34), MentionKind::Place));
    }
}
