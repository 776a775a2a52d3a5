//! What single words beside a name tell: an article, an office.

use super::Case;
use crate::domain::{FeatureClass, MentionKind};
use crate::resolve::beside::Beside;
use crate::resolve::keys::Level;

/// The probability of another place within 100 km from which on a street may lie there.
const NEARBY: f64 = 0.3;

fn beside<'c>(case: &Case<'c, '_>) -> &'c Beside {
    &case.view.beside[case.mention]
}

fn is_street(case: &Case<'_, '_>) -> bool {
    beside(case).street || case.view.adjacency.on_in_town[case.mention]
}

fn is_town(case: &Case<'_, '_>) -> bool {
    case.place().feature_class == FeatureClass::Populated
}

/// 1 where "the" stands before the name of a town, as it does not in "The Hague": "the Oregon".
pub(super) fn the_town(case: &Case<'_, '_>) -> f64 {
    let own = case.place().name.starts_with("The ");
    f64::from(beside(case).the && is_town(case) && !own)
}

/// 1 where it stands before the name of a sea, river, mountain, island or region: "the Atlantic", "the Urals".
pub(super) fn the_feature(case: &Case<'_, '_>) -> f64 {
    let place = case.place();
    let class = place.feature_class;
    let natural = matches!(class, FeatureClass::Water | FeatureClass::Terrain | FeatureClass::Area);
    f64::from(beside(case).the && (natural || place.is_macro_region()))
}

/// 1 for a town beside an office or body of towns: "Berlin selectmen".
pub(super) fn office_of_city(case: &Case<'_, '_>) -> f64 {
    f64::from(beside(case).city && is_town(case))
}

/// 1 for a first-level region beside one of regions: "New York Gov."
pub(super) fn office_of_region(case: &Case<'_, '_>) -> f64 {
    f64::from(beside(case).region && case.place().is_first_level())
}

/// 1 for a state of America before what only such states have: "Georgia runoff".
pub(super) fn office_of_state(case: &Case<'_, '_>) -> f64 {
    let place = case.place();
    let is_state = || place.is_first_level() && place.admin.country_code == "US";
    f64::from(beside(case).state && is_state() && !names_part_of_country(case))
}

/// Whether another name may be of a place in the country that bears this one's: Tbilisi.
fn names_part_of_country(case: &Case<'_, '_>) -> bool {
    let group = case.group_number();
    let mut keys = case.group().keys.iter().enumerate();
    keys.any(|(n, keys)| keys.level == Level::Country && case.beliefs.supports(group)[n].contained > 0.0)
}

/// 1 for a country beside one of countries: "the president of Georgia".
pub(super) fn office_of_country(case: &Case<'_, '_>) -> f64 {
    f64::from(beside(case).country && case.place().is_country())
}

/// 1 for a country before a word for a person, where news would name its people: "Lebanon man charged".
pub(super) fn country_of_man(case: &Case<'_, '_>) -> f64 {
    f64::from(beside(case).person && case.place().is_country())
}

/// 1 for a place near nothing else that the text names, where the name is a street's: "Oxford Street in Sydney".
pub(super) fn street_elsewhere(case: &Case<'_, '_>) -> f64 {
    let is_near = || case.support().near[1] >= NEARBY || !case.beliefs.has_others(case.group_number());
    f64::from(is_street(case) && !is_near())
}

/// 1 for a country by its people: "Georgians".
pub(super) fn people_of_country(case: &Case<'_, '_>) -> f64 {
    f64::from(case.mention().kind == MentionKind::Demonym && case.place().is_country())
}
