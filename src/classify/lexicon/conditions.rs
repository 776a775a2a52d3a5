//! The company that a trigger needs and shuns.

use super::LexiconError;
use super::bytes::{Reader, Writer};
use super::phrases::ClassId;
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
        reader.each("conditions that triggers have", Self::unpacked)
    }

    pub(super) fn write(conditions: impl IntoIterator<Item = Self>, writer: &mut Writer) {
        writer.records(conditions.into_iter().map(Self::packed));
    }
}

/// Words in a row that triggers ask for, each row with its number.
#[derive(Debug)]
pub(in crate::classify) struct InARow {
    /// Where the words of each row end.
    ends: Vec<u32>,
    words: Vec<WordId>,
}

impl InARow {
    /// Reads what `compile` wrote: the ends of the rows and their words.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, LexiconError> {
        Ok(Self {
            ends: reader.numbers()?,
            words: reader.numbers()?,
        })
    }

    /// The words of that number.
    pub(in crate::classify) fn row(&self, number: u32) -> &[WordId] {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start as usize..self.ends[number] as usize]
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
