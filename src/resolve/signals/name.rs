//! By which of its names a place was found.

use super::Case;
use super::granularity::namesake;
use crate::domain::NameKind;
use crate::text::fold;

/// 1 where the name is the place's main name, or that of a region named for this city.
pub(super) fn main_name(case: &Case<'_, '_>) -> f64 {
    f64::from(case.candidate().matched == NameKind::Primary || namesake(case).region_has_main_name)
}

/// 1 where the mention is printed just as the place's main name is, accents and case included; a city that lends its name
/// to a region around it is taken for printed so.
pub(super) fn as_printed(case: &Case<'_, '_>) -> f64 {
    let main = case.view.document.slice(case.mention().span) == case.place().name;
    f64::from(main || namesake(case).region_has_main_name)
}

/// 1 where the mention is printed with marks on its letters and the place's main name is the same without them: "San José"
/// is not San Jose. Other languages than English print marks where the main names, which are English, have none. And 1 where it is
/// abbreviated just as another candidate's main name is, and this one's has a hyphen: "St. Louis" is not Saint-Louis.
pub(super) fn marks_differ(case: &Case<'_, '_>) -> f64 {
    let printed = case.view.document.slice(case.mention().name);
    let main = &case.place().name;
    let bare = !printed.is_ascii() && main.is_ascii();
    let marked = || bare && case.view.is_english && fold(printed) == fold(main);
    let abbreviated = main.contains('-') && printed.contains('.');
    let candidates = &case.view.sets[case.mention].candidates;
    let of_another = || abbreviated && candidates.iter().any(|other| other.place.name == printed);
    f64::from(marked() || of_another())
}

/// 1 where all of a mention that also says what it names is the place's main name: "Kursk region", not "Kursk".
pub(super) fn whole_mention(case: &Case<'_, '_>) -> f64 {
    let mention = case.mention();
    let differs = mention.span != mention.name;
    let whole = case.view.document.slice(mention.span);
    f64::from(differs && whole.eq_ignore_ascii_case(&case.place().name))
}
