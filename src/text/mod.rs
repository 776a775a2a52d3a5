//! Pure functions on text: words, sentences, datelines, weights files, and `fold()`, the one name folding for index and
//! query alike.

mod dateline;
mod fold;
mod sentences;
mod tokens;
mod weights;

pub use dateline::dateline;
pub use fold::{fold, fold_into, fold_words};
pub use sentences::{sentence_at, sentences};
pub use tokens::{Case, Token, tokenize};
pub use weights::weights_of;
