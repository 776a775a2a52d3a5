//! A text in, what the lines say that it opens with out: "Title: …", "Source: …", "Published: …".
//!
//! In Markdown they stand between dashes, and whatever stands there is one. Archives of newspapers and monitors put them over plain
//! text, where they have to be told from it: by their labels, by what they say, and by how many they are.

use super::source_line::{domain_of, is_credit, said_of_source, web_address};
use super::{Field, FieldNames, date, record};
use crate::domain::{Source, Span};
use crate::text::byline;
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
/// The longest title, in bytes, and the longest label and the longest of what else such a line says.
const LONGEST_TITLE: usize = 300;
const LONGEST: usize = 120;
/// The most words of a label, of a language, of a date with time and place, and of those who wrote.
const LABEL_WORDS: usize = 3;
const LANG_WORDS: usize = 2;
const DATE_WORDS: usize = 8;
const AUTHOR_WORDS: usize = 12;
/// Fewer words than a sentence has.
const NO_TEXT_WORDS: usize = 2;

/// What stands over a plain text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) source: Source,
    /// Where the title stands.
    pub(super) headline: Option<Span>,
    /// The byte at which the text below begins.
    pub(super) text: usize,
    /// What could not be read of it.
    pub(super) notes: Vec<String>,
}

impl FrontMatter {
    /// The byte from which on there is something to search: the title, or the text below.
    pub(super) fn start(&self) -> usize {
        self.headline.map_or(self.text, Span::start)
    }

    /// The lines between the title and the text, of which nothing is to be searched.
    pub(super) fn below_title(&self) -> Option<Span> {
        self.headline.map(|title| Span::new(title.end(), self.text))
    }
}

/// The front matter that a plain text opens with, where text follows it.
pub(super) fn at_head(text: &str) -> Option<FrontMatter> {
    let lines = Lines::of(text);
    if lines.fields.len() < FEWEST || text[lines.end..].trim().is_empty() {
        return None;
    }
    let (source, notes) = record::source(&lines.fields, &FieldNames::default());
    Some(FrontMatter {
        source: with_address(source),
        headline: lines.title,
        text: lines.end,
        notes,
    })
}

/// The lines of a front matter.
#[derive(Debug, Default)]
struct Lines {
    /// What each field says, by the first of the names that it goes by.
    fields: Map<String, Value>,
    title: Option<Span>,
    /// The byte at which they end.
    end: usize,
}

impl Lines {
    fn of(text: &str) -> Self {
        let mut lines = Self::default();
        // Whether nothing but labels stands between the last line that is known and here.
        let mut goes_on = true;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim();
            let start = at + line.len() - line.trim_start().len();
            at += line.len();
            let labelled = label(trimmed);
            let is_other_label = || matches!(labelled, Some((None, value)) if value.len() <= LONGEST);
            if trimmed.is_empty() {
                // Labels of other things count as far as a blank line.
                lines.end = if goes_on { at } else { lines.end };
                goes_on = false;
            } else if is_fence(trimmed) || lines.takes(trimmed, labelled, start) {
                (lines.end, goes_on) = (at, true);
            } else if !(goes_on && is_other_label()) {
                break;
            }
        }
        lines
    }

    /// Whether a line that starts at byte `start` belongs to them by itself.
    fn takes(&mut self, line: &str, labelled: Option<Labelled>, start: usize) -> bool {
        let told = match labelled {
            Some((Some(field), value)) => Some((field, value)),
            _ => byline(line, Span::new(0, line.len())).map(|author| (Field::Author, author)),
        };
        let Some((field, value)) = told else {
            return is_credit(line);
        };
        let name = field.aliases()[0];
        if value.is_empty() {
            return true;
        }
        if self.fields.contains_key(name) || !(fits(field, value) || is_no_text(value)) {
            return false;
        }
        if field == Field::Title {
            let start = start + line.rfind(value).unwrap_or_default();
            self.title = Some(Span::new(start, start + value.len()));
        }
        self.fields.insert(name.to_owned(), value.into());
        true
    }
}

/// The field that a line's label is of, `None` for one of something else, and what stands after its colon.
type Labelled<'l> = (Option<Field>, &'l str);

/// What a line with a label says, without emphasis and quotation marks about it: "Section: World".
fn label(line: &str) -> Option<Labelled<'_>> {
    // A line may be a whole article.
    let colon = line[..line.floor_char_boundary(LONGEST)].find([':', '：'])?;
    let (_, value) = line[colon..].split_once([':', '：'])?;
    let (label, value) = (bare(&line[..colon]), bare(value));
    let words = label.split_whitespace().count();
    let plain = label.starts_with(char::is_alphabetic) && !label.contains(['.', ',']);
    let names = |field: &Field| field.aliases().iter().any(|name| record::is_named(label, name));
    ((1..=LABEL_WORDS).contains(&words) && plain).then(|| (TOLD.into_iter().find(names), value))
}

/// Text without the emphasis and quotation marks about it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '"'))
}

/// Whether a line is one of marks alone: what stands about the front matter of other formats.
fn is_fence(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|byte| matches!(byte, b'-' | b'='))
}

