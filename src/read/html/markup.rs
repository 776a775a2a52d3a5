//! Tags and text in, well-formed markup out, with bounds to its depth and size.
//!
//! Browsers must make something of anything: a tree 100,000 elements deep, or a thousand unclosed links that each
//! paragraph opens anew. What is written here holds block elements and links only, each closed, so that whoever builds a
//! tree of it needs time and memory in proportion to the text.

use crate::read::ReadProblem;

/// The most elements within one another. Pages of news sites have some 40; what lies deeper is read as if it lay here.
const DEEPEST: usize = 200;
/// The most elements of a page. Live blogs have some thousands.
const MOST_ELEMENTS: usize = 60_000;
/// The longest value of an attribute, in bytes.
const LONGEST_VALUE: usize = 120;

/// Elements that are kept, void ones aside.
const KEPT: &[&str] = &[
    "a",
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "time",
    "tr",
    "ul",
];
/// Elements whose content is nothing to read.
const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "audio", "video", "select",
    "textarea", "button", "title", "noembed", "noframes", "xmp",
];
/// Attributes that tell an article from what stands about it.
const ATTRIBUTES: &[&str] = &[
    "class",
    "id",
    "role",
    "rel",
    "itemprop",
    "href",
    "aria-hidden",
    "aria-modal",
];

/// Whether an element breaks a line and holds nothing.
fn is_break(name: &str) -> bool {
    matches!(name, "br" | "hr")
}

/// Whether an element begins or ends a paragraph: any that is kept but those within lines.
pub(super) fn is_block(name: &str) -> bool {
    let within_lines = matches!(name, "a" | "time");
    is_break(name) || matches!(name, "body" | "form") || KEPT.contains(&name) && !within_lines
}

/// What stands for characters of a text that markup would escape, from the very end of Unicode's private use. A tree's
/// builder begins a new piece of text at each of them and at each line end, which takes time in proportion to the square of
/// the text's length.
const STAND_INS: [(char, char); 3] = [('&', '\u{10FFFB}'), ('<', '\u{10FFFC}'), ('>', '\u{10FFFD}')];

/// What opens and closes text that most likely is an advertisement or the like, by its element's class.
const ASIDE: (char, char) = ('\u{10FFF8}', '\u{10FFF9}');
/// Classes and ids of such elements.
const ASIDES: &[&str] = &[
    "ad",
    "ad-container",
    "ad-slot",
    "ad-wrapper",
    "ads",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "adverts",
    "also-read",
    "credit",
    "credits",
    "image-credit",
    "newsletter",
    "newsletter-signup",
    "photo-credit",
    "promo",
    "read-more",
    "readmore",
    "related",
    "related-articles",
    "related-content",
    "related-links",
    "sponsored",
];
/// The longest of it, in bytes: what is longer is the article in an element of an odd name, or one that nobody closed.
const LONGEST_ASIDE: usize = 600;

/// Text of which the characters that stood for others are these again, without what stood in short asides.
pub(super) fn restored(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut asides = Vec::new();
    for c in text.chars() {
        if c == ASIDE.0 {
            asides.push(out.len());
        } else if c == ASIDE.1 {
            let start = asides.pop().filter(|start| out.len() - start <= LONGEST_ASIDE);
            out.truncate(start.unwrap_or(out.len()));
        } else {
            let meant = STAND_INS.iter().find(|(_, stand_in)| *stand_in == c);
            out.push(meant.map_or(c, |(meant, _)| *meant));
        }
    }
    out
}

/// Whether an element's class or id says that it is no part of the article.
fn is_aside(name: &str, attribute: &impl Fn(&str) -> Option<String>) -> bool {
    let named = |value: String| {
        let lower = value.to_ascii_lowercase();
        lower.split_whitespace().any(|word| ASIDES.contains(&word))
    };
    !matches!(name, "article" | "main") && ["class", "id"].iter().any(|key| attribute(key).is_some_and(named))
}

/// Markup on its way.
#[derive(Debug, Default)]
pub(super) struct Markup {
    out: String,
    open: Vec<&'static str>,
    /// Elements that are too deep to be kept and whose ends are still to come.
    too_deep: usize,
    skipped: Option<Skipped>,
    elements: usize,
    /// How many elements were open with each open aside.
    asides: Vec<usize>,
}

