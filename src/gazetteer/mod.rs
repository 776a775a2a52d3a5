//! Surface in, candidates out: the store of places.

mod bytes;
mod check;
mod compiled;
mod csv;
mod feature_codes;
pub mod geonames;
mod index;
mod info;
mod merged;
mod names;

pub use self::csv::{
    Column, CsvOptionError, CsvOptions, LoadError, LoadReport, Places, RowError, places, read_demonyms, read_places,
};
pub use check::{Checker, Finding, Severity, World};
pub use compiled::{CompiledGazetteer, OpenError};
pub use index::{BuildError, Demonym, IndexBuilder, Row};
pub use info::GazetteerInfo;
pub use merged::MergedGazetteer;

use crate::domain::Candidate;

/// A store of places that can be asked by name.
pub trait Gazetteer: Send + Sync {
    /// All places that `surface` might name, in no particular order, each place once.
    fn candidates(&self, surface: &str) -> Vec<Candidate>;

    /// Name and date, for provenance.
    fn name(&self) -> String;

    /// What it holds, counted.
    fn info(&self) -> GazetteerInfo;
}
