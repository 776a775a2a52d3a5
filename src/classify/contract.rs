//! What every event classifier must keep to.

use super::{EventClassifier, LexiconClassifier};
use crate::domain::{Document, EventStatus, Mention, MentionKind, Outcome, Resolution, Span, Unresolved};

/// A document and its resolutions, a span for each of `names` in turn.
pub(super) fn resolved(text: &str, names: &[&str]) -> (Document, Vec<Resolution>) {
    let mut from = 0;
    let mut resolutions = Vec::new();
    for name in names {
        let start = from + text[from..].find(name).expect("the text holds its names in order");
        from = start + name.len();
        let kind = if name.ends_with("ian") {
            MentionKind::Demonym
        } else {
            MentionKind::Place
        };
        resolutions.push(Resolution {
            mention: Mention::new(Span::new(start, from), kind),
            outcome: Outcome::Unresolved(Unresolved::NoCandidate),
        });
    }
    (Document::new("test", text), resolutions)
}

/// What the built-in classifier says of each of `names`, the strongest first: type, role and a status that is not asserted.
pub(super) fn told(text: &str, names: &[&str]) -> Vec<String> {
    let (document, resolutions) = resolved(text, names);
    let mut told = vec![String::new(); names.len()];
    for event in LexiconClassifier::default().classify(&document, &resolutions) {
        let status = match event.status {
            EventStatus::Asserted => String::new(),
            other => format!(" {}", other.as_str()),
        };
        let parted = if told[event.mention].is_empty() { "" } else { " + " };
        told[event.mention] += &format!("{parted}{} {}{status}", event.event_type.slug, event.role.as_str());
    }
    told
}

/// Texts that have gone wrong in one classifier or another: no text, no sentence, letters of several bytes, a mention at
/// the very end.
pub(super) fn hostile() -> Vec<(Document, Vec<Resolution>)> {
    vec![
        resolved("", &[]),
        resolved("Oslo", &["Oslo"]),
        resolved("São Paulo’s café was bombed — “no”, said Łódź…", &["São Paulo", "Łódź"]),
        resolved("  \n\n Drones hit Odesa\r\n\r\nand Kharkiv .", &["Odesa", "Kharkiv"]),
        resolved(
            "Shells hit Odesa, Dnipro and Kharkiv; Russian troops fled.",
            &["Odesa", "Dnipro", "Kharkiv", "Russian"],
        ),
    ]
}

/// Tests that every implementation of [`super::EventClassifier`] must pass.
macro_rules! test_classifier {
    ($classifier:expr) => {
        mod contract {
            use super::*;
            use crate::classify::contract::hostile;

            #[test]
            fn each_resolution_has_its_events_in_order() {
                for (document, resolutions) in hostile() {
                    let events = $classifier.classify(&document, &resolutions);
                    let mut mentions: Vec<usize> = events.iter().map(|event| event.mention).collect();
                    assert!(
                        mentions.is_sorted(),
                        "events must follow the resolutions: {}",
                        document.text
                    );
                    mentions.dedup();
                    let all: Vec<usize> = (0..resolutions.len()).collect();
                    assert_eq!(mentions, all, "each resolution needs an event: {}", document.text);
                }
            }

            #[test]
            fn triggers_slice_the_text_and_confidence_is_a_share() {
                for (document, resolutions) in hostile() {
                    for event in $classifier.classify(&document, &resolutions) {
                        assert!((0.0..=1.0).contains(&event.confidence), "{event:?}");
                        assert!(
                            event.trigger.is_none_or(|span| !document.slice(span).is_empty()),
                            "{event:?}"
                        );
                    }
                }
            }

            #[test]
            fn the_same_text_gives_the_same_events() {
                for (document, resolutions) in hostile() {
                    let first = $classifier.classify(&document, &resolutions);
                    assert_eq!(first, $classifier.classify(&document, &resolutions));
                }
            }
        }
    };
}
pub(super) use test_classifier;
