//! A text in, what the lines say that it opens with out: "Title: …", "Source: …", "Published: …".
//!
//! In Markdown they stand between dashes; archives of newspapers and monitors put them over plain text too.

use super::source_line::{domain_of, is_credit, said_of_source};
use super::{Field, FieldNames, record};
use crate::domain::{Source, Span};
use serde_json::{Map, Value};

/// From so many different fields on it is no headline with a colon.
const FEWEST: usize = 2;
/// The fields that such a line may tell.
const TOLD: [Field; 6] = [
    Field::Title,
    Field::Url,
    Field::Source,
    Field::Published,
    Field::Author,
    Field::Lang,
];

/// What stands over a plain text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) source: Source,
    /// Where the title stands, if it is the last line: only then text follows it.
    pub(super) headline: Option<Span>,
    /// The byte at which the text begins: with that title, or after the last line.
    pub(super) end: usize,
    /// What could not be read of it.
    pub(super) notes: Vec<String>,
}

/// The front matter that a plain text opens with, where text follows it.
pub(super) fn at_head(text: &str) -> Option<FrontMatter> {
    let mut fields = Map::new();
    let (mut end, mut title) = (0, None);
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if let Some((field, value)) = field_of(trimmed).filter(|(field, _)| !fields.contains_key(field.aliases()[0])) {
            let start = end + line.rfind(value)?;
            title = (field == Field::Title).then(|| Span::new(start, start + value.len()));
            fields.insert(field.aliases()[0].to_owned(), value.into());
        } else if is_credit(trimmed) {
            title = None;
        } else if !trimmed.is_empty() {
            break;
        }
        end += line.len();
    }
    let known = fields.len() >= FEWEST && !text[end..].trim().is_empty();
    known.then(|| {
        let (source, notes) = record::source(&fields, &FieldNames::default());
        FrontMatter {
            source: with_address(source),
            headline: title,
            end: title.map_or(end, Span::start),
            notes,
        }
    })
}

/// The `key: value` lines of a front matter.
pub(super) fn pairs(yaml: &str) -> Map<String, Value> {
    let pairs = yaml.lines().filter_map(|line| line.split_once(':'));
    pairs
        .filter(|(key, _)| !key.starts_with([' ', '#', '-']))
        .map(|(key, value)| {
            let value = value.trim().trim_matches(['"', '\'']);
            (key.trim().to_owned(), Value::String(value.to_owned()))
        })
        .collect()
}

/// The field that a line tells, and what it says.
fn field_of(line: &str) -> Option<(Field, &str)> {
    let (key, value) = line.split_once(':')?;
    let value = value.trim();
    let names = |field: &Field| field.aliases().iter().any(|name| record::is_named(key, name));
    let field = TOLD.into_iter().find(names).filter(|_| !value.is_empty())?;
    Some((field, value))
}

/// "BBC News, https://www.bbc.com/1" is a name and an address.
fn with_address(source: Source) -> Source {
    let Some(said) = source.name.as_deref().and_then(said_of_source) else {
        return source;
    };
    let url = source.url.or(said.url);
    Source {
        domain: url.as_deref().and_then(domain_of).or(said.domain),
        url,
        name: said.name,
        published: source.published.or(said.published),
        ..source
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Outlet, address, date and title that a text opens with, and the text below.
    fn read(text: &str) -> Option<([Option<String>; 4], &str)> {
        let found = at_head(text)?;
        let Source {
            name,
            url,
            published,
            title,
            ..
        } = found.source;
        Some(([name, url, published, title], text[found.end..].trim()))
    }

    fn some(says: [&str; 4], text: &'static str) -> Option<([Option<String>; 4], &'static str)> {
        let known = |said: &str| (!said.is_empty()).then(|| said.to_owned());
        Some((says.map(known), text))
    }

    #[test]
    fn lines_with_labels_tell_the_source() {
        assert_eq!(
            read("Title: Flood in Oslo\nSource: Lake Erie Ledger\nPublished: 5 March 2024\n\nRain fell."),
            some(["Lake Erie Ledger", "", "2024-03-05", "Flood in Oslo"], "Rain fell.")
        );
        assert_eq!(
            read("\r\nHEADLINE: Flood: a day on\r\nsource: NRK, https://nrk.no/1\r\n\r\nRain fell.\r\n"),
            some(["NRK", "https://nrk.no/1", "", "Flood: a day on"], "Rain fell.")
        );
        assert_eq!(
            read("URL: https://nrk.no/1\n\nDate: 2024-03-05\nSection: World\nRain fell."),
            some(["", "https://nrk.no/1", "2024-03-05", ""], "Rain fell.")
        );
    }

    #[test]
    fn a_title_that_stands_last_is_searched() {
        let found = at_head("Source: NRK\nTitle: Flood in Oslo\n\nRain fell.").unwrap();
        assert_eq!((found.headline, found.end), (Some(Span::new(19, 32)), 19));
        let found = at_head("Title: Flood in Oslo\nSource: NRK\n\nRain fell.").unwrap();
        assert_eq!((found.headline, found.end), (None, 34));
    }

    #[test]
    fn one_such_line_is_a_headline_and_twice_the_same_is_text() {
        assert_eq!(read("Source: Minister To Resign\n\nRain fell."), None);
        assert_eq!(read("Title: contenders of the season\nThe cup is near."), None);
        assert_eq!(
            read("Source: NRK\nDate: 2024-03-05\nSources: Minister To Resign\n\nRain fell."),
            some(
                ["NRK", "", "2024-03-05", ""],
                "Sources: Minister To Resign\n\nRain fell."
            )
        );
        assert_eq!(read("Title: Flood\nSource: NRK\n"), None, "no text");
    }

    #[test]
    fn what_cannot_be_read_is_noted() {
        let found = at_head("Title: Flood\nDate: 2024-02-30\n\nRain fell.").unwrap();
        assert_eq!(found.source.published, None);
        assert!(found.notes[0].contains("2024-02-30"), "{:?}", found.notes);
    }
}
