//! A layer as one GeoJSON Feature a line.

use super::Writer;
use super::geojson::write_feature;
use super::row::Row;
use std::io::{self, Write};

/// Features that are being written.
pub(super) struct Lines<W> {
    out: W,
    codes: bool,
}

impl<W: Write> Lines<W> {
    /// Features in `out`.
    pub(super) fn new(out: W, codes: bool) -> Self {
        Self { out, codes }
    }
}

impl<W: Write> Writer for Lines<W> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        write_feature(&mut self.out, row, self.codes)?;
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
            codes: false,
            events: false,
        };
        for line in written(Format::GeoJsonL, options).lines() {
            line.parse::<geojson::Feature>().unwrap();
        }
    }
}
