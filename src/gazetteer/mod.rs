//! Surface in, candidates out: the store of places.

use crate::domain::Candidate;

/// A store of places that can be asked by name.
pub trait Gazetteer: Send + Sync {
    /// All places that `surface` might name, in no particular order, each place once.
    fn candidates(&self, surface: &str) -> Vec<Candidate>;

    /// Name and date, for provenance.
    fn name(&self) -> String;
}
