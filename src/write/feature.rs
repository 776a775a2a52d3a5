//! One feature of a layer, whatever it is about.

use super::schema::{Cell, Field};
use crate::domain::Point;
use geo::{BoundingRect, MultiPolygon};
use std::borrow::Cow;

/// One feature, as every format writes it.
#[derive(Debug, Clone)]
pub(super) struct Feature<'d> {
    /// Unique in the layer.
    pub(super) id: String,
    /// Where it is; none where that is unknown.
    pub(super) point: Option<Point>,
    /// Its outline, where one was asked for and is known: its geometry then, instead of the point.
    pub(super) outline: Option<Cow<'d, MultiPolygon<f64>>>,
    /// What stands in each column of the layer, in their order.
    pub(super) cells: Vec<Cell<'d>>,
}

/// What a feature looks like on a map.
#[derive(Debug, Clone, Copy)]
pub(super) enum Geometry<'f> {
    /// A pin.
    Point(Point),
    /// Areas in degrees, longitude first: outer rings counterclockwise, holes clockwise, no edge across ±180°.
    Outline(&'f MultiPolygon<f64>),
}

impl Feature<'_> {
    /// The outline, else the point.
    pub(super) fn geometry(&self) -> Option<Geometry<'_>> {
        match &self.outline {
            Some(outline) => Some(Geometry::Outline(outline)),
            None => self.point.map(Geometry::Point),
        }
    }

    /// The text in the column `name`, where the layer has that column and the feature something in it.
    pub(super) fn text(&self, fields: &[Field], name: &str) -> Option<&str> {
        let mut columns = fields.iter().zip(&self.cells);
        match columns.find(|(field, _)| field.name == name) {
            Some((_, Cell::Text(text))) => Some(text),
            _ => None,
        }
    }
}

impl Geometry<'_> {
    /// West, south, east, north on a flat map; an area in two parts at ±180° spans the world there.
    pub(super) fn flat_bbox(self) -> Option<[f64; 4]> {
        match self {
            Self::Point(point) => {
                let [lon, lat] = lon_lat(point);
                Some([lon, lat, lon, lat])
            }
            Self::Outline(outline) => {
                let rect = outline.bounding_rect()?;
                Some([rect.min().x, rect.min().y, rect.max().x, rect.max().y])
            }
        }
    }
}

/// Longitude first, as all formats but GPX and CSV have it, with six decimals: the order is turned here and nowhere else.
pub(super) fn lon_lat(point: Point) -> [f64; 2] {
    [six_decimals(point.lon()), six_decimals(point.lat())]
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
