//! Names as articles spell them, against the gazetteer of the world.

use mentionmap::domain::{Document, NameKind};
use mentionmap::gazetteer::Gazetteer;
use mentionmap::{Geoparser, world_gazetteer};

#[test]
fn names_in_their_own_script_and_former_names_are_names() {
    let gazetteer = world_gazetteer();
    for (name, id) in [
        ("Одеса", "698740"),
        ("Харьков", "706483"),
        ("الموصل", "99072"),
        ("اَلْمَوْصِل", "99072"),
        ("北京", "1816670"),
        ("Kiev", "703448"),
        ("Artemivsk", "713174"),
    ] {
        let found = gazetteer.candidates(name);
        assert!(
            found.iter().any(|candidate| candidate.place.id.as_str() == id),
            "{name}"
        );
    }
}

#[test]
fn a_name_that_is_spelt_otherwise_is_placed_and_marked() {
    let text = "Rockets hit the town of Kramatorske in Ukraine. Ukraine said that three died in Kramatorske.";
    let parsed = Geoparser::new().geoparse(Document::new("a", text)).unwrap();
    let found = parsed
        .mentions
        .iter()
        .find(|mention| mention.resolution.mention.span.slice(text) == "Kramatorske");
    let best = &found.expect("Kramatorske is mentioned").resolution.ranked()[0];
    assert_eq!(best.candidate.place.name, "Kramatorsk");
    assert_eq!(best.candidate.matched, NameKind::Respelled);
    assert!(best.probability <= 0.75);
}

#[test]
fn a_name_that_is_spelt_otherwise_is_not_placed_in_a_country_that_is_not_named() {
    let text = "Three people live in the house in Kramatorske, said the police of Ohio.";
    let parsed = Geoparser::new().geoparse(Document::new("a", text)).unwrap();
    let found = parsed
        .mentions
        .iter()
        .find(|mention| mention.resolution.mention.span.slice(text) == "Kramatorske");
    assert!(found.is_none_or(|mention| mention.resolution.place().is_none()));
}
