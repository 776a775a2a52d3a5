//! The company that a trigger needs and shuns.

use super::phrases::ClassId;
use super::reading::Reading;
use super::vocabulary::WordId;

/// One thing that the words around a trigger may hold.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// These words in a row, or this one, in its sentence.
    Words(Box<[WordId]>),
    /// A word of this class in its sentence, the trigger's own words aside.
    Class(ClassId),
    /// The trigger's first word has a capital that makes it a name.
    AsName,
    /// A word of this class anywhere in the document.
    ClassInDocument(ClassId),
}

/// What must and what must not stand around a trigger.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    /// One of these, if there are any.
    pub(super) requires: Vec<Condition>,
    /// None of these.
    pub(super) forbids: Vec<Condition>,
}

impl Conditions {
    /// Whether they hold for a trigger made of the words `own`, `document` being the classes found in the document.
    pub(super) fn hold(&self, reading: &Reading, own: &[usize], document: u64) -> bool {
        let met = |condition: &Condition| condition.is_met(reading, own, document);
        (self.requires.is_empty() || self.requires.iter().any(met)) && !self.forbids.iter().any(met)
    }
}

impl Condition {
    fn is_met(&self, reading: &Reading, own: &[usize], document: u64) -> bool {
        match self {
            Self::Words(words) => reading.has_sequence(words, own),
            Self::Class(class) => reading.has_class(*class, own),
            Self::AsName => own.first().is_some_and(|first| reading.is_name(*first)),
            Self::ClassInDocument(class) => document >> class & 1 == 1,
        }
    }
}
