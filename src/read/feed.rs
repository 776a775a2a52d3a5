//! RSS or Atom in, one document an item out.

mod item;

use super::metered::Metered;
use super::note::Note;
use super::pushed::Pushed;
use super::{ReadError, ReadOptions, ReadProblem, article, date, html, language_tag, source_line};
use crate::domain::{Document, Origin, Source, SourceMethod};
use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use item::{Item, attribute};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::{self, BufRead, BufReader};

/// Prefixes of names that say something of the article; others tell of pictures and shops.
const PREFIXES: &[&str] = &["", "atom", "a10", "dc", "dcterms", "content", "rss"];
/// The most elements within one another that are told apart.
const DEEPEST: usize = 100;
/// What ends an item, in lower case.
const ITEM_ENDS: [&[u8]; 2] = [b"</item>", b"</entry>"];
/// The most that is noted of one item.
const MOST_NOTES: usize = 5;
/// How many bytes are searched for the encoding.
const DECLARATION: usize = 200;

/// The documents of a feed. An item that gives none is an error of its own; the next one is read.
pub(super) struct Items<R: BufRead> {
    /// Nothing once the feed is read.
    reader: Option<Reader<Metered<R>>>,
    name: String,
    max_document: usize,
    /// Names of the elements that are open, of those that are not too deep to matter.
    open: Vec<String>,
    too_deep: usize,
    item: Option<Item>,
    outlet: Option<String>,
    lang: Option<String>,
    /// An encoding that nobody knows, until that was said.
    unknown_encoding: Option<String>,
}

/// The items of a feed in the encoding that was told, or else that its first bytes say.
pub(super) fn items<'r>(input: impl BufRead + 'r, name: &str, options: &ReadOptions) -> Items<impl BufRead + 'r> {
    let mut input = Pushed::new(input);
    let label = said_encoding(input.peek(DECLARATION));
    let known = label.as_deref().and_then(|label| Encoding::for_label(label.as_bytes()));
    let mut decoding = DecodeReaderBytesBuilder::new();
    decoding.encoding(options.encoding.or(known)).strip_bom(true);
    let mut items = Items::new(BufReader::new(decoding.build(input)), name, options);
    items.unknown_encoding = label.filter(|_| known.is_none() && options.encoding.is_none());
    items
}

/// The encoding in an XML declaration.
fn said_encoding(beginning: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(beginning).to_ascii_lowercase();
    let (declaration, _) = head.split_once("?>")?;
    let value = declaration.split_once("encoding=")?.1;
    value.split(['"', '\'']).nth(1).map(str::to_owned)
}

