//! The signals: each measures one thing that speaks for or against one candidate of one mention, or for none of them.

mod class;
mod company;
mod document;
mod granularity;
mod hint;
mod home;
mod lost;
mod name;
mod neighbours;
mod none;
mod parent;
mod population;
mod when;
mod words;

pub(super) use hint::agrees;
pub(super) use lost::{is_contradicted, is_doubtful_abroad, is_lost, is_plainly_meant};
pub(super) use none::{is_elsewhere, is_unmistakable, partly_named};
pub(super) use when::{Open, When, open};

use super::beliefs::Beliefs;
use super::company::Company;
use super::groups::Group;
use super::keys::Keys;
use super::support::Support;
use super::view::View;
use crate::domain::{Candidate, Mention, Place};

/// One candidate of one mention, with all that signals may look at.
#[derive(Clone, Copy)]
pub(super) struct Case<'c, 'v> {
    pub(super) view: &'c View<'v>,
    pub(super) beliefs: &'c Beliefs<'v>,
    /// Index of the mention.
    pub(super) mention: usize,
    /// Index of the candidate in its set.
    pub(super) candidate: usize,
    group: &'c Group,
    found: &'v Candidate,
    support: &'c Support,
}

impl<'c, 'v> Case<'c, 'v> {
    pub(super) fn new(view: &'c View<'v>, beliefs: &'c Beliefs<'v>, mention: usize, candidate: usize) -> Self {
        let number = view.group_of[mention];
        Self {
            view,
            beliefs,
            mention,
            candidate,
            group: &view.groups[number],
            found: &view.sets[mention].candidates[candidate],
            support: &beliefs.supports(number)[candidate],
        }
    }

    /// Of all candidates of a mention.
    pub(super) fn all(
        view: &'c View<'v>,
        beliefs: &'c Beliefs<'v>,
        mention: usize,
    ) -> impl Iterator<Item = Self> + use<'c, 'v> {
        let number = view.group_of[mention];
        let candidates = view.sets[mention].candidates.iter().zip(beliefs.supports(number));
        candidates.enumerate().map(move |(n, (found, support))| Self {
            view,
            beliefs,
            mention,
            candidate: n,
            group: &view.groups[number],
            found,
            support,
        })
    }

    /// The mention alone.
    fn doubt(&self) -> Doubt<'c, 'v> {
        Doubt {
            view: self.view,
            beliefs: self.beliefs,
            mention: self.mention,
        }
    }

    fn candidate(&self) -> &'v Candidate {
        self.found
    }

    fn place(&self) -> &'v Place {
        &self.found.place
    }

    fn mention(&self) -> &'v Mention {
        self.view.mention(self.mention)
    }

    fn group_number(&self) -> usize {
        self.view.group_of[self.mention]
    }

    fn group(&self) -> &'c Group {
        self.group
    }

    fn keys(&self) -> &'c Keys {
        &self.group.keys[self.candidate]
    }

    fn support(&self) -> &'c Support {
        self.support
    }

    fn company(&self) -> &'c Company {
        &self.view.companies.row(self.group_number())[self.candidate]
    }

    /// How populous the place is.
    fn magnitude(&self) -> f64 {
        self.group.magnitudes[self.candidate]
    }
}

/// One mention, with all that signals for "none of these" may look at.
#[derive(Clone, Copy)]
pub(super) struct Doubt<'c, 'v> {
    pub(super) view: &'c View<'v>,
    pub(super) beliefs: &'c Beliefs<'v>,
    /// Index of the mention.
    pub(super) mention: usize,
}

/// A named measure.
pub(super) struct Signal<C: ?Sized> {
    /// Its name in the weights file.
    pub(super) name: &'static str,
    /// What it looks at.
    pub(super) scope: Scope,
    /// Without what it has nothing to say.
    pub(super) when: When,
    /// What it says of a case; 0 where it has nothing to say.
    pub(super) measure: C,
}

/// A signal for a candidate.
pub(super) type ForCandidate = Signal<fn(&Case<'_, '_>) -> f64>;
/// A signal for none of them.
pub(super) type ForNone = Signal<fn(&Doubt<'_, '_>) -> f64>;

/// What a signal looks at, and so how often it must be measured: a name stands many times in a document, and the document
/// is read several times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The candidate, and what the document has for all mentions of the name: once a name.
    Name,
    /// That, and what is believed of other names: once a name and reading.
    Belief,
    /// The words around one mention too: once a mention.
    Mention,
    /// All of that: once a mention and reading.
    All,
}

macro_rules! signals {
    ($($name:literal => $measure:path,)*) => {
        &[$(Signal { name: $name, scope: Scope::All, when: When::Always, measure: $measure },)*]
    };
    (by scope: $($name:literal => $scope:ident $when:ident $measure:path,)*) => {
        &[$(Signal { name: $name, scope: Scope::$scope, when: When::$when, measure: $measure },)*]
    };
}

