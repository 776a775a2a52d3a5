//! Rows in, index bytes out: the compiled form of a gazetteer, which opens without being read.
//!
//! All numbers are little-endian. The layout, in order:
//!
//! | section | content |
//! |---|---|
//! | header | [`MAGIC`], then start and end (`u64`) of each section in the order of [`SECTIONS`] |
//! | names | an `fst` map from folded name to the byte where its entry in `postings` begins |
//! | postings | an entry a name: [`NameSummary`] bits (`u32`), count (`u16`), then for each place its number with the [`NameKind`] in the two lowest bits (`u32`) |
//! | places | a record of [`PLACE_BYTES`] a place |
//! | admins | a record of [`ADMIN_BYTES`] a distinct country and region path |
//! | strings | what the records point to: length (`u8`) and UTF-8 |
//! | about | name, date and sources as lines of text |

use crate::domain::{AdminPath, FeatureClass, NameClass, NameKind, NameSummary, Place, PlaceId};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap};

/// What an index begins with; the digits are the version of the layout.
pub(super) const MAGIC: &[u8; 8] = b"mmgaz001";
/// How many sections an index has.
pub(super) const SECTIONS: usize = 6;
/// Bytes of the header.
pub(super) const HEADER_BYTES: usize = MAGIC.len() + SECTIONS * 16;
/// Bytes of a place: latitude and longitude in millionths of a degree (`i32`), population (`u32`), then where id, name
/// and feature code stand in `strings`, the number of the admin record (`u32` each), and the class letter.
pub(super) const PLACE_BYTES: usize = 29;
/// Bytes of an admin record: where its six texts stand in `strings` (`u32` each).
pub(super) const ADMIN_BYTES: usize = 24;

/// A place with all its names.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The place; its country's name may be missing.
    pub place: Place,
    /// Its main name in ASCII; may be empty.
    pub ascii_name: String,
    /// Its other names.
    pub alternate_names: Vec<String>,
}

/// A people or adjective of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demonym {
    /// The word or words.
    pub demonym: String,
    /// The place.
    pub place: PlaceId,
}

/// Collects rows and compiles them.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    rows: Vec<Row>,
    demonyms: Vec<Demonym>,
    about: Vec<String>,
}

/// A place's number and what the name is to it, by folded name.
type Postings = BTreeMap<String, Vec<(u32, NameKind)>>;

impl IndexBuilder {
    /// An empty index under `name`, its data put together on `date` (ISO 8601) from `sources`.
    #[must_use]
    pub fn new(name: &str, date: &str, sources: &[String]) -> Self {
        let mut about = vec![name.to_owned(), date.to_owned()];
        about.extend(sources.iter().cloned());
        Self {
            about,
            ..Self::default()
        }
    }

    /// Adds places.
    #[must_use]
    pub fn with_places(mut self, rows: Vec<Row>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// Adds demonyms; those of places that are not there are left out.
    #[must_use]
    pub fn with_demonyms(mut self, demonyms: Vec<Demonym>) -> Self {
        self.demonyms.extend(demonyms);
        self
    }

    /// The index.
    ///
    /// # Errors
    /// If there are too many places for the layout, over a thousand million.
    pub fn build(mut self) -> Result<Vec<u8>, fst::Error> {
        fill_in_countries(&mut self.rows);
        let postings = self.postings();
        let (names, postings) = encode_names(&postings, &self.rows)?;
        let mut strings = Strings::default();
        let mut admins = Admins::default();
        let mut places = Vec::with_capacity(self.rows.len() * PLACE_BYTES);
        for row in &self.rows {
            encode_place(&row.place, &mut strings, &mut admins, &mut places);
        }
        let about = self.about.join("\n").into_bytes();
        Ok(assemble([names, postings, places, admins.bytes, strings.bytes, about]))
    }

    fn postings(&self) -> Postings {
        let mut postings = Postings::new();
        let mut add = |name: &str, number: u32, kind: NameKind| {
            let folded = fold(name);
            if folded.is_empty() {
                return;
            }
            let entry = postings.entry(folded).or_default();
            match entry.iter_mut().find(|(place, _)| *place == number) {
                Some((_, known)) => *known = kind.min(*known),
                None => entry.push((number, kind)),
            }
        };
        let mut numbers = HashMap::new();
        for (number, row) in (0_u32..).zip(&self.rows) {
            numbers.insert(&row.place.id, number);
            add(&row.place.name, number, NameKind::Primary);
            add(&row.ascii_name, number, NameKind::Primary);
            for name in &row.alternate_names {
                let kind = if is_abbreviation(name) {
                    NameKind::Abbreviation
                } else {
                    NameKind::Alternate
                };
                add(name, number, kind);
            }
        }
        for demonym in &self.demonyms {
            if let Some(number) = numbers.get(&demonym.place) {
                add(&demonym.demonym, *number, NameKind::Demonym);
            }
        }
        postings
    }
}

/// "US", "U.S.", "Calif.", "NSW": at most five letters, all capitals, or closed by a full stop.
fn is_abbreviation(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let shape = name.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '.' | ' '));
    (1..=5).contains(&letters) && name.is_ascii() && (shape || name.ends_with('.'))
}

/// Gives each place the name of its country, which the rows of the countries themselves hold.
fn fill_in_countries(rows: &mut [Row]) {
    let countries: HashMap<_, _> = rows
        .iter()
        .filter(|row| row.place.is_country() && !row.place.feature_code.ends_with('H'))
        .map(|row| (row.place.admin.country_code.clone(), row.place.name.clone()))
        .collect();
    for row in rows {
        if let Some(country) = countries.get(&row.place.admin.country_code) {
            row.place.admin.country = country.clone();
        }
    }
}

