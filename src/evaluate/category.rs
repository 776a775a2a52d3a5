//! What is wrong with a mention.

use serde::Serialize;

/// What is wrong with a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// A gold mention that was not found.
    Missed,
    /// A predicted mention that is none.
    Invented,
    /// Found, but with another span.
    WrongBoundary,
    /// Found, but without a pin, or with one too far from the gold point.
    WrongPlace,
    /// Missed or misplaced, and the gazetteer has no candidate near the gold point.
    NotInGazetteer,
    /// An event that is told at a place, and was not found there.
    EventMissed,
    /// An event that was found at a place, and is not told there.
    EventInvented,
}

impl Category {
    /// Those of mentions.
    pub const ALL: [Self; 5] = [
        Self::Missed,
        Self::Invented,
        Self::WrongBoundary,
        Self::WrongPlace,
        Self::NotInGazetteer,
    ];

    /// The word for reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Invented => "invented",
            Self::WrongBoundary => "wrong_boundary",
            Self::WrongPlace => "wrong_place",
            Self::NotInGazetteer => "not_in_gazetteer",
            Self::EventMissed => "event_missed",
            Self::EventInvented => "event_invented",
        }
    }
}
