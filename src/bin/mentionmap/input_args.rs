//! Where articles come from and how they are read, as typed.

use crate::country_codes::country_code;
use crate::gazetteer_args::GazetteerChoice;
use crate::messages::Refusal;
use clap::{Args, ValueEnum};
use mentionmap::read::{Field, FieldNames, Format, KnownSource, ReadOptions};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

/// Where articles come from.
#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    /// Articles: text, Markdown, web pages, JSON Lines, JSON, CSV, RSS and Atom feeds, WARC, all of these compressed with
    /// gzip or zstd, folders of them; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) recognition: RecognitionArgs,

    #[command(flatten)]
    pub(crate) home: HomeArgs,

    /// What to do about an input that cannot be read: skip it and say so, or fail; a file to write is then left as it was,
    /// standard output breaks off
    #[arg(long, value_name = "WHAT", default_value = "skip")]
    on_error: OnError,

    /// The same as --on-error fail
    #[arg(long)]
    strict: bool,

    /// Read so many articles at a time, which changes nothing of the output [default: one for each core; with --outlet-memory
    /// always 1]
    #[arg(long, value_name = "N", value_parser = jobs)]
    jobs: Option<NonZeroUsize>,

    #[command(flatten)]
    pub(crate) reading: ReadArgs,

    #[command(flatten)]
    pub(crate) gazetteers: GazetteerChoice,
}

/// How names are found.
#[derive(Debug, Args)]
pub(crate) struct RecognitionArgs {
    /// What finds the names: the trained model, which is for English (texts that say another language are read by rules),
    /// or the rules alone
    #[arg(long, value_name = "NAME", default_value = "model")]
    pub(crate) recognizer: RecognizerName,

    /// Leave out names that are less probable than this, from 0 to 1 [default: as finds most without too many that are none]
    #[arg(long, value_name = "P", value_parser = probability)]
    pub(crate) min_confidence: Option<f64>,
}

/// Where the readers are at home: what names most likely mean where an article does not say.
#[derive(Debug, Args)]
pub(crate) struct HomeArgs {
    /// Where the outlet is at home: a place, such as "Paris, Texas", its id, or its latitude and longitude
    #[arg(long, value_name = "PLACE|LAT,LON", allow_hyphen_values = true)]
    pub(crate) home: Option<String>,

    /// Country that the outlet is at home in, by its ISO code of two letters
    #[arg(long, value_name = "CC", value_parser = country_code)]
    pub(crate) country: Option<String>,

    /// Let what earlier articles of an outlet were about count for the next of its articles; outlets are told apart by the
    /// host of their address
    #[arg(long)]
    pub(crate) outlet_memory: bool,
}

/// The recognizers by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RecognizerName {
    Model,
    Rules,
}

/// A number from 0 to 1.
pub(crate) fn probability(typed: &str) -> Result<f64, String> {
    let number: f64 = typed.parse().map_err(|_| "expected a number from 0 to 1".to_owned())?;
    if (0.0..=1.0).contains(&number) {
        Ok(number)
    } else {
        Err("expected a number from 0 to 1".to_owned())
    }
}

/// What is done about a bad input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnError {
    Skip,
    Fail,
}

impl InputArgs {
    /// Whether the first bad input ends the run.
    pub(crate) fn is_strict(&self) -> bool {
        self.strict || self.on_error == OnError::Fail
    }

    /// Whether standard input is among the inputs.
    pub(crate) fn is_piped(&self) -> bool {
        self.files.is_empty() || self.files.iter().any(|path| path == Path::new("-"))
    }

    /// How many articles are read at a time.
    pub(crate) fn jobs(&self) -> Option<NonZeroUsize> {
        self.jobs.or_else(|| thread::available_parallelism().ok())
    }
}

fn jobs(typed: &str) -> Result<NonZeroUsize, String> {
    typed.parse().map_err(|_| "expected a number from 1 on".to_owned())
}

/// How articles are read, and what is known of a single one.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct ReadArgs {
    /// Read every input in this format [default: as extension or beginning tell]
    #[arg(long, value_name = "FORMAT")]
    from: Option<From>,

    /// Take this field or column of records, e.g. text=story; of id, text, title, url, source, published, author, lang
    #[arg(long, value_name = "FIELD=NAME", value_parser = field)]
    field: Vec<(Field, String)>,

    /// Encoding of articles, such as windows-1251 [default: utf-8, and for pages and feeds the one that they say]
    #[arg(long, value_name = "LABEL")]
    text_encoding: Option<String>,

    /// The most that one article may have or expand to, in bytes or with k, M, G [default: 10M]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_document: Option<usize>,

    /// Language of the articles, such as uk or en-GB [default: what they say, or is detected]
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,

    /// Map copies of one article once, whether exact or nearly so; the first is kept, with the addresses of the others.
    /// Nearly so means with the same names and figures. Inputs are read twice, so none may be a pipe
    #[arg(long)]
    pub(crate) dedup: bool,

    /// Address of the article, for a single input
    #[arg(long, value_name = "URL")]
    source_url: Option<String>,

    /// Name of the outlet, for a single input
    #[arg(long, value_name = "NAME")]
    source_name: Option<String>,

    /// Date of publication, such as 2025-03-13, for a single input
    #[arg(long, value_name = "DATE")]
    published: Option<String>,

    /// Title of the article, for a single input
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,

    /// Who wrote the article, for a single input
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
}

