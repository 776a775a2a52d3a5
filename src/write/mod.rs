//! Geoparsed documents in, a layer out: one list of rows for what it is of, one file a format, the same columns in each.

mod bounds;
mod code_points;
mod csv;
#[cfg(any(feature = "geopackage", feature = "geoparquet"))]
mod extent;
mod feature;
mod filter;
#[cfg(feature = "flatgeobuf")]
mod flatgeobuf;
mod format;
mod geojson;
mod geojsonl;
#[cfg(feature = "geopackage")]
mod geopackage;
#[cfg(feature = "geoparquet")]
mod geoparquet;
mod gpx;
mod groups;
mod incidents;
mod kml;
mod mentions;
mod outlines;
mod page;
mod places;
mod properties;
mod regions;
mod row;
mod schema;
mod style;
mod tally;
#[cfg(any(feature = "geopackage", feature = "geoparquet"))]
mod wkb;
mod xml;

pub use filter::{Filter, FilterError};
pub use format::Format;
pub use page::{PageOptions, Tiles, TilesError};
pub use style::{Look, StyleFile};

use crate::domain::GeoparsedDocument;
use feature::Feature;
use mentions::Mentions;
use places::Places;
use regions::Regions;
use schema::Schema;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// What goes into a layer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LayerOptions {
    /// What the layer has a feature of.
    pub by: By,
    /// What the features look like on a map.
    pub shape: Shape,
    /// Demonyms too: "Russian", "Kenyans".
    pub demonyms: bool,
    /// Mentions without a place too, with no geometry.
    pub unresolved: bool,
    /// The event types' codes in other schemes too.
    pub codes: bool,
    /// How the features look, said in themselves; in GeoJSON only.
    pub look: Look,
    /// Which of all these.
    pub filter: Filter,
    /// How a page is made; for pages only.
    pub page: PageOptions,
}

impl LayerOptions {
    /// The same of what has a place, by mention or by event: layers that count go through both.
    fn placed_by(&self, by: By) -> Self {
        Self {
            by,
            unresolved: false,
            ..self.clone()
        }
    }
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
    /// Each place, with what was said of it.
    Place,
    /// Each country and each first-level region, with what was said of it and of the places in it.
    Region,
}

/// What the features of a layer look like on a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Shape {
    /// A pin each.
    #[default]
    Point,
    /// The box around a country; a pin for all else.
    Bbox,
    /// The outline of a country, simplified; a pin for all else.
    Area,
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
    /// Writes out all that is held back, where the format is written a feature at a time.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
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
    features: u64,
}

