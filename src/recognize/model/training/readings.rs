//! Weights and samples in, names out: both readings, as the recognizer does them, with weights as they are trained.

use super::sample::{Collected, Run, Sample};
use crate::recognize::model::chain::{LABELS, NEVER, Scores, Sums, Transitions, bar, best_path, raised};
use crate::recognize::model::echoes::Echoes;
use crate::recognize::model::persons::is_rather_a_person;
use crate::recognize::model::recognizer::names_on;
use crate::recognize::model::templates::Group;

/// Weights as they are trained.
#[derive(Debug, Clone)]
pub struct Weights {
    pub table: Vec<Scores>,
    pub transitions: Transitions,
}

/// A name found in a sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    pub start: usize,
    pub end: usize,
    pub place: bool,
    pub confidence: f32,
}

impl Weights {
    /// The mean of several: what they would say together.
    ///
    /// # Panics
    /// If there are none.
    #[must_use]
    pub fn mean(several: &[Self]) -> Self {
        let mut mean = several[0].clone();
        let share = 1.0 / several.len() as f32;
        for other in &several[1..] {
            let ours = mean
                .table
                .as_flattened_mut()
                .iter_mut()
                .chain(mean.transitions.as_flattened_mut().as_flattened_mut());
            let theirs = other
                .table
                .as_flattened()
                .iter()
                .chain(other.transitions.as_flattened().as_flattened());
            ours.zip(theirs).for_each(|(ours, theirs)| *ours += theirs);
        }
        let all = mean
            .table
            .as_flattened_mut()
            .iter_mut()
            .chain(mean.transitions.as_flattened_mut().as_flattened_mut());
        all.filter(|value| **value > NEVER / 2.0)
            .for_each(|value| *value *= share);
        mean
    }

    /// Scores of the words of a run. Facts of style are never looked at.
    fn add_scores(&self, run: &Run, without: u32, out: &mut [Scores]) {
        let mask = self.table.len() as u32 - 1;
        let without = without | 1 << Group::Style as u32;
        for (at, word) in run.starts.windows(2).enumerate() {
            for n in word[0] as usize..word[1] as usize {
                if without >> run.groups[n] & 1 == 0 {
                    let row = &self.table[(run.facts[n] & mask) as usize];
                    for label in 0..LABELS {
                        out[at][label] += row[label];
                    }
                }
            }
            bar(run.goes_on[at], &mut out[at]);
        }
    }

    /// The scores of all runs of a sample.
    #[must_use]
    pub fn scores(&self, sample: &Sample, without: u32) -> Vec<Vec<[f32; 8]>> {
        let of = |run: &Run| {
            let mut scores = vec![[0.0; LABELS]; run.len()];
            self.add_scores(run, without, &mut scores);
            scores
        };
        sample.runs.iter().map(of).collect()
    }

    /// The runs of a second reading of a sample that these weights gave `scores`.
    #[must_use]
    pub fn second(&self, sample: &Sample, scores: &[Vec<[f32; 8]>]) -> Vec<Run> {
        self.heard(sample, scores).0
    }

    /// The same with what these weights made of every word.
    fn heard(&self, sample: &Sample, scores: &[Vec<[f32; 8]>]) -> (Vec<Run>, Echoes) {
        let raised = raised(&self.transitions);
        let mut sums = Sums::default();
        let mut echoes = Echoes::default();
        let mut first = Vec::new();
        for (run, scores) in sample.runs.iter().zip(scores) {
            let mut marginals = vec![[0.0; LABELS]; scores.len()];
            sums.marginals(scores, &run.joins, &raised, |_| 0xFF, &mut marginals);
            for (at, word) in marginals.iter().enumerate() {
                if sample.keys[run.first + at] != 0 {
                    echoes.hear(sample.keys[run.first + at], word);
                }
            }
            first.push(marginals);
        }
        let runs = sample
            .runs
            .iter()
            .zip(&first)
            .map(|(run, first)| {
                let mut second = Run {
                    allowed: run.allowed.clone(),
                    goes_on: run.goes_on.clone(),
                    joins: run.joins.clone(),
                    first: run.first,
                    ..Run::default()
                };
                let keys = &sample.keys[run.first..];
                for at in 0..run.len() {
                    second.starts.push(second.facts.len() as u32);
                    let class = sample.classes[run.first + at];
                    echoes.facts_of(keys, first, at, class, &mut Collected { run: &mut second });
                }
                second.starts.push(second.facts.len() as u32);
                second
            })
            .collect();
        (runs, echoes)
    }

    /// The names in a sample whose runs have these scores. `bias` is added to the score of being outside of names.
    fn find(&self, sample: &Sample, scores: &[Vec<[f32; 8]>], echoes: &Echoes, bias: f32) -> Vec<Found> {
        let (mut bests, mut path, mut marginals) = (Vec::new(), Vec::new(), Vec::new());
        let mut sums = Sums::default();
        let raised = raised(&self.transitions);
        let mut found = Vec::new();
        for (run, scores) in sample.runs.iter().zip(scores) {
            let mut scores = scores.clone();
            marginals.resize(scores.len(), [0.0; LABELS]);
            sums.marginals(&scores, &run.joins, &raised, |_| 0xFF, &mut marginals);
            for score in &mut scores {
                score[0] += bias;
            }
            best_path(&scores, &run.joins, &self.transitions, &mut bests, &mut path);
            for (words, label) in names_on(&path) {
                let confidence = words
                    .clone()
                    .map(|n| marginals[n][path[n] as usize])
                    .fold(1.0, f32::min);
                let at = run.first + words.start;
                let person = echoes.person(sample.keys[at]);
                if words.len() == 1 && is_rather_a_person(sample.standing[at], person, confidence) {
                    continue;
                }
                found.push(Found {
                    start: sample.words[run.first + words.start].start(),
                    end: sample.ends[run.first + words.end - 1],
                    place: label == 1,
                    confidence,
                });
            }
        }
        found
    }
}

/// Weights of the first and of the second reading.
#[derive(Debug, Clone)]
pub struct Readings {
    pub first: Weights,
    pub second: Option<Weights>,
}

impl Readings {
    /// The names in a sample.
    #[must_use]
    pub fn find(&self, sample: &Sample, without: u32, bias: f32) -> Vec<Found> {
        let mut scores = self.first.scores(sample, without);
        let Some(second) = &self.second else {
            return self.first.find(sample, &scores, &Echoes::default(), bias);
        };
        let (runs, echoes) = self.first.heard(sample, &scores);
        for (run, scores) in runs.iter().zip(&mut scores) {
            second.add_scores(run, without, scores);
        }
        second.find(sample, &scores, &echoes, bias)
    }
}
