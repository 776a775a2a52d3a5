//! The words of a sentence as phrases look for them.

use super::vocabulary::WordId;

/// What phrase matching needs to know of a word in a text.
#[derive(Debug, Clone, Copy)]
pub(in crate::classify) struct Known {
    /// Which word.
    pub(in crate::classify) id: WordId,
    /// Which phrases it may open.
    pub(in crate::classify) opens: Opens,
    /// The classes it belongs to, a bit each.
    pub(in crate::classify) classes: u64,
    /// Whether a mark stands before it that no phrase reaches across: a dash, a colon, a quotation mark.
    pub(in crate::classify) barred: bool,
    /// Whether what a phrase passes over ends before it.
    pub(in crate::classify) stops: bool,
}

/// Which phrases a word may open: most words open none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::classify) struct Opens(u8);

impl Opens {
    /// What gives its words a class.
    pub(in crate::classify) const CLASSES: Self = Self(1);
    /// What reports an event.
    pub(in crate::classify) const TRIGGERS: Self = Self(2);
    /// What tells whether it happened.
    pub(in crate::classify) const CUES: Self = Self(4);

    /// Those that hold.
    pub(super) fn of(phrases: [(bool, Self); 3]) -> Self {
        let held = phrases.into_iter().filter(|(holds, _)| *holds);
        held.fold(Self::default(), |opens, (_, other)| Self(opens.0 | other.0))
    }

    /// Whether `phrases` are among them.
    pub(in crate::classify) const fn has(self, phrases: Self) -> bool {
        self.0 & phrases.0 != 0
    }
}

/// Which words a sentence may hold: a word whose bit is not set is not in it.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::classify) struct Present {
    words: [u64; 16],
    /// The classes that a phrase may ask for, a bit each.
    classes: u64,
}

impl Present {
    /// The words of a sentence, of which only those `classes` are known to be in it.
    pub(in crate::classify) fn of(words: &[Known], classes: u64) -> Self {
        let mut present = [0; 16];
        words
            .iter()
            .for_each(|word| present[word.id as usize >> 6 & 15] |= 1 << (word.id & 63));
        Self {
            words: present,
            classes,
        }
    }

    /// The same with the classes that are in it, once they are known.
    pub(in crate::classify) fn with_classes(self, classes: u64) -> Self {
        Self { classes, ..self }
    }

    /// Whether all of `classes` are in it.
    pub(super) const fn holds(&self, classes: u64) -> bool {
        classes & !self.classes == 0
    }

    /// Whether the word may be in it.
    pub(in crate::classify) fn may_hold(&self, id: WordId) -> bool {
        self.words[id as usize >> 6 & 15] >> (id & 63) & 1 == 1
    }
}

/// A word of a sentence.
#[derive(Debug, Clone, Copy)]
pub(in crate::classify) struct Place<'w> {
    /// The words of the sentence.
    pub(in crate::classify) words: &'w [Known],
    /// The same as a set.
    pub(in crate::classify) present: &'w Present,
    /// Which of them.
    pub(in crate::classify) at: usize,
}
