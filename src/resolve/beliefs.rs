//! How probable each meaning of each name is so far, and what that says of countries, regions and neighbourhoods.

use super::view::{View, is_container};
use crate::domain::{Place, Point};
use std::collections::{HashMap, HashSet};

/// Meanings that are less probable than this lend no support to other names.
const WORTH_COUNTING: f64 = 0.1;
/// Of each name at most this many meanings lend support, and at most this many names: enough for any article seen,
/// and a bound on the work for a gazetteer turned into a text.
const MEANINGS: usize = 3;
const NAMES: usize = 60;

/// What is believed of a document's names.
pub(super) struct Beliefs<'v> {
    /// Probability of each candidate, by group.
    probabilities: Vec<Vec<f64>>,
    countries: Votes<'v>,
    regions: Votes<'v>,
    anchors: Vec<Anchor<'v>>,
}

/// Support for countries or regions, summed over names, with each name's own part to take away again.
#[derive(Default)]
struct Votes<'v> {
    all: HashMap<Key<'v>, f64>,
    own: HashMap<(usize, Key<'v>), f64>,
    /// The groups that voted.
    voters: HashSet<usize>,
}

/// Country code, and first-level code or nothing.
type Key<'v> = (&'v str, &'v str);

/// A probable meaning of a name.
struct Anchor<'v> {
    group: usize,
    place: &'v Place,
    probability: f64,
}

impl<'v> Beliefs<'v> {
    /// What population, class and name alone make probable: a square-root law of population, with regions above the
    /// cities that bear their name.
    pub(super) fn prior(view: &View<'v>) -> Self {
        let weights = |n: usize| view.places(n).map(prior_weight).collect::<Vec<f64>>();
        let probabilities = view
            .groups
            .iter()
            .map(|group| normalized(weights(group.mentions[0])))
            .collect();
        Self::new(view, probabilities)
    }

    /// From the probabilities of each group's candidates.
    pub(super) fn new(view: &View<'v>, probabilities: Vec<Vec<f64>>) -> Self {
        let mut beliefs = Self {
            probabilities,
            countries: Votes::default(),
            regions: Votes::default(),
            anchors: Vec::new(),
        };
        for (group, members) in view.groups.iter().enumerate().take(NAMES) {
            beliefs.count(view, group, members.mentions[0]);
        }
        beliefs
    }

    fn count(&mut self, view: &View<'v>, group: usize, mention: usize) {
        let probabilities = &self.probabilities[group];
        let mut best: Vec<usize> = (0..probabilities.len())
            .filter(|n| probabilities[*n] >= WORTH_COUNTING)
            .collect();
        best.sort_by(|a, b| probabilities[*b].total_cmp(&probabilities[*a]));
        best.truncate(MEANINGS);
        if best.is_empty() {
            return;
        }
        for n in best {
            let (place, probability) = (view.place(mention, n), probabilities[n]);
            self.anchors.push(Anchor {
                group,
                place,
                probability,
            });
            if place.admin.country_code.is_empty() {
                continue;
            }
            self.countries.add(group, (&place.admin.country_code, ""), probability);
            if !place.admin.admin1_code.is_empty() && !place.is_country() {
                self.regions.add(
                    group,
                    (&place.admin.country_code, &place.admin.admin1_code),
                    probability,
                );
            }
        }
        self.countries.voters.insert(group);
        self.regions.voters.insert(group);
    }

    /// Probabilities of the candidates of a group.
    pub(super) fn of_group(&self, group: usize) -> &[f64] {
        &self.probabilities[group]
    }

    /// Share of the other names that are probably in the country of `place`.
    pub(super) fn country_share(&self, group: usize, place: &Place) -> f64 {
        self.countries.share(group, (&place.admin.country_code, ""))
    }

    /// Share of the other names that are probably in the first-level region of `place`.
    pub(super) fn region_share(&self, group: usize, place: &Place) -> f64 {
        if place.admin.admin1_code.is_empty() {
            return 0.0;
        }
        self.regions
            .share(group, (&place.admin.country_code, &place.admin.admin1_code))
    }

    /// Support for a place within `km` of `point` under other names, summed, at most 1.
    pub(super) fn support_within(&self, group: usize, point: Point, km: f64) -> f64 {
        // A degree of latitude is 111 km: most anchors are ruled out without a distance.
        let near = |anchor: &&Anchor<'_>| {
            anchor.group != group && (anchor.place.point.lat() - point.lat()).abs() * 111.0 <= km
        };
        let pinned = |anchor: &&Anchor<'_>| !anchor.place.is_country() && !anchor.place.is_macro_region();
        let others = self.anchors.iter().filter(near).filter(pinned);
        others
            .filter(|anchor| anchor.place.point.km_to(point) <= km)
            .map(|anchor| anchor.probability)
            .sum::<f64>()
            .min(1.0)
    }

    /// Share of the other names that are probably within `place`, at most 1.
    pub(super) fn contained_share(&self, group: usize, place: &Place) -> f64 {
        if !is_container(place) {
            return 0.0;
        }
        let others = self.anchors.iter().filter(|anchor| anchor.group != group);
        let within: f64 = others
            .filter(|anchor| place.contains(anchor.place))
            .map(|anchor| anchor.probability)
            .sum();
        (within / self.countries.other_voters(group)).min(1.0)
    }
}

impl<'v> Votes<'v> {
    fn add(&mut self, group: usize, key: Key<'v>, probability: f64) {
        *self.all.entry(key).or_default() += probability;
        *self.own.entry((group, key)).or_default() += probability;
    }

    fn share(&self, group: usize, key: (&str, &str)) -> f64 {
        let all = self.all.get(&key).copied().unwrap_or(0.0);
        let own = self.own.get(&(group, key)).copied().unwrap_or(0.0);
        (all - own) / self.other_voters(group)
    }

    /// How many groups voted besides `group`, and one that voted for nothing: a single other name says less than many
    /// that agree.
    fn other_voters(&self, group: usize) -> f64 {
        (self.voters.len() - usize::from(self.voters.contains(&group)) + 1) as f64
    }
}

fn prior_weight(place: &Place) -> f64 {
    let people = (place.population as f64 + 100.0).sqrt();
    match () {
        () if place.is_country() => people * 20.0,
        () if place.is_first_level() => people * 4.0,
        () => people,
    }
}

/// Weights made to sum to 1.
pub(super) fn normalized(mut weights: Vec<f64>) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    if sum > 0.0 {
        weights.iter_mut().for_each(|weight| *weight /= sum);
    }
    weights
}
