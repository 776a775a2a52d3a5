//! Things to draw from, some of them more often than others.

use crate::random::Random;

pub(crate) struct Weighted<T> {
    items: Vec<T>,
    /// The sum of the weights up to and with each item.
    sums: Vec<u64>,
}

impl<T> Default for Weighted<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            sums: Vec::new(),
        }
    }
}

impl<T> Weighted<T> {
    /// Takes in an item that is drawn `weight` times as often as one of weight 1; of weight 0 never.
    pub(crate) fn push(&mut self, item: T, weight: u64) {
        if weight > 0 {
            self.sums.push(self.total() + weight);
            self.items.push(item);
        }
    }

    pub(crate) fn total(&self) -> u64 {
        self.sums.last().copied().unwrap_or_default()
    }

    /// One item. There must be any.
    pub(crate) fn draw(&self, random: &mut Random) -> &T {
        let at = random.next() % self.total();
        &self.items[self.sums.partition_point(|sum| *sum <= at)]
    }
}
