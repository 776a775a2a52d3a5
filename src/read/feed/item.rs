//! One item of a feed as far as it was read.

use quick_xml::events::BytesStart;

/// An item as far as it was read.
#[derive(Debug, Default)]
pub(super) struct Item {
    pub(super) line: u64,
    /// How many elements were open when it began.
    pub(super) depth: usize,
    pub(super) title: String,
    pub(super) id: String,
    pub(super) link: Option<String>,
    pub(super) published: String,
    pub(super) updated: String,
    pub(super) author: String,
    pub(super) outlet: String,
    pub(super) content: String,
    pub(super) summary: String,
    /// Whether the field that is being read holds text and no markup.
    pub(super) plain: bool,
    pub(super) bytes: usize,
    pub(super) notes: Vec<String>,
}

impl Item {
    /// An element of the item itself opens.
    pub(super) fn enter(&mut self, name: &str, tag: &BytesStart<'_>) {
        // What Atom calls so is text unless it says otherwise; RSS has `description`, and a prefix before `encoded`.
        self.plain = match attribute(tag, "type") {
            Some(kind) => kind == "text",
            None => matches!(tag.name().0, "content" | "summary"),
        };
        let rel = attribute(tag, "rel");
        if name == "link" && rel.as_deref().is_none_or(|rel| rel == "alternate") {
            self.link = self.link.take().or_else(|| attribute(tag, "href"));
        }
    }

    /// Takes text to the field that it stands in; `limit` is the most bytes that are held.
    pub(super) fn hear(&mut self, open: &[String], text: &str, limit: usize) {
        self.bytes += text.len();
        if self.bytes > limit {
            return;
        }
        let (plain, link) = (self.plain, self.link.is_none());
        let Some(field) = self.field(open) else {
            if open.get(self.depth + 1).is_some_and(|name| name == "link") && link {
                self.link = Some(text.trim().to_owned()).filter(|link| !link.is_empty());
            }
            return;
        };
        if plain {
            field.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
        } else {
            field.push_str(text);
        }
    }

    /// Markup that stands in a field as elements of the feed: XHTML.
    pub(super) fn hear_tag(&mut self, open: &[String], tag: &str) {
        self.bytes += tag.len();
        if open
            .get(self.depth + 1)
            .is_some_and(|name| matches!(name.as_str(), "content" | "summary"))
        {
            let field = self.field(open);
            field.into_iter().for_each(|field| field.push_str(tag));
        }
    }

    /// The field that the open elements stand for.
    fn field(&mut self, open: &[String]) -> Option<&mut String> {
        let within: Vec<&str> = open.get(self.depth + 1..)?.iter().map(String::as_str).collect();
        Some(match within[..] {
            ["title"] => &mut self.title,
            ["guid" | "id"] => &mut self.id,
            ["pubdate" | "published" | "issued" | "date" | "created"] => &mut self.published,
            ["updated" | "modified"] => &mut self.updated,
            ["author" | "creator"] | ["author", "name"] => &mut self.author,
            ["source"] | ["source", "title"] => &mut self.outlet,
            ["encoded" | "content", ..] => &mut self.content,
            ["description" | "summary", ..] => &mut self.summary,
            _ => return None,
        })
    }
}

/// The value of an attribute, references resolved.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.html_attributes();
    let attribute = attributes
        .with_checks(false)
        .flatten()
        .find(|known| known.key.as_ref() == name)?;
    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
    Some(value.trim().to_owned())
}
