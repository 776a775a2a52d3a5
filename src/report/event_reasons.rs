//! An event and the mention that it is at in, why it was put there in plain words out.

use crate::domain::{Event, Span};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The rules of `classify` by the names that events bear.
const RULES: &str = include_str!("../../data/events/rules.csv");

static MEANINGS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let rows = csv::Reader::from_reader(RULES.as_bytes()).into_deserialize();
    rows.flatten().collect()
});

/// "“struck”, 2 words between, before it: what happened is put on the next place …". `mention` and `quote` are
/// the mention and its sentence in `text`.
pub(super) fn reasons(event: &Event, mention: Span, quote: Span, text: &str) -> String {
    let saw = event.trigger.map(|trigger| position(trigger, mention, quote, text));
    let deeds = || event.within.map(|within| format!("in “{}”", within.slice(text)));
    let meaning = MEANINGS.get(event.rule).cloned();
    let parts: Vec<String> = saw.or_else(deeds).into_iter().chain(meaning).collect();
    parts.join(": ")
}

/// Where the words for the event stand, seen from the mention.
fn position(trigger: Span, mention: Span, quote: Span, text: &str) -> String {
    let words = trigger.slice(text);
    if !quote.covers(trigger) {
        let side = if trigger.start() < mention.start() {
            "before"
        } else {
            "after"
        };
        return format!("“{words}” in a sentence {side} it");
    }
    let (from, to, side) = if trigger.end() <= mention.start() {
        (trigger.end(), mention.start(), "before")
    } else if mention.end() <= trigger.start() {
        (mention.end(), trigger.start(), "after")
    } else {
        return format!("“{words}” around it");
    };
    let between = text[from..to].split(|c: char| !c.is_alphanumeric());
    match between.filter(|word| !word.is_empty()).count() {
        0 => format!("“{words}” right {side} it"),
        1 => format!("“{words}”, a word between, {side} it"),
        count => format!("“{words}”, {count} words between, {side} it"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    fn classify() -> String {
        code_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/classify"))
    }

    fn code_in(folder: &Path) -> String {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries
            .map(|path| match path.is_dir() {
                true => code_in(&path),
                false => fs::read_to_string(path).unwrap(),
            })
            .collect()
    }

    #[test]
    fn every_rule_that_is_explained_is_one() {
        let code = classify();
        assert!(MEANINGS.len() > 20);
        for rule in MEANINGS.keys() {
            assert!(code.contains(&format!("\"{rule}\"")), "{rule}");
        }
    }

    #[test]
    fn every_rule_is_explained() {
        let code = classify();
        let named = ["rule: \"", "rule = \"", "also(stance, \""];
        let rules = named.iter().flat_map(|before| code.split(before).skip(1));
        let rules: Vec<&str> = rules.filter_map(|rest| rest.split('"').next()).collect();
        assert!(rules.len() > 5);
        for rule in rules {
            assert!(MEANINGS.contains_key(rule), "{rule}");
        }
    }
}
