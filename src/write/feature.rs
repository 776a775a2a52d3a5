//! One feature of a layer, whatever it is about.

use super::schema::Cell;
use crate::domain::Point;

/// One feature, as every format writes it.
#[derive(Debug, Clone)]
pub(super) struct Feature<'d> {
    /// Unique in the layer.
    pub(super) id: String,
    /// Where it is; none where that is unknown.
    pub(super) point: Option<Point>,
    /// What stands in each column of the layer, in their order.
    pub(super) cells: Vec<Cell<'d>>,
}

/// Degrees with six decimals, 11 cm at the equator: what is finer than that, no gazetteer knows.
pub(super) fn six_decimals(degrees: f64) -> f64 {
    // Adding zero turns -0.0 into 0.0.
    (degrees * 1e6).round() / 1e6 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_cut_to_six_decimals_and_zero_has_no_sign() {
        assert_eq!(six_decimals(30.123_456_789).to_string(), "30.123457");
        assert_eq!(six_decimals(-0.000_000_01).to_string(), "0");
    }
}
