//! Maps whose keys nobody can choose so that they collide to any harm: those of one document.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

pub(super) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<QuickHasher>>;

/// Multiplies and turns, eight bytes at a time: words are short, and the standard hasher takes longer than all else that is
/// asked of them.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct QuickHasher(u64);

impl QuickHasher {
    #[inline]
    fn take(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for QuickHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.take(u64::from_le_bytes(*chunk));
        }
        if !rest.is_empty() {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            self.take(u64::from_le_bytes(last));
        }
    }

    #[inline]
    fn write_u8(&mut self, byte: u8) {
        self.take(u64::from(byte));
    }

    #[inline]
    fn write_u32(&mut self, word: u32) {
        self.take(u64::from(word));
    }

    #[inline]
    fn write_usize(&mut self, word: usize) {
        self.take(word as u64);
    }

    fn finish(&self) -> u64 {
        // The map takes its slot from the low bits and its tag from the high ones.
        self.0 ^ self.0 >> 29
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::BuildHasher;

    #[test]
    fn words_that_differ_in_one_letter_hash_apart() {
        let build = BuildHasherDefault::<QuickHasher>::default();
        let hashes: std::collections::HashSet<u64> =
            ["paris", "parts", "part", "par", "pa", "", "parisparis", "parisparit"]
                .iter()
                .map(|word| build.hash_one(word) & 0xFFFF)
                .collect();
        assert_eq!(hashes.len(), 8);
    }
}
