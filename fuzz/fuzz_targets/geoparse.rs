#![no_main]

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use mentionmap::domain::Document;
use mentionmap::report::{Coverage, explain};
use mentionmap::write::{Format, LayerOptions};
use mentionmap_fuzz::invented::Batch;
use mentionmap_fuzz::parts::{GEOPARSER, shortened};
use mentionmap_fuzz::{contract, layers};

#[derive(Debug, Arbitrary)]
struct Article<'a> {
    lang: u8,
    is_dated: bool,
    headline: u8,
    text: &'a str,
}

// Any article, from text to layer and reports.
libfuzzer_sys::fuzz_target!(|article: Article| {
    let mut document = Document::new("a", shortened(article.text, 2000));
    let lang = ["en", "de", "es", "ru", "pl", "uk", "tr", "ar"].get(usize::from(article.lang));
    document.source.lang = lang.map(|lang| (*lang).to_owned());
    document.source.published = article.is_dated.then(|| "2024-03-01".to_owned());
    let headline = document.text.floor_char_boundary(usize::from(article.headline));
    document.headline = (headline > 0).then(|| mentionmap::domain::Span::new(0, headline));
    let parsed = GEOPARSER.geoparse(document).expect("a short text");
    contract::of_geoparsed(&parsed);
    let _ = explain(&parsed);
    let mut coverage = Coverage::default();
    coverage.add(&parsed);
    let _ = (coverage.table(Some(60)), coverage.json());
    let options = LayerOptions {
        demonyms: true,
        unresolved: true,
        ..LayerOptions::default()
    };
    let documents = vec![parsed];
    layers::round_trip(&Batch { documents, options }, Format::GeoJson);
});
