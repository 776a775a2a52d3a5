//! The word lists of `data/recognizer/word_lists.csv`, as the build script compiles them.

include!(concat!(env!("OUT_DIR"), "/recognizer_word_lists.rs"));
