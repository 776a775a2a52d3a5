//! Geometries as well-known binary, in the byte order that is usual: little-endian.

use super::feature::{Geometry, lon_lat};
use geo::{LineString, MultiPolygon, Polygon};

const LITTLE_ENDIAN: u8 = 1;
const POINT: u32 = 1;
const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;

/// The bytes of a geometry (OGC 06-103r4, section 8).
pub(super) fn wkb(geometry: Geometry<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    match geometry {
        Geometry::Point(point) => {
            begin(&mut bytes, POINT);
            pair(&mut bytes, lon_lat(point));
        }
        Geometry::Outline(outline) => multi_polygon(&mut bytes, outline),
    }
    bytes
}

fn multi_polygon(bytes: &mut Vec<u8>, outline: &MultiPolygon<f64>) {
    begin(bytes, MULTI_POLYGON);
    count(bytes, outline.0.len());
    for part in outline {
        polygon(bytes, part);
    }
}

fn polygon(bytes: &mut Vec<u8>, polygon: &Polygon<f64>) {
    begin(bytes, POLYGON);
    count(bytes, 1 + polygon.interiors().len());
    for one in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
        ring(bytes, one);
    }
}

fn ring(bytes: &mut Vec<u8>, ring: &LineString<f64>) {
    count(bytes, ring.0.len());
    for corner in ring {
        pair(bytes, [corner.x, corner.y]);
    }
}

fn begin(bytes: &mut Vec<u8>, kind: u32) {
    bytes.push(LITTLE_ENDIAN);
    bytes.extend(kind.to_le_bytes());
}

fn count(bytes: &mut Vec<u8>, count: usize) {
    let count = u32::try_from(count).expect("an outline has less than 2^32 corners");
    bytes.extend(count.to_le_bytes());
}

fn pair(bytes: &mut Vec<u8>, pair: [f64; 2]) {
    bytes.extend(pair.into_iter().flat_map(f64::to_le_bytes));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Point;

    #[test]
    fn a_point_has_21_bytes_and_its_longitude_first() {
        let bytes = wkb(Geometry::Point(Point::new(1.5, -2.0).unwrap()));
        assert_eq!(bytes.len(), 21);
        assert_eq!(bytes[..5], [1, 1, 0, 0, 0]);
        assert_eq!(bytes[5..13], (-2.0_f64).to_le_bytes());
        assert_eq!(bytes[13..], 1.5_f64.to_le_bytes());
    }

    #[test]
    fn every_ring_is_counted() {
        let square = geo::Rect::new((0.0, 0.0), (1.0, 1.0)).to_polygon();
        let bytes = wkb(Geometry::Outline(&MultiPolygon(vec![square.clone(), square])));
        // A head, and twice: a head, one ring, five corners.
        assert_eq!(bytes.len(), 9 + 2 * (9 + 4 + 5 * 16));
    }
}
