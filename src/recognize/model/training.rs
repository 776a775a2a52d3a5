//! For the trainer: documents in, the facts of their words out, by the very code that recognizes; and the training
//! itself. Behind the feature `train`, and no part of what the library promises.
#![allow(missing_docs, reason = "for one program of this repository")]

use super::chain::{LABELS, Label, NEVER, Scores, Sums, Transitions, bar, best_path, may_follow};
use super::classes::WordClasses;
use super::echoes::Echoes;
use super::recognizer::names_on;
use super::seen::hash_word;
use super::sheet::Sheet;
use super::templates::{GROUPS, Group, Sink, style_of};
use crate::domain::{Document, Span};
use crate::recognize::cues::CueLexicon;
use crate::recognize::{NameLexicon, WordLexicon};
use crate::text::{Case, fold, fold_into, tokenize};

pub const GROUP_NAMES: [&str; 13] = GROUPS;

/// Hash of a folded word, as the model has it.
#[must_use]
pub fn word_key(word: &str) -> u32 {
    hash_word(&fold(word))
}

/// One stretch of words with their facts, labelled.
#[derive(Debug, Clone, Default)]
pub struct Run {
    pub facts: Vec<u32>,
    pub groups: Vec<u8>,
    /// Where each word's facts begin; one more at the end.
    pub starts: Vec<u32>,
    /// The labels that each word may have, a bit each.
    pub allowed: Vec<u8>,
    /// Whether each word may go on a name.
    pub goes_on: Vec<bool>,
    /// The first word's number in the document.
    pub first: usize,
}

impl Run {
    #[must_use]
    pub fn len(&self) -> usize {
        self.allowed.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.allowed.is_empty()
    }
}

/// One document, ready for training.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    pub runs: Vec<Run>,
    /// Byte range of each word of the document.
    pub words: Vec<Span>,
    /// Where a mention that ends in this word ends.
    pub ends: Vec<usize>,
    /// What tells each word from others: 0 for a word that no name can begin with.
    pub keys: Vec<u32>,
    pub classes: Vec<u32>,
}

/// A name in the gold annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoldKind {
    Place,
    Demonym,
    Person,
    Organization,
    /// An organization in whose name places are not annotated, though they may stand there.
    OrganizationUnmarked,
    Other,
    /// Not known: any label may stand.
    Unknown,
}

struct Collected<'r> {
    run: &'r mut Run,
}

impl Sink for Collected<'_> {
    fn add(&mut self, group: Group, fact: u32) {
        self.run.facts.push(fact);
        self.run.groups.push(group as u8);
    }
}

/// Makes samples of documents.
#[derive(Debug)]
pub struct Extractor<N> {
    names: N,
    words: WordLexicon,
    classes: WordClasses,
    cues: CueLexicon,
}

const OUTSIDE: u8 = 1 << Label::Outside as u8;
const INSIDE: u8 = 1 << Label::PlaceInside as u8 | 1 << Label::DemonymInside as u8;
const NEGATIVE: u8 = OUTSIDE | 1 << Label::Person as u8 | 1 << Label::Organization as u8 | 1 << Label::Other as u8;

impl<N: NameLexicon> Extractor<N> {
    pub fn new(names: N, words: WordLexicon, classes: WordClasses) -> Self {
        let cues = CueLexicon::new(include_str!("../../../data/recognizer/cues.csv"));
        Self {
            names,
            words,
            classes,
            cues,
        }
    }

    /// The facts of a document in the style of a corpus. Where `complete`, what is not annotated is no name of any kind;
    /// otherwise it is no place and no demonym.
    pub fn sample(&self, document: &Document, gold: &[(Span, GoldKind)], style: u32, complete: bool) -> Sample {
        let sheet = Sheet::new(document, &self.cues, &self.names, &self.words, &self.classes);
        let count = sheet.reading.words.len();
        let mut allowed = vec![if complete { OUTSIDE } else { NEGATIVE }; count];
        for (span, kind) in gold {
            let spans = |n: &usize| sheet.reading.words[*n].token.span;
            let first = sheet
                .reading
                .words
                .partition_point(|word| word.token.span.end() <= span.start());
            let inside: Vec<usize> = (first..count).take_while(|n| spans(n).start() < span.end()).collect();
            for (k, n) in inside.iter().enumerate() {
                let further = usize::from(k > 0);
                allowed[*n] = match kind {
                    GoldKind::Place => 1 << (Label::PlaceFirst as usize + further),
                    GoldKind::Demonym => 1 << (Label::DemonymFirst as usize + further),
                    GoldKind::Person => 1 << Label::Person as u8,
                    GoldKind::Organization => 1 << Label::Organization as u8,
                    GoldKind::Other => 1 << Label::Other as u8,
                    GoldKind::OrganizationUnmarked if sheet.seen[*n].possible > 0 => {
                        1 << Label::Organization as u8
                            | 1 << Label::PlaceFirst as u8
                            | 1 << Label::PlaceInside as u8
                            | 1 << Label::DemonymFirst as u8
                    }
                    GoldKind::OrganizationUnmarked => 1 << Label::Organization as u8,
                    GoldKind::Unknown => 0xFF,
                };
            }
        }
        let runs = sheet.runs();
        let runs = runs
            .into_iter()
            .map(|range| {
                let mut run = Run {
                    first: range.start,
                    ..Run::default()
                };
                for n in range {
                    run.starts.push(run.facts.len() as u32);
                    let goes_on = n > run.first && sheet.may_go_on(n);
                    if !goes_on && allowed[n] & !INSIDE == 0 {
                        allowed[n] >>= 1;
                    }
                    run.goes_on.push(goes_on);
                    run.allowed.push(allowed[n]);
                    sheet.facts_of(n, &mut Collected { run: &mut run });
                    style_of(&sheet.seen, n, style, &mut Collected { run: &mut run });
                }
                run.starts.push(run.facts.len() as u32);
                run
            })
            .collect();
        Sample {
            runs,
            words: sheet.reading.words.iter().map(|word| word.token.span).collect(),
            keys: sheet.keys(),
            classes: sheet.seen.iter().map(|seen| seen.class).collect(),
            ends: (0..count).map(|n| sheet.end_of(n)).collect(),
        }
    }
}

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
    pub transitions: Option<[[f32; 8]; 8]>,
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

