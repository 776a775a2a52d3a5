//! Pure functions on text: words, sentences, datelines, and `fold()`, the one name folding for index and query alike.

mod dateline;
mod fold;
mod sentences;
mod tokens;

pub use dateline::dateline;
pub use fold::{fold, fold_into, fold_words};
pub use sentences::{sentence_at, sentences};
pub use tokens::{Case, Token, tokenize};
