//! By which of its names a place was found.

use super::Case;
use crate::domain::NameKind;

/// 1 where the name is the place's main name.
pub(super) fn main_name(case: &Case<'_, '_>) -> f64 {
    f64::from(case.candidate().matched == NameKind::Primary)
}

/// 1 where the mention is printed just as the place's main name is, accents and case included.
pub(super) fn as_printed(case: &Case<'_, '_>) -> f64 {
    f64::from(case.view.document.slice(case.mention().span) == case.place().name)
}

/// 1 where the name is a short form.
pub(super) fn abbreviation(case: &Case<'_, '_>) -> f64 {
    f64::from(case.candidate().matched == NameKind::Abbreviation)
}

/// 1 where there is no other candidate.
pub(super) fn only_candidate(case: &Case<'_, '_>) -> f64 {
    f64::from(case.view.sets[case.mention].candidates.len() == 1)
}
