//! Gazetteers of the user's own: CSV, GeoNames' files compiled, alone or beside the built-in one.

use super::{command, mentionmap, stderr, stdout};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use tempfile::TempDir;

const ARTICLE: &str = "Fighting went on near Zelenyvka and in Kharkiv on Monday, officials said.\n";
/// Two made-up places in GeoNames' dump format, a line that is none, and a place of the world under GeoNames' own id.
const DUMP: &str = "\
99000001\tZelenyvka\tZelenyvka\tZelenivka,KWG\t47.5\t35.9\tP\tPPL\tUA\t\t26\t\t\t\t1200\t\t90\tEurope/Kyiv\t2026-01-01\n\
99000002\tAtlantis Reef\tAtlantis Reef\t\tnorth\t-30\tH\tRF\t\t\t00\t\t\t\t0\t\t0\tEtc/UTC\t2026-01-01\n\
706483\tKharkiv\tKharkiv\t\t49.98081\t36.25272\tP\tPPLA\tUA\t\t07\t\t\t\t1433886\t\t113\tEurope/Kyiv\t2026-01-01\n";
const NAMES: &str = "1\t706483\tru\tХарьков\t\t\t\t1\t\t\n2\t99000001\ten\tGreenvale\t1\n3\t5\ten\tNowhere\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("article.txt", ARTICLE);
    write("mine.csv", "name,latitude,longitude\nZelenyvka,47.5,35.9\n");
    write("UA.txt", DUMP);
    write("alternateNamesV2.txt", NAMES);
    folder
}

/// Names and ids of the places of a layer, in text order.
fn places(folder: &Path, more: &[&str]) -> Vec<(String, String)> {
    let output = mentionmap(folder, ["map", "article.txt"].iter().chain(more));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let layer: geojson::FeatureCollection = stdout(&output).parse().unwrap();
    let text = |feature: &geojson::Feature, key| feature.property(key).unwrap().as_str().unwrap().to_owned();
    layer
        .features
        .iter()
        .map(|feature| (text(feature, "name"), text(feature, "gazetteer_id")))
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|(name, id)| ((*name).to_owned(), (*id).to_owned()))
        .collect()
}

#[test]
fn a_list_of_ones_own_stands_beside_the_world() {
    let folder = folder();
    let also = places(folder.path(), &["--also", "mine.csv"]);
    assert_eq!(also, pairs(&[("Zelenyvka", "mine:2"), ("Kharkiv", "706483")]));
}

#[test]
fn a_list_of_ones_own_can_replace_the_world() {
    let folder = folder();
    let only = places(folder.path(), &["--gazetteer", "mine.csv"]);
    assert_eq!(only, pairs(&[("Zelenyvka", "mine:2")]));
}

#[test]
fn geonames_files_become_an_index_zipped_or_not() {
    let folder = folder();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("readme.txt", "read me"), ("UA.txt", DUMP)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    fs::write(folder.path().join("UA.zip"), zip.finish().unwrap().into_inner()).unwrap();
    for dump in ["UA.txt", "UA.zip"] {
        let args = ["gazetteer", "compile", "alternateNamesV2.txt", dump, "-o", "ua.idx"];
        let output = mentionmap(folder.path(), args);
        assert_eq!(
            stderr(&output),
            format!(
                "warning: {dump}:2: `latitude` is \"north\": invalid float literal\n\
                 ua.idx: 2 places, 2 names besides their main ones; left out: 0 places, 1 names\n"
            )
        );
        assert_eq!(output.status.code(), Some(1));
        let only = places(folder.path(), &["--gazetteer", "ua.idx"]);
        assert_eq!(only, pairs(&[("Zelenyvka", "99000001"), ("Kharkiv", "706483")]));
    }
    let found = mentionmap(
        folder.path(),
        ["gazetteer", "search", "Харьков", "--gazetteer", "ua.idx"],
    );
    let row = stdout(&found).lines().nth(1).unwrap();
    assert!(row.contains("former") && row.contains("Ukraine"), "{row}");
}

#[test]
fn an_index_that_is_cut_short_or_changed_is_refused_before_the_layer_begins() {
    let folder = folder();
    mentionmap(folder.path(), ["gazetteer", "compile", "UA.txt", "-o", "ua.idx"]);
    let whole = fs::read(folder.path().join("ua.idx")).unwrap();
    let mut changed = whole.clone();
    changed[whole.len() / 2] ^= 1;
    for (bytes, said) in [
        (&whole[..whole.len() / 2], "it is incomplete"),
        (&changed, "is damaged"),
    ] {
        fs::write(folder.path().join("ua.idx"), bytes).unwrap();
        let output = mentionmap(folder.path(), ["map", "article.txt", "--gazetteer", "ua.idx"]);
        assert_eq!((stdout(&output), output.status.code()), ("", Some(2)));
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
    }
}

#[cfg(unix)]
#[test]
fn compiling_that_is_interrupted_leaves_nothing_behind() {
    use std::os::unix::fs::FileTypeExt;
    let folder = folder();
    let pipe = folder.path().join("allCountries.txt");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    let before = fs::read_dir(folder.path()).unwrap().count();
    let mut compiling = command(
        folder.path(),
        ["gazetteer", "compile", "allCountries.txt", "-o", "w.idx"],
    )
    .spawn()
    .unwrap();
    // Whoever opens a pipe to write waits for its reader: from here on the program reads.
    let writer = fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    let interrupt = std::process::Command::new("kill")
        .args(["-INT", &compiling.id().to_string()])
        .status();
    assert!(interrupt.unwrap().success());
    assert_eq!(compiling.wait().unwrap().code(), Some(130));
    drop(writer);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), before);
}
