//! Many articles at once: folders, copies of one report, coordinates among names.

use super::{mentionmap, stderr, stdout};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

const REPORT: &str = "The river rose by two metres in Bergen on Monday night, and fire crews pumped out cellars until the \
    morning, the city said. Trains to Oslo were cancelled, and officials in Stavanger sent boats.";

fn features(folder: &TempDir, args: &[&str]) -> Vec<Value> {
    let output = mentionmap(folder.path(), args.iter().chain(&["--format", "geojsonl"]));
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn said<'f>(features: &'f [Value], key: &str) -> Vec<&'f str> {
    features
        .iter()
        .map(|feature| feature["properties"][key].as_str().unwrap_or("-"))
        .collect()
}

#[test]
fn a_folder_is_read_in_order_with_all_below_it() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("news/b")).unwrap();
    fs::write(folder.path().join("news/c.txt"), "It rained in Oslo.").unwrap();
    fs::write(
        folder.path().join("news/b/a.html"),
        "<p>It rained in Bergen, and it did not stop.</p>",
    )
    .unwrap();
    fs::write(folder.path().join("news/picture.png"), [0, 1, 2]).unwrap();
    let output = mentionmap(folder.path(), ["map", "news", "-o", "layer.geojsonl"]);
    let note = "note: news: passed over 1 file that is no article (1 .png)\n";
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), note));
    fs::remove_file(folder.path().join("news/picture.png")).unwrap();
    let features = features(&folder, &["map", "news"]);
    assert_eq!(said(&features, "mention"), ["Bergen", "Oslo"]);
    assert_eq!(said(&features, "source_id"), ["news/b/a.html", "news/c.txt"]);
}

#[test]
fn copies_of_one_report_are_mapped_once_with_their_addresses() {
    let folder = TempDir::new().unwrap();
    let record = |url: &str, text: &str| serde_json::json!({"url": url, "text": text}).to_string();
    let lines = [
        record("https://a.org/1", REPORT),
        record("https://b.org/1", &format!("Flood in Bergen\n\n{REPORT}")),
        record("https://c.org/1", "It snowed in Oslo."),
    ];
    fs::write(folder.path().join("news.jsonl"), lines.join("\n")).unwrap();
    let all = features(&folder, &["map", "news.jsonl"]);
    assert_eq!(all.len(), 8);
    let once = features(&folder, &["map", "news.jsonl", "--dedup"]);
    assert_eq!(said(&once, "mention"), ["Bergen", "Oslo", "Stavanger", "Oslo"]);
    assert_eq!(
        said(&once, "source_copies"),
        ["https://b.org/1", "https://b.org/1", "https://b.org/1", "-"]
    );
}

#[test]
fn coordinates_are_mentions_with_their_own_place() {
    let folder = TempDir::new().unwrap();
    let text = "Russian drones struck a depot at 48.5937, 37.9736 near Bakhmut. Version 2.5.1 came out.";
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let features = features(&folder, &["map", "a.txt"]);
    assert_eq!(said(&features, "mention"), ["48.5937, 37.9736", "Bakhmut"]);
    assert_eq!(said(&features, "mention_kind"), ["coordinate", "place"]);
    assert_eq!(said(&features, "gazetteer_id")[0], "geo:48.593700,37.973600");
    assert_eq!(
        features[0]["geometry"]["coordinates"],
        serde_json::json!([37.9736, 48.5937])
    );
    assert_eq!(features[0]["properties"]["geo_precision"], 1);
}

#[test]
fn names_in_their_cases_are_found_in_languages_that_have_them() {
    let folder = TempDir::new().unwrap();
    for (name, text, places) in [
        (
            "uk.txt",
            "Уночі безпілотники атакували Одесу. Пошкоджено будинок, у Харкові загинули двоє людей, рятувальники працюють і в Дніпрі.",
            "698740 706483 709930",
        ),
        (
            "pl.txt",
            "W nocy w Warszawie doszło do pożaru kamienicy, strażacy pracowali do rana. Policja zatrzymała trzy osoby w Gdańsku.",
            "756135 3099434",
        ),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
        let features = features(&folder, &["map", name]);
        assert_eq!(said(&features, "gazetteer_id").join(" "), places, "{name}");
        assert_eq!(said(&features, "source_lang")[0], &name[..2]);
    }
}

#[test]
fn the_layer_is_the_same_whatever_the_number_of_threads_even_where_articles_are_bad() {
    let folder = TempDir::new().unwrap();
    let record = |n: usize| match n % 7 {
        3 => "{\"text\": 7}".to_owned(),
        _ => serde_json::json!({"id": n, "text": format!("{REPORT} ").repeat(1 + n % 5)}).to_string(),
    };
    let lines: Vec<String> = (0..100).map(record).collect();
    fs::write(folder.path().join("news.jsonl"), lines.join("\n")).unwrap();
    let with = |jobs: &str| {
        let output = mentionmap(folder.path(), ["map", "news.jsonl", "--jobs", jobs]);
        assert_eq!(output.status.code(), Some(1));
        output
    };
    let (one, three) = (with("1"), with("3"));
    assert!(one.stdout.len() > 100_000);
    assert!(one.stdout == three.stdout, "the layers differ");
    assert_eq!(stderr(&one), stderr(&three));
}
