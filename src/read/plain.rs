//! Plain text in, one document out.

use super::{ReadError, ReadProblem, encoding, headline, source_line};
use crate::domain::{Document, Home, Origin, Source, SourceMethod, Span};
use std::io::Read;

/// The document that `input` holds; its id is `name`.
pub(super) fn read(input: impl Read, name: &str, max_document: usize) -> Result<Document, ReadError> {
    let origin = Origin::file(name);
    match bounded(input, max_document).and_then(encoding::decode) {
        Ok(text) if text.trim().is_empty() => Err(ReadProblem::Empty.at(origin)),
        Ok(text) if is_json_array(name, &text) => Err(ReadProblem::JsonArray.at(origin)),
        Ok(text) => Ok(document(name.to_owned(), text, Source::default(), origin)),
        Err(problem) => Err(problem.at(origin)),
    }
}

/// Whether a text is a JSON array: by the file's extension, or by an object that opens it.
fn is_json_array(name: &str, text: &str) -> bool {
    let named = name.to_ascii_lowercase().ends_with(".json");
    let items = text.trim_start().strip_prefix('[');
    items.is_some_and(|items| named || items.trim_start().starts_with("{\""))
}

/// A document of `text`, with what headline and source line say added where `known` is silent.
pub(super) fn document(id: String, text: String, known: Source, origin: Origin) -> Document {
    let line = source_line::find(&text);
    let end = line.as_ref().map_or(text.len(), |line| line.start);
    let (head, start) = source_line::at_head(&text[..end]).unzip();
    let searchable = Span::new(start.unwrap_or(0), end);
    let headline = headline::find(&text, searchable);
    let mut source = known;
    for line in line.into_iter().chain(head) {
        if source.method.is_none() {
            source.method = Some(SourceMethod::SourceLine);
        }
        source.url = source.url.or(line.url);
        source.name = source.name.or(line.name);
        source.domain = source.domain.or(line.domain);
    }
    source.title = source
        .title
        .or_else(|| headline.map(|span| span.slice(&text).to_owned()));
    Document {
        id,
        text,
        searchable,
        headline,
        source,
        origin,
        home: Home::default(),
    }
}

/// All bytes of `input`, unless there are more than `limit`.
fn bounded(input: impl Read, limit: usize) -> Result<Vec<u8>, ReadProblem> {
    let mut bytes = Vec::new();
    input
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(ReadProblem::Io)?;
    if bytes.len() > limit {
        return Err(ReadProblem::TooLong { limit });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_line_is_kept_in_the_text_and_out_of_the_search() {
        let text = "Rain fell on Oslo.\r\nSource: https://www.bbc.com/news/1";
        let document = read(text.as_bytes(), "rain.txt", 1000).unwrap();
        assert_eq!(document.text, text);
        assert_eq!(document.slice(document.searchable), "Rain fell on Oslo.\r\n");
        assert_eq!(document.source.url.as_deref(), Some("https://www.bbc.com/news/1"));
        assert_eq!(document.source.domain.as_deref(), Some("bbc.com"));
        assert_eq!(document.source.method, Some(SourceMethod::SourceLine));
    }

    #[test]
    fn a_source_line_at_the_head_is_no_title() {
        let text = "Source: NRK\nFlood in Oslo\n\nThe river rose.\n© 2020 NRK";
        let document = read(text.as_bytes(), "a", 1000).unwrap();
        assert_eq!(document.source.name.as_deref(), Some("NRK"));
        assert_eq!(document.source.title.as_deref(), Some("Flood in Oslo"));
        assert!(document.slice(document.searchable).starts_with("\nFlood"));
    }

    #[test]
    fn a_json_array_is_told_from_a_text() {
        let refused = |text: &str, name: &str| read(text.as_bytes(), name, 1000).is_err();
        assert!(refused("[\"Rain.\"]", "news.JSON"));
        assert!(refused("[ {\"text\": \"Rain.\"}]", "stdin"));
        assert!(!refused("[Oslo] Rain fell.", "a.txt"));
    }

    #[test]
    fn a_headline_is_the_title() {
        let document = read("Flood in Oslo\n\nThe river rose.".as_bytes(), "a", 1000).unwrap();
        assert_eq!(document.source.title.as_deref(), Some("Flood in Oslo"));
        assert_eq!(document.headline, Some(Span::new(0, 13)));
    }

    #[test]
    fn white_space_alone_is_empty() {
        let error = read(" \r\n\t".as_bytes(), "blank.txt", 1000).unwrap_err();
        assert_eq!(error.to_string(), "blank.txt: empty; expected the text of an article");
    }

    #[test]
    fn a_text_beyond_the_limit_is_refused_without_reading_on() {
        let endless = std::io::repeat(b'a');
        let error = read(endless, "long.txt", 100).unwrap_err();
        assert_eq!(
            error.to_string(),
            "long.txt: longer than 100 bytes, the most that one document may have"
        );
        assert!(read([b'a'; 100].as_slice(), "fits.txt", 100).is_ok());
    }
}
