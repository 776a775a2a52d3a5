//! The ground floor: the words of the field as types. Nothing here reads, looks up or prints.

mod candidate;
mod document;
mod event;
mod evidence;
mod geoparsed;
mod home;
mod mention;
mod name;
mod origin;
mod place;
mod point;
mod provenance;
mod resolution;
#[cfg(test)]
pub(crate) mod sample;
mod span;

pub(crate) use candidate::by_id;
pub use candidate::{Candidate, CandidateSet, NameKind};
pub use document::{Document, Section, Source, SourceMethod};
pub use event::{DatePrecision, Event, EventCodes, EventDate, EventLink, EventStatus, EventType, PlaceRole};
pub use evidence::Evidence;
pub use geoparsed::{GeoparsedDocument, GeoparsedMention};
pub use home::Home;
pub use mention::{ClassHint, Mention, MentionKind};
pub(crate) use name::NameNode;
pub use name::{NameClass, NameStart, NameSummary, population_band};
pub use origin::Origin;
pub(crate) use place::is_country_code;
pub use place::{AdminPath, FeatureClass, GeoPrecision, Place, PlaceId};
pub use point::{InvalidPoint, Point};
pub use provenance::Provenance;
pub use resolution::{Outcome, Ranked, Resolution, Unresolved};
pub use span::Span;
