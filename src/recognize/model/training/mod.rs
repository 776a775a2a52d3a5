//! For the trainer: documents in, the facts of their words out, by the very code that recognizes; and the training
//! itself. Behind the feature `train`, and no part of what the library promises.
#![allow(missing_docs, reason = "for one program of this repository")]

mod counting;
mod descent;
mod readings;
mod sample;

pub use counting::count_cases;
pub use descent::{Settings, Task, train};
pub use readings::{Found, Readings, Weights};
pub use sample::{Extractor, GoldKind, Run, Sample};

use super::seen::hash_word;
use super::templates::GROUPS;
use crate::text::fold;

pub const GROUP_NAMES: [&str; GROUPS.len()] = GROUPS;

/// Hash of a folded word, as the model has it.
#[must_use]
pub fn word_key(word: &str) -> u32 {
    hash_word(&fold(word))
}
