//! A layer as one GeoJSON Feature a line.

use super::Writer;
use super::feature::Feature;
use super::geojson::write_feature;
use super::schema::Schema;
use std::io::{self, Write};

/// Features that are being written.
pub(super) struct Lines<W> {
    out: W,
    schema: Schema,
}

impl<W: Write> Lines<W> {
    /// Features with these properties in `out`.
    pub(super) fn new(out: W, schema: Schema) -> Self {
        Self { out, schema }
    }
}

impl<W: Write> Writer for Lines<W> {
    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        write_feature(&mut self.out, feature, &self.schema.fields)?;
        self.out.write_all(b"\n")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use crate::write::{Format, LayerOptions, written};

    #[test]
    fn each_line_is_a_feature_of_its_own() {
        let options = LayerOptions {
            demonyms: true,
            unresolved: true,
            ..LayerOptions::default()
        };
        for line in written(Format::GeoJsonL, options).lines() {
            line.parse::<geojson::Feature>().unwrap();
        }
    }
}
