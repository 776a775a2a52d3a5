//! The JSON-LD of a page in, its description of a news article out (schema.org).

use super::page_author;
use crate::domain::Source;
use crate::read::{date, language_tag};
use serde_json::{Map, Value};

/// How deep an article may lie in graphs and lists.
const DEEPEST: usize = 6;
/// Types of articles whose names do not end in "Article".
const ARTICLES: &[&str] = &["BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"];

/// What a page says of its article.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Described {
    pub(super) source: Source,
    /// When it was published, in its own words.
    pub(super) date: Option<String>,
    /// The text of the article.
    pub(super) body: Option<String>,
    /// A sentence or two on what it says.
    pub(super) description: Option<String>,
}

/// The first article that `json` describes; `None` where there is none, or it is no JSON.
pub(super) fn article(json: &str) -> Option<Described> {
    // Some templates wrap it in a comment, or leave line ends in strings.
    let json = json.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let value: Value = serde_json::from_str(json)
        .or_else(|_| serde_json::from_str(&json.replace(['\n', '\r', '\t'], " ")))
        .ok()?;
    find(&value, DEEPEST).map(described)
}

/// The first object that is an article.
fn find(value: &Value, depth: usize) -> Option<&Map<String, Value>> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::Array(items) => items.iter().find_map(|item| find(item, depth)),
        Value::Object(fields) if is_article(fields) => Some(fields),
        Value::Object(fields) => ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"]
            .iter()
            .find_map(|key| find(fields.get(*key)?, depth)),
        _ => None,
    }
}

fn is_article(fields: &Map<String, Value>) -> bool {
    let known = |kind: &str| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
        kind.ends_with("Article") || ARTICLES.contains(&kind)
    };
    match fields.get("@type") {
        Some(Value::String(kind)) => known(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(known),
        _ => false,
    }
}

fn described(fields: &Map<String, Value>) -> Described {
    let said = |key: &str| fields.get(key).and_then(name);
    let address = |key: &str| match fields.get(key)? {
        Value::String(url) => Some(url.trim().to_owned()),
        Value::Object(page) => page.get("@id").or_else(|| page.get("url"))?.as_str().map(str::to_owned),
        _ => None,
    };
    Described {
        source: Source {
            url: address("url").or_else(|| address("mainEntityOfPage")),
            name: said("publisher"),
            title: said("headline").or_else(|| said("name")),
            published: said("datePublished").and_then(|given| date::normalize(&given)),
            author: authors(fields.get("author")),
            lang: said("inLanguage").and_then(|lang| language_tag::tag(&lang)),
            ..Source::default()
        },
        date: said("datePublished"),
        body: said("articleBody").or_else(|| updates(fields)),
        description: said("description"),
    }
}

/// The entries of a live blog.
fn updates(fields: &Map<String, Value>) -> Option<String> {
    let entries = fields.get("liveBlogUpdate")?.as_array()?;
    let texts = entries.iter().filter_map(|entry| {
        let said = |key: &str| entry.get(key).and_then(name);
        let parts = [said("headline"), said("articleBody")];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")).filter(|text| !text.is_empty())
    });
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

fn authors(value: Option<&Value>) -> Option<String> {
    let named: Vec<String> = match value? {
        Value::Array(items) => items.iter().filter_map(name).collect(),
        other => name(other).into_iter().collect(),
    };
    let named: Vec<String> = named.iter().filter_map(|name| page_author(name)).collect();
    (!named.is_empty()).then(|| named.join(", "))
}

/// What a value is called: a string, the `name` of an object, or that of the first of several.
fn name(value: &Value) -> Option<String> {
    let said = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Object(fields) => fields
            .get("name")
            .or_else(|| fields.get("@value"))?
            .as_str()?
            .trim()
            .to_owned(),
        Value::Array(items) => items.iter().find_map(name)?,
        _ => return None,
    };
    (!said.is_empty()).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_found_in_lists_and_graphs() {
        for json in [
            r#"{"@type":"NewsArticle","headline":"Flood"}"#,
            r#"[{"@type":"Organization","name":"NRK"},{"@type":["Thing","ReportageNewsArticle"],"headline":"Flood"}]"#,
            r#"{"@graph":[{"@type":"WebPage"},{"@type":"http://schema.org/Article","name":"Flood"}]}"#,
            "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Flood\",\"description\":\"a\nb\"} -->",
        ] {
            let found = article(json).and_then(|found| found.source.title);
            assert_eq!(found.as_deref(), Some("Flood"), "{json}");
        }
        assert_eq!(article(r#"{"@type":"Recipe","name":"Soup"}"#), None);
        assert_eq!(article(&"[".repeat(100_000)), None);
    }

    #[test]
    fn what_it_says_of_its_source_is_read() {
        let found = article(
            r#"{"@type":"NewsArticle","mainEntityOfPage":{"@id":"https://nrk.no/1"},"publisher":{"name":"NRK"},
                "datePublished":"2024-03-05T10:00:00Z","author":[{"name":"A. Moe"},{"name":"https://nrk.no/lie"}],
                "inLanguage":{"name":"nb"}}"#,
        );
        let source = found.unwrap().source;
        assert_eq!(source.url.as_deref(), Some("https://nrk.no/1"));
        assert_eq!(source.name.as_deref(), Some("NRK"));
        assert_eq!(source.author.as_deref(), Some("A. Moe"));
        assert_eq!(source.lang.as_deref(), Some("nb"));
    }
}
