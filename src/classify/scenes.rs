//! A sentence's words in, where it turns to another scene out: "Drones hit Samara, while missiles killed four in Kharkiv".

use super::lexicon::Part;
use super::reading::{Reading, Word};
use std::ops::Range;

/// The first words of the clauses that turn to another place, each after one that has a place of its own; `scenic` says which
/// words name a place where something may be.
pub(super) fn scenes(reading: &Reading, scenic: impl Fn(&Word) -> bool) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    if reading.words.last().is_none_or(|word| word.clause == 0) {
        return starts;
    }
    let mut from = 0;
    for at in 1..reading.words.len() {
        let opens = reading.clause(at) != reading.clause(at - 1) && reading.does(at, Part::Turns);
        if opens && reading.words[from..at].iter().any(&scenic) && reading.words[at..].iter().any(&scenic) {
            starts.push(at);
            from = at;
        }
    }
    starts
}

impl Reading<'_> {
    /// The words of the scene that word `at` stands in.
    pub(super) fn scene(&self, at: usize) -> Range<usize> {
        let next = self.scenes.partition_point(|start| *start <= at);
        let from = next.checked_sub(1).map_or(0, |scene| self.scenes[scene]);
        from..self.scenes.get(next).copied().unwrap_or(self.words.len())
    }
}
