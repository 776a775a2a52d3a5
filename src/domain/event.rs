//! What an article reports at a place.

use super::Span;
use std::fmt;
use std::sync::Arc;

/// What the article reports at one mention's place; the type `mention` where it reports nothing there.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The mention, as an index into the document's resolutions.
    pub mention: usize,
    /// What happened.
    pub event_type: Arc<EventType>,
    /// The words that say so.
    pub trigger: Option<Span>,
    /// Whether it happened.
    pub status: EventStatus,
    /// The words that deny it, suppose it or put it into the future or the past; none where it is asserted.
    pub cue: Option<Span>,
    /// How the words and the place were brought together.
    pub link: EventLink,
    /// What the place is to the event.
    pub role: PlaceRole,
    /// Of a place that acts without an event of its own: the words that tell of its deeds.
    pub within: Option<Span>,
    /// When it happened or is to happen, where the text says so.
    pub date: Option<EventDate>,
    /// How sure the classifier is, within 0 to 1.
    pub confidence: f64,
    /// Which rule linked the two, for `explain`.
    pub rule: &'static str,
}

/// One entry of the event taxonomy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventType {
    /// Its name in the layer, such as `air_strike`.
    pub slug: String,
    /// The group it belongs to, such as `conflict`.
    pub group: String,
    /// What other schemes call it.
    pub codes: EventCodes,
}

impl EventType {
    /// The type of a mention where no event is reported.
    pub const MENTION: &'static str = "mention";
    /// The group of that type.
    pub const NO_GROUP: &'static str = "none";
}

/// The codes of an event type in the schemes of the field; `None` where a scheme has no such type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventCodes {
    /// ACLED event type.
    pub acled_type: Option<String>,
    /// ACLED sub-event types, alternatives separated by ` | `.
    pub acled_sub_type: Option<String>,
    /// PLOVER event and mode.
    pub plover: Option<String>,
    /// CAMEO codes.
    pub cameo: Option<String>,
}

/// Whether the text says that the event happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventStatus {
    /// It happens or happened.
    Asserted,
    /// It is to come.
    Future,
    /// It is proposed, threatened, possible.
    Hypothetical,
    /// It did not happen.
    Negated,
    /// It is background from long before.
    Historical,
}

impl EventStatus {
    /// The word that stands in the layer.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Future => "future",
            Self::Hypothetical => "hypothetical",
            Self::Negated => "negated",
            Self::Historical => "historical",
        }
    }
}

/// When an event happened, as exactly as the text says: a day, or the first day of a longer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventDate {
    /// Its year.
    pub year: i16,
    /// Its month, from 1.
    pub month: i8,
    /// Its day of the month, from 1.
    pub day: i8,
    /// How much time from that day on is meant.
    pub precision: DatePrecision,
}

impl fmt::Display for EventDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DatePrecision {
    /// That day.
    Day,
    /// The week that begins on it, a Monday.
    Week,
    /// The month that begins on it.
    Month,
    /// The year that begins on it.
    Year,
}

impl DatePrecision {
    /// The word that stands in the layer.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// How an event and its place were brought together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventLink {
    /// Trigger and place stand in one sentence.
    SameSentence,
    /// The place stands in the sentence before.
    Carried,
    /// No rule puts an event there; its sentence and the document make it likely.
    Learnt,
    /// No event.
    None,
}

impl EventLink {
    /// The word that stands in the layer.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SameSentence => "same_sentence",
            Self::Carried => "carried",
            Self::Learnt => "learnt",
            Self::None => "none",
        }
    }
}

/// What a place is to the event, or to the sentence where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceRole {
    /// It happened there.
    EventLocation,
    /// A movement started there.
    Origin,
    /// A movement leads there.
    Destination,
    /// It hosts the talks.
    Host,
    /// It is a party: who talks, strikes, sends.
    Actor,
    /// The report was filed there.
    Dateline,
    /// It contains the event's place.
    Containing,
    /// None of these.
    Mention,
}

impl PlaceRole {
    /// The word that stands in the layer.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EventLocation => "event_location",
            Self::Origin => "origin",
            Self::Destination => "destination",
            Self::Host => "host",
            Self::Actor => "actor",
            Self::Dateline => "dateline",
            Self::Containing => "containing",
            Self::Mention => "mention",
        }
    }
}
