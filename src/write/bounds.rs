//! Points in, the smallest bounding box out, across the antimeridian where that is smaller (RFC 7946, section 5.2).

use super::feature::Geometry;
use geo::BoundingRect;

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

    /// Takes a geometry in, each part of an outline by itself, so that parts on both sides of ±180° stay together.
    pub(super) fn add(&mut self, geometry: Geometry<'_>) {
        match geometry {
            Geometry::Point(_) => self.extend(geometry.flat_bbox()),
            Geometry::Outline(outline) => {
                for part in outline {
                    let rect = part.bounding_rect();
                    self.extend(rect.map(|rect| [rect.min().x, rect.min().y, rect.max().x, rect.max().y]));
                }
            }
        }
    }

    fn extend(&mut self, bbox: Option<[f64; 4]>) {
        let Some([west, south, east, north]) = bbox else {
            return;
        };
        self.south = self.south.min(south);
        self.north = self.north.max(north);
        let (first, last) = (strip(west), strip(east));
        for at in first..=last {
            let (left, right) = ((at as f64 - 180.0).max(west), (at as f64 - 179.0).min(east));
            let (w, e) = self.strips[at].unwrap_or((left, right));
            self.strips[at] = Some((w.min(left), e.max(right)));
        }
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

/// The strip that a longitude lies in.
fn strip(lon: f64) -> usize {
    ((lon + 180.0).floor() as usize).min(STRIPS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Point;
    use geo::{MultiPolygon, Rect};

    fn bbox(points: &[(f64, f64)]) -> Option<[f64; 4]> {
        let mut bounds = Bounds::new();
        for (lat, lon) in points {
            bounds.add(Geometry::Point(Point::new(*lat, *lon).unwrap()));
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

    #[test]
    fn a_wide_area_is_no_two_points_and_one_in_two_parts_lies_across_the_antimeridian() {
        let parts = |parts: &[(f64, f64)]| {
            let rect = |(west, east): &(f64, f64)| Rect::new((*west, -1.0), (*east, 1.0)).to_polygon();
            let outline = MultiPolygon(parts.iter().map(rect).collect());
            let mut bounds = Bounds::new();
            bounds.add(Geometry::Outline(&outline));
            bounds.bbox()
        };
        assert_eq!(parts(&[(-150.0, 150.0)]), Some([-150.0, -1.0, 150.0, 1.0]));
        assert_eq!(
            parts(&[(170.0, 180.0), (-180.0, -170.5)]),
            Some([170.0, -1.0, -170.5, 1.0])
        );
    }
}
