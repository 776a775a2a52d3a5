//! A word in, whether names of streets end in it out.

use super::word_lists::STREET_ENDS;

/// Whether a name of two words or more is a street's by its last word, with or without a full stop: "Wellington Road". A county's
/// is not: "Otter Tail County Road 80".
#[must_use]
pub fn is_street(name: &str) -> bool {
    let Some((name, last)) = name.rsplit_once(' ') else {
        return false;
    };
    STREET_ENDS.contains(&last.trim_end_matches('.')) && !name.ends_with(" County")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_street_is_known_by_its_last_word() {
        for (name, expected) in [
            ("Wellington Road", true),
            ("Memphis St.", true),
            ("St. Louis", false),
            ("Street", false),
            ("Brooklyn Bridge", false),
            ("Otter Tail County Road", false),
        ] {
            assert_eq!(is_street(name), expected, "{name}");
        }
    }
}
