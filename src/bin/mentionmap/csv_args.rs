//! How to read a CSV file of places, as typed.

use crate::messages::Refusal;
use clap::Args;
use mentionmap::gazetteer::{Column, CsvOptions};

/// What the file does not tell by itself; for any verb that reads one.
#[derive(Debug, Args, Default)]
pub(crate) struct CsvArgs {
    /// Take the column with this header as the gazetteer's, e.g. latitude=Breite; an empty header leaves it out
    #[arg(long = "column", value_name = "COLUMN=HEADER", value_parser = mapping)]
    columns: Vec<(Column, String)>,

    /// What separates fields: one character, or `tab` [default: the one of , ; tab | that the header shows]
    #[arg(long, value_name = "CHAR")]
    separator: Option<String>,

    /// Encoding, such as windows-1252 or utf-16le [default: the byte order mark's, else utf-8]
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,
}

impl CsvArgs {
    /// Whether anything was typed.
    pub(crate) const fn is_told(&self) -> bool {
        !self.columns.is_empty() || self.separator.is_some() || self.encoding.is_some()
    }

    /// What was typed, checked.
    pub(crate) fn options(&self) -> Result<CsvOptions, Refusal> {
        let mut options = CsvOptions::default();
        for (column, header) in &self.columns {
            options = options.with_column(*column, header.as_str());
        }
        if let Some(separator) = &self.separator {
            let told = options.with_separator(separator);
            options = told.map_err(|error| Refusal::new(format!("--separator: {error}")))?;
        }
        if let Some(label) = &self.encoding {
            let told = options.with_encoding(label);
            options = told.map_err(|error| Refusal::new(format!("--encoding: {error}")))?;
        }
        Ok(options)
    }
}

fn mapping(typed: &str) -> Result<(Column, String), String> {
    let (column, header) = typed.split_once('=').ok_or("expected e.g. latitude=Breite")?;
    let column = column.parse::<Column>().map_err(|error| error.to_string())?;
    Ok((column, header.to_owned()))
}
