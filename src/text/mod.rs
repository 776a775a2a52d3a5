//! Pure functions on text: words, tables of them, sentences, datelines, bylines, CSV records, weights files, and `fold()`, the one
//! name folding for index and query alike.

mod byline;
mod dateline;
mod fold;
mod kinds;
mod records;
mod sentences;
mod short_word;
mod street;
mod tokens;
mod weights;
mod word_lists;
mod word_table;
mod written_date;

pub use byline::byline;
pub use dateline::{DatelineParts, dateline, dateline_parts};
pub use fold::{fold, fold_into, fold_words};
pub(crate) use kinds::names_with_kind;
pub(crate) use records::{Found, Record, Records};
pub use sentences::{sentence_at, sentences};
pub(crate) use short_word::{long_word, short_word};
pub use street::is_street;
pub(crate) use tokens::{BYTES_A_WORD, Tokens};
pub use tokens::{Case, Token, tokenize};
pub use weights::weights_of;
pub use word_table::{WordTable, WordTableError, word_table};
pub use written_date::WrittenDate;
pub(crate) use written_date::written_date;
