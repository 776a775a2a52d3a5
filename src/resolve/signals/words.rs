//! What single words beside a name tell: an article, an office.

use super::Case;
use crate::domain::{FeatureClass, MentionKind, Place};

/// Offices and bodies of a city, of a first-level region and of a country, in small letters.
const OF_A_CITY: [&str; 12] = [
    "mayor",
    "council",
    "councilman",
    "councilwoman",
    "selectmen",
    "alderman",
    "police",
    "suburb",
    "resident",
    "residents",
    "downtown",
    "high",
];
const OF_A_REGION: [&str; 8] = [
    "gov",
    "governor",
    "legislature",
    "statehouse",
    "lawmakers",
    "sen",
    "lt",
    "state",
];
const OF_A_COUNTRY: [&str; 12] = [
    "president",
    "prime",
    "parliament",
    "army",
    "embassy",
    "ambassador",
    "foreign",
    "troops",
    "military",
    "government",
    "king",
    "border",
];

/// Whether "the" stands right before the mention.
fn follows_the(case: &Case<'_, '_>) -> bool {
    let before = &case.view.document.text[..case.mention().span.start()];
    let word = before.strip_suffix(' ').unwrap_or_default();
    word.ends_with("the") || word.ends_with("The")
}

/// 1 where "the" stands before the name of a town: "the Oregon".
pub(super) fn the_town(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().feature_class == FeatureClass::Populated && follows_the(case))
}

/// 1 where it stands before the name of a sea, river, mountain, island or region: "the Atlantic", "the Urals".
pub(super) fn the_feature(case: &Case<'_, '_>) -> f64 {
    let place = case.place();
    let class = place.feature_class;
    let natural = matches!(class, FeatureClass::Water | FeatureClass::Terrain | FeatureClass::Area);
    f64::from((natural || place.is_macro_region()) && follows_the(case))
}

/// The word right before the mention ("Mayor of" counts as "mayor") and the one after it, in small letters.
fn beside(case: &Case<'_, '_>) -> [String; 2] {
    let text = &case.view.document.text;
    let span = case.mention().span;
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut before = text[..span.start()].rsplit([' ', '\n']).skip(1).map(plain);
    let word = before.next().unwrap_or_default();
    let before = if word == "of" {
        before.next().unwrap_or_default()
    } else {
        word
    };
    let after = text[span.end()..].strip_prefix("'s").unwrap_or(&text[span.end()..]);
    let after = after
        .strip_prefix(' ')
        .and_then(|after| after.split([' ', '\n']).next());
    [before, after.map(plain).unwrap_or_default()]
}

fn has_office(case: &Case<'_, '_>, offices: &[&str], is: impl Fn(&Place) -> bool) -> f64 {
    let agrees = || beside(case).iter().any(|word| offices.contains(&word.as_str()));
    f64::from(is(case.place()) && agrees())
}

/// 1 for a town beside an office or body of towns: "Berlin selectmen".
pub(super) fn office_of_city(case: &Case<'_, '_>) -> f64 {
    has_office(case, &OF_A_CITY, |place| place.feature_class == FeatureClass::Populated)
}

/// 1 for a first-level region beside one of regions: "New York Gov."
pub(super) fn office_of_region(case: &Case<'_, '_>) -> f64 {
    has_office(case, &OF_A_REGION, Place::is_first_level)
}

/// 1 for a country beside one of countries: "the president of Georgia".
pub(super) fn office_of_country(case: &Case<'_, '_>) -> f64 {
    has_office(case, &OF_A_COUNTRY, Place::is_country)
}

/// 1 for a country by its people: "Georgians".
pub(super) fn people_of_country(case: &Case<'_, '_>) -> f64 {
    f64::from(case.mention().kind == MentionKind::Demonym && case.place().is_country())
}
