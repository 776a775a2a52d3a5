//! Words in, classes of words that stand in like company out: `data/recognizer/classes.bin`.

/// Classes of words learnt from unlabelled text: a few hundred, and each of them in parts.
#[derive(Debug, Clone, Default)]
pub struct WordClasses {
    /// Open addressing by the word's hash: its high 14 bits, then 8 bits of the coarse class and 10 of the fine one.
    slots: Vec<u32>,
}

impl WordClasses {
    /// The classes of words given as hash, coarse and fine class; the first of two equal hashes stands.
    #[must_use]
    pub fn from_words(words: impl IntoIterator<Item = (u32, u32, u32)>, slots: usize) -> Self {
        let mut table = vec![0u32; slots.next_power_of_two()];
        let mask = table.len() - 1;
        for (key, few, many) in words {
            let mut at = key as usize & mask;
            while table[at] != 0 {
                at = (at + 1) & mask;
            }
            table[at] = tag(key) << 18 | (few & 0xFF) << 10 | many & 0x3FF;
        }
        Self { slots: table }
    }

    /// The classes of the word with this hash: 0, 0 for a word that is not known.
    pub(super) fn of(&self, key: u32) -> (u32, u32) {
        if self.slots.is_empty() {
            return (0, 0);
        }
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while self.slots[at] != 0 {
            let slot = self.slots[at];
            if slot >> 18 == tag(key) {
                return (1 + (slot >> 10 & 0xFF), 1 + (slot & 0x3FF));
            }
            at = (at + 1) & mask;
        }
        (0, 0)
    }
}

/// Never 0, so that no slot of a word is empty.
fn tag(key: u32) -> u32 {
    key >> 18 | 1
}
