//! The words right beside a mention in, what they tell of it out: an article, an office.

use crate::domain::{ClassHint, Document, Span};

/// Offices and bodies of a city, of a first-level region and of a country, in small letters.
const OF_A_CITY: [&str; 12] = [
    "mayor",
    "council",
    "councilman",
    "councilwoman",
    "selectmen",
    "alderman",
    "police",
    "suburb",
    "resident",
    "residents",
    "downtown",
    "high",
];
const OF_A_REGION: [&str; 8] = [
    "gov",
    "governor",
    "legislature",
    "statehouse",
    "lawmakers",
    "sen",
    "lt",
    "state",
];
const OF_A_COUNTRY: [&str; 12] = [
    "president",
    "prime",
    "parliament",
    "army",
    "embassy",
    "ambassador",
    "foreign",
    "troops",
    "military",
    "government",
    "king",
    "border",
];

/// What the words right before and after a mention tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// "the" stands before it.
    pub(super) the: bool,
    /// An office or body of a city, a first-level region, a country stands before or after it.
    pub(super) city: bool,
    pub(super) region: bool,
    pub(super) country: bool,
    /// What the words after it call it: "Niger, the country to the north".
    pub(super) called: Option<ClassHint>,
}

impl Beside {
    pub(super) fn of(document: &Document, span: Span) -> Self {
        let (before, after) = (&document.text[..span.start()], &document.text[span.end()..]);
        let mut words = before.strip_suffix(' ').unwrap_or_default().rsplit([' ', '\n']);
        let last = words.next().unwrap_or_default();
        // "Mayor of Paris" and "Paris mayor" are one.
        let former = if last == "of" {
            words.next().unwrap_or_default()
        } else {
            last
        };
        let next = after
            .strip_prefix("'s")
            .or_else(|| after.strip_prefix("’s"))
            .unwrap_or(after);
        let next = next.strip_prefix(' ').and_then(|next| next.split([' ', '\n']).next());
        let beside = [former, next.unwrap_or_default()].map(plain);
        let any = |offices: &[&str]| beside.iter().any(|word| offices.contains(&word.as_str()));
        Self {
            the: last.eq_ignore_ascii_case("the"),
            city: any(&OF_A_CITY),
            region: any(&OF_A_REGION),
            country: any(&OF_A_COUNTRY),
            called: called(after),
        }
    }
}

/// ", the capital of", ", a small town": what the first words after a comma and an article say, of three at most.
fn called(after: &str) -> Option<ClassHint> {
    let mut words = after.strip_prefix(", ")?.split([' ', '\n']);
    matches!(words.next()?, "the" | "a" | "an").then_some(())?;
    words.take(3).map(plain).find_map(|word| kind(&word))
}

fn kind(word: &str) -> Option<ClassHint> {
    Some(match word {
        "city" | "town" | "village" | "capital" | "suburb" | "port" => ClassHint::City,
        "country" | "nation" | "republic" | "kingdom" => ClassHint::Country,
        "state" | "province" | "region" | "oblast" => ClassHint::Region,
        "county" | "district" => ClassHint::County,
        "river" | "lake" | "sea" => ClassHint::Water,
        "island" | "mountain" | "volcano" => ClassHint::Terrain,
        _ => return None,
    })
}

fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(text: &str, name: &str) -> Beside {
        let start = text.find(name).unwrap();
        Beside::of(&Document::new("a", text), Span::new(start, start + name.len()))
    }

    #[test]
    fn offices_before_and_after_a_name_are_seen() {
        assert!(beside("The Mayor of Paris spoke.", "Paris").city);
        assert!(beside("New York Gov. Hochul signed.", "New York").region);
        assert!(beside("Georgia's president spoke.", "Georgia").country);
        assert!(beside("Across the Atlantic.", "Atlantic").the);
    }

    #[test]
    fn what_a_name_is_called_after_a_comma_is_seen() {
        let called = |text| beside(text, "Niger").called;
        assert_eq!(called("Niger, the country to the north"), Some(ClassHint::Country));
        assert_eq!(called("Niger, a vast landlocked country"), Some(ClassHint::Country));
        assert_eq!(called("Niger, and a country"), None);
        assert_eq!(called("Niger, the man who left the country"), None);
    }

    #[test]
    fn nothing_beside_a_name_tells_nothing() {
        assert_eq!(beside("Oslo", "Oslo"), Beside::default());
        assert!(!beside("police, in Oslo police.", "Oslo").region);
    }
}
