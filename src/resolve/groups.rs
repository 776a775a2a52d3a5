//! Candidate sets in, names out: which mentions are of one name with one set of candidates, and what is the same for all of them.

use super::keys::{Keys, Level, Numbers};
use super::namesakes::{Namesake, namesakes};
use super::nearness::Nearness;
use super::word_lists::KINDS;
use crate::domain::{Candidate, CandidateSet, ClassHint, Document, FeatureClass, NameKind, Place, PlaceId};
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// The mentions of one name.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    /// The name, folded.
    pub(super) name: String,
    /// Indices of the mentions.
    pub(super) mentions: Vec<usize>,
    /// The containers that the text names for it somewhere, one mention of each name.
    pub(super) containers: Vec<usize>,
    /// What the text says that the name is of.
    pub(super) hints: Hints,
    /// What each candidate lies in.
    pub(super) keys: Vec<Keys>,
    /// Where each candidate is, countries and what spans some aside: they are near nothing.
    pub(super) pins: Vec<Option<Nearness>>,
    /// The number of each candidate among all places that the document may name.
    pub(super) spots: Vec<u32>,
    /// Which candidates are city, county and region of one another.
    pub(super) namesakes: Vec<Namesake>,
    /// How populous each candidate is.
    pub(super) magnitudes: Vec<f64>,
    /// Population of the most populous candidate.
    pub(super) largest: u64,
    /// The same among towns.
    pub(super) largest_town: u64,
    /// How populous that is, and that among towns.
    pub(super) largest_magnitude: f64,
    pub(super) largest_town_magnitude: f64,
    /// Whether one is a river, sea, mountain or island: the gazetteer has the well-known ones, and nobody lives there.
    pub(super) natural: bool,
    /// Whether one is a region without borders of its own: the Golan.
    pub(super) area: bool,
    /// What kinds of places are among the candidates.
    pub(super) kinds: Kinds,
}

/// Kinds of places that some candidate of a name is of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kinds {
    /// A country.
    pub(super) country: bool,
    /// That, or a first- or second-level region.
    pub(super) wide: bool,
    /// The seat of one of these, or a part of a city.
    pub(super) seat: bool,
    /// None of these, and no other town, district or former country either.
    pub(super) other: bool,
    /// A small place with a great city of its name in its country.
    pub(super) overshadowed: bool,
}

/// What a text says that a name is of, in all its mentions together.
#[derive(Debug, Clone, Default)]
pub(super) struct Hints {
    /// What the first that says it says, with its mention.
    pub(super) first: Option<(usize, ClassHint)>,
    /// All that is said, each once: a name may be mentioned ten thousand times, and there are seven things to say.
    pub(super) kinds: Vec<ClassHint>,
}

impl Hints {
    fn add(&mut self, mention: usize, hint: ClassHint) {
        self.first.get_or_insert((mention, hint));
        if !self.kinds.contains(&hint) {
            self.kinds.push(hint);
        }
    }
}

/// How populous a place is: the decimal logarithm, a tenth of it.
pub(super) fn magnitude(population: u64) -> f64 {
    (population as f64 + 1.0).log10() / 10.0
}

/// The names of a document.
#[derive(Default)]
pub(super) struct Grouped {
    /// In order of first occurrence.
    pub(super) groups: Vec<Group>,
    /// The one that each mention is of.
    pub(super) group_of: Vec<usize>,
    /// Of the countries and regions that candidates lie in.
    pub(super) numbers: Numbers,
    /// Whether each place is a candidate of several names.
    pub(super) shared: Vec<bool>,
}

