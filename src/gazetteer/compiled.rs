//! Index bytes in, candidates out: a gazetteer that is used where it lies, embedded or in memory.

use super::index::{ADMIN_BYTES, HEADER_BYTES, MAGIC, PLACE_BYTES, SECTIONS, kind_from_bits};
use super::names::NameMatcher;
use super::{Gazetteer, GazetteerInfo, Proposal, Spellings};
use crate::domain::{AdminPath, Candidate, FeatureClass, NameSummary, Place, PlaceId, Point};
use crate::text::fold;
use compact_str::CompactString;
use std::ops::Range;
use std::sync::Arc;

/// A gazetteer in the form that [`super::IndexBuilder`] makes. Opening it reads nothing but the header.
#[derive(Debug, Clone)]
pub struct CompiledGazetteer {
    names: fst::Map<Section>,
    postings: Section,
    places: Section,
    admins: Section,
    strings: Section,
    about: Section,
}

/// Why bytes are no index.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// It begins with something else.
    #[error("not a gazetteer index of this version: expected it to begin with \"mmgaz001\"")]
    Magic,
    /// A section lies outside the file or is damaged.
    #[error("gazetteer index is damaged: {0}")]
    Damaged(&'static str),
}

/// Where the bytes of an index live.
#[derive(Debug, Clone)]
enum Bytes {
    Static(&'static [u8]),
    Shared(Arc<[u8]>),
}

/// A range of the index.
#[derive(Debug, Clone)]
struct Section {
    bytes: Bytes,
    range: Range<usize>,
}

impl AsRef<[u8]> for Section {
    fn as_ref(&self) -> &[u8] {
        let bytes = match &self.bytes {
            Bytes::Static(bytes) => bytes,
            Bytes::Shared(bytes) => &bytes[..],
        };
        &bytes[self.range.clone()]
    }
}

impl Section {
    fn u32_at(&self, at: usize) -> Option<u32> {
        let bytes = self.as_ref().get(at..at + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }

    fn u16_at(&self, at: usize) -> Option<u16> {
        let bytes = self.as_ref().get(at..at + 2)?;
        Some(u16::from_le_bytes(bytes.try_into().ok()?))
    }
}

impl CompiledGazetteer {
    /// Opens an index that is part of the program.
    ///
    /// # Errors
    /// If the bytes are no index of this version.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, OpenError> {
        Self::open(Bytes::Static(bytes), bytes.len())
    }

    /// Opens an index in memory.
    ///
    /// # Errors
    /// If the bytes are no index of this version.
    pub fn from_bytes(bytes: impl Into<Arc<[u8]>>) -> Result<Self, OpenError> {
        let bytes = bytes.into();
        let len = bytes.len();
        Self::open(Bytes::Shared(bytes), len)
    }

    fn open(bytes: Bytes, len: usize) -> Result<Self, OpenError> {
        let whole = Section {
            bytes: bytes.clone(),
            range: 0..len,
        };
        let [names, postings, places, admins, strings, about] = section_ranges(whole.as_ref())?.map(|range| Section {
            bytes: bytes.clone(),
            range,
        });
        let names = fst::Map::new(names).map_err(|_| OpenError::Damaged("the names are no fst map"))?;
        Ok(Self {
            names,
            postings,
            places,
            admins,
            strings,
            about,
        })
    }

    /// Calls `found` with the number of words and the summary of each name that is a prefix of `words` (folded).
    pub fn names_at(&self, words: &[&str], found: &mut dyn FnMut(usize, NameSummary)) {
        NameMatcher::new(self.names.as_fst()).prefixes(words, |count, value| {
            if let Some(summary) = self.summary_at(value) {
                found(count, summary);
            }
        });
    }

    fn summary_at(&self, value: u64) -> Option<NameSummary> {
        self.postings
            .u32_at(usize::try_from(value).ok()?)
            .map(NameSummary::from_bits)
    }

    /// The index of folded names.
    pub(super) fn names(&self) -> &fst::raw::Fst<impl AsRef<[u8]>> {
        self.names.as_fst()
    }

