//! Text in, dateline out: the place and agency that open a news report.

use crate::domain::Span;

/// How far into a text a dateline may reach, in bytes. The longest in the corpora of local and world news is some 60.
const REACH: usize = 90;

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

fn first_line(body: &str) -> &str {
    let line = body.lines().next().unwrap_or("");
    let mut end = line.len().min(REACH);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    &line[..end]
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
    fn an_ordinary_opening_has_none() {
        assert_eq!(found("Rain — and more of it — fell on Oslo"), None);
        assert_eq!(found("The mayor of Oslo said: no"), None);
        assert_eq!(found(""), None);
    }
}
