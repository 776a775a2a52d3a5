//! The tests of the build script's parts, which stand with these: cargo runs none of a build script's own.

#[allow(dead_code, reason = "the tests have files of their own")]
#[path = "../build/inputs.rs"]
mod inputs;
#[path = "../build/word_lists.rs"]
mod word_lists;
