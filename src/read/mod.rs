//! Bytes in, documents out: one file a format.

mod date;
mod encoding;
mod error;
mod headline;
mod jsonl;
mod lines;
mod override_source;
mod plain;
mod record;
mod source_line;

pub use error::{ReadError, ReadProblem};
pub use override_source::{InvalidPublished, InvalidUrl, KnownSource};

use crate::domain::Document;
use std::ffi::OsStr;
use std::io::Read;
use std::path::Path;

/// The most bytes that one document may have unless the caller says otherwise: 64 MiB, some hundred novels.
pub const MAX_DOCUMENT: usize = 64 << 20;

/// The formats that articles are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Plain text: one document a file.
    Plain,
    /// JSON Lines: one object a line, one document each.
    Jsonl,
}

impl Format {
    /// The format that a file's extension tells, in any case; `None` where it tells none.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let extension = path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" => Some(Self::Plain),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }
}

/// The documents of `input`, one at a time, so that memory does not grow with their number.
///
/// `name` is what messages and, for plain text, `source_id` call the input. A document longer than `max_document`
/// bytes is refused; what follows it in the same input is read all the same.
///
/// ```
/// use mentionmap::read::{Format, MAX_DOCUMENT, documents};
///
/// let article = "Flood in Oslo\n\nThe river rose on Monday.\n\nSource: https://www.example.org/flood";
/// let document = documents(article.as_bytes(), "flood.txt", Format::Plain, MAX_DOCUMENT).next().unwrap()?;
/// assert_eq!(document.source.title.as_deref(), Some("Flood in Oslo"));
/// assert_eq!(document.source.domain.as_deref(), Some("example.org"));
/// # Ok::<(), mentionmap::read::ReadError>(())
/// ```
pub fn documents<'r>(
    input: impl Read + 'r,
    name: &str,
    format: Format,
    max_document: usize,
) -> Box<dyn Iterator<Item = Result<Document, ReadError>> + 'r> {
    match format {
        Format::Plain => Box::new(std::iter::once(plain::read(input, name, max_document))),
        Format::Jsonl => Box::new(jsonl::Records::new(input, name, max_document)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_the_format_in_any_case() {
        assert_eq!(Format::from_path(Path::new("a/b.JSONL")), Some(Format::Jsonl));
        assert_eq!(Format::from_path(Path::new("b.txt")), Some(Format::Plain));
        assert_eq!(Format::from_path(Path::new("README")), None);
    }
}
