//! The famous place by default.

use super::Case;

fn magnitude(population: u64) -> f64 {
    (population as f64 + 1.0).log10() / 10.0
}

/// Decimal logarithm of the population, a tenth of it.
pub(super) fn population(case: &Case<'_, '_>) -> f64 {
    magnitude(case.place().population)
}

/// How far below the largest candidate, on the same scale; 0 for the largest, else negative.
pub(super) fn gap(case: &Case<'_, '_>) -> f64 {
    magnitude(case.place().population) - magnitude(case.view.largest[case.mention])
}

/// 1 for the largest candidate.
pub(super) fn most_populous(case: &Case<'_, '_>) -> f64 {
    let population = case.place().population;
    f64::from(population > 0 && population == case.view.largest[case.mention])
}
