//! One line in, what it says about the source of the text out: an address, a name, or both.

use super::SourceLine;
use crate::read::date;
use crate::read::word_lists::{OUTLET_SMALL_WORDS, SOURCE_LABEL_SECONDS, SOURCE_LABELS, SOURCE_POINTERS};
use url::Url;

/// The longest name of an outlet or a list of them, in words: "The New York Times, The Associated Press and Reuters".
const NAME_WORDS: usize = 9;
/// The longest of a name that a text opens with: beyond it stands a headline, "Source: United Hire New Coach For Cup".
const FIRST_NAME_WORDS: usize = 3;
/// The one of [`SOURCE_LABELS`] that needs no address after it.
const SURE_LABEL: &str = "source";
/// The longest date with what sets it off, in bytes.
const DATE: usize = 60;
/// The most words of a line that points to an address: "Read the full story on our website at".
const POINTER_WORDS: usize = 8;

/// What a line about the source says; its `start` is left at 0.
pub(super) fn read_line(line: &str) -> Option<SourceLine> {
    after_label(line)
        .and_then(read_value)
        .or_else(|| after_dash(line).and_then(read_value))
        .or_else(|| after_pointer(line))
}

/// The same for the line that a text opens with, where a headline may stand: "Sources: Minister To Resign".
pub(super) fn read_first(line: &str) -> Option<SourceLine> {
    let first = line.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let singular = first.is_some_and(|word| is_one_of(word, &[SURE_LABEL]));
    let said = after_label(line)
        .and_then(read_value)
        .or_else(|| after_dash(line).and_then(read_value))?;
    let short = said
        .name
        .as_deref()
        .is_some_and(|name| name.split_whitespace().count() <= FIRST_NAME_WORDS);
    (said.url.is_some() || (short && singular)).then_some(said)
}

