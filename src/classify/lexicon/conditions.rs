//! The company that a trigger needs and shuns.

use super::LexiconError;
use super::bytes::{Reader, Writer, damaged};
use super::openings::Openings;
use super::phrases::ClassId;
use super::present::Known;
use super::vocabulary::WordId;

/// One thing that the words around a trigger may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

impl Condition {
    /// The condition as two numbers: which, and of what.
    fn packed(self) -> [u32; 2] {
        match self {
            Self::Word(word) => [0, word],
            Self::Words(number) => [1, number],
            Self::Class(class) => [2, u32::from(class)],
            Self::AsName => [3, 0],
            Self::ClassInDocument(class) => [4, u32::from(class)],
            Self::ClassInLead(class) => [5, u32::from(class)],
            Self::TypeInLead(number) => [6, u32::from(number)],
            Self::PlaceNext => [7, 0],
            Self::Score => [8, 0],
        }
    }

    fn unpacked([which, number]: [u32; 2]) -> Option<Self> {
        Some(match which {
            0 => Self::Word(number),
            1 => Self::Words(number),
            2 => Self::Class(number as u8),
            3 => Self::AsName,
            4 => Self::ClassInDocument(number as u8),
            5 => Self::ClassInLead(number as u8),
            6 => Self::TypeInLead(number as u8),
            7 => Self::PlaceNext,
            8 => Self::Score,
            _ => return None,
        })
    }

    /// Reads what [`Condition::write`] wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Vec<Self>, LexiconError> {
        let conditions = reader.records()?.map(Self::unpacked).collect::<Option<Vec<_>>>();
        conditions.ok_or(damaged("conditions that triggers have"))
    }

    pub(super) fn write(conditions: impl IntoIterator<Item = Self>, writer: &mut Writer) {
        writer.records(conditions.into_iter().map(Self::packed));
    }
}

/// Words in a row that triggers ask for, each row with its number, by its first two words: however many rows begin with
/// a word, only those that go on as the text does are looked at.
#[derive(Debug)]
pub(in crate::classify) struct InARow {
    by_pair: Openings,
    /// Where the words of each row end.
    ends: Vec<u32>,
    words: Vec<WordId>,
}

impl InARow {
    /// Reads what `compile` wrote: the openings of the rows, their ends and their words.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, LexiconError> {
        Ok(Self {
            by_pair: Openings::read(reader)?,
            ends: reader.numbers()?,
            words: reader.numbers()?,
        })
    }

    /// The words of a row.
    fn row(&self, number: u32) -> &[WordId] {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start as usize..self.ends[number] as usize]
    }

    /// The rows that stand in a sentence of `words`, each with where it begins, sorted.
    pub(in crate::classify) fn found(&self, words: &[Known]) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        for (at, pair) in words.windows(2).enumerate() {
            for (number, _) in self.by_pair.of(pair[0].id, pair[1].id) {
                let row = self.row(number);
                let whole = words.get(at..at + row.len());
                if whole.is_some_and(|words| words.iter().zip(row).all(|(known, id)| known.id == *id)) {
                    found.push((number, at as u32));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_read_as_what_they_were() {
        let conditions = [
            Condition::Word(70_000),
            Condition::Words(3),
            Condition::Class(63),
            Condition::AsName,
            Condition::ClassInDocument(1),
            Condition::ClassInLead(2),
            Condition::TypeInLead(35),
            Condition::PlaceNext,
            Condition::Score,
        ];
        let mut writer = Writer::default();
        Condition::write(conditions, &mut writer);
        let bytes = writer.finish();
        assert_eq!(Condition::read(&mut Reader::new(&bytes).unwrap()).unwrap(), conditions);
        assert_eq!(Condition::unpacked([9, 0]), None);
    }
}
