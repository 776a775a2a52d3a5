//! Text in, its "Source: …" line out: where the article is from, and where the article begins and ends.
//!
//! What one line says is read in [`value`]; here is which lines are asked.

mod credit;
mod value;

pub(super) use credit::is_one as is_credit;
pub(super) use value::{domain_of, read_value as said_of_source, web_address};

use crate::domain::Source;
use value::{address, after_label, read_first, read_line};

/// How many lines at the foot of a text may name its source, blank ones not counted.
const LINES: usize = 4;
/// How many lines of date, copyright and credit may stand between them and below.
const CREDITS: usize = 3;

/// What the foot of a text says about its source.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct SourceLine {
    /// The byte at which it starts: that of the first line, where there are several.
    pub(super) start: usize,
    /// Address of the article.
    pub(super) url: Option<String>,
    /// Name of the outlet.
    pub(super) name: Option<String>,
    /// Host name, without `www.`.
    pub(super) domain: Option<String>,
    /// ISO 8601 date of publication.
    pub(super) published: Option<String>,
}

/// The source lines at the foot of `text`, read as one; the article ends where they start.
pub(super) fn find(text: &str) -> Option<SourceLine> {
    let mut found: Option<SourceLine> = None;
    let mut credits = 0;
    for (start, line) in last_lines(text).take(LINES + CREDITS) {
        if let Some(said) = read_line(line) {
            found = Some(SourceLine { start, ..said }.or(found));
        } else if let (None, Some(url)) = (&found, address(line)) {
            found = Some(SourceLine::of_url(start, url));
        } else if let (Some(found), Some("")) = (&mut found, after_label(line)) {
            // The label of the line below: "Source:", then the address.
            found.start = start;
        } else if credits < CREDITS && credit::is_one(line) {
            credits += 1;
        } else {
            break;
        }
    }
    found
}

/// The source line that `text` opens with, and the byte at which it ends, where more text follows.
pub(super) fn at_head(text: &str) -> Option<(SourceLine, usize)> {
    let start = text.len() - text.trim_start().len();
    let end = start + text[start..].find('\n')?;
    let line = text[start..end].trim();
    let said = read_first(line).or_else(|| Some(SourceLine::of_url(start, address(line)?)))?;
    (!text[end..].trim().is_empty()).then_some((SourceLine { start, ..said }, end))
}

impl SourceLine {
    fn of_url(start: usize, url: String) -> Self {
        Self {
            start,
            domain: domain_of(&url),
            url: Some(url),
            ..Self::default()
        }
    }

    /// This line with what only `other` says.
    fn or(self, other: Option<Self>) -> Self {
        let other = other.unwrap_or_default();
        Self {
            start: self.start,
            url: self.url.or(other.url),
            name: self.name.or(other.name),
            domain: self.domain.or(other.domain),
            published: self.published.or(other.published),
        }
    }
}

impl From<SourceLine> for Source {
    fn from(line: SourceLine) -> Self {
        Self {
            url: line.url,
            name: line.name,
            domain: line.domain,
            published: line.published,
            ..Self::default()
        }
    }
}

