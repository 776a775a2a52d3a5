//! A word's facts in, what their weights come to out: for all labels together, or for one by groups of facts.

use super::chain::{LABELS, Scores};
use super::templates::{GROUPS, Group, Sink};
use super::weights::Reading;

/// Sums up the weights of a word's facts.
pub(super) struct Summed<'m> {
    reading: &'m Reading,
    sum: [i32; LABELS],
}

impl<'m> Summed<'m> {
    pub(super) fn new(reading: &'m Reading) -> Self {
        let sum = [0; LABELS];
        Self { reading, sum }
    }

    pub(super) fn scores(self) -> Scores {
        self.reading.scores(&self.sum)
    }
}

impl Sink for Summed<'_> {
    #[inline]
    fn add(&mut self, _: Group, fact: u32) {
        for (sum, weight) in self.sum.iter_mut().zip(self.reading.row(fact)) {
            *sum += i32::from(*weight as i8);
        }
    }

    /// The rows of the facts lie far apart: the processor fetches those that are asked for one after the other together.
    #[inline]
    fn add_all<const COUNT: usize>(&mut self, _: &[Group; COUNT], facts: &[u32; COUNT]) {
        const { assert!(COUNT <= MOST_TOGETHER) }
        let mut sum = [0; LABELS];
        for fact in facts {
            let row = self.reading.row(*fact);
            // By index, the compiler adds all labels at once.
            for label in 0..LABELS {
                sum[label] += i16::from(row[label] as i8);
            }
        }
        for (all, sum) in self.sum.iter_mut().zip(sum) {
            *all += i32::from(sum);
        }
    }
}

/// So many signed bytes fit 16 bits, whatever they are.
const MOST_TOGETHER: usize = 256;

/// Sums up what each group of facts says for one label against being outside of names.
pub(super) struct Weighed<'m> {
    pub(super) reading: &'m Reading,
    pub(super) label: usize,
    pub(super) sums: [i32; GROUPS.len()],
}

impl Sink for Weighed<'_> {
    fn add(&mut self, group: Group, fact: u32) {
        let row = self.reading.row(fact);
        self.sums[group as usize] += i32::from(row[self.label] as i8) - i32::from(row[0] as i8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognize::model::weights::Model;

    #[test]
    fn sums_are_those_of_the_rows() {
        let model = Model::from_static(include_bytes!("../../../data/recognizer/model.bin")).unwrap();
        let mut summed = Summed::new(&model.first);
        let mut expected = [0; LABELS];
        for fact in (0..700).map(|n: u32| n.wrapping_mul(2_654_435_761)) {
            let facts = [fact, fact / 3, fact / 7];
            summed.add_all(&[Group::Word; 3], &facts);
            summed.add(Group::Word, fact / 9);
            for fact in facts.into_iter().chain([fact / 9]) {
                let row = model.first.row(fact);
                (0..LABELS).for_each(|label| expected[label] += i32::from(row[label] as i8));
            }
        }
        assert_eq!(summed.sum, expected);
    }
}
