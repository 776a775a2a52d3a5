//! Tables of `data/events` in, what the classifier knows of words out.

mod bytes;
mod compile;
mod conditions;
mod entries;
mod error;
mod event_lexicon;
mod form;
mod grammar;
mod nature;
mod openings;
mod phrases;
mod present;
mod vocabulary;

pub use error::LexiconError;
pub use event_lexicon::EventLexicon;

pub(super) use compile::{Tables, compile, compile_own, read_text};
pub(super) use conditions::{Condition, Conditions};
pub(super) use entries::{Scope, StatusCue, THRESHOLD};
pub(super) use form::Form;
pub(super) use grammar::{Part, Parts};
pub(super) use nature::Nature;
pub(super) use phrases::{ClassId, Match};
pub(super) use present::{Known, Opens, Place, Present};
pub(super) use vocabulary::{WordId, lower_case};