/// The last lines that are not blank, last first, trimmed, each with the byte at which it starts.
fn last_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = text.len();
    std::iter::from_fn(move || {
        let body = text[..end].trim_end();
        if body.is_empty() {
            return None;
        }
        let start = body.rfind('\n').map_or(0, |at| at + 1);
        end = start;
        Some((start, body[start..].trim_start()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Address, name and domain of a text that ends in `line`.
    fn read(line: &str) -> Option<(Option<String>, Option<String>, Option<String>)> {
        let text = format!("Rain fell on Oslo.\n\n{line}\n");
        find(&text).map(|found| {
            assert_eq!(&text[..found.start], "Rain fell on Oslo.\n\n", "{line}");
            (found.url, found.name, found.domain)
        })
    }

    fn some(url: &str, name: &str, domain: &str) -> Option<(Option<String>, Option<String>, Option<String>)> {
        let known = |field: &str| (!field.is_empty()).then(|| field.to_owned());
        Some((known(url), known(name), known(domain)))
    }

    #[test]
    fn addresses_are_read_in_every_dress() {
        let bbc = some("https://www.bbc.com/news/1", "", "bbc.com");
        for line in [
            "Source: https://www.bbc.com/news/1",
            "source : <https://www.bbc.com/news/1>",
            "VIA: https://www.bbc.com/news/1.",
            "Original article: https://www.bbc.com/news/1",
            "**Link:** https://www.bbc.com/news/1",
            "(URL: https://www.bbc.com/news/1)",
            "Source: www.bbc.com/news/1",
            "Source:\nhttps://www.bbc.com/news/1",
        ] {
            assert_eq!(read(line), bbc, "{line}");
        }
        assert_eq!(
            read("Link: bbc.com/news/1"),
            some("https://bbc.com/news/1", "", "bbc.com")
        );
    }

    #[test]
    fn a_name_may_stand_alone_or_beside_an_address() {
        assert_eq!(read("Source: Reuters"), some("", "Reuters", ""));
        assert_eq!(
            read("Sources: AP, the BBC and Reuters."),
            some("", "AP, the BBC and Reuters", "")
        );
        assert_eq!(read("via: bbc.com"), some("", "bbc.com", "bbc.com"));
        let both = some("https://www.bbc.com/1", "BBC News", "bbc.com");
        for line in [
            "Source: BBC News, https://www.bbc.com/1",
            "Source: [BBC News](https://www.bbc.com/1)",
            "Source: BBC News (https://www.bbc.com/1)",
            "Source: BBC News\nLink: https://www.bbc.com/1",
        ] {
            assert_eq!(read(line), both, "{line}");
        }
    }

    #[test]
    fn a_dash_a_pointer_or_nothing_may_stand_for_the_colon() {
        let star = some("https://star.lb/1", "The Daily Star (Lebanon)", "star.lb");
        assert_eq!(read("SOURCE - The Daily Star (Lebanon), https://star.lb/1"), star);
        let bbc = some("https://bbc.com/1", "BBC News", "bbc.com");
        assert_eq!(read("Source — BBC News — https://bbc.com/1"), bbc);
        let alone = some("https://bbc.com/1", "", "bbc.com");
        for line in [
            "Read more at https://bbc.com/1",
            "Read more: https://bbc.com/1",
            "https://bbc.com/1",
            "<https://bbc.com/1>",
        ] {
            assert_eq!(read(line), alone, "{line}");
        }
    }

    #[test]
    fn a_date_after_a_name_is_no_part_of_it() {
        for line in [
            "Source: Reuters, 5 March 2024",
            "Source: Reuters (March 5, 2024)",
            "Source: Reuters, 2024-03-05",
        ] {
            let found = find(&format!("Rain fell.\n{line}")).unwrap();
            assert_eq!(found.name.as_deref(), Some("Reuters"), "{line}");
            assert_eq!(found.published.as_deref(), Some("2024-03-05"), "{line}");
        }
        assert_eq!(
            find("Rain fell.\nSource: 5 March 2024").and_then(|found| found.published),
            None
        );
    }

    #[test]
    fn a_name_and_a_password_are_no_part_of_an_address() {
        assert_eq!(
            read("Source: https://me:secret@a.org/1"),
            some("https://a.org/1", "", "a.org")
        );
    }

    #[test]
    fn a_host_beside_a_name_is_the_domain() {
        assert_eq!(
            read("Source: Jersey Journal, nj.com"),
            some("", "Jersey Journal", "nj.com")
        );
        assert_eq!(read("Source: BBC News (bbc.com)"), some("", "BBC News", "bbc.com"));
    }

    #[test]
    fn an_address_ends_at_white_space_and_not_at_a_quotation_mark() {
        assert_eq!(
            read(r#"Link: https://a.org/a?b=c&d="x""#),
            some("https://a.org/a?b=c&d=%22x%22", "", "a.org")
        );
        assert_eq!(read(r#"Link: "https://a.org/a""#), some("https://a.org/a", "", "a.org"));
    }

    #[test]
    fn dates_and_credits_may_stand_below() {
        let ap = some("", "Associated Press", "");
        for below in [
            "Published: 2024-11-09",
            "© 2020 BBC\n\n9 November 2024",
            "(Reporting by A. Moe)",
        ] {
            assert_eq!(read(&format!("Source: Associated Press\n{below}")), ap, "{below}");
        }
        assert_eq!(find("Rain fell.\n© 2020 BBC\nPublished: 2024-11-09"), None);
    }

    #[test]
    fn a_text_may_open_with_its_source() {
        let text = "\nSource: BBC News, https://bbc.com/1\r\nFlood in Oslo\n\nRain fell.";
        let (line, end) = at_head(text).unwrap();
        assert_eq!((line.name.as_deref(), line.start), (Some("BBC News"), 1));
        assert_eq!(text[end..].trim_start().lines().next(), Some("Flood in Oslo"));
        assert!(at_head("Source: Associated Press\nRain fell.").is_some());
        for headline in [
            "Sources: Minister To Resign\nRain fell.",
            "Source: United Hire New Coach\nRain fell.",
            "Source: Reuters",
        ] {
            assert_eq!(at_head(headline), None, "{headline}");
        }
    }

    #[test]
    fn prose_after_the_word_is_no_source_line() {
        for line in [
            "Source: officials said the truce would hold until Friday in Oslo.",
            "Source: Officials said the truce held.",
            "The source: a ministry in Oslo",
            "Source code: none",
            "Link them: now",
            "Source:",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn only_the_foot_of_a_text_counts() {
        assert_eq!(find("Source: Reuters\n\nRain fell on Oslo.\nIt was wet."), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn a_text_that_is_only_a_source_line_has_nothing_to_search() {
        assert_eq!(find("Source: Reuters").map(|found| found.start), Some(0));
    }

    #[test]
    fn letters_that_change_length_in_lower_case_do_no_harm() {
        assert_eq!(
            read("Source: İİİ News, https://a.org/1"),
            some("https://a.org/1", "İİİ News", "a.org")
        );
    }
}
