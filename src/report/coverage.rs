//! Geoparsed documents in, which of their names the gazetteer covers out.

use crate::domain::{
    GeoparsedDocument, GeoparsedMention, MentionKind, NameKind, Outcome, Place, PlaceId, Resolution, Unresolved,
};
use crate::text::fold;
use std::cmp::Reverse;
use std::collections::HashMap;

/// A winner with less than this share of its own and the runner-up's probability leaves the name in doubt.
const DOUBT: f64 = 0.6;

/// Which names the gazetteer covers. Memory grows with the distinct names, not with the documents.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    names: Vec<NameCoverage>,
    index: HashMap<(String, MentionKind, Option<PlaceId>), usize>,
    /// What became of each name, whatever its places.
    statuses: HashMap<(String, MentionKind), NameStatus>,
}

/// One distinct name and place: all mentions that fold alike, are of one kind, and are taken for the same place or for none.
#[derive(Debug, Clone, PartialEq)]
pub struct NameCoverage {
    /// The name as first printed.
    pub name: String,
    /// The same without words that say its kind: "Zabolotne" of "village of Zabolotne".
    pub toponym: String,
    /// How often it is mentioned.
    pub mentions: u64,
    /// The worst that befell one of its mentions.
    pub status: NameStatus,
    /// The place taken.
    pub place: Option<Place>,
    /// Of a name in doubt, the place that came second, with its probability.
    pub runner_up: Option<(Place, f64)>,
    /// The first sentence that it stands in.
    pub quote: String,
}

/// What became of a name, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameStatus {
    /// A people or adjective, taken for its country.
    Demonym,
    /// Taken for one place.
    Resolved,
    /// Taken for one place, but another one is nearly as probable.
    Ambiguous,
    /// Taken for a place of nearly that spelling: nothing is spelled as it is.
    Respelled,
    /// The gazetteer has places of that name, but probably none of them is meant.
    Unlikely,
    /// The gazetteer has nothing of that name.
    Missing,
}

impl NameStatus {
    /// The word for reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Demonym => "demonym",
            Self::Resolved => "resolved",
            Self::Respelled => "respelled",
            Self::Ambiguous => "ambiguous",
            Self::Unlikely => "unlikely",
            Self::Missing => "missing",
        }
    }
}

/// How many names, or mentions, came to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// All of them.
    pub recognized: u64,
    /// Those with a place, demonyms included.
    pub resolved: u64,
    /// Those among the resolved that are in doubt.
    pub ambiguous: u64,
    /// Those among the resolved whose place is spelled another way.
    pub respelled: u64,
    /// Those without a place.
    pub missing: u64,
}

impl Totals {
    /// How many of a hundred have a place; `None` of none.
    #[must_use]
    pub fn percent(self) -> Option<f64> {
        // Counts of names are far below 2^52, where floats still tell them apart.
        (self.recognized > 0).then(|| 100.0 * self.resolved as f64 / self.recognized as f64)
    }

    fn add(&mut self, status: NameStatus, count: u64) {
        self.recognized += count;
        match status {
            NameStatus::Missing | NameStatus::Unlikely => self.missing += count,
            NameStatus::Ambiguous => {
                self.resolved += count;
                self.ambiguous += count;
            }
            NameStatus::Respelled => {
                self.resolved += count;
                self.respelled += count;
            }
            NameStatus::Resolved | NameStatus::Demonym => self.resolved += count,
        }
    }
}

impl Coverage {
    /// The coverage of `documents`.
    #[must_use]
    pub fn of(documents: &[GeoparsedDocument]) -> Self {
        let mut coverage = Self::default();
        documents.iter().for_each(|document| coverage.add(document));
        coverage
    }

    /// Takes a document in.
    pub fn add(&mut self, geoparsed: &GeoparsedDocument) {
        // Coordinates are no names, and in need of no gazetteer.
        let named = |mention: &&GeoparsedMention| mention.resolution.mention.kind != MentionKind::Coordinate;
        for mention in geoparsed.mentions.iter().filter(named) {
            self.add_mention(geoparsed, mention);
        }
    }

    fn add_mention(&mut self, geoparsed: &GeoparsedDocument, mention: &GeoparsedMention) {
        let found = &mention.resolution.mention;
        let surface = geoparsed.document.slice(found.span);
        let ranked = mention.resolution.ranked();
        let status = status(&mention.resolution);
        let place = mention.resolution.place();
        let name = (fold(surface), found.kind);
        let worst = self.statuses.entry(name.clone()).or_insert(status);
        *worst = status.max(*worst);
        let key = (name.0, name.1, place.map(|place| place.id.clone()));
        let at = *self.index.entry(key).or_insert_with(|| {
            self.names.push(NameCoverage {
                name: surface.to_owned(),
                toponym: geoparsed.document.slice(found.name).to_owned(),
                mentions: 0,
                status,
                place: place.cloned(),
                runner_up: None,
                quote: geoparsed.document.slice(mention.quote).to_owned(),
            });
            self.names.len() - 1
        });
        let name = &mut self.names[at];
        name.mentions += 1;
        name.status = name.status.max(status);
        if status == NameStatus::Ambiguous && name.runner_up.is_none() {
            name.runner_up = ranked
                .get(1)
                .map(|second| (second.candidate.place.as_ref().clone(), second.probability));
        }
    }

