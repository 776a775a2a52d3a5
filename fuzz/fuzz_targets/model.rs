#![no_main]

use mentionmap::domain::Document;
use mentionmap::recognize::{Model, ModelRecognizer, Recognizer};
use mentionmap::{news_model, news_words, world_gazetteer};
use mentionmap_fuzz::{contract, sealed};

// A damaged model is refused; one with whatever weights finds what it may, and keeps the contract.
libfuzzer_sys::fuzz_target!(init: { let _ = news_model(); }, |bytes: &[u8]| {
    open(bytes);
    if let Some(sealed) = sealed::model(bytes.to_vec()) {
        open(&sealed);
    }
});

fn open(bytes: &[u8]) {
    // SAFETY: the model and its recognizer are gone when this function ends, and the bytes are not.
    let bytes: &'static [u8] = unsafe { std::slice::from_raw_parts(bytes.as_ptr(), bytes.len()) };
    let Ok(model) = Model::from_static(bytes) else {
        return;
    };
    let recognizer = ModelRecognizer::new(world_gazetteer(), news_words(), model);
    let document = Document::new(
        "a",
        "PARIS, Texas (AP) — Mr Lee of St. John's met Kenyans in Oslo and Xi'an.",
    );
    let mentions = recognizer.recognize(&document).expect("a short text");
    contract::of_mentions(&document, &mentions);
}
