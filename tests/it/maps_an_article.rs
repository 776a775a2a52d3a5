//! An article with places, from text to layer.

use super::{mentionmap, stderr, stdout};
use geojson::FeatureCollection;
use std::fs;
use tempfile::TempDir;

const FLOOD: &str = "Flood in Oslo\r\n\r\n“Café life is over”, they said in Oslo, Norway, on Monday.\r\n\r\nSource: NRK, https://www.nrk.no/1\r\n";
/// GeoNames' id of the capital.
const OSLO: &str = "3143244";

fn mapped(args: &[&str]) -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("flood.txt"), FLOOD).unwrap();
    let args = ["map", "flood.txt"].iter().chain(args);
    let output = mentionmap(folder.path(), args);
    assert_eq!((stderr(&output), output.status.code()), ("", Some(0)));
    let text = stdout(&output).to_owned();
    (folder, text)
}

#[test]
fn each_mention_is_a_feature_that_can_be_cut_out_of_the_file() {
    let collection: FeatureCollection = mapped(&[]).1.parse().unwrap();
    let letters: Vec<char> = FLOOD.chars().collect();
    let mut mentions = Vec::new();
    for feature in &collection.features {
        let number = |key: &str| feature.property(key).unwrap().as_u64().unwrap() as usize;
        let cut: String = letters[number("mention_start")..number("mention_end")].iter().collect();
        assert_eq!(feature.property("mention").unwrap(), cut.as_str());
        mentions.push(cut);
    }
    assert_eq!(mentions, ["Oslo", "Oslo", "Norway"]);
    assert_eq!(collection.features[0].property("gazetteer_id").unwrap(), OSLO);
    assert!(collection.bbox.is_some_and(|bbox| bbox.len() == 4));
}

#[test]
fn every_feature_carries_the_source() {
    let collection: FeatureCollection = mapped(&["--published", "2025-03-13"]).1.parse().unwrap();
    assert!(!collection.features.is_empty());
    for feature in &collection.features {
        for (key, expected) in [
            ("source_id", "flood.txt"),
            ("source_url", "https://www.nrk.no/1"),
            ("source_name", "NRK"),
            ("source_domain", "nrk.no"),
            ("source_title", "Flood in Oslo"),
            ("source_published", "2025-03-13"),
            ("source_method", "source_line"),
        ] {
            assert_eq!(feature.property(key).unwrap(), expected, "{key}");
        }
    }
}

#[test]
fn the_same_article_gives_the_same_bytes() {
    assert_eq!(
        mapped(&["--codes", "--demonyms"]).1,
        mapped(&["--codes", "--demonyms"]).1
    );
}

#[test]
fn a_name_can_be_looked_up_and_a_decision_explained() {
    let (folder, _) = mapped(&[]);
    let search = mentionmap(folder.path(), ["gazetteer", "search", "oslo", "--json"]);
    let found: serde_json::Value = serde_json::from_str(stdout(&search)).unwrap();
    assert_eq!(found[0]["id"], OSLO);
    let coverage = mentionmap(folder.path(), ["coverage", "flood.txt"]);
    assert!(stdout(&coverage).contains("100.0 %"), "{}", stdout(&coverage));
    let explain = mentionmap(folder.path(), ["explain", "flood.txt"]);
    assert!(stdout(&explain).contains(OSLO), "{}", stdout(&explain));
}
