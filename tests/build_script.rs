//! The tests of the build script's parts, which stand with these: cargo runs none of a build script's own.

#[path = "../build/word_lists.rs"]
mod word_lists;
