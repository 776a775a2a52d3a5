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
mod words;

pub(super) use hint::agrees;
pub(super) use lost::{is_contradicted, is_doubtful_abroad, is_lost, is_plainly_meant};
pub(super) use none::{is_elsewhere, is_unmistakable, partly_named};

use super::beliefs::{Beliefs, Support};
use super::company::Company;
use super::groups::Group;
use super::keys::Keys;
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
}

impl<'c, 'v> Case<'c, 'v> {
    fn candidate(&self) -> &'v Candidate {
        &self.view.sets[self.mention].candidates[self.candidate]
    }

    fn place(&self) -> &'v Place {
        &self.candidate().place
    }

    fn mention(&self) -> &'v Mention {
        self.view.mention(self.mention)
    }

    fn group_number(&self) -> usize {
        self.view.group_of[self.mention]
    }

    fn group(&self) -> &'c Group {
        &self.view.groups[self.group_number()]
    }

    fn keys(&self) -> &'c Keys {
        &self.group().keys[self.candidate]
    }

    fn support(&self) -> &'c Support {
        self.beliefs.support(self.group_number(), self.candidate)
    }

    fn company(&self) -> &'c Company {
        &self.view.companies[self.group_number()][self.candidate]
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
        &[$(Signal { name: $name, scope: Scope::All, measure: $measure },)*]
    };
    (by scope: $($name:literal => $scope:ident $measure:path,)*) => {
        &[$(Signal { name: $name, scope: Scope::$scope, measure: $measure },)*]
    };
}

/// All signals for candidates, in the order in which they are explained.
pub(super) const SIGNALS: &[ForCandidate] = signals! {
    by scope:
    "population" => Name population::population,
    "population_gap" => Name population::gap,
    "population_gap_alone" => Belief population::gap_alone,
    "population_gap_at_home" => Name population::gap_at_home,
    "population_gap_in_bare" => Belief population::gap_in_bare,
    "population_gap_in_leaps" => Belief population::gap_in_leaps,
    "most_populous" => Name population::most_populous,
    "unpeopled" => Name population::unpeopled,
    "village" => Name population::village,
    "million" => Name population::million,
    "country" => Name class::country,
    "region" => Name class::region,
    "county" => Name class::county,
    "capital" => Name class::capital,
    "regional_seat" => Name class::regional_seat,
    "county_seat" => Name class::county_seat,
    "quarter" => Name class::quarter,
    "city" => Name class::city,
    "water" => Name class::water,
    "sea" => Name class::sea,
    "terrain" => Name class::terrain,
    "area" => Name class::area,
    "macro_region" => Name class::macro_region,
    "spot" => Name class::spot,
    "main_name" => Mention name::main_name,
    "name_as_printed" => Mention name::as_printed,
    "marks_differ" => Mention name::marks_differ,
    "whole_mention" => Mention name::whole_mention,
    "city_in_like_named_region" => Name granularity::city_in_region,
    "county_of_like_named_city" => Name granularity::county_of_city,
    "hint_fits_country" => Mention hint::fits_country,
    "hint_fits_region" => Mention hint::fits_region,
    "hint_fits_county" => Mention hint::fits_county,
    "hint_fits_city" => Mention hint::fits_city,
    "hint_fits_other" => Mention hint::fits_other,
    "hint_town_of_region" => Mention hint::town_of_region,
    "hint_town_of_county" => Mention hint::town_of_county,
    "hint_region_of_city" => Mention hint::region_of_city,
    "called_so" => Mention hint::called_so,
    "hint_contradicts" => Mention hint::contradicts,
    "hint_elsewhere_fits" => Mention hint::fits_elsewhere,
    "hint_of_list_fits" => Mention hint::list_fits,
    "introduced_as_region" => Mention hint::introduced_as_region,
    "the_town" => Mention words::the_town,
    "the_feature" => Mention words::the_feature,
    "office_of_city" => Mention words::office_of_city,
    "office_of_region" => Mention words::office_of_region,
    "office_of_state" => All words::office_of_state,
    "office_of_country" => Mention words::office_of_country,
    "country_of_man" => Mention words::country_of_man,
    "street_elsewhere" => All words::street_elsewhere,
    "people_of_country" => Name words::people_of_country,
    "named_parent" => Mention parent::named,
    "named_parent_apposed" => Mention parent::apposed,
    "named_parent_country" => Mention parent::named_country,
    "parent_elsewhere" => All parent::elsewhere,
    "named_parent_probable" => All parent::named_probable,
    "other_parent_named" => Mention parent::other_named,
    "other_parent_apposed" => Mention parent::other_apposed,
    "named_parent_elsewhere" => Mention parent::named_elsewhere,
    "is_named_parent" => Mention parent::is_parent,
    "peers_region" => All neighbours::peers_region,
    "peers_share_region" => All neighbours::peers_share_region,
    "peers_class" => All neighbours::peers_class,
    "within_30_km" => Belief neighbours::within_30_km,
    "within_100_km" => Belief neighbours::within_100_km,
    "within_300_km" => Belief neighbours::within_300_km,
    "region_share" => Belief document::region_share,
    "top_country" => Belief document::top_country,
    "top_region" => Belief document::top_region,
    "country_named" => Belief document::country_named,
    "region_named" => Belief document::region_named,
    "county_named" => Belief document::county_named,
    "sibling_regions" => Belief document::sibling_regions,
    "contains_others" => Belief document::contains_others,
    "named_otherwise" => Belief document::named_otherwise,
    "abroad_small" => Belief document::abroad_small,
    "region_alone" => Belief document::region_alone,
    "sense_so_far" => Belief document::sense_so_far,
    "dateline_region" => Belief document::dateline_region,
    "company_region_share" => Name company::region_share,
    "company_near_share" => Name company::near_share,
    "best_company_near" => Name company::best_near,
    "home_within_30_km" => Name home::within_30_km,
    "home_within_100_km" => Name home::within_100_km,
    "home_within_300_km" => Name home::within_300_km,
    "home_country" => Name home::country,
    "home_known_country" => Name home::country_at_home,
    "outlet_country" => Name home::outlet_country,
    "outlet_american" => Name home::outlet_american,
    "outlet_bears_name" => Name home::outlet_bears_name,
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
