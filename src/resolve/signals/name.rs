//! By which of its names a place was found.

use super::Case;
use crate::domain::NameKind;
use crate::text::fold;

/// 1 where the name is the place's main name.
pub(super) fn main_name(case: &Case<'_, '_>) -> f64 {
    f64::from(case.candidate().matched == NameKind::Primary)
}

/// 1 where the mention is printed just as the place's main name is, accents and case included.
pub(super) fn as_printed(case: &Case<'_, '_>) -> f64 {
    f64::from(case.view.document.slice(case.mention().span) == case.place().name)
}

/// 1 where all of a mention that also says what it names is the place's main name: "Kursk region", not "Kursk".
pub(super) fn whole_mention(case: &Case<'_, '_>) -> f64 {
    let mention = case.mention();
    let differs = mention.span != mention.name;
    f64::from(differs && fold(case.view.document.slice(mention.span)) == fold(&case.place().name))
}
