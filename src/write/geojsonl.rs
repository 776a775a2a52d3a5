//! A layer as one GeoJSON Feature a line, or as a GeoJSON text sequence (RFC 8142).

use super::feature::Feature;
use super::geojson::write_feature;
use super::schema::Schema;
use super::{Look, Writer};
use std::io::{self, Write};

/// Features that are being written.
pub(super) struct Lines<W> {
    out: W,
    /// What stands before each of them.
    mark: &'static [u8],
    schema: Schema,
    look: Look,
    /// A feature on its way: it is put together of some hundred pieces.
    line: Vec<u8>,
}

impl<W: Write> Lines<W> {
    /// Features with these properties in `out`.
    pub(super) fn new(out: W, schema: Schema, look: Look) -> Self {
        Self {
            out,
            mark: b"",
            schema,
            look,
            line: Vec::new(),
        }
    }

    /// The same as a sequence, with a record separator before each, so that a reader finds the next one after damage.
    pub(super) fn sequence(out: W, schema: Schema, look: Look) -> Self {
        Self {
            mark: b"\x1E",
            ..Self::new(out, schema, look)
        }
    }
}

impl<W: Write> Writer for Lines<W> {
    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        self.line.clear();
        self.line.extend(self.mark);
        write_feature(&mut self.line, feature, &self.schema.fields, self.look)?;
        self.line.push(b'\n');
        self.out.write_all(&self.line)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.flush()
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

    #[test]
    fn each_record_of_a_sequence_stands_between_a_separator_and_a_line_end() {
        let lines = written(Format::GeoJsonL, LayerOptions::default());
        let sequence = written(Format::GeoJsonSeq, LayerOptions::default());
        assert_eq!(sequence, format!("\u{1E}{lines}"));
    }
}
