//! Any bytes, read as a format.

use crate::contract;
use mentionmap::read::{Format, ReadOptions, documents};

/// What the first byte of an input chooses among, for the formats whose encoding can be told.
const ENCODINGS: [&str; 5] = ["windows-1252", "utf-16le", "utf-16be", "shift_jis", "gb18030"];
/// So that limits are met by short inputs too.
const LIMIT: usize = 1000;

/// Reads bytes as a format, or as what they look like; the first byte chooses options. No panic, an end, documents that
/// hold together, errors that say where.
pub fn read(bytes: &[u8], format: Option<Format>) {
    let Some((choice, bytes)) = bytes.split_first() else {
        return;
    };
    let mut options = ReadOptions::default();
    if let Some(format) = format {
        options = options.with_format(format);
    }
    if choice & 1 == 1 {
        options = options.with_max_document(LIMIT);
    }
    if let Some(label) = ENCODINGS.get(usize::from(choice >> 1)) {
        options = options.with_encoding(label).expect("a known encoding");
    }
    // No more documents than bytes, each taking one at least, but for what is said of the input as a whole.
    let most = bytes.len() + 2;
    for (n, read) in documents(bytes, "any", &options).enumerate() {
        assert!(n < most, "no end");
        match read {
            Ok(document) => contract::of_document(&document),
            Err(error) => assert!(error.to_string().starts_with("any"), "{error}"),
        }
    }
}
