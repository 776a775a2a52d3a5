//! The model recognizer: a linear chain over words, its facts hashed into one table of weights.

mod chain;
mod classes;
mod echoes;
mod seen;
mod sheet;
mod templates;
#[cfg(feature = "train")]
pub mod training;

pub use classes::WordClasses;
