//! What a gazetteer holds, counted.

use crate::domain::FeatureClass;

/// What a gazetteer holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GazetteerInfo {
    /// Its name.
    pub name: String,
    /// Places.
    pub rows: u64,
    /// Distinct folded names.
    pub names: u64,
    /// Places by class, in the order of GeoNames' letters, classes without places left out.
    pub by_class: Vec<(FeatureClass, u64)>,
    /// Where the places come from, each with its licence.
    pub sources: Vec<String>,
    /// When the data was put together, as an ISO 8601 date.
    pub date: String,
}
