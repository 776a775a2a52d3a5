//! Single phrases, compiled for the tests of those who look them up.

pub(in crate::classify::lexicon) use super::phrases::Kind;

use super::inflect::Irregular;
use super::phrases::{PhraseBuilder, Phrases};
use super::words::Words;
use crate::classify::lexicon::bytes::Writer;

/// Writes a phrase that stands for 0, and the words that are known.
pub(in crate::classify::lexicon) fn of_one_phrase(phrase: &str, kind: Kind, writer: &mut Writer) {
    let (mut words, mut phrases) = (Words::default(), Phrases::default());
    let mut with = PhraseBuilder {
        words: &mut words,
        classes: &[],
        irregular: &Irregular::default(),
    };
    phrases.add(phrase, kind, 0, &mut with).unwrap();
    phrases.write(writer);
    words.write(writer);
}