/// All signals for candidates, in the order in which they are explained.
pub(super) const SIGNALS: &[ForCandidate] = signals! {
    by scope:
    "population" => Name Always population::population,
    "population_gap" => Name Always population::gap,
    "population_gap_alone" => Belief Always population::gap_alone,
    "population_gap_at_home" => Name Home population::gap_at_home,
    "population_gap_in_bare" => Belief Bare population::gap_in_bare,
    "population_gap_in_leaps" => Belief Homeless population::gap_in_leaps,
    "most_populous" => Name Always population::most_populous,
    "unpeopled" => Name Always population::unpeopled,
    "village" => Name Always population::village,
    "million" => Name Always population::million,
    "country" => Name Wide class::country,
    "region" => Name Wide class::region,
    "county" => Name Wide class::county,
    "capital" => Name Seat class::capital,
    "regional_seat" => Name Seat class::regional_seat,
    "county_seat" => Name Seat class::county_seat,
    "quarter" => Name Seat class::quarter,
    "city" => Name Always class::city,
    "water" => Name Other class::water,
    "sea" => Name Other class::sea,
    "terrain" => Name Other class::terrain,
    "area" => Name Other class::area,
    "macro_region" => Name Other class::macro_region,
    "spot" => Name Other class::spot,
    "main_name" => Mention Always name::main_name,
    "name_as_printed" => Mention Always name::as_printed,
    "marks_differ" => Mention Marked name::marks_differ,
    "whole_mention" => Mention Longer name::whole_mention,
    "city_in_like_named_region" => Name Wide granularity::city_in_region,
    "county_of_like_named_city" => Name Wide granularity::county_of_city,
    "hint_fits_country" => Mention Hint hint::fits_country,
    "hint_fits_region" => Mention Hint hint::fits_region,
    "hint_fits_county" => Mention Hint hint::fits_county,
    "hint_fits_city" => Mention Hint hint::fits_city,
    "hint_fits_other" => Mention Hint hint::fits_other,
    "hint_fits_great_water" => Mention Hint hint::fits_great_water,
    "hint_town_of_region" => Mention Hint hint::town_of_region,
    "hint_town_of_county" => Mention Hint hint::town_of_county,
    "hint_region_of_city" => Mention Hint hint::region_of_city,
    "called_so" => Mention Called hint::called_so,
    "hint_contradicts" => Mention Hint hint::contradicts,
    "hint_elsewhere_fits" => Mention HintElsewhere hint::fits_elsewhere,
    "hint_of_list_fits" => Mention ListHint hint::list_fits,
    "introduced_as_region" => Mention HintElsewhere hint::introduced_as_region,
    "the_town" => Mention The words::the_town,
    "the_feature" => Mention The words::the_feature,
    "office_of_city" => Mention Office words::office_of_city,
    "office_of_region" => Mention Office words::office_of_region,
    "office_of_state" => All Office words::office_of_state,
    "office_of_country" => Mention Office words::office_of_country,
    "country_of_man" => Mention Office words::country_of_man,
    "street_elsewhere" => All Street words::street_elsewhere,
    "people_of_country" => Name People words::people_of_country,
    "named_parent" => Mention Within parent::named,
    "named_parent_apposed" => Mention Apposed parent::apposed,
    "named_parent_country" => Mention Within parent::named_country,
    "overshadowed" => Belief Overshadowed parent::overshadowed,
    "parent_elsewhere" => All Outer parent::elsewhere,
    "named_parent_probable" => All Within parent::named_probable,
    "other_parent_named" => Mention Within parent::other_named,
    "other_parent_apposed" => Mention Apposed parent::other_apposed,
    "named_parent_elsewhere" => Mention WithinElsewhere parent::named_elsewhere,
    "is_named_parent" => Mention Around parent::is_parent,
    "peers_region" => All Peers neighbours::peers_region,
    "peers_share_region" => All Peers neighbours::peers_share_region,
    "peers_class" => All Peers neighbours::peers_class,
    "within_30_km" => Belief Always neighbours::within_30_km,
    "within_100_km" => Belief Always neighbours::within_100_km,
    "within_300_km" => Belief Always neighbours::within_300_km,
    "region_share" => Belief Always document::region_share,
    "top_country" => Belief Always document::top_country,
    "top_region" => Belief Always document::top_region,
    "country_named" => Belief Always document::country_named,
    "region_named" => Belief Always document::region_named,
    "county_named" => Belief Always document::county_named,
    "sibling_regions" => Belief Wide document::sibling_regions,
    "contains_others" => Belief Wide document::contains_others,
    "named_otherwise" => Belief Shared document::named_otherwise,
    "abroad_small" => Belief Always document::abroad_small,
    "region_alone" => Belief Wide document::region_alone,
    "sense_so_far" => Belief Always document::sense_so_far,
    "dateline_region" => Belief Filed document::dateline_region,
    "company_region_share" => Name Always company::region_share,
    "company_near_share" => Name Always company::near_share,
    "best_company_near" => Name Always company::best_near,
    "home_within_30_km" => Name Home home::within_30_km,
    "home_within_100_km" => Name Home home::within_100_km,
    "home_within_300_km" => Name Home home::within_300_km,
    "home_country" => Name HomeCountry home::country,
    "home_known_country" => Name Home home::country_at_home,
    "outlet_country" => Name Outlet home::outlet_country,
    "outlet_american" => Name Unmarked home::outlet_american,
    "outlet_bears_name" => Name Labelled home::outlet_bears_name,
};

/// All signals for "none of these".
pub(super) const NONE_SIGNALS: &[ForNone] = signals! {
    "none" => none::always,
    "none_unsure" => none::unsure,
    "none_very_unsure" => none::very_unsure,
    "none_demonym" => none::demonym,
    "none_parent_elsewhere" => none::parent_elsewhere,
    "none_away" => none::away,
    "none_away_small" => none::away_small,
    "none_by_main_name" => none::by_main_name,
    "none_respelled" => none::respelled,
    "none_small" => none::small,
    "none_partly_named" => none::partly_named,
    "none_long" => none::long,
    "none_other_words" => none::other_words,
};
