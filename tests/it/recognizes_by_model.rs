//! What the model makes of names that words beside them, or the rest of the document, turn into something else.

use mentionmap::domain::{Document, Mention};
use mentionmap::recognize::{ByLanguage, ModelRecognizer, Recognizer, RuleRecognizer};
use mentionmap::{news_model, news_words, world_gazetteer};

fn recognized(document: &Document) -> Vec<Mention> {
    let model = ModelRecognizer::new(world_gazetteer(), news_words(), news_model());
    model.recognize(document).unwrap()
}

fn surfaces(text: &str) -> Vec<String> {
    let document = Document::new("a", text);
    recognized(&document)
        .iter()
        .map(|mention| document.slice(mention.span).to_owned())
        .collect()
}

#[test]
fn a_person_with_a_city_s_name_stays_a_person() {
    let found =
        surfaces("Actor John Washington arrived in Toronto on Monday. Washington, 60, said that he liked it there.");
    assert_eq!(found, ["Toronto"]);
}

#[test]
fn a_person_at_the_end_of_a_sentence_takes_no_place_of_the_next_one() {
    assert_eq!(surfaces("He praised John Smith. Kampala was quiet."), ["Kampala"]);
    assert_eq!(
        surfaces("\"We are ready,\" said Volodymyr Zelensky. Kharkiv was hit overnight."),
        ["Kharkiv"]
    );
    assert!(surfaces("The award went to John Peter Washington of the club.").is_empty());
}

#[test]
fn a_place_within_an_organization_s_name_is_found() {
    assert!(surfaces("The Paris Police Department closed two streets on Friday.").contains(&"Paris".to_owned()));
}

#[test]
fn an_abbreviated_state_has_its_full_stop_and_stands_apart_from_its_town() {
    assert_eq!(
        surfaces("He was born in Springfield, Ill., and died there."),
        ["Springfield", "Ill."]
    );
}

#[test]
fn headlines_in_capitals_small_letters_and_bare_names_are_read() {
    assert_eq!(
        surfaces("FLOODS HIT NAIROBI AS RAINS SWEEP ACROSS KENYA"),
        ["NAIROBI", "KENYA"]
    );
    assert_eq!(
        surfaces("floods hit nairobi as rains sweep across kenya"),
        ["nairobi", "kenya"]
    );
    assert_eq!(surfaces("Toronto"), ["Toronto"]);
}

#[test]
fn a_threshold_leaves_out_what_is_less_sure_and_nothing_else() {
    let document = Document::new(
        "a",
        "Rain fell on Oslo, Perry and the Jackson farm near Delta, police in Kenya said.",
    );
    let all = recognized(&document);
    let model = ModelRecognizer::new(world_gazetteer(), news_words(), news_model());
    let sure = model.with_least_confidence(0.9).recognize(&document).unwrap();
    let expected: Vec<Mention> = all
        .iter()
        .filter(|mention| mention.confidence >= 0.9)
        .cloned()
        .collect();
    assert!(expected.len() < all.len(), "some name here is not sure: {all:?}");
    assert_eq!(sure, expected);
}

#[test]
fn a_document_in_another_language_is_read_by_the_rules() {
    let rules = || RuleRecognizer::new(world_gazetteer(), news_words());
    let model = ModelRecognizer::new(world_gazetteer(), news_words(), news_model());
    let mut document = Document::new("a", "Der Bürgermeister von Hamburg reiste am Montag nach Wien.");
    document.source.lang = Some("de".to_owned());
    let both = ByLanguage::new(model, rules());
    assert_eq!(
        both.recognize(&document).unwrap(),
        rules().recognize(&document).unwrap()
    );
}
