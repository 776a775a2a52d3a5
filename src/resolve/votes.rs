//! Probable meanings of names in, how many of them lie in each country or region out.

use rustc_hash::FxHashMap;

/// Support that differs by less is the same.
pub(super) const ROUNDED: f64 = 1e-9;
/// So many names, by their probabilities, tell whether a text leaps from country to country, and it does where the country that
/// has most of them has this share of all.
const ENOUGH: f64 = 4.0;
const FEW: f64 = 0.2;

/// Support for countries or regions, summed over names, with each name's own part to take away again.
#[derive(Debug, Default)]
pub(super) struct Votes {
    all: FxHashMap<u64, f64>,
    own: FxHashMap<(usize, u64), f64>,
}

impl Votes {
    /// Adds what a group has for a country or region; 0 is none.
    pub(super) fn add(&mut self, group: usize, key: u64, probability: f64) {
        if key != 0 {
            *self.all.entry(key).or_default() += probability;
            *self.own.entry((group, key)).or_default() += probability;
        }
    }

    /// What has the most; the least number of several, and 0 where nothing has any.
    pub(super) fn leading(&self) -> u64 {
        let most = self
            .all
            .iter()
            .max_by(|(a, one), (b, other)| one.total_cmp(other).then(b.cmp(a)));
        most.map_or(0, |(key, _)| *key)
    }

    /// What all groups but one have for what has the most.
    pub(super) fn for_leading(&self, group: usize) -> f64 {
        self.of_others(group, self.leading())
    }

    /// How little what has the most has, where there is enough to tell: from 0 for half of all or more to 1 for [`FEW`] or less.
    pub(super) fn leaps(&self) -> f64 {
        let add = |(sum, most): (f64, f64), votes: &f64| (sum + votes, most.max(*votes));
        let (sum, most) = self.all.values().fold((0.0, 0.0), add);
        if sum < ENOUGH {
            return 0.0;
        }
        ((0.5 - most / sum) / (0.5 - FEW)).clamp(0.0, 1.0)
    }

    /// What all groups but one have for it.
    pub(super) fn of_others(&self, group: usize, key: u64) -> f64 {
        let all = self.all.get(&key).copied().unwrap_or(0.0);
        let own = self.own.get(&(group, key)).copied().unwrap_or(0.0);
        // What the subtraction leaves of nothing is no vote.
        Some(all - own).filter(|left| *left > ROUNDED).unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaps(votes: &[f64]) -> f64 {
        let mut all = Votes::default();
        for (n, votes) in votes.iter().enumerate() {
            all.add(n, n as u64 + 1, *votes);
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
