//! How probable each meaning of each name is so far, and what the other names say of each.

use super::company::towards_one;
use super::groups::Group;
use super::keys::{Keys, Level};
use super::nearness::Nearness;
use super::view::View;
use super::votes::{ROUNDED, Votes};
use crate::domain::{Place, PlaceId};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Meanings that are less probable than this lend no support to other names.
const WORTH_COUNTING: f64 = 0.1;
/// Of each name at most this many meanings lend support, and at most this many names: enough for any article seen,
/// and a bound on the work for a gazetteer turned into a text.
const MEANINGS: usize = 3;
const NAMES: usize = 100;
/// Kilometres within which a place counts as near.
const NEAR: [f64; 3] = [30.0, 100.0, 300.0];
/// The share of the other names that counts for half of all there could be: where four names have a namesake each somewhere,
/// some two of these lie in one region by chance, and are little probable.
const HALF: f64 = 0.05;
/// The same of other regions of one country: a name that means one for certain.
const ONE_NAME: f64 = 1.0;

/// What is believed of a document's names.
pub(super) struct Beliefs<'v> {
    /// Probability of each candidate, by group.
    probabilities: Vec<Vec<f64>>,
    /// The probable meanings of all groups, one group after the other, and where those of each lie.
    anchors: Vec<Anchor<'v>>,
    anchors_of: Vec<Range<usize>>,
    countries: Votes,
    regions: Votes,
    /// Support for first-level regions, by their countries.
    siblings: Votes,
    /// How probable it is that a group names this country or region itself, the two likeliest groups.
    named: FxHashMap<u64, [(usize, f64); 2]>,
    places: FxHashMap<&'v PlaceId, Vec<(usize, f64)>>,
    /// What the other names say of each candidate, by group.
    support: Vec<Vec<Support>>,
    loneliness: Vec<f64>,
    away: Vec<f64>,
    leaps: f64,
}

/// What the other names of a document say of one candidate; shares are of all other names.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Support {
    /// Share that is probably in the same country, first-level region.
    pub(super) country: f64,
    pub(super) region: f64,
    /// How probable it is that another name is the country or region itself.
    pub(super) country_named: f64,
    pub(super) region_named: f64,
    pub(super) county_named: f64,
    /// How many are probably other first-level regions of the same country, from 0 towards 1.
    pub(super) sibling_regions: f64,
    /// Support within 30, 100 and 300 km, summed over names.
    pub(super) near: [f64; 3],
    /// Share that is probably within the candidate.
    pub(super) contained: f64,
    /// How probable this meaning of the name is by the reading before.
    pub(super) own: f64,
    /// How probable it is that another name means this very place.
    pub(super) named_otherwise: f64,
    /// Share of the other names that are probably in the leading country, where none is in this place's own or near it.
    pub(super) abroad: f64,
    /// Where no other region (country) of this name's candidates has more support, how much that is: from 0 towards 1.
    pub(super) top_region: f64,
    pub(super) top_country: f64,
}

/// How much `support` that is the `most` of all counts for; what is less than that counts for nothing.
fn strength(support: f64, most: f64) -> f64 {
    if support > 0.0 && support >= most - ROUNDED {
        towards_one(support, HALF)
    } else {
        0.0
    }
}

