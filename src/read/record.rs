//! One JSON object in, one article with its source out.
//!
//! The title stands over the text, as in any other format, unless the text opens with it. Annotated text is left as it is:
//! its annotations count in it.

use super::note::Note;
use super::{Field, FieldNames, ReadProblem, article, date, language_tag, source_line};
use crate::domain::{Document, Origin, Source, SourceMethod, Span};
use serde_json::{Map, Value};

/// The field that annotations stand in.
const ANNOTATIONS: &str = "toponyms";

/// An article as a record holds it.
#[derive(Debug)]
pub(super) struct Record {
    id: Option<String>,
    text: String,
    headline: Option<Span>,
    source: Source,
    notes: Vec<String>,
    /// Whether annotations count in its text.
    annotated: bool,
}

impl Record {
    /// The record as a document; one without an id is known by its file and line.
    pub(super) fn into_document(self, origin: Origin) -> Document {
        let id = self.id.unwrap_or_else(|| origin.to_string());
        let document = match self.annotated {
            true => article::unlabelled(id, self.text, self.headline, self.source, origin),
            false => article::document(id, self.text, self.headline, self.source, origin),
        };
        article::noted(self.notes, document)
    }
}

/// The fields of a JSON object; of what is none, why, and on which of its lines, from 1.
pub(super) fn object(json: &str) -> Result<Map<String, Value>, (ReadProblem, u64)> {
    match serde_json::from_str(json.trim_end()) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(other) => Err((ReadProblem::NotAnObject { found: kind(&other) }, 1)),
        Err(error) => Err((json_problem(&error), error.line() as u64)),
    }
}

/// The record that fields hold, of which `names` says how they are called.
pub(super) fn parse(fields: &Map<String, Value>, names: &FieldNames) -> Result<Record, ReadProblem> {
    let text = text(fields, &names.of(Field::Text))?;
    let (source, notes) = source(fields, names);
    let annotated = fields.contains_key(ANNOTATIONS);
    let title = source.title.as_deref().filter(|_| !annotated);
    let (text, headline) = article::titled(title, &text);
    Ok(Record {
        id: first(fields, &names.of(Field::Id)),
        text,
        headline,
        source,
        notes,
        annotated,
    })
}

/// What fields say of an article's source, and which of them say nothing that can be used.
pub(super) fn source(fields: &Map<String, Value>, names: &FieldNames) -> (Source, Vec<String>) {
    let said = |field| first(fields, &names.of(field));
    let mut notes = Vec::new();
    let mut checked = |field: Field, read: fn(&str) -> Option<String>, note: fn(&str, &str) -> String| {
        let given = said(field)?;
        let value = read(&given);
        if value.is_none() {
            notes.push(note(names.found(field, fields.keys()), &given));
        }
        value
    };
    let url = checked(Field::Url, source_line::web_address, Note::address);
    let published = checked(Field::Published, date::normalize, Note::date);
    let lang = checked(Field::Lang, language_tag::tag, Note::lang);
    let source = Source {
        domain: url.as_deref().and_then(source_line::domain_of),
        title: said(Field::Title),
        author: said(Field::Author),
        name: said(Field::Source),
        published,
        lang,
        url,
        ..Source::default()
    };
    (article::known_by(source, SourceMethod::Record), notes)
}

fn text(fields: &Map<String, Value>, names: &[&str]) -> Result<String, ReadProblem> {
    let given = names.iter().find_map(|name| Some((*name, value(fields, name)?)));
    match given {
        Some((_, Value::String(text))) if text.trim().is_empty() => Err(ReadProblem::Empty),
        Some((_, Value::String(text))) => Ok(text.clone()),
        Some((field, other)) => Err(ReadProblem::TextType {
            field: field.to_owned(),
            found: kind(other),
        }),
        None => Err(ReadProblem::NoText {
            expected: names.join(", "),
            found: listed(fields.keys().map(String::as_str)),
        }),
    }
}

/// The first of the named fields that says anything.
fn first(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| said(value(fields, name)?))
}

/// The field of this name, in its case or in any.
fn value<'f>(fields: &'f Map<String, Value>, name: &str) -> Option<&'f Value> {
    fields.get(name).or_else(|| {
        let mut named = fields.iter().filter(|(key, _)| is_named(key, name));
        named.next().map(|(_, value)| value)
    })
}

/// Whether a key or a column's header is this name, whatever the case, the white space about it and the marks in it.
pub(super) fn is_named(key: &str, name: &str) -> bool {
    let letter = |byte: u8| {
        if matches!(byte, b' ' | b'-') {
            b'_'
        } else {
            byte.to_ascii_lowercase()
        }
    };
    key.trim().bytes().map(letter).eq(name.bytes().map(letter))
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

/// Names in a list, the first dozen of them.
pub(super) fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names = names.peekable();
    let mut shown: Vec<&str> = names.by_ref().take(12).collect();
    if names.peek().is_some() {
        shown.push("…");
    }
    match shown.is_empty() {
        true => "none".to_owned(),
        false => shown.join(", "),
    }
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
        let fields = object(line).unwrap();
        let record = parse(&fields, &FieldNames::default()).unwrap();
        record.into_document(Origin::line("a.jsonl", 3))
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
    fn what_a_field_says_to_no_use_is_noted_under_its_own_name() {
        let document = document(
            r#"{"text":"Rain.","link":"not a url","pubDate":"2025-02-30","Language":"klingon language","title":"Flood"}"#,
        );
        assert_eq!(document.notes.len(), 3);
        assert!(
            document.notes[0].starts_with("`link` is \"not a url\""),
            "{:?}",
            document.notes
        );
        assert!(
            document.notes[1].starts_with("`pubDate` is \"2025-02-30\""),
            "{:?}",
            document.notes
        );
        assert!(document.notes[2].starts_with("`Language` is \"klingon language\""));
        assert_eq!((document.source.published, document.source.lang), (None, None));
    }

    #[test]
    fn the_title_stands_over_the_text_unless_that_is_annotated() {
        let titled = document(r#"{"title":"Bomb in Quetta","text":"Ten people died."}"#);
        assert_eq!(titled.text, "Bomb in Quetta\n\nTen people died.");
        assert_eq!(titled.headline, Some(Span::new(0, 14)));
        let annotated = document(r#"{"title":"Bomb in Quetta","text":"Ten people died.","toponyms":[]}"#);
        assert_eq!(
            (annotated.text.as_str(), annotated.headline),
            ("Ten people died.", None)
        );
    }

    #[test]
    fn a_text_of_another_type_is_said() {
        let fields = object(r#"{"text":5}"#).unwrap();
        assert_eq!(
            parse(&fields, &FieldNames::default()).unwrap_err().to_string(),
            "`text` must be a string, found a number"
        );
    }

    #[test]
    fn fields_may_go_by_names_that_were_told() {
        let fields = object(r#"{"story":"Rain.","Headline":"Flood"}"#).unwrap();
        assert!(parse(&fields, &FieldNames::default()).is_err());
        let names = FieldNames::default().with(Field::Text, "story");
        let document = parse(&fields, &names).unwrap().into_document(Origin::file("a"));
        assert_eq!(document.text, "Flood\n\nRain.");
        assert_eq!(document.source.title.as_deref(), Some("Flood"));
    }
}
