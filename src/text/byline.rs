//! The line of an article that says who wrote it.

use super::word_lists::NAME_PARTICLES;
use crate::domain::Span;

/// How many lines with words are looked at: a byline stands below a headline, and maybe a line that sums up.
const LINES: usize = 3;
/// Names of writers have two words at least, and more than these are no name.
const NAME: std::ops::RangeInclusive<usize> = 2..=5;
/// What a name ends before: what its bearer is, where he is, whom he writes for.
const ENDS: [&str; 4] = [",", " in ", " for ", " | "];
/// Who wrote it, of the line "By Ana London and JON SMITH, Staff Writers" among the first of `text` within `range`: what stands
/// between "By" and a comma, "in" or "for", as printed.
///
/// Each name must have two words or more, all with capitals, and the line must end there, so that "By Friday Oslo was calm." and
/// "By Demand" are none.
#[must_use]
pub fn byline(text: &str, range: Span) -> Option<&str> {
    let lines = range.slice(text).lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).take(LINES).find_map(writers)
}

fn writers(line: &str) -> Option<&str> {
    let begins = line.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    let named = line.get(3..).filter(|_| begins)?;
    let end = ENDS
        .iter()
        .filter_map(|end| named.find(end))
        .min()
        .unwrap_or(named.len());
    let (writers, title) = named.split_at(end);
    let writers = writers.trim();
    let short = title.split_whitespace().count() <= *NAME.end() && !title.ends_with(['.', '!', '?']);
    let mut names = writers.split(" and ").flat_map(|names| names.split(" AND "));
    (short && names.all(is_name)).then_some(writers)
}

fn is_name(name: &str) -> bool {
    let words = || name.split_whitespace();
    let letters = |word: &str| {
        word.chars()
            .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let capital = |word: &str| word.starts_with(char::is_uppercase) || NAME_PARTICLES.contains(&word);
    // A full stop is that of an initial.
    let ends = |word: &str| !word.ends_with('.') || word.len() == 2;
    NAME.contains(&words().count())
        && words().all(|word| letters(word) && capital(word) && ends(word))
        && words()
            .next()
            .is_some_and(|first| first.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_says_who_wrote() {
        for (text, expected) in [
            ("By Ana London\n\nRain fell.", Some("Ana London")),
            ("BY JON SMITH\nSTAFF WRITER\n\nRain fell.", Some("JON SMITH")),
            (
                "Rain falls\n\nBy Ana van der Berg, Staff Writer\nRain fell.",
                Some("Ana van der Berg"),
            ),
            (
                "By Ana London and J. R. Smith\nRain fell.",
                Some("Ana London and J. R. Smith"),
            ),
            ("By Ana London in Kyiv\nRain fell.", Some("Ana London")),
            ("By Friday Oslo was calm.", None),
            ("By Popular\nRain fell.", None),
            ("By Land and Sea\nRain fell.", None),
            ("By Monday, London was calm.", None),
            ("By Ana London, who wrote of Oslo for ten years before.", None),
            ("Rain fell.\nAnd on.\nAnd on.\nBy Ana London", None),
            ("By 5 May\nRain fell.", None),
            ("By é", None),
        ] {
            assert_eq!(byline(text, Span::new(0, text.len())), expected, "{text}");
        }
    }
}
