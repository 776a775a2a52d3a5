//! A name or a beginning in, the format of the articles out.

use std::ffi::OsStr;
use std::path::Path;

/// The formats that articles are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Plain text: one document a file.
    Plain,
    /// Markdown: one document a file.
    Markdown,
    /// A web page: one document a file.
    Html,
    /// JSON Lines: one object a line, one document each.
    Jsonl,
    /// JSON: an array of objects, or objects one after the other, one document each.
    Json,
    /// A table with a header and a column of texts, separated by comma, semicolon, tab or `|`: one document a row.
    Csv,
    /// RSS or Atom: one document an item.
    Feed,
    /// A web archive: one document a page in it.
    Warc,
}

impl Format {
    /// Every extension that tells a format.
    pub const EXTENSIONS: [(&'static str, Self); 18] = [
        ("txt", Self::Plain),
        ("text", Self::Plain),
        ("md", Self::Markdown),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
        ("htm", Self::Html),
        ("xhtml", Self::Html),
        ("jsonl", Self::Jsonl),
        ("ndjson", Self::Jsonl),
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("tsv", Self::Csv),
        ("tab", Self::Csv),
        ("rss", Self::Feed),
        ("atom", Self::Feed),
        ("xml", Self::Feed),
        ("rdf", Self::Feed),
        ("warc", Self::Warc),
    ];

    /// Extensions of compressed files, which stand after that of the format.
    const COMPRESSED: [&'static str; 3] = ["gz", "zst", "zstd"];

    /// The format that a file's extension tells, in any case, one of compression aside; `None` where it tells none.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let extension = path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase();
        if Self::COMPRESSED.contains(&extension.as_str()) {
            return Self::from_path(Path::new(path.file_stem()?));
        }
        let known = Self::EXTENSIONS.iter().find(|(known, _)| *known == extension);
        known.map(|(_, format)| *format)
    }

    /// The format of what begins so; plain text where nothing tells another.
    #[must_use]
    pub fn of_beginning(beginning: &[u8]) -> Self {
        let beginning = beginning.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(beginning);
        let beginning = beginning.trim_ascii_start();
        let head = beginning[..beginning.len().min(400)].to_ascii_lowercase();
        let opens = |mark: &str| head.starts_with(mark.as_bytes());
        let holds = |mark: &str| head.windows(mark.len()).any(|window| window == mark.as_bytes());
        let object_within = |mark: u8| beginning.first() == Some(&mark) && opens_object(&beginning[1..]);
        if opens("warc/") {
            Self::Warc
        } else if opens("<rss") || opens("<feed") || opens("<rdf:rdf") {
            Self::Feed
        } else if opens("<?xml") {
            let feed = ["<rss", "<feed", "<rdf:rdf"].iter().any(|mark| holds(mark));
            if feed { Self::Feed } else { Self::Html }
        } else if ["<!doctype html", "<html", "<head", "<body"]
            .iter()
            .any(|mark| opens(mark))
        {
            Self::Html
        } else if object_within(b'[') || beginning.starts_with(b"{") && !one_object_a_line(beginning) {
            Self::Json
        } else if opens_object(beginning) {
            Self::Jsonl
        } else {
            Self::Plain
        }
    }
}

/// Whether a JSON object with a key begins here.
fn opens_object(rest: &[u8]) -> bool {
    let inner = rest.trim_ascii_start().strip_prefix(b"{");
    inner.is_some_and(|inner| inner.trim_ascii_start().starts_with(b"\""))
}

/// Whether the first line of what begins with a brace is an object by itself, or longer than what is looked at.
fn one_object_a_line(beginning: &[u8]) -> bool {
    let first = beginning.split(|byte| *byte == b'\n').next().unwrap_or(beginning);
    first.len() == beginning.len() || first.trim_ascii_end().ends_with(b"}") || !opens_object(beginning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_the_format_in_any_case_and_under_compression() {
        for (name, format) in [
            ("a/b.JSONL", Some(Format::Jsonl)),
            ("b.txt", Some(Format::Plain)),
            ("news.csv.gz", Some(Format::Csv)),
            ("crawl.WARC.GZ", Some(Format::Warc)),
            ("feed.xml.zst", Some(Format::Feed)),
            ("README", None),
            ("news.gz", None),
        ] {
            assert_eq!(Format::from_path(Path::new(name)), format, "{name}");
        }
    }

    #[test]
    fn the_beginning_tells_what_no_extension_does() {
        for (beginning, format) in [
            ("{\"text\": \"Rain.\"}\n{", Format::Jsonl),
            ("{\n  \"text\": \"Rain.\"\n}", Format::Json),
            ("[\n{\"text\"", Format::Json),
            ("[Oslo] Rain fell.", Format::Plain),
            ("\u{FEFF}<!DOCTYPE html><html>", Format::Html),
            ("<?xml version=\"1.0\"?><rss>", Format::Feed),
            ("<feed xmlns=", Format::Feed),
            ("<?xml version=\"1.0\"?><!DOCTYPE html>", Format::Html),
            ("WARC/1.0\r\n", Format::Warc),
            ("Rain fell.", Format::Plain),
            ("", Format::Plain),
        ] {
            assert_eq!(Format::of_beginning(beginning.as_bytes()), format, "{beginning}");
        }
    }
}
