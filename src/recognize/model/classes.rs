//! Words in, classes of words that stand in like company out.

use std::borrow::Cow;

/// Bytes of one slot.
const SLOT: usize = 4;

/// Classes of words learnt from unlabelled text: a few hundred, and a thousand finer ones.
///
/// Open addressing by the word's hash; a slot holds 14 bits of it, 8 of the coarse class and 10 of the fine one. An empty
/// slot is 0.
#[derive(Debug, Clone, Default)]
#[cfg_attr(
    not(feature = "train"),
    allow(unreachable_pub, reason = "the trainer alone asks for it by name")
)]
pub struct WordClasses {
    slots: Cow<'static, [u8]>,
}

impl WordClasses {
    /// The classes of words given as hash, coarse and fine class. `slots` is a power of two, greater than their number.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn from_words(words: impl IntoIterator<Item = (u32, u32, u32)>, slots: usize) -> Self {
        let mut table = Self {
            slots: Cow::Owned(vec![0; slots.next_power_of_two() * SLOT]),
        };
        for (key, few, many) in words {
            let mut at = key as usize & table.mask();
            while table.slot(at) != 0 {
                at = (at + 1) & table.mask();
            }
            let slot = tag(key) << 18 | (few & 0xFF) << 10 | many & 0x3FF;
            table.slots.to_mut()[at * SLOT..(at + 1) * SLOT].copy_from_slice(&slot.to_le_bytes());
        }
        table
    }

    /// The table in these bytes.
    pub(super) fn from_bytes(slots: Cow<'static, [u8]>) -> Self {
        Self { slots }
    }

    /// The table as bytes.
    #[cfg(feature = "train")]
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.slots
    }

    /// The classes of the word with this hash, from 1 on: 0, 0 for a word that is not known.
    pub(super) fn of(&self, key: u32) -> (u32, u32) {
        if self.slots.is_empty() {
            return (0, 0);
        }
        let mut at = key as usize & self.mask();
        // No table is full, but a damaged one might be.
        for _ in 0..=self.mask() {
            match self.slot(at) {
                0 => break,
                slot if slot >> 18 == tag(key) => return (1 + (slot >> 10 & 0xFF), 1 + (slot & 0x3FF)),
                _ => at = (at + 1) & self.mask(),
            }
        }
        (0, 0)
    }

    fn mask(&self) -> usize {
        self.slots.len() / SLOT - 1
    }

    fn slot(&self, at: usize) -> u32 {
        let bytes = self.slots[at * SLOT..].first_chunk().copied();
        bytes.map_or(0, u32::from_le_bytes)
    }
}

/// Never 0, so that no slot of a word is empty.
fn tag(key: u32) -> u32 {
    key >> 18 | 1
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_its_classes_though_others_begin_at_its_slot() {
        let classes = WordClasses::from_words([(0x0004_0001, 3, 900), (0x0010_0001, 255, 0)], 4);
        assert_eq!(classes.of(0x0004_0001), (4, 901));
        assert_eq!(classes.of(0x0010_0001), (256, 1));
        assert_eq!(classes.of(0x0040_0001), (0, 0));
    }
}
