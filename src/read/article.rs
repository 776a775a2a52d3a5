//! A text and what is known of its source in, one document out: what the text itself says of it is added.

use super::front_matter::{self, FrontMatter};
use super::{date, headline, language, source_line};
use crate::domain::{Document, Home, Origin, Source, SourceMethod, Span};
use crate::text::{byline, dateline, dateline_parts};
use jiff::civil;
use url::Url;

/// The years that addresses are dated with.
const YEARS: std::ops::Range<i16> = 1990..2100;

/// A document of `text`, of which `headline` may be known, with what the lines over and under it, its address and its dateline say
/// added where `known` is silent.
pub(super) fn document(id: String, text: String, headline: Option<Span>, known: Source, origin: Origin) -> Document {
    let labels = front_matter::at_head(&text);
    let text = match labels.as_ref().and_then(FrontMatter::below_title) {
        Some(below) => blanked(&text, below),
        None => text,
    };
    below(labels, id, text, headline, known, origin)
}

/// The same of a text that is left as it is: lines with labels over it are text too.
pub(super) fn unlabelled(id: String, text: String, headline: Option<Span>, known: Source, origin: Origin) -> Document {
    below(None, id, text, headline, known, origin)
}

/// A document of the text below a front matter.
fn below(
    labels: Option<FrontMatter>,
    id: String,
    text: String,
    headline: Option<Span>,
    known: Source,
    origin: Origin,
) -> Document {
    let line = source_line::find(&text);
    let end = line.as_ref().map_or(text.len(), |line| line.start);
    let head = labels
        .or_else(|| front_matter_of_line(&text[..end]))
        .unwrap_or_default();
    let searchable = Span::new(head.start().min(end), end);
    let headline = headline
        .or(head.headline)
        .filter(|headline| searchable.covers(*headline))
        .or_else(|| headline::find(&text, searchable));
    let mut source = known;
    for said in line.map(Source::from).into_iter().chain([head.source]) {
        add(&mut source, said, SourceMethod::SourceLine);
    }
    let dated = source.url.as_deref().and_then(date_in_address);
    add(&mut source, published(dated), SourceMethod::UrlDate);
    let body = Span::new(headline.map_or(searchable.start(), Span::end), searchable.end());
    let year = source.url.as_deref().and_then(year_in_address);
    add(&mut source, filed(&text, body, year), SourceMethod::Dateline);
    let written = Source {
        author: byline(&text, body).map(str::to_owned),
        ..Source::default()
    };
    add(&mut source, written, SourceMethod::Byline);
    source.title = source
        .title
        .or_else(|| headline.map(|span| span.slice(&text).to_owned()));
    source.lang = source.lang.or_else(|| language::of(searchable.slice(&text)));
    Document {
        id,
        text,
        searchable,
        headline,
        source,
        origin,
        home: Home::default(),
        notes: head.notes,
    }
}

/// A document with what its reader could not read, before what stands over the text.
pub(super) fn noted(mut notes: Vec<String>, document: Document) -> Document {
    notes.extend(document.notes);
    Document { notes, ..document }
}

/// The one line over a text that says where it is from.
fn front_matter_of_line(text: &str) -> Option<FrontMatter> {
    let (line, text) = source_line::at_head(text)?;
    Some(FrontMatter {
        source: line.into(),
        text,
        ..FrontMatter::default()
    })
}

/// A text with a blank for each character of `span` but the ends of lines: what follows keeps its place.
fn blanked(text: &str, span: Span) -> String {
    let blank = |c: char| if matches!(c, '\n' | '\r') { c } else { ' ' };
    let blanks: String = span.slice(text).chars().map(blank).collect();
    [&text[..span.start()], &blanks, &text[span.end()..]].concat()
}

