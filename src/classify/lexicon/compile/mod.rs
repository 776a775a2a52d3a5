//! Tables in, the bytes of a compiled lexicon out: of `data/events` once, by the build script; of users' own when they are read.

mod conditions;
mod in_a_row;
mod inflect;
mod known;
mod own;
mod phrase;
mod phrases;
mod rows;
mod tables;
#[cfg(test)]
pub(super) mod testing;
mod words;

pub(in crate::classify) use own::compile_own;
pub(in crate::classify) use rows::read_text;
pub(in crate::classify) use tables::Tables;

use super::LexiconError;
use super::bytes::Writer;
use super::entries::Trigger;
use super::grammar::Grammar;
use crate::domain::{EventType, Origin};
use phrases::Phrases;
use std::io::{self, Read};
use tables::{Loader, Taxonomy, Triggers, taxonomy};

/// The lexicon of seven tables, which `open` opens by name, as [`EventLexicon::from_bytes`](super::EventLexicon::from_bytes) reads it.
///
/// # Errors
/// If a table cannot be read, or says what it may not; the error names file and line.
pub(crate) fn compile<R: Read>(mut open: impl FnMut(&str) -> io::Result<R>) -> Result<Vec<u8>, LexiconError> {
    let mut read = |name: &str| {
        let unreadable = |error: io::Error| LexiconError::Unreadable {
            origin: Origin::file(name),
            message: error.to_string(),
        };
        read_text(open(name).map_err(unreadable)?, name)
    };
    let tables = Tables {
        taxonomy: &read("taxonomy.csv")?,
        triggers: &read("triggers.csv")?,
        status: &read("status.csv")?,
        words: &read("words.csv")?,
        actors: &read("actors.csv")?,
        grammar: &read("grammar.csv")?,
        irregular: &read("irregular.csv")?,
    };
    let taxonomy = taxonomy(tables.taxonomy)?;
    let mut loader = Loader::new(&tables)?;
    let class_words = loader.class_words(&tables)?;
    let triggers = loader.triggers(tables.triggers, &taxonomy.types)?;
    assembled(&taxonomy, class_words, triggers, loader, &tables)
}

/// The parts put together, with the cues of status and the grammar of `tables`.
fn assembled(
    taxonomy: &Taxonomy,
    class_words: Phrases,
    triggers: Triggers,
    mut loader: Loader,
    tables: &Tables<'_>,
) -> Result<Vec<u8>, LexiconError> {
    let cues = loader.cues(tables.status)?;
    let grammar = loader.grammar(tables.grammar)?;
    let classes = loader.known_classes()?;
    let mut writer = Writer::default();
    writer.number(taxonomy.types.len() as u32);
    taxonomy.types.iter().for_each(|known| write_type(known, &mut writer));
    writer.records(taxonomy.natures.iter().map(|nature| [*nature as u32]));
    writer.number(taxonomy.mention as u32);
    loader.words.write(&mut writer);
    class_words.write(&mut writer);
    triggers.phrases.write(&mut writer);
    Trigger::write(&triggers.rows, &mut writer);
    cues.write(&mut writer);
    classes.into_iter().for_each(|class| writer.number(class));
    Grammar::write(&grammar, &mut writer);
    loader.in_a_row.write(&mut writer);
    Ok(writer.finish())
}

fn write_type(known: &EventType, writer: &mut Writer) {
    writer.text(&known.slug);
    writer.text(&known.group);
    let codes = &known.codes;
    for code in [&codes.acled_type, &codes.acled_sub_type, &codes.plover, &codes.cameo] {
        writer.text(code.as_deref().unwrap_or_default());
    }
}