/// A reader of XML that makes something of whatever it is.
fn lenient<R: BufRead>(input: Metered<R>) -> Reader<Metered<R>> {
    let mut reader = Reader::from_reader(input);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

impl<R: BufRead> Items<R> {
    /// The items of `input`, which is UTF-8 and which messages call `name`.
    fn new(input: R, name: &str, options: &ReadOptions) -> Self {
        Self {
            reader: Some(lenient(Metered::new(input, options.max_document))),
            name: name.to_owned(),
            max_document: options.max_document,
            open: Vec::new(),
            too_deep: 0,
            item: None,
            outlet: None,
            lang: None,
            unknown_encoding: None,
        }
    }

    /// Reads on to the end of an item; `Ok(None)` at that of the feed.
    fn read(&mut self, reader: &mut Reader<Metered<R>>) -> Result<Option<Result<Document, ReadError>>, ReadProblem> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let line = reader.get_mut().line();
            match self.event(reader, &mut buffer)? {
                Event::Start(tag) => self.start(&tag, line)?,
                Event::Empty(tag) => {
                    self.start(&tag, line)?;
                    if let Some(item) = self.end(tag.name().0) {
                        return Ok(Some(self.document(item)));
                    }
                }
                Event::End(tag) => {
                    if let Some(item) = self.end(tag.name().0) {
                        return Ok(Some(self.document(item)));
                    }
                }
                Event::Text(text) => self.hear(&text.xml10_content()),
                Event::CData(text) => self.hear(&text.xml10_content()),
                Event::GeneralRef(reference) => self.hear(&meant(&reference)),
                Event::Eof if self.open.is_empty() => return Ok(None),
                Event::Eof => return Err(not_xml("the input ends before the feed does")),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    /// The next piece of XML.
    fn event<'b>(&self, reader: &mut Reader<Metered<R>>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, ReadProblem> {
        reader.get_mut().mark();
        reader.read_event_into(buffer).map_err(|error| match error {
            _ if reader.get_mut().is_over() => ReadProblem::TooLong {
                limit: self.max_document,
            },
            quick_xml::Error::Io(error) => ReadProblem::Io(io::Error::new(error.kind(), error.to_string())),
            error => not_xml(&error.to_string()),
        })
    }

    fn start(&mut self, tag: &BytesStart<'_>, line: u64) -> Result<(), ReadProblem> {
        let name = local(tag.name().0);
        if self.open.is_empty() && !matches!(name.as_str(), "rss" | "feed" | "rdf") {
            return Err(ReadProblem::NotAFeed {
                found: tag.name().0.to_owned(),
            });
        }
        if let Some(lang) = attribute(tag, "xml:lang").filter(|_| self.item.is_none()) {
            self.lang = Some(lang);
        }
        let depth = self.open.len();
        if depth >= DEEPEST {
            self.too_deep += 1;
            return Ok(());
        }
        match &mut self.item {
            Some(item) if depth == item.depth + 1 => item.enter(&name, tag),
            Some(item) if depth > item.depth + 1 => item.hear_tag(&self.open, &format!("<{name}>")),
            None if matches!(name.as_str(), "item" | "entry") => {
                self.item = Some(Item {
                    line,
                    depth,
                    ..Item::default()
                });
            }
            _ => {}
        }
        self.open.push(name);
        Ok(())
    }

    /// Closes an element; gives the item that ends with it.
    fn end(&mut self, name: &str) -> Option<Item> {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return None;
        }
        let name = local(name);
        let Some(at) = self.open.iter().rposition(|open| *open == name) else {
            self.end_of_nothing(name);
            return None;
        };
        self.open.truncate(at);
        match &mut self.item {
            Some(item) if at > item.depth + 1 => item.hear_tag(&self.open, &format!("</{name}>")),
            _ => {}
        }
        let ends = self.item.as_ref().is_some_and(|item| at <= item.depth);
        if ends { self.item.take() } else { None }
    }

    /// An end tag whose name is misspelt, most likely: of an item's field it ends that, so that the next one is not lost.
    fn end_of_nothing(&mut self, name: String) {
        let Some(item) = &mut self.item else { return };
        if item.notes.len() < MOST_NOTES {
            item.notes.push(Note::StrayEnd { name }.to_string());
        }
        if self.open.len() == item.depth + 2 {
            self.open.pop();
        }
    }

    /// Passes what is left of an item that cannot be read; says whether more may follow.
    fn pass_item(&mut self, reader: Reader<Metered<R>>, problem: &ReadProblem) -> bool {
        let Some(item) = self.item.take() else { return false };
        self.open.truncate(item.depth);
        self.too_deep = 0;
        let mut input = reader.into_inner();
        let mendable = !matches!(problem, ReadProblem::Io(_));
        let more = mendable && input.pass_over(&ITEM_ENDS).unwrap_or(false);
        self.reader = more.then(|| lenient(input));
        more
    }

    /// Takes text to the element that it stands in.
    fn hear(&mut self, text: &str) {
        if let Some(item) = &mut self.item {
            item.hear(&self.open, text, self.max_document);
            return;
        }
        let within: Vec<&str> = self.open.iter().map(String::as_str).collect();
        let said = match within[..] {
            ["rss" | "rdf", "channel", "title"] | ["feed", "title"] => &mut self.outlet,
            ["rss" | "rdf", "channel", "language"] => &mut self.lang,
            _ => return,
        };
        said.get_or_insert_default().push_str(text);
    }

    fn document(&mut self, item: Item) -> Result<Document, ReadError> {
        let origin = Origin::line(self.name.as_str(), item.line);
        if item.bytes > self.max_document {
            let limit = self.max_document;
            return Err(ReadProblem::TooLong { limit }.at(origin));
        }
        let said = |text: &str| Some(html::text(text)).filter(|text| !text.is_empty());
        let title = said(&item.title);
        let body = said(&item.content).or_else(|| said(&item.summary)).unwrap_or_default();
        let id = item.id.trim();
        let mut notes = item.notes;
        let unknown = self.unknown_encoding.take();
        notes.extend(unknown.map(|label| Note::UnknownEncoding { label }.to_string()));
        let url = item.link.as_deref().and_then(source_line::web_address);
        if let (None, Some(link)) = (&url, &item.link) {
            notes.push(Note::address("link", link));
        }
        let url = url.or_else(|| source_line::web_address(id));
        let dates = [item.published.trim(), item.updated.trim()];
        let published = dates.into_iter().find_map(date::normalize);
        let undated = dates
            .into_iter()
            .find(|date| !date.is_empty())
            .filter(|_| published.is_none());
        notes.extend(undated.map(|date| Note::date("date", date)));
        let lang = self.lang.as_deref().map(str::trim).filter(|lang| !lang.is_empty());
        let known_lang = lang.and_then(language_tag::tag);
        if let (None, Some(lang)) = (&known_lang, lang) {
            notes.push(Note::lang("language", lang));
        }
        if known_lang.is_none() {
            // Once is enough: it is said of the feed and not of the item.
            self.lang = None;
        }
        let source = Source {
            domain: url.as_deref().and_then(source_line::domain_of),
            name: said(&item.outlet).or_else(|| said(self.outlet.as_deref()?)),
            author: said(&item.author),
            lang: known_lang,
            published,
            title: title.clone(),
            url,
            ..Source::default()
        };
        let (text, headline) = article::titled(title.as_deref(), &body);
        if text.is_empty() {
            return Err(ReadProblem::Empty.at(origin));
        }
        let id = match (id.is_empty(), &source.url) {
            (false, _) => id.to_owned(),
            (true, Some(url)) => url.clone(),
            (true, None) => origin.to_string(),
        };
        let source = article::known_by(source, SourceMethod::Record);
        let document = article::document(id, text, headline, source, origin);
        Ok(article::noted(notes, document))
    }
}

