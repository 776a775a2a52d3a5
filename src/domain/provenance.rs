//! Which parts made a result.

/// The name, with version or configuration, of each part that had a hand in a result.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// The recognizer.
    pub recognizer: String,
    /// The gazetteer.
    pub gazetteer: String,
    /// The resolver.
    pub resolver: String,
    /// The event classifier.
    pub classifier: String,
}
