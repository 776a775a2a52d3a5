//! The names that the fields of a record go by.

use super::record::is_named;

/// What a record can say of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Field {
    /// What identifies it.
    Id,
    /// Its text.
    Text,
    /// Its title.
    Title,
    /// Its address.
    Url,
    /// The outlet.
    Source,
    /// When it was published.
    Published,
    /// Who wrote it.
    Author,
    /// Its language.
    Lang,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 8] = [
        Self::Id,
        Self::Text,
        Self::Title,
        Self::Url,
        Self::Source,
        Self::Published,
        Self::Author,
        Self::Lang,
    ];

    /// The names that it usually has, the likeliest first.
    #[must_use]
    pub const fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id", "guid"],
            Self::Text => &["text", "body", "content", "article", "maintext"],
            Self::Title => &["title", "headline"],
            Self::Url => &["url", "link"],
            Self::Source => &["source", "publisher", "site_name", "publication", "outlet"],
            Self::Published => &[
                "published",
                "date",
                "pubDate",
                "datePublished",
                "publish_date",
                "date_publish",
                "publication_date",
                "published_at",
            ],
            Self::Author => &["author", "authors", "byline", "by"],
            Self::Lang => &["lang", "language"],
        }
    }
}

/// A name that is none of [`Field`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no field `{found}`; expected one of id, text, title, url, source, published, author, lang")]
pub struct UnknownField {
    /// What was given.
    pub found: String,
}

impl std::str::FromStr for Field {
    type Err = UnknownField;

    fn from_str(given: &str) -> Result<Self, UnknownField> {
        let known = Self::ALL.into_iter().find(|field| field.aliases()[0] == given);
        known.ok_or_else(|| UnknownField { found: given.into() })
    }
}

/// The names of a file's fields: the usual ones, but for those that were told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldNames {
    told: Vec<(Field, String)>,
}

impl FieldNames {
    /// The same with `name` for `field`, and no other name for it.
    #[must_use]
    pub fn with(mut self, field: Field, name: impl Into<String>) -> Self {
        self.told.push((field, name.into()));
        self
    }

    /// The one of `keys` that `field` goes by, or else the field's first name.
    pub(super) fn found<'k>(&'k self, field: Field, keys: impl Iterator<Item = &'k String> + Clone) -> &'k str {
        let named = |name: &&str| keys.clone().find(|key| is_named(key, name));
        let names = self.of(field);
        let found = names.iter().find_map(named).map(String::as_str);
        found.or(names.first().copied()).unwrap_or_default()
    }

    /// The names of `field`, the first that is there being taken.
    pub(super) fn of(&self, field: Field) -> Vec<&str> {
        let told: Vec<&str> = self
            .told
            .iter()
            .filter(|(told, _)| *told == field)
            .map(|(_, name)| name.as_str())
            .collect();
        if told.is_empty() {
            field.aliases().to_vec()
        } else {
            told
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_told_stands_for_the_usual_ones() {
        let names = FieldNames::default().with(Field::Text, "story");
        assert_eq!(names.of(Field::Text), ["story"]);
        assert_eq!(names.of(Field::Id), ["id", "guid"]);
    }

    #[test]
    fn fields_are_told_by_their_first_names() {
        assert_eq!("published".parse(), Ok(Field::Published));
        assert!("story".parse::<Field>().unwrap_err().to_string().contains("`story`"));
    }
}