/// A body under its title, and where the title stands; a body that opens with it already, in whatever case, stays as it is.
pub(super) fn titled(title: Option<&str>, body: &str) -> (String, Option<Span>) {
    let title = title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    let Some(title) = title.filter(|title| !title.is_empty()) else {
        return (body.to_owned(), None);
    };
    let start = body.len() - body.trim_start().len();
    let first = body[start..].lines().next().unwrap_or_default().trim_end();
    let words = |line: &str| {
        line.to_lowercase()
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    if words(first) == words(&title) {
        return (body.to_owned(), Some(Span::new(start, start + first.len())));
    }
    let gap = if body.is_empty() { "" } else { "\n\n" };
    let headline = Span::new(0, title.len());
    (format!("{title}{gap}{body}"), Some(headline))
}

/// A source that became known by `method`, if it says who published what when.
pub(super) fn known_by(source: Source, method: SourceMethod) -> Source {
    let mut known = Source::default();
    add(&mut known, source, method);
    known
}

/// Adds what `found` says and `source` does not. `method` is how it was found; it becomes the source's if it is the first to
/// tell outlet or address, or where nothing tells these, date or author.
pub(super) fn add(source: &mut Source, found: Source, method: SourceMethod) {
    let was_named = source.name.is_some() || source.url.is_some();
    let mut names = fill(&mut source.name, found.name);
    if source.url.is_none() {
        names |= fill(&mut source.url, found.url);
        fill(&mut source.domain, found.domain);
    }
    let dates = fill(&mut source.published, found.published);
    let tells = dates | fill(&mut source.author, found.author);
    fill(&mut source.title, found.title);
    fill(&mut source.lang, found.lang);
    if source.domain.is_none() {
        source.domain = source.url.as_deref().and_then(source_line::domain_of);
    }
    if names && !was_named || tells && source.method.is_none() {
        source.method = Some(method);
    }
}

/// Fills what is empty; says whether it did.
fn fill(known: &mut Option<String>, found: Option<String>) -> bool {
    let fills = known.is_none() && found.is_some();
    if fills {
        *known = found;
    }
    fills
}

fn published(date: Option<civil::Date>) -> Source {
    Source {
        published: date.map(|date| date.to_string()),
        ..Source::default()
    }
}

/// The agency and the date of the dateline that opens the body; `year` is that of a date which does not say it.
fn filed(text: &str, body: Span, year: Option<i16>) -> Source {
    let Some(line) = dateline(text, body) else {
        return Source::default();
    };
    let parts = dateline_parts(line.slice(text));
    let date = parts
        .date
        .and_then(|date| civil::Date::new(date.year.or(year)?, date.month, date.day).ok());
    Source {
        name: parts.agency.map(str::to_owned),
        ..published(date)
    }
}

/// The date in an address: ".../2024/03/05/flood", ".../2024/3/5/flood", ".../2024-03-05-flood", ".../20240305/flood".
fn date_in_address(url: &str) -> Option<civil::Date> {
    let url = Url::parse(url).ok()?;
    let dated = |parts: &[&str]| {
        let date = date::of_figures(parts[0], parts[1], parts[2]);
        date.filter(|date| YEARS.contains(&date.year()))
    };
    let full = |parts: &&[&str]| parts[1].len() == 2 && parts[2].len() == 2;
    let folders: Vec<&str> = url.path().split('/').collect();
    let parts: Vec<&str> = url.path().split(['/', '-', '_']).collect();
    let in_parts = || parts.windows(3).filter(full).find_map(dated);
    let in_folders = || folders.windows(3).find_map(dated);
    let in_one = || {
        folders
            .iter()
            .find_map(|part| dated(&[part.get(..4)?, part.get(4..6)?, part.get(6..)?]))
    };
    in_parts().or_else(in_folders).or_else(in_one)
}

/// The year in an address that says no day: ".../2024/03/flood".
fn year_in_address(url: &str) -> Option<i16> {
    let url = Url::parse(url).ok()?;
    let mut folders = url.path_segments()?;
    folders.find_map(|part| part.parse().ok().filter(|year| part.len() == 4 && YEARS.contains(year)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, known: Source) -> Source {
        document("a".into(), text.into(), None, known, Origin::file("a")).source
    }

    fn at(url: &str) -> Source {
        known_by(
            Source {
                url: Some(url.into()),
                ..Source::default()
            },
            SourceMethod::Record,
        )
    }

    #[test]
    fn what_stands_first_in_the_order_of_methods_is_kept() {
        let text = "OSLO, March 7, 2024 (AP) — Rain fell.\nSource: NRK";
        let source = read(text, at("https://www.nrk.no/2024/03/05/flood"));
        assert_eq!(source.name.as_deref(), Some("NRK"));
        assert_eq!(source.published.as_deref(), Some("2024-03-05"));
        assert_eq!(source.domain.as_deref(), Some("nrk.no"));
        assert_eq!(source.method, Some(SourceMethod::Record));
    }

    #[test]
    fn a_dateline_tells_agency_and_date_where_nothing_else_does() {
        let source = read(
            "Flood in Oslo\n\nOSLO, March 7, 2024 (AP) — Rain fell.",
            Source::default(),
        );
        assert_eq!(source.name.as_deref(), Some("AP"));
        assert_eq!(source.published.as_deref(), Some("2024-03-07"));
        assert_eq!(source.method, Some(SourceMethod::Dateline));
    }

    #[test]
    fn a_byline_tells_the_author_where_nothing_else_does() {
        let text = "Flood in Oslo\n\nBy Ana London\n\nOSLO (AP) — Rain fell.";
        let source = read(text, Source::default());
        assert_eq!(source.author.as_deref(), Some("Ana London"));
        assert_eq!(
            source.method,
            Some(SourceMethod::Dateline),
            "who published counts for more"
        );
        let known = Source {
            author: Some("J. Smith".into()),
            ..Source::default()
        };
        assert_eq!(read(text, known).author.as_deref(), Some("J. Smith"));
    }

    #[test]
    fn a_dateline_takes_its_year_from_the_address() {
        let text = "OSLO, March 7 (AP) — Rain fell.";
        let dated = |url| read(text, at(url)).published;
        assert_eq!(dated("https://a.org/2024/03/flood").as_deref(), Some("2024-03-07"));
        assert_eq!(dated("https://a.org/flood"), None);
    }

    #[test]
    fn dates_in_addresses_must_exist() {
        for (url, expected) in [
            ("https://a.org/2024/03/05/flood", Some("2024-03-05")),
            ("https://a.org/news/2024-03-05-flood", Some("2024-03-05")),
            ("https://a.org/2024/02/30/flood", None),
            ("https://a.org/2024/03/flood", None),
            ("https://a.org/2024/3/5/flood", Some("2024-03-05")),
            ("https://a.org/20240305/flood", Some("2024-03-05")),
            ("https://a.org/12345678/flood", None),
            ("https://a.org/item-20240305", None),
        ] {
            assert_eq!(
                date_in_address(url).map(|date| date.to_string()).as_deref(),
                expected,
                "{url}"
            );
        }
    }

    #[test]
    fn a_title_is_not_said_twice() {
        assert_eq!(
            titled(Some("Flood"), "Rain fell."),
            ("Flood\n\nRain fell.".into(), Some(Span::new(0, 5)))
        );
        assert_eq!(
            titled(Some("Flood"), "Flood\n\nRain."),
            ("Flood\n\nRain.".into(), Some(Span::new(0, 5)))
        );
        assert_eq!(titled(Some("Flood"), "Floods rose.").0, "Flood\n\nFloods rose.");
        assert_eq!(
            titled(Some("Flood in\n Oslo"), "FLOOD IN OSLO\n\nRain."),
            ("FLOOD IN OSLO\n\nRain.".into(), Some(Span::new(0, 13)))
        );
        assert_eq!(titled(None, "Rain.").1, None);
    }
}
