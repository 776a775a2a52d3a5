//! One article as read.

use super::{Home, Origin, Span};

/// One article as read; its text never changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Identifies the document in the layer (`source_id`): the record's own id, or the file's name as given.
    pub id: String,
    /// The text as given, which every span cuts into.
    pub text: String,
    /// The part of `text` that is searched for places: all of it but a trailing "Source: …" line.
    pub searchable: Span,
    /// Where the headline stands in `text`, if it opens with one.
    pub headline: Option<Span>,
    /// Who published it.
    pub source: Source,
    /// File and line it was read from.
    pub origin: Origin,
    /// Where its readers are at home, as far as somebody said.
    pub home: Home,
    /// What was wrong with it and passed over, for who reads it to be told: a date that does not exist, say.
    pub notes: Vec<String>,
}

impl Document {
    /// What follows the headline, as far as it is searched.
    #[must_use]
    pub fn body(&self) -> Span {
        let start = self.headline.map_or(self.searchable.start(), Span::end);
        Span::new(start.min(self.searchable.end()), self.searchable.end())
    }

    /// A document that is nothing but its text.
    #[must_use]
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        let (id, text) = (id.into(), text.into());
        let searchable = Span::new(0, text.len());
        let origin = Origin::file(id.clone());
        Self {
            id,
            text,
            searchable,
            headline: None,
            source: Source::default(),
            origin,
            home: Home::default(),
            notes: Vec::new(),
        }
    }

    /// The text that `span` covers.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }
}

/// The outlet and what is known of its article; `None` where unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// Address of the article.
    pub url: Option<String>,
    /// Name of the outlet or agency.
    pub name: Option<String>,
    /// Host name of `url`, without `www.`.
    pub domain: Option<String>,
    /// Title of the article.
    pub title: Option<String>,
    /// When it was published: an ISO 8601 date, with time where given.
    pub published: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// BCP 47 tag of its language.
    pub lang: Option<String>,
    /// Addresses, or ids where unknown, of other copies of the same article.
    pub copies: Vec<String>,
    /// How outlet or address became known; where neither is, date or author.
    pub method: Option<SourceMethod>,
}

impl Source {
    /// Whether the language is English, or not said.
    #[must_use]
    pub fn is_english(&self) -> bool {
        let primary = self.lang.as_deref().and_then(|tag| tag.split(['-', '_']).next());
        let english =
            |primary: &str| ["en", "eng", "english", "und", ""].contains(&primary.to_ascii_lowercase().as_str());
        primary.is_none_or(english)
    }
}

/// How a document's source became known; where two ways contradict each other, the one that stands first here is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SourceMethod {
    /// The user said so.
    Flag,
    /// A field of the record that the document was read from.
    Record,
    /// The page's JSON-LD description of its article.
    JsonLd,
    /// The page's `og:`, `article:` and other `meta` elements.
    Meta,
    /// The page's link to its canonical address.
    Canonical,
    /// A `time` element of the page.
    Time,
    /// A "Source: …" line in the text.
    SourceLine,
    /// A date in the address.
    UrlDate,
    /// The agency or date in the line that opens the report: "KYIV (AP) — ".
    Dateline,
    /// The line that says who wrote it: "By Ana London".
    Byline,
}

impl SourceMethod {
    /// The word that stands in the layer.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Record => "record",
            Self::JsonLd => "json_ld",
            Self::Meta => "meta",
            Self::Canonical => "canonical",
            Self::Time => "time",
            Self::SourceLine => "source_line",
            Self::UrlDate => "url_date",
            Self::Dateline => "dateline",
            Self::Byline => "byline",
        }
    }
}

/// The part of an article that a mention stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The headline.
    Headline,
    /// The place that opens the text: "KYIV, Ukraine (AP) — ".
    Dateline,
    /// The first paragraph.
    Lead,
    /// All that follows.
    Body,
}

impl Section {
    /// The word that stands in the layer.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Dateline => "dateline",
            Self::Lead => "lead",
            Self::Body => "body",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_says_another_language_is_not_taken_for_english() {
        let in_language = |lang: Option<&str>| Source {
            lang: lang.map(str::to_owned),
            ..Source::default()
        };
        for tag in [None, Some("en"), Some("en-GB"), Some("EN_us"), Some("und")] {
            assert!(in_language(tag).is_english(), "{tag:?}");
        }
        for tag in [Some("de"), Some("es-MX"), Some("enm")] {
            assert!(!in_language(tag).is_english(), "{tag:?}");
        }
    }
}