impl<'w> LayerWriter<'w> {
    /// Begins a layer in `out`.
    ///
    /// # Errors
    /// If `out` cannot be written to; if the format needs a file by name, see [`Format::needs_file`], or a place for every
    /// feature where `options` take unresolved ones, or was not built in.
    pub fn new(out: impl Write + 'w, format: Format, options: LayerOptions) -> io::Result<Self> {
        check(format, &options)?;
        let look = options.look;
        let page = options.page.clone();
        let rows = rows(options);
        let schema = rows.schema();
        let writer: Box<dyn Writer + 'w> = match format {
            Format::GeoJson => Box::new(geojson::Collection::new(out, schema, look)?),
            Format::GeoJsonL => Box::new(geojsonl::Lines::new(out, schema, look)),
            Format::GeoJsonSeq => Box::new(geojsonl::Lines::sequence(out, schema, look)),
            Format::Csv => Box::new(csv::Table::new(out, &schema)?),
            Format::Html => Box::new(page::Page::new(out, &schema, &page)?),
            Format::Kml => Box::new(kml::Placemarks::new(out, schema)?),
            Format::Gpx => Box::new(gpx::Waypoints::new(out, schema)?),
            #[cfg(feature = "flatgeobuf")]
            Format::FlatGeobuf => Box::new(flatgeobuf::Collection::new(out, schema)),
            _ => return Err(unsupported(format, "needs a file by name")),
        };
        Ok(Self::of(rows, writer))
    }

    /// Goes on with a layer in `out`, after all that another writer wrote with the same options and flushed.
    ///
    /// # Errors
    /// If the format is none of which [`Format::can_resume`] holds.
    pub fn resume(out: impl Write + 'w, format: Format, options: LayerOptions) -> io::Result<Self> {
        check(format, &options)?;
        if format != Format::Csv && format.can_resume() {
            // It has no header.
            return Self::new(out, format, options);
        }
        match format {
            Format::Csv => Ok(Self::of(rows(options), Box::new(csv::Table::resume(out)))),
            _ => Err(unsupported(format, "cannot be gone on with")),
        }
    }

    /// Writes out all that is held back of the documents so far, so that [`Self::resume`] can go on after it; nothing is held
    /// back by way of counts where the layer is by mention or event.
    ///
    /// # Errors
    /// If the output cannot be written to.
    pub fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }

    /// Begins a layer in the file at `path`, which is written over: for every format, those that no stream will do for
    /// included.
    ///
    /// # Errors
    /// If the file cannot be made or written to, or the format not be written, as with [`Self::new`].
    pub fn create(path: &Path, format: Format, options: LayerOptions) -> io::Result<Self> {
        check(format, &options)?;
        if !format.needs_file() {
            return Self::new(BufWriter::new(File::create(path)?), format, options);
        }
        let rows = rows(options);
        let writer = by_name(path, format, rows.schema())?;
        Ok(Self::of(rows, writer))
    }

    /// Writes what one document adds to the layer.
    ///
    /// # Errors
    /// If the output cannot be written to.
    pub fn write(&mut self, geoparsed: &GeoparsedDocument) -> io::Result<()> {
        self.writer.document(geoparsed)?;
        let Self { rows, writer, features } = self;
        rows.document(geoparsed, &mut |feature| {
            *features += 1;
            writer.feature(feature)
        })
    }

    /// Ends the layer; gives the number of features that were written.
    ///
    /// # Errors
    /// If the output cannot be written to.
    pub fn finish(self) -> io::Result<u64> {
        let Self {
            mut rows,
            mut writer,
            mut features,
        } = self;
        rows.finish(&mut |feature| {
            features += 1;
            writer.feature(feature)
        })?;
        writer.finish()?;
        Ok(features)
    }

    fn of(rows: Box<dyn Rows>, writer: Box<dyn Writer + 'w>) -> Self {
        Self {
            rows,
            writer,
            features: 0,
        }
    }
}

/// The writer of a format that needs a file by name.
fn by_name(path: &Path, format: Format, schema: Schema) -> io::Result<Box<dyn Writer>> {
    match format {
        #[cfg(feature = "geopackage")]
        Format::GeoPackage => Ok(Box::new(geopackage::Package::create(path, schema)?)),
        #[cfg(feature = "geoparquet")]
        Format::GeoParquet => Ok(Box::new(geoparquet::Table::create(path, schema)?)),
        _ => {
            let what = format!("cannot write {} to {}", schema.layer, path.display());
            Err(unsupported(format, &what))
        }
    }
}

/// Refuses what the format cannot do.
fn check(format: Format, options: &LayerOptions) -> io::Result<()> {
    if !format.is_built_in() {
        return Err(unsupported(format, "is not built in"));
    }
    if format.needs_places() && options.unresolved {
        return Err(unsupported(format, "holds no features without a place"));
    }
    if options.look != Look::default() && !format.is_geojson() {
        return Err(unsupported(format, "has no members for the look of a feature"));
    }
    Ok(())
}

fn unsupported(format: Format, what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, format!("{} {what}", format.name()))
}

/// The list of rows that was asked for.
fn rows(options: LayerOptions) -> Box<dyn Rows> {
    match options.by {
        By::Mention | By::Event => Box::new(Mentions::new(options)),
        By::Place => Box::new(Places::new(&options)),
        By::Region => Box::new(Regions::new(&options)),
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
