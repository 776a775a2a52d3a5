//! A layer as KML 2.2: a placemark a feature, its columns in `ExtendedData` after a `Schema`.

use super::Writer;
use super::feature::{Feature, Geometry, lon_lat};
use super::schema::{Cell, ColumnType, Schema};
use super::xml::Xml;
use crate::domain::Point;
use geo::{LineString, MultiPolygon};
use std::borrow::Cow;
use std::io::{self, Write};

/// The schema that the columns are declared in.
const SCHEMA: &str = "mentions";

/// A KML document that is being written.
pub(super) struct Placemarks<W: Write> {
    xml: Xml<W>,
    schema: Schema,
}

impl<W: Write> Placemarks<W> {
    /// Begins a document in `out` with the schema of its columns.
    pub(super) fn new(out: W, schema: Schema) -> io::Result<Self> {
        let mut xml = Xml::new(out)?;
        xml.open("kml", &[("xmlns", "http://www.opengis.net/kml/2.2")])?;
        xml.open("Document", &[("id", "mentionmap")])?;
        xml.open("Schema", &[("name", SCHEMA), ("id", SCHEMA)])?;
        for field in &schema.fields {
            xml.open("SimpleField", &[("type", type_of(field.kind)), ("name", field.name)])?;
            xml.close("SimpleField")?;
        }
        xml.close("Schema")?;
        // A folder is a layer to GDAL, with features or without.
        xml.open("Folder", &[])?;
        xml.element("name", &[], schema.layer)?;
        Ok(Self { xml, schema })
    }

    /// What viewers show without being asked: the columns of these names.
    fn shown(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        for (element, column) in [("name", "name"), ("description", "quote")] {
            if let Some(text) = feature.text(&self.schema.fields, column) {
                // Viewers take the description for HTML.
                let text = match element {
                    "description" => Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;")),
                    _ => Cow::Borrowed(text),
                };
                self.xml.element(element, &[], &text)?;
            }
        }
        Ok(())
    }

    fn extended_data(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        self.xml.open("ExtendedData", &[])?;
        self.xml.open("SchemaData", &[("schemaUrl", &format!("#{SCHEMA}"))])?;
        for (field, cell) in self.schema.fields.iter().zip(&feature.cells) {
            if *cell != Cell::Null {
                self.xml
                    .element("SimpleData", &[("name", field.name)], &cell.printed())?;
            }
        }
        self.xml.close("SchemaData")?;
        self.xml.close("ExtendedData")
    }
}

impl<W: Write> Placemarks<W> {
    fn point(&mut self, point: Point) -> io::Result<()> {
        self.xml.open("Point", &[])?;
        self.xml.element("coordinates", &[], &tuple(lon_lat(point)))?;
        self.xml.close("Point")
    }

    fn outline(&mut self, outline: &MultiPolygon<f64>) -> io::Result<()> {
        self.xml.open("MultiGeometry", &[])?;
        for part in outline {
            self.xml.open("Polygon", &[])?;
            self.ring("outerBoundaryIs", part.exterior())?;
            for hole in part.interiors() {
                self.ring("innerBoundaryIs", hole)?;
            }
            self.xml.close("Polygon")?;
        }
        self.xml.close("MultiGeometry")
    }

    fn ring(&mut self, boundary: &str, ring: &LineString<f64>) -> io::Result<()> {
        let corners: Vec<String> = ring.coords().map(|corner| tuple([corner.x, corner.y])).collect();
        self.xml.open(boundary, &[])?;
        self.xml.open("LinearRing", &[])?;
        self.xml.element("coordinates", &[], &corners.join(" "))?;
        self.xml.close("LinearRing")?;
        self.xml.close(boundary)
    }
}

impl<W: Write> Writer for Placemarks<W> {
    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        self.xml.open("Placemark", &[])?;
        self.shown(feature)?;
        self.extended_data(feature)?;
        match feature.geometry() {
            Some(Geometry::Point(point)) => self.point(point)?,
            Some(Geometry::Outline(outline)) => self.outline(outline)?,
            None => {}
        }
        self.xml.close("Placemark")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.xml.close("Folder")?;
        self.xml.close("Document")?;
        self.xml.close("kml")?;
        self.xml.finish()
    }
}

fn tuple([lon, lat]: [f64; 2]) -> String {
    format!("{lon},{lat}")
}

/// KML has no dates among the types of its columns.
const fn type_of(kind: ColumnType) -> &'static str {
    match kind {
        ColumnType::Text | ColumnType::Date => "string",
        ColumnType::Integer => "int",
        ColumnType::Real => "double",
    }
}

#[cfg(test)]
mod tests {
    use crate::write::{Format, LayerOptions, written};

    #[test]
    fn a_placemark_has_its_columns_by_the_schema_and_its_longitude_first() {
        let text = written(Format::Kml, LayerOptions::default());
        assert!(text.contains(r#"<SimpleField type="int" name="mention_start">"#));
        assert!(text.contains(r#"<SimpleData name="event_type">air_strike</SimpleData>"#));
        assert!(text.contains("<name>Odesa</name>"));
        assert!(text.contains("<coordinates>30.73262,46.477472</coordinates>"));
    }

    #[test]
    fn what_has_no_place_has_no_geometry_and_unknown_cells_are_left_out() {
        let options = LayerOptions {
            unresolved: true,
            ..LayerOptions::default()
        };
        let text = written(Format::Kml, options);
        assert_eq!(text.matches("<Placemark>").count(), 2);
        assert_eq!(text.matches("<Point>").count(), 1);
        assert!(!text.contains(r#"<SimpleData name="admin1">"#));
    }
}
