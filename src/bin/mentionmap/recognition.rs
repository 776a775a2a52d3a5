//! The recognizer that was asked for.

use crate::input_args::{RecognitionArgs, RecognizerName};
use mentionmap::gazetteer::MergedGazetteer;
use mentionmap::recognize::{ByLanguage, ModelRecognizer, OtherLanguages};
use mentionmap::resolve::WeightedResolver;
use mentionmap::{Geoparser, news_model, news_words};

/// A geoparser that finds the names of a gazetteer as asked; with the evidence for each where it is to be explained.
pub(crate) fn geoparser(args: &RecognitionArgs, gazetteer: MergedGazetteer, explains: bool) -> Geoparser {
    let mut model = ModelRecognizer::new(gazetteer.clone(), news_words(), news_model());
    if let Some(least) = args.min_confidence {
        model = model.with_least_confidence(least);
    }
    if explains {
        model = model.with_evidence();
    }
    let rules = OtherLanguages::new(&gazetteer, news_words, args.min_confidence);
    let geoparser = match args.recognizer {
        RecognizerName::Model => Geoparser::of(ByLanguage::new(model, rules), gazetteer),
        RecognizerName::Rules => Geoparser::of(rules, gazetteer),
    };
    match explains {
        true => geoparser.with_resolver(WeightedResolver::default().with_evidence(true)),
        false => geoparser,
    }
}
