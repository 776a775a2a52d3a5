//! Choices in, weights out: conditional logit with an L2 penalty, by limited-memory BFGS.

use crate::options::Options;
use mentionmap::resolve::training::{Row, signal_names};
use std::collections::VecDeque;

/// One choice among candidates and none of them.
pub struct Choice {
    /// What the signals say of each candidate; the last is none of them.
    pub rows: Vec<Row>,
    /// Those that are right.
    pub right: Vec<usize>,
    /// The probability of none of them above which the mention is refused.
    pub most_doubt: f64,
    /// What it counts for.
    pub share: f64,
}

/// The weights that make the right ones most probable, from `start`; those of signals that are left out stay as they are.
pub fn fit(choices: &[&Choice], start: &[f64], options: &Options) -> Vec<f64> {
    let expected = expected(options);
    let loss_at = |weights: &[f64]| {
        let (loss, mut gradient) = loss(choices, weights, &expected, options.penalty);
        options.without.iter().for_each(|n| gradient[usize::from(*n)] = 0.0);
        (loss, gradient)
    };
    let mut weights = start.to_vec();
    let (mut loss, mut gradient) = loss_at(&weights);
    let mut past: VecDeque<(Vec<f64>, Vec<f64>)> = VecDeque::new();
    for _ in 0..options.steps {
        let direction = direction(&gradient, &past);
        let slope = dot(&direction, &gradient);
        let mut length = if past.is_empty() {
            1.0 / dot(&gradient, &gradient).sqrt().max(1e-9)
        } else {
            1.0
        };
        let mut next = None;
        for _ in 0..20 {
            let tried: Vec<f64> = weights.iter().zip(&direction).map(|(w, d)| w + length * d).collect();
            let (there, steeper) = loss_at(&tried);
            if there <= loss + 1e-4 * length * slope {
                next = Some((tried, there, steeper));
                break;
            }
            length /= 2.0;
        }
        let Some((tried, there, steeper)) = next else { break };
        let moved: Vec<f64> = tried.iter().zip(&weights).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = steeper.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        if dot(&moved, &turned) > 1e-10 {
            past.push_back((moved, turned));
            if past.len() > 12 {
                past.pop_front();
            }
        }
        let gained = loss - there;
        (weights, loss, gradient) = (tried, there, steeper);
        if gained < 1e-6 * loss {
            break;
        }
    }
    weights
}

/// What signals are expected to weigh before any case is seen.
fn expected(options: &Options) -> Vec<f64> {
    let of = |name: &&str| {
        let known = options.expected.iter().find(|(known, _)| known == name);
        known.map_or(0.0, |(_, weight)| *weight)
    };
    let mut expected: Vec<f64> = signal_names().iter().map(of).collect();
    options.without.iter().for_each(|n| expected[usize::from(*n)] = 0.0);
    expected
}

/// The two-loop recursion: downhill, by what the last steps tell of the curvature.
fn direction(gradient: &[f64], past: &VecDeque<(Vec<f64>, Vec<f64>)>) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|g| -g).collect();
    let mut shares = Vec::new();
    for (moved, turned) in past.iter().rev() {
        let share = dot(moved, &direction) / dot(moved, turned);
        direction.iter_mut().zip(turned).for_each(|(d, t)| *d -= share * t);
        shares.push(share);
    }
    if let Some((moved, turned)) = past.back() {
        let scale = dot(moved, turned) / dot(turned, turned);
        direction.iter_mut().for_each(|d| *d *= scale);
    }
    for ((moved, turned), share) in past.iter().zip(shares.into_iter().rev()) {
        let back = share - dot(turned, &direction) / dot(moved, turned);
        direction.iter_mut().zip(moved).for_each(|(d, m)| *d += back * m);
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The score of a row.
pub fn score(row: &Row, weights: &[f64]) -> f64 {
    row.iter()
        .map(|(n, value)| f64::from(*value) * weights[usize::from(*n)])
        .sum()
}

/// Negative log-likelihood with the penalty for weights apart from the expected ones, and its gradient; two threads.
fn loss(choices: &[&Choice], weights: &[f64], expected: &[f64], penalty: f64) -> (f64, Vec<f64>) {
    let (first, second) = choices.split_at(choices.len() / 2);
    let (mut one, other) = std::thread::scope(|scope| {
        let other = scope.spawn(|| part(second, weights));
        (part(first, weights), other.join().expect("arithmetic does not panic"))
    });
    let apart: Vec<f64> = weights
        .iter()
        .zip(expected)
        .map(|(weight, expected)| weight - expected)
        .collect();
    one.0 += other.0 + penalty / 2.0 * dot(&apart, &apart);
    for ((sum, more), apart) in one.1.iter_mut().zip(other.1).zip(apart) {
        *sum += more + penalty * apart;
    }
    one
}

fn part(choices: &[&Choice], weights: &[f64]) -> (f64, Vec<f64>) {
    let mut gradient = vec![0.0; weights.len()];
    let mut loss = 0.0;
    let mut powers = Vec::new();
    for choice in choices {
        powers.clear();
        powers.extend(choice.rows.iter().map(|row| score(row, weights)));
        let best = powers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        powers.iter_mut().for_each(|power| *power = (*power - best).exp());
        let all: f64 = powers.iter().sum();
        let right: f64 = choice.right.iter().map(|n| powers[*n]).sum::<f64>().max(1e-300);
        loss += (all / right).ln() * choice.share;
        for (row, power) in choice.rows.iter().zip(&powers) {
            add(&mut gradient, row, power / all * choice.share);
        }
        for n in &choice.right {
            add(&mut gradient, &choice.rows[*n], -powers[*n] / right * choice.share);
        }
    }
    (loss, gradient)
}

fn add(gradient: &mut [f64], row: &Row, share: f64) {
    if share.abs() > 1e-9 {
        row.iter()
            .for_each(|(n, value)| gradient[usize::from(*n)] += f64::from(*value) * share);
    }
}
