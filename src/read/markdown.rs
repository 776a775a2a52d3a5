//! Markdown in, one document of its text out, without marks and without the targets of its links.

use super::front_matter::{self, FrontMatter};
use super::{FieldNames, ReadError, ReadOptions, article, html, plain, record};
use crate::domain::{Document, Origin, SourceMethod, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::io::Read;

/// The document that `input` holds; its id is `name`.
pub(super) fn read(input: impl Read, name: &str, options: &ReadOptions) -> Result<Document, ReadError> {
    let origin = Origin::file(name);
    match plain::text(input, options) {
        Ok(markdown) => Ok(document(&markdown, name, &options.fields, origin)),
        Err(problem) => Err(problem.at(origin)),
    }
}

fn document(markdown: &str, name: &str, fields: &FieldNames, origin: Origin) -> Document {
    let (markdown, labels) = without_labels(markdown);
    let mut parts = Parts::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for event in Parser::new_ext(&markdown, options) {
        parts.take(event);
    }
    let text = html::text(&parts.markup);
    let (mut source, mut notes) = record::source(&front_matter::pairs(&parts.front_matter), fields);
    article::add(&mut source, labels.source, SourceMethod::SourceLine);
    notes.extend(labels.notes);
    let (text, headline) = match html::text(&parts.heading) {
        heading if source.title.is_none() && !heading.is_empty() && text.starts_with(&heading) => {
            let span = Span::new(0, heading.len());
            (text, Some(span))
        }
        _ => article::titled(source.title.as_deref(), &text),
    };
    let document = article::document(name.to_owned(), text, headline, source, origin);
    article::noted(notes, document)
}

/// Markdown without the lines "Title: …", "Source: …" that it opens with, or has under its heading, and what they say.
fn without_labels(markdown: &str) -> (Cow<'_, str>, FrontMatter) {
    let head = markdown.len() - markdown.trim_start().len();
    let of_heading = |rest: &str| rest.find('\n').filter(|_| rest.starts_with("# "));
    let heading = &markdown[..of_heading(&markdown[head..]).map_or(0, |length| head + length)];
    let rest = &markdown[heading.len()..];
    // What stands between dashes is told apart by the parser.
    match front_matter::at_head(rest).filter(|_| !rest.trim_start().starts_with("---")) {
        Some(labels) => {
            let text = &rest[labels.text..];
            (Cow::Owned(format!("{heading}\n\n{text}")), labels)
        }
        None => (Cow::Borrowed(markdown), FrontMatter::default()),
    }
}

/// What a Markdown file consists of.
#[derive(Debug, Default)]
struct Parts {
    /// Its text as markup of paragraphs and lines.
    markup: String,
    /// The heading that it opens with.
    heading: String,
    front_matter: String,
    in_heading: bool,
    in_front_matter: bool,
}

impl Parts {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => self.in_front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.in_front_matter = false,
            Event::Text(text) if self.in_front_matter => self.front_matter.push_str(&text),
            Event::Start(Tag::Heading { .. }) => {
                self.in_heading = self.markup.is_empty();
                self.markup.push_str("<p>");
            }
            Event::End(TagEnd::Heading(_)) => {
                self.in_heading = false;
                self.markup.push_str("<p>");
            }
            Event::Start(Tag::Item | Tag::TableRow) | Event::HardBreak => self.markup.push_str("<br>"),
            Event::Start(Tag::TableCell) => self.markup.push_str("<td>"),
            Event::Start(tag) if !is_inline(&tag) => self.markup.push_str("<p>"),
            Event::Text(text) | Event::Code(text) => self.hear(&text),
            Event::SoftBreak => self.hear(" "),
            Event::Html(html) | Event::InlineHtml(html) => self.markup.push_str(&html),
            _ => {}
        }
    }

    fn hear(&mut self, text: &str) {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        if self.in_heading {
            self.heading.push_str(&text);
        }
        self.markup.push_str(&text);
    }
}

const fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(markdown: &str) -> Document {
        document(markdown, "a.md", &FieldNames::default(), Origin::file("a.md"))
    }

    #[test]
    fn labels_may_stand_over_the_text_and_under_its_heading() {
        for markdown in [
            "**Title:** Flood in Oslo\nSource: NRK\nDate: 2024-03-05\n\nRain fell.",
            "# Flood in Oslo\n\nSource: NRK\nDate: 2024-03-05\n\nRain fell.",
        ] {
            let document = parsed(markdown);
            assert_eq!(document.text, "Flood in Oslo\n\nRain fell.", "{markdown}");
            let source = &document.source;
            assert_eq!(source.title.as_deref(), Some("Flood in Oslo"));
            assert_eq!(
                (source.name.as_deref(), source.published.as_deref()),
                (Some("NRK"), Some("2024-03-05"))
            );
        }
    }

    #[test]
    fn a_title_is_searched_over_headings_of_parts() {
        let document = parsed("---\ntitle: Flood in Oslo\n---\n\n## What we know\n\nRain fell.");
        assert_eq!(document.text, "Flood in Oslo\n\nWhat we know\n\nRain fell.");
    }

    #[test]
    fn marks_and_targets_of_links_are_no_part_of_the_text() {
        let document = parsed(
            "# Flood in *Oslo*\n\nRain fell on [Bergen](https://a.org/Paris) and\n**Stavanger**: `a < b`.\n\n* One\n* Two\n\n\
             | A | B |\n|---|---|\n| Oslo | 5 |\n\n<div>Raw</div>\n",
        );
        assert_eq!(
            document.text,
            "Flood in Oslo\n\nRain fell on Bergen and Stavanger: a < b.\n\nOne\nTwo\n\nA B\nOslo 5\n\nRaw"
        );
        assert_eq!(document.headline, Some(Span::new(0, 13)));
        assert_eq!(document.source.title.as_deref(), Some("Flood in Oslo"));
    }

    #[test]
    fn a_front_matter_tells_the_source() {
        let document =
            parsed("---\ntitle: \"Flood: Oslo\"\ndate: 2024-03-05\nurl: https://nrk.no/1\n---\n\nRain fell.\n");
        assert_eq!(document.text, "Flood: Oslo\n\nRain fell.");
        assert_eq!(document.source.published.as_deref(), Some("2024-03-05"));
        assert_eq!(document.source.domain.as_deref(), Some("nrk.no"));
    }
}
