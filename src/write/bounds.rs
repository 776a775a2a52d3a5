//! Points in, the smallest bounding box out, across the antimeridian where that is smaller (RFC 7946, section 5.2).

use super::feature::six_decimals;
use crate::domain::Point;

/// How many strips of longitude are told apart: gaps narrower than a degree do not matter.
const STRIPS: usize = 360;

/// The extent of the points seen so far, in memory that does not grow with them.
pub(super) struct Bounds {
    south: f64,
    north: f64,
    /// For each degree of longitude the westernmost and easternmost point in it.
    strips: Vec<Option<(f64, f64)>>,
}

impl Bounds {
    /// Of no point.
    pub(super) fn new() -> Self {
        Self {
            south: f64::INFINITY,
            north: f64::NEG_INFINITY,
            strips: vec![None; STRIPS],
        }
    }

    /// Takes a point in.
    pub(super) fn add(&mut self, point: Point) {
        let (lat, lon) = (six_decimals(point.lat()), six_decimals(point.lon()));
        self.south = self.south.min(lat);
        self.north = self.north.max(lat);
        let strip = ((lon + 180.0).floor() as usize).min(STRIPS - 1);
        let seen = &mut self.strips[strip];
        let (west, east) = seen.unwrap_or((lon, lon));
        *seen = Some((west.min(lon), east.max(lon)));
    }

    /// West, south, east, north; west is greater than east where the box crosses the antimeridian. `None` of no point.
    pub(super) fn bbox(&self) -> Option<[f64; 4]> {
        let seen: Vec<(f64, f64)> = self.strips.iter().flatten().copied().collect();
        let (first, last) = (seen.first()?, seen.last()?);
        // The box is the circle without its widest gap: at first the one over the antimeridian.
        let (mut west, mut east, mut widest) = (first.0, last.1, first.0 + 360.0 - last.1);
        for pair in seen.windows(2) {
            let gap = pair[1].0 - pair[0].1;
            if gap > widest {
                (west, east, widest) = (pair[1].0, pair[0].1, gap);
            }
        }
        Some([west, self.south, east, self.north])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bbox(points: &[(f64, f64)]) -> Option<[f64; 4]> {
        let mut bounds = Bounds::new();
        for (lat, lon) in points {
            bounds.add(Point::new(*lat, *lon).unwrap());
        }
        bounds.bbox()
    }

    #[test]
    fn no_point_has_no_box_and_one_point_is_its_own() {
        assert_eq!(bbox(&[]), None);
        assert_eq!(bbox(&[(1.0, 2.0)]), Some([2.0, 1.0, 2.0, 1.0]));
    }

    #[test]
    fn most_boxes_do_not_cross_the_antimeridian() {
        assert_eq!(
            bbox(&[(50.0, 30.0), (-10.0, -60.0), (5.0, 36.0)]),
            Some([-60.0, -10.0, 36.0, 50.0])
        );
    }

    #[test]
    fn fiji_crosses_the_antimeridian() {
        assert_eq!(
            bbox(&[(-16.0, -179.5), (-18.0, 178.4)]),
            Some([178.4, -18.0, -179.5, -16.0])
        );
    }

    #[test]
    fn the_widest_gap_decides_wherever_it_lies() {
        let points = [(0.0, -175.0), (0.0, -10.0), (0.0, 150.0)];
        assert_eq!(bbox(&points), Some([-10.0, 0.0, -175.0, 0.0]));
    }

    #[test]
    fn both_ends_of_the_world_are_one_meridian() {
        assert_eq!(bbox(&[(0.0, 180.0), (1.0, -180.0)]), Some([180.0, 0.0, -180.0, 1.0]));
    }
}
