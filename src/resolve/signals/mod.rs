//! The signals: each measures one thing that speaks for or against one candidate of one mention.

mod class;
mod document;
mod hint;
mod name;
mod neighbours;
mod parent;
mod population;

use super::beliefs::Beliefs;
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

impl<'v> Case<'_, 'v> {
    fn candidate(&self) -> &'v Candidate {
        &self.view.sets[self.mention].candidates[self.candidate]
    }

    fn place(&self) -> &'v Place {
        &self.candidate().place
    }

    fn mention(&self) -> &'v Mention {
        self.view.mention(self.mention)
    }

    fn group(&self) -> usize {
        self.view.group_of[self.mention]
    }
}

/// A named measure.
pub(super) struct Signal {
    /// Its name in the weights file.
    pub(super) name: &'static str,
    /// What it says of a case; 0 where it has nothing to say.
    pub(super) measure: fn(&Case<'_, '_>) -> f64,
}

macro_rules! signals {
    ($($name:literal => $measure:path,)*) => {
        /// All signals, in the order in which they are explained.
        pub(super) const SIGNALS: &[Signal] = &[$(Signal { name: $name, measure: $measure },)*];
    };
}

signals! {
    "population" => population::population,
    "population_gap" => population::gap,
    "most_populous" => population::most_populous,
    "country" => class::country,
    "region" => class::region,
    "county" => class::county,
    "small_admin" => class::small_admin,
    "capital" => class::capital,
    "regional_seat" => class::regional_seat,
    "city" => class::city,
    "water" => class::water,
    "terrain" => class::terrain,
    "area" => class::area,
    "spot" => class::spot,
    "main_name" => name::main_name,
    "name_as_printed" => name::as_printed,
    "abbreviation" => name::abbreviation,
    "only_candidate" => name::only_candidate,
    "hint_fits" => hint::fits,
    "hint_contradicts" => hint::contradicts,
    "hint_elsewhere_fits" => hint::fits_elsewhere,
    "introduced_as_region" => hint::introduced_as_region,
    "named_parent" => parent::named,
    "other_parent_named" => parent::other_named,
    "named_parent_elsewhere" => parent::named_elsewhere,
    "is_named_parent" => parent::is_parent,
    "country_after_comma" => parent::country_after_comma,
    "peers_country" => neighbours::peers_country,
    "peers_class" => neighbours::peers_class,
    "within_30_km" => neighbours::within_30_km,
    "within_100_km" => neighbours::within_100_km,
    "within_300_km" => neighbours::within_300_km,
    "country_share" => document::country_share,
    "region_share" => document::region_share,
    "contains_others" => document::contains_others,
    "dateline_country" => document::dateline_country,
    "dateline_region" => document::dateline_region,
}
