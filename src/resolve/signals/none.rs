//! What speaks for none of the candidates: the gazetteer lacks the place, or the name is none.

use super::{Case, Doubt};
use crate::domain::{Candidate, FeatureClass, MentionKind, NameKind};
use crate::resolve::keys::{Keys, Level};

impl<'v> Doubt<'_, 'v> {
    fn candidates(&self) -> &'v [Candidate] {
        &self.view.sets[self.mention].candidates
    }
}

/// 1 always: how rare it is that none is meant.
pub(super) fn always(_: &Doubt<'_, '_>) -> f64 {
    1.0
}

/// How unsure the recognizer is that this is a name of a place.
pub(super) fn unsure(doubt: &Doubt<'_, '_>) -> f64 {
    1.0 - doubt.view.mention(doubt.mention).confidence
}

/// 1 where it is less sure than not.
pub(super) fn very_unsure(doubt: &Doubt<'_, '_>) -> f64 {
    f64::from(doubt.view.mention(doubt.mention).confidence < 0.5)
}

/// 1 for a people or adjective.
pub(super) fn demonym(doubt: &Doubt<'_, '_>) -> f64 {
    f64::from(doubt.view.mention(doubt.mention).kind == MentionKind::Demonym)
}

/// How probable it is that the name after it is a country or region, which holds no candidate: "Marathon, Greece".
pub(super) fn parent_elsewhere(doubt: &Doubt<'_, '_>) -> f64 {
    if doubt.view.adjacency.outside[doubt.mention].is_none() {
        return 0.0;
    }
    Case::all(doubt.view, doubt.beliefs, doubt.mention)
        .map(|case| super::parent::elsewhere(&case))
        .fold(1.0, f64::min)
}

/// Whether the name after it is probably a country or region that holds no candidate.
pub(in crate::resolve) fn is_elsewhere(doubt: &Doubt<'_, '_>) -> bool {
    parent_elsewhere(doubt) > 0.5
}

/// Share of the other names that are probably in one first-level region, where no candidate lies in it or near any of them: in a
/// text on one county, a namesake overseas.
pub(super) fn away(doubt: &Doubt<'_, '_>) -> f64 {
    let group = doubt.view.group_of[doubt.mention];
    let own = &doubt.view.groups[group];
    let known = |keys: &Keys| matches!(keys.level, Level::Country | Level::Region);
    if own.natural || own.keys.iter().any(known) {
        return 0.0;
    }
    doubt.beliefs.away(group)
}

/// The same, less where a candidate is populous: a large city is named anywhere.
pub(super) fn away_small(doubt: &Doubt<'_, '_>) -> f64 {
    let group = &doubt.view.groups[doubt.view.group_of[doubt.mention]];
    away(doubt) * (1.0 - group.largest_magnitude)
}

/// 1 where it is the main name of some candidate.
pub(super) fn by_main_name(doubt: &Doubt<'_, '_>) -> f64 {
    let mut candidates = doubt.candidates().iter();
    f64::from(candidates.any(|candidate| candidate.matched == NameKind::Primary))
}

/// 1 where it is only nearly the name of any candidate.
pub(super) fn respelled(doubt: &Doubt<'_, '_>) -> f64 {
    let mut candidates = doubt.candidates().iter();
    f64::from(candidates.all(|candidate| candidate.matched == NameKind::Respelled))
}

/// How far the most populous candidate is below ten thousand million, on a scale of logarithms; 0 where a sea, mountain or other
/// thing that nobody lives in is among them.
pub(super) fn small(doubt: &Doubt<'_, '_>) -> f64 {
    let mut candidates = doubt.candidates().iter();
    let inhabited = |candidate: &Candidate| {
        matches!(
            candidate.place.feature_class,
            FeatureClass::Admin | FeatureClass::Populated
        )
    };
    if !candidates.all(inhabited) {
        return 0.0;
    }
    1.0 - doubt.view.groups[doubt.view.group_of[doubt.mention]].largest_magnitude
}

/// 1 where the candidates bear only the name in the mention, and none all of it: "Kursk" of "Kursk region".
pub(in crate::resolve) fn partly_named(doubt: &Doubt<'_, '_>) -> f64 {
    let mention = doubt.view.mention(doubt.mention);
    if mention.span == mention.name {
        return 0.0;
    }
    let whole = doubt.view.document.slice(mention.span);
    let mut candidates = doubt.candidates().iter();
    f64::from(candidates.all(|candidate| !whole.eq_ignore_ascii_case(&candidate.place.name)))
}

/// 1 where the name has three words or more.
pub(super) fn long(doubt: &Doubt<'_, '_>) -> f64 {
    let name = &doubt.view.groups[doubt.view.group_of[doubt.mention]].name;
    f64::from(name.split(' ').count() >= 3)
}

/// 1 where a capitalized word other than "The" touches the mention: it may be part of a longer name.
pub(super) fn other_words(doubt: &Doubt<'_, '_>) -> f64 {
    let text = &doubt.view.document.text;
    let span = doubt.view.mention(doubt.mention).span;
    let after = text[span.end()..].strip_prefix(' ');
    let before = text[..span.start()]
        .strip_suffix(' ')
        .and_then(|text| text.rsplit(' ').next());
    let capital = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let plain_before = before.filter(|word| *word != "The" && word.ends_with(char::is_alphanumeric));
    f64::from(capital(after) || capital(plain_before))
}

/// Whether the name is the main name of a place, and of none outside its first-level region.
pub(in crate::resolve) fn is_unmistakable(doubt: &Doubt<'_, '_>) -> bool {
    let candidates = &doubt.view.sets[doubt.mention].candidates;
    let mut keys = doubt.view.groups[doubt.view.group_of[doubt.mention]].keys.iter();
    let region = keys.next().map_or(0, |keys| keys.region);
    let one_region = region != 0 && keys.all(|keys| keys.region == region);
    one_region
        && candidates
            .iter()
            .any(|candidate| candidate.matched == NameKind::Primary)
}
