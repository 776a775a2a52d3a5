//! The files of `data/` as parts of the program, most of them as the build script compiles them.

/// `data/gazetteer.csv` and `data/demonyms.csv` as an index.
pub(crate) static GAZETTEER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.idx"));
/// `data/words.csv` as a table.
pub(crate) static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.table"));
/// `data/demonyms.csv`.
pub(crate) static DEMONYMS: &str = include_str!("../data/demonyms.csv");
/// `data/aliases_extra.csv`.
pub(crate) static ALIASES: &str = include_str!("../data/aliases_extra.csv");
/// `data/recognizer/model.bin` as it is.
pub(crate) static MODEL: &[u8] = include_bytes!("../data/recognizer/model.bin");
