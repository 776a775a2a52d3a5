#![no_main]

use mentionmap::gazetteer::{Checker, CompiledGazetteer, World, read_demonyms};
use mentionmap::gazetteer::{CsvOptions, Gazetteer, IndexBuilder, LoadReport, Row};

// Any table of places: no panic, rows with a place on the earth, an index that finds each of them again.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else {
        return;
    };
    let _ = read_demonyms(bytes, "demonyms.csv");
    let Some(options) = options(*choice) else { return };
    let Ok(rows) = mentionmap::gazetteer::places(bytes, "places.csv", &options) else {
        return;
    };
    let report: LoadReport<Row> = rows.collect();
    for error in &report.skipped {
        assert!(error.to_string().starts_with("places.csv"), "{error}");
    }
    check(&report.rows);
    let mut index = IndexBuilder::new("fuzz", "2024-03-05", &[]);
    let added: Vec<&Row> = report.rows.iter().filter(|row| index.add(row).is_ok()).collect();
    let Ok(index) = index.build() else { return };
    let gazetteer = CompiledGazetteer::from_bytes(index).expect("what was built opens");
    gazetteer.verify().expect("what was built is whole");
    let _ = gazetteer.info();
    for row in added {
        let found = gazetteer.place(&row.place.id);
        assert!(found.is_some(), "{:?} is not found", row.place.id);
        let _ = (
            gazetteer.candidates(&row.place.name),
            gazetteer.respelled(&row.place.name, u16::MAX, 2),
        );
    }
});

fn options(choice: u8) -> Option<CsvOptions> {
    let options = CsvOptions::default();
    match choice % 4 {
        0 => options.with_separator(";").ok(),
        1 => options.with_encoding("windows-1251").ok(),
        _ => Some(options),
    }
}

fn check(rows: &[Row]) {
    let world = World::new(rows.iter().map(|row| row.place.clone()).take(1));
    let mut checker = Checker::new("places.csv", &world, |word| word.len() < 3);
    for (row, line) in rows.iter().zip(2..) {
        let _ = checker.add(row, line);
    }
    let _ = checker.finish();
}
