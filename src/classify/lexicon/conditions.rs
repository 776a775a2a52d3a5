//! The company that a trigger needs and shuns.

use super::phrases::ClassId;
use super::present::Known;
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

/// Words in a row that triggers ask for, each row with its number, by its first two words: however many rows begin with
/// a word, only those that go on as the text does are looked at.
#[derive(Debug, Default)]
pub(in crate::classify) struct InARow {
    by_pair: FxHashMap<(WordId, WordId), Vec<u32>>,
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
        if let [first, second, ..] = *words {
            self.by_pair.entry((first, second)).or_default().push(number);
        }
        self.numbers.insert(words.clone(), number);
        self.rows.push(words);
        number
    }

    /// The rows that stand in a sentence of `words`, each with where it begins, sorted.
    pub(in crate::classify) fn found(&self, words: &[Known]) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        for (at, pair) in words.windows(2).enumerate() {
            if pair[0].id == 0 || pair[1].id == 0 {
                continue;
            }
            for number in self.by_pair.get(&(pair[0].id, pair[1].id)).into_iter().flatten() {
                let row = &self.rows[*number as usize];
                let whole = words.get(at..at + row.len());
                if whole.is_some_and(|words| words.iter().zip(row).all(|(known, id)| known.id == *id)) {
                    found.push((*number, at as u32));
                }
            }
        }
        found.sort_unstable();
        found
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
