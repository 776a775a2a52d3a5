//! Rows in, one after the other; an index out.

use super::admins::Admins;
use super::layout::{Part, Sections};
use super::names::{KIND_BITS, MOST_PLACES, Names, kind_from_bits};
use super::places::{IdKey, PlaceRecord, sort_by_id};
use super::row::{Demonym, Row, alternate_kind};
use super::strings::Strings;
use super::summary::{self, Bearer};
use crate::domain::{FeatureClass, NameKind, NameSummary, Place};
use crate::text::fold;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::io::{self, Cursor, Seek, Write};

/// Places that one name can have, the most populous of them.
const MOST_BEARERS: usize = u16::MAX as usize;

/// Collects places and compiles them. Memory: some 150 bytes a place with two names, of which 70 are the index itself.
#[derive(Default)]
pub struct IndexBuilder {
    about: Vec<String>,
    names: Names,
    places: Vec<PlaceRecord>,
    strings: Strings,
    admins: Admins,
    demonyms: Vec<Demonym>,
    least_population: u64,
}

impl std::fmt::Debug for IndexBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IndexBuilder")
            .field("about", &self.about)
            .field("places", &self.places.len())
            .finish_non_exhaustive()
    }
}

/// Why no index could be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// More places than can be numbered (536,870,912), or texts of 4 GiB.
    #[error("too large for an index: more than 536870912 places, or more than 4 GiB of names")]
    TooLarge,
    /// It could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The names could not be packed.
    #[error(transparent)]
    Names(#[from] fst::Error),
}

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

    /// Takes settlements for as well known as if they had `population` inhabitants at least when names are recognised:
    /// whoever lists a place by hand means it to be found. It changes no place.
    #[must_use]
    pub fn with_least_population(self, population: u64) -> Self {
        Self {
            least_population: population,
            ..self
        }
    }

    /// Adds a place with its names and says its number, which counts places from 0 as they are added.
    ///
    /// # Errors
    /// If there are too many.
    pub fn add(&mut self, row: &Row) -> Result<u32, BuildError> {
        let number = self.add_place(&row.place)?;
        self.add_name(number, &row.ascii_name, NameKind::Primary)?;
        for name in &row.alternate_names {
            self.add_name(number, name, alternate_kind(name))?;
        }
        Ok(number)
    }

    /// Adds a place by its main name alone and says its number.
    ///
    /// # Errors
    /// If there are too many.
    pub fn add_place(&mut self, place: &Place) -> Result<u32, BuildError> {
        if self.places.len() >= MOST_PLACES {
            return Err(BuildError::TooLarge);
        }
        let number = self.places.len() as u32;
        let admin = self.admins.put(place);
        self.places.push(PlaceRecord::new(place, admin, &mut self.strings)?);
        self.add_name(number, &place.name, NameKind::Primary)?;
        Ok(number)
    }

    /// Adds a name to the place of a number. What folds to nothing, or to more than 400 bytes, is no name.
    ///
    /// # Errors
    /// If the names could not be packed.
    pub fn add_name(&mut self, number: u32, name: &str, kind: NameKind) -> Result<(), BuildError> {
        self.names.add(&fold(name), number, kind)
    }

    /// Names a country or region by its codes (country; country and first level; and second level), whatever the rows
    /// call it.
    pub fn name_region(&mut self, codes: &[&str], name: &str) {
        self.admins.name(codes, name);
    }

    /// Adds demonyms; those of places that are not there in the end are left out.
    pub fn add_demonyms(&mut self, demonyms: impl IntoIterator<Item = Demonym>) {
        self.demonyms.extend(demonyms);
    }

    /// The index in memory.
    ///
    /// # Errors
    /// If there are too many places or names for the layout.
    pub fn build(self) -> Result<Vec<u8>, BuildError> {
        let mut index = Cursor::new(Vec::new());
        self.write(&mut index)?;
        Ok(index.into_inner())
    }

    /// Writes the index to `out`, from where it stands there.
    ///
    /// # Errors
    /// If it cannot be written, or there are too many places or names for the layout.
    pub fn write(mut self, out: impl Write + Seek) -> Result<(), BuildError> {
        self.place_demonyms()?;
        let admins = self.admins.encode(&mut self.strings)?;
        let numbers = sort_by_id(&mut self.places, &self.strings);
        let mut sections = Sections::new(out)?;
        let postings = sections.write(Part::Names, |out| {
            let bearers = Bearers {
                places: &self.places,
                strings: &self.strings,
                least_population: self.least_population,
            };
            write_names(self.names, &numbers, &bearers, out)
        })?;
        sections.write_bytes(Part::Postings, &postings)?;
        sections.write(Part::Places, |out| {
            let mut places = self.places.iter();
            Ok(places.try_for_each(|place| out.write_all(&place.to_bytes()))?)
        })?;
        sections.write_bytes(Part::Admins, &admins)?;
        sections.write_bytes(Part::Strings, &self.strings.bytes)?;
        sections.write_bytes(Part::About, self.about.join("\n").as_bytes())?;
        Ok(sections.finish()?)
    }

    fn place_demonyms(&mut self) -> Result<(), BuildError> {
        let demonyms = std::mem::take(&mut self.demonyms);
        let mut wanted: HashMap<IdKey<'_>, Vec<&str>> = HashMap::new();
        for demonym in &demonyms {
            let id = IdKey::of(&demonym.place);
            wanted.entry(id).or_default().push(&demonym.demonym);
        }
        for (number, place) in (0..).zip(&self.places) {
            let id = IdKey::from_field(place.id, |at| Some(self.strings.get(at)));
            for demonym in id.and_then(|id| wanted.remove(&id)).unwrap_or_default() {
                self.names.add(&fold(demonym), number, NameKind::Demonym)?;
            }
        }
        Ok(())
    }
}

/// The places as the names ask of them.
struct Bearers<'b> {
    places: &'b [PlaceRecord],
    strings: &'b Strings,
    least_population: u64,
}

impl Bearers<'_> {
    fn population(&self, posting: &u32) -> u32 {
        self.places[(*posting >> KIND_BITS) as usize].population
    }

    fn summary(&self, postings: &[u32]) -> NameSummary {
        let add = |summary, posting: &u32| {
            let place = &self.places[(posting >> KIND_BITS) as usize];
            let settlement = place.class == FeatureClass::Populated.letter() as u8;
            let least = if settlement { self.least_population } else { 0 };
            let bearer = Bearer {
                kind: kind_from_bits(*posting),
                class: place.class,
                code: self.strings.get(place.code),
                population: least.max(place.population.into()),
            };
            summary::add(summary, &bearer)
        };
        postings.iter().fold(NameSummary::default(), add)
    }
}

/// Writes the names to `out` and returns their postings.
fn write_names(
    names: Names,
    numbers: &[u32],
    bearers: &Bearers<'_>,
    out: &mut dyn Write,
) -> Result<Vec<u8>, BuildError> {
    let mut map = fst::MapBuilder::new(out)?;
    let mut bytes = Vec::new();
    names.merged(
        |number| numbers[number as usize],
        |name, postings| {
            map.insert(name, bytes.len() as u64)?;
            postings.sort_by_key(|posting| Reverse(bearers.population(posting)));
            postings.truncate(MOST_BEARERS);
            bytes.extend(bearers.summary(postings).to_bits().to_le_bytes());
            bytes.extend((postings.len() as u16).to_le_bytes());
            bytes.extend(postings.iter().flat_map(|posting| posting.to_le_bytes()));
            Ok(())
        },
    )?;
    map.finish()?;
    Ok(bytes)
}
