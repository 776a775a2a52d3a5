//! `data/recognizer/model.bin` in, the weights of the facts out: one flat table of bytes, looked at where it lies.

use super::chain::{JOINS, LABELS, NEVER, Scores, Transitions, raised};
use super::classes::WordClasses;
use std::borrow::Cow;

const MAGIC: &[u8; 8] = b"mmrecog2";
/// Magic, checksum, three sizes, four numbers.
const HEADER: usize = 8 + 8 + 3 * 4 + 4 * 4;
/// The largest scale, bias and slope; and the largest transition, of which the exponential is taken.
const LARGEST_NUMBER: f32 = 1000.0;
const LARGEST_TRANSITION: f32 = 50.0;
/// The most bits that a size may have: what is larger is no model, and would overflow its length.
const LARGEST: u32 = 24;
const TRANSITIONS: usize = JOINS * LABELS * LABELS * 4;

/// A model that was trained by `examples/train_recognizer`.
#[derive(Debug, Clone)]
pub struct Model {
    pub(super) first: Reading,
    pub(super) second: Reading,
    pub(super) classes: WordClasses,
    /// Added to the score of being outside of names: below 0 finds more names.
    pub(super) bias: f32,
    /// Slope and offset from the chain's log-odds to those that held on text not trained on.
    pub(super) calibration: [f32; 2],
}

/// The weights of one reading.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) transitions: Transitions,
    /// The exponentials of `transitions`.
    pub(super) raised: Transitions,
    /// A row of [`LABELS`] signed bytes a fact.
    table: &'static [u8],
    /// What one step of a byte counts for.
    pub(super) scale: f32,
}

/// Why some bytes are no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// They begin otherwise than a model does.
    #[error("no recognizer model: it does not begin with \"mmrecog2\"")]
    NotAModel,
    /// There are fewer or more of them than the model says.
    #[error("the recognizer model is cut short or padded: {found} bytes, expected {expected}")]
    Length {
        /// Bytes found.
        found: usize,
        /// Bytes that the header says.
        expected: usize,
    },
    /// Some changed after the model was made.
    #[error("the recognizer model is damaged: checksum {found:016x}, expected {expected:016x}")]
    Damaged {
        /// Of the bytes found.
        found: u64,
        /// That the header says.
        expected: u64,
    },
    /// Some of its numbers are none, or so large that sums of them would be none.
    #[error("the recognizer model has a number that no model has, expected finite ones of at most {LARGEST_NUMBER}")]
    Number,
}

impl Reading {
    /// The row of weights of a fact: of a power of two of them, its low bits say which.
    #[inline]
    pub(super) fn row(&self, fact: u32) -> &[u8; LABELS] {
        let rows: &[[u8; LABELS]] = self.table.as_chunks().0;
        rows.get(fact as usize & rows.len().wrapping_sub(1))
            .unwrap_or(&[0; LABELS])
    }

    /// A sum of rows as scores.
    pub(super) fn scores(&self, sum: &[i32; LABELS]) -> Scores {
        sum.map(|sum| sum as f32 * self.scale)
    }
}

/// Takes numbers off the front of bytes that are known to be long enough.
struct Cursor<'b>(&'b [u8]);

impl Cursor<'_> {
    fn word(&mut self) -> [u8; 4] {
        let (word, rest) = self.0.split_first_chunk().unwrap_or((&[0; 4], &[]));
        self.0 = rest;
        *word
    }

    fn transitions(&mut self) -> Transitions {
        let mut transitions = [[[0.0; LABELS]; LABELS]; JOINS];
        for value in transitions.as_flattened_mut().as_flattened_mut() {
            *value = f32::from_le_bytes(self.word());
        }
        transitions
    }
}

