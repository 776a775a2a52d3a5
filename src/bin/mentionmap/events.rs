//! The event types that were asked for.

use crate::args::EventArgs;
use crate::files::open;
use crate::messages::Refusal;
use mentionmap::classify::{EventLexicon, LexiconClassifier};
use std::io::Read;

/// The classifier of the user's own event types, if there are any.
pub(crate) fn classifier(args: &EventArgs) -> Result<Option<LexiconClassifier>, Refusal> {
    let Some(path) = &args.events else {
        return Ok(None);
    };
    let name = path.to_string_lossy();
    // The first byte too many shows that the file is none of words.
    let table = open(path)?.take(LARGEST + 1);
    match EventLexicon::from_reader(table, &name) {
        Ok(lexicon) => Ok(Some(LexiconClassifier::new(lexicon))),
        Err(error) => Err(Refusal::new(error.to_string()).with_hint(FORMAT)),
    }
}

/// The names of event types.
pub(crate) fn slugs(lexicon: &EventLexicon) -> Vec<String> {
    lexicon.types().map(|kind| kind.slug.to_string()).collect()
}

/// The names of event types, and of their groups, each once.
pub(crate) fn names(lexicon: &EventLexicon) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let types = lexicon.types();
    let (slugs, groups): (Vec<&str>, Vec<&str>) = types.map(|kind| (kind.slug.as_str(), kind.group.as_str())).unzip();
    for name in slugs.into_iter().chain(groups) {
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// No table of words is larger, in bytes; an endless input would otherwise fill the memory.
const LARGEST: u64 = 16 << 20;
const FORMAT: &str = "the columns are in the README, under \"Events of your own\"";
