//! Words in a row that triggers ask for, as tables have them in, as they are looked up out.

use crate::classify::lexicon::bytes::Writer;
use crate::classify::lexicon::form::Form;
use crate::classify::lexicon::openings::{Opening, Openings};
use crate::classify::lexicon::vocabulary::WordId;
use rustc_hash::FxHashMap;

/// Rows of words, each with its number.
#[derive(Debug, Default)]
pub(super) struct InARow {
    numbers: FxHashMap<Box<[WordId]>, u32>,
    openings: Vec<Opening>,
    ends: Vec<u32>,
    words: Vec<WordId>,
}

impl InARow {
    /// The number of a row of words; one of a single word is never found.
    pub(super) fn number(&mut self, row: Box<[WordId]>) -> u32 {
        if let Some(known) = self.numbers.get(&row) {
            return *known;
        }
        let number = self.ends.len() as u32;
        if let [first, second, ..] = *row {
            self.openings.push(Opening {
                word: first,
                second,
                phrase: number,
                form: Form::Plain,
            });
        }
        self.words.extend(&row);
        self.ends.push(self.words.len() as u32);
        self.numbers.insert(row, number);
        number
    }

    pub(super) fn write(self, writer: &mut Writer) {
        Openings::write(self.openings, writer);
        writer.numbers(&self.ends);
        writer.numbers(&self.words);
    }
}
