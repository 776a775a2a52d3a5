//! The texts that were searched, which offsets in the layer count in, written into a file.

use crate::messages::Refusal;
use crate::output::Output;
use mentionmap::domain::Document;
use serde_json::json;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file of texts: of a single one as it is, of many as JSON Lines.
pub(crate) struct TextOut {
    output: Output,
    path: PathBuf,
    lines: bool,
    written: usize,
}

impl TextOut {
    /// Opens the file before the run, so that a bad path is said at once.
    pub(crate) fn open(path: &Path) -> Result<Self, Refusal> {
        let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        Ok(Self {
            output: Output::open(Some(path))?,
            path: path.to_owned(),
            lines: extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson"),
            written: 0,
        })
    }

    /// Writes the text of a document.
    pub(crate) fn write(&mut self, document: &Document) -> anyhow::Result<()> {
        self.written += 1;
        if self.lines {
            let source = &document.source;
            let record = json!({
                "id": document.id, "text": document.text, "title": source.title, "url": source.url,
                "source": source.name, "published": source.published, "author": source.author, "lang": source.lang,
            });
            writeln!(self.output, "{record}")?;
        } else if self.written > 1 {
            let refusal = Refusal::new(format!("{}: holds one text, and there are more", self.path.display()));
            return Err(refusal
                .with_hint("name a file that ends in .jsonl for the texts of many articles")
                .into());
        } else {
            self.output.write_all(document.text.as_bytes())?;
        }
        Ok(())
    }

    /// Puts the file where it belongs.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        self.output.finish()
    }
}
