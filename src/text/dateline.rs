//! Text in, dateline out: the place, agency and date that open a news report.

use crate::domain::Span;

/// How far into a text a dateline may reach, in bytes. The longest in the corpora of local and world news is some 60.
const REACH: usize = 90;

/// Months as datelines shorten them.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// What a dateline says beside its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DatelineParts<'t> {
    /// The agency: "AP".
    pub agency: Option<&'t str>,
    /// Year, month and day, where all three are given: "March 5, 2024".
    pub date: Option<(i16, i8, i8)>,
}

/// The dateline that opens `text` within `range`: "KYIV, Ukraine (AP) — ", "LONDON: ", "PARIS, May 3 (Reuters) - ".
///
/// The span ends before the dash or colon. It must hold a word in capitals, or an agency in brackets, so that an
/// ordinary opening with a dash ("Rain — and more of it") is none.
#[must_use]
pub fn dateline(text: &str, range: Span) -> Option<Span> {
    let body = range.slice(text);
    let lead = body.len() - body.trim_start().len();
    let opening = first_line(&body[lead..]);
    let end = separator(opening)?;
    let line = opening[..end].trim_end();
    looks_like_dateline(line).then(|| Span::new(range.start() + lead, range.start() + lead + line.len()))
}

/// What the dateline `line`, as [`dateline`] finds it, says beside its place.
///
/// ```
/// let parts = mentionmap::text::dateline_parts("KYIV, Ukraine, March 5, 2024 (AP)");
/// assert_eq!((parts.agency, parts.date), (Some("AP"), Some((2024, 3, 5))));
/// ```
#[must_use]
pub fn dateline_parts(line: &str) -> DatelineParts<'_> {
    let agency = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
    DatelineParts {
        agency: agency
            .map(|(_, agency)| agency.trim())
            .filter(|agency| is_agency(agency)),
        date: date(line),
    }
}

/// A name, not a remark: "AP", "Reuters", "Thomson Reuters Foundation".
fn is_agency(name: &str) -> bool {
    let words = name.split_whitespace();
    let named = words.clone().all(|word| word.starts_with(char::is_uppercase));
    named && (1..=4).contains(&words.count()) && !name.contains(|c: char| c.is_ascii_digit())
}

/// "March 5, 2024", "5 Mar 2024".
fn date(line: &str) -> Option<(i16, i8, i8)> {
    let words: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(3).find_map(|words| {
        let year: i16 = words[2].parse().ok().filter(|year| (1900..2100).contains(year))?;
        let (month, day) = month(words[0])
            .zip(words[1].parse().ok())
            .or_else(|| month(words[1]).zip(words[0].parse().ok()))?;
        (1..=31).contains(&day).then_some((year, month, day))
    })
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let known = MONTHS
        .iter()
        .position(|month| word.starts_with(month) && word.len() <= 9)?;
    Some(known as i8 + 1)
}

fn first_line(body: &str) -> &str {
    let line = body.lines().next().unwrap_or("");
    &line[..line.floor_char_boundary(REACH)]
}

/// Where the dash or colon that closes a dateline begins.
fn separator(opening: &str) -> Option<usize> {
    [" — ", " – ", " -- ", " - ", "— ", "– ", "—", "--", ": "]
        .iter()
        .filter_map(|dash| opening.find(dash))
        .min()
}

fn looks_like_dateline(line: &str) -> bool {
    let words: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .filter(|word| !word.is_empty())
        .collect();
    let capital_word = words
        .first()
        .is_some_and(|word| word.len() > 2 && word.chars().all(|c| c.is_uppercase() || c == '.'));
    let agency = line.ends_with(')') && line.contains('(');
    let all_capitalized = words
        .iter()
        .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
    words.len() <= 9 && (capital_word || agency) && (all_capitalized || agency)
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
        assert_eq!(found("Nairobi (AFP) – Police said"), Some("Nairobi (AFP)"));
    }

    #[test]
    fn agency_and_full_date_are_read() {
        let parts = |line| {
            let parts = dateline_parts(line);
            (parts.agency, parts.date)
        };
        assert_eq!(parts("KYIV, Ukraine (AP)"), (Some("AP"), None));
        assert_eq!(parts("PARIS, May 3 (Reuters)"), (Some("Reuters"), None));
        assert_eq!(parts("OSLO, 5 March 2024"), (None, Some((2024, 3, 5))));
        assert_eq!(parts("OSLO (updated at noon)"), (None, None));
        assert_eq!(parts("OSLO, Sept. 31, 12"), (None, None));
    }

    #[test]
    fn an_ordinary_opening_has_none() {
        assert_eq!(found("Rain — and more of it — fell on Oslo"), None);
        assert_eq!(found("The mayor of Oslo said: no"), None);
        assert_eq!(found(""), None);
    }
}