/// Whether a value is too short to be anything but one that cannot be read: "n/a", "unknown".
fn is_no_text(value: &str) -> bool {
    value.split_whitespace().count() <= NO_TEXT_WORDS
}

/// Whether a value is one of the field, or meant to be: "Date: Thousands march in Dhaka" is text.
fn fits(field: Field, value: &str) -> bool {
    let words = |most: usize| value.len() <= LONGEST && value.split_whitespace().count() <= most;
    match field {
        Field::Title => value.len() <= LONGEST_TITLE,
        Field::Url => web_address(value).is_some(),
        Field::Source => value.len() <= LONGEST && said_of_source(value).is_some(),
        Field::Published => {
            words(DATE_WORDS) && (date::normalize(value).is_some() || value.contains(|c: char| c.is_ascii_digit()))
        }
        Field::Author => words(AUTHOR_WORDS) && value.starts_with(char::is_uppercase) && !value.ends_with('.'),
        Field::Lang => words(LANG_WORDS),
        Field::Id | Field::Text => false,
    }
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
        let start = found.text;
        let Source {
            name,
            url,
            published,
            title,
            ..
        } = found.source;
        Some(([name, url, published, title], text[start..].trim()))
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
    fn the_title_is_searched_and_what_stands_below_it_is_not() {
        let found = at_head("Source: NRK\nTitle: Flood in Oslo\n\nRain fell.").unwrap();
        assert_eq!((found.headline, found.start()), (Some(Span::new(19, 32)), 19));
        let emphasized = at_head("**Title:** *Flood*\nSource: NRK\n\nRain fell.").unwrap();
        assert_eq!(emphasized.headline, Some(Span::new(12, 17)));
        let found = at_head("Title: Flood in Oslo\nSource: NRK\n\nRain fell.").unwrap();
        assert_eq!((found.headline, found.start()), (Some(Span::new(7, 20)), 7));
        assert_eq!(found.below_title(), Some(Span::new(20, 34)));
    }

    #[test]
    fn other_labels_and_empty_ones_do_not_end_it() {
        assert_eq!(
            read(
                "Title: Flood\nSubtitle: A day on\nBy Ann Lund\nAuthor:\nDate: 2024-03-05\nContact: Jane Roe, Boston\n\nRain fell."
            ),
            some(["", "", "2024-03-05", "Flood"], "Rain fell.")
        );
        let press = "Date: 2024-03-05\nSource：NRK\nOslo: rain fell.\nIt was wet.";
        assert_eq!(
            read(press),
            some(["NRK", "", "2024-03-05", ""], "Oslo: rain fell.\nIt was wet.")
        );
    }

    #[test]
    fn sentences_that_open_with_a_label_are_text() {
        for line in [
            "Link: A road from Kyiv to Lviv was hit by drones.",
            "Date: Thousands march in Dhaka on Monday",
            "Author: of the year lives in Bergen",
            "Source: a pipe in Oslo had burst, the fire brigade said after it had looked at it.",
        ] {
            let text = format!("Title: Flood\nLanguage: English\n{line}\nRain fell.");
            assert_eq!(read(&text).unwrap().1.lines().last().unwrap(), "Rain fell.");
            assert!(read(&text).unwrap().1.contains(line), "{line}");
        }
    }

    #[test]
    fn one_such_line_is_a_headline_and_twice_the_same_is_text() {
        assert_eq!(read("Source: Minister To Resign\n\nRain fell."), None);
        assert_eq!(read("Title: contenders of the season\nThe cup is near."), None);
        assert_eq!(
            read("Source: NRK\nDate: 2024-03-05\n\nSources: Minister To Resign\n\nRain fell."),
            some(
                ["NRK", "", "2024-03-05", ""],
                "Sources: Minister To Resign\n\nRain fell."
            )
        );
        assert_eq!(read("Title: Flood\nSource: NRK\n"), None, "no text");
    }

    #[test]
    fn emphasis_fences_and_quotation_marks_stand_about_it() {
        assert_eq!(
            read("---\ntitle: \"Flood in Oslo\"\nsource: NRK\n---\n\nRain fell."),
            some(["NRK", "", "", "Flood in Oslo"], "Rain fell.")
        );
        assert_eq!(
            read("**Title:** Flood in Oslo\n**By:** Ana London\n\nRain fell."),
            some(["", "", "", "Flood in Oslo"], "Rain fell.")
        );
    }

    #[test]
    fn a_value_that_says_nothing_is_passed_over() {
        let found = at_head("Date: unknown\nURL: n/a\nTitle: Flood\nSource: NRK\n\nRain fell.").unwrap();
        assert_eq!(found.source.name.as_deref(), Some("NRK"));
        assert_eq!(found.notes.len(), 2, "{:?}", found.notes);
    }

    #[test]
    fn what_cannot_be_read_is_noted() {
        let found = at_head("Title: Flood\nDate: 2024-02-30\n\nRain fell.").unwrap();
        assert_eq!(found.source.published, None);
        assert!(found.notes[0].contains("2024-02-30"), "{:?}", found.notes);
    }
}
