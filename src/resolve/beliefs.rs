//! How probable each meaning of each name is so far, and what the other names say of each.

use super::company::towards_one;
use super::groups::Group;
use super::keys::{Keys, Level};
use super::nearness::Nearness;
use super::rows::Rows;
use super::support::{Support, lonely, note_top};
use super::view::View;
use super::votes::{ROUNDED, Votes};
use crate::domain::Place;
use std::ops::Range;

/// Meanings that are less probable than this lend no support to other names.
const WORTH_COUNTING: f64 = 0.1;
/// Of each name at most this many meanings lend support, and at most this many names: enough for any article seen,
/// and a bound on the work for a gazetteer turned into a text.
const MEANINGS: usize = 3;
const NAMES: usize = 100;
/// Kilometres within which a place counts as near.
const NEAR: [f64; 3] = [30.0, 100.0, 300.0];
/// Other regions of one country that count for half of all there could be: a name that means one for certain.
const ONE_NAME: f64 = 1.0;

/// What is believed of a document's names.
pub(super) struct Beliefs<'v> {
    /// Probability of each candidate, by group.
    probabilities: Rows<f64>,
    /// The probable meanings of all groups, one group after the other, and where those of each lie.
    anchors: Vec<Anchor<'v>>,
    anchors_of: Vec<Range<usize>>,
    /// Those of them that lend support by where they are.
    pinned: Vec<Pinned>,
    /// How many names lend support.
    names: usize,
    countries: Votes,
    regions: Votes,
    /// Support for first-level regions, by their countries.
    siblings: Votes,
    /// The country that has most support.
    leading: u32,
    /// How probable it is that a group names this country or region itself, the two likeliest groups; by its number.
    named: Vec<[(usize, f64); 2]>,
    /// What the other names say of each candidate, by group.
    support: Rows<Support>,
    loneliness: Vec<f64>,
    away: Vec<f64>,
    leaps: f64,
}

/// A probable meaning of a name.
pub(super) struct Anchor<'v> {
    group: usize,
    pub(super) place: &'v Place,
    pub(super) keys: Keys,
    pub(super) probability: f64,
    spot: u32,
    is_pinned: bool,
}

/// Where one is that can be near others.
struct Pinned {
    group: usize,
    spot: u32,
    pin: Nearness,
    probability: f64,
}

impl<'v> Beliefs<'v> {
    /// What population, class and name alone make probable: a square-root law of population, with regions above the
    /// cities that bear their name.
    pub(super) fn prior(view: &View<'v>) -> Self {
        let mut probabilities = Rows::with_capacity(view.groups.len(), view.companies.len());
        for group in &view.groups {
            normalize(probabilities.push(view.places(group.mentions[0]).map(prior_weight)));
        }
        Self::new(view, probabilities)
    }

    /// From the probabilities of each group's candidates.
    pub(super) fn new(view: &View<'v>, probabilities: Rows<f64>) -> Self {
        let (groups, numbers) = (view.groups.len(), view.numbers.len());
        let mut beliefs = Self {
            support: Rows::with_capacity(0, 0),
            probabilities,
            anchors: Vec::new(),
            anchors_of: Vec::with_capacity(groups),
            pinned: Vec::new(),
            names: 0,
            countries: Votes::none(numbers),
            regions: Votes::none(numbers),
            siblings: Votes::none(numbers),
            leading: 0,
            named: vec![[(0, 0.0); 2]; numbers],
            loneliness: Vec::with_capacity(groups),
            away: Vec::new(),
            leaps: 0.0,
        };
        for group in 0..groups {
            beliefs.add(view, group);
        }
        beliefs.leading = beliefs.countries.leading(&view.numbers);
        let mut support = Rows::with_capacity(groups, beliefs.probabilities.len());
        for group in 0..groups {
            let supports = support.push(beliefs.supported(view, group));
            note_top(supports);
            beliefs.loneliness.push(lonely(supports));
        }
        beliefs.support = support;
        beliefs.away = beliefs.far_from_leading(view);
        beliefs.leaps = beliefs.countries.leaps();
        beliefs
    }

