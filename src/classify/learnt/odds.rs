//! What speaks for an event of each type at a place in, the likeliest type out.

use super::features::{OF_PLACE, OF_TYPE, names};
use super::situation::Spot;
use crate::text::weights_of;
use std::array::from_fn;

/// What `tools/fit_learnt.py` fitted.
static TABLE: &str = include_str!("../../../data/events/learnt_weights.csv");

/// What each feature weighs.
#[derive(Debug)]
pub(super) struct Odds {
    /// What each type has before anything is looked at.
    of_types: Vec<f64>,
    of_place: [f64; OF_PLACE.len()],
    of_type: [f64; OF_TYPE.len()],
    /// The most that each of these and those after it add.
    most: [f64; OF_TYPE.len()],
    /// The least that an event has.
    least: f64,
}

impl Odds {
    /// The weights of these types.
    pub(super) fn of(types: &[&'static str]) -> Self {
        let weights = weights_of(names().chain(["bias", "least"]).chain(types.iter().copied()), TABLE);
        let (of_type, rest) = weights.split_at(OF_TYPE.len());
        let (of_place, rest) = rest.split_at(OF_PLACE.len());
        let ([bias, least], own) = (from_fn(|at| rest[at]), &rest[2..]);
        let most = |at: usize| OF_TYPE[at].most(of_type[at]);
        Self {
            of_types: own.iter().map(|weight| weight + bias).collect(),
            of_place: from_fn(|at| of_place[at]),
            of_type: from_fn(|at| of_type[at]),
            most: from_fn(|at| (at..OF_TYPE.len()).map(most).sum()),
            least: (least / (1.0 - least)).ln(),
        }
    }

    /// The type that an event of a place is likeliest of, by its number, of those that it may be; and how likely it is. `None` where
    /// none is likely enough.
    pub(super) fn likeliest(&self, spot: &Spot, may_be: impl Fn(usize) -> bool) -> Option<(usize, f64)> {
        let of_place = self.of_place(spot);
        let (mut best, mut least) = (None, self.least);
        for (number, of_type) in self.of_types.iter().enumerate() {
            let odds = may_be(number).then(|| self.at_least(least, spot, number, of_place + of_type));
            if let Some(odds) = odds.flatten() {
                (best, least) = (Some(number), odds);
            }
        }
        Some((best?, 1.0 / (1.0 + (-least).exp())))
    }

    /// What the place's own features come to.
    fn of_place(&self, spot: &Spot) -> f64 {
        let features = OF_PLACE.iter().zip(&self.of_place);
        let features = features.filter(|((_, is), _)| is(&spot.bare));
        features.map(|(_, weight)| weight).sum()
    }

    /// The logarithm of the odds of a type that has some `already`. `None` as soon as what is not yet looked at cannot bring them to
    /// `least`: so it is with most types at most places, of which little is looked at.
    fn at_least(&self, least: f64, spot: &Spot, number: usize, already: f64) -> Option<f64> {
        let mut odds = already;
        for ((feature, weight), most) in OF_TYPE.iter().zip(&self.of_type).zip(&self.most) {
            if odds + most < least {
                return None;
            }
            odds += weight * f64::from((feature.of)(spot, number));
        }
        (odds >= least).then_some(odds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::learnt::Learnt;
    use crate::classify::learnt::bare::bare_places;
    use crate::classify::learnt::situation::Situation;
    use crate::classify::{LexiconClassifier, contract::resolved};
    use crate::domain::{Outcome, sample};

    #[test]
    fn each_feature_has_a_row() {
        let rows: Vec<&str> = TABLE.lines().filter_map(|row| row.split(',').next()).collect();
        for name in names().chain(["bias", "least"]) {
            assert!(rows.contains(&name), "{name}");
        }
    }

    #[test]
    fn what_is_not_looked_at_is_held_for_the_most_that_it_may_be() {
        let odds = Odds::of(&[]);
        let features = OF_TYPE.iter().zip(odds.of_type).zip(odds.most);
        for ((feature, weight), most) in features {
            assert!(most.is_finite() && most >= feature.most(weight), "{}", feature.name);
        }
        let logarithm = &OF_TYPE[0];
        assert_eq!((logarithm.most(0.0), logarithm.most(-1.0)), (0.0, f64::INFINITY));
    }

    #[test]
    fn what_is_passed_over_is_not_the_likeliest() {
        let text = "A measles outbreak has grown to 90 cases, doctors said. Nurses saw a rash and fever in Leeds. Two more infants were \
                    taken ill in Hackney. Vaccines are short, and clinics turn patients away. The virus was first seen in Oldham in \
                    May. Luton's bakeries were open. He comes from Derby.";
        let names = ["Leeds", "Hackney", "Oldham", "Luton", "Derby"];
        let (document, mut resolutions) = resolved(text, &names);
        for (resolution, name) in resolutions.iter_mut().zip(names) {
            let place = sample::place(name, name, 53.0, -1.0, "PPL", 90_000);
            let ranked = vec![sample::ranked(place, 0.9)];
            resolution.outcome = Outcome::Resolved { ranked };
        }
        let classifier = LexiconClassifier::default();
        let learnt = Learnt::new(classifier.lexicon()).unwrap();
        let likeliest = classifier.by_rules(&document, &resolutions, |told, _| {
            let situation = Situation::new(&told, &resolutions, classifier.lexicon(), &learnt.types);
            let of_spot = |spot: Spot| {
                let of_place = learnt.odds.of_place(&spot);
                let in_full = learnt.odds.of_types.iter().enumerate().map(|(number, of_type)| {
                    let odds = learnt
                        .odds
                        .at_least(f64::NEG_INFINITY, &spot, number, of_place + of_type);
                    (number, odds.unwrap())
                });
                let best = in_full.max_by(|one, other| one.1.total_cmp(&other.1)).unwrap();
                let expected = (best.1 >= learnt.odds.least).then_some(best.0);
                let likeliest = learnt.odds.likeliest(&spot, |_| true).map(|(number, _)| number);
                assert_eq!(likeliest, expected, "{}", spot.bare.place.name);
                likeliest
            };
            let bare = bare_places(&told, &resolutions);
            bare.map(|bare| of_spot(Spot::new(&situation, bare)))
                .collect::<Vec<_>>()
        });
        assert!(
            likeliest.contains(&None) && likeliest.iter().any(Option::is_some),
            "{likeliest:?}"
        );
    }
}
