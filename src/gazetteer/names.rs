//! Folded words in, names that begin with them out.

use crate::domain::NameStart;
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
        let walked = self.walk((self.fst.root(), Output::zero()), word.as_bytes());
        walked.map_or(NameStart::Nowhere, |(node, output)| NameStart::At {
            node: node.addr() as u64,
            output: output.value(),
        })
    }

    /// Calls `found` with the number of words and the stored value of each name that is a prefix of `words`, of which the
    /// first one leads to `start`.
    pub(super) fn prefixes(&self, start: NameStart, words: &[&str], mut found: impl FnMut(usize, u64)) {
        let NameStart::At { node, output } = start else {
            return;
        };
        let mut at = (self.fst.node(node as usize), Output::new(output));
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
