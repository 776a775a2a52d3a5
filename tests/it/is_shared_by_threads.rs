//! A geoparser is shared by threads, and knows no document by the others.

use mentionmap::Geoparser;
use mentionmap::domain::{Document, GeoparsedDocument};
use std::thread;

const TEXTS: [&str; 4] = [
    "Drones struck Odesa, Dnipro and Kharkiv.",
    "Police in Springfield, Ill., met Mr Washington.",
    "Springfield, Missouri, and Paris, Texas, were flooded.",
    "Kenyans met Russian troops in Oslo.",
];

const fn is_shared<T: Send + Sync>() {}

/// Held by the compiler.
const _: () = {
    is_shared::<Geoparser>();
    is_shared::<GeoparsedDocument>();
};

fn geoparsed(geoparser: &Geoparser, text: &str) -> GeoparsedDocument {
    geoparser.geoparse(Document::new("a", text)).unwrap()
}

#[test]
fn a_shared_geoparser_says_what_one_of_its_own_would() {
    let alone = TEXTS.map(|text| geoparsed(&Geoparser::new(), text));
    let shared = Geoparser::new();
    let read = |offset: usize| {
        for n in (0..40).map(|n| (n + offset) % TEXTS.len()) {
            assert_eq!(geoparsed(&shared, TEXTS[n]), alone[n]);
        }
    };
    thread::scope(|scope| {
        for offset in 0..TEXTS.len() {
            scope.spawn({
                let read = &read;
                move || read(offset)
            });
        }
    });
}
