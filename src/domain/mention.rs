//! One occurrence of a place name in a text.

use super::{Evidence, Span};

/// One occurrence of a toponym.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The mention as printed, words that say its kind included: "Kursk region", "City of Paris".
    pub span: Span,
    /// The name within it: "Kursk", "Paris". Equal to `span` where the text adds nothing.
    pub name: Span,
    /// Place, demonym or coordinate.
    pub kind: MentionKind,
    /// What kind of place the text says that it is, if it says.
    pub hint: Option<ClassHint>,
    /// How sure the recognizer is that this is a toponym, within 0 to 1.
    pub confidence: f64,
    /// The rules that spoke for and against it; empty where the recognizer was not asked for them.
    pub evidence: Vec<Evidence>,
}

impl Mention {
    /// A mention whose name is all of `span`, recognized beyond doubt.
    #[must_use]
    pub fn new(span: Span, kind: MentionKind) -> Self {
        Self {
            span,
            name: span,
            kind,
            hint: None,
            confidence: 1.0,
            evidence: Vec::new(),
        }
    }
}

/// How a mention names its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MentionKind {
    /// By its name: "Kenya".
    Place,
    /// By its people or adjective: "Kenyans", "Russian".
    Demonym,
    /// By its coordinates: "48.5937, 37.9736".
    Coordinate,
}

impl MentionKind {
    /// The word that stands in the layer.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Demonym => "demonym",
            Self::Coordinate => "coordinate",
        }
    }
}

/// What kind of place the words beside a name say that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClassHint {
    /// Country, republic, kingdom.
    Country,
    /// First-level region: state, province, oblast, "Kursk region".
    Region,
    /// Second-level region: county, district, raion, parish.
    County,
    /// City, town, village.
    City,
    /// River, lake, sea, bay.
    Water,
    /// Mountain, valley, cape, island.
    Terrain,
    /// Airport, base, bridge, other works.
    Facility,
}