impl Model {
    /// Its classes of words.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn classes(&self) -> &WordClasses {
        &self.classes
    }

    /// The model in these bytes.
    ///
    /// # Errors
    /// If they are no model, or a damaged one.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, ModelError> {
        Self::read(bytes, true)
    }

    /// The same of bytes that are a part of the program: to look at each of these would take as long as an article does.
    pub(crate) fn of_program(bytes: &'static [u8]) -> Result<Self, ModelError> {
        Self::read(bytes, false)
    }

    fn read(bytes: &'static [u8], checks_all: bool) -> Result<Self, ModelError> {
        if !bytes.starts_with(MAGIC) {
            return Err(ModelError::NotAModel);
        }
        let short = |expected| ModelError::Length {
            found: bytes.len(),
            expected,
        };
        let (Some(header), Some(said)) = (bytes.get(..HEADER), bytes.get(8..16).and_then(|b| b.first_chunk())) else {
            return Err(short(HEADER));
        };
        let mut cursor = Cursor(&header[16..]);
        let sizes = [0; 3].map(|_: usize| u32::from_le_bytes(cursor.word()));
        let numbers = [0; 4].map(|_| f32::from_le_bytes(cursor.word()));
        let [first, second, slots] = sizes.map(|bits| 1usize << bits.min(LARGEST + 1));
        let expected = HEADER + 2 * TRANSITIONS + (first + second) * LABELS + slots * 4;
        if bytes.len() != expected || sizes.iter().any(|bits| *bits > LARGEST) {
            return Err(short(expected));
        }
        let expected = u64::from_le_bytes(*said);
        let found = if checks_all { checksum(&bytes[16..]) } else { expected };
        if found != expected {
            return Err(ModelError::Damaged { found, expected });
        }
        let mut cursor = Cursor(&bytes[HEADER..]);
        let transitions = [0; 2].map(|_| cursor.transitions());
        let small = |number: &f32| number.abs() <= LARGEST_NUMBER;
        let mut steps = transitions.as_flattened().as_flattened().as_flattened().iter();
        if !numbers.iter().all(small) || !steps.all(|step| (2.0 * NEVER..=LARGEST_TRANSITION).contains(step)) {
            return Err(ModelError::Number);
        }
        let (table, rest) = cursor.0.split_at(first * LABELS);
        let (second_table, classes) = rest.split_at(second * LABELS);
        let reading = |transitions: Transitions, table, scale| Reading {
            raised: raised(&transitions),
            transitions,
            table,
            scale,
        };
        Ok(Self {
            first: reading(transitions[0], table, numbers[0]),
            second: reading(transitions[1], second_table, numbers[0]),
            classes: WordClasses::from_bytes(Cow::Borrowed(classes)),
            bias: numbers[1],
            calibration: [numbers[2], numbers[3]],
        })
    }

    /// The probability that held, on text not trained on, for names that the chain gives `probability`.
    pub(super) fn calibrated(&self, probability: f32) -> f64 {
        let probability = probability.clamp(1e-6, 1.0 - 1e-6);
        let odds = (probability / (1.0 - probability)).ln();
        1.0 / (1.0 + f64::from(-(self.calibration[0] * odds + self.calibration[1])).exp())
    }
}

/// A number that changes with any byte.
fn checksum(bytes: &[u8]) -> u64 {
    let step = |state: u64, word: u64| (state ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let (chunks, rest) = bytes.as_chunks();
    let state = chunks
        .iter()
        .fold(0, |state, chunk| step(state, u64::from_le_bytes(*chunk)));
    rest.iter().fold(state, |state, byte| step(state, u64::from(*byte) + 1))
}

/// What a model file is made of.
#[cfg(feature = "train")]
#[derive(Debug)]
pub struct Parts<'p> {
    /// Weights and transitions of the first reading.
    pub first: (&'p [Scores], &'p Transitions),
    /// Those of the second.
    pub second: (&'p [Scores], &'p Transitions),
    /// Classes of words.
    pub classes: &'p WordClasses,
    /// See [`Model`].
    pub bias: f32,
    /// See [`Model`].
    pub calibration: [f32; 2],
}

