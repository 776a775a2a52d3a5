//! What the report of names says, what it writes for a gazetteer maker, and that it agrees with the scores.

use super::{command, mentionmap, stderr, stdout};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

const ARTICLE: &str = "Shells hit the village of Vuldrimsk near Kharkiv on Monday, officials in Kyiv said. Two people were hurt in \
    Vuldrimsk, and Russian drones struck Odesa.\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("article.txt"), ARTICLE).unwrap();
    folder
}

#[test]
fn a_village_that_nobody_knows_is_missing_until_its_row_is_filled_in() {
    let folder = folder();
    let rows = folder.path().join("missing.csv");
    let asked = [
        "coverage",
        "article.txt",
        "--missing-csv",
        "missing.csv",
        "--fail-under",
        "100",
    ];
    let output = mentionmap(folder.path(), asked);
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
    assert!(stderr(&output).contains("% of the names have a place; expected at least 100 %"));
    let written = fs::read_to_string(&rows).unwrap();
    let row = written.lines().nth(1).unwrap();
    assert!(row.starts_with("Vuldrimsk,,,P,,,2,\"Shells hit"), "{row}");
    assert_eq!(written.lines().count(), 2);

    fs::write(&rows, written.replace("Vuldrimsk,,", "Vuldrimsk,49.9,36.4")).unwrap();
    let asked = [
        "coverage",
        "article.txt",
        "--also",
        "missing.csv",
        "--fail-under",
        "100",
    ];
    let output = mentionmap(folder.path(), asked);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    assert!(stdout(&output).contains("missing:2"), "{}", stdout(&output));
}

#[test]
fn names_of_which_only_some_are_filled_in_are_said_and_the_others_used() {
    let folder = folder();
    let rows = "name,latitude,longitude,mentions\nVuldrimsk,,,2\n";
    fs::write(folder.path().join("missing.csv"), rows).unwrap();
    let output = mentionmap(folder.path(), ["coverage", "article.txt", "--also", "missing.csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        "warning: missing.csv: 1 row without coordinates is left out: Vuldrimsk (line 2)\nwarning: missing.csv: no place in it\n"
    );
    assert!(stdout(&output).contains("Kharkiv"));
}

#[test]
fn a_text_without_names_falls_under_any_share() {
    let folder = folder();
    fs::write(folder.path().join("rain.txt"), "It rained all day, and nobody minded.").unwrap();
    let output = mentionmap(folder.path(), ["coverage", "rain.txt", "--fail-under", "95"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).starts_with("error: no names were recognized"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn the_missing_names_are_written_though_nobody_reads_the_report() {
    let folder = folder();
    let mut child = command(
        folder.path(),
        ["coverage", "article.txt", "--missing-csv", "missing.csv"],
    )
    .stdout(Stdio::piped())
    .spawn()
    .unwrap();
    drop(child.stdout.take());
    child.wait().unwrap();
    let written = fs::read_to_string(folder.path().join("missing.csv")).unwrap();
    assert!(written.contains("Vuldrimsk"), "{written}");
}

#[test]
fn the_example_is_covered_as_a_whole() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = mentionmap(root, ["coverage", "examples/article.txt", "--fail-under", "100"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
}

#[test]
fn coverage_counts_what_evaluate_counts_on_annotated_text() {
    let folder = folder();
    fs::write(folder.path().join("gold.jsonl"), format!("{}\n", gold())).unwrap();
    let json = |args: &[&str]| -> Value {
        let output = mentionmap(folder.path(), args);
        serde_json::from_str(stdout(&output)).unwrap()
    };
    let totals = &json(&["coverage", "gold.jsonl", "--format", "json"])["mention_totals"];
    let all = &json(&["evaluate", "gold.jsonl", "--unresolved", "--format", "json"])["corpora"][0]["groups"][0];
    let placed = &json(&["evaluate", "gold.jsonl", "--format", "json"])["corpora"][0]["groups"][0];
    // Six are annotated; all are found, and the village that nobody knows is without a place twice.
    for (scores, found) in [(all, &totals["recognized"]), (placed, &totals["resolved"])] {
        assert_eq!(
            (&scores["predicted"], &scores["found_exact"]),
            (found, found),
            "{scores}"
        );
    }
    assert_eq!((&totals["recognized"], &totals["missing"]), (&json!(6), &json!(2)));
    // Recall of pairs is coverage in percent, as everything that is recognized is annotated.
    let recall = placed["overlap_recall"].as_f64().unwrap();
    assert!((100.0 * recall - totals["coverage_percent"].as_f64().unwrap()).abs() < 0.1);
    assert_eq!(placed["mistakes_wrong_place"], 0);
}

/// The article with its toponyms annotated: a village that nobody knows, a people, and towns.
fn gold() -> Value {
    let second = ARTICLE.rfind("Vuldrimsk").unwrap();
    let at = |name: &str, start: usize, point: Option<(f64, f64)>, kind: &str| {
        let (lat, lon) = point.unzip();
        json!({"start": start, "end": start + name.len(), "lat": lat, "lon": lon, "type": kind})
    };
    let first = |name: &str, point, kind| at(name, ARTICLE.find(name).unwrap(), point, kind);
    let toponyms = [
        first("Vuldrimsk", None, "Place"),
        first("Kharkiv", Some((49.98, 36.25)), "Place"),
        first("Kyiv", Some((50.45, 30.52)), "Place"),
        at("Vuldrimsk", second, None, "Place"),
        first("Russian", None, "Demonym"),
        first("Odesa", Some((46.48, 30.73)), "Place"),
    ];
    json!({"id": "a", "text": ARTICLE, "toponyms": toponyms})
}