/// Host name of a web address, without `www.`.
pub(in crate::read) fn domain_of(url: &str) -> Option<String> {
    let host = Url::parse(url).ok()?.host_str()?.to_owned();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

/// The web address that the whole of `given` is, with `https://` where it has no scheme; `None` where it is none.
pub(in crate::read) fn web_address(given: &str) -> Option<String> {
    let given = given.trim();
    let addressed = given.contains("://") || looks_like_host(given) || is_bare_address(given);
    (addressed && !given.contains(char::is_whitespace))
        .then(|| as_url(given))
        .flatten()
}

/// What follows the label of a source line, or `None` where the line has no such label.
pub(super) fn after_label(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(is_ornament);
    let inner = line.strip_prefix('(').and_then(|line| line.strip_suffix(')'));
    let line = inner.unwrap_or(line);
    // A line may be a whole article, and few begin so: the colon is looked for in these alone.
    let first = line.split(|c: char| !c.is_alphanumeric()).next()?;
    if !is_one_of(first, &SOURCE_LABELS) {
        return None;
    }
    let (label, value) = line.split_once([':', '：'])?;
    let mut words = label.trim_end_matches(is_ornament).split_whitespace();
    let (first, second) = (words.next()?, words.next());
    let known = is_one_of(first, &SOURCE_LABELS) && second.is_none_or(|word| is_one_of(word, &SOURCE_LABEL_SECONDS));
    // "via://…" would be an address, not a label.
    (known && words.next().is_none() && !value.starts_with("//")).then(|| value.trim_matches(is_ornament))
}

/// What follows the label of a line such as "SOURCE - The Daily Star, https://…". Without an address, only "Source" will
/// do: "Via – Roma" is a street.
fn after_dash(line: &str) -> Option<&str> {
    let line = line.trim_matches(is_ornament);
    let (label, value) = line.split_once(char::is_whitespace)?;
    let value = value.trim_start().strip_prefix(['-', '–', '—'])?;
    let known = is_one_of(label, &SOURCE_LABELS) && (address_range(value).is_some() || is_one_of(label, &[SURE_LABEL]));
    (known && value.starts_with(char::is_whitespace)).then(|| value.trim_matches(is_ornament))
}

/// The address of a line such as "Read more at https://…".
fn after_pointer(line: &str) -> Option<SourceLine> {
    let line = line.trim_start_matches(is_ornament);
    let begins = |pointer: &&str| {
        line.get(..pointer.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(pointer))
    };
    // A line may be a whole article, and few begin so: the address is looked for in these alone.
    SOURCE_POINTERS.iter().find(|pointer| begins(pointer))?;
    let range = address_range(line)?;
    let words = line[..range.start].split_whitespace().count() + line[range.end..].split_whitespace().count();
    (words <= POINTER_WORDS)
        .then(|| as_url(&line[range]))
        .flatten()
        .map(|url| SourceLine::of_url(0, url))
}

/// White space, list marks and Markdown's emphasis.
fn is_ornament(c: char) -> bool {
    c.is_whitespace() || matches!(c, '*' | '_' | '•' | '·' | '–' | '—' | '-' | '\u{FEFF}')
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// What a label's value says: an address, a name, or both. `None` where it is ordinary prose.
pub(in crate::read) fn read_value(value: &str) -> Option<SourceLine> {
    let Some(range) = address_range(value) else {
        return read_name(value);
    };
    let url = as_url(&value[range.clone()])?;
    let line = SourceLine::of_url(0, url);
    let beside = beside(&value[..range.start], &value[range.end..]);
    let (beside, published) = without_date(&beside);
    let line = SourceLine { published, ..line };
    if beside.is_empty() || address_range(beside).is_some() {
        return Some(line);
    }
    Some(SourceLine {
        name: Some(name(beside)?),
        ..line
    })
}

/// "Reuters, 5 March 2024" and "Reuters (2024-03-05)" without the date, and the date.
fn without_date(value: &str) -> (&str, Option<String>) {
    let value = value.trim();
    let inner = value.strip_suffix(')').unwrap_or(value);
    // A line may be a whole article: the date is looked for at its end alone.
    let near = value.ceil_char_boundary(value.len().saturating_sub(DATE));
    let mut marks = value[near..]
        .match_indices([',', '('])
        .map(|(at, mark)| (near + at, mark));
    let dated =
        |(at, mark): (usize, &str)| Some((value[..at].trim(), Some(date::normalize(&inner[at + mark.len()..])?)));
    marks.find_map(dated).unwrap_or((value, None))
}

/// What stands before and after an address, without what sets it off: "The Star (Oslo), " is "The Star (Oslo)".
fn beside(before: &str, after: &str) -> String {
    let beside = format!("{before} {after}");
    let beside = beside.trim_matches(|c: char| !c.is_alphanumeric());
    let open = beside.contains('(') && !beside.contains(')');
    format!("{beside}{}", if open { ")" } else { "" })
}

/// A name without an address, with the host where it ends in one: "Jersey Journal, nj.com".
fn read_name(value: &str) -> Option<SourceLine> {
    let (value, published) = without_date(value);
    let mut name = name(value)?;
    let lower = name.to_ascii_lowercase();
    let last = lower.split_whitespace().next_back()?.trim_matches(['(', ')']);
    // "St.Petersburg" is no host.
    let written_low = name.trim_end_matches(')').ends_with(last);
    let host = looks_like_host(last) && (written_low || last.len() == lower.len());
    let domain = host.then(|| last.trim_start_matches("www.").to_owned());
    if host && last.len() < lower.len() {
        let (before, _) = name.rsplit_once(char::is_whitespace)?;
        name = before.trim_end_matches(|c: char| is_ornament(c) || c == ',').to_owned();
    }
    (!name.is_empty()).then(|| SourceLine {
        name: Some(name),
        domain,
        published,
        ..SourceLine::default()
    })
}

/// The address that a line consists of, brackets and list marks aside.
pub(super) fn address(line: &str) -> Option<String> {
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
    // A quotation mark ends an address that stands in quotation marks; elsewhere it is a part.
    let quoted = value[..start].ends_with('"');
    let end = value[start..]
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '”' | '|' | ']') || (quoted && c == '"'))
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
    let address = address.replace('"', "%22");
    let url = if has_scheme {
        address
    } else {
        format!("https://{address}")
    };
    domain_of(&url).map(|_| without_credentials(url))
}

/// An address without the name and the password that open a page to who has them: it is to be published.
fn without_credentials(url: String) -> String {
    let Ok(mut parsed) = Url::parse(&url) else { return url };
    if parsed.username().is_empty() && parsed.password().is_none() {
        return url;
    }
    match (parsed.set_username(""), parsed.set_password(None)) {
        (Ok(()), Ok(())) => parsed.into(),
        // Only an address without a host keeps them, and none of these is taken.
        _ => url,
    }
}

/// The name of an outlet, or of several, that `value` is; `None` where it reads like a sentence.
fn name(value: &str) -> Option<String> {
    let name = value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '[' | ']' | ','));
    let stopped = name.ends_with('.') && !name.ends_with("Inc.");
    let name = name.trim_end_matches('.');
    let words: Vec<&str> = name.split_whitespace().collect();
    let lower = words.iter().filter(|word| {
        word.starts_with(char::is_lowercase) && !OUTLET_SMALL_WORDS.contains(word) && !looks_like_host(word)
    });
    // A short name may be all in lower case: "reuters", "bbc news". A sentence is longer, or ends with a full stop.
    let most_lower = match (words.len(), stopped) {
        (..=2, false) => 2,
        (_, false) if words.first()?.starts_with(char::is_uppercase) => 1,
        _ => 0,
    };
    let fits = !words.is_empty() && words.len() <= NAME_WORDS && lower.count() <= most_lower;
    fits.then(|| name.to_owned())
}
