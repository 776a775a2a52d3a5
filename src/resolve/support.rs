//! What the other names of a document say of the candidates of one: numbers, and which of them are the largest.

use super::company::towards_one;
use super::votes::ROUNDED;

/// The share of the other names that counts for half of all there could be: where four names have a namesake each somewhere,
/// some two of these lie in one region by chance, and are little probable.
const HALF: f64 = 0.05;

/// What the other names of a document say of one candidate; shares are of all other names.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Support {
    /// Share that is probably in the same country, first-level region.
    pub(super) country: f64,
    pub(super) region: f64,
    /// How probable it is that another name is the country or region itself.
    pub(super) country_named: f64,
    pub(super) region_named: f64,
    pub(super) county_named: f64,
    /// How many are probably other first-level regions of the same country, from 0 towards 1.
    pub(super) sibling_regions: f64,
    /// Support within 30, 100 and 300 km, summed over names.
    pub(super) near: [f64; 3],
    /// Share that is probably within the candidate.
    pub(super) contained: f64,
    /// How probable this meaning of the name is by the reading before.
    pub(super) own: f64,
    /// How probable it is that another name means this very place.
    pub(super) named_otherwise: f64,
    /// Share of the other names that are probably in the leading country, where none is in this place's own or near it.
    pub(super) abroad: f64,
    /// Where no other region (country) of this name's candidates has more support, how much that is: from 0 towards 1.
    pub(super) top_region: f64,
    pub(super) top_country: f64,
}

/// How much `support` that is the `most` of all counts for; what is less than that counts for nothing.
fn strength(support: f64, most: f64) -> f64 {
    if support > 0.0 && support >= most - ROUNDED {
        towards_one(support, HALF)
    } else {
        0.0
    }
}

/// Notes which candidates have the most support of their regions and countries.
pub(super) fn note_top(supports: &mut [Support]) {
    let top = |of: fn(&Support) -> f64| supports.iter().map(of).fold(0.0, f64::max);
    let (region, country) = (top(|support| support.region), top(|support| support.country));
    for support in supports {
        support.top_region = strength(support.region, region);
        support.top_country = strength(support.country, country);
    }
}

/// How little support any of some candidates has within 100 km, within 0 to 1.
pub(super) fn lonely(supports: &[Support]) -> f64 {
    1.0 - supports
        .iter()
        .map(|support| support.near[1])
        .fold(0.0, f64::max)
        .min(1.0)
}
