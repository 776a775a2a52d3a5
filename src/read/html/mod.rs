//! A web page in, its article with its source out.
//!
//! The page goes through three hands: [`page`] reads it once, takes down what it says of itself and makes well-formed,
//! bounded markup of it; a library finds the article in that; [`text`] makes text of what was found.

mod charset;
mod furniture;
mod json_ld;
mod markup;
mod meta;
mod page;
mod text;
mod time;

pub(super) use text::text;

use super::note::Note;
use super::{ReadError, ReadOptions, ReadProblem, article, language, plain};
use crate::domain::{Document, Origin, Source};
use dom_smoothie::{Config, Readability};
use page::Page;
use std::io::Read;

/// Below this many characters, the library tries again with fewer demands on what is an article. Notices of a paywall
/// and short reports have fewer than its own 500.
const SHORT: usize = 140;
/// Bytes of an article in JSON-LD for each byte of the one that was found, from which on that one is a part or another.
const MUCH_LONGER: usize = 2;

/// The document of the page that `input` holds; its id is `name`.
pub(super) fn read(input: impl Read, name: &str, options: &ReadOptions) -> Result<Document, ReadError> {
    let origin = Origin::file(name);
    let document = plain::bounded(input, options.max_document).and_then(|bytes| {
        let decoded = charset::decode(&bytes, options.encoding)?;
        document(decoded, name.to_owned(), Source::default(), origin.clone())
    });
    document.map_err(|problem| problem.at(origin))
}

/// The document of a page as it came over HTTP; `charset` is what the header said of its encoding.
pub(super) fn of_response(
    bytes: &[u8],
    charset: Option<&str>,
    known: Source,
    id: String,
    origin: Origin,
    options: &ReadOptions,
) -> Result<Document, ReadProblem> {
    let told = charset.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    let decoded = charset::decode(bytes, options.encoding.or(told))?;
    document(decoded, id, known, origin)
}

fn document(
    (markup, note): (String, Option<Note>),
    id: String,
    known: Source,
    origin: Origin,
) -> Result<Document, ReadProblem> {
    if markup.trim().is_empty() {
        return Err(ReadProblem::Empty);
    }
    let page = Page::read(&markup)?;
    let mut source = known;
    let mut found = page.sources(source.url.as_deref());
    for (method, said) in found.drain(..) {
        article::add(&mut source, said, method);
    }
    let undated = page.said_date().filter(|_| source.published.is_none());
    let notes = note.map(|note| note.to_string()).into_iter();
    let notes = notes.chain(undated.map(|(key, date)| Note::date(key, date))).collect();
    let body = body(&page);
    let (text, headline) = article::titled(source.title.as_deref(), &body);
    if body.is_empty() && headline.is_none() {
        return Err(ReadProblem::NoArticle);
    }
    // A template's `lang` is often wrong; what the article is written in is not.
    if source.lang.is_none() {
        source.lang = language::of(&body).or(page.lang);
    }
    let document = article::document(id, text, headline, source, origin);
    Ok(article::noted(notes, document))
}

/// The text of the article: as the library finds it, or as the page says that it is.
fn body(page: &Page) -> String {
    let told = page.article_body();
    let found = found(page).unwrap_or_default();
    let longer = |told: &String| told.len() > found.len() * MUCH_LONGER;
    match told.filter(longer) {
        Some(told) => told,
        None if found.is_empty() => page.description().unwrap_or_default(),
        None => found,
    }
}

/// The article that the library finds in the page.
fn found(page: &Page) -> Option<String> {
    let config = Config {
        disable_json_ld: true,
        char_threshold: SHORT,
        ..Config::default()
    };
    let article = Readability::new(page.markup.as_str(), None, Some(config))
        .ok()?
        .parse()
        .ok()?;
    Some(furniture::without(&markup::restored(&text(&article.content))))
}

/// A name without "By"; `None` where it is an address and no name.
fn page_author(given: &str) -> Option<String> {
    let name = given.trim();
    let name = name
        .strip_prefix("By ")
        .or_else(|| name.strip_prefix("by "))
        .unwrap_or(name)
        .trim();
    (!name.is_empty() && !name.contains("://") && !name.starts_with("www.")).then(|| name.to_owned())
}
