//! What is counted of mentions, and the rates that follow from it.

use super::category::Category;
use super::judged::Judged;
use super::{CLOSE_KM, NEAR_KM, is_within};

/// Hits among what was predicted and what is annotated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hits {
    /// Those that are both.
    pub hits: u64,
    /// All that was predicted.
    pub predicted: u64,
    /// All that is annotated.
    pub gold: u64,
}

impl Hits {
    /// Share of the predicted that are hits; `None` where nothing was predicted.
    #[must_use]
    pub fn precision(self) -> Option<f64> {
        Share(self.hits, self.predicted).rate()
    }

    /// Share of the annotated that are hits; `None` where nothing is annotated.
    #[must_use]
    pub fn recall(self) -> Option<f64> {
        Share(self.hits, self.gold).rate()
    }

    /// The harmonic mean of both; `None` where there is neither.
    #[must_use]
    pub fn f1(self) -> Option<f64> {
        Share(2 * self.hits, self.predicted + self.gold).rate()
    }
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(pub u64, pub u64);

impl Share {
    /// The share, within 0 to 1; `None` of none.
    #[must_use]
    pub fn rate(self) -> Option<f64> {
        // Counts of mentions are far below 2^52, where floats still tell them apart.
        (self.1 > 0).then(|| self.0 as f64 / self.1 as f64)
    }
}

/// What was counted over any number of documents. *Placed* gold mentions are those with a point.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counts {
    /// Gold mentions.
    pub gold: u64,
    /// Gold mentions with a point.
    pub gold_placed: u64,
    /// Predicted mentions.
    pub predicted: u64,
    /// Predicted mentions with a point: pins.
    pub pins: u64,
    /// Pins that can be judged: all but those on a gold mention without a point.
    pub pins_judged: u64,
    /// Gold mentions that were found with the same span.
    pub found_exact: u64,
    /// Gold mentions that were found.
    pub found: u64,
    /// Placed gold mentions that were found.
    pub found_placed: u64,
    /// Those whose pin lies within [`NEAR_KM`] of the gold point.
    pub found_near: u64,
    /// Those whose pin lies within [`CLOSE_KM`].
    pub found_close: u64,
    /// Gold mentions with an id that were found.
    pub found_with_id: u64,
    /// Those whose pin has the same id.
    pub found_same_id: u64,
    /// Predicted mentions with an id.
    pub predicted_with_id: u64,
    /// Placed gold mentions for which the gazetteer has a candidate within [`NEAR_KM`].
    pub candidate_near: u64,
    /// The same within [`CLOSE_KM`].
    pub candidate_close: u64,
    /// Placed gold mentions that, given their span, are resolved to within [`NEAR_KM`].
    pub given_near: u64,
    /// The same within [`CLOSE_KM`].
    pub given_close: u64,
    /// Gold mentions with an id.
    pub gold_with_id: u64,
    /// Those that, given their span, are resolved to the place of that id.
    pub given_same_id: u64,
    /// Mistakes by category, in the order of [`Category::ALL`].
    pub mistakes: [u64; Category::ALL.len()],
    /// Kilometres from pin to gold point of every placed gold mention that was found and has a pin.
    km: Vec<f64>,
}

impl Counts {
    /// Recognition, where a pair must have the same span.
    #[must_use]
    pub const fn recognition_exact(&self) -> Hits {
        self.recognition(self.found_exact)
    }

    /// Recognition, where a pair need only overlap.
    #[must_use]
    pub const fn recognition_overlap(&self) -> Hits {
        self.recognition(self.found)
    }

    /// Found and within [`NEAR_KM`], of the pins that can be judged and the placed gold mentions.
    #[must_use]
    pub const fn end_to_end(&self) -> Hits {
        self.located(self.pins_judged)
    }

    /// The same of all pins: those on a gold mention without a point count as wrong.
    #[must_use]
    pub const fn end_to_end_strict(&self) -> Hits {
        self.located(self.pins)
    }

    /// Same id, of the found gold mentions with an id; none of none where the geoparser gives no ids.
    #[must_use]
    pub const fn same_id(&self) -> Share {
        match self.predicted_with_id {
            0 => Share(0, 0),
            _ => Share(self.found_same_id, self.found_with_id),
        }
    }

