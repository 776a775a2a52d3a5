//! What every implementation of the traits must keep, run on those that there are; and what must hold on any text at all.

use mentionmap::domain::{Candidate, CandidateSet, Document, GeoparsedDocument, Mention, MentionKind, Span};
use mentionmap::gazetteer::{CompiledGazetteer, Gazetteer};
use mentionmap::recognize::{ModelRecognizer, Recognizer, RuleRecognizer};
use mentionmap::resolve::{Resolver, WeightedResolver};
use mentionmap::{Geoparser, news_model, news_words, world_gazetteer};
use proptest::prelude::*;
use std::sync::LazyLock;

const TEXTS: [&str; 6] = [
    "",
    "KYIV, Ukraine (AP) — Drones struck Odesa, Dnipro and Kharkiv, the mayor of Kharkiv said.",
    "Police in Springfield, Ill., met Mr Washington of St. John's. He left the U.S.-Mexico border for W. Va. in May.",
    "FLOODS HIT SÃO PAULO\r\n\r\nSa\u{303}o Paulo’s mayor flew to Xi'an — and back. Одеса, 北京, القاهرة.",
    "Springfield. Springfield. Springfield, Missouri. Springfield, Massachusetts. Paris Paris Paris Texas",
    "the the The THE U.S. U.S U. S. ... '' ’s s' -- Ky. \u{0}\u{200d}🏳️‍🌈 Georgia\u{301}",
];

fn recognizer() -> RuleRecognizer<CompiledGazetteer> {
    RuleRecognizer::new(world_gazetteer(), news_words())
}

fn model() -> ModelRecognizer<CompiledGazetteer> {
    ModelRecognizer::new(world_gazetteer(), news_words(), news_model())
}

fn keeps_the_recognizer_contract(recognizer: &dyn Recognizer, text: &str) {
    let mut document = Document::new("contract", text);
    let half = text
        .char_indices()
        .map(|(at, _)| at)
        .find(|at| *at >= text.len() * 3 / 4)
        .unwrap_or(text.len());
    document.searchable = Span::new(0, half);
    let mentions = recognizer.recognize(&document).unwrap();
    assert_eq!(
        mentions,
        recognizer.recognize(&document).unwrap(),
        "the same twice over"
    );
    let mut end = 0;
    for mention in &mentions {
        assert!(
            mention.span.start() >= end,
            "in text order, without overlaps: {mention:?}"
        );
        assert!(!document.slice(mention.span).is_empty() && mention.span.covers(mention.name));
        assert!(
            document.searchable.covers(mention.span),
            "within what is searched: {mention:?}"
        );
        assert!((0.0..=1.0).contains(&mention.confidence));
        end = mention.span.end();
    }
}

#[test]
fn the_rule_recognizer_keeps_its_contract() {
    for text in TEXTS {
        keeps_the_recognizer_contract(&recognizer(), text);
        keeps_the_recognizer_contract(&recognizer().with_threshold(0.0), text);
    }
}

#[test]
fn the_model_recognizer_keeps_its_contract() {
    for text in TEXTS {
        keeps_the_recognizer_contract(&model(), text);
        keeps_the_recognizer_contract(&model().with_least_confidence(0.5), text);
    }
}

#[test]
fn a_full_stop_beyond_what_is_searched_is_no_part_of_a_mention() {
    let mut document = Document::new("contract", "He lives in Lexington, Ky. Source: Lexington, Ky.");
    document.searchable = Span::new(0, "He lives in Lexington, Ky".len());
    let recognizers: [&dyn Recognizer; 2] = [&recognizer(), &model()];
    for mentions in recognizers.map(|recognizer| recognizer.recognize(&document).unwrap()) {
        let ends: Vec<usize> = mentions.iter().map(|mention| mention.span.end()).collect();
        assert!(ends.iter().all(|end| *end <= document.searchable.end()), "{ends:?}");
    }
}

#[test]
fn the_gazetteer_gives_each_place_once_and_the_same_for_every_spelling() {
    let gazetteer = world_gazetteer();
    let ids = |surface: &str| -> Vec<String> {
        gazetteer
            .candidates(surface)
            .iter()
            .map(|candidate| candidate.place.id.to_string())
            .collect()
    };
    for (one, other) in [
        ("Springfield", "SPRINGFIELD"),
        ("São Paulo", "Sao Paulo"),
        ("St. Louis", "Saint Louis"),
    ] {
        let found = ids(one);
        let distinct: std::collections::BTreeSet<_> = found.iter().collect();
        assert_eq!(distinct.len(), found.len(), "{one}: each place once");
        assert!(!found.is_empty());
        assert_eq!(found, ids(other));
    }
    assert!(ids("Nosuchplaceanywhere").is_empty());
    assert!(ids("").is_empty());
}

