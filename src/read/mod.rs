//! Bytes in, documents out: one file a format.

mod article;
mod buffered;
mod date;
mod duplicates;
mod encoding;
mod error;
mod expanded;
mod feed;
mod fields;
mod format;
mod front_matter;
mod headline;
mod html;
mod http;
mod json;
mod jsonl;
mod language;
mod language_tag;
mod lines;
mod markdown;
mod members;
mod metered;
mod note;
mod options;
mod other_program;
mod override_source;
mod plain;
mod pushed;
mod record;
mod short_language;
mod small_words;
mod source_line;
mod table;
mod warc;
mod word_lists;

pub use duplicates::Duplicates;
pub use error::{ReadError, ReadProblem};
pub use fields::{Field, FieldNames, UnknownField};
pub use format::Format;
pub use options::{MAX_DOCUMENT, ReadOptions, UnknownEncoding};
pub use override_source::{InvalidLang, InvalidPublished, InvalidUrl, KnownSource};

use crate::domain::{Document, Origin};
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// How many bytes tell the format of an input without a telling name.
const BEGINNING: u64 = 1 << 12;

/// Documents, or what is wrong where there should be one.
type Documents<'r> = Box<dyn Iterator<Item = Result<Document, ReadError>> + 'r>;

/// The documents of `input`, one at a time, so that memory does not grow with their number.
///
/// `name` is what messages and, for plain text, `source_id` call the input; its extension tells the format, or else the
/// beginning of the input does. What is compressed with gzip or zstd is expanded. A document longer than the options
/// allow is refused; what follows it in the same input is read all the same.
///
/// ```
/// use mentionmap::read::{ReadOptions, documents};
///
/// let article = "Flood in Oslo\n\nThe river rose on Monday.\n\nSource: https://www.example.org/flood";
/// let document = documents(article.as_bytes(), "flood.txt", &ReadOptions::default()).next().unwrap()?;
/// assert_eq!(document.source.title.as_deref(), Some("Flood in Oslo"));
/// assert_eq!(document.source.domain.as_deref(), Some("example.org"));
/// # Ok::<(), mentionmap::read::ReadError>(())
/// ```
pub fn documents<'r>(
    input: impl Read + 'r,
    name: &str,
    options: &ReadOptions,
) -> Box<dyn Iterator<Item = Result<Document, ReadError>> + 'r> {
    opened(input, name, options).unwrap_or_else(|error| {
        let error = ReadProblem::Io(error).at(Origin::file(name));
        Box::new(std::iter::once(Err(error)))
    })
}

/// The documents of an input that is looked at.
fn opened<'r>(input: impl Read + 'r, name: &str, options: &ReadOptions) -> io::Result<Documents<'r>> {
    let input = expanded::expanded(input)?;
    let named = options.format.or_else(|| Format::from_path(Path::new(name)));
    let Some(format) = named else {
        let (input, beginning) = expanded::peeked(input, BEGINNING)?;
        if let Some(problem) = other_program::of(&beginning) {
            return Ok(Box::new(std::iter::once(Err(problem.at(Origin::file(name))))));
        }
        let format = Format::of_beginning(&beginning);
        return of_format(BufReader::new(input), name, format, options);
    };
    of_format(input, name, format, options)
}

fn of_format<'r>(
    input: impl BufRead + 'r,
    name: &str,
    format: Format,
    options: &ReadOptions,
) -> io::Result<Documents<'r>> {
    Ok(match format {
        Format::Plain => Box::new(std::iter::once(plain::read(input, name, options))),
        Format::Markdown => Box::new(std::iter::once(markdown::read(input, name, options))),
        Format::Html => Box::new(std::iter::once(html::read(input, name, options))),
        Format::Jsonl => Box::new(jsonl::Records::new(decoded(input, options), name, options)),
        Format::Json => Box::new(json::Records::new(decoded(input, options), name, options)),
        Format::Csv => Box::new(table::Rows::new(input, name, options)),
        Format::Feed => Box::new(feed::items(input, name, options)),
        Format::Warc => Box::new(warc::Records::new(input, name, options)),
    })
}

/// `input` in UTF-8, where another encoding was told.
fn decoded<'r>(input: impl BufRead + 'r, options: &ReadOptions) -> Box<dyn BufRead + 'r> {
    match options.encoding {
        None => Box::new(input),
        told => {
            let mut decoding = DecodeReaderBytesBuilder::new();
            decoding.encoding(told).strip_bom(true);
            Box::new(BufReader::new(decoding.build(input)))
        }
    }
}