/// The names of a document, and the one that each mention is of.
pub(super) fn grouped(document: &Document, sets: &[CandidateSet]) -> Grouped {
    let mut known = FxHashMap::default();
    let mut numbers = FxHashMap::default();
    let mut spots = Spots::default();
    let mut names = Grouped::default();
    for (n, set) in sets.iter().enumerate() {
        let (printed, kind) = (document.slice(set.mention.name), set.mention.kind);
        // Mentions that are printed alike share their candidates, mostly.
        let group = *known
            .entry((printed, set.candidates.as_ptr(), kind))
            .or_insert_with(|| {
                let key = (fold(printed), fingerprint(set), kind);
                *numbers.entry(key).or_insert_with_key(|(name, ..)| {
                    let group = Group::new(name.clone(), set, &mut names.numbers);
                    let spots = spots.of(set, names.groups.len());
                    names.groups.push(Group { spots, ..group });
                    names.groups.len() - 1
                })
            });
        names.groups[group].mentions.push(n);
        names.group_of.push(group);
    }
    names.shared = spots.shared;
    share_hints(sets, &mut names);
    names
}

/// Numbers for the places that a document may name.
#[derive(Default)]
struct Spots<'s> {
    of: FxHashMap<&'s PlaceId, u32>,
    /// The name that each was first a candidate of.
    first: Vec<usize>,
    shared: Vec<bool>,
}

impl<'s> Spots<'s> {
    /// Those of a name's candidates.
    fn of(&mut self, set: &'s CandidateSet, group: usize) -> Vec<u32> {
        let mut spots = Vec::with_capacity(set.candidates.len());
        for candidate in set.candidates.iter() {
            let spot = *self.of.entry(&candidate.place.id).or_insert_with(|| {
                self.first.push(group);
                self.shared.push(false);
                (self.first.len() - 1) as u32
            });
            self.shared[spot as usize] |= self.first[spot as usize] != group;
            spots.push(spot);
        }
        spots
    }
}

impl Group {
    fn new(name: String, set: &CandidateSet, numbers: &mut Numbers) -> Self {
        let places = || set.candidates.iter().map(|candidate| candidate.place.as_ref());
        let keys: Vec<Keys> = places().map(|place| Keys::of(place, numbers)).collect();
        let towns = places().filter(|place| place.feature_class == FeatureClass::Populated);
        let largest = places().map(|place| place.population).max().unwrap_or(0);
        let largest_town = towns.map(|place| place.population).max().unwrap_or(0);
        let namesakes = namesakes(&set.candidates, &keys);
        let overshadowed = namesakes.iter().any(|namesake| namesake.overshadowed);
        Self {
            name,
            kinds: Kinds {
                overshadowed,
                ..kinds(places(), &keys)
            },
            namesakes,
            keys,
            pins: places().map(pin).collect(),
            magnitudes: places().map(|place| magnitude(place.population)).collect(),
            largest,
            largest_town,
            largest_magnitude: magnitude(largest),
            largest_town_magnitude: magnitude(largest_town),
            area: set.candidates.iter().any(is_area),
            natural: places().any(|place| matches!(place.feature_class, FeatureClass::Water | FeatureClass::Terrain)),
            ..Self::default()
        }
    }
}

fn kinds<'p>(places: impl Iterator<Item = &'p Place>, keys: &[Keys]) -> Kinds {
    let mut kinds = Kinds {
        country: keys.iter().any(|keys| keys.level == Level::Country),
        wide: keys.iter().any(|keys| keys.level != Level::Below),
        ..Kinds::default()
    };
    for place in places {
        let code = place.feature_code.as_str();
        let of_people = matches!(place.feature_class, FeatureClass::Populated | FeatureClass::Admin);
        kinds.seat |= matches!(code, "PPLC" | "PPLA" | "PPLA2" | "PPLX");
        kinds.other |= !of_people || !["PPL", "ADM", "PCL"].iter().any(|kind| code.starts_with(kind));
    }
    kinds
}

/// Whether a candidate is a region without borders of its own, by a name written in full: the EU is no place.
fn is_area(candidate: &Candidate) -> bool {
    candidate.place.feature_class == FeatureClass::Area && candidate.matched != NameKind::Abbreviation
}

fn pin(place: &Place) -> Option<Nearness> {
    // Of the regions without borders of their own, those within one country are small enough: West Yorkshire.
    let wide = place.is_country() || place.is_macro_region() && place.admin.country_code.is_empty();
    (!wide).then(|| Nearness::of(place.point))
}