fn sets(document: &Document, order: impl Fn(&mut Vec<Candidate>)) -> Vec<CandidateSet> {
    let gazetteer = world_gazetteer();
    let mentions = recognizer().recognize(document).unwrap();
    let set = |mention: Mention| {
        let mut candidates = gazetteer.candidates(document.slice(mention.span));
        order(&mut candidates);
        let candidates = candidates.into();
        CandidateSet { mention, candidates }
    };
    mentions.into_iter().map(set).collect()
}

#[test]
fn the_resolver_decides_one_a_set_whatever_the_order_of_candidates() {
    let resolver = WeightedResolver::default();
    for text in TEXTS {
        let document = Document::new("contract", text);
        let (given, reversed) = (
            sets(&document, |_| {}),
            sets(&document, |candidates| candidates.reverse()),
        );
        let mentions: Vec<Mention> = given.iter().map(|set| set.mention.clone()).collect();
        let resolutions = resolver.resolve(&document, given);
        assert_eq!(
            mentions,
            resolutions
                .iter()
                .map(|resolution| resolution.mention.clone())
                .collect::<Vec<_>>()
        );
        for (one, other) in resolutions.iter().zip(resolver.resolve(&document, reversed)) {
            assert_eq!(one.place(), other.place(), "{text}");
            let ranked = one.ranked();
            assert!(ranked.is_sorted_by(|a, b| a.score >= b.score), "most probable first");
            assert!(ranked.iter().map(|ranked| ranked.probability).sum::<f64>() <= 1.0 + 1e-9);
        }
    }
}

static GEOPARSER: LazyLock<Geoparser> = LazyLock::new(Geoparser::new);

fn holds_on_any_text(text: &str) {
    let parsed: GeoparsedDocument = GEOPARSER.geoparse(Document::new("any", text)).unwrap();
    let mut end = 0;
    for mention in &parsed.mentions {
        let span = mention.resolution.mention.span;
        assert!(span.start() >= end && mention.quote.covers(span));
        assert!(!mention.events.is_empty());
        for event in &mention.events {
            event.trigger.map(|trigger| parsed.document.slice(trigger));
        }
        end = span.end();
    }
}

proptest! {
    #[test]
    fn any_text_at_all_is_read(text in "\\PC{0,200}") {
        holds_on_any_text(&text);
    }

    #[test]
    fn any_heap_of_names_and_marks_is_read(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "Paris", "Texas", "U.S.", "U.S", "St.", "John's", "Kursk region", "in", "of", "the", "The", "and", ",", ".",
            "(", ")", "—", "-", "’s", "'", "\n", "\n\n", "\r\n", "\"", "“", "”", "struck", "Russian", "é", "e\u{301}", "Ky.", "W.",
            "Va.", "LONDON", "drones", "Mr", "1", "🏳️‍🌈", "İstanbul", "ß", "ﬁ", "\u{feff}", "\u{0}", "Одеса", "North", "d’Ivoire",
        ]), 0..40),
        spaces in prop::collection::vec(any::<bool>(), 40),
    ) {
        let text: String = pieces.iter().zip(spaces).map(|(piece, space)| format!("{piece}{}", if space { " " } else { "" })).collect();
        holds_on_any_text(&text);
        keeps_the_recognizer_contract(&recognizer(), &text);
        keeps_the_recognizer_contract(&model(), &text);
    }
}

#[test]
fn demonyms_are_mentions_of_their_own_kind() {
    let parsed = GEOPARSER
        .geoparse(Document::new("a", "Kenyans met Russian troops in Oslo."))
        .unwrap();
    let kinds: Vec<MentionKind> = parsed
        .mentions
        .iter()
        .map(|mention| mention.resolution.mention.kind)
        .collect();
    assert_eq!(kinds, [MentionKind::Demonym, MentionKind::Demonym, MentionKind::Place]);
}

#[test]
fn mentions_that_are_given_are_resolved_as_those_that_were_found() {
    let geoparser = Geoparser::new();
    let parsed = geoparser
        .geoparse(Document::new(
            "a",
            "Drones struck Kharkiv and Odesa, Ukraine, overnight.",
        ))
        .unwrap();
    let found: Vec<_> = parsed.mentions.into_iter().map(|mention| mention.resolution).collect();
    let mentions = found.iter().map(|resolution| resolution.mention.clone()).collect();
    let given = geoparser.resolve_given(&parsed.document, mentions);
    assert!(given.iter().all(|(set, _)| !set.candidates.is_empty()));
    assert_eq!(
        given.into_iter().map(|(_, resolution)| resolution).collect::<Vec<_>>(),
        found
    );
}

#[test]
fn the_likeliest_meaning_says_the_kind_of_a_surface() {
    let geoparser = Geoparser::new();
    let kinds = ["Kenya", "Kenyans", "Nowhereville"].map(|surface| geoparser.kind_of(surface));
    assert_eq!(kinds, [MentionKind::Place, MentionKind::Demonym, MentionKind::Place]);
}
