//! Whether the document's other names may lie in the same region or near, whichever of their meanings they have.

use super::Case;

/// Share of the other names that may lie in the same first-level region.
pub(super) fn region_share(case: &Case<'_, '_>) -> f64 {
    case.company().region_share
}

/// Share of the other names that may lie within some 50 to 100 km.
pub(super) fn near_share(case: &Case<'_, '_>) -> f64 {
    case.company().near_share
}

/// 1 where no other candidate has more such company near it.
pub(super) fn best_near(case: &Case<'_, '_>) -> f64 {
    case.company().best_near
}
