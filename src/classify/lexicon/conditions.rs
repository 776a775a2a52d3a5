//! The company that a trigger needs and shuns.

use super::phrases::ClassId;
use super::vocabulary::WordId;
use rustc_hash::FxHashMap;

/// One thing that the words around a trigger may hold.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::classify) enum Condition {
    /// This word, in its sentence.
    Word(WordId),
    /// Words in a row, in its sentence; the number of the row of words.
    Words(u32),
    /// A word of this class in its sentence, the trigger's own words aside.
    Class(ClassId),
    /// The trigger's first word has a capital that makes it a name.
    AsName,
    /// A word of this class anywhere in the document.
    ClassInDocument(ClassId),
    /// A word of this class in the headline or the lead: what the document is about.
    ClassInLead(ClassId),
    /// An event of the type of this number is told in the headline or the lead.
    TypeInLead(u8),
    /// The name of a place right after it: "rebels took Goma".
    PlaceNext,
    /// The result of a game right after it or its object: "beat Italy 31-17".
    Score,
}

/// Words in a row that triggers ask for, each row with its number.
#[derive(Debug, Default)]
pub(in crate::classify) struct InARow {
    rows: Vec<Box<[WordId]>>,
    numbers: FxHashMap<Box<[WordId]>, u32>,
}

impl InARow {
    /// The number of `words`, which are two or more.
    pub(in crate::classify) fn number(&mut self, words: Box<[WordId]>) -> u32 {
        if let Some(known) = self.numbers.get(&words) {
            return *known;
        }
        let number = self.rows.len() as u32;
        self.numbers.insert(words.clone(), number);
        self.rows.push(words);
        number
    }

    /// The words of that number.
    pub(in crate::classify) fn row(&self, number: u32) -> &[WordId] {
        &self.rows[number as usize]
    }
}

/// What must and what must not stand around a trigger.
#[derive(Debug, Default)]
pub(in crate::classify) struct Conditions {
    /// One of these, if there are any.
    pub(in crate::classify) requires: Vec<Condition>,
    /// None of these.
    pub(in crate::classify) forbids: Vec<Condition>,
}
