//! A word's facts in, what their weights come to out: for all labels together, or for one by groups of facts.

use super::chain::{LABELS, Scores};
use super::templates::{GROUPS, Group, Sink};
use super::weights::Reading;

/// Every second byte of a word of eight.
const EVEN: u64 = 0x00FF_00FF_00FF_00FF;
/// What makes signed bytes unsigned ones that are 128 larger.
const BIAS: u64 = 0x8080_8080_8080_8080;

/// So many facts are looked up at once: their rows lie far apart, and the processor fetches those that it knows of together.
const TOGETHER: usize = 64;

/// Sums up the weights of a word's facts: four labels at a time in 16 bits each, which 257 facts cannot fill.
pub(super) struct Summed<'m> {
    reading: &'m Reading,
    rows: &'m [[u8; LABELS]],
    facts: [u32; TOGETHER],
    waiting: usize,
    even: u64,
    odd: u64,
    count: usize,
    sum: [i32; LABELS],
}

impl<'m> Summed<'m> {
    pub(super) fn new(reading: &'m Reading) -> Self {
        Self {
            reading,
            rows: reading.rows(),
            facts: [0; TOGETHER],
            waiting: 0,
            even: 0,
            odd: 0,
            count: 0,
            sum: [0; LABELS],
        }
    }

    /// Adds the rows of the facts that wait to the small counters.
    fn look_up(&mut self) {
        let mask = self.rows.len().wrapping_sub(1);
        for fact in &self.facts[..self.waiting] {
            let row = self.rows.get(*fact as usize & mask).copied().unwrap_or_default();
            let row = u64::from_le_bytes(row) ^ BIAS;
            self.even += row & EVEN;
            self.odd += row >> 8 & EVEN;
        }
        self.count += self.waiting;
        self.waiting = 0;
        if self.count + TOGETHER > 256 {
            self.empty();
        }
    }

    /// Moves what the small counters hold into the sums.
    fn empty(&mut self) {
        for label in 0..LABELS {
            let packed = if label % 2 == 0 { self.even } else { self.odd };
            self.sum[label] += (packed >> (label / 2 * 16) & 0xFFFF) as i32 - 128 * self.count as i32;
        }
        (self.even, self.odd, self.count) = (0, 0, 0);
    }

    /// Sums up all that was added.
    fn settle(&mut self) {
        self.look_up();
        self.empty();
    }

    pub(super) fn scores(mut self) -> Scores {
        self.settle();
        self.reading.scores(&self.sum)
    }
}

impl Sink for Summed<'_> {
    #[inline]
    fn add(&mut self, _: Group, fact: u32) {
        self.facts[self.waiting] = fact;
        self.waiting += 1;
        if self.waiting == TOGETHER {
            self.look_up();
        }
    }
}

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
    fn sums_in_small_counters_are_those_of_the_rows() {
        let model = Model::from_static(include_bytes!("../../../data/recognizer/model.bin")).unwrap();
        let mut summed = Summed::new(&model.first);
        let mut expected = [0; LABELS];
        for fact in (0..700).map(|n: u32| n.wrapping_mul(2_654_435_761)) {
            summed.add(Group::Word, fact);
            let row = model.first.row(fact);
            (0..LABELS).for_each(|label| expected[label] += i32::from(row[label] as i8));
        }
        summed.settle();
        assert_eq!(summed.sum, expected);
    }
}