    /// The places of the name that has `value` in the index of names.
    pub(super) fn candidates_at(&self, value: u64) -> Vec<Candidate> {
        let Ok(entry) = usize::try_from(value) else {
            return Vec::new();
        };
        let count = usize::from(self.postings.u16_at(entry + 4).unwrap_or(0));
        let posting = |n: usize| self.postings.u32_at(entry + 6 + n * 4);
        (0..count).filter_map(|n| self.candidate(posting(n)?)).collect()
    }

    fn candidate(&self, posting: u32) -> Option<Candidate> {
        Some(Candidate {
            place: self.place(posting >> 2)?,
            matched: kind_from_bits(posting),
        })
    }

    fn place(&self, number: u32) -> Option<Place> {
        let at = number as usize * PLACE_BYTES;
        let field = |n: usize| self.places.u32_at(at + n * 4);
        let degrees = |n: usize| Some(f64::from(field(n)?.cast_signed()) / 1e6);
        Some(Place {
            point: Point::new(degrees(0)?, degrees(1)?).ok()?,
            population: field(2)?.into(),
            id: PlaceId::new(self.string(field(3)?)?),
            name: self.string(field(4)?)?,
            feature_code: self.string(field(5)?)?,
            admin: self.admin(field(6)?)?,
            feature_class: FeatureClass::from_letter(char::from(*self.places.as_ref().get(at + 28)?))?,
        })
    }

    fn admin(&self, number: u32) -> Option<AdminPath> {
        let at = number as usize * ADMIN_BYTES;
        let text = |n: usize| self.string(self.admins.u32_at(at + n * 4)?);
        Some(AdminPath {
            country_code: text(0)?,
            country: text(1)?,
            admin1_code: text(2)?,
            admin1: text(3)?,
            admin2_code: text(4)?,
            admin2: text(5)?,
        })
    }

    fn string(&self, at: u32) -> Option<CompactString> {
        let bytes = self.strings.as_ref().get(at as usize..)?;
        let (len, rest) = bytes.split_first()?;
        CompactString::from_utf8(rest.get(..usize::from(*len))?).ok()
    }
}

impl Gazetteer for CompiledGazetteer {
    fn candidates(&self, surface: &str) -> Vec<Candidate> {
        self.names
            .get(fold(surface))
            .map_or_else(Vec::new, |value| self.candidates_at(value))
    }

    fn respelled(&self, surface: &str, limit: usize) -> Vec<Proposal> {
        self.respelled_by(Spellings::of_the_world(), surface, limit)
    }

    fn did_you_mean(&self, surface: &str, limit: usize) -> Vec<Proposal> {
        self.mistyped_by(Spellings::of_the_world(), surface, limit)
    }

    fn name(&self) -> String {
        let about = String::from_utf8_lossy(self.about.as_ref());
        about.lines().take(2).collect::<Vec<_>>().join(" ")
    }

