//! Plain text in, one document out.

use super::{ReadError, ReadOptions, ReadProblem, article, encoding, other_program};
use crate::domain::{Document, Origin, Source};
use std::io::Read;

/// The document that `input` holds; its id is `name`.
pub(super) fn read(input: impl Read, name: &str, options: &ReadOptions) -> Result<Document, ReadError> {
    let origin = Origin::file(name);
    match text(input, options) {
        Ok(text) => Ok(article::document(
            name.to_owned(),
            text,
            None,
            Source::default(),
            origin,
        )),
        Err(problem) => Err(problem.at(origin)),
    }
}

/// All of `input` as text, of which there must be some.
pub(super) fn text(input: impl Read, options: &ReadOptions) -> Result<String, ReadProblem> {
    let bytes = bounded(input, options.max_document)?;
    if let Some(problem) = other_program::of(&bytes) {
        return Err(problem);
    }
    let text = match options.encoding {
        Some(encoding) => encoding::decode_told(&bytes, encoding),
        None => encoding::decode(bytes),
    }?;
    match text.trim().is_empty() {
        true => Err(ReadProblem::Empty),
        false => Ok(text),
    }
}

/// All bytes of `input`, unless there are more than `limit`.
pub(super) fn bounded(input: impl Read, limit: usize) -> Result<Vec<u8>, ReadProblem> {
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
    use crate::domain::{SourceMethod, Span};

    fn read(input: impl Read, name: &str, max_document: usize) -> Result<Document, ReadError> {
        super::read(input, name, &ReadOptions::default().with_max_document(max_document))
    }

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
