//! The `meta` elements of a page in, its source out.

use super::page_author;
use crate::domain::Source;
use crate::read::date;

/// Keys by what they say, those to be believed first in front.
const URL: &[&str] = &["og:url", "twitter:url", "dc.identifier"];
const NAME: &[&str] = &[
    "og:site_name",
    "publisher",
    "dc.publisher",
    "application-name",
    "twitter:app:name:iphone",
];
const TITLE: &[&str] = &["og:title", "twitter:title", "dc.title", "headline", "parsely-title"];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "publish-date",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "date",
];
const AUTHOR: &[&str] = &["author", "article:author", "parsely-author", "dc.creator", "byl"];
const DESCRIPTION: &[&str] = &["og:description", "description", "twitter:description"];
/// The most that is taken down: a page of a million `meta` elements says no more than its first ones.
const MOST: usize = 500;

/// Keys in lower case with what they say.
#[derive(Debug, Default)]
pub(super) struct Meta(Vec<(String, String)>);

impl Meta {
    /// Takes down an element.
    pub(super) fn note(&mut self, key: &str, content: &str) {
        let key = key.trim().to_ascii_lowercase();
        let known = [URL, NAME, TITLE, PUBLISHED, AUTHOR, DESCRIPTION].concat();
        let content = content.trim();
        if self.0.len() < MOST && known.contains(&key.as_str()) && !content.is_empty() {
            self.0.push((key, content.to_owned()));
        }
    }

    /// What they say of the source.
    pub(super) fn source(&self) -> Source {
        let author = AUTHOR.iter().flat_map(|key| self.all(key)).find_map(page_author);
        let published = PUBLISHED.iter().flat_map(|key| self.all(key)).find_map(date::normalize);
        Source {
            url: self.first(URL),
            name: self.first(NAME),
            title: self.first(TITLE),
            published,
            author,
            ..Source::default()
        }
    }

    /// The key and the content that say first when it was published, whether that is a date or not.
    pub(super) fn date(&self) -> Option<(&str, &str)> {
        PUBLISHED.iter().find_map(|key| Some((*key, self.all(key).next()?)))
    }

    /// A sentence or two on what the article says.
    pub(super) fn description(&self) -> Option<String> {
        self.first(DESCRIPTION)
    }

    fn first(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| self.all(key).next()).map(str::to_owned)
    }

    fn all(&self, key: &str) -> impl Iterator<Item = &str> {
        let named = self.0.iter().filter(move |(known, _)| known == key);
        named.map(|(_, content)| content.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_to_be_believed_first_is_taken_and_a_link_is_no_author() {
        let mut meta = Meta::default();
        for (key, content) in [
            ("date", "2024-03-01"),
            ("Article:Published_Time", "2024-03-05T10:00:00Z"),
            ("article:author", "https://facebook.com/moe"),
            ("byl", "By A. Moe"),
            ("og:title", "Flood"),
            ("viewport", "width"),
        ] {
            meta.note(key, content);
        }
        let source = meta.source();
        assert_eq!(source.published.as_deref(), Some("2024-03-05T10:00:00Z"));
        assert_eq!(source.author.as_deref(), Some("A. Moe"));
        assert_eq!(source.title.as_deref(), Some("Flood"));
    }
}
