//! What XML can hold: elements with text, for the formats that are XML.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::io::{self, Write};

/// An XML document that is being written.
pub(super) struct Xml<W: Write> {
    out: Writer<W>,
}

impl<W: Write> Xml<W> {
    /// Begins a document in `out` with its declaration.
    pub(super) fn new(out: W) -> io::Result<Self> {
        let mut out = Writer::new(out);
        out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self { out })
    }

    /// Opens an element on a line of its own.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.out.get_mut().write_all(b"\n")?;
        self.out.write_event(Event::Start(start(name, attributes)))
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.out.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Writes an element that holds a text.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.out.write_event(Event::Start(start(name, attributes)))?;
        self.out.write_event(Event::Text(BytesText::new(&legal(text))))?;
        self.close(name)
    }

    /// Ends the document.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.out.get_mut().write_all(b"\n")?;
        self.out.get_mut().flush()
    }
}

fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, legal(value).as_ref()));
    }
    start
}

/// The text with U+FFFD in the place of what XML 1.0 has no way to write: most control characters, and two that are none.
fn legal(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_legal) {
        return Cow::Borrowed(text);
    }
    let replaced = text
        .chars()
        .map(|c| if is_legal(c) { c } else { char::REPLACEMENT_CHARACTER });
    Cow::Owned(replaced.collect())
}

/// <https://www.w3.org/TR/xml/#charsets>
const fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_write_is_replaced_and_all_else_stays() {
        assert_eq!(legal("a\u{0}b\u{1b}c\u{FFFE}"), "a\u{FFFD}b\u{FFFD}c\u{FFFD}");
        let kept = "tab\t line\r\n <é> \u{85} \u{1F30D}";
        assert!(matches!(legal(kept), Cow::Borrowed(text) if text == kept));
    }

    #[test]
    fn texts_are_escaped_and_a_carriage_return_is_kept_from_the_reader() {
        let mut bytes = Vec::new();
        let mut xml = Xml::new(&mut bytes).unwrap();
        xml.element("a", &[("b", "\"<\n")], "</a>\r\n&").unwrap();
        xml.finish().unwrap();
        assert!(
            String::from_utf8(bytes)
                .unwrap()
                .ends_with("<a b=\"&quot;&lt;&#10;\">&lt;/a&gt;&#13;\n&amp;</a>\n")
        );
    }
}
