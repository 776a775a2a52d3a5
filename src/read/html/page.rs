//! The markup of a page in; what the page says of itself, and bounded markup of what is to be read, out.

use super::json_ld::{self, Described};
use super::markup::Markup;
use super::meta::Meta;
use super::text::text;
use super::time::Times;
use crate::domain::{Source, SourceMethod};
use crate::read::{ReadProblem, date, language_tag, source_line};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use url::Url;

/// The longest JSON-LD that is looked at, in bytes. That of a news article has some ten thousand, its text included.
const LONGEST_JSON: usize = 2 << 20;

/// A page that was read once.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Well-formed markup of its body.
    pub(super) markup: String,
    /// The language that its template says.
    pub(super) lang: Option<String>,
    described: Option<Described>,
    meta: Meta,
    canonical: Option<String>,
    time: Option<String>,
    heading: String,
    title: String,
}

/// What the text that comes belongs to, beside the body.
#[derive(Debug, PartialEq)]
enum Within {
    Body,
    Title,
    Heading,
    JsonLd(String),
}

impl Page {
    /// Reads a page.
    ///
    /// # Errors
    /// If it has more elements than any article.
    pub(super) fn read(html: &str) -> Result<Self, ReadProblem> {
        let mut page = Self::default();
        let mut markup = Markup::default();
        let mut within = Within::Body;
        let mut times = Times::default();
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
            match token {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name);
                    page.note(&name, &tag);
                    times.pass(&name);
                    if name == "time" {
                        times.note(value(&tag, "datetime"));
                    }
                    page.enter(&name, &tag, &mut within);
                    markup.start(&name, |attribute| value(&tag, attribute))?;
                    if tag.self_closing && markup.is_skipping() && !matches!(&*name, "script" | "style") {
                        markup.end(&name);
                    }
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name);
                    page.leave(&name, &mut within);
                    times.pass(&name);
                    markup.end(&name);
                }
                Token::String(string) => {
                    let string = String::from_utf8_lossy(&string.value);
                    page.hear(&string, &mut within);
                    if within == Within::Body && !markup.is_skipping() {
                        times.hear(&string);
                    }
                    markup.text(&string);
                }
                _ => {}
            }
        }
        page.markup = markup.finish();
        page.time = times.finish();
        Ok(page)
    }

    /// What the page says of its source, in the order in which it is to be believed. `address` is where the page was
    /// found, from which its own addresses may start.
    pub(super) fn sources(&self, address: Option<&str>) -> Vec<(SourceMethod, Source)> {
        let described = self.described.as_ref().map(|described| described.source.clone());
        let mut sources = vec![
            (SourceMethod::JsonLd, described.unwrap_or_default()),
            (SourceMethod::Meta, self.meta.source()),
        ];
        let canonical = Source {
            url: self.canonical.clone(),
            ..Source::default()
        };
        sources.push((SourceMethod::Canonical, canonical));
        let time = Source {
            published: self.time.as_deref().and_then(date::normalize),
            ..Source::default()
        };
        sources.push((SourceMethod::Time, time));
        // A title that nobody closed goes on with the markup after it.
        let heading = [&self.heading, &self.title].map(|said| text_line(said.split('<').next().unwrap_or(said)));
        let title = heading.into_iter().find(|said| !said.is_empty());
        sources.push((
            SourceMethod::Meta,
            Source {
                title,
                ..Source::default()
            },
        ));
        let outlet = sources.iter().find_map(|(_, source)| source.name.clone());
        for (_, source) in &mut sources {
            source.url = source.url.take().and_then(|url| absolute(&url, address));
            source.title = source
                .title
                .take()
                .map(|title| without_outlet(&title, outlet.as_deref()));
        }
        sources
    }

    /// The first date of publication that the page says, with where it does, whether it exists or not.
    pub(super) fn said_date(&self) -> Option<(&str, &str)> {
        let described = self.described.as_ref().and_then(|described| described.date.as_deref());
        let described = described.map(|date| ("datePublished", date));
        let time = || Some(("datetime", self.time.as_deref()?));
        described.or_else(|| self.meta.date()).or_else(time)
    }

    /// The text of the article, where the page's description of it holds it.
    pub(super) fn article_body(&self) -> Option<String> {
        let body = self.described.as_ref()?.body.as_deref()?;
        let body = if body.contains('<') {
            text(body)
        } else {
            body.trim().to_owned()
        };
        (!body.is_empty()).then_some(body)
    }

    /// A sentence or two on what the article says.
    pub(super) fn description(&self) -> Option<String> {
        let described = self
            .described
            .as_ref()
            .and_then(|described| described.description.clone());
        described
            .or_else(|| self.meta.description())
            .map(|said| text_line(&said))
    }

    /// Takes down what an element says by its attributes.
    fn note(&mut self, name: &str, tag: &StartTag<()>) {
        match name {
            "html" => {
                self.lang = self
                    .lang
                    .take()
                    .or_else(|| value(tag, "lang"))
                    .and_then(|lang| language_tag::tag(&lang))
            }
            "meta" => {
                let key = ["property", "name", "itemprop"].iter().find_map(|key| value(tag, key));
                if let Some((key, content)) = key.zip(value(tag, "content")) {
                    self.meta.note(&key, &content);
                }
            }
            "link" => {
                let canonical = value(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                if canonical && self.canonical.is_none() {
                    self.canonical = value(tag, "href");
                }
            }
            _ => {}
        }
    }

    fn enter(&mut self, name: &str, tag: &StartTag<()>, within: &mut Within) {
        if *within != Within::Body {
            return;
        }
        let json = || value(tag, "type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
        *within = match name {
            "title" if self.title.is_empty() => Within::Title,
            "h1" if self.heading.is_empty() => Within::Heading,
            "script" if json() => Within::JsonLd(String::new()),
            _ => Within::Body,
        };
    }

    fn hear(&mut self, string: &str, within: &mut Within) {
        match within {
            Within::Title => self.title.push_str(string),
            Within::Heading => self.heading.push_str(string),
            Within::JsonLd(json) if json.len() + string.len() <= LONGEST_JSON => json.push_str(string),
            Within::JsonLd(_) | Within::Body => {}
        }
    }

    fn leave(&mut self, name: &str, within: &mut Within) {
        if !matches!(name, "title" | "h1" | "script" | "body" | "head") {
            return;
        }
        if let Within::JsonLd(json) = std::mem::replace(within, Within::Body) {
            self.described = self.described.take().or_else(|| json_ld::article(&json));
        }
    }
}

/// The value of an attribute, references resolved.
fn value(tag: &StartTag<()>, attribute: &str) -> Option<String> {
    let value = tag.attributes.get(attribute.as_bytes())?;
    Some(String::from_utf8_lossy(&value.value).trim().to_owned())
}

/// White space as a browser shows it.
fn text_line(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address of the web, from `base` where it is a relative one.
fn absolute(url: &str, base: Option<&str>) -> Option<String> {
    let joined = || source_line::web_address(Url::parse(base?).ok()?.join(url).ok()?.as_str());
    source_line::web_address(url).or_else(joined)
}

/// "Flood in Oslo - NRK" without the outlet.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let title = text_line(title);
    let shorter = outlet.and_then(|outlet| {
        let before = title.strip_suffix(outlet)?.trim_end();
        let before = before.strip_suffix(['-', '|', '–', '—', '·', ':'])?.trim_end();
        (!before.is_empty()).then(|| before.to_owned())
    });
    shorter.unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(html: &str) -> Vec<String> {
        let sources = Page::read(html).unwrap().sources(None);
        sources.into_iter().filter_map(|(_, source)| source.title).collect()
    }

    #[test]
    fn a_title_is_that_of_the_article_and_not_of_the_outlet() {
        let site = "<meta property=og:site_name content=NRK>";
        assert_eq!(
            titles(&format!("{site}<title>Flood in Oslo - NRK</title>")),
            ["Flood in Oslo"]
        );
        assert_eq!(
            titles("<title>Flood | NRK</title><h1>Flood\n in <i>Oslo</i></h1>"),
            ["Flood in Oslo"]
        );
    }

    #[test]
    fn addresses_start_from_where_the_page_was_found() {
        let page = Page::read("<link rel=canonical href='/news/1'>").unwrap();
        let url = |base| page.sources(base).into_iter().find_map(|(_, source)| source.url);
        assert_eq!(
            url(Some("https://nrk.no/amp/1")).as_deref(),
            Some("https://nrk.no/news/1")
        );
        assert_eq!(url(None), None);
    }

    #[test]
    fn a_date_of_a_time_element_that_does_not_exist_is_none() {
        let page = Page::read("<time datetime=2024-02-30>").unwrap();
        assert!(page.sources(None).iter().all(|(_, source)| source.published.is_none()));
    }

    #[test]
    fn a_time_that_a_sentence_tells_of_is_not_when_the_page_was_published() {
        let published = |html: &str| {
            let sources = Page::read(html).unwrap().sources(None);
            sources.into_iter().find_map(|(_, source)| source.published)
        };
        let told = "<p>On <time datetime=2007-01-01>1 January 2007</time> the city joined the county around it.</p>";
        assert_eq!(published(told), None);
        let by = "<p>Published on <time datetime=2024-03-05>Tuesday</time> at noon by Jane Roe</p>";
        assert_eq!(published(&format!("{told}{by}")).as_deref(), Some("2024-03-05"));
        assert_eq!(
            published(&format!(
                "<header><time datetime=2024-03-05>Tuesday</time></header>{told}"
            ))
            .as_deref(),
            Some("2024-03-05")
        );
    }
}
