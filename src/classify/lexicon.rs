//! Tables in, lexicon out: event types, their triggers, and the words that bear on them.

use super::LexiconError;
use super::conditions::{Conditions, InARow};
use super::grammar::Grammar;
use super::nature::Nature;
use super::own::own_lexicon;
use super::phrases::{ClassId, Phrases};
use super::tables::{Loader, Tables, Taxonomy, Triggers, taxonomy};
use super::vocabulary::Vocabulary;
use crate::domain::{EventStatus, EventType, Origin};
use std::io::{self, Read};
use std::sync::Arc;

/// Classes that the code asks for by name; the tables add the others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Classes {
    /// Nouns for those who act for a place: forces, officials, police.
    pub(super) actor: ClassId,
    /// Verbs whose subject is the place where it happens: come under, suffer, be.
    pub(super) experiencer: ClassId,
    /// Irregular past forms, by which a verb is told from a noun.
    pub(super) past: ClassId,
    /// Kinds of place: village, city, area.
    pub(super) ground: ClassId,
    /// What kills without a hand: earthquake, flood.
    pub(super) hazard: ClassId,
    /// What spreads: cholera, virus.
    pub(super) illness: ClassId,
}

/// One trigger: the type it speaks for, how surely, and in what company.
#[derive(Debug)]
pub(super) struct Trigger {
    /// Index into the types.
    pub(super) event_type: usize,
    /// How surely, within 0 to 1.
    pub(super) weight: f64,
    /// The company it needs and shuns.
    pub(super) conditions: Conditions,
}

/// Where a status cue must stand for it to bear on a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Before it, within reach.
    Before,
    /// After it, within reach, or within the trigger itself.
    After,
    /// Anywhere in its clause.
    Clause,
}

/// What a status cue says.
#[derive(Debug, Clone, Copy)]
pub(super) struct StatusCue {
    /// The status.
    pub(super) status: EventStatus,
    /// Where it must stand.
    pub(super) scope: Scope,
    /// Words between it and the trigger at most.
    pub(super) reach: usize,
}

/// What the classifier knows: event types, their triggers, cues of status, and classes of words.
///
/// The built-in one is [`EventLexicon::default`]; another can be read from tables of the same columns, which
/// `data/events/README.md` documents.
#[derive(Debug)]
pub struct EventLexicon {
    types: Vec<Arc<EventType>>,
    natures: Vec<Nature>,
    mention: usize,
    pub(super) vocabulary: Vocabulary,
    pub(super) class_words: Phrases<ClassId>,
    pub(super) trigger_phrases: Phrases<u16>,
    pub(super) triggers: Vec<Trigger>,
    pub(super) cues: Phrases<StatusCue>,
    pub(super) classes: Classes,
    pub(super) grammar: Grammar,
    /// Words in a row that triggers ask for, each with its number.
    pub(super) in_a_row: InARow,
}

/// The tables of `data/events`.
pub(super) const BUILT_IN: Tables<'static> = Tables {
    taxonomy: include_str!("../../data/events/taxonomy.csv"),
    triggers: include_str!("../../data/events/triggers.csv"),
    status: include_str!("../../data/events/status.csv"),
    words: include_str!("../../data/events/words.csv"),
    actors: include_str!("../../data/events/actors.csv"),
    grammar: include_str!("../../data/events/grammar.csv"),
    irregular: include_str!("../../data/events/irregular.csv"),
};

impl Default for EventLexicon {
    /// The lexicon of `data/events`.
    fn default() -> Self {
        Self::parse(&BUILT_IN).expect("the built-in tables are loaded by a test")
    }
}

/// The text of the table `name`; what is no text is said with the line that shows it.
fn read_text(mut reader: impl Read, name: &str) -> Result<String, LexiconError> {
    let unreadable = |origin, message: String| LexiconError::Unreadable { origin, message };
    let mut bytes = Vec::new();
    let read = reader.read_to_end(&mut bytes);
    read.map_err(|error| unreadable(Origin::file(name), error.to_string()))?;
    let line = |end: usize| 1 + bytes[..end].iter().filter(|byte| **byte == b'\n').count() as u64;
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let message = "a NUL byte, which no table of words has".to_owned();
        return Err(unreadable(Origin::line(name, line(at)), message));
    }
    if let Err(error) = std::str::from_utf8(&bytes) {
        let origin = Origin::line(name, line(error.valid_up_to()));
        return Err(unreadable(origin, "a letter that is not in UTF-8".to_owned()));
    }
    String::from_utf8(bytes).map_err(|error| unreadable(Origin::file(name), error.to_string()))
}

