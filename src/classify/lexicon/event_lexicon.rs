//! A compiled lexicon in, what the classifier asks of it out.

use super::LexiconError;
use super::bytes::Reader;
use super::conditions::InARow;
use super::entries::{Classes, StatusCue, Trigger};
use super::grammar::Grammar;
use super::nature::Nature;
use super::phrases::{ClassId, Phrases};
use super::present::Opens;
use super::vocabulary::{Vocabulary, WordId};
use crate::domain::{EventCodes, EventType};
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

impl EventLexicon {
    /// The lexicon that was compiled into these bytes.
    ///
    /// # Errors
    /// If they are none, or damaged.
    pub(in crate::classify) fn from_bytes(bytes: &[u8]) -> Result<Self, LexiconError> {
        let reader = &mut Reader::new(bytes)?;
        let types = (0..reader.number()?).map(|_| read_type(reader).map(Arc::new));
        let types = types.collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            types,
            natures: reader.each("natures that types have", |[number]| Nature::of(number))?,
            mention: reader.number()? as usize,
            vocabulary: Vocabulary::read(reader)?,
            class_words: Phrases::read(reader, |class| u8::try_from(class).ok())?,
            trigger_phrases: Phrases::read(reader, |row| u16::try_from(row).ok())?,
            triggers: Trigger::read(reader)?,
            cues: Phrases::read(reader, StatusCue::unpacked)?,
            classes: Classes::read(reader)?,
            grammar: Grammar::read(reader)?,
            in_a_row: InARow::read(reader)?,
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
}

fn read_type(reader: &mut Reader<'_>) -> Result<EventType, LexiconError> {
    let (slug, group) = (reader.text()?.to_owned(), reader.text()?.to_owned());
    let mut code = || {
        let code = reader.text()?;
        Ok((!code.is_empty()).then(|| code.to_owned()))
    };
    let codes = EventCodes {
        acled_type: code()?,
        acled_sub_type: code()?,
        plover: code()?,
        cameo: code()?,
    };
    Ok(EventType { slug, group, codes })
}

/// Classes as a bit each.
fn bits(classes: impl Iterator<Item = (ClassId, bool)>) -> u64 {
    classes.fold(0, |bits, (class, _)| bits | 1 << class)
}
