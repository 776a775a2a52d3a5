//! What the user knows of an article's source, laid over what was read.

use super::{date, language_tag, source_line};
use crate::domain::{Document, SourceMethod};

/// What the user knows of an article; `None` leaves what was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownSource {
    /// Name of the outlet.
    pub name: Option<String>,
    /// Title of the article.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    lang: Option<String>,
    url: Option<String>,
    published: Option<String>,
}

/// An address that is no web address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is not a web address; expected e.g. https://www.example.org/news/1")]
pub struct InvalidUrl {
    /// What was given.
    pub found: String,
}

/// A date of publication that is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is not a date; expected e.g. 2024-03-05 or 2024-03-05T10:00:00Z")]
pub struct InvalidPublished {
    /// What was given.
    pub found: String,
}

/// A language that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is not a language; expected a BCP 47 tag, e.g. en or pt-BR")]
pub struct InvalidLang {
    /// What was given.
    pub found: String,
}

impl KnownSource {
    /// The same with the language of the article, by its BCP 47 tag or its English name.
    ///
    /// # Errors
    /// If `given` is neither.
    pub fn with_lang(mut self, given: &str) -> Result<Self, InvalidLang> {
        let Some(lang) = language_tag::tag(given) else {
            return Err(InvalidLang { found: given.into() });
        };
        self.lang = Some(lang);
        Ok(self)
    }

    /// The same with a date of publication.
    ///
    /// # Errors
    /// If `given` is no full date.
    pub fn with_published(mut self, given: &str) -> Result<Self, InvalidPublished> {
        let Some(published) = date::normalize(given) else {
            return Err(InvalidPublished { found: given.into() });
        };
        self.published = Some(published);
        Ok(self)
    }

    /// The same with the address of the article.
    ///
    /// # Errors
    /// If `given` is no web address.
    pub fn with_url(mut self, given: &str) -> Result<Self, InvalidUrl> {
        let Some(url) = source_line::web_address(given) else {
            return Err(InvalidUrl { found: given.into() });
        };
        self.url = Some(url);
        Ok(self)
    }

    /// Writes what is known over what was read.
    pub fn lay_over(&self, document: &mut Document) {
        let source = &mut document.source;
        if let Some(url) = &self.url {
            source.domain = source_line::domain_of(url);
            source.url = Some(url.clone());
        }
        let names = self.url.is_some() || self.name.is_some();
        let tells = self.published.is_some() || self.author.is_some();
        if names || tells && source.url.is_none() && source.name.is_none() {
            source.method = Some(SourceMethod::Flag);
        }
        for (known, read) in [
            (&self.name, &mut source.name),
            (&self.title, &mut source.title),
            (&self.published, &mut source.published),
            (&self.author, &mut source.author),
            (&self.lang, &mut source.lang),
        ] {
            if known.is_some() {
                read.clone_from(known);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_user_says_goes_before_what_was_read() {
        let mut document = Document::new("a", "Rain.");
        document.source.url = Some("https://old.org".into());
        document.source.title = Some("Rain".into());
        let known = KnownSource::default().with_url("https://www.bbc.com/1").unwrap();
        known.with_published("2024-03-05").unwrap().lay_over(&mut document);
        assert_eq!(document.source.domain.as_deref(), Some("bbc.com"));
        assert_eq!(document.source.title.as_deref(), Some("Rain"));
        assert_eq!(document.source.published.as_deref(), Some("2024-03-05"));
        assert_eq!(document.source.method, Some(SourceMethod::Flag));
    }

    #[test]
    fn an_address_that_is_none_is_refused() {
        let error = KnownSource::default().with_url("foo bar").unwrap_err();
        assert!(error.to_string().starts_with("`foo bar` is not a web address"));
    }

    #[test]
    fn a_language_that_is_none_is_refused() {
        assert!(KnownSource::default().with_lang("uk").is_ok());
        let error = KnownSource::default().with_lang("xx").unwrap_err();
        assert!(error.to_string().starts_with("`xx` is not a language"));
    }

    #[test]
    fn a_date_that_is_none_is_refused() {
        let error = KnownSource::default().with_published("soon").unwrap_err();
        assert!(error.to_string().starts_with("`soon` is not a date"));
    }
}
