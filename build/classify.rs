//! What the build uses of `src/classify`: tables are compiled, and nothing is asked of them.

#[path = "../src/classify/lexicon/mod.rs"]
mod lexicon;

use std::error::Error;
use std::fs::File;
use std::path::Path;

/// The lexicon of the tables in `folder`.
pub(crate) fn compile_events(folder: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let compiled = lexicon::compile(|name| File::open(folder.join(name)));
    // An error begins with the table's name.
    Ok(compiled.map_err(|error| format!("{}/{error}", folder.display()))?)
}
