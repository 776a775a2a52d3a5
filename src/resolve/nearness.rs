//! Point in, a vector from the earth's centre out, by which distances are compared without trigonometry.

use crate::domain::Point;

/// The earth's mean radius by the IUGG, in kilometres.
const RADIUS_KM: f64 = 6371.0088;

/// A point as a unit vector.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nearness([f64; 3]);

impl Nearness {
    pub(super) fn of(point: Point) -> Self {
        let (lat, lon) = (point.lat().to_radians(), point.lon().to_radians());
        Self([lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()])
    }

    /// The straight way through the earth in kilometres, where it is `most` or less: of 300 km on its surface, 30 metres less. Most
    /// places are far from one another, and that is told without a root.
    pub(super) fn km_within(self, most: f64, other: Self) -> Option<f64> {
        // Not as an iterator, which the compiler does not always see through: this is asked of every candidate and name.
        let ([a, b, c], [x, y, z]) = (self.0, other.0);
        let square = (a - x) * (a - x) + (b - y) * (b - y) + (c - z) * (c - z);
        // A little more than the square of `most`: what is just at it the root decides.
        if square * (RADIUS_KM * RADIUS_KM) > most * most * 1.000_001 {
            return None;
        }
        Some(square.sqrt() * RADIUS_KM).filter(|km| *km <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_great_circle_where_they_matter() {
        let (kyiv, there) = (Point::new(50.45, 30.52).unwrap(), Point::new(52.9, 32.0).unwrap());
        let km = |most: f64| Nearness::of(kyiv).km_within(most, Nearness::of(there));
        let near = km(300.0).unwrap();
        assert!((near - kyiv.km_to(there)).abs() < 0.1, "{near}");
        assert_eq!((km(near), km(near - 0.01)), (Some(near), None));
    }
}
