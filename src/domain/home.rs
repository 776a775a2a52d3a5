//! Where an outlet's readers are at home.

use super::Point;
use compact_str::CompactString;

/// Where the readers of a document are at home: what its names most likely mean where it does not say. `None` where
/// unknown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Home {
    /// The town that it is published in or for.
    pub point: Option<Point>,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country_code: Option<CompactString>,
}

impl Home {
    /// Whether anything is known.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.point.is_some() || self.country_code.is_some()
    }
}
