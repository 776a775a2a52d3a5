//! Geoparsed documents in, a layer out: one file a format, the same columns in each.

mod bounds;
mod code_points;
mod csv;
mod geojson;
mod geojsonl;
#[cfg(test)]
mod groups;
mod incidents;
mod properties;
mod row;

use crate::domain::{Event, GeoparsedDocument, GeoparsedMention};
use code_points::CodePoints;
use incidents::incidents;
use row::Row;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;

/// The formats that a layer is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One GeoJSON FeatureCollection (RFC 7946).
    GeoJson,
    /// One GeoJSON Feature a line.
    GeoJsonL,
    /// Comma-separated values with `latitude` and `longitude`.
    Csv,
}

impl Format {
    /// Every extension that tells a format.
    pub const EXTENSIONS: [(&'static str, Self); 6] = [
        ("geojson", Self::GeoJson),
        ("json", Self::GeoJson),
        ("geojsonl", Self::GeoJsonL),
        ("ndjson", Self::GeoJsonL),
        ("jsonl", Self::GeoJsonL),
        ("csv", Self::Csv),
    ];

    /// The format that a file's extension tells, in any case; `None` where it tells none.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let extension = path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase();
        let known = Self::EXTENSIONS.iter().find(|(known, _)| *known == extension);
        known.map(|(_, format)| *format)
    }
}

/// What goes into a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LayerOptions {
    /// Demonyms too: "Russian", "Kenyans".
    pub demonyms: bool,
    /// Mentions without a place too, with no geometry.
    pub unresolved: bool,
    /// The event types' codes in other schemes too.
    pub codes: bool,
    /// One row an event and place instead of one a mention.
    pub events: bool,
}

/// What a format does with the rows of a layer, which come in document and text order.
trait Writer {
    /// Writes one row.
    fn row(&mut self, row: &Row<'_>) -> io::Result<()>;
    /// Writes what follows the last row, and flushes.
    fn finish(&mut self) -> io::Result<()>;
}

/// Writes a layer, one document after the other; what was written is not kept.
///
/// ```
/// use mentionmap::write::{Format, LayerOptions, LayerWriter};
///
/// let mut out = Vec::new();
/// LayerWriter::new(&mut out, Format::GeoJson, LayerOptions::default())?.finish()?;
/// assert!(out.starts_with(br#"{"type":"FeatureCollection","features":["#));
/// # std::io::Result::Ok(())
/// ```
pub struct LayerWriter<'w> {
    writer: Box<dyn Writer + 'w>,
    options: LayerOptions,
}

impl<'w> LayerWriter<'w> {
    /// Begins a layer in `out`.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn new(out: impl Write + 'w, format: Format, options: LayerOptions) -> io::Result<Self> {
        let codes = options.codes;
        let writer: Box<dyn Writer + 'w> = match format {
            Format::GeoJson => Box::new(geojson::Collection::new(out, codes)?),
            Format::GeoJsonL => Box::new(geojsonl::Lines::new(out, codes)),
            Format::Csv => Box::new(csv::Table::new(out, codes)?),
        };
        Ok(Self { writer, options })
    }

    /// Writes the mentions of one document.
    ///
    /// # Errors
    /// If the output cannot be written to.
    pub fn write(&mut self, geoparsed: &GeoparsedDocument) -> io::Result<()> {
        let mut code_points = CodePoints::new(&geoparsed.document.text);
        for (number, event) in self.chosen(&geoparsed.mentions) {
            let span = geoparsed.mentions[number].resolution.mention.span;
            self.writer.row(&Row {
                document: &geoparsed.document,
                mentions: &geoparsed.mentions,
                number,
                event,
                is_event: self.options.events,
                start: code_points.before(span.start()),
                end: code_points.before(span.end()),
            })?;
        }
        Ok(())
    }

    /// The rows of the layer: which mention, and which of its events.
    fn chosen<'d>(&self, mentions: &'d [GeoparsedMention]) -> Vec<(usize, &'d Event)> {
        if self.options.events {
            return incidents(mentions, self.options);
        }
        let taken = mentions
            .iter()
            .enumerate()
            .filter(|(_, mention)| self.options.takes(mention));
        taken.map(|(number, mention)| (number, mention.event())).collect()
    }

    /// Ends the layer.
    ///
    /// # Errors
    /// If the output cannot be written to.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.finish()
    }
}

/// What the sample article gives in a format.
#[cfg(test)]
fn written(format: Format, options: LayerOptions) -> String {
    let mut out = Vec::new();
    let mut layer = LayerWriter::new(&mut out, format, options).unwrap();
    layer.write(&crate::domain::sample::article()).unwrap();
    layer.finish().unwrap();
    String::from_utf8(out).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_the_format_in_any_case() {
        assert_eq!(Format::from_path(Path::new("a.GeoJSON")), Some(Format::GeoJson));
        assert_eq!(Format::from_path(Path::new("a.ndjson")), Some(Format::GeoJsonL));
        assert_eq!(Format::from_path(Path::new("a.shp")), None);
    }

    #[test]
    fn demonyms_and_unresolved_mentions_are_left_out_unless_asked_for() {
        let rows = |demonyms, unresolved| {
            let options = LayerOptions {
                demonyms,
                unresolved,
                ..LayerOptions::default()
            };
            written(Format::GeoJsonL, options).lines().count()
        };
        assert_eq!([rows(false, false), rows(true, false), rows(true, true)], [1, 2, 3]);
    }

    #[test]
    fn an_events_layer_has_a_row_an_event_with_an_id_of_its_own() {
        let options = LayerOptions {
            events: true,
            ..LayerOptions::default()
        };
        let text = written(Format::GeoJsonL, options);
        assert_eq!(text.lines().count(), 1);
        assert!(text.contains(r#""id":"sample.txt#30-35:air_strike""#), "{text}");
    }
}
