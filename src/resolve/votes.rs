//! Probable meanings of names in, how many of them lie in each country or region out.

use super::keys::Numbers;

/// Support that differs by less is the same.
pub(super) const ROUNDED: f64 = 1e-9;
/// So many names, by their probabilities, tell whether a text leaps from country to country, and it does where the country that
/// has most of them has this share of all.
const ENOUGH: f64 = 4.0;
const FEW: f64 = 0.2;

/// Support for countries or regions, summed over names: by the number of each, of which 0 is none.
#[derive(Debug)]
pub(super) struct Votes(Vec<f64>);

impl Votes {
    /// None yet, for so many countries and regions.
    pub(super) fn none(count: usize) -> Self {
        Self(vec![0.0; count])
    }

    /// Adds what a name has for a country or region; 0 is none.
    pub(super) fn add(&mut self, key: u32, probability: f64) {
        if key != 0 {
            self.0[key as usize] += probability;
        }
    }

    /// What has the most, and 0 where nothing has any.
    pub(super) fn leading(&self, numbers: &Numbers) -> u32 {
        let voted = (0_u32..).zip(&self.0).filter(|(_, votes)| **votes > 0.0);
        let most = voted.max_by(|(a, one), (b, other)| {
            let tie = || numbers.rank(*b).cmp(&numbers.rank(*a));
            one.total_cmp(other).then_with(tie)
        });
        most.map_or(0, |(key, _)| key)
    }

    /// How little what has the most has, where there is enough to tell: from 0 for half of all or more to 1 for [`FEW`] or less.
    pub(super) fn leaps(&self) -> f64 {
        let add = |(sum, most): (f64, f64), votes: &f64| (sum + votes, most.max(*votes));
        let (sum, most) = self.0.iter().fold((0.0, 0.0), add);
        if sum < ENOUGH {
            return 0.0;
        }
        ((0.5 - most / sum) / (0.5 - FEW)).clamp(0.0, 1.0)
    }

    /// What all names have for it but one that has `own`; nothing has any for 0.
    pub(super) fn but(&self, own: f64, key: u32) -> f64 {
        // What the subtraction leaves of nothing is no vote.
        Some(self.0[key as usize] - own)
            .filter(|left| *left > ROUNDED)
            .unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaps(votes: &[f64]) -> f64 {
        let mut all = Votes::none(votes.len() + 1);
        for (key, votes) in (1..).zip(votes) {
            all.add(key, *votes);
        }
        all.leaps()
    }

    #[test]
    fn a_text_leaps_where_no_country_has_many_of_its_names() {
        assert!(leaps(&[1.0; 5]) > 0.99);
        assert!((0.3..0.7).contains(&leaps(&[3.5, 2.0, 2.0, 2.5])));
        assert!(leaps(&[4.0, 2.0, 1.0]) == 0.0 && leaps(&[1.0; 3]) == 0.0 && leaps(&[]) == 0.0);
    }
}
