//! Text in, dateline out: the place, agency and date that open a news report.

use super::word_lists::{AGENCIES, NAME_OPENINGS, SENTENCE_OPENINGS, STORY_LABELS};
use super::written_date::{WrittenDate, written_date};
use crate::domain::Span;
use memchr::memchr2;

/// How far into a line a dateline may reach, in bytes. The longest in the corpora of local and world news is some 60.
const REACH: usize = 90;
/// The most words of a dateline.
const WORDS: usize = 9;
/// The most words of one that has neither capitals nor agency nor date: "Kyiv, Ukraine – ".
const PLAIN_WORDS: usize = 5;
/// The most lines of who wrote it that stand before: "By JOHN SMITH", "Associated Press".
const BYLINES: usize = 2;
/// The most words of such a line.
const BYLINE_WORDS: usize = 8;

/// What closes a dateline, a colon aside.
const DASHES: [&str; 9] = [" — ", " – ", " -- ", " - ", " _ ", "— ", "– ", "—", "--"];

/// What a dateline says beside its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DatelineParts<'t> {
    /// The agency: "AP".
    pub agency: Option<&'t str>,
    /// The date, maybe without its year: "March 5".
    pub date: Option<WrittenDate>,
}

/// The dateline that opens `text` within `range`: "KYIV, Ukraine (AP) — ", "LONDON: ", "Geneva, 5 September 2025 – ", also
/// below a line that says who wrote it.
///
/// The span ends before the dash or colon. It must hold a word in capitals, an agency in brackets, a date, or a town with
/// what it lies in, so that an ordinary opening with a dash ("Rain — and more of it") is none.
#[must_use]
pub fn dateline(text: &str, range: Span) -> Option<Span> {
    let body = range.slice(text);
    let mut rest = body.trim_start();
    for above in 0..=BYLINES {
        let line = rest.lines().next()?;
        if let Some(length) = length(line) {
            let start = range.start() + body.len() - rest.len();
            return Some(Span::new(start, start + length));
        }
        if !is_byline(line, above) {
            return None;
        }
        rest = rest[line.len()..].trim_start();
    }
    None
}

/// What the dateline `line`, as [`dateline`] finds it, says beside its place.
///
/// ```
/// let parts = mentionmap::text::dateline_parts("KYIV, Ukraine, March 5, 2024 (AP)");
/// assert_eq!(parts.agency, Some("AP"));
/// assert_eq!(parts.date.and_then(|date| date.year), Some(2024));
/// ```
#[must_use]
pub fn dateline_parts(line: &str) -> DatelineParts<'_> {
    DatelineParts {
        agency: agency(line),
        date: written_date(line),
    }
}

/// The agency in the brackets that `line` ends with.
fn agency(line: &str) -> Option<&str> {
    let (_, agency) = line.strip_suffix(')')?.rsplit_once('(')?;
    Some(agency.trim()).filter(|agency| is_agency(agency))
}

/// A name, not a remark: "AP", "Reuters", "Thomson Reuters Foundation".
fn is_agency(name: &str) -> bool {
    let words = name.split_whitespace();
    let named = words.clone().all(|word| word.starts_with(char::is_uppercase));
    named && (1..=4).contains(&words.count()) && !name.contains(|c: char| c.is_ascii_digit())
}

/// Whether a name can be nothing but an agency's: "TASS", "Reuters".
fn is_known_agency(name: &str) -> bool {
    let acronym = (2..=6).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    acronym || AGENCIES.contains(&name)
}

/// "By JOHN SMITH", and below it whom he writes for.
fn is_byline(line: &str, above: usize) -> bool {
    // One more than it may have is enough to know that it is none.
    let words: Vec<&str> = line.split_whitespace().take(BYLINE_WORDS + 1).collect();
    let named = words
        .iter()
        .skip(1)
        .all(|word| word.starts_with(char::is_uppercase) || *word == "and");
    let by = words.first().is_some_and(|word| word.eq_ignore_ascii_case("by"));
    let outlet = above > 0 && words.first().is_some_and(|word| word.starts_with(char::is_uppercase));
    (2..=BYLINE_WORDS).contains(&words.len()) && named && (by || outlet) && !line.ends_with(['.', '!', '?'])
}

