//! Whether the document's other names may lie in the same region or near, whichever of their meanings they have.

use super::Case;

/// Other names that may lie in the same first-level region, each counted by how few it may lie in: ln(1 + sum).
pub(super) fn in_region(case: &Case<'_, '_>) -> f64 {
    case.company().region.ln_1p()
}

/// The same for the second-level region.
pub(super) fn in_county(case: &Case<'_, '_>) -> f64 {
    case.company().county.ln_1p()
}

/// The same for what lies within some 50 to 100 km.
pub(super) fn near(case: &Case<'_, '_>) -> f64 {
    case.company().near.ln_1p()
}

/// Share of the other names that may lie in the same first-level region.
pub(super) fn region_share(case: &Case<'_, '_>) -> f64 {
    case.company().region_share
}

/// Share of the other names that may lie within some 50 to 100 km.
pub(super) fn near_share(case: &Case<'_, '_>) -> f64 {
    case.company().near_share
}

/// 1 where no other candidate has more such company in its first-level region.
pub(super) fn best_in_region(case: &Case<'_, '_>) -> f64 {
    case.company().best_region
}

/// 1 where no other candidate has more such company near it.
pub(super) fn best_near(case: &Case<'_, '_>) -> f64 {
    case.company().best_near
}