#[cfg(feature = "train")]
impl Parts<'_> {
    /// The bytes of the model file. Weights are rounded to a 127th of the largest that is kept; of ten thousand, one is
    /// larger and cut.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut sizes: Vec<f32> = self
            .first
            .0
            .as_flattened()
            .iter()
            .map(|w| w.abs())
            .filter(|w| *w > 0.0)
            .collect();
        sizes.sort_by(f32::total_cmp);
        let scale = sizes
            .get(sizes.len().saturating_sub(1 + sizes.len() / 10_000))
            .map_or(1.0, |top| top / 127.0);
        let slots = (self.classes.as_bytes().len() / 4).max(1);
        let mut body = Vec::new();
        for size in [self.first.0.len(), self.second.0.len(), slots] {
            body.extend(size.ilog2().to_le_bytes());
        }
        for number in [scale, self.bias, self.calibration[0], self.calibration[1]] {
            body.extend(number.to_le_bytes());
        }
        for value in [self.first.1, self.second.1]
            .iter()
            .flat_map(|transitions| transitions.as_flattened().as_flattened())
        {
            body.extend(value.to_le_bytes());
        }
        for weight in [self.first.0, self.second.0]
            .iter()
            .flat_map(|table| table.as_flattened())
        {
            body.push((weight / scale).round().clamp(-127.0, 127.0) as i8 as u8);
        }
        body.extend(self.classes.as_bytes());
        body.resize(
            body.len()
                .max(HEADER - 16 + 2 * TRANSITIONS + (self.first.0.len() + self.second.0.len()) * LABELS + slots * 4),
            0,
        );
        let mut bytes = MAGIC.to_vec();
        bytes.extend(checksum(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaked(bytes: Vec<u8>) -> &'static [u8] {
        Box::leak(bytes.into_boxed_slice())
    }

    static MODEL: &[u8] = include_bytes!("../../../data/recognizer/model.bin");

    #[test]
    fn a_damaged_model_says_so() {
        assert!(Model::from_static(MODEL).is_ok());
        let mut changed = MODEL.to_vec();
        changed[MODEL.len() / 2] ^= 1;
        assert!(matches!(
            Model::from_static(leaked(changed)),
            Err(ModelError::Damaged { .. })
        ));
        let short = leaked(MODEL[..MODEL.len() - 1].to_vec());
        assert!(matches!(Model::from_static(short), Err(ModelError::Length { .. })));
        for bytes in [&b""[..], b"mmrecog", b"PNG and more"] {
            assert_eq!(Model::from_static(bytes).unwrap_err(), ModelError::NotAModel);
        }
        assert!(matches!(
            Model::from_static(b"mmrecog2"),
            Err(ModelError::Length { .. })
        ));
    }

    #[test]
    fn numbers_that_no_model_has_are_refused() {
        for (at, number) in [
            (28, f32::NAN),
            (32, f32::INFINITY),
            (HEADER, f32::NAN),
            (HEADER + 4, 1e9),
        ] {
            let mut changed = MODEL.to_vec();
            changed[at..at + 4].copy_from_slice(&number.to_le_bytes());
            let sum = checksum(&changed[16..]);
            changed[8..16].copy_from_slice(&sum.to_le_bytes());
            assert_eq!(
                Model::from_static(leaked(changed)).unwrap_err(),
                ModelError::Number,
                "{at}"
            );
        }
    }

    #[test]
    fn sizes_that_no_file_has_are_a_length_that_is_not_met() {
        for bits in [25, 60, 63, 64, u32::MAX] {
            let mut changed = MODEL.to_vec();
            (16..28)
                .step_by(4)
                .for_each(|at| changed[at..at + 4].copy_from_slice(&bits.to_le_bytes()));
            let refused = Model::from_static(leaked(changed)).unwrap_err();
            assert!(matches!(refused, ModelError::Length { .. }), "{bits}: {refused}");
        }
    }
}
