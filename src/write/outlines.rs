//! The outlines of countries, for layers whose geometry is an area or a box.

use super::Shape;
use super::bounds::Bounds;
use super::feature::Geometry;
use crate::domain::Place;
use geo::{LineString, MultiPolygon, Polygon, Rect};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One GeoJSON Feature a line; `data/README.md` says where from.
const COUNTRIES: &str = include_str!("../../data/basemap/countries.geojsonl");
/// A country that is no more has the code of what came after it, and another outline.
const FORMER: &str = "PCLH";

static OUTLINES: LazyLock<HashMap<String, MultiPolygon<f64>>> =
    LazyLock::new(|| COUNTRIES.lines().filter_map(outline).collect());

/// A line of the file, as far as it is read.
#[derive(Deserialize)]
struct Line {
    properties: Properties,
    geometry: Areas,
}

#[derive(Deserialize)]
struct Properties {
    country_code: String,
}

#[derive(Deserialize)]
struct Areas {
    coordinates: Vec<Vec<Vec<[f64; 2]>>>,
}

fn outline(line: &str) -> Option<(String, MultiPolygon<f64>)> {
    let line: Line = serde_json::from_str(line).ok()?;
    let parts = line.geometry.coordinates.into_iter().filter_map(|rings| {
        let mut rings = rings.into_iter().map(LineString::from);
        Some(Polygon::new(rings.next()?, rings.collect()))
    });
    Some((line.properties.country_code, parts.collect()))
}

/// The shape of a place, where one is known: that of a country of today.
pub(super) fn shape(place: &Place, shape: Shape) -> Option<Cow<'static, MultiPolygon<f64>>> {
    if !place.is_country() || place.feature_code == FORMER {
        return None;
    }
    country_shape(&place.admin.country_code, shape)
}

/// The shape of a country by its code, where one is known.
pub(super) fn country_shape(code: &str, shape: Shape) -> Option<Cow<'static, MultiPolygon<f64>>> {
    match shape {
        Shape::Point => None,
        Shape::Area => OUTLINES.get(code).map(Cow::Borrowed),
        Shape::Bbox => OUTLINES.get(code).and_then(boxed).map(Cow::Owned),
    }
}

/// The box around an outline, in two parts where it lies across the antimeridian (RFC 7946, section 3.1.9).
fn boxed(outline: &MultiPolygon<f64>) -> Option<MultiPolygon<f64>> {
    let mut bounds = Bounds::new();
    bounds.add(Geometry::Outline(outline));
    let [west, south, east, north] = bounds.bbox()?;
    let part = |west, east| Rect::new((west, south), (east, north)).to_polygon();
    let parts = match west <= east {
        true => vec![part(west, east)],
        false => vec![part(west, 180.0), part(-180.0, east)],
    };
    Some(MultiPolygon(parts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::algorithm::winding_order::{Winding, WindingOrder};
    use geo::{BoundingRect, CoordsIter};

    #[test]
    fn every_line_of_the_file_is_a_country_with_sound_rings() {
        assert_eq!(OUTLINES.len(), COUNTRIES.lines().count());
        for (code, outline) in OUTLINES.iter() {
            for part in outline {
                assert_eq!(
                    part.exterior().winding_order(),
                    Some(WindingOrder::CounterClockwise),
                    "{code}"
                );
                assert!(part.exterior().is_closed() && part.exterior().0.len() >= 4, "{code}");
                for hole in part.interiors() {
                    assert_eq!(hole.winding_order(), Some(WindingOrder::Clockwise), "{code}");
                }
            }
            let within = |c: geo::Coord| (-180.0..=180.0).contains(&c.x) && (-90.0..=90.0).contains(&c.y);
            assert!(outline.coords_iter().all(within), "{code}");
        }
    }

    #[test]
    fn a_country_on_both_sides_of_the_antimeridian_has_a_box_on_each() {
        let russia = country_shape("RU", Shape::Bbox).unwrap();
        let rects: Vec<Rect> = russia.iter().filter_map(BoundingRect::bounding_rect).collect();
        assert_eq!((rects[0].max().x, rects[1].min().x), (180.0, -180.0));
        assert!(rects.iter().map(|rect| rect.width()).sum::<f64>() < 180.0);
        assert_eq!(country_shape("KE", Shape::Bbox).unwrap().0.len(), 1);
    }

    #[test]
    fn boxes_are_wound_as_geojson_asks() {
        let kenya = country_shape("KE", Shape::Bbox).unwrap();
        assert_eq!(
            kenya.0[0].exterior().winding_order(),
            Some(WindingOrder::CounterClockwise)
        );
    }

    #[test]
    fn a_town_has_no_outline_and_neither_has_a_country_that_is_no_more() {
        let ukraine = |code: &str| {
            let mut place = crate::domain::sample::place("1", "Ukraine", 49.0, 32.0, "PCLI", 1);
            place.admin.country_code = "UA".into();
            place.feature_code = code.into();
            shape(&place, Shape::Area).is_some()
        };
        assert_eq!(["PCLI", "PCLH", "PPL"].map(ukraine), [true, false, false]);
    }
}
