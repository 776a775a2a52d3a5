//! Geoparsed documents in, a layer out: one list of rows for what it is of, one file a format, the same columns in each.

mod bounds;
mod code_points;
mod csv;
mod feature;
mod format;
mod geojson;
mod geojsonl;
mod groups;
mod incidents;
mod mentions;
mod page;
mod properties;
mod row;
mod schema;

pub use format::Format;
pub use page::{PageOptions, Tiles, TilesError};

use crate::domain::GeoparsedDocument;
use feature::Feature;
use mentions::Mentions;
use schema::Schema;
use std::io::{self, Write};

/// What goes into a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LayerOptions {
    /// What the layer has a feature of.
    pub by: By,
    /// Demonyms too: "Russian", "Kenyans".
    pub demonyms: bool,
    /// Mentions without a place too, with no geometry.
    pub unresolved: bool,
    /// The event types' codes in other schemes too.
    pub codes: bool,
}

/// What a layer has a feature of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum By {
    /// Each mention.
    #[default]
    Mention,
    /// Each event and place.
    Event,
}

/// Takes a feature.
type Each<'e> = dyn FnMut(&Feature<'_>) -> io::Result<()> + 'e;

/// What a layer is of: documents in, features out.
trait Rows {
    /// What every feature has.
    fn schema(&self) -> Schema;
    /// Takes a document in and hands out what features it gives by itself, in text order.
    fn document(&mut self, geoparsed: &GeoparsedDocument, each: &mut Each<'_>) -> io::Result<()>;
    /// Hands out the features that are known only when all documents are.
    fn finish(&mut self, _each: &mut Each<'_>) -> io::Result<()> {
        Ok(())
    }
}

/// What a format does with the features of a layer. It is told the schema when it begins.
trait Writer {
    /// Takes note of a document, the features of which follow, if it has any.
    fn document(&mut self, _geoparsed: &GeoparsedDocument) -> io::Result<()> {
        Ok(())
    }
    /// Writes one feature, whose cells are in the order of the columns.
    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()>;
    /// Writes what follows the last feature, and flushes.
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
    rows: Box<dyn Rows>,
    writer: Box<dyn Writer + 'w>,
}

impl<'w> LayerWriter<'w> {
    /// Begins a layer in `out`.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn new(out: impl Write + 'w, format: Format, options: LayerOptions) -> io::Result<Self> {
        let rows = rows(options);
        let schema = rows.schema();
        let writer: Box<dyn Writer + 'w> = match format {
            Format::GeoJson => Box::new(geojson::Collection::new(out, schema)?),
            Format::GeoJsonL => Box::new(geojsonl::Lines::new(out, schema)),
            Format::Csv => Box::new(csv::Table::new(out, &schema)?),
            Format::Html => Box::new(page::Page::new(out, &schema, &PageOptions::default())?),
        };
        Ok(Self { rows, writer })
    }

    /// Begins a page in `out`, made as `page` says.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn page(out: impl Write + 'w, options: LayerOptions, page: &PageOptions) -> io::Result<Self> {
        let rows = rows(options);
        let writer = Box::new(page::Page::new(out, &rows.schema(), page)?);
        Ok(Self { rows, writer })
    }

    /// Writes what one document adds to the layer.
    ///
    /// # Errors
    /// If the output cannot be written to.
    pub fn write(&mut self, geoparsed: &GeoparsedDocument) -> io::Result<()> {
        self.writer.document(geoparsed)?;
        self.rows
            .document(geoparsed, &mut |feature| self.writer.feature(feature))
    }

    /// Ends the layer.
    ///
    /// # Errors
    /// If the output cannot be written to.
    pub fn finish(mut self) -> io::Result<()> {
        self.rows.finish(&mut |feature| self.writer.feature(feature))?;
        self.writer.finish()
    }
}

/// The list of rows that was asked for.
fn rows(options: LayerOptions) -> Box<dyn Rows> {
    match options.by {
        By::Mention | By::Event => Box::new(Mentions::new(options)),
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
            by: By::Event,
            ..LayerOptions::default()
        };
        let text = written(Format::GeoJsonL, options);
        assert_eq!(text.lines().count(), 1);
        assert!(text.contains(r#""id":"sample.txt#30-35:air_strike""#), "{text}");
    }
}