impl EventLexicon {
    /// A lexicon read from seven tables, which `open` opens by name: `taxonomy.csv`, `triggers.csv`, `status.csv`,
    /// `words.csv`, `actors.csv`, `grammar.csv` and `irregular.csv`.
    ///
    /// # Errors
    /// If a table cannot be read, or says what it may not; the error names file and line.
    pub fn from_readers<R: Read>(mut open: impl FnMut(&str) -> io::Result<R>) -> Result<Self, LexiconError> {
        let mut read = |name: &str| {
            let unreadable = |error: io::Error| LexiconError::Unreadable {
                origin: Origin::file(name),
                message: error.to_string(),
            };
            read_text(open(name).map_err(unreadable)?, name)
        };
        Self::parse(&Tables {
            taxonomy: &read("taxonomy.csv")?,
            triggers: &read("triggers.csv")?,
            status: &read("status.csv")?,
            words: &read("words.csv")?,
            actors: &read("actors.csv")?,
            grammar: &read("grammar.csv")?,
            irregular: &read("irregular.csv")?,
        })
    }

    /// The event types, in the order of the taxonomy.
    pub fn types(&self) -> impl Iterator<Item = &EventType> {
        self.types.iter().map(AsRef::as_ref)
    }

    pub(super) fn event_type(&self, index: usize) -> &Arc<EventType> {
        &self.types[index]
    }

    pub(super) fn nature(&self, index: usize) -> Nature {
        self.natures[index]
    }

    pub(super) fn mention(&self) -> &Arc<EventType> {
        &self.types[self.mention]
    }

    /// A lexicon of one's own event types, read from one table, which the README documents. Cues of status,
    /// classes of words, actors and irregular verbs are the built-in ones. `name` is what errors call the table.
    ///
    /// # Errors
    /// If the table cannot be read, or says what it may not; the error names file and line.
    pub fn from_reader(reader: impl Read, name: &str) -> Result<Self, LexiconError> {
        own_lexicon(name, &read_text(reader, name)?)
    }

    fn parse(tables: &Tables<'_>) -> Result<Self, LexiconError> {
        let taxonomy = taxonomy(tables.taxonomy)?;
        let mut loader = Loader::new(tables)?;
        let class_words = loader.class_words(tables)?;
        let triggers = loader.triggers(tables.triggers, &taxonomy.types)?;
        Self::assembled(taxonomy, class_words, triggers, loader, tables)
    }

    /// The parts put together, with the cues of status and the grammar of `tables`.
    pub(super) fn assembled(
        taxonomy: Taxonomy,
        mut class_words: Phrases<ClassId>,
        triggers: Triggers,
        mut loader: Loader,
        tables: &Tables<'_>,
    ) -> Result<Self, LexiconError> {
        class_words.finish();
        let cues = loader.cues(tables.status)?;
        let grammar = loader.grammar(tables.grammar)?;
        let classes = loader.known_classes()?;
        Ok(Self {
            types: taxonomy.types,
            natures: taxonomy.natures,
            mention: taxonomy.mention,
            vocabulary: loader.vocabulary,
            class_words,
            trigger_phrases: triggers.phrases,
            triggers: triggers.rows,
            cues,
            classes,
            grammar,
            in_a_row: loader.in_a_row,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, text: &'static str) -> Result<EventLexicon, LexiconError> {
        EventLexicon::from_readers(|table| {
            let own = match table {
                "taxonomy.csv" => {
                    "slug,group,nature,definition,acled_type,acled_sub_type,plover,cameo\nmention,none,setting,,,,,\n"
                }
                "triggers.csv" => "slug,triggers,kind,weight,requires,forbids,why\n",
                "status.csv" => "status,cue,kind,scope,reach,why\n",
                "words.csv" => {
                    "class,words,kind,why\nexperiencer,be,verb,\nground,city,noun,\nhazard,flood,noun,\nillness,flu,noun,\n"
                }
                "actors.csv" => "noun,kind,why\n",
                "grammar.csv" => "part,words,kind,why\n",
                _ => "base,past,participle\n",
            };
            Ok((if table == name { text } else { own }).as_bytes())
        })
    }

    #[test]
    fn the_built_in_tables_load() {
        assert_eq!(EventLexicon::default().types().count(), 36);
    }

    #[test]
    fn a_lexicon_may_have_its_own_types() {
        let own = "slug,group,nature,definition,acled_type,acled_sub_type,plover,cameo\nsighting,wildlife,incident,,,,,\nmention,none,setting,,,,,\n";
        assert_eq!(with("taxonomy.csv", own).unwrap().types().count(), 2);
    }

    #[test]
    fn a_wrong_value_is_said_with_file_line_and_expectation() {
        let text = "slug,triggers,kind,weight,requires,forbids,why\nraid,raid,verb,1,,,\n";
        let error = with("triggers.csv", text).unwrap_err();
        assert_eq!(
            error.to_string(),
            "triggers.csv:2: `slug` is \"raid\", expected one of taxonomy.csv"
        );
        let text = "slug,triggers,kind,weight,requires,forbids,why\n\nmention,raid,verb,NaN,,,\n";
        let error = with("triggers.csv", text).unwrap_err();
        assert_eq!(
            error.to_string(),
            "triggers.csv:3: `weight` is \"NaN\", expected a number within 0.28 to 1: what is less sure is no event"
        );
    }
}