/// Parts mentions of one name that the text itself says to be in different regions: "Moscow, Idaho … Moscow, Russia". A
/// bare one goes with the last before it.
pub(super) fn split(groups: &mut Vec<Group>, group_of: &mut [usize], apposed: &[Option<usize>]) {
    for number in 0..groups.len() {
        let parts = parts(groups, group_of, &groups[number], apposed);
        for mentions in parts.into_iter().skip(1) {
            mentions.iter().for_each(|mention| group_of[*mention] = groups.len());
            groups[number].mentions.retain(|mention| group_of[*mention] == number);
            let part = Group {
                mentions,
                ..groups[number].clone()
            };
            groups.push(part);
        }
    }
}

/// The mentions of a group by which of its candidates lie in what stands beside them; the first part is never empty.
fn parts(groups: &[Group], group_of: &[usize], group: &Group, apposed: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut parts: Vec<(Vec<bool>, Vec<usize>)> = Vec::new();
    let mut bare = Vec::new();
    let mut last = 0;
    for mention in &group.mentions {
        let Some(outer) = apposed[*mention] else {
            match parts.get_mut(last) {
                Some((_, mentions)) => mentions.push(*mention),
                None => bare.push(*mention),
            }
            continue;
        };
        let outers = &groups[group_of[outer]].keys;
        let within = |inner: &Keys| outers.iter().any(|outer| outer.contain(inner));
        let inside: Vec<bool> = group.keys.iter().map(within).collect();
        // Those of which none lies in what stands beside them go together as well.
        let agree = |part: &Vec<bool>| *part == inside || part.iter().zip(&inside).any(|(a, b)| *a && *b);
        let known = parts.iter().position(|(part, _)| agree(part));
        last = known.unwrap_or(parts.len());
        match known {
            Some(n) => {
                parts[n].0.iter_mut().zip(&inside).for_each(|(a, b)| *a &= b);
                parts[n].1.push(*mention);
            }
            None => parts.push((inside, vec![*mention])),
        }
    }
    let mut parts: Vec<Vec<usize>> = parts.into_iter().map(|(_, mentions)| mentions).collect();
    match parts.first_mut() {
        Some(first) => {
            first.splice(0..0, bare);
        }
        None => parts.push(bare),
    }
    parts
}

/// A hash of the ids of a set's candidates, which the resolver has sorted.
fn fingerprint(set: &CandidateSet) -> u64 {
    let mut hasher = FxHasher::default();
    set.candidates
        .iter()
        .for_each(|candidate| candidate.place.id.hash(&mut hasher));
    hasher.finish()
}

/// Notes in each group which names stand as its container.
pub(super) fn share_containers(groups: &mut [Group], group_of: &[usize], containers: &[Vec<usize>]) {
    let mut known = FxHashSet::default();
    for group in groups {
        known.clear();
        let outers = group.mentions.iter().flat_map(|mention| &containers[*mention]);
        group.containers = outers.copied().filter(|outer| known.insert(group_of[*outer])).collect();
    }
}

/// "Kursk region" tells of the bare "Kursk" too, although their candidates differ.
fn share_hints(sets: &[CandidateSet], names: &mut Grouped) {
    let mut hints: FxHashMap<String, Hints> = FxHashMap::default();
    for (n, set) in sets.iter().enumerate() {
        if let Some(hint) = set.mention.hint {
            let name = &names.groups[names.group_of[n]].name;
            hints.entry(stem(name).to_owned()).or_default().add(n, hint);
        }
    }
    if hints.is_empty() {
        return;
    }
    for group in &mut names.groups {
        group.hints = hints.get(stem(&group.name)).cloned().unwrap_or_default();
    }
}

/// A folded name without the word in it that says what it is.
fn stem(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((stem, kind)) if KINDS.contains(&kind) => stem,
        _ => name,
    }
}
