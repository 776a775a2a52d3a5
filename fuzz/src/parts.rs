//! The parts of the program, opened once: a target has to be quick.

use mentionmap::gazetteer::CompiledGazetteer;
use mentionmap::recognize::{ModelRecognizer, RuleRecognizer, WordLexicon};
use mentionmap::{Geoparser, news_model, news_words, world_gazetteer};
use std::sync::LazyLock;

/// The whole, on the world.
pub static GEOPARSER: LazyLock<Geoparser> = LazyLock::new(Geoparser::new);
/// The rules, with nothing refused.
pub static RULES: LazyLock<RuleRecognizer<CompiledGazetteer>> =
    LazyLock::new(|| RuleRecognizer::new(world_gazetteer(), news_words()).with_threshold(0.0));
/// The model.
pub static MODEL: LazyLock<ModelRecognizer<CompiledGazetteer>> =
    LazyLock::new(|| ModelRecognizer::new(world_gazetteer(), news_words(), news_model()));
/// Which words are ordinary.
pub static WORDS: LazyLock<WordLexicon> = LazyLock::new(news_words);

/// `text` up to the last character that begins within so many bytes: a target has to be quick.
pub fn shortened(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}
