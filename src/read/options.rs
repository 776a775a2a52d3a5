//! How articles are to be read.

use super::{FieldNames, Format};
use encoding_rs::Encoding;

/// The most bytes that one document may have, unless another limit is told: 10 MiB, some twenty novels.
pub const MAX_DOCUMENT: usize = 10 << 20;

/// How articles are to be read; by default, as their names and beginnings tell.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    pub(super) format: Option<Format>,
    pub(super) max_document: usize,
    pub(super) fields: FieldNames,
    pub(super) encoding: Option<&'static Encoding>,
}

/// An encoding that nobody knows by this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no encoding `{found}`; expected e.g. windows-1251, utf-16le, iso-8859-1")]
pub struct UnknownEncoding {
    /// What was given.
    pub found: String,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            format: None,
            max_document: MAX_DOCUMENT,
            fields: FieldNames::default(),
            encoding: None,
        }
    }
}

impl ReadOptions {
    /// The same for articles in `format`, whatever their names and beginnings.
    #[must_use]
    pub fn with_format(self, format: Format) -> Self {
        Self {
            format: Some(format),
            ..self
        }
    }

    /// The same with a limit, in bytes, to what one document may expand to.
    #[must_use]
    pub fn with_max_document(self, max_document: usize) -> Self {
        Self { max_document, ..self }
    }

    /// The same with other names of fields.
    #[must_use]
    pub fn with_fields(self, fields: FieldNames) -> Self {
        Self { fields, ..self }
    }

    /// The same for bytes in an encoding, by one of the names that web pages use.
    ///
    /// # Errors
    /// If nothing is known by that name.
    pub fn with_encoding(self, label: &str) -> Result<Self, UnknownEncoding> {
        match Encoding::for_label(label.trim().as_bytes()) {
            Some(encoding) => Ok(Self {
                encoding: Some(encoding),
                ..self
            }),
            None => Err(UnknownEncoding { found: label.into() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_that_nobody_knows_is_refused() {
        assert!(ReadOptions::default().with_encoding("Windows-1251").is_ok());
        let error = ReadOptions::default().with_encoding("klingon").unwrap_err();
        assert!(error.to_string().starts_with("no encoding `klingon`"));
    }
}