impl<R: BufRead> Iterator for Items<R> {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut reader = self.reader.take()?;
        let problem = match self.read(&mut reader) {
            Ok(None) => return None,
            Ok(read) => {
                self.reader = Some(reader);
                return read;
            }
            Err(problem) => problem,
        };
        let line = self
            .item
            .as_ref()
            .map_or_else(|| reader.get_mut().line(), |item| item.line);
        let ended = matches!(problem, ReadProblem::NotAFeed { .. }) || is_at_end(&mut reader);
        let problem = match self.pass_item(reader, &problem) || ended {
            true => problem,
            false => problem.last(),
        };
        Some(Err(problem.at(Origin::line(self.name.as_str(), line))))
    }
}

/// Whether nothing more is there to be read.
fn is_at_end<R: BufRead>(reader: &mut Reader<Metered<R>>) -> bool {
    let input = reader.get_mut();
    input.mark();
    input.fill_buf().is_ok_and(|rest| rest.is_empty())
}

/// What a reference stands for. An entity of the feed's own is not looked up: no article needs one, and a billion laughs do.
fn meant(reference: &BytesRef<'_>) -> String {
    let character = reference.resolve_char_ref().ok().flatten();
    let known = quick_xml::escape::resolve_xml_entity(reference);
    match (character, known) {
        (Some(character), _) => character.to_string(),
        (None, Some(known)) => known.to_owned(),
        (None, None) => format!("&{};", &**reference),
    }
}

