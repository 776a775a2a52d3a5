//! Words in a row that triggers ask for, as tables have them in, as they are looked up out.

use crate::classify::lexicon::bytes::Writer;
use crate::classify::lexicon::vocabulary::WordId;
use rustc_hash::FxHashMap;

/// Rows of words, each with its number.
#[derive(Debug, Default)]
pub(super) struct InARow {
    numbers: FxHashMap<Box<[WordId]>, u32>,
    ends: Vec<u32>,
    words: Vec<WordId>,
}

impl InARow {
    /// The number of a row of words.
    pub(super) fn number(&mut self, row: Box<[WordId]>) -> u32 {
        if let Some(known) = self.numbers.get(&row) {
            return *known;
        }
        let number = self.ends.len() as u32;
        self.words.extend(&row);
        self.ends.push(self.words.len() as u32);
        self.numbers.insert(row, number);
        number
    }

    pub(super) fn write(self, writer: &mut Writer) {
        writer.numbers(&self.ends);
        writer.numbers(&self.words);
    }
}
