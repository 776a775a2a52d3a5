//! Candidate sets in, the document as signals see it out: which mentions share a name, and what each candidate lies in.

use super::adjacency::Adjacency;
use super::beside::Beside;
use super::company::{Company, companies};
use super::feature::{Feature, feature};
use super::groups::{Group, Grouped, grouped, share_containers, split};
use super::keys::Numbers;
use super::outlet::Outlet;
use super::outlets::Outlets;
use super::rows::Rows;
use super::signals::{Open, open};
use crate::domain::{CandidateSet, Document, Home, Mention, Place};
use crate::text::dateline;

/// A document's mentions with what brings them together.
pub(super) struct View<'v> {
    pub(super) document: &'v Document,
    pub(super) sets: &'v [CandidateSet],
    /// Mentions of one folded name and one set of candidates, in order of first occurrence.
    pub(super) groups: Vec<Group>,
    /// The group of each mention.
    pub(super) group_of: Vec<usize>,
    /// What the words between mentions say of them.
    pub(super) adjacency: Adjacency,
    /// What the words right beside each mention tell.
    pub(super) beside: Vec<Beside>,
    /// What longer name each mention is part of.
    pub(super) features: Vec<Option<Feature>>,
    /// The mention that the dateline names, if there is one.
    pub(super) filed: Option<usize>,
    /// What the outlet's address says.
    pub(super) outlet: Outlet,
    /// What may lie with each candidate, by group.
    pub(super) companies: Rows<Company>,
    /// Of the countries and regions that candidates lie in.
    pub(super) numbers: Numbers,
    /// Whether each place is a candidate of several names.
    pub(super) shared: Vec<bool>,
    /// Of each mention, what signals have something to look at.
    pub(super) open: Vec<Open>,
    /// Whether the document is in English.
    pub(super) is_english: bool,
    /// Where the readers are at home, by what the document says, else by what is known of the outlet.
    pub(super) home: Home,
    /// Whether this is a text of a sentence or two, fewer than [`SHORT`] bytes, and nobody knows whose.
    pub(super) is_bare: bool,
}

/// Texts of fewer bytes are short: a sentence or two. The corpora have next to none.
pub(super) const SHORT: usize = 300;

impl<'v> View<'v> {
    pub(super) fn new(document: &'v Document, sets: &'v [CandidateSet], outlets: &Outlets) -> Self {
        let mut names = grouped(document, sets);
        let adjacency = Adjacency::new(document, sets, &names.groups, &names.group_of);
        split(&mut names.groups, &mut names.group_of, &adjacency.apposed);
        share_containers(&mut names.groups, &names.group_of, &adjacency.containers);
        let filed = dateline(&document.text, document.body())
            .and_then(|line| sets.iter().position(|set| line.covers(set.mention.span)));
        let outlet = Outlet::of(&document.source);
        let home = home(document, &outlet, outlets, sets);
        let companies = companies(sets, &names);
        let Grouped {
            groups,
            group_of,
            numbers,
            shared,
        } = names;
        let mut view = Self {
            document,
            sets,
            groups,
            group_of,
            adjacency,
            beside: sets.iter().map(|set| Beside::of(document, set.mention.span)).collect(),
            features: sets.iter().map(|set| feature(document, &set.mention)).collect(),
            filed,
            is_bare: document.text.len() < SHORT && home.point.is_none() && home.country_code.is_none(),
            home,
            outlet,
            companies,
            numbers,
            shared,
            open: Vec::new(),
            is_english: document.source.is_english(),
        };
        view.open = (0..sets.len()).map(|mention| open(&view, mention)).collect();
        view
    }

    pub(super) fn mention(&self, n: usize) -> &'v Mention {
        &self.sets[n].mention
    }

    pub(super) fn place(&self, n: usize, candidate: usize) -> &'v Place {
        &self.sets[n].candidates[candidate].place
    }

    pub(super) fn places(&self, n: usize) -> impl Iterator<Item = &'v Place> + use<'v> {
        self.sets[n].candidates.iter().map(|candidate| candidate.place.as_ref())
    }
}

/// What is said of the readers' home, else what is known of the outlet's; with the country of the nearest place that the text
/// may mean where only a point is known.
fn home(document: &Document, outlet: &Outlet, outlets: &Outlets, sets: &[CandidateSet]) -> Home {
    let said = &document.home;
    let mut home = outlets
        .home(&outlet.host)
        .map_or_else(|| said.clone(), |known| said.or(known));
    if let (Some(point), None) = (home.point, &home.country_code) {
        let places = sets
            .iter()
            .flat_map(|set| set.candidates.iter())
            .map(|candidate| &candidate.place);
        let near = places.filter(|place| !place.admin.country_code.is_empty());
        let near = near
            .map(|place| (place.point.km_to(point), place))
            .filter(|(km, _)| *km <= NEAR_HOME);
        let nearest = near.min_by(|(a, _), (b, _)| a.total_cmp(b));
        home.country_code = nearest.map(|(_, place)| place.admin.country_code.clone());
    }
    home
}

/// A place that is this many kilometres from a point or fewer lies in its country, mostly.
const NEAR_HOME: f64 = 50.0;
