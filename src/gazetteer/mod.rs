//! Surface in, candidates out: the store of places.

use crate::domain::{Candidate, FeatureClass};

/// A store of places that can be asked by name.
pub trait Gazetteer: Send + Sync {
    /// All places that `surface` might name, in no particular order, each place once.
    fn candidates(&self, surface: &str) -> Vec<Candidate>;

    /// Name and date, for provenance.
    fn name(&self) -> String;
}

/// What a gazetteer holds, for people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GazetteerInfo {
    /// Its name.
    pub name: String,
    /// How many places it has.
    pub rows: u64,
    /// How many distinct names.
    pub names: u64,
    /// How many places of each class.
    pub by_class: Vec<(FeatureClass, u64)>,
    /// What it was made from.
    pub sources: Vec<String>,
    /// When it was made, as an ISO 8601 date.
    pub date: String,
}
