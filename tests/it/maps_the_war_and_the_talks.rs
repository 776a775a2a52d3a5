//! The two articles that the program is shown with, through all of it: four cities struck, a region fought over, a
//! withdrawal, talks, and people who are no places.

use super::{mentionmap, stderr, stdout};
use geojson::{Feature, FeatureCollection};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Kryvyi Rih, Odesa, Dnipro, Kharkiv.
const CITIES: &[&str] = &["703845", "698740", "709930", "706483"];
const KURSK: &str = "538555";
const PEOPLE: &[&str] = &[
    "Witkoff",
    "Ushakov",
    "Syrsk",
    "Zelensky",
    "Trump",
    "Vance",
    "Steve",
    "Yuri",
    "Oleksandr",
    "Volodymyr",
    "Donald",
];

#[test]
fn the_example() {
    assert_mapped("examples/article.txt", "https://news.example/ceasefire");
}

#[test]
fn the_article_that_the_program_was_asked_for_with() {
    let article = "../shared/articles/ceasefire.txt";
    if Path::new(env!("CARGO_MANIFEST_DIR")).join(article).exists() {
        assert_mapped(article, "https://www.bbc.com/news/articles/cpv4729jvm9o");
    } else {
        writeln!(io::stderr(), "skipped: no {article}").unwrap();
    }
}

fn assert_mapped(article: &str, url: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = mentionmap(root, ["map", article]);
    assert_eq!((stderr(&output), output.status.code()), ("", Some(0)));
    let layer: FeatureCollection = stdout(&output).parse().unwrap();

    for city in CITIES {
        let found = layer.features.iter().any(|feature| {
            text(feature, "gazetteer_id") == *city
                && text(feature, "event_group") == "conflict"
                && text(feature, "event_status") == "asserted"
        });
        assert!(found, "{article}: no conflict asserted at {city}");
    }
    let kursk: Vec<_> = layer
        .features
        .iter()
        .filter(|feature| text(feature, "gazetteer_id") == KURSK)
        .map(|feature| (text(feature, "mention"), text(feature, "event_type")))
        .collect();
    assert_eq!(kursk, [("Kursk", "battle"), ("Kursk", "withdrawal")], "{article}");

    let letters: Vec<char> = fs::read_to_string(root.join(article)).unwrap().chars().collect();
    for feature in &layer.features {
        let mention = text(feature, "mention");
        assert!(
            !PEOPLE.iter().any(|name| mention.contains(name)),
            "{article}: {mention}"
        );
        assert_eq!(text(feature, "source_url"), url, "{article}: {mention}");
        let number = |key: &str| feature.property(key).unwrap().as_u64().unwrap() as usize;
        let cut: String = letters[number("mention_start")..number("mention_end")].iter().collect();
        assert_eq!(cut, mention, "{article}");
    }
}

/// The property as text, empty where null.
fn text<'f>(feature: &'f Feature, key: &str) -> &'f str {
    feature.property(key).and_then(|value| value.as_str()).unwrap_or("")
}
