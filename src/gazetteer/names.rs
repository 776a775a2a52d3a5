//! Folded words in, names that begin with them out.

use crate::domain::{NameNode, NameStart};
use fst::raw::{Fst, Node, Output};

/// Walks an index of names word by word.
pub(super) struct NameMatcher<'f, D> {
    fst: &'f Fst<D>,
}

impl<'f, D: AsRef<[u8]>> NameMatcher<'f, D> {
    pub(super) fn new(fst: &'f Fst<D>) -> Self {
        Self { fst }
    }

    /// Where the names lie that begin with `word`.
    pub(super) fn start(&self, word: &str) -> NameStart {
        let Some((node, output)) = self.first(word) else {
            return NameStart::NOWHERE;
        };
        NameStart::at(NameNode {
            index: self.checksum(),
            node: node.addr(),
            output: output.value(),
        })
    }

    /// Calls `found` with the number of words and the stored value of each name that is a prefix of `words`; what was said of
    /// the first one is `start`.
    pub(super) fn prefixes(&self, start: NameStart, words: &[&str], mut found: impl FnMut(usize, u64)) {
        let first = match start.in_index(self.checksum()) {
            Some(start) => Some((self.fst.node(start.node), Output::new(start.output))),
            None if start == NameStart::NOWHERE => None,
            None => words.first().and_then(|word| self.first(word)),
        };
        let Some(mut at) = first else {
            return;
        };
        for (count, word) in (1..).zip(words) {
            if count > 1 {
                let next = self.walk(at, b" ").and_then(|at| self.walk(at, word.as_bytes()));
                let Some(next) = next else {
                    return;
                };
                at = next;
            }
            let (node, output) = &at;
            if node.is_final() {
                found(count, output.cat(node.final_output()).value());
            }
        }
    }

    fn first(&self, word: &str) -> Option<(Node<'f>, Output)> {
        self.walk((self.fst.root(), Output::zero()), word.as_bytes())
    }

    /// The last bytes of an `fst` are its CRC-32.
    fn checksum(&self) -> u32 {
        let bytes = self.fst.as_bytes();
        bytes.last_chunk().map_or(0, |last| u32::from_le_bytes(*last))
    }

    fn walk(&self, (mut node, mut output): (Node<'f>, Output), bytes: &[u8]) -> Option<(Node<'f>, Output)> {
        for byte in bytes {
            let (next, more) = self.step(&node, *byte)?;
            node = next;
            output = output.cat(more);
        }
        Some((node, output))
    }

    fn step(&self, node: &Node<'f>, byte: u8) -> Option<(Node<'f>, Output)> {
        let transition = node.transition(node.find_input(byte)?);
        Some((self.fst.node(transition.addr), transition.out))
    }
}
