//! The word lists of `data/resolver/word_lists.csv`, as the build script compiles them.

include!(concat!(env!("OUT_DIR"), "/resolver_word_lists.rs"));
