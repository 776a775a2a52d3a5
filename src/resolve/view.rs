//! Candidate sets in, the document as signals see it out: which mentions share a name, which names stand side by side.

use crate::domain::{CandidateSet, ClassHint, Document, Mention, Place};
use crate::text::{dateline, fold};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A document's mentions with what brings them together.
pub(super) struct View<'v> {
    pub(super) document: &'v Document,
    pub(super) sets: &'v [CandidateSet],
    /// Mentions of one folded name and one set of candidates, in order of first occurrence.
    pub(super) groups: Vec<Group>,
    /// The group of each mention.
    pub(super) group_of: Vec<usize>,
    /// The mention after each that stands as its container: "Texas" of "Paris" in "Paris, Texas".
    pub(super) container: Vec<Option<usize>>,
    /// The mention before each that it is the container of.
    pub(super) contained: Vec<Option<usize>>,
    /// Whether each mention follows another and a comma.
    pub(super) follows_comma: Vec<bool>,
    /// Population of the most populous candidate of each mention.
    pub(super) largest: Vec<u64>,
    /// The mention that the dateline names, if there is one.
    pub(super) filed: Option<usize>,
    /// Neighbours of each mention in a list: "A, B and C".
    pub(super) peers: Vec<Vec<usize>>,
}

/// The mentions of one name.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// Indices of the mentions.
    pub(super) mentions: Vec<usize>,
    /// The containers that the text names for it somewhere, one mention of each name.
    pub(super) containers: Vec<usize>,
    /// What the text says that the name is of, with the mention that says so, in text order.
    pub(super) hints: Vec<(usize, ClassHint)>,
}

impl<'v> View<'v> {
    pub(super) fn new(document: &'v Document, sets: &'v [CandidateSet]) -> Self {
        let (mut groups, group_of) = grouped(document, sets);
        let container: Vec<Option<usize>> = (0..sets.len()).map(|n| container_of(document, sets, n)).collect();
        share_containers(&mut groups, &group_of, &container);
        let mut contained = vec![None; sets.len()];
        for (n, other) in container.iter().enumerate() {
            if let Some(other) = other {
                contained[*other] = Some(n);
            }
        }
        let peers = (0..sets.len())
            .map(|n| peers_of(document, sets, &container, n))
            .collect();
        let population = |set: &CandidateSet| set.candidates.iter().map(|candidate| candidate.place.population).max();
        let largest = sets.iter().map(|set| population(set).unwrap_or(0)).collect();
        let follows_comma = (0..sets.len())
            .map(|n| {
                n.checked_sub(1)
                    .is_some_and(|before| between(document, sets, before) == Some(","))
            })
            .collect();
        let filed = dateline(&document.text, document.searchable)
            .and_then(|line| sets.iter().position(|set| line.covers(set.mention.span)));
        Self {
            follows_comma,
            largest,
            filed,
            document,
            sets,
            groups,
            group_of,
            container,
            contained,
            peers,
        }
    }

    pub(super) fn mention(&self, n: usize) -> &'v Mention {
        &self.sets[n].mention
    }

    pub(super) fn place(&self, n: usize, candidate: usize) -> &'v Place {
        &self.sets[n].candidates[candidate].place
    }

    pub(super) fn places(&self, n: usize) -> impl Iterator<Item = &'v Place> {
        self.sets[n].candidates.iter().map(|candidate| &candidate.place)
    }
}

fn grouped(document: &Document, sets: &[CandidateSet]) -> (Vec<Group>, Vec<usize>) {
    let mut numbers = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let group_of = sets
        .iter()
        .enumerate()
        .map(|(n, set)| {
            let key = (
                fold(document.slice(set.mention.name)),
                fingerprint(set),
                set.mention.kind,
            );
            let group = *numbers.entry(key).or_insert_with(|| {
                groups.push(Group::default());
                groups.len() - 1
            });
            groups[group].mentions.push(n);
            group
        })
        .collect();
    share_hints(document, sets, &mut groups);
    (groups, group_of)
}

