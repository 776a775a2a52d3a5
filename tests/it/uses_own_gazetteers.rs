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

#[test]
fn a_place_that_the_world_has_too_is_no_worse_for_standing_in_a_list() {
    let folder = folder();
    let list = "name,latitude,longitude\nKharkiv,49.99,36.23\nLondon,51.5,-0.12\n";
    fs::write(folder.path().join("cities.csv"), list).unwrap();
    fs::write(
        folder.path().join("article.txt"),
        "Protesters marched in London, and in Kharkov, Ukraine.\n",
    )
    .unwrap();
    let output = mentionmap(
        folder.path(),
        ["map", "article.txt", "--also", "cities.csv", "--format", "geojsonl"],
    );
    let features: Vec<geojson::Feature> = stdout(&output).lines().map(|line| line.parse().unwrap()).collect();
    let text = |n: usize, key| features[n].property(key).unwrap().as_str().map(str::to_owned);
    for (n, id, country) in [(0, "cities:3", "United Kingdom"), (1, "cities:2", "Ukraine")] {
        assert_eq!(text(n, "gazetteer_id").as_deref(), Some(id));
        assert_eq!(text(n, "country").as_deref(), Some(country));
        assert_eq!(text(n, "geonames_uri"), None);
    }
}

#[test]
fn a_list_is_never_written_over() {
    let folder = folder();
    let before = fs::read_to_string(folder.path().join("mine.csv")).unwrap();
    for args in [
        ["gazetteer", "compile", "mine.csv", "-o", "./mine.csv", "--strict"],
        ["map", "article.txt", "--also", "mine.csv", "-o", "mine.csv"],
        ["map", "article.txt", "--gazetteer", "mine.csv", "-o", "mine.csv"],
    ] {
        let output = mentionmap(folder.path(), args);
        assert!(stderr(&output).contains("would be overwritten"), "{}", stderr(&output));
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(fs::read_to_string(folder.path().join("mine.csv")).unwrap(), before);
    }
}

#[test]
fn what_a_file_is_stands_in_it_and_not_in_its_name() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    fs::rename(path("mine.csv"), path("mine.txt")).unwrap();
    fs::rename(path("UA.txt"), path("places.csv")).unwrap();
    fs::rename(path("alternateNamesV2.txt"), path("UA.txt")).unwrap();
    for (files, said) in [
        (&["mine.txt"][..], "x.idx: 1 places"),
        (&["UA.txt", "places.csv"], "x.idx: 2 places, 2 names"),
    ] {
        let args = ["gazetteer", "compile", "-o", "x.idx"].iter().chain(files);
        let output = mentionmap(folder.path(), args);
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
    }
    let output = mentionmap(folder.path(), ["map", "article.txt", "--also", "places.csv"]);
    assert_eq!(
        stderr(&output),
        "error: places.csv: is one of GeoNames' files; expected CSV or an index\n\
         hint: make an index of GeoNames' files: mentionmap gazetteer compile FILE -o FILE.idx\n"
    );
}

#[test]
fn an_id_that_is_taken_is_said_and_the_place_gets_another() {
    let folder = folder();
    let twice = "id,name,latitude,longitude\n7,Zelenyvka,47.5,35.9\n7,Kusarovka,47.6,35.8\n";
    fs::write(folder.path().join("twice.csv"), twice).unwrap();
    let output = mentionmap(
        folder.path(),
        ["gazetteer", "search", "Kusarovka", "--gazetteer", "twice.csv"],
    );
    assert_eq!(
        stderr(&output),
        "warning: twice.csv:3: id 7 is taken; this place gets twice:3\n"
    );
    assert!(stdout(&output).lines().nth(1).unwrap().starts_with("twice:3 "));
}

#[test]
fn strict_stops_at_the_first_bad_line_and_a_long_list_of_them_is_cut() {
    let folder = folder();
    let bad = "x\t\n".repeat(1_000);
    fs::write(folder.path().join("UA.txt"), DUMP.to_owned() + &bad).unwrap();
    let run = |more: &[&str]| {
        let args = ["gazetteer", "compile", "UA.txt", "-o", "x.idx"];
        mentionmap(folder.path(), args.iter().chain(more))
    };
    let output = run(&["--strict"]);
    assert_eq!(
        stderr(&output),
        "error: UA.txt:2: `latitude` is \"north\": invalid float literal\n"
    );
    let said = stderr(&run(&[])).to_owned();
    assert!(said.contains("\nwarning: UA.txt: 981 more such lines\n"), "{said}");
    assert_eq!(said.lines().count(), 22);
}

#[cfg(unix)]
#[test]
fn an_archive_through_a_pipe_is_refused() {
    use std::process::Stdio;
    let folder = folder();
    let compile = ["gazetteer", "compile", "/dev/stdin", "-o", "x.idx"];
    let mut child = command(folder.path(), compile)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .as_mut()
        .unwrap()
        .write_all(b"PK\x03\x04 and so on")
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        stderr(&output),
        "error: /dev/stdin: is no file; an index or archive must be one\n"
    );
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn a_list_may_come_through_a_pipe() {
    use std::io::Write;
    use std::process::Stdio;
    let folder = folder();
    for args in [
        &["gazetteer", "check", "/dev/stdin"][..],
        &["gazetteer", "search", "Zelenyvka", "--gazetteer", "/dev/stdin"],
        &["gazetteer", "compile", "/dev/stdin", "-o", "x.idx"],
    ] {
        let mut child = command(folder.path(), args)
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let list = b"name,latitude,longitude,country\nZelenyvka,47.5,35.9,Ukraine\n";
        child.stdin.take().unwrap().write_all(list).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", stderr(&output));
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
