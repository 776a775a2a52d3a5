//! Folded words in, names that begin with them out.

use fst::raw::{Fst, Node, Output};

/// Walks an index of names word by word.
pub(super) struct NameMatcher<'f, D> {
    fst: &'f Fst<D>,
}

impl<'f, D: AsRef<[u8]>> NameMatcher<'f, D> {
    pub(super) fn new(fst: &'f Fst<D>) -> Self {
        Self { fst }
    }

    /// Calls `found` with the number of words and the stored value of each name that is a prefix of `words`.
    pub(super) fn prefixes(&self, words: &[&str], mut found: impl FnMut(usize, u64)) {
        let mut node = self.fst.root();
        let mut output = Output::zero();
        for (count, word) in (1..).zip(words) {
            let space: &[u8] = if count > 1 { b" " } else { b"" };
            for byte in space.iter().chain(word.as_bytes()) {
                let Some((next, more)) = self.step(&node, *byte) else {
                    return;
                };
                node = next;
                output = output.cat(more);
            }
            if node.is_final() {
                found(count, output.cat(node.final_output()).value());
            }
        }
    }

    fn step(&self, node: &Node<'f>, byte: u8) -> Option<(Node<'f>, Output)> {
        let transition = node.transition(node.find_input(byte)?);
        Some((self.fst.node(transition.addr), transition.out))
    }
}