/// Weights as they are trained.
#[derive(Debug, Clone)]
pub struct Weights {
    pub table: Vec<Scores>,
    pub transitions: Transitions,
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn chance(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

fn start_transitions() -> Transitions {
    let mut transitions = [[0.0; LABELS]; LABELS];
    for (from, row) in transitions.iter_mut().enumerate() {
        for (to, value) in row.iter_mut().enumerate() {
            if !may_follow(from, to) {
                *value = NEVER;
            }
        }
    }
    transitions
}

fn powers(transitions: &Transitions) -> Transitions {
    transitions.map(|row| row.map(f32::exp))
}

/// A run to learn from.
#[derive(Debug, Clone, Copy)]
pub struct Task<'r> {
    pub run: &'r Run,
    /// What it counts for beside others.
    pub share: f32,
    /// Scores that are given, for a second reading.
    pub given: Option<&'r [[f32; 8]]>,
}

/// Trains a conditional random field by AdaGrad over runs, in an order that the seed decides.
pub fn train(tasks: &[Task<'_>], settings: &Settings) -> Weights {
    let size = 1usize << settings.bits;
    let mask = size as u32 - 1;
    let mut table = vec![[0.0f32; LABELS]; size];
    let mut squares = vec![[1e-6f32; LABELS]; size];
    let mut transitions = settings.transitions.unwrap_or_else(start_transitions);
    let mut transition_squares = [[1e-6f32; LABELS]; LABELS];
    let mut order: Vec<usize> = (0..tasks.len()).collect();
    let mut random = Random(settings.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut sums = Sums::default();
    let (mut scores, mut free, mut bound) = (Vec::new(), Vec::new(), Vec::new());
    let mut kept: Vec<u32> = Vec::new();
    let mut kept_starts: Vec<usize> = Vec::new();
    for pass in 0..settings.passes {
        for n in (1..order.len()).rev() {
            order.swap(n, (random.next() % (n as u64 + 1)) as usize);
        }
        let rate = settings.rate * (1.0 - pass as f32 / settings.passes as f32);
        let mut likelihood = 0.0;
        for &n in &order {
            let Task { run, share, given } = tasks[n];
            if run.allowed.iter().all(|allowed| *allowed == 0xFF) || !is_possible(run) {
                continue;
            }
            keep(run, settings, mask, &mut random, &mut kept, &mut kept_starts);
            scores.clear();
            for word in kept_starts.windows(2) {
                let mut sum = [0.0f32; LABELS];
                for fact in &kept[word[0]..word[1]] {
                    let row = &table[*fact as usize];
                    for label in 0..LABELS {
                        sum[label] += row[label];
                    }
                }
                if let Some(given) = given {
                    for label in 0..LABELS {
                        sum[label] += given[scores.len()][label];
                    }
                }
                bar(run.goes_on[scores.len()], &mut sum);
                scores.push(sum);
            }
            let raised = powers(&transitions);
            let mut gradient = [[0.0f32; LABELS]; LABELS];
            bound.resize(scores.len(), [0.0; LABELS]);
            free.resize(scores.len(), [0.0; LABELS]);
            let inner = sums.marginals(&scores, &raised, |at| run.allowed[at], &mut bound);
            sums.add_transitions(&raised, 1.0, &mut gradient);
            let outer = sums.marginals(&scores, &raised, |_| 0xFF, &mut free);
            sums.add_transitions(&raised, -1.0, &mut gradient);
            likelihood += inner - outer;
            for (at, word) in kept_starts.windows(2).enumerate() {
                let mut step = [0.0f32; LABELS];
                let mut any = false;
                for label in 0..LABELS {
                    step[label] = (bound[at][label] - free[at][label]) * share;
                    any |= step[label].abs() > 1e-4;
                }
                if !any {
                    continue;
                }
                for fact in &kept[word[0]..word[1]] {
                    let row = &mut table[*fact as usize];
                    let square = &mut squares[*fact as usize];
                    for label in 0..LABELS {
                        square[label] += step[label] * step[label];
                        row[label] += rate * step[label] / square[label].sqrt() - rate * settings.decay * row[label];
                    }
                }
            }
            for from in 0..LABELS {
                for to in 0..LABELS {
                    if may_follow(from, to) {
                        let step = gradient[from][to] * share;
                        transition_squares[from][to] += step * step;
                        transitions[from][to] += rate * step / transition_squares[from][to].sqrt();
                    }
                }
            }
        }
        if std::env::var_os("VERBOSE").is_some() {
            #[allow(clippy::print_stderr, reason = "asked for, and only in training")]
            {
                eprintln!("pass {pass}: {:.1}", likelihood);
            }
        }
    }
    Weights { table, transitions }
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

fn keep(run: &Run, settings: &Settings, mask: u32, random: &mut Random, kept: &mut Vec<u32>, starts: &mut Vec<usize>) {
    kept.clear();
    starts.clear();
    for word in run.starts.windows(2) {
        starts.push(kept.len());
        let mut left_out = settings.without;
        for (group, chance) in settings.drop.iter().enumerate() {
            if *chance > 0.0 && random.chance() < *chance {
                left_out |= 1 << group;
            }
        }
        for n in word[0] as usize..word[1] as usize {
            if left_out >> run.groups[n] & 1 == 0 {
                kept.push(run.facts[n] & mask);
            }
        }
    }
    starts.push(kept.len());
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
                .chain(mean.transitions.as_flattened_mut());
            let theirs = other
                .table
                .as_flattened()
                .iter()
                .chain(other.transitions.as_flattened());
            ours.zip(theirs).for_each(|(ours, theirs)| *ours += theirs);
        }
        let all = mean
            .table
            .as_flattened_mut()
            .iter_mut()
            .chain(mean.transitions.as_flattened_mut());
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
        let raised = powers(&self.transitions);
        let mut sums = Sums::default();
        let mut echoes = Echoes::default();
        let mut first = Vec::new();
        for (run, scores) in sample.runs.iter().zip(scores) {
            let mut marginals = vec![[0.0; LABELS]; scores.len()];
            sums.marginals(scores, &raised, |_| 0xFF, &mut marginals);
            for (at, word) in marginals.iter().enumerate() {
                if sample.keys[run.first + at] != 0 {
                    echoes.hear(sample.keys[run.first + at], word);
                }
            }
            first.push(marginals);
        }
        sample
            .runs
            .iter()
            .zip(&first)
            .map(|(run, first)| {
                let mut second = Run {
                    allowed: run.allowed.clone(),
                    goes_on: run.goes_on.clone(),
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
            .collect()
    }

    /// The names in a sample whose runs have these scores. `bias` is added to the score of being outside of names.
    #[must_use]
    pub fn find(&self, sample: &Sample, scores: &[Vec<[f32; 8]>], bias: f32) -> Vec<Found> {
        let (mut back, mut path, mut marginals) = (Vec::new(), Vec::new(), Vec::new());
        let mut sums = Sums::default();
        let raised = powers(&self.transitions);
        let mut found = Vec::new();
        for (run, scores) in sample.runs.iter().zip(scores) {
            let mut scores = scores.clone();
            marginals.resize(scores.len(), [0.0; LABELS]);
            sums.marginals(&scores, &raised, |_| 0xFF, &mut marginals);
            for score in &mut scores {
                score[0] += bias;
            }
            best_path(&scores, &self.transitions, &mut back, &mut path);
            for (words, label) in names_on(&path) {
                let confidence = words
                    .clone()
                    .map(|n| marginals[n][path[n] as usize])
                    .fold(1.0, f32::min);
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
            return self.first.find(sample, &scores, bias);
        };
        let runs = self.first.second(sample, &scores);
        for (run, scores) in runs.iter().zip(&mut scores) {
            second.add_scores(run, without, scores);
        }
        second.find(sample, &scores, bias)
    }
}

/// How often each folded word stands in lower case, and capitalized where no sentence begins, added to `counts`.
pub fn count_cases(text: &str, counts: &mut std::collections::HashMap<String, (u32, u32)>) {
    let mut folded = String::new();
    let mut before: Option<usize> = None;
    for token in tokenize(text, Span::new(0, text.len())) {
        let between = before.map_or("\n", |end| &text[end..token.span.start()]);
        before = Some(token.end_with_possessive());
        let inside = between
            .chars()
            .all(|c| matches!(c, ' ' | ',' | ';' | '-' | '–' | '/' | '&'));
        let (lower, upper) = match token.case {
            Case::Lower => (1, 0),
            Case::Capitalized if inside => (0, 1),
            _ => continue,
        };
        folded.clear();
        fold_into(token.text(text), &mut folded);
        let entry = match counts.get_mut(&folded) {
            Some(entry) => entry,
            None => counts.entry(folded.clone()).or_default(),
        };
        entry.0 += lower;
        entry.1 += upper;
    }
}
