//! Tables of `data/events` in, what the classifier knows of words out.

mod conditions;
mod entries;
mod error;
mod event_lexicon;
mod grammar;
mod inflect;
mod nature;
mod openings;
mod own;
mod phrase;
mod phrases;
mod present;
mod rows;
mod tables;
mod vocabulary;

pub use error::LexiconError;
pub use event_lexicon::EventLexicon;

pub(super) use conditions::{Condition, Conditions};
pub(super) use entries::{Scope, StatusCue, THRESHOLD};
pub(super) use grammar::{Part, Parts};
pub(super) use inflect::Form;
pub(super) use nature::Nature;
pub(super) use phrases::{ClassId, Match};
pub(super) use present::{Known, Opens, Place, Present};
pub(super) use vocabulary::{WordId, lower_case};
