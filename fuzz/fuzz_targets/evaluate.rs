#![no_main]

use mentionmap::domain::{Mention, MentionKind};
use mentionmap::evaluate::{
    Evaluation, Given, GoldDocuments, MistakeFormat, PredictedMention, Predictions, given_mentions,
};
use mentionmap_fuzz::parts::GEOPARSER;

// Any gold file and any predictions: scored, or refused with a line.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // Parted by a byte that no text has.
    let mut files = bytes.split(|byte| *byte == 0xFF);
    let (gold, predicted) = (files.next().unwrap_or_default(), files.next().unwrap_or_default());
    let mut predictions = match Predictions::read(predicted, "predicted.jsonl") {
        Ok(predictions) => Some(predictions),
        Err(error) => {
            assert!(error.to_string().contains("predicted.jsonl"), "{error}");
            None
        }
    };
    let mut evaluation = Evaluation::default();
    evaluation.begin("gold");
    for gold in GoldDocuments::new(gold, "gold.jsonl", |_| MentionKind::Place).take(5) {
        let Ok(gold) = gold else { break };
        let parsed = GEOPARSER.geoparse(gold.document).expect("a short text");
        let found = parsed.mentions.iter().map(|mention| mention.resolution.mention.clone());
        let found: Vec<Mention> = found.collect();
        let given = GEOPARSER.resolve_given(&parsed.document, given_mentions(&gold.mentions, &found));
        let given: Vec<Given> = given
            .into_iter()
            .map(|(set, resolution)| Given::new(set, &resolution))
            .collect();
        let own = || parsed.mentions.iter().map(PredictedMention::from).collect();
        let predicted = match &mut predictions {
            Some(predictions) => match predictions.take(&parsed.document, |_| MentionKind::Place) {
                Ok(predicted) => predicted,
                Err(_) => return,
            },
            None => own(),
        };
        for mistake in evaluation.add(&parsed.document, &gold.mentions, &given, &predicted) {
            let _ = MistakeFormat::Csv.line(&mistake);
        }
    }
    let _ = (evaluation.table(), evaluation.csv(), evaluation.json());
});