/// A hash of the ids of a set's candidates, which the resolver has sorted.
fn fingerprint(set: &CandidateSet) -> u64 {
    let mut hasher = DefaultHasher::new();
    set.candidates
        .iter()
        .for_each(|candidate| candidate.place.id.hash(&mut hasher));
    hasher.finish()
}

/// Notes in each group which names stand as its container.
fn share_containers(groups: &mut [Group], group_of: &[usize], container: &[Option<usize>]) {
    for group in groups {
        for outer in group.mentions.iter().filter_map(|mention| container[*mention]) {
            if group.containers.iter().all(|known| group_of[*known] != group_of[outer]) {
                group.containers.push(outer);
            }
        }
    }
}

/// "Kursk region" tells of the bare "Kursk" too, although their candidates differ.
fn share_hints(document: &Document, sets: &[CandidateSet], groups: &mut [Group]) {
    let mut hints: HashMap<String, Vec<(usize, ClassHint)>> = HashMap::new();
    for (n, set) in sets.iter().enumerate() {
        if let Some(hint) = set.mention.hint {
            hints.entry(stem(document, set)).or_default().push((n, hint));
        }
    }
    for group in groups {
        let stem = stem(document, &sets[group.mentions[0]]);
        group.hints = hints.get(&stem).cloned().unwrap_or_default();
    }
}

/// A mention's folded name without the word in it that says what it is.
fn stem(document: &Document, set: &CandidateSet) -> String {
    const KINDS: &[&str] = &[
        "region",
        "oblast",
        "krai",
        "province",
        "state",
        "governorate",
        "county",
        "parish",
        "district",
        "raion",
        "city",
    ];
    let name = fold(document.slice(set.mention.name));
    match name.rsplit_once(' ') {
        Some((stem, kind)) if KINDS.contains(&kind) => stem.to_owned(),
        _ => name,
    }
}

/// The text between a mention and the next, where it is short enough to tell something.
fn between<'d>(document: &'d Document, sets: &[CandidateSet], n: usize) -> Option<&'d str> {
    let next = sets.get(n + 1)?;
    let (start, end) = (sets[n].mention.span.end(), next.mention.span.start());
    let near = (start <= end && end - start <= 12).then(|| &document.text[start..end])?;
    // A blank line parts what stands on its two sides.
    (near.matches('\n').count() < 2).then(|| near.trim_matches(char::is_whitespace))
}

/// "Paris, Texas", "Springfield (Ill.", "Kyiv in Ukraine", "Walker County in Georgia", where some meaning of the second
/// contains some meaning of the first.
fn container_of(document: &Document, sets: &[CandidateSet], n: usize) -> Option<usize> {
    let joined = matches!(between(document, sets, n)?, "," | "(" | "in" | ", in" | "of" | "-" | "");
    let contains = || {
        let places = |n: usize| sets[n].candidates.iter().map(|candidate| &candidate.place);
        places(n + 1)
            .filter(|outer| is_container(outer))
            .any(|outer| places(n).any(|inner| outer.contains(inner)))
    };
    (joined && contains()).then_some(n + 1)
}

/// Whether a place is of a kind that is named to say where another is.
pub(super) fn is_container(place: &Place) -> bool {
    place.is_country() || place.is_first_level() || place.is_second_level()
}

fn peers_of(document: &Document, sets: &[CandidateSet], container: &[Option<usize>], n: usize) -> Vec<usize> {
    let listed = |first: usize| {
        let gap = between(document, sets, first);
        container[first].is_none() && matches!(gap, Some("," | "and" | ", and" | "or" | "&" | "to"))
    };
    let mut peers = Vec::new();
    if n > 0 && listed(n - 1) {
        peers.push(n - 1);
    }
    if listed(n) {
        peers.push(n + 1);
    }
    peers
}