/// A probable meaning of a name.
pub(super) struct Anchor<'v> {
    group: usize,
    pub(super) place: &'v Place,
    pub(super) keys: Keys,
    pub(super) probability: f64,
    pin: Option<Nearness>,
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
            anchors: Vec::new(),
            anchors_of: Vec::with_capacity(view.groups.len()),
            countries: Votes::default(),
            regions: Votes::default(),
            siblings: Votes::default(),
            named: FxHashMap::default(),
            places: FxHashMap::default(),
            support: Vec::new(),
            loneliness: Vec::new(),
            away: Vec::new(),
            leaps: 0.0,
        };
        for group in 0..view.groups.len() {
            let from = beliefs.anchors.len();
            let anchors = beliefs.probable(view, group);
            if group < NAMES {
                beliefs.count(group, &anchors);
            }
            beliefs.anchors.extend(anchors);
            beliefs.anchors_of.push(from..beliefs.anchors.len());
        }
        beliefs.support = (0..view.groups.len())
            .map(|group| beliefs.supports(view, group))
            .collect();
        beliefs.loneliness = beliefs.support.iter().map(|supports| lonely(supports)).collect();
        beliefs.away = beliefs.far_from_leading(view);
        beliefs.leaps = beliefs.countries.leaps();
        beliefs
    }

    /// The meanings of a group that are worth counting.
    fn probable(&self, view: &View<'v>, group: usize) -> Vec<Anchor<'v>> {
        let probabilities = &self.probabilities[group];
        let mention = view.groups[group].mentions[0];
        let mut best: Vec<usize> = (0..probabilities.len())
            .filter(|n| probabilities[*n] >= WORTH_COUNTING)
            .collect();
        best.sort_by(|a, b| probabilities[*b].total_cmp(&probabilities[*a]));
        best.truncate(MEANINGS);
        let anchor = |n: usize| Anchor {
            group,
            place: view.place(mention, n),
            keys: view.groups[group].keys[n],
            probability: probabilities[n],
            pin: view.groups[group].pins[n],
        };
        best.into_iter().map(anchor).collect()
    }

    fn count(&mut self, group: usize, anchors: &[Anchor<'v>]) {
        for anchor in anchors {
            let (keys, probability) = (anchor.keys, anchor.probability);
            self.countries.add(group, keys.country, probability);
            self.regions.add(group, keys.region, probability);
            self.siblings.add(group, siblings(keys), probability);
            let itself = match keys.level {
                Level::Country => keys.country,
                Level::Region => keys.region,
                Level::County => keys.county,
                Level::Below => 0,
            };
            if itself != 0 {
                let likeliest = self.named.entry(itself).or_default();
                note(likeliest, group, probability);
            }
            self.places
                .entry(&anchor.place.id)
                .or_default()
                .push((group, probability));
        }
    }

    /// The probable meanings of a group.
    pub(super) fn anchors(&self, group: usize) -> &[Anchor<'v>] {
        &self.anchors[self.anchors_of[group].clone()]
    }

    /// The meanings of the names that lend support.
    fn voters(&self) -> &[Anchor<'v>] {
        let end = self.anchors_of.iter().take(NAMES).next_back();
        &self.anchors[..end.map_or(0, |range| range.end)]
    }

    /// What the other names say of a candidate.
    pub(super) fn support(&self, group: usize, candidate: usize) -> &Support {
        &self.support[group][candidate]
    }

    /// Whether some other group probably means a place that can be near another.
    pub(super) fn has_others(&self, group: usize) -> bool {
        let small = |anchor: &&Anchor<'_>| anchor.pin.is_some() && anchor.keys.level == Level::Below;
        self.voters().iter().filter(small).any(|anchor| anchor.group != group)
    }

    /// Whether some name is probably a country's or first-level region's.
    pub(super) fn names_a_region(&self) -> bool {
        let wide = |anchor: &&Anchor<'_>| matches!(anchor.keys.level, Level::Country | Level::Region);
        self.voters().iter().filter(wide).any(|anchor| anchor.probability > 0.5)
    }

    /// How little support any candidate of a group has within 100 km, within 0 to 1.
    pub(super) fn loneliness(&self, group: usize) -> f64 {
        self.loneliness[group]
    }

    /// Share of the other names that are probably in the leading region, where no candidate of the group is, nor within 300 km of
    /// any other name's place.
    pub(super) fn away(&self, group: usize) -> f64 {
        self.away[group]
    }

    /// Whether the names are of many countries, from 0 where half of them or more are probably of one to 1.
    pub(super) fn leaps(&self) -> f64 {
        self.leaps
    }

    /// [`Beliefs::away`] of each group.
    fn far_from_leading(&self, view: &View<'v>) -> Vec<f64> {
        let leading = self.regions.leading();
        let names = self.anchors_of.iter().take(NAMES).filter(|anchors| !anchors.is_empty());
        let names = names.count().max(1) as f64;
        let near = |support: &Support| support.near[2] > ROUNDED;
        let away = |(n, group): (usize, &Group)| {
            let there = group.keys.iter().any(|keys| keys.region == leading);
            if there || self.support[n].iter().any(near) {
                0.0
            } else {
                self.regions.of_others(n, leading) / names
            }
        };
        view.groups.iter().enumerate().map(away).collect()
    }

    fn supports(&self, view: &View<'v>, group: usize) -> Vec<Support> {
        let voters = self.anchors_of.iter().take(NAMES).enumerate();
        let others = voters.filter(|(n, anchors)| *n != group && !anchors.is_empty());
        let share = 1.0 / (others.count() + 1) as f64;
        let mention = view.groups[group].mentions[0];
        let mut supports: Vec<Support> = view
            .places(mention)
            .enumerate()
            .zip(&self.probabilities[group])
            .map(|((n, place), own)| self.support_of(view, (group, n), place, share, *own))
            .collect();
        let top = |of: fn(&Support) -> f64| supports.iter().map(of).fold(0.0, f64::max);
        let (region, country) = (top(|support| support.region), top(|support| support.country));
        for support in &mut supports {
            support.top_region = strength(support.region, region);
            support.top_country = strength(support.country, country);
        }
        supports
    }

    /// What the other names say of candidate `n` of a group.
    fn support_of(&self, view: &View<'v>, (group, n): (usize, usize), place: &Place, share: f64, own: f64) -> Support {
        let keys = view.groups[group].keys[n];
        let (near, within) = self.near(group, place, keys, view.groups[group].pins[n]);
        let named = |key: u64| self.named.get(&key).map_or(0.0, |likeliest| other(likeliest, group));
        let same = self.places.get(&place.id).into_iter().flatten();
        // The same name in another group is told apart by its container: it must not be drawn back.
        let is_otherwise = |other: usize| other != group && view.groups[other].name != view.groups[group].name;
        Support {
            country: self.countries.of_others(group, keys.country) * share,
            region: self.regions.of_others(group, keys.region) * share,
            country_named: if keys.level == Level::Country {
                0.0
            } else {
                named(keys.country)
            },
            region_named: if keys.level == Level::Region {
                0.0
            } else {
                named(keys.region)
            },
            county_named: if keys.level == Level::County {
                0.0
            } else {
                named(keys.county)
            },
            abroad: if self.is_unheard(group, keys, near) {
                self.countries.for_leading(group) * share
            } else {
                0.0
            },
            sibling_regions: towards_one(self.siblings.of_others(group, siblings(keys)), ONE_NAME),
            near,
            contained: (within * share).min(1.0),
            own,
            named_otherwise: same
                .filter(|(other, _)| is_otherwise(*other))
                .map(|(_, p)| *p)
                .fold(0.0, f64::max),
            ..Support::default()
        }
    }

    /// Whether a place's country, which it is not itself, has next to none of the other names, and none is near it.
    fn is_unheard(&self, group: usize, keys: Keys, near: [f64; 3]) -> bool {
        let lies_in = keys.country != 0 && keys.level != Level::Country;
        lies_in && near[2] < WORTH_COUNTING && self.countries.of_others(group, keys.country) < WORTH_COUNTING
    }

    /// Support for a place within 30, 100 and 300 km of this one under other names, and within this one.
    fn near(&self, group: usize, place: &Place, keys: Keys, here: Option<Nearness>) -> ([f64; 3], f64) {
        let mut near = [0.0; 3];
        let mut within = 0.0;
        for anchor in self.voters().iter().filter(|anchor| anchor.group != group) {
            if keys.contain(&anchor.keys) {
                within += anchor.probability;
            }
            let Some((here, there)) = here.zip(anchor.pin) else {
                continue;
            };
            let km = here.km_to(there);
            // Most are far off, and that is asked first.
            if km > NEAR[2] || anchor.place.id == place.id {
                continue;
            }
            for (sum, most) in near.iter_mut().zip(NEAR) {
                *sum += if km <= most { anchor.probability } else { 0.0 };
            }
        }
        (near, within)
    }
}

/// What a first-level region has in common with the others of its country, and other places with none: 0.
fn siblings(keys: Keys) -> u64 {
    if keys.level == Level::Region { keys.country } else { 0 }
}

/// Keeps the two likeliest groups.
fn note(likeliest: &mut [(usize, f64); 2], group: usize, probability: f64) {
    if probability > likeliest[0].1 {
        likeliest[1] = likeliest[0];
        likeliest[0] = (group, probability);
    } else if probability > likeliest[1].1 {
        likeliest[1] = (group, probability);
    }
}

/// The likeliest probability of another group than this.
fn other(likeliest: &[(usize, f64); 2], group: usize) -> f64 {
    let [first, second] = likeliest;
    if first.0 == group { second.1 } else { first.1 }
}

fn lonely(supports: &[Support]) -> f64 {
    1.0 - supports
        .iter()
        .map(|support| support.near[1])
        .fold(0.0, f64::max)
        .min(1.0)
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
