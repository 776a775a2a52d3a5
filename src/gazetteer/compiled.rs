//! Index bytes in, candidates out: a gazetteer that is used where it lies, embedded or in memory.

use super::bytes::{Bytes, Section};
use super::index::{
    ADMIN_BYTES, Header, HeaderError, IdKey, KIND_BITS, MAGIC, PLACE_BYTES, Part, PlaceRecord, kind_from_bits, version,
};
use super::names::NameMatcher;
use super::{Gazetteer, GazetteerInfo, Proposal, Spellings};
use crate::domain::{AdminPath, Candidate, FeatureClass, NameStart, NameSummary, Place, PlaceId, Point};
use crate::text::fold;
use compact_str::CompactString;
use std::io;
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
    header: Header,
}

/// Why bytes are no index.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// It begins with something else.
    #[error("not a gazetteer index: expected it to begin with \"mmgaz\"")]
    NoIndex,
    /// It was made by another version of the program.
    #[error("gazetteer index of version {found}; expected version {expected}: compile it anew")]
    Version {
        /// The version's digits.
        found: String,
        /// Those of the version that can be read.
        expected: String,
    },
    /// It ends too early, or goes on too long.
    #[error("gazetteer index of {found} bytes; expected {expected}: it is incomplete or was changed")]
    Length {
        /// Bytes found.
        found: u64,
        /// Bytes expected.
        expected: u64,
    },
    /// Something in it is not as it was written.
    #[error("gazetteer index is damaged: {0}")]
    Damaged(String),
    /// The file cannot be mapped.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl From<HeaderError> for OpenError {
    fn from(error: HeaderError) -> Self {
        match error {
            HeaderError::NoIndex => Self::NoIndex,
            HeaderError::Version(found) => Self::Version {
                found,
                expected: version(MAGIC),
            },
            HeaderError::Short(found, expected) => Self::Length { found, expected },
            HeaderError::Damaged => Self::Damaged("its header does not add up".to_owned()),
        }
    }
}

/// So many places, the most populous, are candidates of one name at most. In GeoNames a handful of names, such as San
/// José, has more, the others hamlets and hills.
const MOST_CANDIDATES: usize = 1000;

