//! A layer as GPX 1.1 waypoints, for devices and apps that read nothing else.

use super::Writer;
use super::feature::{Feature, six_decimals};
use super::schema::{Cell, Schema};
use super::xml::Xml;
use std::io::{self, Write};

/// Where columns stand in a waypoint that has an element for them, in the order of the standard. A waypoint's time would
/// need an hour, which no article gives.
const ELEMENTS: [(&str, &str); 2] = [("name", "name"), ("desc", "quote")];
/// The others stand in extensions, by the prefix that GDAL and QGIS write and read.
const PREFIX: &str = "ogr:";

/// A GPX document that is being written.
pub(super) struct Waypoints<W: Write> {
    xml: Xml<W>,
    schema: Schema,
}

impl<W: Write> Waypoints<W> {
    /// Begins a document in `out`.
    pub(super) fn new(out: W, schema: Schema) -> io::Result<Self> {
        let mut xml = Xml::new(out)?;
        let attributes = [
            ("version", "1.1"),
            ("creator", concat!("mentionmap ", env!("CARGO_PKG_VERSION"))),
            ("xmlns", "http://www.topografix.com/GPX/1/1"),
            ("xmlns:ogr", "http://osgeo.org/gdal"),
        ];
        xml.open("gpx", &attributes)?;
        Ok(Self { xml, schema })
    }

    fn extensions(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        self.xml.open("extensions", &[])?;
        for (field, cell) in self.schema.fields.iter().zip(&feature.cells) {
            let elsewhere = ELEMENTS.iter().any(|(_, column)| *column == field.name);
            if *cell != Cell::Null && !elsewhere {
                self.xml
                    .element(&format!("{PREFIX}{}", field.name), &[], &cell.printed())?;
            }
        }
        self.xml.close("extensions")
    }
}

impl<W: Write> Writer for Waypoints<W> {
    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        // A waypoint is a position: what has none is refused before the run.
        let Some(point) = feature.point else {
            return Ok(());
        };
        let [lat, lon] = [point.lat(), point.lon()].map(|degrees| six_decimals(degrees).to_string());
        self.xml.open("wpt", &[("lat", &lat), ("lon", &lon)])?;
        for (element, column) in ELEMENTS {
            if let Some(text) = feature.text(&self.schema.fields, column) {
                self.xml.element(element, &[], text)?;
            }
        }
        self.extensions(feature)?;
        self.xml.close("wpt")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.xml.close("gpx")?;
        self.xml.finish()
    }
}

#[cfg(test)]
mod tests {
    use crate::write::{Format, LayerOptions, LayerWriter, written};

    #[test]
    fn a_waypoint_has_a_name_a_quote_and_the_other_columns() {
        let text = written(Format::Gpx, LayerOptions::default());
        assert!(text.contains(r#"<wpt lat="46.477472" lon="30.73262"><name>Odesa</name><desc>"#));
        assert!(text.contains("<ogr:place_confidence>0.8731</ogr:place_confidence>"));
        assert!(!text.contains("<ogr:name>") && !text.contains("<ogr:quote>"));
    }

    #[test]
    fn what_has_no_place_is_refused() {
        let options = LayerOptions {
            unresolved: true,
            ..LayerOptions::default()
        };
        assert!(LayerWriter::new(Vec::new(), Format::Gpx, options).is_err());
    }
}
