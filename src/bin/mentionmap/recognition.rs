//! The recognizer that was asked for.

use crate::args::{RecognitionArgs, RecognizerName};
use mentionmap::recognize::{ByLanguage, ModelRecognizer, RuleRecognizer};
use mentionmap::{Geoparser, news_model, news_words, world_gazetteer};

/// A geoparser that finds names as asked.
pub(crate) fn geoparser(args: &RecognitionArgs) -> Geoparser {
    let (mut model, mut rules) = (
        ModelRecognizer::new(world_gazetteer(), news_words(), news_model()),
        RuleRecognizer::new(world_gazetteer(), news_words()),
    );
    if let Some(least) = args.min_confidence {
        model = model.with_least_confidence(least);
        rules = rules.with_threshold(least);
    }
    match args.recognizer {
        RecognizerName::Model => Geoparser::new().with_recognizer(ByLanguage::new(model, rules)),
        RecognizerName::Rules => Geoparser::new().with_recognizer(rules),
    }
}
