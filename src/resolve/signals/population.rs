//! The famous place by default.

use super::Case;
use crate::domain::FeatureClass;

/// Decimal logarithm of the population, a tenth of it.
pub(super) fn population(case: &Case<'_, '_>) -> f64 {
    case.magnitude()
}

/// How far below the largest candidate, on the same scale; 0 for the largest, else negative.
pub(super) fn gap(case: &Case<'_, '_>) -> f64 {
    case.magnitude() - case.group().largest_magnitude
}

/// 1 for the largest candidate.
pub(super) fn most_populous(case: &Case<'_, '_>) -> f64 {
    let population = case.place().population;
    f64::from(population > 0 && population == case.group().largest)
}

/// 1 for a place without known inhabitants.
pub(super) fn unpeopled(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().population == 0)
}

/// 1 for a place of 1 to 999 inhabitants.
pub(super) fn village(case: &Case<'_, '_>) -> f64 {
    f64::from((1..1_000).contains(&case.place().population))
}

/// 1 for a place of a million inhabitants or more.
pub(super) fn million(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().population >= 1_000_000)
}

/// How far below the largest candidate, where no candidate has support near it: then fame is all there is.
pub(super) fn gap_alone(case: &Case<'_, '_>) -> f64 {
    gap(case) * case.beliefs.loneliness(case.group_number())
}

/// How far a town or region is below the largest town in a text of a sentence or two, as far as the text names no country or
/// region that it lies in: that two of its names have a namesake each in one region is chance, and fame is all there is.
pub(super) fn gap_in_bare(case: &Case<'_, '_>) -> f64 {
    if case.view.is_bare { gap_below_town(case) } else { 0.0 }
}

/// The same in a text whose names are of many countries, where no candidate has support near it: sport, business, culture. Local
/// news, where the nearer is meant, names few.
pub(super) fn gap_in_leaps(case: &Case<'_, '_>) -> f64 {
    let leaps = case.beliefs.leaps();
    if leaps == 0.0 || case.view.is_bare || case.view.home.point.is_some() {
        return 0.0;
    }
    gap_below_town(case) * leaps * case.beliefs.loneliness(case.group_number())
}

/// How far a town or region is below the largest town, as far as the text names no country or region that it lies in.
fn gap_below_town(case: &Case<'_, '_>) -> f64 {
    let place = case.place();
    let inhabited = matches!(place.feature_class, FeatureClass::Populated | FeatureClass::Admin);
    if !inhabited || place.is_country() {
        return 0.0;
    }
    let support = case.support();
    let named = support
        .country_named
        .max(support.region_named)
        .max(support.county_named);
    let gap = case.magnitude() - case.group().largest_town_magnitude;
    gap.min(0.0) * (1.0 - named)
}

/// How far below the largest candidate, where the readers' home is known.
pub(super) fn gap_at_home(case: &Case<'_, '_>) -> f64 {
    if case.view.home.point.is_some() { gap(case) } else { 0.0 }
}
