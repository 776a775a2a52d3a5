//! One JSON object in, one article with its source out.

use super::{ReadProblem, date, plain, source_line};
use crate::domain::{Document, Origin, Source, SourceMethod};
use serde_json::{Map, Value};

/// The names that each field goes by, the first that is there being taken.
const ID: &[&str] = &["id", "guid"];
const TEXT: &[&str] = &["text", "body", "content", "article"];
const TITLE: &[&str] = &["title", "headline"];
const URL: &[&str] = &["url", "link"];
const OUTLET: &[&str] = &["source", "publisher", "site_name"];
const PUBLISHED: &[&str] = &["published", "date", "pubDate", "datePublished"];
const AUTHOR: &[&str] = &["author"];
const LANG: &[&str] = &["lang", "language"];

/// An article as a record holds it.
#[derive(Debug)]
pub(super) struct Record {
    id: Option<String>,
    text: String,
    source: Source,
}

impl Record {
    /// The record as a document; one without an id is known by its file and line.
    pub(super) fn into_document(self, origin: Origin) -> Document {
        let id = self.id.unwrap_or_else(|| origin.to_string());
        plain::document(id, self.text, self.source, origin)
    }
}

/// The record that a line of JSON holds.
pub(super) fn parse(line: &str) -> Result<Record, ReadProblem> {
    let fields = match serde_json::from_str(line.trim_end()) {
        Ok(Value::Object(fields)) => fields,
        Ok(other) => return Err(ReadProblem::NotAnObject { found: kind(&other) }),
        Err(error) => return Err(json_problem(&error)),
    };
    let text = text(&fields)?;
    Ok(Record {
        id: first(&fields, ID),
        source: source(&fields),
        text,
    })
}

fn text(fields: &Map<String, Value>) -> Result<String, ReadProblem> {
    let given = TEXT.iter().find_map(|field| Some((*field, fields.get(*field)?)));
    match given {
        Some((_, Value::String(text))) if text.trim().is_empty() => Err(ReadProblem::Empty),
        Some((_, Value::String(text))) => Ok(text.clone()),
        Some((field, other)) => Err(ReadProblem::TextType {
            field,
            found: kind(other),
        }),
        None => Err(ReadProblem::NoText {
            expected: TEXT.join(", "),
            found: listed(fields),
        }),
    }
}

fn source(fields: &Map<String, Value>) -> Source {
    let url = first(fields, URL).and_then(|given| source_line::web_address(&given));
    let name = first(fields, OUTLET);
    Source {
        domain: url.as_deref().and_then(source_line::domain_of),
        title: first(fields, TITLE),
        published: first(fields, PUBLISHED).and_then(|given| date::normalize(&given)),
        author: first(fields, AUTHOR),
        lang: first(fields, LANG),
        method: (url.is_some() || name.is_some()).then_some(SourceMethod::Record),
        url,
        name,
    }
}

/// The first of the named fields that says anything.
fn first(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| said(fields.get(*name)?))
}

/// What a value says in one line: a string, a number, the `name` of an object, or a list of these.
fn said(value: &Value) -> Option<String> {
    let said = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(fields) => said(fields.get("name")?)?,
        Value::Array(items) => items.iter().filter_map(said).collect::<Vec<_>>().join(", "),
        Value::Null | Value::Bool(_) => return None,
    };
    (!said.is_empty()).then_some(said)
}

fn listed(fields: &Map<String, Value>) -> String {
    if fields.is_empty() {
        return "none".to_owned();
    }
    let mut names: Vec<&str> = fields.keys().map(String::as_str).take(12).collect();
    if fields.len() > names.len() {
        names.push("…");
    }
    names.join(", ")
}

const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// The parser's words without its line, which counts from the record and not from the file.
fn json_problem(error: &serde_json::Error) -> ReadProblem {
    let said = error.to_string();
    let what = said.split(" at line ").next().unwrap_or(&said).to_owned();
    ReadProblem::Json {
        what,
        column: error.column(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(line: &str) -> Document {
        parse(line).unwrap().into_document(Origin::line("a.jsonl", 3))
    }

    #[test]
    fn the_usual_aliases_are_understood() {
        let document = document(
            r#"{"guid":17,"headline":"Flood","body":"Rain fell.","link":"https://www.nrk.no/1",
                "publisher":{"name":"NRK"},"pubDate":"Tue, 05 Mar 2024 10:00:00 GMT","author":["A. Moe","B. Lie"],"lang":"en"}"#,
        );
        assert_eq!(document.id, "17");
        let source = document.source;
        assert_eq!(source.title.as_deref(), Some("Flood"));
        assert_eq!(source.domain.as_deref(), Some("nrk.no"));
        assert_eq!(source.name.as_deref(), Some("NRK"));
        assert_eq!(source.published.as_deref(), Some("2024-03-05T10:00:00Z"));
        assert_eq!(source.author.as_deref(), Some("A. Moe, B. Lie"));
        assert_eq!(source.method, Some(SourceMethod::Record));
    }

    #[test]
    fn a_record_without_an_id_is_known_by_its_line() {
        assert_eq!(document(r#"{"text":"Rain."}"#).id, "a.jsonl:3");
    }

    #[test]
    fn fields_come_before_the_source_line_which_is_not_searched_all_the_same() {
        let document = document(r#"{"text":"Rain fell.\nSource: https://a.org/x","source":"AP"}"#);
        assert_eq!(document.source.name.as_deref(), Some("AP"));
        assert_eq!(document.source.url.as_deref(), Some("https://a.org/x"));
        assert_eq!(document.source.method, Some(SourceMethod::Record));
        assert_eq!(document.slice(document.searchable), "Rain fell.\n");
    }

    #[test]
    fn what_is_no_address_is_no_url() {
        let source = document(r#"{"text":"Rain.","url":"not a url"}"#).source;
        assert_eq!((source.url, source.domain, source.method), (None, None, None));
        let source = document(r#"{"text":"Rain.","url":"www.nrk.no/1"}"#).source;
        assert_eq!(source.url.as_deref(), Some("https://www.nrk.no/1"));
    }

    #[test]
    fn a_text_of_another_type_is_said() {
        assert_eq!(
            parse(r#"{"text":5}"#).unwrap_err().to_string(),
            "`text` must be a string, found a number"
        );
    }
}