#[derive(Debug)]
struct Skipped {
    name: &'static str,
    depth: usize,
}

impl Markup {
    /// Whether what comes is nothing to read.
    pub(super) const fn is_skipping(&self) -> bool {
        self.skipped.is_some()
    }

    /// Opens an element; `attribute` gives the value of an attribute.
    pub(super) fn start(&mut self, name: &str, attribute: impl Fn(&str) -> Option<String>) -> Result<(), ReadProblem> {
        if let Some(skipped) = &mut self.skipped {
            skipped.depth += usize::from(skipped.name == name);
            // A drawing that nobody closed ends where text begins, as in a browser.
            let drawing = matches!(skipped.name, "svg" | "math");
            if !(drawing && matches!(name, "p" | "div" | "ul" | "table" | "h1" | "h2" | "h3")) {
                return Ok(());
            }
            self.skipped = None;
        }
        if let Some(name) = SKIPPED.iter().find(|known| **known == name) {
            self.skipped = Some(Skipped { name, depth: 1 });
            return Ok(());
        }
        if is_break(name) {
            self.out.push_str("<br>");
            return self.count();
        }
        let Some(name) = KEPT.iter().find(|known| **known == name) else {
            return Ok(());
        };
        self.close_implied(name);
        if self.open.len() >= DEEPEST {
            self.too_deep += 1;
            return Ok(());
        }
        if self.may_open(name) {
            let aside = is_aside(name, &attribute);
            self.write_tag(name, attribute);
            self.open.push(name);
            if aside {
                self.out.push(ASIDE.0);
                self.asides.push(self.open.len());
            }
            self.count()?;
        }
        Ok(())
    }

    /// Closes an element, if one of this name is open.
    pub(super) fn end(&mut self, name: &str) {
        if let Some(skipped) = &mut self.skipped {
            skipped.depth -= usize::from(skipped.name == name);
            if skipped.depth == 0 {
                self.skipped = None;
            }
            return;
        }
        if self.too_deep > 0 && KEPT.contains(&name) {
            self.too_deep -= 1;
            return;
        }
        let within = if is_of_table(name) {
            &["table"][..]
        } else {
            &["table", "td", "th"]
        };
        self.close_up_to(name, within);
    }

    /// Adds text: white space as a browser shows it, and stand-ins for what is markup.
    pub(super) fn text(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        for c in text.chars() {
            match STAND_INS.iter().find(|(meant, _)| *meant == c) {
                Some((_, stand_in)) => self.out.push(*stand_in),
                None if c.is_whitespace() && self.out.ends_with(' ') => {}
                None if c.is_whitespace() => self.out.push(' '),
                None => self.out.push(c),
            }
        }
    }

    /// The whole, every element closed.
    pub(super) fn finish(mut self) -> String {
        while let Some(name) = self.open.pop() {
            self.close_tag(name);
        }
        format!("<html><body>{}</body></html>", self.out)
    }

    fn count(&mut self) -> Result<(), ReadProblem> {
        self.elements += 1;
        let limit = MOST_ELEMENTS;
        match self.elements > limit {
            true => Err(ReadProblem::TooManyElements { limit }),
            false => Ok(()),
        }
    }

    /// Closes what an element of this name closes without saying so: a list item the one before it.
    fn close_implied(&mut self, name: &str) {
        match name {
            "li" => self.close_up_to("li", &["ul", "ol"]),
            "dt" | "dd" => {
                self.close_up_to("dt", &["dl"]);
                self.close_up_to("dd", &["dl"]);
            }
            "tr" => self.close_up_to("tr", &["table"]),
            "td" | "th" => {
                self.close_up_to("td", &["tr", "table"]);
                self.close_up_to("th", &["tr", "table"]);
            }
            "time" => {}
            "a" => {
                if self.open.last() == Some(&"a") {
                    self.close_up_to("a", &[]);
                }
            }
            _ => self.close_up_to("p", &["td", "th", "table"]),
        }
    }

    /// Whether an element may stand here: a link in no other, a cell in a row, a row in a table.
    fn may_open(&self, name: &str) -> bool {
        match name {
            "a" => !self.open.contains(&"a"),
            "tr" => self.open.last() == Some(&"table"),
            "td" | "th" => self.open.last() == Some(&"tr"),
            _ => true,
        }
    }

