//! What the report of names says, what it writes for a gazetteer maker, and that it agrees with the scores.

use super::{mentionmap, stderr, stdout};
use serde_json::Value;
use std::fs;
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
fn coverage_counts_the_mentions_that_evaluate_counts() {
    let folder = folder();
    let gold = serde_json::json!({"id": "a", "text": ARTICLE, "toponyms": []});
    fs::write(folder.path().join("gold.jsonl"), format!("{gold}\n")).unwrap();
    let json = |args: &[&str]| -> Value {
        let output = mentionmap(folder.path(), args);
        serde_json::from_str(stdout(&output)).unwrap()
    };
    let covered = json(&["coverage", "gold.jsonl", "--format", "json"]);
    let all = json(&["evaluate", "gold.jsonl", "--unresolved", "--format", "json"]);
    let placed = json(&["evaluate", "gold.jsonl", "--format", "json"]);
    let totals = &covered["mention_totals"];
    assert_eq!(predicted(&all), totals["recognized"].as_u64(), "{all}");
    assert_eq!(predicted(&placed), totals["resolved"].as_u64());
    assert_eq!(
        totals["recognized"].as_u64().map(|all| all - 2),
        totals["resolved"].as_u64()
    );
}

/// How many mentions the first corpus of a score report counts as predicted.
fn predicted(scores: &Value) -> Option<u64> {
    scores["corpora"][0]["groups"][0]["predicted"].as_u64()
}
