//! Runs of labelled words in, weights out: a conditional random field, trained by AdaGrad.

use super::readings::Weights;
use super::sample::Run;
use crate::recognize::model::chain::{JOINS, LABELS, NEVER, Scores, Sums, Transitions, bar, may_follow, raised};
use crate::recognize::model::templates::GROUPS;

/// How to train.
#[derive(Debug, Clone)]
pub struct Settings {
    pub bits: u32,
    pub passes: usize,
    pub rate: f32,
    pub decay: f32,
    /// Chance that a group's facts of a word are left out in training, by group.
    pub drop: [f32; GROUPS.len()],
    /// Groups that are left out altogether, a bit each.
    pub without: u32,
    pub seed: u64,
    /// Transitions to begin with.
    pub transitions: Option<[[[f32; 8]; 8]; 4]>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bits: 20,
            passes: 8,
            rate: 0.1,
            decay: 1e-5,
            drop: [0.0; GROUPS.len()],
            without: 0,
            seed: 1,
            transitions: None,
        }
    }
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for n in (1..order.len()).rev() {
            order.swap(n, (self.next() % (n as u64 + 1)) as usize);
        }
    }

    fn chance(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

fn start_transitions() -> Transitions {
    let mut transitions = [[0.0f32; LABELS]; LABELS];
    for (from, row) in transitions.iter_mut().enumerate() {
        for (to, value) in row.iter_mut().enumerate() {
            if !may_follow(from, to) {
                *value = NEVER;
            }
        }
    }
    [transitions; JOINS]
}

/// A run to learn from.
#[derive(Debug, Clone, Copy)]
pub struct Task<'r> {
    pub run: &'r Run,
    /// What it counts for beside others.
    pub share: f32,
    /// Scores that are given, for a second reading.
    pub given: Option<&'r [Scores]>,
}

/// Trains a conditional random field by AdaGrad over runs, in an order that the seed decides.
pub fn train(tasks: &[Task<'_>], settings: &Settings) -> Weights {
    let mut descent = Descent::new(settings);
    let mut order: Vec<usize> = (0..tasks.len()).collect();
    for pass in 0..settings.passes {
        descent.random.shuffle(&mut order);
        let rate = settings.rate * (1.0 - pass as f32 / settings.passes as f32);
        for &n in &order {
            descent.learn(&tasks[n], rate);
        }
    }
    descent.weights
}

/// Weights on their way, with what a step needs, kept between runs so that little is allocated.
struct Descent<'s> {
    settings: &'s Settings,
    weights: Weights,
    squares: Vec<Scores>,
    transition_squares: Transitions,
    random: Random,
    sums: Sums,
    /// The facts of a run that are not left out, and where each word's begin; one more at the end.
    kept: Vec<u32>,
    starts: Vec<usize>,
    scores: Vec<Scores>,
    /// Probabilities of labels, among those allowed and among all.
    bound: Vec<Scores>,
    free: Vec<Scores>,
}

/// What the squares of steps begin with, so that the first is not divided by nothing.
const LEAST_SQUARE: f32 = 1e-6;
/// A word whose labels all have errors below this teaches nothing.
const LEAST_STEP: f32 = 1e-4;

