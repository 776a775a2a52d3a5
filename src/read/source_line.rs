//! Text in, its trailing "Source: …" line out: where the article is from, and where the article ends.

use url::Url;

/// How many lines at the foot of a text may name its source, blank ones not counted.
const LINES: usize = 4;
/// The longest name of an outlet or a list of them, in words: "The New York Times, The Associated Press and Reuters".
const NAME_WORDS: usize = 9;
/// Words that a line about the source begins with, before its colon.
const LABELS: &[&str] = &["source", "sources", "via", "url", "link", "original"];
/// Words that may stand between such a word and the colon: "Original article:".
const SECOND: &[&str] = &["article", "link", "url", "source", "story", "text"];
/// Words that names of outlets have in lower case.
const SMALL_WORDS: &[&str] = &[
    "of", "the", "and", "for", "de", "du", "la", "le", "der", "die", "via", "in", "on",
];

/// What the foot of a text says about its source.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct SourceLine {
    /// The byte at which it starts; the article ends before it.
    pub(super) start: usize,
    /// Address of the article.
    pub(super) url: Option<String>,
    /// Name of the outlet.
    pub(super) name: Option<String>,
    /// Host name, without `www.`.
    pub(super) domain: Option<String>,
}

/// The source lines at the foot of `text`, read as one.
pub(super) fn find(text: &str) -> Option<SourceLine> {
    let mut found: Option<SourceLine> = None;
    let mut bare = SourceLine::default();
    for (start, line) in last_lines(text) {
        let Some(value) = after_label(line) else {
            match (&found, address(line)) {
                // An address below a label that has none on its own line.
                (None, Some(url)) => bare = SourceLine::of_url(start, url),
                _ => break,
            }
            continue;
        };
        let line = match value {
            "" if bare.url.is_some() => std::mem::take(&mut bare),
            _ => read_value(value)?,
        };
        found = Some(SourceLine { start, ..line }.or(found));
    }
    found
}

/// Host name of a web address, without `www.`.
pub(super) fn domain_of(url: &str) -> Option<String> {
    let host = Url::parse(url).ok()?.host_str()?.to_owned();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

impl SourceLine {
    fn of_url(start: usize, url: String) -> Self {
        Self {
            start,
            domain: domain_of(&url),
            url: Some(url),
            name: None,
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
    .take(LINES)
}

/// What follows the label of a source line, or `None` where the line has no such label.
fn after_label(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(is_ornament);
    let inner = line.strip_prefix('(').and_then(|line| line.strip_suffix(')'));
    let line = inner.unwrap_or(line);
    let (label, value) = line.split_once([':', '：'])?;
    let mut words = label.trim_end_matches(is_ornament).split_whitespace();
    let (first, second) = (words.next()?, words.next());
    let known = is_one_of(first, LABELS) && second.is_none_or(|word| is_one_of(word, SECOND));
    // "via://…" would be an address, not a label.
    (known && words.next().is_none() && !value.starts_with("//")).then(|| value.trim_matches(is_ornament))
}

/// White space, list marks and Markdown's emphasis.
fn is_ornament(c: char) -> bool {
    c.is_whitespace() || matches!(c, '*' | '_' | '•' | '·' | '–' | '—' | '-' | '\u{FEFF}')
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// What a label's value says: an address, a name, or both. `None` where it is ordinary prose.
fn read_value(value: &str) -> Option<SourceLine> {
    let Some(range) = address_range(value) else {
        let name = name(value)?;
        let domain = looks_like_host(&name).then(|| name.trim_start_matches("www.").to_ascii_lowercase());
        return Some(SourceLine {
            name: Some(name),
            domain,
            ..SourceLine::default()
        });
    };
    let url = as_url(&value[range.clone()])?;
    let beside = format!("{} {}", &value[..range.start], &value[range.end..]);
    let beside = beside.trim_matches(|c: char| !c.is_alphanumeric());
    let line = SourceLine::of_url(0, url);
    if beside.is_empty() || address_range(beside).is_some() {
        return Some(line);
    }
    Some(SourceLine {
        name: Some(name(beside)?),
        ..line
    })
}

/// The address that a line consists of, brackets and list marks aside.
fn address(line: &str) -> Option<String> {
    let line = line.trim_matches(|c: char| is_ornament(c) || matches!(c, '<' | '>'));
    let whole = address_range(line)? == (0..line.len());
    whole.then(|| as_url(line)).flatten()
}

/// Where the first web address stands in `value`.
fn address_range(value: &str) -> Option<std::ops::Range<usize>> {
    let lower = value.to_ascii_lowercase();
    let schemes = ["https://", "http://", "www."];
    let start = schemes.iter().filter_map(|scheme| lower.find(scheme)).min();
    let start = start.or_else(|| {
        lower
            .split_whitespace()
            .next()
            .filter(|word| is_bare_address(word))
            .map(|_| 0)
    })?;
    let end = value[start..]
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|' | ']'))
        .map_or(value.len(), |length| start + length);
    let address = value[start..end].trim_end_matches(['.', ',', ';', '*', '_']);
    // A closing bracket is the address's own only if it opened within.
    let address = if address.contains('(') {
        address
    } else {
        address.trim_end_matches(')')
    };
    Some(start..start + address.len())
}

/// An address without its scheme: "bbc.com/news/1".
fn is_bare_address(word: &str) -> bool {
    word.split_once('/')
        .is_some_and(|(host, path)| looks_like_host(host) && !path.is_empty())
}

/// "bbc.com", "news.example.co.uk".
fn looks_like_host(word: &str) -> bool {
    let valid = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let top = word.rsplit('.').next().unwrap_or("");
    word.contains('.') && word.split('.').all(valid) && top.len() >= 2 && top.chars().all(char::is_alphabetic)
}

fn as_url(address: &str) -> Option<String> {
    let has_scheme = address.contains("://");
    let url = if has_scheme {
        address.to_owned()
    } else {
        format!("https://{address}")
    };
    domain_of(&url).map(|_| url)
}

/// The name of an outlet, or of several, that `value` is; `None` where it reads like a sentence.
fn name(value: &str) -> Option<String> {
    let name = value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '[' | ']' | ','));
    let stopped = name.ends_with('.') && !name.ends_with("Inc.");
    let name = name.trim_end_matches('.');
    let words: Vec<&str> = name.split_whitespace().collect();
    let lower = words
        .iter()
        .filter(|word| word.starts_with(char::is_lowercase) && !SMALL_WORDS.contains(word) && !looks_like_host(word));
    // A short name may be all in lower case: "reuters", "bbc news". A sentence is longer, or ends with a full stop.
    let most_lower = match (words.len(), stopped) {
        (..=2, false) => 2,
        (_, false) if words.first()?.starts_with(char::is_uppercase) => 1,
        _ => 0,
    };
    let fits = !words.is_empty() && words.len() <= NAME_WORDS && lower.count() <= most_lower;
    fits.then(|| name.to_owned())
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
        assert_eq!(find("Rain fell.\nhttps://a.org/1"), None);
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
