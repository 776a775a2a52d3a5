//! Documents in, a feature a country and a feature a first-level region out: counts for choropleths.

use super::feature::Feature;
use super::mentions::chosen;
use super::outlines::country_shape;
use super::schema::ColumnType::{Date, Integer, Text};
use super::schema::{Cell, Column, ColumnType, Schema};
use super::tally::Tally;
use super::{By, Each, LayerOptions, Rows, Shape};
use crate::domain::{AdminPath, GeoPrecision, GeoparsedDocument, Place, PlaceId, Point};
use std::collections::{BTreeMap, HashMap};
use std::io;

/// The rows of a layer of regions; kept until all documents are known, one a region.
pub(super) struct Regions {
    mentions: LayerOptions,
    events: LayerOptions,
    documents: usize,
    rows: BTreeMap<Key, Row>,
}

/// A country's code, and a region's in it; empty for the country itself.
type Key = (String, String);

/// One region and what was said of it and of what lies in it.
struct Row {
    key: Key,
    admin: AdminPath,
    /// Where the region's own pin is, if it was mentioned by itself.
    own: Option<Point>,
    /// The places in it, each with its pin and how often it was mentioned.
    places: HashMap<PlaceId, (Point, usize)>,
    tally: Tally,
}

impl Regions {
    /// The regions of the places that `options` take.
    pub(super) fn new(options: &LayerOptions) -> Self {
        Self {
            mentions: options.placed_by(By::Mention),
            events: options.placed_by(By::Event),
            documents: 0,
            rows: BTreeMap::new(),
        }
    }

    /// The rows of the country and of the region that a place lies in; none for what lies in several countries.
    fn each_row(&mut self, place: &Place, mut each: impl FnMut(&mut Row)) {
        let admin = &place.admin;
        if admin.country_code.is_empty() {
            return;
        }
        let country = (admin.country_code.to_string(), String::new());
        let region = (admin.country_code.to_string(), admin.admin1_code.to_string());
        let is_in_region = !admin.admin1_code.is_empty() && !place.is_country();
        for key in std::iter::once(country).chain(is_in_region.then_some(region)) {
            each(self.rows.entry(key.clone()).or_insert_with(|| Row::new(key, admin)));
        }
    }
}

impl Row {
    fn new(key: Key, admin: &AdminPath) -> Self {
        Self {
            key,
            admin: admin.clone(),
            own: None,
            places: HashMap::new(),
            tally: Tally::default(),
        }
    }

    const fn is_country(&self) -> bool {
        self.key.1.is_empty()
    }

    fn add_place(&mut self, place: &Place, mentions: usize) {
        let is_own = if self.is_country() {
            place.is_country()
        } else {
            place.is_first_level()
        };
        if is_own {
            self.own.get_or_insert(place.point);
        }
        let known = self.places.entry(place.id.clone()).or_insert((place.point, 0));
        known.1 += mentions;
    }

    /// The region's own pin, else that of the place in it that is mentioned most.
    fn point(&self) -> Option<Point> {
        let rank =
            |(id, (_, mentions)): &(&PlaceId, &(Point, usize))| (*mentions, std::cmp::Reverse(id.as_str().to_owned()));
        let most = || self.places.iter().max_by_key(rank).map(|(_, (point, _))| *point);
        self.own.or_else(most)
    }

    fn feature(&self, shape: Shape) -> Feature<'_> {
        let outline = country_shape(&self.key.0, shape).filter(|_| self.is_country());
        Feature {
            id: match self.is_country() {
                true => self.key.0.clone(),
                false => format!("{}.{}", self.key.0, self.key.1),
            },
            point: self.point(),
            outline,
            cells: COLUMNS.iter().map(|column| (column.cell)(self)).collect(),
        }
    }
}

impl Rows for Regions {
    fn schema(&self) -> Schema {
        Schema {
            layer: "regions",
            outlines: self.mentions.shape != Shape::Point,
            fields: COLUMNS.iter().map(|column| column.field).collect(),
        }
    }

