//! Candidate sets in, names out: which mentions are of one name with one set of candidates, and what is the same for all of them.

use super::keys::Keys;
use super::namesakes::{Namesake, namesakes};
use super::nearness::Nearness;
use super::word_lists::KINDS;
use crate::domain::{Candidate, CandidateSet, ClassHint, Document, FeatureClass, NameKind, Place};
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
    /// Where each candidate is, countries and larger aside: they are near nothing.
    pub(super) pins: Vec<Option<Nearness>>,
    /// Which candidates are city, county and region of one another.
    pub(super) namesakes: Vec<Namesake>,
    /// Population of the most populous candidate.
    pub(super) largest: u64,
    /// The same among towns.
    pub(super) largest_town: u64,
    /// Whether one is a river, sea, mountain or island: the gazetteer has the well-known ones, and nobody lives there.
    pub(super) natural: bool,
    /// Whether one is a region without borders of its own: the Golan.
    pub(super) area: bool,
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

/// The names of a document in order of first occurrence, and the one that each mention is of.
pub(super) fn grouped(document: &Document, sets: &[CandidateSet]) -> (Vec<Group>, Vec<usize>) {
    let mut numbers = FxHashMap::default();
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of = Vec::with_capacity(sets.len());
    for (n, set) in sets.iter().enumerate() {
        let name = fold(document.slice(set.mention.name));
        let key = (name, fingerprint(set), set.mention.kind);
        let group = *numbers.entry(key).or_insert_with_key(|(name, ..)| {
            groups.push(Group::new(name.clone(), set));
            groups.len() - 1
        });
        groups[group].mentions.push(n);
        group_of.push(group);
    }
    share_hints(document, sets, &mut groups);
    (groups, group_of)
}

impl Group {
    fn new(name: String, set: &CandidateSet) -> Self {
        let places = || set.candidates.iter().map(|candidate| candidate.place.as_ref());
        let keys: Vec<Keys> = places().map(Keys::of).collect();
        Self {
            name,
            namesakes: namesakes(&set.candidates, &keys),
            keys,
            pins: places().map(pin).collect(),
            largest: places().map(|place| place.population).max().unwrap_or(0),
            largest_town: places()
                .filter(|place| place.feature_class == FeatureClass::Populated)
                .map(|place| place.population)
                .max()
                .unwrap_or(0),
            area: set.candidates.iter().any(is_area),
            natural: places().any(|place| matches!(place.feature_class, FeatureClass::Water | FeatureClass::Terrain)),
            ..Self::default()
        }
    }
}

/// Whether a candidate is a region without borders of its own, by a name written in full: the EU is no place.
fn is_area(candidate: &Candidate) -> bool {
    candidate.place.feature_class == FeatureClass::Area && candidate.matched != NameKind::Abbreviation
}

fn pin(place: &Place) -> Option<Nearness> {
    let pinned = !place.is_country() && !place.is_macro_region();
    pinned.then(|| Nearness::of(place.point))
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
fn share_hints(document: &Document, sets: &[CandidateSet], groups: &mut [Group]) {
    let mut hints: FxHashMap<String, Hints> = FxHashMap::default();
    for (n, set) in sets.iter().enumerate() {
        if let Some(hint) = set.mention.hint {
            let name = fold(document.slice(set.mention.name));
            hints.entry(stem(&name).to_owned()).or_default().add(n, hint);
        }
    }
    for group in groups {
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
