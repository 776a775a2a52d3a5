#![no_main]

use mentionmap::domain::Document;
use mentionmap::read::KnownSource;
use mentionmap_fuzz::contract;
use mentionmap_fuzz::parts::{GEOPARSER, shortened};

// Dates, addresses and languages as people write them; days of events, told from the day of publication.
libfuzzer_sys::fuzz_target!(|written: &str| {
    let written = shortened(written, 200);
    let mut document = Document::new(
        "a",
        format!("KYIV, {written} (AP) - {written}\nShells hit Kharkiv {written}."),
    );
    let mut known = KnownSource::default();
    for said in written.split('\n') {
        known = known.clone().with_published(said).unwrap_or(known);
        known = known.clone().with_url(said).unwrap_or(known);
        known = known.clone().with_lang(said).unwrap_or(known);
    }
    known.lay_over(&mut document);
    contract::of_geoparsed(&GEOPARSER.geoparse(document).expect("a short text"));
});
