//! File after file in, an index out.

use super::alternate_names::AlternateName;
use super::lines::Lines;
use super::place::{DumpedPlace, is_printable};
use super::regions::{self, NamedCodes};
use crate::domain::{FeatureClass, NameKind, Origin, PlaceId};
use crate::gazetteer::RowError;
use crate::gazetteer::index::{BuildError, Demonym, IndexBuilder, alternate_kind};
use std::collections::HashMap;
use std::io::BufRead;
use std::ops::ControlFlow;

/// Which of GeoNames' files a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// `countryInfo.txt`.
    Countries,
    /// `admin1CodesASCII.txt`.
    FirstLevel,
    /// `admin2Codes.txt`.
    SecondLevel,
    /// `allCountries.txt`, a country's file, `citiesN.txt`.
    Places,
    /// `alternateNamesV2.txt`, `alternateNames.txt` or a country's part of it.
    AlternateNames,
}

/// What was read and what was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Places taken.
    pub places: u64,
    /// Names taken besides main names.
    pub names: u64,
    /// Places of classes that were not wanted, and places that came twice.
    pub places_left_out: u64,
    /// Names of places that are not there, and what is no name: codes, links, ordinary words.
    pub names_left_out: u64,
}

/// Puts GeoNames' files together. Files of places come before their alternate names.
pub struct Compiler<'c> {
    index: IndexBuilder,
    numbers: HashMap<u32, u32>,
    classes: Vec<FeatureClass>,
    own_alternates: bool,
    is_ordinary: Box<dyn Fn(&str) -> bool + 'c>,
    counts: Counts,
}

impl std::fmt::Debug for Compiler<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Compiler")
            .field("counts", &self.counts)
            .finish_non_exhaustive()
    }
}

impl<'c> Compiler<'c> {
    /// Fills `index`. Alternate names for which `is_ordinary` holds ("Of", "University") are left out: in articles they
    /// are never the place.
    pub fn new(index: IndexBuilder, is_ordinary: impl Fn(&str) -> bool + 'c) -> Self {
        Self {
            index,
            numbers: HashMap::new(),
            classes: Vec::new(),
            own_alternates: true,
            is_ordinary: Box::new(is_ordinary),
            counts: Counts::default(),
        }
    }

    /// Takes places of these classes only; of all where there are none.
    #[must_use]
    pub fn with_classes(self, classes: &[FeatureClass]) -> Self {
        Self {
            classes: classes.to_vec(),
            ..self
        }
    }

    /// Leaves the alternate names in the rows of places aside, because `alternateNamesV2.txt` says them better.
    #[must_use]
    pub fn without_own_alternates(self) -> Self {
        Self {
            own_alternates: false,
            ..self
        }
    }

    /// Reads a file. `file` names it in messages; `skipped` is told of every bad line, which is passed over, and says
    /// whether to go on.
    ///
    /// # Errors
    /// If it cannot be read, or there are too many places.
    pub fn read(
        &mut self,
        kind: FileKind,
        reader: impl BufRead,
        file: &str,
        skipped: &mut dyn FnMut(RowError) -> ControlFlow<()>,
    ) -> Result<(), BuildError> {
        let mut lines = Lines::new(reader);
        while let Some(line) = lines.next()? {
            let taken = match line.text {
                Ok("") => continue,
                Ok(text) => self.take(kind, text)?,
                Err(what) => Err(what),
            };
            let Err(what) = taken else { continue };
            let error = RowError {
                origin: Origin::line(file, line.number),
                what,
                hint: None,
                unfilled: None,
            };
            if skipped(error).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// A further name of the place of a GeoNames id; nothing happens where there is no such place.
    ///
    /// # Errors
    /// If the names cannot be packed.
    pub fn add_name(&mut self, place: &PlaceId, name: &str) -> Result<(), BuildError> {
        let number = place.as_str().parse().ok().and_then(|id: u32| self.numbers.get(&id));
        match number {
            Some(number) => self.index.add_name(*number, name, alternate_kind(name)),
            None => Ok(()),
        }
    }

    /// Names a country or region; files of regions that are read after it overrule it.
    pub fn name_region(&mut self, codes: &[&str], name: &str) {
        self.index.name_region(codes, name);
    }

    /// Adds demonyms; those of places that are not there in the end are left out.
    pub fn add_demonyms(&mut self, demonyms: impl IntoIterator<Item = Demonym>) {
        self.index.add_demonyms(demonyms);
    }

    /// What was read so far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// All that was read, to be written.
    #[must_use]
    pub fn finish(self) -> IndexBuilder {
        self.index
    }

    /// Takes a line in: the outer error ends the run, the inner one is about the line.
    fn take(&mut self, kind: FileKind, line: &str) -> Result<Result<(), String>, BuildError> {
        match kind {
            FileKind::Places => match DumpedPlace::parse(line) {
                Ok(place) => self.take_place(&place).map(Ok),
                Err(what) => Ok(Err(what)),
            },
            FileKind::AlternateNames => match AlternateName::parse(line) {
                Ok(name) => self.take_name(name).map(Ok),
                Err(what) => Ok(Err(what)),
            },
            FileKind::Countries => Ok(regions::country(line).map(|named| self.take_region(named))),
            FileKind::FirstLevel => Ok(regions::region(line, 2).map(|named| self.take_region(named))),
            FileKind::SecondLevel => Ok(regions::region(line, 3).map(|named| self.take_region(named))),
        }
    }

    fn take_place(&mut self, dumped: &DumpedPlace<'_>) -> Result<(), BuildError> {
        let wanted = self.classes.is_empty() || self.classes.contains(&dumped.feature_class);
        if !wanted || self.numbers.contains_key(&dumped.id) {
            self.counts.places_left_out += 1;
            return Ok(());
        }
        let number = self.index.add_place(&dumped.to_place())?;
        self.numbers.insert(dumped.id, number);
        self.counts.places += 1;
        if dumped.ascii_name != dumped.name {
            self.index.add_name(number, dumped.ascii_name, NameKind::Primary)?;
        }
        if self.own_alternates {
            for name in dumped.alternate_names.split(',').filter(|name| is_printable(name)) {
                self.add_alternate(number, name, alternate_kind(name))?;
            }
        }
        Ok(())
    }

    fn take_name(&mut self, alternate: Option<AlternateName<'_>>) -> Result<(), BuildError> {
        let place = alternate.and_then(|name| self.numbers.get(&name.place).map(|number| (*number, name)));
        match place {
            Some((number, alternate)) => self.add_alternate(number, alternate.name, alternate.kind),
            None => {
                self.counts.names_left_out += 1;
                Ok(())
            }
        }
    }

    fn add_alternate(&mut self, number: u32, name: &str, kind: NameKind) -> Result<(), BuildError> {
        let may_be_ordinary = kind != NameKind::Abbreviation;
        if may_be_ordinary && (self.is_ordinary)(name) {
            self.counts.names_left_out += 1;
            return Ok(());
        }
        self.counts.names += 1;
        self.index.add_name(number, name, kind)
    }

    fn take_region(&mut self, named: Option<NamedCodes<'_>>) {
        if let Some((codes, name)) = named {
            self.index.name_region(&codes, name);
        }
    }
}
