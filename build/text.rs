//! What the build uses of `src/text`: names are folded, words told apart and records read, but no sentences split, for which that
//! room has word lists that are still to be compiled.

#[path = "../src/text/fold.rs"]
mod fold;
#[path = "../src/text/records.rs"]
mod records;
#[path = "../src/text/short_word.rs"]
mod short_word;
#[path = "../src/text/tokens.rs"]
mod tokens;
#[path = "../src/text/word_table.rs"]
mod word_table;

pub(crate) use fold::{fold, fold_into, fold_words};
pub(crate) use records::{Found, Record, Records};
pub(crate) use tokens::tokenize;
pub(crate) use word_table::{WordTable, word_table};
