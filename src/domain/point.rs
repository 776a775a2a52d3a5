//! A position on the earth.

use geo::{Distance, Haversine};

/// A WGS 84 position in degrees, latitude within ±90, longitude within ±180.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    lat: f64,
    lon: f64,
}

/// Degrees that are no position on the earth.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidPoint {
    /// Latitude out of range, or not a number.
    #[error("latitude must be between -90 and 90, found {0}")]
    Latitude(f64),
    /// Longitude out of range, or not a number.
    #[error("longitude must be between -180 and 180, found {0}")]
    Longitude(f64),
}

impl Point {
    /// The point at `lat`, `lon` degrees.
    ///
    /// # Errors
    /// If either is out of range or NaN.
    pub fn new(lat: f64, lon: f64) -> Result<Self, InvalidPoint> {
        if !(-90.0..=90.0).contains(&lat) {
            return Err(InvalidPoint::Latitude(lat));
        }
        if !(-180.0..=180.0).contains(&lon) {
            return Err(InvalidPoint::Longitude(lon));
        }
        Ok(Self { lat, lon })
    }

    /// Degrees north of the equator.
    #[must_use]
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east of Greenwich.
    #[must_use]
    pub const fn lon(self) -> f64 {
        self.lon
    }

    /// Great-circle distance in kilometres on a sphere of the IUGG mean radius, 6371.0088 km.
    #[must_use]
    pub fn km_to(self, other: Self) -> f64 {
        Haversine.distance(
            geo::Point::new(self.lon, self.lat),
            geo::Point::new(other.lon, other.lat),
        ) / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kyiv_to_kharkiv_is_some_410_km() {
        let kyiv = Point::new(50.45, 30.52).unwrap();
        let kharkiv = Point::new(49.98, 36.25).unwrap();
        assert!((405.0..415.0).contains(&kyiv.km_to(kharkiv)));
    }

    #[test]
    fn nan_and_out_of_range_degrees_are_refused() {
        assert!(matches!(Point::new(f64::NAN, 0.0), Err(InvalidPoint::Latitude(_))));
        assert_eq!(Point::new(0.0, 181.0), Err(InvalidPoint::Longitude(181.0)));
    }
}
