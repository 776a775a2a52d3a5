//! The famous place by default.

use super::Case;
use crate::domain::Place;

fn magnitude(place: &Place) -> f64 {
    (place.population as f64 + 1.0).log10() / 10.0
}

fn largest(case: &Case<'_, '_>) -> f64 {
    case.view.places(case.mention).map(magnitude).fold(0.0, f64::max)
}

/// Decimal logarithm of the population, a tenth of it.
pub(super) fn population(case: &Case<'_, '_>) -> f64 {
    magnitude(case.place())
}

/// How far below the largest candidate, on the same scale; 0 for the largest, else negative.
pub(super) fn gap(case: &Case<'_, '_>) -> f64 {
    magnitude(case.place()) - largest(case)
}

/// 1 for the largest candidate.
pub(super) fn most_populous(case: &Case<'_, '_>) -> f64 {
    f64::from(case.place().population > 0 && magnitude(case.place()) >= largest(case))
}
