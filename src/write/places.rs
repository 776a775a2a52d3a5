//! Documents in, a feature a place out: how often, since when and for what it is in the news.

use super::feature::Feature;
use super::mentions::chosen;
use super::outlines::shape;
use super::schema::ColumnType::{Date, Integer, Real, Text};
use super::schema::{Cell, Column, ColumnType, Schema};
use super::tally::Tally;
use super::{By, Each, LayerOptions, Rows, Shape};
use crate::domain::{GeoparsedDocument, Place, PlaceId};
use std::collections::HashMap;
use std::io;

/// The rows of a layer of places; kept until all documents are known, one a place.
pub(super) struct Places {
    mentions: LayerOptions,
    events: LayerOptions,
    documents: usize,
    rows: HashMap<PlaceId, Row>,
}

/// One place and what was said of it.
struct Row {
    place: Place,
    /// The highest confidence that the place is meant, of all mentions of it.
    confidence: Option<f64>,
    tally: Tally,
}

impl Places {
    /// The places that `options` take.
    pub(super) fn new(options: &LayerOptions) -> Self {
        Self {
            mentions: options.placed_by(By::Mention),
            events: options.placed_by(By::Event),
            documents: 0,
            rows: HashMap::new(),
        }
    }

    /// The row of the place of a mention.
    fn row(&mut self, geoparsed: &GeoparsedDocument, mention: usize) -> Option<&mut Row> {
        let resolution = &geoparsed.mentions[mention].resolution;
        let place = resolution.place()?;
        if !self.rows.contains_key(&place.id) {
            self.rows.insert(place.id.clone(), Row::new(place));
        }
        let row = self.rows.get_mut(&place.id)?;
        let confidence = resolution.ranked().first().map(|best| best.probability);
        row.confidence = [row.confidence, confidence].into_iter().flatten().reduce(f64::max);
        Some(row)
    }

    fn shape(&self) -> Shape {
        self.mentions.shape
    }
}

impl Row {
    fn new(place: &Place) -> Self {
        Self {
            place: place.clone(),
            confidence: None,
            tally: Tally::default(),
        }
    }

    fn feature(&self, shape_asked: Shape) -> Feature<'_> {
        Feature {
            id: self.place.id.to_string(),
            point: Some(self.place.point),
            outline: shape(&self.place, shape_asked),
            cells: COLUMNS.iter().map(|column| (column.cell)(self)).collect(),
        }
    }
}

impl Rows for Places {
    fn schema(&self) -> Schema {
        Schema {
            layer: "places",
            outlines: self.shape() != Shape::Point,
            fields: COLUMNS.iter().map(|column| column.field).collect(),
        }
    }

    fn document(&mut self, geoparsed: &GeoparsedDocument, _each: &mut Each<'_>) -> io::Result<()> {
        self.documents += 1;
        let number = self.documents;
        for (mention, _) in chosen(geoparsed, &self.mentions) {
            if let Some(row) = self.row(geoparsed, mention) {
                row.tally.add_mention(number, geoparsed, mention);
            }
        }
        for (mention, event) in chosen(geoparsed, &self.events) {
            if let Some(row) = self.row(geoparsed, mention) {
                row.tally.add_event(number, geoparsed, mention, event);
            }
        }
        Ok(())
    }

    /// The most mentioned first, then by id, so that the order does not depend on that of a hash table.
    fn finish(&mut self, each: &mut Each<'_>) -> io::Result<()> {
        let mut rows: Vec<&Row> = self.rows.values().collect();
        rows.sort_by(|a, b| {
            let mentions = b.tally.mentions().cmp(&a.tally.mentions());
            mentions.then_with(|| a.place.id.as_str().cmp(b.place.id.as_str()))
        });
        let shape = self.shape();
        rows.into_iter().try_for_each(|row| each(&row.feature(shape)))
    }
}

type PlaceColumn = Column<for<'r> fn(&'r Row) -> Cell<'r>>;

const fn column(name: &'static str, kind: ColumnType, cell: for<'r> fn(&'r Row) -> Cell<'r>) -> PlaceColumn {
    Column::new(name, kind, cell)
}

const COLUMNS: &[PlaceColumn] = &[
    column("name", Text, |row| Cell::known(Some(&row.place.name))),
    column("mentions", Integer, |row| row.tally.mentions_cell()),
    column("documents", Integer, |row| row.tally.documents_cell()),
    column("events", Integer, |row| row.tally.events_cell()),
    column("event_group", Text, |row| row.tally.group_cell()),
    column("event_types", Text, |row| row.tally.types_cell()),
    column("first_date", Date, |row| row.tally.first_cell()),
    column("last_date", Date, |row| row.tally.last_cell()),
    column("quote", Text, |row| row.tally.quote_cell()),
    column("source_url", Text, |row| row.tally.quote_url_cell()),
    column("source_count", Integer, |row| row.tally.source_count_cell()),
    column("sources", Text, |row| row.tally.sources_cell()),
    column("gazetteer_id", Text, |row| Cell::known(Some(row.place.id.as_str()))),
    column("geonames_uri", Text, |row| match row.place.id.geonames_uri() {
        Some(uri) => Cell::Text(uri.into()),
        None => Cell::Null,
    }),
    column("country_code", Text, |row| {
        Cell::known(Some(&row.place.admin.country_code))
    }),
    column("country", Text, |row| Cell::known(Some(&row.place.admin.country))),
    column("admin1", Text, |row| Cell::known(Some(&row.place.admin.admin1))),
    column("admin2", Text, |row| Cell::known(Some(&row.place.admin.admin2))),
    column("feature_class", Text, |row| {
        Cell::Text(row.place.feature_class.letter().to_string().into())
    }),
    column("feature_code", Text, |row| Cell::known(Some(&row.place.feature_code))),
    column("geo_precision", Integer, |row| {
        Cell::Integer(row.place.geo_precision() as i32)
    }),
    column("place_confidence", Real, |row| Cell::score(row.confidence)),
];

#[cfg(test)]
mod tests {
    use crate::write::{By, Format, LayerOptions, written};

    #[test]
    fn a_place_is_one_feature_with_what_was_said_of_it() {
        let options = LayerOptions {
            by: By::Place,
            demonyms: true,
            unresolved: true,
            ..LayerOptions::default()
        };
        let text = written(Format::GeoJsonL, options);
        let features: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let told = |key: &str| -> Vec<&serde_json::Value> {
            features.iter().map(|feature| &feature["properties"][key]).collect()
        };
        assert_eq!(told("name"), ["Russia", "Odesa"]);
        assert_eq!(told("event_group"), ["none", "conflict"]);
        assert_eq!(told("event_types")[1], "air_strike:1");
        assert_eq!(features[1]["id"], "698740");
    }
}
