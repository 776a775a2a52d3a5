//! The word lists of `data/reader/word_lists.csv`, as the build script compiles them.

include!(concat!(env!("OUT_DIR"), "/reader_word_lists.rs"));