impl ReadArgs {
    /// How articles are read.
    pub(crate) fn options(&self) -> Result<ReadOptions, Refusal> {
        let named = |names: FieldNames, (field, name): &(Field, String)| names.with(*field, name.as_str());
        let mut options = ReadOptions::default().with_fields(self.field.iter().fold(FieldNames::default(), named));
        if let Some(from) = self.from {
            options = options.with_format(from.format());
        }
        if let Some(most) = self.max_document {
            options = options.with_max_document(most);
        }
        if let Some(label) = &self.text_encoding {
            let told = options.with_encoding(label);
            options = told.map_err(|error| Refusal::new(format!("--text-encoding: {error}")))?;
        }
        Ok(options)
    }

    /// What is known of a single article, or of the language of all.
    pub(crate) fn known_source(&self) -> Result<KnownSource, Refusal> {
        let mut known = KnownSource::default();
        known.name.clone_from(&self.source_name);
        known.title.clone_from(&self.title);
        known.author.clone_from(&self.author);
        if let Some(given) = &self.lang {
            let told = known.with_lang(given);
            known = told.map_err(|error| Refusal::new(format!("--lang: {error}")))?;
        }
        let known = match &self.published {
            Some(given) => known
                .with_published(given)
                .map_err(|error| Refusal::new(format!("--published: {error}")))?,
            None => known,
        };
        match &self.source_url {
            Some(given) => known
                .with_url(given)
                .map_err(|error| Refusal::new(format!("--source-url: {error}"))),
            None => Ok(known),
        }
    }

    /// Whether something was typed that holds for a single article only.
    pub(crate) const fn is_about_one(&self) -> bool {
        self.source_url.is_some()
            || self.source_name.is_some()
            || self.published.is_some()
            || self.title.is_some()
            || self.author.is_some()
    }
}

/// Formats of articles.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum From {
    /// Plain text, one article a file
    Text,
    /// Markdown, one article a file
    Markdown,
    /// A web page, one article a file
    Html,
    /// JSON Lines, one article a line
    Jsonl,
    /// A JSON array of articles, or one after the other
    Json,
    /// Comma-, semicolon- or tab-separated values with a header, one article a row
    Csv,
    /// RSS or Atom, one article an item
    Feed,
    /// A web archive, one article a page
    Warc,
}

impl From {
    const fn format(self) -> Format {
        match self {
            Self::Text => Format::Plain,
            Self::Markdown => Format::Markdown,
            Self::Html => Format::Html,
            Self::Jsonl => Format::Jsonl,
            Self::Json => Format::Json,
            Self::Csv => Format::Csv,
            Self::Feed => Format::Feed,
            Self::Warc => Format::Warc,
        }
    }
}

fn field(typed: &str) -> Result<(Field, String), String> {
    let (field, name) = typed.split_once('=').ok_or("expected e.g. text=story")?;
    let field = field.parse::<Field>().map_err(|error| error.to_string())?;
    match name.trim() {
        "" => Err("expected a name after the equals sign, e.g. text=story".to_owned()),
        name => Ok((field, name.to_owned())),
    }
}

fn size(typed: &str) -> Result<usize, String> {
    let expected = || "expected a number of bytes above 0, such as 500k or 10M".to_owned();
    let digits = typed.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let factor = match typed[digits.len()..].trim_end_matches(['B', 'b']) {
        "" => 1,
        "k" | "K" => 1 << 10,
        "m" | "M" => 1 << 20,
        "g" | "G" => 1 << 30,
        _ => return Err(expected()),
    };
    let number: usize = digits.parse().map_err(|_| expected())?;
    let size = number.checked_mul(factor).filter(|size| *size > 0);
    size.ok_or_else(expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_in_bytes_or_with_a_letter() {
        assert_eq!(size("500"), Ok(500));
        assert_eq!(size("10M"), Ok(10 << 20));
        assert_eq!(size("2kB"), Ok(2048));
        assert!(size("0").is_err() && size("ten").is_err() && size("5T").is_err());
    }
}
