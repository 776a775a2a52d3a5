//! The files that the build script compiles out of `data/`, as parts of the program.

/// `data/gazetteer.csv` and `data/demonyms.csv` as an index.
pub(crate) static GAZETTEER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.idx"));
/// `data/words.csv` as a map.
pub(crate) static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.fst"));
/// `data/demonyms.csv`.
pub(crate) static DEMONYMS: &str = include_str!("../data/demonyms.csv");
/// `data/aliases_extra.csv`.
pub(crate) static ALIASES: &str = include_str!("../data/aliases_extra.csv");