impl CompiledGazetteer {
    /// Opens an index that is part of the program.
    ///
    /// # Errors
    /// If the bytes are no index of this version.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, OpenError> {
        Self::open(&Bytes::Static(bytes))
    }

    /// Opens an index in memory.
    ///
    /// # Errors
    /// If the bytes are no index of this version.
    pub fn from_bytes(bytes: impl Into<Arc<[u8]>>) -> Result<Self, OpenError> {
        Self::open(&Bytes::Shared(bytes.into()))
    }

    /// Opens an index in a file, which is mapped: of however many places, opening it takes no time. The file must not be
    /// written to while it is in use; to renew it, rename a new one over it.
    ///
    /// # Errors
    /// If it cannot be mapped or is no index of this version. Damage within is found by [`Self::verify`] only.
    #[cfg(not(target_family = "wasm"))]
    pub fn from_file(file: &std::fs::File) -> Result<Self, OpenError> {
        Self::open(&Bytes::map(file)?)
    }

    fn open(bytes: &Bytes) -> Result<Self, OpenError> {
        let header = Header::read(bytes.as_ref())?;
        let section = |part: Part| {
            let range = &header.extents[part as usize].range;
            // The header has been checked against the length of the bytes, which is a usize.
            Section::new(bytes.clone(), range.start as usize..range.end as usize)
        };
        let names = fst::Map::new(section(Part::Names));
        Ok(Self {
            names: names.map_err(|_| OpenError::Damaged("its names are no fst map".to_owned()))?,
            postings: section(Part::Postings),
            places: section(Part::Places),
            admins: section(Part::Admins),
            strings: section(Part::Strings),
            about: section(Part::About),
            header,
        })
    }

    /// Reads all of the index and compares it with the checksums that were written with it.
    ///
    /// # Errors
    /// If a section is not as it was written.
    pub fn verify(&self) -> Result<(), OpenError> {
        let sections = [
            (Part::Names, self.names.as_fst().as_inner().as_ref()),
            (Part::Postings, self.postings.as_ref()),
            (Part::Places, self.places.as_ref()),
            (Part::Admins, self.admins.as_ref()),
            (Part::Strings, self.strings.as_ref()),
            (Part::About, self.about.as_ref()),
        ];
        for (part, bytes) in sections {
            if crc32fast::hash(bytes) != self.header.extents[part as usize].checksum {
                let what = format!("the checksum of its {} is another", part.as_str());
                return Err(OpenError::Damaged(what));
            }
        }
        Ok(())
    }

    /// The place of an id.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<Place> {
        let key = IdKey::of(id);
        let (mut low, mut high) = (0, self.places.as_ref().len() / PLACE_BYTES);
        while low < high {
            let middle = low.midpoint(high);
            let record = self.record(middle)?;
            if IdKey::from_field(record.id, |at| self.strings.string_at(at))? < key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        self.decode(low).filter(|place| place.id == *id)
    }

    /// What it is called, without its date.
    #[must_use]
    pub fn title(&self) -> String {
        let about = String::from_utf8_lossy(self.about.as_ref());
        about.lines().next().unwrap_or_default().to_owned()
    }

    /// Whether it has ids of GeoNames'.
    pub(super) fn uses_geonames_ids(&self) -> bool {
        let first = self.record(0).and_then(|place| IdKey::from_field(place.id, |_| None));
        first.is_some()
    }

    /// The countries and territories of today and former.
    pub(super) fn countries(&self) -> impl Iterator<Item = Place> + '_ {
        let records = self.places.as_ref().chunks_exact(PLACE_BYTES).enumerate();
        let class = FeatureClass::Admin.letter() as u8;
        records
            .filter(move |(_, record)| record[PLACE_BYTES - 1] == class)
            .filter_map(|(number, _)| {
                let code = self.strings.string_at(self.record(number)?.code)?;
                code.starts_with(b"PCL").then(|| self.decode(number))?
            })
    }

    /// All places, in the order of their ids; numbers first.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        (0..self.places.as_ref().len() / PLACE_BYTES).filter_map(|number| self.decode(number))
    }

    /// Calls `found` with the number of words and the summary of each name that is a prefix of `words` (folded).
    pub fn names_at(&self, words: &[&str], found: &mut dyn FnMut(usize, NameSummary)) {
        if let Some(first) = words.first() {
            self.names_from(self.names_of(first), words, found);
        }
    }

    /// Where the names lie that begin with the folded word.
    #[must_use]
    pub fn names_of(&self, word: &str) -> NameStart {
        NameMatcher::new(self.names.as_fst()).start(word)
    }

    /// The same as [`CompiledGazetteer::names_at`], where `start` is what [`CompiledGazetteer::names_of`] said of the first
    /// word.
    pub fn names_from(&self, start: NameStart, words: &[&str], found: &mut dyn FnMut(usize, NameSummary)) {
        NameMatcher::new(self.names.as_fst()).prefixes(start, words, |count, value| {
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
        (0..count.min(MOST_CANDIDATES))
            .filter_map(|n| self.candidate(posting(n)?))
            .collect()
    }

    fn candidate(&self, posting: u32) -> Option<Candidate> {
        Some(Candidate {
            place: Arc::new(self.decode((posting >> KIND_BITS) as usize)?),
            matched: kind_from_bits(posting),
        })
    }

    fn record(&self, number: usize) -> Option<PlaceRecord> {
        let at = number.checked_mul(PLACE_BYTES)?;
        PlaceRecord::from_bytes(self.places.as_ref().get(at..at + PLACE_BYTES)?)
    }

    fn decode(&self, number: usize) -> Option<Place> {
        let record = self.record(number)?;
        let degrees = |millionths: i32| f64::from(millionths) / 1e6;
        let id = IdKey::from_field(record.id, |at| self.strings.string_at(at))?;
        Some(Place {
            id: match id {
                IdKey::Number(number) => PlaceId::numbered(number),
                IdKey::Text(text) => PlaceId::own(CompactString::from_utf8(text).ok()?),
            },
            name: self.string(record.name)?,
            point: Point::new(degrees(record.latitude), degrees(record.longitude)).ok()?,
            feature_class: FeatureClass::from_letter(char::from(record.class))?,
            feature_code: self.string(record.code)?,
            admin: self.admin(record.admin)?,
            population: record.population.into(),
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
        CompactString::from_utf8(self.strings.string_at(at)?).ok()
    }
}

impl Gazetteer for CompiledGazetteer {
    fn candidates(&self, surface: &str) -> Vec<Candidate> {
        self.names
            .get(fold(surface))
            .map_or_else(Vec::new, |value| self.candidates_at(value))
    }

    fn respelled(&self, surface: &str, most: u16, limit: usize) -> Vec<Proposal> {
        self.respelled_by(Spellings::of_the_world(), surface, most, limit)
    }

    fn did_you_mean(&self, surface: &str, limit: usize) -> Vec<Proposal> {
        self.mistyped_by(Spellings::of_the_world(), surface, limit)
    }

    fn by_id(&self, id: &PlaceId) -> Option<Place> {
        self.place(id)
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
            if let Some(class) = FeatureClass::from_letter(char::from(place[PLACE_BYTES - 1])) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::NameKind;
    use crate::gazetteer::{IndexBuilder, read_demonyms, read_places};

    const PLACES: &str = "id,name,ascii_name,latitude,longitude,feature_class,feature_code,country_code,admin1_code,population,alternate_names\n\
        6252001,United States,United States,39.76,-98.5,A,PCLI,US,,327167434,US|U.S.|America\n\
        4409896,Springfield,Springfield,37.21533,-93.29824,P,PPLA2,US,MO,166810,\n\
        4250542,Springfield,Springfield,39.80172,-89.64371,P,PPLA,US,IL,116565,\n\
        698740,Odesa,Odesa,46.47747,30.73262,P,PPLA,UA,17,1015826,Odessa|Одеса\n\
        cur:1,Black Sea,Black Sea,43.0,34.0,H,SEA,,,,\n";

    fn tiny() -> CompiledGazetteer {
        CompiledGazetteer::from_bytes(index()).unwrap()
    }

    fn index() -> Vec<u8> {
        let places = read_places(PLACES.as_bytes(), "places.csv").unwrap().rows;
        let demonyms = read_demonyms("demonym,id\nAmericans,6252001\nMartians,1\n".as_bytes(), "d.csv")
            .unwrap()
            .rows;
        let mut index = IndexBuilder::new("tiny", "2026-11-22", &["made up".to_owned()]);
        for place in &places {
            index.add(place).unwrap();
        }
        index.add_demonyms(demonyms);
        index.build().unwrap()
    }

    #[test]
    fn what_one_index_says_of_a_word_harms_no_other() {
        let mut lengths = Vec::new();
        let mut other = IndexBuilder::new("other", "2026-11-22", &[]);
        let places = read_places(PLACES.replace("United", "Unified").as_bytes(), "other.csv").unwrap();
        for place in &places.rows {
            other.add(place).unwrap();
        }
        let other = CompiledGazetteer::from_bytes(other.build().unwrap()).unwrap();
        for start in [other.names_of("unified"), NameStart::UNKNOWN] {
            tiny().names_from(start, &["united", "states"], &mut |count, _| lengths.push(count));
        }
        assert_eq!(lengths, [2, 2]);
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
    fn what_is_no_index_is_refused() {
        let error = |bytes: &[u8]| CompiledGazetteer::from_bytes(bytes).unwrap_err().to_string();
        assert!(error(b"PK\x03\x04").starts_with("not a gazetteer index"));
        assert_eq!(
            error(b"mmgaz001 and more"),
            "gazetteer index of version 001; expected version 002: compile it anew"
        );
        assert!(error(b"mmgaz002").contains("8 bytes; expected 140"));
    }

    #[test]
    fn damage_anywhere_is_found() {
        let whole = index();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            let Ok(gazetteer) = CompiledGazetteer::from_bytes(bytes) else {
                continue;
            };
            assert!(gazetteer.verify().is_err(), "byte {at}");
        }
        CompiledGazetteer::from_bytes(whole).unwrap().verify().unwrap();
    }

    #[test]
    fn a_place_is_found_by_its_id() {
        let name = |id: &str| tiny().place(&PlaceId::new(id)).map(|place| place.name.to_string());
        assert_eq!(name("698740").as_deref(), Some("Odesa"));
        assert_eq!(name("cur:1").as_deref(), Some("Black Sea"));
        assert_eq!(name("698741"), None);
        assert_eq!(name("zz"), None);
    }

    #[test]
    fn info_counts_what_is_there() {
        let info = tiny().info();
        assert_eq!((info.rows, info.name.as_str()), (5, "tiny"));
        assert_eq!(
            info.by_class,
            [
                (FeatureClass::Admin, 1),
                (FeatureClass::Water, 1),
                (FeatureClass::Populated, 3)
            ]
        );
    }
}