    /// Every distinct name, once for each of its places: those that miss a place first, then by number of mentions, then as
    /// they came.
    #[must_use]
    pub fn names(&self) -> Vec<&NameCoverage> {
        let mut names: Vec<&NameCoverage> = self.names.iter().collect();
        names.sort_by_key(|name| Reverse((rank(name.status), name.mentions)));
        names
    }

    /// Totals of distinct names, each counted once, as the worst of its mentions is.
    #[must_use]
    pub fn name_totals(&self) -> Totals {
        let mut totals = Totals::default();
        self.statuses.values().for_each(|status| totals.add(*status, 1));
        totals
    }

    /// Totals of mentions, each counted as the worst of those of its name and place.
    #[must_use]
    pub fn mention_totals(&self) -> Totals {
        let mut totals = Totals::default();
        self.names
            .iter()
            .for_each(|name| totals.add(name.status, name.mentions));
        totals
    }
}

/// Missing names first, then those of another spelling, then names in doubt, the others together.
const fn rank(status: NameStatus) -> u8 {
    match status {
        NameStatus::Missing | NameStatus::Unlikely => 3,
        NameStatus::Respelled => 2,
        NameStatus::Ambiguous => 1,
        NameStatus::Resolved | NameStatus::Demonym => 0,
    }
}

fn status(resolution: &Resolution) -> NameStatus {
    match (&resolution.outcome, resolution.ranked()) {
        (Outcome::Unresolved(Unresolved::NoneFits { .. }), _) => NameStatus::Unlikely,
        (_, []) => NameStatus::Missing,
        _ if resolution.mention.kind == MentionKind::Demonym => NameStatus::Demonym,
        (_, [best, ..]) if best.candidate.matched == NameKind::Respelled => NameStatus::Respelled,
        (_, [best, second, ..]) if best.probability < DOUBT * (best.probability + second.probability) => {
            NameStatus::Ambiguous
        }
        _ => NameStatus::Resolved,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    #[test]
    fn names_that_fold_alike_are_one_and_the_missing_come_first() {
        let article = sample::article();
        let coverage = Coverage::of(&[article.clone(), article]);
        let seen: Vec<_> = coverage
            .names()
            .iter()
            .map(|name| (name.name.as_str(), name.mentions, name.status))
            .collect();
        assert_eq!(
            seen,
            [
                ("Nowhereville", 2, NameStatus::Missing),
                ("Russian", 2, NameStatus::Demonym),
                ("Odesa", 2, NameStatus::Resolved)
            ]
        );
    }

    #[test]
    fn a_winner_below_the_threshold_is_in_doubt_and_its_runner_up_is_named() {
        let mut article = sample::article();
        let place = |id, probability| sample::ranked(sample::place(id, "Odesa", 0.0, 0.0, "PPL", 0), probability);
        article.mentions = vec![sample::mention(
            &article.document.text,
            "Odesa",
            MentionKind::Place,
            vec![place("1", 0.55), place("2", 0.45)],
        )];
        let coverage = Coverage::of(&[article]);
        let odesa = coverage.names()[0];
        assert_eq!(odesa.status, NameStatus::Ambiguous);
        assert_eq!(odesa.runner_up.as_ref().map(|(place, _)| place.id.as_str()), Some("2"));
        assert_eq!(coverage.name_totals().ambiguous, 1);
    }

    #[test]
    fn a_name_of_several_places_is_one_name_and_a_row_for_each() {
        let mut article = sample::article();
        let mention = |id| {
            let place = sample::ranked(sample::place(id, "Odesa", 0.0, 0.0, "PPL", 0), 1.0);
            sample::mention(&article.document.text, "Odesa", MentionKind::Place, vec![place])
        };
        article.mentions = vec![mention("1"), mention("2"), mention("2")];
        let coverage = Coverage::of(&[article]);
        let rows: Vec<_> = coverage
            .names()
            .iter()
            .map(|name| (name.mentions, name.place.as_ref()))
            .collect();
        let ids: Vec<_> = rows
            .iter()
            .map(|(n, place)| (*n, place.map(|place| place.id.as_str())))
            .collect();
        assert_eq!(ids, [(2, Some("2")), (1, Some("1"))]);
        assert_eq!(
            (coverage.name_totals().recognized, coverage.mention_totals().recognized),
            (1, 3)
        );
    }

    #[test]
    fn a_place_of_another_spelling_is_said_to_be_one() {
        let mut article = sample::article();
        let mut ranked = sample::ranked(sample::place("1", "Odesa", 0.0, 0.0, "PPL", 0), 1.0);
        ranked.candidate.matched = NameKind::Respelled;
        article.mentions = vec![sample::mention(
            &article.document.text,
            "Odesa",
            MentionKind::Place,
            vec![ranked],
        )];
        let coverage = Coverage::of(&[article]);
        assert_eq!(coverage.names()[0].status, NameStatus::Respelled);
        let totals = coverage.name_totals();
        assert_eq!((totals.resolved, totals.respelled, totals.missing), (1, 1, 0));
    }

    #[test]
    fn coverage_is_the_share_with_a_place_and_unknown_of_nothing() {
        let totals = Coverage::of(&[sample::article()]).mention_totals();
        assert_eq!((totals.recognized, totals.resolved, totals.missing), (3, 2, 1));
        assert!((totals.percent().unwrap() - 66.666).abs() < 0.01);
        assert_eq!(Coverage::default().name_totals().percent(), None);
    }
}