fn not_xml(what: &str) -> ReadProblem {
    ReadProblem::Xml { what: what.to_owned() }
}

/// The name of an element without its prefix, in lower case; one of another vocabulary keeps its prefix.
fn local(name: &str) -> String {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let name = if PREFIXES.contains(&prefix) || local == "RDF" {
        local
    } else {
        name
    };
    name.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(feed: &str) -> Vec<Result<Document, ReadError>> {
        Items::new(
            feed.as_bytes(),
            "feed.xml",
            &ReadOptions::default().with_max_document(5000),
        )
        .collect()
    }

    #[test]
    fn items_of_rss_are_documents_with_their_source() {
        let read = items(
            "<?xml version=\"1.0\"?><rss><channel><title>NRK</title><language>en</language><image><title>No</title></image>\
             <item><title>Flood &amp; rain</title><link>https://nrk.no/1</link><guid>n1</guid>\
             <pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><dc:creator>A. Moe</dc:creator>\
             <media:title>A picture</media:title><description>Short.</description>\
             <content:encoded><![CDATA[<p>Rain fell on <b>Oslo</b>.</p><p>It was wet.</p>]]></content:encoded></item>\
             <item><title>Sun</title><description>&lt;p&gt;It shone in&nbsp;Oslo.&lt;/p&gt;</description>\
             <link>https://nrk.no/2</link></item></channel></rss>",
        );
        let first = read[0].as_ref().unwrap();
        assert_eq!(first.text, "Flood & rain\n\nRain fell on Oslo.\n\nIt was wet.");
        assert_eq!(
            (first.id.as_str(), first.headline.map(crate::domain::Span::end)),
            ("n1", Some(12))
        );
        let source = &first.source;
        assert_eq!(
            (source.name.as_deref(), source.domain.as_deref()),
            (Some("NRK"), Some("nrk.no"))
        );
        assert_eq!(source.published.as_deref(), Some("2024-03-05T10:00:00Z"));
        assert_eq!(
            (source.author.as_deref(), source.lang.as_deref()),
            (Some("A. Moe"), Some("en"))
        );
        let second = read[1].as_ref().unwrap();
        assert_eq!(
            (second.id.as_str(), second.text.as_str()),
            ("https://nrk.no/2", "Sun\n\nIt shone in Oslo.")
        );
    }

    #[test]
    fn entries_of_atom_are_documents_whatever_the_type_of_their_content() {
        let read = items(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>NRK</title>\
             <entry><title>Flood</title><link rel='self' href='https://nrk.no/x'/><link href='https://nrk.no/1'/>\
             <id>tag:1</id><updated>2024-03-05T10:00:00Z</updated><author><name>A. Moe</name></author>\
             <content type='xhtml'><div><p>Rain in <b>Oslo</b>.</p><p>Wet.</p></div></content></entry>\
             <entry><title>Sun</title><content type='html'>&lt;p&gt;Dry.&lt;/p&gt;</content></entry>\
             <entry><title>Wind</title><summary>a &lt; b</summary></entry></feed>",
        );
        let texts: Vec<&str> = read.iter().map(|item| item.as_ref().unwrap().text.as_str()).collect();
        assert_eq!(
            texts,
            ["Flood\n\nRain in Oslo.\n\nWet.", "Sun\n\nDry.", "Wind\n\na < b"]
        );
        let source = &read[0].as_ref().unwrap().source;
        assert_eq!(source.url.as_deref(), Some("https://nrk.no/1"));
        assert_eq!(source.author.as_deref(), Some("A. Moe"));
        assert_eq!(source.published.as_deref(), Some("2024-03-05T10:00:00Z"));
    }

    #[test]
    fn a_billion_laughs_are_not_laughed() {
        let laughs: String = (1..20)
            .map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)))
            .collect();
        let feed = format!(
            "<!DOCTYPE rss [<!ENTITY l0 \"ha\">{laughs}]><rss><channel><item><title>&l19; Oslo</title></item></channel></rss>"
        );
        assert_eq!(items(&feed)[0].as_ref().unwrap().text, "&l19; Oslo");
    }

    #[test]
    fn items_without_text_items_too_long_and_a_feed_cut_off_are_said() {
        let said = |feed: &str| {
            items(feed)
                .into_iter()
                .map(|item| item.map_or_else(|error| error.to_string(), |document| document.text))
                .collect::<Vec<_>>()
        };
        let long = "word &amp; ".repeat(1000);
        assert_eq!(
            said(&format!(
                "<rss><channel>\n<item/>\n<item><link>https://a.org</link></item>\n<item><title>{long}</title></item>\n\
                 <item><title>Sun</title></item>\n<item><title>Cut"
            )),
            [
                "feed.xml:2: empty; expected the text of an article",
                "feed.xml:3: empty; expected the text of an article",
                "feed.xml:4: longer than 5000 bytes, the most that one document may have",
                "Sun",
                "feed.xml:6: not XML: the input ends before the feed does"
            ]
        );
        assert_eq!(
            said("<rss><channel><!-- <item/></channel>"),
            ["feed.xml:1: not XML: syntax error: comment not closed: `-->` not found before end of input"]
        );
        assert_eq!(
            said("<html><body>"),
            ["feed.xml:1: no feed; expected RSS or Atom, found <html>"]
        );
        let text = "x".repeat(6000);
        assert_eq!(
            said(&format!(
                "<rss><item><title>{text}</title></item>\n<item><title>Sun</title></item></rss>"
            )),
            [
                "feed.xml:1: longer than 5000 bytes, the most that one document may have",
                "Sun"
            ]
        );
    }

    #[test]
    fn a_misspelt_end_is_noted_and_ends_the_field_all_the_same() {
        let read = items("<rss><item><title>Rain</titel><description>It fell.</description></item></rss>");
        let document = read[0].as_ref().unwrap();
        assert_eq!(document.text, "Rain\n\nIt fell.");
        assert_eq!(document.notes, ["`</titel>` closes no element that is open"]);
    }

    #[test]
    fn what_an_item_says_to_no_use_is_noted() {
        let read = items(
            "<rss><channel><language>klingon language</language><item><title>Rain</title><link>here</link>\
             <pubDate>Sat, 31 Feb 2024 10:00:00 GMT</pubDate></item><item><title>Sun</title></item></channel></rss>",
        );
        let notes = &read[0].as_ref().unwrap().notes;
        assert_eq!(notes.len(), 3, "{notes:?}");
        assert!(read[1].as_ref().unwrap().notes.is_empty());
    }

    #[test]
    fn the_encoding_is_known_however_few_bytes_come_at_a_time() {
        let feed =
            b"<?xml version='1.0' encoding='windows-1251'?><rss><item><title>\xCA\xE8\xBF\xE2</title></item></rss>";
        let input = BufReader::with_capacity(3, feed.as_slice());
        let mut read = super::items(input, "feed.xml", &ReadOptions::default());
        assert_eq!(read.next().unwrap().unwrap().text, "Київ");
    }

    #[test]
    fn an_encoding_that_nobody_knows_is_noted_once() {
        let feed = "<?xml version='1.0' encoding='klingon'?><rss><item><title>Rain</title></item><item><title>Sun</title></item></rss>";
        let read = super::items(feed.as_bytes(), "feed.xml", &ReadOptions::default());
        let notes: Vec<usize> = read.map(|item| item.unwrap().notes.len()).collect();
        assert_eq!(notes, [1, 0]);
    }
}