    /// Mean error in kilometres of the found mentions with a pin and a gold point; `None` of none.
    #[must_use]
    pub fn mean_km(&self) -> Option<f64> {
        (!self.km.is_empty()).then(|| self.km.iter().sum::<f64>() / self.km.len() as f64)
    }

    /// Median error in kilometres of the same.
    #[must_use]
    pub fn median_km(&self) -> Option<f64> {
        let mut km = self.km.clone();
        km.sort_by(f64::total_cmp);
        let upper = km.get(km.len() / 2)?;
        Some(if km.len() % 2 == 1 {
            *upper
        } else {
            f64::midpoint(km[km.len() / 2 - 1], *upper)
        })
    }

    const fn recognition(&self, hits: u64) -> Hits {
        Hits {
            hits,
            predicted: self.predicted,
            gold: self.gold,
        }
    }

    const fn located(&self, predicted: u64) -> Hits {
        Hits {
            hits: self.found_near,
            predicted,
            gold: self.gold_placed,
        }
    }

    /// Takes in one gold mention, one predicted mention, or a pair of them.
    pub(super) fn add(&mut self, judged: &Judged<'_>) {
        self.add_gold(judged);
        self.add_predicted(judged);
        self.add_pair(judged);
        for category in judged.categories() {
            self.mistakes[category as usize] += 1;
        }
    }

    fn add_gold(&mut self, judged: &Judged<'_>) {
        let Some((gold, given)) = judged.gold else { return };
        self.gold += 1;
        self.gold_placed += u64::from(gold.point.is_some());
        self.gold_with_id += u64::from(gold.id.is_some());
        let same_id = given
            .place
            .as_ref()
            .is_some_and(|place| gold.id.as_ref() == Some(&place.id));
        self.given_same_id += u64::from(same_id);
        let Some(point) = gold.point else { return };
        let nearest = given.nearest_km(point);
        self.candidate_near += u64::from(is_within(nearest, NEAR_KM));
        self.candidate_close += u64::from(is_within(nearest, CLOSE_KM));
        let resolved = given.place.as_ref().map(|place| place.point.km_to(point));
        self.given_near += u64::from(is_within(resolved, NEAR_KM));
        self.given_close += u64::from(is_within(resolved, CLOSE_KM));
    }

    fn add_predicted(&mut self, judged: &Judged<'_>) {
        let Some(predicted) = judged.predicted else { return };
        self.predicted += 1;
        let Some(pin) = &predicted.place else { return };
        self.pins += 1;
        self.predicted_with_id += u64::from(pin.id.is_some());
        let unknown = judged.gold.is_some_and(|(gold, _)| gold.point.is_none());
        self.pins_judged += u64::from(!unknown);
    }

    fn add_pair(&mut self, judged: &Judged<'_>) {
        let (Some((gold, _)), Some(predicted)) = (judged.gold, judged.predicted) else {
            return;
        };
        self.found += 1;
        self.found_exact += u64::from(gold.span == predicted.span);
        self.found_placed += u64::from(gold.point.is_some());
        let km = judged.km();
        self.found_near += u64::from(is_within(km, NEAR_KM));
        self.found_close += u64::from(is_within(km, CLOSE_KM));
        self.km.extend(km);
        if let Some(id) = &gold.id {
            self.found_with_id += 1;
            let pinned = predicted.place.as_ref().and_then(|pin| pin.id.as_ref());
            self.found_same_id += u64::from(pinned == Some(id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_those_worked_out_by_hand_and_unknown_of_nothing() {
        let hits = Hits {
            hits: 3,
            predicted: 4,
            gold: 6,
        };
        assert_eq!(hits.precision(), Some(0.75));
        assert_eq!(hits.recall(), Some(0.5));
        assert_eq!(hits.f1(), Some(0.6));
        let nothing = Counts::default();
        assert_eq!(nothing.end_to_end().f1(), None);
        assert_eq!(nothing.median_km(), None);
        assert_eq!(nothing.mean_km(), None);
    }

    #[test]
    fn the_median_of_an_even_number_lies_midway() {
        let median = |km: &[f64]| {
            let counts = Counts {
                km: km.to_vec(),
                ..Counts::default()
            };
            counts.median_km()
        };
        assert_eq!(median(&[900.0, 1.0, 3.0]), Some(3.0));
        assert_eq!(median(&[900.0, 1.0, 3.0, 5.0]), Some(4.0));
    }
}
