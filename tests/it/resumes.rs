//! Runs that are broken off and gone on with.

use super::{command, mentionmap, stderr};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// Articles enough that a run can be killed in the middle, some of them bad.
fn news(folder: &Path, count: usize) {
    let towns = [
        "Oslo",
        "Bergen",
        "Kharkiv",
        "Odesa",
        "Paris, Texas",
        "Springfield, Illinois",
    ];
    let record = |n: usize| match n % 11 {
        5 => "{\"text\": 7}".to_owned(),
        _ => {
            let town = towns[n % towns.len()];
            let text = format!("Drones struck {town} on Monday. Officials in {town} said that {n} people were hurt. ");
            json!({"id": n, "published": "2025-03-13", "text": text.repeat(1 + n % 6)}).to_string()
        }
    };
    let lines: Vec<String> = (0..count).map(record).collect();
    fs::write(folder.join("news.jsonl"), lines.join("\n")).unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A run that is killed again and again, at other moments each time, gives what one gives that never was. With
/// `RESUME_KILLS=50 cargo test --release --test it resumes` as often as that.
#[test]
fn a_run_killed_at_any_moment_is_gone_on_with_to_the_same_layer() {
    let kills: usize = std::env::var("RESUME_KILLS").map_or(6, |kills| kills.parse().unwrap());
    let folder = TempDir::new().unwrap();
    news(folder.path(), 3000);
    for layer in ["layer.geojsonl", "layer.csv"] {
        let whole = mentionmap(
            folder.path(),
            ["map", "news.jsonl", "-o", "whole.out", "--format", &layer[6..]],
        );
        assert_eq!(whole.status.code(), Some(1), "{}", stderr(&whole));
        let mut broken_off = 0;
        for n in 0..kills {
            let jobs = ["--jobs=1", "--jobs=2"][n % 2];
            let mut run = command(folder.path(), ["map", "news.jsonl", "-o", layer, "--resume", jobs]);
            let mut run = run.stderr(std::process::Stdio::null()).spawn().unwrap();
            thread::sleep(Duration::from_millis(40 + (n as u64 * 7919) % 400));
            run.kill().unwrap();
            broken_off += usize::from(!run.wait().unwrap().success());
        }
        assert!(broken_off > 0, "no run was killed");
        let args = ["map", "news.jsonl", "-o", layer, "--resume"];
        let last = mentionmap(folder.path(), args);
        assert_eq!(last.status.code(), Some(1), "{}", stderr(&last));
        let [whole, resumed] = ["whole.out", layer].map(|file| fs::read(folder.path().join(file)).unwrap());
        assert!(whole.len() > 100_000);
        assert!(
            whole == resumed,
            "{layer}: {} bytes, {} when gone on with",
            whole.len(),
            resumed.len()
        );
    }
    assert_eq!(
        names(folder.path()),
        ["layer.csv", "layer.geojsonl", "news.jsonl", "whole.out"]
    );
}

#[test]
fn a_run_goes_on_after_the_articles_that_are_done_and_cuts_off_what_was_half_written() {
    let folder = TempDir::new().unwrap();
    news(folder.path(), 30);
    let path = |name: &str| folder.path().join(name);
    let args = [
        "map",
        "news.jsonl",
        "-o",
        "layer.geojsonl",
        "--resume",
        "--summary-json",
        "summary.json",
    ];
    assert_eq!(mentionmap(folder.path(), args).status.code(), Some(1));
    let whole = fs::read_to_string(path("layer.geojsonl")).unwrap();
    let summary: Value = serde_json::from_slice(&fs::read(path("summary.json")).unwrap()).unwrap();
    let counted = ["documents", "skipped"].map(|key| summary[key].as_u64().unwrap());
    assert_eq!(counted, [27, 3]);

    // What a kill leaves: a layer with half a feature at its end, and a journal of three articles.
    let of_three = whole
        .split_inclusive('\n')
        .take_while(|line| !line.contains(r#""id":"3#"#));
    let of_three: String = of_three.collect();
    fs::write(path("layer.geojsonl.part"), format!("{of_three}{{\"type\":\"Fea")).unwrap();
    let run = mentionmap(folder.path(), ["map", "news.jsonl", "-o", "layer.geojsonl", "--resume"]);
    assert_eq!(run.status.code(), Some(1), "without a journal it begins anew");
    assert_eq!(fs::read_to_string(path("layer.geojsonl")).unwrap(), whole);
}

#[test]
fn what_cannot_be_gone_on_with_is_refused_before_the_run() {
    let folder = TempDir::new().unwrap();
    news(folder.path(), 3);
    for (args, said) in [
        (&["--resume"][..], "goes on with a file"),
        (&["--resume", "-o", "layer.geojson"], "a feature a line"),
        (&["--resume", "-o", "layer.csv", "--by", "place"], "a feature a line"),
        (&["--resume", "-o", "layer.csv", "--outlet-memory"], "--outlet-memory"),
        (&["--resume", "-o", "layer.csv", "-"], "standard input"),
    ] {
        let output = mentionmap(folder.path(), ["map", "news.jsonl"].iter().chain(args));
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains(said), "{args:?}: {}", stderr(&output));
    }
    fs::write(
        folder.path().join(".layer.csv.mentionmap-journal"),
        r#"{"run":"another","articles":1,"lost":0,"bytes":0,"counts":{"documents":1,"mentions":0,"placed":0,"unplaced_events":0}}"#,
    )
    .unwrap();
    let output = mentionmap(folder.path(), ["map", "news.jsonl", "--resume", "-o", "layer.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("a run with other arguments"),
        "{}",
        stderr(&output)
    );
    assert_eq!(names(folder.path()), [".layer.csv.mentionmap-journal", "news.jsonl"]);
}
