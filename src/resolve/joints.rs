//! The words between two names, or about a list of them, in, what they say of how the names stand together out.

use super::word_lists::{
    LISTED_CITIES, LISTED_COUNTIES, LISTED_COUNTRIES, LISTED_FACILITIES, LISTED_REGIONS, LISTED_TERRAIN, LISTED_WATERS,
};
use crate::domain::ClassHint;

/// Whether these words stand before the last name of a list.
pub(super) fn is_conjunction(words: &str) -> bool {
    matches!(words, "and" | ", and" | "or" | ", or" | "&")
}

/// What a word in the plural says that the members of a list are.
pub(super) fn members(word: &str) -> Option<ClassHint> {
    let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let kinds: [(&[&str], ClassHint); 7] = [
        (&LISTED_COUNTIES, ClassHint::County),
        (&LISTED_REGIONS, ClassHint::Region),
        (&LISTED_CITIES, ClassHint::City),
        (&LISTED_FACILITIES, ClassHint::Facility),
        (&LISTED_WATERS, ClassHint::Water),
        (&LISTED_TERRAIN, ClassHint::Terrain),
        (&LISTED_COUNTRIES, ClassHint::Country),
    ];
    let kind = kinds.into_iter().find(|(words, _)| words.contains(&word.as_str()));
    kind.map(|(_, hint)| hint)
}

/// ", the", between a name and what it is called.
pub(super) fn is_article(words: &str) -> bool {
    matches!(words, ", the" | ", a" | ", an")
}

/// Whether these words make a container of what follows them.
pub(super) fn joins_outer(words: &str) -> bool {
    matches!(
        words,
        "," | "("
            | "in"
            | ", in"
            | "of"
            | "-"
            | ""
            | ", a town in"
            | ", a city in"
            | ", a village in"
            | "in the state of"
    )
}

/// Whether these words make a container of what stands before them: "'s", "town of", "'s capital,", "city of".
pub(super) fn joins_inner(words: &str) -> bool {
    let words = words
        .trim_start_matches(['\'', '’'])
        .trim_start_matches("s ")
        .trim_end_matches(',');
    if matches!(words, "s" | "capital" | "capital of" | "s capital") {
        return true;
    }
    words.strip_suffix(" of").is_some_and(|kind| {
        let plain = kind.chars().all(|c| c.is_ascii_lowercase() || c == ' ');
        plain && kind.split(' ').count() <= 3
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_make_a_container_of_what_stands_before_them() {
        for words in ["town of", "'s capital,", "’s", "'s", "port city of"] {
            assert!(joins_inner(words), "{words}");
        }
        for words in ["and", "", ",", "in", "on the afternoon of the day of", "s, of"] {
            assert!(!joins_inner(words), "{words}");
        }
    }

    #[test]
    fn a_word_in_the_plural_says_what_a_list_is_of() {
        assert_eq!(members("counties,"), Some(ClassHint::County));
        assert_eq!(members("Regions."), Some(ClassHint::Region));
        assert_eq!(members("county"), None);
    }
}
