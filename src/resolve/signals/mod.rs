//! The signals: each measures one thing that speaks for or against one candidate of one mention, or for none of them.

mod class;
mod company;
mod document;
mod granularity;
mod hint;
mod home;
mod name;
mod neighbours;
mod none;
mod parent;
mod population;
mod words;

pub(super) use none::{is_elsewhere, partly_named};

use super::beliefs::{Beliefs, Support};
use super::company::Company;
use super::keys::Keys;
use super::view::{Group, View};
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
    /// What it says of a case; 0 where it has nothing to say.
    pub(super) measure: C,
}

/// A signal for a candidate.
pub(super) type ForCandidate = Signal<fn(&Case<'_, '_>) -> f64>;
/// A signal for none of them.
pub(super) type ForNone = Signal<fn(&Doubt<'_, '_>) -> f64>;

macro_rules! signals {
    ($($name:literal => $measure:path,)*) => {
        &[$(Signal { name: $name, measure: $measure },)*]
    };
}

/// All signals for candidates, in the order in which they are explained.
pub(super) const SIGNALS: &[ForCandidate] = signals! {
    "population" => population::population,
    "population_gap" => population::gap,
    "population_gap_alone" => population::gap_alone,
    "population_gap_at_home" => population::gap_at_home,
    "most_populous" => population::most_populous,
    "unpeopled" => population::unpeopled,
    "village" => population::village,
    "million" => population::million,
    "country" => class::country,
    "region" => class::region,
    "county" => class::county,
    "small_admin" => class::small_admin,
    "historical" => class::historical,
    "capital" => class::capital,
    "regional_seat" => class::regional_seat,
    "county_seat" => class::county_seat,
    "quarter" => class::quarter,
    "city" => class::city,
    "water" => class::water,
    "sea" => class::sea,
    "terrain" => class::terrain,
    "area" => class::area,
    "macro_region" => class::macro_region,
    "spot" => class::spot,
    "main_name" => name::main_name,
    "name_as_printed" => name::as_printed,
    "whole_mention" => name::whole_mention,
    "city_in_like_named_region" => granularity::city_in_region,
    "county_of_like_named_city" => granularity::county_of_city,
    "hint_fits" => hint::fits,
    "hint_contradicts" => hint::contradicts,
    "hint_elsewhere_fits" => hint::fits_elsewhere,
    "hint_of_list_fits" => hint::list_fits,
    "introduced_as_region" => hint::introduced_as_region,
    "the_town" => words::the_town,
    "the_feature" => words::the_feature,
    "office_of_city" => words::office_of_city,
    "office_of_region" => words::office_of_region,
    "office_of_country" => words::office_of_country,
    "people_of_country" => words::people_of_country,
    "named_parent" => parent::named,
    "named_parent_probable" => parent::named_probable,
    "other_parent_named" => parent::other_named,
    "named_parent_elsewhere" => parent::named_elsewhere,
    "is_named_parent" => parent::is_parent,
    "country_after_comma" => parent::country_after_comma,
    "peers_region" => neighbours::peers_region,
    "peers_class" => neighbours::peers_class,
    "within_30_km" => neighbours::within_30_km,
    "within_100_km" => neighbours::within_100_km,
    "within_300_km" => neighbours::within_300_km,
    "region_share" => document::region_share,
    "top_country" => document::top_country,
    "top_region" => document::top_region,
    "country_named" => document::country_named,
    "region_named" => document::region_named,
    "county_named" => document::county_named,
    "contains_others" => document::contains_others,
    "named_otherwise" => document::named_otherwise,
    "sense_so_far" => document::sense_so_far,
    "dateline_region" => document::dateline_region,
    "company_region_share" => company::region_share,
    "company_near_share" => company::near_share,
    "best_company_near" => company::best_near,
    "home_within_30_km" => home::within_30_km,
    "home_within_100_km" => home::within_100_km,
    "home_within_300_km" => home::within_300_km,
    "home_country" => home::country,
    "home_known_country" => home::country_at_home,
    "outlet_country" => home::outlet_country,
    "outlet_american" => home::outlet_american,
    "outlet_bears_name" => home::outlet_bears_name,
};

/// All signals for "none of these".
pub(super) const NONE_SIGNALS: &[ForNone] = signals! {
    "none" => none::always,
    "none_unsure" => none::unsure,
    "none_very_unsure" => none::very_unsure,
    "none_demonym" => none::demonym,
    "none_hint_contradicts" => none::hint_contradicts,
    "none_parent_elsewhere" => none::parent_elsewhere,
    "none_by_main_name" => none::by_main_name,
    "none_respelled" => none::respelled,
    "none_small" => none::small,
    "none_partly_named" => none::partly_named,
    "none_long" => none::long,
    "none_other_words" => none::other_words,
};
