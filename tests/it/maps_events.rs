//! Events on the map: a layer of them, and types of the user's own.

use super::{mentionmap, stderr, stdout};
use std::fs;
use tempfile::TempDir;

const ARTICLE: &str = "Russian drones struck Kharkiv and Odesa on Tuesday. Envoys of Kenya and Uganda met in Geneva.\n";
/// The example that the README shows.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/events/wildlife_disease.csv");

/// The features of what `map` makes of `text`.
fn layer(text: &str, more: &[&str]) -> Vec<geojson::Feature> {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("article.txt"), text).unwrap();
    let typed = ["map", "article.txt", "--published", "2025-03-13"];
    let output = mentionmap(folder.path(), typed.iter().chain(more));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output).parse::<geojson::FeatureCollection>().unwrap().features
}

fn text<'f>(feature: &'f geojson::Feature, key: &str) -> &'f str {
    feature.property(key).and_then(|value| value.as_str()).unwrap_or("")
}

#[test]
fn an_events_layer_has_one_feature_an_event_and_place() {
    let features = layer(ARTICLE, &["--events-layer"]);
    let told: Vec<[&str; 4]> = features
        .iter()
        .map(|feature| ["name", "event_type", "event_date", "event_participants"].map(|key| text(feature, key)))
        .collect();
    assert_eq!(
        told,
        [
            ["Kharkiv", "air_strike", "2025-03-11", "actor:Russia"],
            ["Odesa", "air_strike", "2025-03-11", "actor:Russia"],
            ["Geneva", "talks", "", "actor:Kenya;actor:Uganda"],
        ]
    );
    let ids: std::collections::BTreeSet<String> = features.iter().map(|feature| format!("{:?}", feature.id)).collect();
    assert_eq!(ids.len(), features.len());
}

#[test]
fn both_layers_have_the_same_columns() {
    let keys = |features: Vec<geojson::Feature>| -> Vec<String> {
        features[0].properties.as_ref().unwrap().keys().cloned().collect()
    };
    assert_eq!(keys(layer(ARTICLE, &[])), keys(layer(ARTICLE, &["--events-layer"])));
}

#[test]
fn types_of_ones_own_take_the_place_of_the_built_in_ones() {
    let article = "African swine fever was confirmed near Leipzig on Tuesday. Drones struck Kharkiv.\n";
    let features = layer(article, &["--events", OWN]);
    let told: Vec<[&str; 3]> = features
        .iter()
        .map(|feature| ["event_type", "event_group", "event_date"].map(|key| text(feature, key)))
        .collect();
    assert_eq!(told, [["outbreak", "disease", "2025-03-11"], ["mention", "none", ""]]);
}

#[test]
fn a_wrong_table_of_types_is_said_with_its_line() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("article.txt"), ARTICLE).unwrap();
    fs::write(
        folder.path().join("own.csv"),
        "type,words\ncull,cull\nBird Flu,bird flu\n",
    )
    .unwrap();
    let output = mentionmap(folder.path(), ["map", "article.txt", "--events", "own.csv"].iter());
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).starts_with("error: own.csv:3: `type` is \"Bird Flu\", expected"),
        "{}",
        stderr(&output)
    );
}

/// The places of an article's layer, each with the type of its event.
fn told(article: &str) -> Vec<(String, String)> {
    let features = layer(article, &[]);
    let each = |feature: &geojson::Feature| ["name", "event_type"].map(|key| text(feature, key).to_owned());
    features.iter().map(each).map(|[name, event]| (name, event)).collect()
}

#[test]
fn what_a_report_tells_is_put_where_it_was_filed_if_it_names_no_other_place() {
    let expected = |rows: &[(&str, &str)]| -> Vec<(String, String)> {
        rows.iter()
            .map(|(name, event)| ((*name).to_owned(), (*event).to_owned()))
            .collect()
    };
    assert_eq!(
        told("TYLER, Texas (AP) — A gunman killed two people on Elm Street on Friday.\n"),
        expected(&[("Tyler", "attack"), ("Texas", "mention")])
    );
    assert_eq!(
        told("TYLER, Texas (AP) — A gunman killed two people in Dallas on Friday.\n"),
        expected(&[("Tyler", "mention"), ("Texas", "mention"), ("Dallas", "attack")])
    );
    assert_eq!(
        told("TYLER, Texas (AP) — A gunman killed two people in Xhosavillia on Friday.\n"),
        expected(&[("Tyler", "mention"), ("Texas", "mention")])
    );
    assert_eq!(
        told("NAIROBI (AP) — A gunman killed two people on Friday.\n"),
        expected(&[("Nairobi", "attack")])
    );
    // From a capital all of a country is reported.
    assert_eq!(
        told("NAIROBI (AP) — A gunman killed two people on Friday.\n\nThe president had flown to Mombasa.\n")[0],
        expected(&[("Nairobi", "mention")])[0]
    );
}

#[test]
fn a_river_by_its_name_floods_a_town() {
    let events: Vec<String> = told("The Danube flooded Budapest on Thursday.\n")
        .into_iter()
        .map(|(_, event)| event)
        .collect();
    assert_eq!(events, ["flood", "flood"]);
}

#[test]
fn what_the_law_does_in_sentences_without_a_place_was_in_the_only_town_that_an_article_has_named() {
    let head = "Officers were called to a bar in Chiefland, Florida, early on Saturday.";
    let of = |name: &str, event: &str| (name.to_owned(), event.to_owned());
    let own = told(&format!("{head}\n\nOne man was arrested and charged.\n"));
    assert_eq!(own, [of("Chiefland", "arrest"), of("Florida", "mention")]);
    let other = told(&format!(
        "{head}\n\nThe owner lives in Gainesville. One man was arrested.\n"
    ));
    assert_eq!(other[0], of("Chiefland", "mention"));
    assert_eq!(other[2], of("Gainesville", "mention"));
}

#[test]
fn where_somebody_is_from_nothing_happened() {
    let at_austin = |article: &str| text(&layer(article, &[])[0], "event_type").to_owned();
    assert_eq!(
        at_austin("Sgt Jo Brandt of Austin, Texas, was hurt in the blast.\n"),
        "mention"
    );
    assert_eq!(
        at_austin("A cook was hurt in a blast in Austin, Texas, on Friday.\n"),
        "accident"
    );
}