    fn info(&self) -> GazetteerInfo {
        let about = String::from_utf8_lossy(self.about.as_ref());
        let mut about = about.lines().map(str::to_owned);
        let places = self.places.as_ref().chunks_exact(PLACE_BYTES);
        let mut counts = [0_u64; FeatureClass::ALL.len()];
        for place in places.clone() {
            if let Some(class) = FeatureClass::from_letter(char::from(place[28])) {
                counts[class as usize] += 1;
            }
        }
        GazetteerInfo {
            name: about.next().unwrap_or_default(),
            date: about.next().unwrap_or_default(),
            sources: about.collect(),
            rows: places.len() as u64,
            names: self.names.len() as u64,
            by_class: FeatureClass::ALL
                .into_iter()
                .zip(counts)
                .filter(|(_, count)| *count > 0)
                .collect(),
        }
    }
}

fn section_ranges(bytes: &[u8]) -> Result<[Range<usize>; SECTIONS], OpenError> {
    if !bytes.starts_with(MAGIC) {
        return Err(OpenError::Magic);
    }
    let header = bytes
        .get(MAGIC.len()..HEADER_BYTES)
        .ok_or(OpenError::Damaged("the header is cut short"))?;
    let number = |n: usize| {
        let eight: [u8; 8] = header[n * 8..n * 8 + 8].try_into().expect("eight bytes");
        usize::try_from(u64::from_le_bytes(eight)).unwrap_or(usize::MAX)
    };
    let mut ranges = [const { 0..0 }; SECTIONS];
    for (n, range) in ranges.iter_mut().enumerate() {
        *range = number(2 * n)..number(2 * n + 1);
        if range.start > range.end || range.end > bytes.len() {
            return Err(OpenError::Damaged("a section lies outside the file"));
        }
    }
    Ok(ranges)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::NameKind;
    use crate::gazetteer::{IndexBuilder, read_demonyms, read_places};

    const PLACES: &str = "id,name,ascii_name,latitude,longitude,feature_class,feature_code,country_code,admin1_code,population,alternate_names\n\
        6252001,United States,United States,39.76,-98.5,A,PCLI,US,,327167434,US|U.S.|America\n\
        4409896,Springfield,Springfield,37.21533,-93.29824,P,PPLA2,US,MO,166810,\n\
        4250542,Springfield,Springfield,39.80172,-89.64371,P,PPLA,US,IL,116565,\n\
        698740,Odesa,Odesa,46.47747,30.73262,P,PPLA,UA,17,1015826,Odessa|Одеса\n";

    fn tiny() -> CompiledGazetteer {
        let places = read_places(PLACES.as_bytes(), "places.csv").unwrap().rows;
        let demonyms = read_demonyms("demonym,id\nAmericans,6252001\nMartians,1\n".as_bytes(), "d.csv")
            .unwrap()
            .rows;
        let index = IndexBuilder::new("tiny", "2026-11-22", &["made up".to_owned()]);
        CompiledGazetteer::from_bytes(index.with_places(places).with_demonyms(demonyms).build().unwrap()).unwrap()
    }

    #[test]
    fn every_place_of_a_name_is_a_candidate() {
        let found = tiny().candidates("SPRINGFIELD");
        let ids: Vec<&str> = found.iter().map(|candidate| candidate.place.id.as_str()).collect();
        assert_eq!(ids, ["4409896", "4250542"]);
        assert_eq!(found[0].place.admin.country, "United States");
        assert!((found[0].place.point.lon() - -93.29824).abs() < 1e-6);
    }

    #[test]
    fn names_abbreviations_and_demonyms_are_told_apart() {
        let gazetteer = tiny();
        let kind = |surface: &str| gazetteer.candidates(surface)[0].matched;
        assert_eq!(kind("Odesa"), NameKind::Primary);
        assert_eq!(kind("Одеса"), NameKind::Alternate);
        assert_eq!(kind("U.S."), NameKind::Abbreviation);
        assert_eq!(kind("Americans"), NameKind::Demonym);
        assert!(gazetteer.candidates("Martians").is_empty());
    }

    #[test]
    fn prefixes_of_the_words_are_found_in_growing_length() {
        let mut lengths = Vec::new();
        tiny().names_at(&["united", "states", "of"], &mut |count, _| lengths.push(count));
        assert_eq!(lengths, [2]);
    }

    #[test]
    fn damaged_bytes_are_refused() {
        assert!(matches!(
            CompiledGazetteer::from_static(b"PK\x03\x04"),
            Err(OpenError::Magic)
        ));
        assert!(matches!(
            CompiledGazetteer::from_static(b"mmgaz001"),
            Err(OpenError::Damaged(_))
        ));
    }

    #[test]
    fn info_counts_what_is_there() {
        let info = tiny().info();
        assert_eq!((info.rows, info.name.as_str()), (4, "tiny"));
        assert_eq!(info.by_class, [(FeatureClass::Admin, 1), (FeatureClass::Populated, 3)]);
    }
}