fn encode_names(postings: &Postings, rows: &[Row]) -> Result<(Vec<u8>, Vec<u8>), fst::Error> {
    let mut names = fst::MapBuilder::memory();
    let mut bytes = Vec::new();
    for (name, entry) in postings {
        names.insert(name, bytes.len() as u64)?;
        let entry = &entry[..entry.len().min(usize::from(u16::MAX))];
        bytes.extend(summarize(entry, rows).to_bits().to_le_bytes());
        bytes.extend((entry.len() as u16).to_le_bytes());
        for (number, kind) in entry {
            bytes.extend((number << 2 | kind_bits(*kind)).to_le_bytes());
        }
    }
    Ok((names.into_inner()?, bytes))
}

fn summarize(entry: &[(u32, NameKind)], rows: &[Row]) -> NameSummary {
    entry.iter().fold(NameSummary::default(), |summary, (number, kind)| {
        let place = &rows[*number as usize].place;
        match kind {
            NameKind::Demonym => return summary.with(NameClass::Demonym),
            NameKind::Abbreviation => return add_classes(summary.with(NameClass::Abbreviation), place),
            NameKind::Primary | NameKind::Alternate | NameKind::Respelled => {}
        }
        let primary = *kind == NameKind::Primary;
        let summary = if primary {
            summary.with(NameClass::Primary)
        } else {
            summary
        };
        add_classes(summary, place).with_population(place.population, primary)
    })
}

fn add_classes(summary: NameSummary, place: &Place) -> NameSummary {
    let summary = if matches!(place.feature_code.as_str(), "PPLC" | "PPLA") {
        summary.with(NameClass::Capital)
    } else {
        summary
    };
    summary.with(match place.feature_class {
        FeatureClass::Admin if place.is_country() => NameClass::Country,
        FeatureClass::Admin if place.is_first_level() => NameClass::Region,
        FeatureClass::Admin => NameClass::County,
        FeatureClass::Populated => NameClass::City,
        FeatureClass::Water | FeatureClass::Undersea => NameClass::Water,
        FeatureClass::Terrain | FeatureClass::Vegetation => NameClass::Terrain,
        FeatureClass::Area => NameClass::Area,
        FeatureClass::Spot | FeatureClass::Road => NameClass::Spot,
    })
}

fn kind_bits(kind: NameKind) -> u32 {
    match kind {
        NameKind::Primary => 0,
        // No index holds a respelled name: it is what a name is found by.
        NameKind::Alternate | NameKind::Respelled => 1,
        NameKind::Abbreviation => 2,
        NameKind::Demonym => 3,
    }
}

/// The kind that two bits stand for.
pub(super) fn kind_from_bits(bits: u32) -> NameKind {
    [
        NameKind::Primary,
        NameKind::Alternate,
        NameKind::Abbreviation,
        NameKind::Demonym,
    ][(bits & 3) as usize]
}

/// Texts, each stored once.
#[derive(Default)]
struct Strings {
    bytes: Vec<u8>,
    places: HashMap<String, u32>,
}

impl Strings {
    fn put(&mut self, text: &str) -> u32 {
        if let Some(at) = self.places.get(text) {
            return *at;
        }
        let at = self.bytes.len() as u32;
        let mut end = text.len().min(usize::from(u8::MAX));
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.bytes.push(end as u8);
        self.bytes.extend(text[..end].bytes());
        self.places.insert(text.to_owned(), at);
        at
    }
}

/// Country and region paths, each stored once.
#[derive(Default)]
struct Admins {
    bytes: Vec<u8>,
    numbers: HashMap<[u32; 6], u32>,
}

impl Admins {
    fn put(&mut self, admin: &AdminPath, strings: &mut Strings) -> u32 {
        let record = [
            &admin.country_code,
            &admin.country,
            &admin.admin1_code,
            &admin.admin1,
            &admin.admin2_code,
            &admin.admin2,
        ]
        .map(|text| strings.put(text));
        let next = (self.bytes.len() / ADMIN_BYTES) as u32;
        *self.numbers.entry(record).or_insert_with(|| {
            self.bytes.extend(record.into_iter().flat_map(u32::to_le_bytes));
            next
        })
    }
}

fn encode_place(place: &Place, strings: &mut Strings, admins: &mut Admins, bytes: &mut Vec<u8>) {
    let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
    bytes.extend(millionths(place.point.lat()).to_le_bytes());
    bytes.extend(millionths(place.point.lon()).to_le_bytes());
    bytes.extend(u32::try_from(place.population).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend(strings.put(place.id.as_str()).to_le_bytes());
    bytes.extend(strings.put(&place.name).to_le_bytes());
    bytes.extend(strings.put(&place.feature_code).to_le_bytes());
    bytes.extend(admins.put(&place.admin, strings).to_le_bytes());
    bytes.push(place.feature_class.letter() as u8);
}

fn assemble(sections: [Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut index = MAGIC.to_vec();
    let mut at = HEADER_BYTES as u64;
    for section in &sections {
        index.extend(at.to_le_bytes());
        at += section.len() as u64;
        index.extend(at.to_le_bytes());
    }
    index.extend(sections.into_iter().flatten());
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_told_from_names() {
        for name in ["US", "U.S.", "Calif.", "NSW", "W. Va."] {
            assert!(is_abbreviation(name), "{name}");
        }
        for name in ["Oslo", "UKRAINE", "Saint John", "Ur"] {
            assert!(!is_abbreviation(name), "{name}");
        }
    }
}
