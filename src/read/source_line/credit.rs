//! Lines that stand about a source line and say something else of the article: dates, copyright, who made it.

use crate::read::date;
use crate::read::word_lists::{CREDIT_LABELS, CREDIT_MARKS, CREDIT_OPENINGS};

/// The longest such line, in characters.
const LONGEST: usize = 160;
/// What the names of months begin with.
const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Whether `line` is a date, a copyright or a credit.
pub(in crate::read) fn is_one(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '•' | '–' | '—' | '-'));
    if line.chars().nth(LONGEST).is_some() {
        return false;
    }
    let lower = line.to_lowercase();
    let bare = lower
        .strip_prefix('(')
        .filter(|rest| !rest.starts_with("c)"))
        .unwrap_or(&lower);
    let labelled = bare
        .split_once(':')
        .is_some_and(|(label, _)| CREDIT_LABELS.contains(&label.trim_end()));
    let worded = |opening: &&str| bare.strip_prefix(*opening).is_some_and(|rest| rest.starts_with(' '));
    let marked = CREDIT_MARKS.iter().any(|mark| bare.starts_with(mark));
    let opened = (marked || CREDIT_OPENINGS.iter().any(worded)) && says_no_more(bare);
    labelled || opened || is_date(line)
}

/// "Published by the ministry, the report blames Oslo." is a sentence; "© 2020 BBC. All rights reserved." is none.
fn says_no_more(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let dated = line.starts_with("published ") || line.starts_with("updated ");
    words <= 20 && (!dated || (words <= 8 && line.contains(|c: char| c.is_ascii_digit())))
}

/// "2024-11-09", "9 November 2024", "Nov. 9, 2024".
fn is_date(line: &str) -> bool {
    let words: Vec<String> = line.split_whitespace().map(str::to_lowercase).collect();
    let year = |word: &String| {
        let word = word.trim_matches(',');
        word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.parse::<u16>().is_ok()
    };
    let month = |word: &String| MONTHS.iter().any(|month| word.starts_with(month));
    date::normalize(line).is_some() || (words.len() <= 4 && words.iter().any(year) && words.iter().any(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_copyright_and_credits_are_told_from_sentences() {
        for line in [
            "Published: 2024-11-09",
            "© 2020 BBC",
            "(c) 2021 Reuters. All rights reserved.",
            "(Reporting by A. Moe; Editing by B. Lie)",
            "9 November 2024",
            "Author: A. Moe",
            "Updated 10:30 GMT",
        ] {
            assert!(is_one(line), "{line}");
        }
        for line in [
            "Published by the ministry, the report blames Oslo.",
            "Rain fell on Oslo in 2024.",
            "Oslo: rain",
            "",
        ] {
            assert!(!is_one(line), "{line}");
        }
    }
}
