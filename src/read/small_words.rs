//! The word lists of `data/languages/small_words.csv`, as the build script compiles them.

include!(concat!(env!("OUT_DIR"), "/languages_small_words.rs"));