    /// Adds the meanings of a group that are worth counting.
    fn add(&mut self, view: &View<'v>, group: usize) {
        let name = &view.groups[group];
        let probabilities = self.probabilities.row(group);
        let likely = |n: &usize| probabilities[*n] >= WORTH_COUNTING;
        let mut best: Vec<usize> = (0..probabilities.len()).filter(likely).collect();
        best.sort_by(|a, b| probabilities[*b].total_cmp(&probabilities[*a]));
        best.truncate(MEANINGS);
        let from = self.anchors.len();
        for n in best {
            let anchor = Anchor {
                group,
                place: view.place(name.mentions[0], n),
                keys: name.keys[n],
                probability: self.probabilities.row(group)[n],
                spot: name.spots[n],
                is_pinned: name.pins[n].is_some(),
            };
            if group < NAMES {
                self.count(&anchor, name.pins[n]);
            }
            self.anchors.push(anchor);
        }
        self.anchors_of.push(from..self.anchors.len());
        self.names += usize::from(group < NAMES && from < self.anchors.len());
    }

    fn count(&mut self, anchor: &Anchor<'v>, pin: Option<Nearness>) {
        let Anchor {
            group,
            keys,
            probability,
            spot,
            ..
        } = *anchor;
        let [country, region, sibling] = voted_for(&keys);
        self.countries.add(country, probability);
        self.regions.add(region, probability);
        self.siblings.add(sibling, probability);
        let itself = match keys.level {
            Level::Country => keys.country,
            Level::Region => keys.region,
            Level::County => keys.county,
            Level::Below => 0,
        };
        if itself != 0 {
            note(&mut self.named[itself as usize], group, probability);
        }
        self.pinned.extend(pin.map(|pin| Pinned {
            group,
            spot,
            pin,
            probability,
        }));
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

    /// What the other names say of each candidate of a group.
    pub(super) fn supports(&self, group: usize) -> &[Support] {
        self.support.row(group)
    }

    /// Whether some other group probably means a place that can be near another.
    pub(super) fn has_others(&self, group: usize) -> bool {
        let small = |anchor: &&Anchor<'_>| anchor.is_pinned && anchor.keys.level == Level::Below;
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
        let leading = self.regions.leading(&view.numbers);
        let in_leading = Keys {
            region: leading,
            ..Keys::default()
        };
        let names = self.names.max(1) as f64;
        let near = |support: &Support| support.near[2] > ROUNDED;
        let away = |(n, group): (usize, &Group)| {
            let there = group.keys.iter().any(|keys| keys.region == leading);
            if there || self.supports(n).iter().any(near) {
                0.0
            } else {
                self.of_others(n, &in_leading)[1] / names
            }
        };
        view.groups.iter().enumerate().map(away).collect()
    }

    /// The meanings of a group that lend support.
    fn own(&self, group: usize) -> &[Anchor<'v>] {
        if group < NAMES { self.anchors(group) } else { &[] }
    }

    /// What the names other than this one have for the country and the region of a place, and for the others of its country where it
    /// is a region itself.
    fn of_others(&self, group: usize, keys: &Keys) -> [f64; 3] {
        let asked = voted_for(keys);
        let mut own = [0.0; 3];
        for anchor in self.own(group) {
            let voted = voted_for(&anchor.keys);
            for n in 0..3 {
                own[n] += if voted[n] == asked[n] { anchor.probability } else { 0.0 };
            }
        }
        let [country, region, sibling] = asked;
        [
            self.countries.but(own[0], country),
            self.regions.but(own[1], region),
            self.siblings.but(own[2], sibling),
        ]
    }

    /// What the other names say of each candidate of a group.
    fn supported(&self, view: &View<'v>, group: usize) -> impl Iterator<Item = Support> {
        let own = usize::from(!self.own(group).is_empty());
        let share = 1.0 / (self.names - own + 1) as f64;
        let in_leading = Keys {
            country: self.leading,
            ..Keys::default()
        };
        let for_leading = self.of_others(group, &in_leading)[0] * share;
        let candidate = Asked {
            group,
            name: &view.groups[group],
            share,
            for_leading,
        };
        let probabilities = self.probabilities.row(group).iter().enumerate();
        probabilities.map(move |(n, own)| Support {
            own: *own,
            named_otherwise: self.named_otherwise(view, &candidate, n),
            ..self.support_of(&candidate, n)
        })
    }

    /// What the other names say of candidate `n` of a group.
    fn support_of(&self, asked: &Asked<'_>, n: usize) -> Support {
        let Asked { group, name, share, .. } = *asked;
        let keys = &name.keys[n];
        let near = name.pins[n].map_or([0.0; 3], |pin| self.near(group, pin, name.spots[n]));
        let [country, region, sibling] = self.of_others(group, keys);
        // What a place is itself it does not lie in.
        let named = |level: Level, key: u32| match key {
            _ if keys.level == level => 0.0,
            key => other(&self.named[key as usize], group),
        };
        let lies_in = keys.country != 0 && keys.level != Level::Country;
        let is_unheard = lies_in && near[2] < WORTH_COUNTING && country < WORTH_COUNTING;
        Support {
            country: country * share,
            region: region * share,
            country_named: named(Level::Country, keys.country),
            region_named: named(Level::Region, keys.region),
            county_named: named(Level::County, keys.county),
            abroad: if is_unheard { asked.for_leading } else { 0.0 },
            sibling_regions: towards_one(sibling, ONE_NAME),
            near,
            contained: (self.within(group, keys) * share).min(1.0),
            ..Support::default()
        }
    }

    /// How probable it is that another name means the very place that candidate `n` is.
    fn named_otherwise(&self, view: &View<'v>, asked: &Asked<'_>, n: usize) -> f64 {
        let spot = asked.name.spots[n];
        if !view.shared[spot as usize] {
            return 0.0;
        }
        // The same name in another group is told apart by its container: it must not be drawn back.
        let is_otherwise = |other: usize| other != asked.group && view.groups[other].name != asked.name.name;
        let same = self.voters().iter().filter(|anchor| anchor.spot == spot);
        let otherwise = same.filter(|anchor| is_otherwise(anchor.group));
        otherwise.map(|anchor| anchor.probability).fold(0.0, f64::max)
    }

    /// Support for places within a candidate under other names.
    fn within(&self, group: usize, keys: &Keys) -> f64 {
        if keys.level == Level::Below {
            return 0.0;
        }
        let others = self.voters().iter().filter(|anchor| anchor.group != group);
        let within = others.filter(|anchor| keys.contain(&anchor.keys));
        within.map(|anchor| anchor.probability).sum()
    }

    /// Support for a place within 30, 100 and 300 km of this one under other names.
    fn near(&self, group: usize, here: Nearness, spot: u32) -> [f64; 3] {
        let mut near = [0.0; 3];
        for there in &self.pinned {
            // Most are far off, and that is asked first.
            let Some(km) = here.km_within(NEAR[2], there.pin) else {
                continue;
            };
            if there.group == group || there.spot == spot {
                continue;
            }
            for (sum, most) in near.iter_mut().zip(NEAR) {
                *sum += if km <= most { there.probability } else { 0.0 };
            }
        }
        near
    }
}

/// A name whose candidates the others are asked about.
struct Asked<'a> {
    group: usize,
    name: &'a Group,
    /// What one of the other names counts for.
    share: f64,
    /// What they have for the leading country.
    for_leading: f64,
}

/// What a place's name speaks for: its country, its region, and, of a first-level region, the others of its country.
fn voted_for(keys: &Keys) -> [u32; 3] {
    let siblings = if keys.level == Level::Region { keys.country } else { 0 };
    [keys.country, keys.region, siblings]
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

fn prior_weight(place: &Place) -> f64 {
    let people = (place.population as f64 + 100.0).sqrt();
    match () {
        () if place.is_country() => people * 20.0,
        () if place.is_first_level() => people * 4.0,
        () => people,
    }
}

/// Makes weights sum to 1.
pub(super) fn normalize(weights: &mut [f64]) {
    let sum: f64 = weights.iter().sum();
    if sum > 0.0 {
        weights.iter_mut().for_each(|weight| *weight /= sum);
    }
}