impl<'s> Descent<'s> {
    fn new(settings: &'s Settings) -> Self {
        let size = 1usize << settings.bits;
        Self {
            settings,
            weights: Weights {
                table: vec![[0.0; LABELS]; size],
                transitions: settings.transitions.unwrap_or_else(start_transitions),
            },
            squares: vec![[LEAST_SQUARE; LABELS]; size],
            transition_squares: [[[LEAST_SQUARE; LABELS]; LABELS]; JOINS],
            random: Random(settings.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
            sums: Sums::default(),
            kept: Vec::new(),
            starts: Vec::new(),
            scores: Vec::new(),
            bound: Vec::new(),
            free: Vec::new(),
        }
    }

    /// One step towards the labels of one run.
    fn learn(&mut self, task: &Task<'_>, rate: f32) {
        let run = task.run;
        if run.allowed.iter().all(|allowed| *allowed == 0xFF) || !is_possible(run) {
            return;
        }
        self.keep(run);
        self.score(run, task.given);
        let factors = raised(&self.weights.transitions);
        let mut gradient = [[[0.0f32; LABELS]; LABELS]; JOINS];
        self.bound.resize(run.len(), [0.0; LABELS]);
        self.free.resize(run.len(), [0.0; LABELS]);
        let sums = &mut self.sums;
        sums.marginals(
            &self.scores,
            &run.joins,
            &factors,
            |at| run.allowed[at],
            &mut self.bound,
        );
        sums.add_transitions(&run.joins, &factors, 1.0, &mut gradient);
        sums.marginals(&self.scores, &run.joins, &factors, |_| 0xFF, &mut self.free);
        sums.add_transitions(&run.joins, &factors, -1.0, &mut gradient);
        for at in 0..run.len() {
            self.step(at, task.share, rate);
        }
        self.step_transitions(&gradient, task.share, rate);
    }

    /// Chooses the facts of a run that this step goes by.
    fn keep(&mut self, run: &Run) {
        let mask = self.weights.table.len() as u32 - 1;
        self.kept.clear();
        self.starts.clear();
        for word in run.starts.windows(2) {
            self.starts.push(self.kept.len());
            let mut left_out = self.settings.without;
            for (group, chance) in self.settings.drop.iter().enumerate() {
                if *chance > 0.0 && self.random.chance() < *chance {
                    left_out |= 1 << group;
                }
            }
            let facts = (word[0] as usize..word[1] as usize).filter(|n| left_out >> run.groups[*n] & 1 == 0);
            self.kept.extend(facts.map(|n| run.facts[n] & mask));
        }
        self.starts.push(self.kept.len());
    }

    fn score(&mut self, run: &Run, given: Option<&[Scores]>) {
        self.scores.clear();
        for (at, word) in self.starts.windows(2).enumerate() {
            let mut sum = given.map_or([0.0; LABELS], |given| given[at]);
            for fact in &self.kept[word[0]..word[1]] {
                let row = &self.weights.table[*fact as usize];
                sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
            }
            bar(run.goes_on[at], &mut sum);
            self.scores.push(sum);
        }
    }

    /// Moves the weights of one word's facts.
    fn step(&mut self, at: usize, share: f32, rate: f32) {
        let mut step = [0.0f32; LABELS];
        for (label, step) in step.iter_mut().enumerate() {
            *step = (self.bound[at][label] - self.free[at][label]) * share;
        }
        if step.iter().all(|step| step.abs() <= LEAST_STEP) {
            return;
        }
        for fact in &self.kept[self.starts[at]..self.starts[at + 1]] {
            let row = &mut self.weights.table[*fact as usize];
            let square = &mut self.squares[*fact as usize];
            for label in 0..LABELS {
                square[label] += step[label] * step[label];
                row[label] += rate * step[label] / square[label].sqrt() - rate * self.settings.decay * row[label];
            }
        }
    }

    fn step_transitions(&mut self, gradient: &Transitions, share: f32, rate: f32) {
        for (from, to) in (0..LABELS).flat_map(|from| (0..LABELS).map(move |to| (from, to))) {
            for join in (0..JOINS).filter(|_| may_follow(from, to)) {
                let step = gradient[join][from][to] * share;
                let square = &mut self.transition_squares[join][from][to];
                *square += step * step;
                self.weights.transitions[join][from][to] += rate * step / square.sqrt();
            }
        }
    }
}

/// Whether some path keeps to the allowed labels.
fn is_possible(run: &Run) -> bool {
    let mut before = 1u8;
    for allowed in &run.allowed {
        let mut here = 0;
        for label in 0..LABELS {
            let reached = (0..LABELS).any(|from| before >> from & 1 == 1 && may_follow(from, label));
            here |= u8::from(reached && allowed >> label & 1 == 1) << label;
        }
        before = here;
    }
    before != 0
}
