//! The word lists of `data/text/word_lists.csv`, as the build script compiles them.

include!(concat!(env!("OUT_DIR"), "/text_word_lists.rs"));
