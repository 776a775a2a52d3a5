#![no_main]

use mentionmap::classify::{EventClassifier, EventLexicon, LexiconClassifier};
use mentionmap::domain::Document;
use mentionmap::gazetteer::Spellings;
use mentionmap::text::weights_of;

// Tables that a user may write: event types of one's own, spellings, weights. They load or are refused with a line.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Spellings::new(text);
        let _ = weights_of(["population", "name"], text);
    }
    match EventLexicon::from_reader(bytes, "events.csv") {
        Ok(lexicon) => {
            let document = Document::new(
                "a",
                "Wolves attacked a flock of sheep. Locusts were seen; nobody was attacked.",
            );
            let classifier = LexiconClassifier::new(lexicon);
            let _ = classifier.reported(&document);
            assert!(classifier.classify(&document, &[]).is_empty());
        }
        Err(error) => assert!(error.to_string().starts_with("events.csv"), "{error}"),
    }
});
