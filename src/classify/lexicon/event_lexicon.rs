//! Tables in, lexicon out: event types, their triggers, and the words that bear on them.

use super::LexiconError;
use super::conditions::InARow;
use super::entries::{Classes, StatusCue, Trigger};
use super::grammar::Grammar;
use super::nature::Nature;
use super::phrases::{ClassId, Phrases};
use super::present::Opens;
use super::rows::read_text;
use super::tables::{Loader, Tables, Taxonomy, Triggers, taxonomy};
use super::vocabulary::{Vocabulary, WordId};
use crate::domain::{EventType, Origin};
use std::io::{self, Read};
use std::sync::Arc;

/// What the classifier knows: event types, their triggers, cues of status, and classes of words.
///
/// The built-in one is [`EventLexicon::default`]; another can be read from tables of the same columns, which
/// `data/events/README.md` documents.
#[derive(Debug)]
pub struct EventLexicon {
    types: Vec<Arc<EventType>>,
    natures: Vec<Nature>,
    mention: usize,
    pub(in crate::classify) vocabulary: Vocabulary,
    pub(in crate::classify) class_words: Phrases<ClassId>,
    pub(in crate::classify) trigger_phrases: Phrases<u16>,
    pub(in crate::classify) triggers: Vec<Trigger>,
    pub(in crate::classify) cues: Phrases<StatusCue>,
    pub(in crate::classify) classes: Classes,
    pub(in crate::classify) grammar: Grammar,
    /// Words in a row that triggers ask for, each with its number.
    pub(in crate::classify) in_a_row: InARow,
}

/// The tables of `data/events`.
pub(super) const BUILT_IN: Tables<'static> = Tables {
    taxonomy: include_str!("../../../data/events/taxonomy.csv"),
    triggers: include_str!("../../../data/events/triggers.csv"),
    status: include_str!("../../../data/events/status.csv"),
    words: include_str!("../../../data/events/words.csv"),
    actors: include_str!("../../../data/events/actors.csv"),
    grammar: include_str!("../../../data/events/grammar.csv"),
    irregular: include_str!("../../../data/events/irregular.csv"),
};

impl Default for EventLexicon {
    /// The lexicon of `data/events`.
    fn default() -> Self {
        Self::parse(&BUILT_IN).expect("the built-in tables are loaded by a test")
    }
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

    pub(in crate::classify) fn event_type(&self, index: usize) -> &Arc<EventType> {
        &self.types[index]
    }

    pub(in crate::classify) fn nature(&self, index: usize) -> Nature {
        self.natures[index]
    }

    pub(in crate::classify) fn mention(&self) -> &Arc<EventType> {
        &self.types[self.mention]
    }

    /// Which phrases the word may open; one that gives a class to this word alone is none.
    pub(in crate::classify) fn opens(&self, word: WordId) -> Opens {
        Opens::of([
            (self.classes_of_phrases(word) != 0, Opens::CLASSES),
            (self.trigger_phrases.opens(word), Opens::TRIGGERS),
            (self.cues.opens(word), Opens::CUES),
        ])
    }

    /// The classes that the word belongs to by itself, a bit each.
    pub(in crate::classify) fn classes_of(&self, word: WordId) -> u64 {
        bits(self.class_words.of_word(word).filter(|(_, alone)| *alone))
    }

    /// The classes that phrases of several words give which the word may open, a bit each.
    pub(in crate::classify) fn classes_of_phrases(&self, word: WordId) -> u64 {
        bits(self.class_words.of_word(word).filter(|(_, alone)| !*alone))
    }

    /// The classes that phrases may give which a word opens by its own class: any, where there are such.
    pub(in crate::classify) const fn classes_of_classes(&self) -> u64 {
        if self.class_words.opening_classes() == 0 {
            0
        } else {
            u64::MAX
        }
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

/// Classes as a bit each.
fn bits(classes: impl Iterator<Item = (ClassId, bool)>) -> u64 {
    classes.fold(0, |bits, (class, _)| bits | 1 << class)
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
