//! What the build uses of `src/classify`: tables are compiled, and nothing is asked of them.

#[path = "../src/classify/lexicon/mod.rs"]
mod lexicon;

use std::error::Error;
use std::fs;
use std::path::Path;

/// The lexicon of the tables in `folder`.
pub(crate) fn compile_events(folder: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let compiled = lexicon::compile(&lexicon::Tables {
        taxonomy: &read("taxonomy.csv")?,
        triggers: &read("triggers.csv")?,
        status: &read("status.csv")?,
        words: &read("words.csv")?,
        actors: &read("actors.csv")?,
        grammar: &read("grammar.csv")?,
        irregular: &read("irregular.csv")?,
    });
    // An error begins with the table's name.
    Ok(compiled.map_err(|error| format!("{}/{error}", folder.display()))?)
}
