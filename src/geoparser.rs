//! The stages put together. (A stub until the stages are merged.)

use crate::domain::{Candidate, Document, GeoparsedDocument, Provenance};
use crate::gazetteer::{Gazetteer, GazetteerInfo};
use crate::recognize::RecognizeError;

/// Document in, geoparsed document out.
#[derive(Debug, Default)]
pub struct Geoparser(Nowhere);

impl Geoparser {
    /// A geoparser with all that the program knows.
    #[must_use]
    pub fn new() -> Self {
        Self(Nowhere)
    }

    /// Finds, places and classifies the mentions of a document.
    ///
    /// # Errors
    /// If the document cannot be searched.
    pub fn geoparse(&self, document: Document) -> Result<GeoparsedDocument, RecognizeError> {
        Ok(GeoparsedDocument {
            document,
            mentions: Vec::new(),
            provenance: Provenance::default(),
        })
    }

    /// The gazetteer that names are looked up in.
    #[must_use]
    pub fn gazetteer(&self) -> &dyn Gazetteer {
        &self.0
    }

    /// What the gazetteer holds.
    #[must_use]
    pub fn info(&self) -> GazetteerInfo {
        GazetteerInfo::default()
    }
}

/// A gazetteer without places.
#[derive(Debug, Default)]
struct Nowhere;

impl Gazetteer for Nowhere {
    fn candidates(&self, _surface: &str) -> Vec<Candidate> {
        Vec::new()
    }

    fn name(&self) -> String {
        "nowhere".into()
    }
}
