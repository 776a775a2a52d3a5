//! The words right beside a mention in, what they tell of it out: an article, an office.

use super::word_lists::{
    CALLED_CITY, CALLED_COUNTRY, CALLED_COUNTY, CALLED_REGION, CALLED_TERRAIN, CALLED_WATER, OF_A_CITY, OF_A_COUNTRY,
    OF_A_PERSON, OF_A_REGION, OF_A_STATE, PAPERS,
};
use crate::domain::{ClassHint, Document, Span};
use crate::text::is_street;
use std::borrow::Cow;

/// What the words right before and after a mention tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// "the" stands before it.
    pub(super) the: bool,
    /// An office or body of a city, a first-level region, a country stands before or after it.
    pub(super) city: bool,
    pub(super) region: bool,
    pub(super) country: bool,
    /// What only American states have follows it: "Georgia runoff".
    pub(super) state: bool,
    /// A word for a person stands right after it: "Lebanon man".
    pub(super) person: bool,
    /// It is of a street or station: "Wellington Road", "Victoria station in London".
    pub(super) street: bool,
    /// It is a part of a newspaper's or central bank's name: "The Kyiv Independent", "Bank of England".
    pub(super) institution: bool,
    /// What the words after it call it: "Niger, the country to the north".
    pub(super) called: Option<ClassHint>,
}

impl Beside {
    pub(super) fn of(document: &Document, span: Span) -> Self {
        let (before, after) = (&document.text[..span.start()], &document.text[span.end()..]);
        let mut words = words_before(before);
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
        let any = |offices: &[&str]| beside.iter().any(|word| offices.contains(&word.as_ref()));
        Self {
            the: last.eq_ignore_ascii_case("the"),
            city: any(&OF_A_CITY),
            region: any(&OF_A_REGION),
            country: any(&OF_A_COUNTRY),
            state: OF_A_STATE.contains(&next.unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric())),
            person: after.starts_with(' ') && OF_A_PERSON.contains(&beside[1].as_ref()),
            street: is_of_street(document.slice(span), after),
            institution: is_paper(after) || before.ends_with("Bank of ") && !before.ends_with("West Bank of "),
            called: called(after),
        }
    }
}

/// The words before a mention, the nearest first; an empty one where it does not stand right after a space.
pub(super) fn words_before(text: &str) -> impl Iterator<Item = &str> {
    text.strip_suffix(' ').unwrap_or_default().rsplit([' ', '\n'])
}

/// Whether a name is that of a street by its last word, or of a station before "in" and a place.
fn is_of_street(name: &str, after: &str) -> bool {
    let station = after.strip_prefix(" station").or(after.strip_prefix(" Station"));
    is_street(name) || station.is_some_and(|after| after.starts_with(" in "))
}

/// Whether the rest of a newspaper's name follows: " Times" and no further capital.
fn is_paper(after: &str) -> bool {
    let mut words = after.strip_prefix(' ').unwrap_or_default().split([' ', '\n']);
    let word = words.next().unwrap_or_default();
    let paper = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let paper = paper.strip_suffix("'s").or(paper.strip_suffix("’s")).unwrap_or(paper);
    let ends = paper.len() < word.len() || !words.next().is_some_and(|next| next.starts_with(char::is_uppercase));
    PAPERS.contains(&paper) && ends
}

/// ", the capital of", ", a small town": what the first words after a comma and an article say, of three at most.
pub(super) fn called(after: &str) -> Option<ClassHint> {
    let mut words = after.strip_prefix(", ")?.split([' ', '\n']);
    matches!(words.next()?, "the" | "a" | "an").then_some(())?;
    words.take(3).map(plain).find_map(|word| kind(&word))
}

fn kind(word: &str) -> Option<ClassHint> {
    let kinds: [(&[&str], ClassHint); 6] = [
        (&CALLED_CITY, ClassHint::City),
        (&CALLED_COUNTRY, ClassHint::Country),
        (&CALLED_REGION, ClassHint::Region),
        (&CALLED_COUNTY, ClassHint::County),
        (&CALLED_WATER, ClassHint::Water),
        (&CALLED_TERRAIN, ClassHint::Terrain),
    ];
    let kind = kinds.into_iter().find(|(words, _)| words.contains(&word));
    kind.map(|(_, hint)| hint)
}

/// A word without the marks about it, in small letters, as most are printed.
fn plain(word: &str) -> Cow<'_, str> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    match word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase()),
    }
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
    fn what_only_states_of_america_have_is_seen() {
        assert!(beside("Georgia runoff: Smith beats Roe", "Georgia").state);
        assert!(beside("The Georgia Senate met.", "Georgia").state);
        assert!(!beside("A Georgia house burned.", "Georgia").state);
        assert!(!beside("Georgia's parliament met.", "Georgia").state);
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
    fn a_station_in_a_town_and_a_newspaper_are_seen() {
        assert!(beside("At Victoria station in London.", "Victoria").street);
        assert!(!beside("At Victoria station on Monday.", "Victoria").street);
        assert!(beside("The Kyiv Independent's editor", "Kyiv").institution);
        assert!(beside("the Bank of England", "England").institution);
        for text in ["A Boston Post Office", "the West Bank of Boston", "Boston posts"] {
            assert!(!beside(text, "Boston").institution, "{text}");
        }
    }

    #[test]
    fn nothing_beside_a_name_tells_nothing() {
        assert_eq!(beside("Oslo", "Oslo"), Beside::default());
        assert!(!beside("police, in Oslo police.", "Oslo").region);
    }
}
