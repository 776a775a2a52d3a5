#![no_main]

use mentionmap::classify::{EventClassifier, EventLexicon, LexiconClassifier};
use mentionmap::domain::{Document, Resolution};
use mentionmap::gazetteer::Spellings;
use mentionmap::text::weights_of;
use mentionmap_fuzz::parts::GEOPARSER;
use std::sync::LazyLock;

/// An article with its places.
static RESOLVED: LazyLock<(Document, Vec<Resolution>)> = LazyLock::new(|| {
    let text =
        "Wolves attacked a flock of sheep in Oslo. Locusts were seen near Nairobi; nobody in Kenya was attacked.";
    let parsed = GEOPARSER.geoparse(Document::new("a", text)).expect("a short text");
    let resolutions = parsed.mentions.into_iter().map(|mention| mention.resolution).collect();
    (parsed.document, resolutions)
});

// Tables that a user may write: event types of one's own, spellings, weights. They load or are refused with a line.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Spellings::new(text);
        let _ = weights_of(["population", "name"], text);
    }
    match EventLexicon::from_reader(bytes, "events.csv") {
        Ok(lexicon) => {
            let classifier = LexiconClassifier::new(lexicon);
            let (document, resolutions) = &*RESOLVED;
            let _ = classifier.reported(document);
            let events = classifier.classify(document, resolutions);
            assert!(events.is_sorted_by_key(|event| event.mention), "out of order");
            let with_event = |mention: usize| events.iter().any(|event| event.mention == mention);
            assert!((0..resolutions.len()).all(with_event), "no event, not even `mention`");
            assert!(events.iter().all(|event| (0.0..=1.0).contains(&event.confidence)));
        }
        Err(error) => assert!(error.to_string().starts_with("events.csv"), "{error}"),
    }
});