/// Whether a byte may be of one of [`DASHES`].
fn may_be_of_dash(byte: u8) -> bool {
    matches!(byte, b'-' | b'_') || !byte.is_ascii()
}

/// Where the first of [`DASHES`] stands, with the space before it.
fn first_dash(opening: &str) -> Option<usize> {
    let bytes = opening.as_bytes();
    let begins = |at: usize| bytes[at] == b' ' && bytes.get(at + 1).is_some_and(|next| may_be_of_dash(*next));
    let may_begin = |at: &usize| begins(*at) || may_be_of_dash(bytes[*at]);
    let dash = |at: &usize| DASHES.iter().any(|dash| bytes[*at..].starts_with(dash.as_bytes()));
    // None begins further than one byte before the first that may be of one.
    let first = bytes
        .iter()
        .position(|byte| may_be_of_dash(*byte))
        .unwrap_or(bytes.len());
    (first.saturating_sub(1)..bytes.len()).filter(may_begin).find(dash)
}

/// Bytes of the dateline that `line` begins with.
fn length(line: &str) -> Option<usize> {
    let opening = &line[..line.floor_char_boundary(REACH)];
    let dashed = opening.bytes().any(may_be_of_dash);
    if !dashed && memchr2(b':', b')', opening.as_bytes()).is_none() {
        return None;
    }
    let dash = if dashed { first_dash(opening) } else { None };
    let colon = opening.as_bytes().windows(2).position(|pair| pair == b": ");
    let colon = colon.filter(|colon| dash.is_none_or(|dash| *colon < dash));
    let before = |end: usize| opening[..end].trim_end();
    let closed = match (dash, colon) {
        (_, Some(colon)) => Some(before(colon)).filter(|line| Words::of(line).stand_before_colon(line)),
        (Some(dash), None) => Some(before(dash))
            .filter(|line| Words::of(line).stand_before_dash(line))
            .filter(|line| !is_bare_date(line) || opens_sentence(&opening[dash..])),
        (None, None) => None,
    };
    closed.or_else(|| closed_by_agency(opening)).map(str::len)
}

/// What ends with the agency and nothing else: "Moscow, 5 March (TASS). ", "(CNN) ".
fn closed_by_agency(opening: &str) -> Option<&str> {
    let line = &opening[..opening.find(')')? + 1];
    let after = &opening[line.len()..];
    let sure = agency(line).is_some_and(is_known_agency);
    let alone = line.starts_with('(') && after.starts_with(' ');
    let words = Words::of(line);
    (sure && words.are_capitalized() && words.are_few() && (alone || after.starts_with(". "))).then_some(line)
}

/// The words of what may be a dateline.
struct Words<'t>(Vec<&'t str>);

impl<'t> Words<'t> {
    fn of(line: &'t str) -> Self {
        let words = line.split(|c: char| !c.is_alphanumeric() && c != '.');
        Self(words.filter(|word| !word.is_empty()).collect())
    }

    fn stand_before_dash(&self, line: &str) -> bool {
        let dated = written_date(line).is_some() && self.0.len() > 2;
        let agency = line.ends_with(')') && line.contains('(');
        let named = self.open_in_capitals() || dated || is_town_in_region(line);
        self.are_few() && (agency || named && self.are_capitalized() && !self.open_a_sentence())
    }

    /// A colon closes more topics than datelines.
    fn stand_before_colon(&self, line: &str) -> bool {
        let town = line.split(',').next().unwrap_or(line).trim_end_matches('.');
        let capitals = town.split_whitespace().filter(|word| is_in_capitals(word)).count();
        let one = capitals == 1
            || self
                .0
                .first()
                .is_some_and(|word| NAME_OPENINGS.contains(&word.trim_end_matches('.')));
        self.stand_before_dash(line) && (agency(line).is_some() || self.open_in_capitals() && one)
    }

    fn are_few(&self) -> bool {
        self.0.len() <= WORDS
    }

    fn open_a_sentence(&self) -> bool {
        self.0.first().is_some_and(|word| SENTENCE_OPENINGS.contains(word))
    }

    fn open_in_capitals(&self) -> bool {
        let capitals = |word: &&str| word.len() > 2 && is_in_capitals(word) && !STORY_LABELS.contains(word);
        self.0.first().is_some_and(capitals)
    }

