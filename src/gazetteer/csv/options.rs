//! What a user may say of a CSV file that it does not say itself.

use super::Column;
use encoding_rs::Encoding;

/// How to read a CSV file; by default all is read off the file.
#[derive(Debug, Clone, Default)]
pub struct CsvOptions {
    pub(super) columns: Vec<(Column, String)>,
    pub(super) separator: Option<u8>,
    pub(super) encoding: Option<&'static Encoding>,
}

/// Something that no CSV file can be read by.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CsvOptionError {
    /// No column has this name.
    #[error("no column `{0}`; expected one of {list}", list = Column::list())]
    Column(String),
    /// Fields cannot be separated by this.
    #[error("`{0}` cannot separate fields; expected one character, such as `;`, or tab")]
    Separator(String),
    /// No encoding has this label.
    #[error("unknown encoding `{0}`; expected a label such as utf-8, utf-16le, windows-1252, iso-8859-2, shift_jis")]
    Encoding(String),
}

impl CsvOptions {
    /// Takes the column with this header as `column`, whatever other headers say; its case does not matter. An empty
    /// header leaves the column out, though there be one of its name.
    #[must_use]
    pub fn with_column(mut self, column: Column, header: impl Into<String>) -> Self {
        self.columns.retain(|(known, _)| *known != column);
        self.columns.push((column, header.into()));
        self
    }

    /// Reads fields as separated by one character of ASCII, or by `tab`. Without it, the header tells: see
    /// [`super::places`].
    ///
    /// # Errors
    /// If it is none, or a quote, a line end, a letter or a digit.
    pub fn with_separator(self, separator: &str) -> Result<Self, CsvOptionError> {
        let byte = match separator.as_bytes() {
            b"tab" | b"\\t" => b'\t',
            [byte] if *byte == b'\t' || *byte == b' ' || byte.is_ascii_punctuation() && *byte != b'"' => *byte,
            _ => return Err(CsvOptionError::Separator(separator.to_owned())),
        };
        Ok(Self {
            separator: Some(byte),
            ..self
        })
    }

    /// Reads bytes in the encoding that has this label in the WHATWG Encoding Standard. A byte order mark overrules
    /// it. Without either, bytes are UTF-8, and a row that is not is an error: nothing is guessed.
    ///
    /// # Errors
    /// If no encoding has this label.
    pub fn with_encoding(self, label: &str) -> Result<Self, CsvOptionError> {
        match Encoding::for_label(label.as_bytes()) {
            Some(encoding) => Ok(Self {
                encoding: Some(encoding),
                ..self
            }),
            None => Err(CsvOptionError::Encoding(label.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_single_signs_or_tab() {
        for good in [";", "|", "tab", "\\t", "\t", " "] {
            assert!(CsvOptions::default().with_separator(good).is_ok(), "{good:?}");
        }
        for bad in ["", ";;", "\"", "\n", "a", "5", "·"] {
            assert!(CsvOptions::default().with_separator(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_unknown_encoding_is_refused_with_examples() {
        let error = CsvOptions::default().with_encoding("ansi").unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("unknown encoding `ansi`; expected a label such as utf-8")
        );
    }
}
