//! One gold mention, one predicted mention, or a pair of them: the unit of all counting.

use super::NEAR_KM;
use super::category::Category;
use super::given::Given;
use super::gold::GoldMention;
use super::group::Group;
use super::is_within;
use super::predicted::PredictedMention;

/// A gold mention with what gazetteer and resolver say of it, and the predicted mention that it is paired with. One of
/// them may lack, not both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged<'d> {
    /// The gold mention.
    pub(super) gold: Option<(&'d GoldMention, &'d Given)>,
    /// The predicted mention.
    pub(super) predicted: Option<&'d PredictedMention>,
}

impl Judged<'_> {
    /// Kilometres from the pin to the gold point, where there are both.
    pub(super) fn km(&self) -> Option<f64> {
        let pin = self.predicted?.place.as_ref()?.point;
        Some(pin.km_to(self.gold?.0.point?))
    }

    /// What is wrong with it: nothing, one thing, or boundary and place.
    pub(super) fn categories(&self) -> Vec<Category> {
        match (self.gold, self.predicted) {
            (Some(_), None) => vec![self.blamed(Category::Missed)],
            (None, _) => vec![Category::Invented],
            (Some((gold, _)), Some(predicted)) => {
                let mut wrong = Vec::new();
                if gold.span != predicted.span {
                    wrong.push(Category::WrongBoundary);
                }
                if gold.point.is_some() && !is_within(self.km(), NEAR_KM) {
                    wrong.push(self.blamed(Category::WrongPlace));
                }
                wrong
            }
        }
    }

    /// The groups that it counts in: those of the gold mention, or of the predicted one where there is no other.
    pub(super) fn groups(&self) -> impl Iterator<Item = Group> {
        let (kind, class) = match (self.gold, self.predicted) {
            (Some((gold, given)), _) => {
                let known = gold.id.as_ref().and_then(|id| given.class_of(id));
                (Some(gold.kind), gold.class.or(known))
            }
            (None, predicted) => {
                let place = predicted.and_then(|predicted| predicted.place.as_ref());
                (
                    predicted.map(|predicted| predicted.kind),
                    place.and_then(|place| place.class),
                )
            }
        };
        let class = class.map_or(Group::UnknownClass, Group::Class);
        [Group::All, class].into_iter().chain(kind.map(Group::Kind))
    }

    /// The gazetteer is to blame where the right place could not have been taken.
    fn blamed(&self, category: Category) -> Category {
        let out_of_reach = self.gold.is_some_and(|(gold, given)| {
            gold.point
                .is_some_and(|point| !is_within(given.nearest_km(point), NEAR_KM))
        });
        if out_of_reach {
            Category::NotInGazetteer
        } else {
            category
        }
    }
}
