//! A name in, the same with words for kinds of place out: "Titicaca", "Lake Titicaca".

use super::word_lists::{KINDS_AFTER, KINDS_BEFORE};

/// A name with each of the words that features and first-level regions bear beside their own, which news may leave out.
pub(crate) fn names_with_kind(name: &str) -> impl Iterator<Item = String> {
    let before = KINDS_BEFORE.iter().map(move |kind| format!("{kind} {name}"));
    before.chain(KINDS_AFTER.iter().map(move |kind| format!("{name} {kind}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_kinds_stand_before_and_after() {
        let names: Vec<String> = names_with_kind("Titicaca").collect();
        assert!(names.contains(&"Lake Titicaca".to_owned()) && names.contains(&"Titicaca River".to_owned()));
    }
}