    fn document(&mut self, geoparsed: &GeoparsedDocument, _each: &mut Each<'_>) -> io::Result<()> {
        self.documents += 1;
        let number = self.documents;
        for (mention, _) in chosen(geoparsed, &self.mentions) {
            if let Some(place) = geoparsed.mentions[mention].resolution.place() {
                self.each_row(place, |row| {
                    row.add_place(place, 1);
                    row.tally.add_mention(number, geoparsed, mention);
                });
            }
        }
        for (mention, event) in chosen(geoparsed, &self.events) {
            if let Some(place) = geoparsed.mentions[mention].resolution.place() {
                self.each_row(place, |row| {
                    // It has been counted as a mention.
                    row.add_place(place, 0);
                    row.tally.add_event(number, geoparsed, mention, event);
                });
            }
        }
        Ok(())
    }

    /// In the order of their codes, a country before its regions.
    fn finish(&mut self, each: &mut Each<'_>) -> io::Result<()> {
        let shape = self.mentions.shape;
        self.rows.values().try_for_each(|row| each(&row.feature(shape)))
    }
}

type RegionColumn = Column<for<'r> fn(&'r Row) -> Cell<'r>>;

const fn column(name: &'static str, kind: ColumnType, cell: for<'r> fn(&'r Row) -> Cell<'r>) -> RegionColumn {
    Column::new(name, kind, cell)
}

const COLUMNS: &[RegionColumn] = &[
    column("name", Text, |row| match row.is_country() {
        true => Cell::known(Some(&row.admin.country)),
        false => Cell::known(Some(&row.admin.admin1)),
    }),
    column("region_level", Text, |row| match row.is_country() {
        true => Cell::text("country"),
        false => Cell::text("admin1"),
    }),
    column("mentions", Integer, |row| row.tally.mentions_cell()),
    column("documents", Integer, |row| row.tally.documents_cell()),
    column("places", Integer, |row| Cell::integer(row.places.len())),
    column("events", Integer, |row| row.tally.events_cell()),
    column("event_group", Text, |row| row.tally.group_cell()),
    column("event_types", Text, |row| row.tally.types_cell()),
    column("first_date", Date, |row| row.tally.first_cell()),
    column("last_date", Date, |row| row.tally.last_cell()),
    column("quote", Text, |row| row.tally.quote_cell()),
    column("source_url", Text, |row| row.tally.quote_url_cell()),
    column("source_count", Integer, |row| row.tally.source_count_cell()),
    column("sources", Text, |row| row.tally.sources_cell()),
    column("country_code", Text, |row| Cell::known(Some(&row.admin.country_code))),
    column("country", Text, |row| Cell::known(Some(&row.admin.country))),
    column("admin1_code", Text, |row| Cell::known(Some(&row.key.1))),
    column("geo_precision", Integer, |row| {
        Cell::Integer(match row.is_country() {
            true => GeoPrecision::Country as i32,
            false => GeoPrecision::FirstLevel as i32,
        })
    }),
];

#[cfg(test)]
mod tests {
    use crate::domain::sample;
    use crate::write::{By, Format, LayerOptions, LayerWriter};

    #[test]
    fn a_place_counts_for_its_country_and_for_its_region() {
        let mut article = sample::article();
        if let crate::domain::Outcome::Resolved { ranked } = &mut article.mentions[1].resolution.outcome {
            let admin = &mut std::sync::Arc::make_mut(&mut ranked[0].candidate.place).admin;
            (admin.admin1_code, admin.admin1) = ("17".into(), "Odesa Oblast".into());
        }
        let options = LayerOptions {
            by: By::Region,
            ..LayerOptions::default()
        };
        let mut out = Vec::new();
        let mut layer = LayerWriter::new(&mut out, Format::GeoJsonL, options).unwrap();
        layer.write(&article).unwrap();
        layer.finish().unwrap();
        let text = String::from_utf8(out).unwrap();
        let features: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let told = |key: &str| -> Vec<&serde_json::Value> {
            features.iter().map(|feature| &feature["properties"][key]).collect()
        };
        assert_eq!(told("name"), ["Ukraine", "Odesa Oblast"]);
        assert_eq!(told("region_level"), ["country", "admin1"]);
        assert_eq!(told("geo_precision"), [4, 3]);
        assert_eq!(features[1]["id"], "UK.17", "the sample's code of Ukraine");
        assert_eq!(features[0]["geometry"]["coordinates"][0], 30.73262);
    }
}
