//! Surface in, candidates out: the store of places.

mod bytes;
mod check;
mod compiled;
mod completion;
mod csv;
mod feature_codes;
pub mod geonames;
mod index;
mod info;
mod merged;
mod names;
mod respelled;
mod spelling;

pub use self::csv::{
    Column, CsvOptionError, CsvOptions, LoadError, LoadReport, Places, RowError, places, read_demonyms, read_places,
};
pub use check::{Checker, Finding, Severity, World};
pub use compiled::{CompiledGazetteer, OpenError};
pub use completion::Completion;
pub use index::{BuildError, Demonym, IndexBuilder, Row, is_index};
pub use info::GazetteerInfo;
pub use merged::MergedGazetteer;
pub use respelled::Proposal;
pub use spelling::{Spellings, TableError};

use crate::domain::{Candidate, Place, PlaceId};

/// A store of places that can be asked by name.
pub trait Gazetteer: Send + Sync {
    /// All places that `surface` might name, in no particular order, each place once.
    fn candidates(&self, surface: &str) -> Vec<Candidate>;

    /// Up to `limit` names that `surface` may be another spelling of, the likeliest first, each with its places; none that is further
    /// from it than `most` tenths of a wrong letter, which saves most of the search. To be asked where no place is called so as
    /// it is written.
    fn respelled(&self, surface: &str, most: u16, limit: usize) -> Vec<Proposal> {
        let _ = (surface, most, limit);
        Vec::new()
    }

    /// Up to `limit` names that somebody who mistyped `surface` may have meant, the likeliest first.
    fn did_you_mean(&self, surface: &str, limit: usize) -> Vec<Proposal> {
        let _ = (surface, limit);
        Vec::new()
    }

    /// The place of an id, for who names it by that; none where the store cannot be asked so.
    fn by_id(&self, id: &PlaceId) -> Option<Place> {
        let _ = id;
        None
    }

    /// Name and date, for provenance.
    fn name(&self) -> String;

    /// What it holds, counted.
    fn info(&self) -> GazetteerInfo;
}
