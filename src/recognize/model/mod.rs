//! The model recognizer: a linear chain over words, its facts hashed into one table of weights.

mod chain;
mod classes;
mod echoes;
mod pages;
mod persons;
mod recognizer;
mod seen;
mod sheet;
mod summed;
mod templates;
#[cfg(feature = "train")]
pub mod training;
mod weights;

#[cfg(feature = "train")]
pub use classes::WordClasses;
pub use recognizer::ModelRecognizer;
#[cfg(feature = "train")]
pub use weights::Parts;
pub use weights::{Model, ModelError};
