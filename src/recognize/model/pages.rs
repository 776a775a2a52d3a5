//! A document as the model has read it so far.

use super::chain::{Join, LABELS, Scores};
use super::echoes::Echoes;
use super::sheet::Sheet;
use super::templates::Sink;
use std::ops::Range;

/// A stretch of words in which a name can stand.
pub(super) struct Run {
    pub(super) words: Range<usize>,
    /// Where what is said of them lies in the [`Pages`].
    pub(super) rows: Range<usize>,
}

impl Run {
    pub(super) fn row_of(&self, word: usize) -> usize {
        self.rows.start + (word - self.words.start)
    }
}

/// A document as read so far: a row for each word in which a name can stand, which are few of all.
pub(super) struct Pages<'s, 'd> {
    pub(super) sheet: &'s Sheet<'d>,
    pub(super) runs: Vec<Run>,
    keys: Vec<u32>,
    pub(super) joins: Vec<Join>,
    pub(super) scores: Vec<Scores>,
    /// The probability of each label by the first reading, and by both.
    pub(super) first: Vec<Scores>,
    pub(super) both: Vec<Scores>,
}

/// The label of the first word of a place's name.
const PLACE: u8 = 1;

/// Words that were found to be a name.
pub(super) struct Found<'r> {
    pub(super) run: &'r Run,
    pub(super) words: Range<usize>,
    /// The label of the first of them.
    pub(super) label: u8,
}

impl Found<'_> {
    /// The label of word `at` of them.
    pub(super) fn label_of(&self, at: usize) -> usize {
        usize::from(self.label + u8::from(at > self.words.start))
    }
}

impl<'s, 'd> Pages<'s, 'd> {
    /// The words of a sheet by `score`, before anything is known of their labels.
    pub(super) fn new(sheet: &'s Sheet<'d>, score: impl Fn(usize) -> Scores) -> Self {
        let mut count = 0;
        let run = |words: Range<usize>| {
            let from = count;
            count += words.len();
            Run {
                words,
                rows: from..count,
            }
        };
        let runs: Vec<Run> = sheet.runs().into_iter().map(run).collect();
        let words = || runs.iter().flat_map(|run| run.words.clone());
        Self {
            keys: words().map(|at| sheet.key(at)).collect(),
            joins: words().map(|at| sheet.join(at)).collect(),
            scores: words().map(score).collect(),
            first: vec![[0.0; LABELS]; count],
            both: vec![[0.0; LABELS]; count],
            runs,
            sheet,
        }
    }

    /// How probable a name is: as its least probable word.
    pub(super) fn probability(&self, found: &Found<'_>) -> f32 {
        let of = |at: usize| self.both[found.run.row_of(at)][found.label_of(at)];
        found.words.clone().map(of).fold(1.0, f32::min)
    }

    /// How probable it is that some words are a place's name; 0 where none can stand.
    pub(super) fn probability_of_place(&self, words: &Range<usize>) -> f32 {
        let at = self.runs.partition_point(|run| run.words.end <= words.start);
        let run = self.runs.get(at);
        let run = run.filter(|run| run.words.start <= words.start && words.end <= run.words.end);
        run.map_or(0.0, |run| {
            self.probability(&Found {
                run,
                words: words.clone(),
                label: PLACE,
            })
        })
    }

    /// What tells the first word of a name from others.
    pub(super) fn key(&self, found: &Found<'_>) -> u32 {
        self.keys[found.run.row_of(found.words.start)]
    }

    pub(super) fn echoes(&self) -> Echoes {
        let mut echoes = Echoes::default();
        for (key, first) in self.keys.iter().zip(&self.first).filter(|(key, _)| **key != 0) {
            echoes.hear(*key, first);
        }
        echoes
    }

    pub(super) fn echoes_of(&self, echoes: &Echoes, run: &Run, at: usize, sink: &mut impl Sink) {
        let (keys, first) = (&self.keys[run.rows.clone()], &self.first[run.rows.clone()]);
        echoes.facts_of(keys, first, at - run.words.start, self.sheet.seen[at].class, sink);
    }
}
