#![no_main]

use mentionmap::gazetteer::geonames::{Compiler, FileKind};
use mentionmap::gazetteer::{CompiledGazetteer, Gazetteer, IndexBuilder, RowError};
use std::ops::ControlFlow;

const FILES: [FileKind; 5] = [
    FileKind::Countries,
    FileKind::FirstLevel,
    FileKind::SecondLevel,
    FileKind::Places,
    FileKind::AlternateNames,
];

// GeoNames' files one after the other, parted by a byte that no text has: no panic, an index of what was counted.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut compiler = Compiler::new(IndexBuilder::new("fuzz", "2024-03-05", &[]), |word| word == "of");
    let files = bytes.split(|byte| *byte == 0xFF);
    for (kind, file) in FILES.into_iter().cycle().zip(files.take(10)) {
        let said = &mut |error: RowError| {
            assert!(error.to_string().starts_with("file:"), "{error}");
            ControlFlow::Continue(())
        };
        if compiler.read(kind, file, "file", said).is_err() {
            return;
        }
    }
    let places = compiler.counts().places;
    let Ok(index) = compiler.finish().build() else { return };
    let gazetteer = CompiledGazetteer::from_bytes(index).expect("what was built opens");
    gazetteer.verify().expect("what was built is whole");
    assert_eq!(gazetteer.places().count() as u64, places);
    assert_eq!(gazetteer.info().rows, places);
});
