//! Easting and northing in a UTM zone in, degrees out.

use crate::domain::Point;

/// WGS 84: half the larger axis in metres, and the flattening.
const AXIS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_223_563;
/// UTM: scale on the middle meridian, and its easting in metres.
const SCALE: f64 = 0.9996;
const FALSE_EASTING: f64 = 500_000.0;

/// The point at `easting` and `northing`, metres, of `zone`, 1 to 60; a northing counts from the equator, southern ones
/// being negative.
///
/// Krüger's series to the third order, which is exact to a millimetre within a zone (Karney 2011, "Transverse Mercator
/// with an accuracy of a few nanometers", equations 25 to 36).
pub(super) fn point(zone: u8, easting: f64, northing: f64) -> Option<Point> {
    let n = FLATTENING / (2.0 - FLATTENING);
    let (n2, n3) = (n * n, n * n * n);
    let radius = AXIS / (1.0 + n) * (1.0 + n2 / 4.0 + n2 * n2 / 64.0);
    let beta = [
        n / 2.0 - 2.0 * n2 / 3.0 + 37.0 * n3 / 96.0,
        n2 / 48.0 + n3 / 15.0,
        17.0 * n3 / 480.0,
    ];
    let delta = [
        2.0 * n - 2.0 * n2 / 3.0 - 2.0 * n3,
        7.0 * n2 / 3.0 - 8.0 * n3 / 5.0,
        56.0 * n3 / 15.0,
    ];
    let xi = northing / (SCALE * radius);
    let eta = (easting - FALSE_EASTING) / (SCALE * radius);
    let (mut north, mut east) = (xi, eta);
    for (term, beta) in (1..).zip(beta) {
        let times = 2.0 * f64::from(term);
        north -= beta * (times * xi).sin() * (times * eta).cosh();
        east -= beta * (times * xi).cos() * (times * eta).sinh();
    }
    let conformal = (north.sin() / east.cosh()).asin();
    let lat = (1..).zip(delta).fold(conformal, |lat, (term, delta)| {
        lat + delta * (2.0 * f64::from(term) * conformal).sin()
    });
    let middle = f64::from(zone) * 6.0 - 183.0;
    let lon = middle + (east.sinh() / north.cos()).atan().to_degrees();
    Point::new(lat.to_degrees(), lon).ok()
}