    fn are_capitalized(&self) -> bool {
        let mut words = self.0.iter();
        words.all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
    }
}

fn is_in_capitals(word: &str) -> bool {
    word.chars().all(|c| c.is_uppercase() || c == '.')
}

/// "1 January 2007", with no place before it.
fn is_bare_date(line: &str) -> bool {
    let words = line.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.chars().all(char::is_alphabetic) && !word.is_empty())
        .count()
        <= 1
}

/// Whether what follows a dash begins as a sentence does: a list of what happened when goes on in lower case.
fn opens_sentence(after: &str) -> bool {
    let mut letters = after.chars().filter(|c| c.is_alphanumeric());
    letters.next().is_none_or(|letter| !letter.is_lowercase())
}

/// "Kyiv, Ukraine": two names with a comma between them and nothing else.
fn is_town_in_region(line: &str) -> bool {
    let named = |part: &str| !part.trim().is_empty() && part.chars().all(|c| c.is_alphabetic() || " .'’-".contains(c));
    let parts: Vec<&str> = line.split(',').collect();
    parts.len() == 2 && parts.into_iter().all(named) && line.split_whitespace().count() <= PLAIN_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        dateline(text, Span::new(0, text.len())).map(|span| span.slice(text))
    }

    #[test]
    fn agencies_and_capitals_make_a_dateline() {
        assert_eq!(found("KYIV, Ukraine (AP) — Drones hit"), Some("KYIV, Ukraine (AP)"));
        assert_eq!(found("PARIS, May 3 (Reuters) - Shares"), Some("PARIS, May 3 (Reuters)"));
        assert_eq!(found("LONDON — Rain fell"), Some("LONDON"));
        assert_eq!(found("NEW DELHI: Rain fell"), Some("NEW DELHI"));
        assert_eq!(found("Nairobi (AFP) – Police said"), Some("Nairobi (AFP)"));
        assert_eq!(found("WASHINGTON (AP) _ The Senate"), Some("WASHINGTON (AP)"));
    }

    #[test]
    fn so_do_a_date_a_region_and_an_agency_that_closes_it() {
        assert_eq!(
            found("Geneva, 5 September 2025 – The UN"),
            Some("Geneva, 5 September 2025")
        );
        assert_eq!(found("5 September 2025 – The UN said"), Some("5 September 2025"));
        assert_eq!(found("Kyiv, Ukraine - Drones hit"), Some("Kyiv, Ukraine"));
        assert_eq!(
            found("Moscow, 5 March 2024 (TASS). The ministry"),
            Some("Moscow, 5 March 2024 (TASS)")
        );
        assert_eq!(found("(CNN) The river rose"), Some("(CNN)"));
    }

    #[test]
    fn who_wrote_it_may_stand_above() {
        let text = "By JOHN SMITH\nAssociated Press\n\nTULSA, Okla. (AP) -- Rain";
        assert_eq!(found(text), Some("TULSA, Okla. (AP)"));
        assert_eq!(found("By John Smith\n\nRain fell on Tulsa.\n\nOSLO — It"), None);
    }

    #[test]
    fn agency_and_date_are_read() {
        let parts = |line| {
            let parts = dateline_parts(line);
            let date = parts.date.map(|date| (date.year, date.month, date.day));
            (parts.agency, date)
        };
        assert_eq!(parts("KYIV, Ukraine (AP)"), (Some("AP"), None));
        assert_eq!(parts("PARIS, May 3 (Reuters)"), (Some("Reuters"), Some((None, 5, 3))));
        assert_eq!(parts("OSLO, 5 March 2024"), (None, Some((Some(2024), 3, 5))));
        assert_eq!(parts("OSLO (updated at noon)"), (None, None));
    }

    #[test]
    fn an_ordinary_opening_has_none() {
        for text in [
            "Rain — and more of it — fell on Oslo",
            "The mayor of Oslo said: no",
            "PARIS FLOOD: The Seine rose",
            "BREAKING — Rain fell",
            "He met the president (Mr Putin). Then",
            "Rain, Snow, Hail - the forecast",
            "(Oslo) The river rose",
            "On 1 January 2007, Oslo – the capital – joined the county",
            "1 January 2007 – the city joined the county",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