    /// Closes the innermost open element of this name and all within it, unless one of `scope` lies between.
    fn close_up_to(&mut self, name: &str, scope: &[&str]) {
        let open = self.open.iter().rev();
        let innermost = open
            .take_while(|open| **open == name || !scope.contains(open))
            .position(|open| *open == name);
        for _ in 0..innermost.map_or(0, |at| at + 1) {
            if let Some(name) = self.open.pop() {
                self.close_tag(name);
            }
        }
    }

    fn write_tag(&mut self, name: &str, attribute: impl Fn(&str) -> Option<String>) {
        self.out.push('<');
        self.out.push_str(name);
        for known in ATTRIBUTES {
            if let Some(value) = attribute(known) {
                self.out.push_str(&format!(" {known}=\""));
                escape_into(shortened(&value), &mut self.out);
                self.out.push('"');
            }
        }
        let style = attribute("style")
            .unwrap_or_default()
            .replace(' ', "")
            .to_ascii_lowercase();
        if style.contains("display:none") || attribute("hidden").is_some() {
            self.out.push_str(" hidden style=\"display:none\"");
        }
        self.out.push('>');
    }

    /// Closes the element that was open last, which is no longer counted.
    fn close_tag(&mut self, name: &str) {
        if self.asides.last() == Some(&(self.open.len() + 1)) {
            self.asides.pop();
            self.out.push(ASIDE.1);
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }
}

fn is_of_table(name: &str) -> bool {
    matches!(name, "table" | "tr" | "td" | "th")
}

fn shortened(value: &str) -> &str {
    &value[..value.floor_char_boundary(LONGEST_VALUE)]
}

fn escape_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::page::Page;

    fn markup(html: &str) -> String {
        let whole = Page::read(html).unwrap().markup;
        let inner = whole.strip_prefix("<html><body>").unwrap();
        restored(inner.strip_suffix("</body></html>").unwrap())
    }

    #[test]
    fn every_element_is_closed_and_what_is_nothing_to_read_left_out() {
        for (html, expected) in [
            ("<p>One<p>Two <b>bold", "<p>One</p><p>Two bold</p>"),
            ("<ul><li>One<li>Two</ul>", "<ul><li>One</li><li>Two</li></ul>"),
            ("<p>A<div>B</p></div>C", "<p>A</p><div>B</div>C"),
            ("<div>A</section>B</div>", "<div>AB</div>"),
            (
                "<table><tr><td>A<td>B<tr><td>C</table>",
                "<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>",
            ),
            ("A<script>if (a < b) </div></script>B", "AB"),
            ("<svg><path><p>A", "<p>A</p>"),
            (
                "<a href='/x'><div class=\"t\">A</div></a>",
                "<a href=\"/x\"><div class=\"t\">A</div></a>",
            ),
            ("<a>A<a>B</a>", "<a>A</a><a>B</a>"),
            ("A &amp; B &lt;i&gt;", "A & B <i>"),
            ("A \n\n B", "A B"),
            (
                "<p>A</p><div class='big advert'>B<p>C</p></div>D",
                "<p>A</p><div class=\"big advert\"></div>D",
            ),
            (
                "<div style='display: none'>A</div>",
                "<div hidden style=\"display:none\">A</div>",
            ),
        ] {
            assert_eq!(markup(html), expected, "{html}");
        }
    }

    #[test]
    fn what_is_nested_without_end_keeps_its_text_and_a_bound() {
        let deep = markup(&format!("{}A{}B", "<div>".repeat(100_000), "</div>".repeat(99_900)));
        assert_eq!(deep.matches("<div>").count(), DEEPEST);
        assert!(deep.contains('A') && deep.ends_with("B</div>".to_owned().as_str()) || deep.contains("B"));
    }

    #[test]
    fn links_that_nobody_closes_are_not_opened_anew_in_each_paragraph() {
        let bomb = format!("{}{}", "<a href=1>".repeat(500), "<p>x".repeat(2000));
        assert!(markup(&bomb).len() < 60_000);
    }

    #[test]
    fn a_page_of_too_many_elements_is_refused() {
        let error = Page::read(&"<p>x".repeat(MOST_ELEMENTS + 1)).unwrap_err();
        assert!(matches!(error, ReadProblem::TooManyElements { .. }));
    }
}
