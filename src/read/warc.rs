//! A web archive in, one document a page in it out. What is no page (images, requests, errors) is passed over.

use super::http::{Headers, Response};
use super::members::Damaged;
use super::pushed::Pushed;
use super::{ReadError, ReadOptions, ReadProblem, article, html, source_line};
use crate::domain::{Document, Origin, Source, SourceMethod};
use std::io::{self, BufRead, Read};

/// The most that a record may have before its content, in bytes.
const LONGEST_HEAD: usize = 1 << 16;
/// What a response may have beside its content, in bytes.
const BESIDE_CONTENT: u64 = 1 << 16;

/// The documents of an archive.
pub(super) struct Records<R> {
    input: Pushed<R>,
    name: String,
    options: ReadOptions,
    /// How many records were begun.
    number: u64,
    done: bool,
}

/// What is said of a record, and what it holds.
struct Record {
    head: String,
    bytes: Vec<u8>,
    /// Bytes that it has, of which those too many are not held.
    length: u64,
}

impl<R: BufRead> Records<R> {
    /// The records of `input`, which messages call `name`.
    pub(super) fn new(input: R, name: &str, options: &ReadOptions) -> Self {
        Self {
            input: Pushed::new(input),
            name: name.to_owned(),
            options: options.clone(),
            number: 0,
            done: false,
        }
    }

    /// The next record; `Ok(None)` at the end.
    fn record(&mut self) -> Result<Option<Record>, ReadProblem> {
        let first = self.line_with_something();
        // Damage midway is that of the record before, of which all but the end was read.
        let earlier =
            matches!(&first, Err(ReadProblem::Io(error)) if Damaged::of(error).is_some_and(|damage| damage.midway));
        self.number += u64::from(!earlier);
        let Some(first) = first? else { return Ok(None) };
        let found = self.head(&first).map(|head| {
            let length = Headers::new(&head)
                .get("content-length")
                .and_then(|length| length.parse::<u64>().ok());
            length.map(|length| (head, length))
        });
        let problem = match found {
            Ok(Some((head, length))) => return self.content(head, length).map(Some),
            Ok(None) => not_warc("a record without Content-Length"),
            Err(problem) => problem,
        };
        self.pass_to_record()?;
        Err(problem)
    }

    /// The head of a record, of which the first line has been read.
    fn head(&mut self, first: &str) -> Result<String, ReadProblem> {
        if !first.starts_with("WARC/") {
            let shown: String = first.chars().take(40).filter(|c| !c.is_control()).collect();
            return Err(not_warc(&format!("expected WARC/1.0, found `{shown}`")));
        }
        let mut head = String::new();
        loop {
            let line = self.line()?.ok_or_else(cut_off)?;
            if line.trim().is_empty() {
                return Ok(head);
            }
            head.push_str(&line);
            if head.len() > LONGEST_HEAD {
                return Err(not_warc(&format!("a head of more than {LONGEST_HEAD} bytes")));
            }
        }
    }

    /// The content of a record of `length` bytes, as much as may be held of it.
    fn content(&mut self, head: String, length: u64) -> Result<Record, ReadProblem> {
        let most = self.options.max_document as u64 + BESIDE_CONTENT;
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(length.min(most)).read_to_end(&mut bytes);
        let held = read.map_err(ReadProblem::Io)? as u64;
        if !self.may_end_so(held, length) && self.put_back_next(&bytes) {
            return Err(not_warc("a Content-Length that reaches into the next record"));
        }
        let passed = io::copy(&mut self.input.by_ref().take(length - held), &mut io::sink());
        match held + passed.map_err(ReadProblem::Io)? < length {
            true => Err(cut_off()),
            false => Ok(Record { head, bytes, length }),
        }
    }

    /// Whether a record of `length` bytes, of which `held` were read, can be right so far: what follows it is a line end,
    /// the next record, or nothing.
    fn may_end_so(&mut self, held: u64, length: u64) -> bool {
        let next = self.input.peek(5);
        held == length && (next.is_empty() || next[0] == b'\n' || next[0] == b'\r' || next == b"WARC/")
    }

    /// Puts back the record that begins within the content of one whose length is too large; false where there is none.
    fn put_back_next(&mut self, bytes: &[u8]) -> bool {
        let next = memchr::memmem::find(bytes, b"\n\r\nWARC/1.").map(|at| at + 3);
        let next = next.or_else(|| memchr::memmem::find(bytes, b"\n\nWARC/1.").map(|at| at + 2));
        next.map(|at| self.input.push(bytes[at..].to_vec())).is_some()
    }

    /// The document of a record, if it is a page.
    fn document(&self, record: &Record) -> Option<Result<Document, ReadProblem>> {
        let headers = Headers::new(&record.head);
        let address = headers
            .get("warc-target-uri")
            .unwrap_or_default()
            .trim_matches(['<', '>']);
        let kind = headers.get("content-type").unwrap_or_default().to_ascii_lowercase();
        let limit = self.options.max_document;
        let too_long = || Some(Err(ReadProblem::TooLong { limit }));
        match headers.get("warc-type")? {
            "response" if kind.starts_with("application/http") => {
                let response = Response::new(&record.bytes)?;
                if response.status != 200 || !is_page(&response.kind()) {
                    return None;
                }
                if record.length > record.bytes.len() as u64 {
                    return too_long();
                }
                match response.content(limit) {
                    Ok(content) if content.len() > limit => too_long(),
                    Ok(content) => Some(self.page(&content, response.charset(), address)),
                    Err(error) => Some(Err(ReadProblem::Io(error))),
                }
            }
            "resource" | "response" if is_page(kind.split(';').next()?.trim()) => match record.length > limit as u64 {
                true => too_long(),
                false => Some(self.page(&record.bytes, None, address)),
            },
            // The text of a page, as Common Crawl's WET files have it.
            "conversion" if kind.starts_with("text/plain") => match record.length > limit as u64 {
                true => too_long(),
                false => Some(self.text(&record.bytes, address)),
            },
            _ => None,
        }
    }

    fn page(&self, bytes: &[u8], charset: Option<&str>, address: &str) -> Result<Document, ReadProblem> {
        let (id, origin) = (self.id(address), self.origin());
        html::of_response(bytes, charset, found_at(address), id, origin, &self.options)
    }

    fn text(&self, bytes: &[u8], address: &str) -> Result<Document, ReadProblem> {
        let text = super::encoding::decode(bytes.to_vec())?;
        if text.trim().is_empty() {
            return Err(ReadProblem::Empty);
        }
        let (id, origin) = (self.id(address), self.origin());
        Ok(article::document(id, text, None, found_at(address), origin))
    }

    fn id(&self, address: &str) -> String {
        match address {
            "" => self.origin().to_string(),
            address => source_line::web_address(address).unwrap_or_else(|| address.to_owned()),
        }
    }

    fn origin(&self) -> Origin {
        Origin::file(format!("{} (record {})", self.name, self.number))
    }

    /// The next line that is not blank.
    fn line_with_something(&mut self) -> Result<Option<String>, ReadProblem> {
        while let Some(line) = self.line()? {
            if !line.trim().is_empty() {
                return Ok(Some(line));
            }
        }
        Ok(None)
    }

    /// The next line, of which no more is held than a head may have.
    fn line(&mut self) -> Result<Option<String>, ReadProblem> {
        let mut bytes = Vec::new();
        let mut head = self.input.by_ref().take(LONGEST_HEAD as u64);
        head.read_until(b'\n', &mut bytes).map_err(ReadProblem::Io)?;
        Ok((!bytes.is_empty()).then(|| String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// Passes over all that stands before the next record.
    fn pass_to_record(&mut self) -> Result<(), ReadProblem> {
        loop {
            let next = self.input.peek(5);
            if next == b"WARC/" {
                return Ok(());
            }
            if self.line()?.is_none() {
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let document = match self.record() {
                Ok(None) => return None,
                Ok(Some(record)) => self.document(&record),
                Err(ReadProblem::Io(error)) if Damaged::of(&error).is_none() => {
                    self.done = true;
                    Some(Err(ReadProblem::Io(error).last()))
                }
                Err(problem) => Some(Err(problem)),
            };
            if let Some(document) = document {
                return Some(document.map_err(|problem| problem.at(self.origin())));
            }
        }
        None
    }
}

fn found_at(address: &str) -> Source {
    let source = Source {
        url: source_line::web_address(address),
        ..Source::default()
    };
    article::known_by(source, SourceMethod::Record)
}

fn is_page(kind: &str) -> bool {
    matches!(kind, "text/html" | "application/xhtml+xml")
}

fn not_warc(what: &str) -> ReadProblem {
    ReadProblem::Warc { what: what.to_owned() }
}

fn cut_off() -> ReadProblem {
    not_warc("the input ends within a record")
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn record(kind: &str, content_type: &str, uri: &str, content: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Type: {content_type}\r\n\
             Content-Length: {}\r\n\r\n{content}\r\n\r\n",
            content.len()
        )
    }

    fn response(uri: &str, status: &str, kind: &str, body: &str) -> String {
        let http = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}");
        record("response", "application/http; msgtype=response", uri, &http)
    }

    fn read(warc: &str) -> Vec<String> {
        let options = ReadOptions::default().with_max_document(2000);
        Records::new(warc.as_bytes(), "a.warc", &options)
            .map(|read| match read {
                Ok(document) => format!("{}: {}", document.id, document.text),
                Err(error) => error.to_string(),
            })
            .collect()
    }

    const PAGE: &str = "<title>Flood</title><p>Rain fell on Oslo, and the river rose by a metre.</p>";

    #[test]
    fn pages_are_documents_and_all_else_is_passed_over() {
        let warc = [
            record("warcinfo", "application/warc-fields", "", "software: x"),
            record(
                "request",
                "application/http",
                "https://a.org/1",
                "GET / HTTP/1.1\r\n\r\n",
            ),
            response("https://a.org/1", "200 OK", "text/html; charset=utf-8", PAGE),
            response("https://a.org/2", "404 Not Found", "text/html", PAGE),
            response("https://a.org/3", "200 OK", "image/png", "…"),
            record("conversion", "text/plain", "https://a.org/4", "Rain fell."),
        ];
        assert_eq!(
            read(&warc.concat()),
            [
                "https://a.org/1: Flood\n\nRain fell on Oslo, and the river rose by a metre.",
                "https://a.org/4: Rain fell."
            ]
        );
    }

    #[test]
    fn a_damaged_member_costs_one_record_and_is_said_with_its_number() {
        let page = |n: u32| response(&format!("https://a.org/{n}"), "200 OK", "text/html", PAGE);
        let member = |text: String| {
            let mut out = GzEncoder::new(Vec::new(), Compression::fast());
            out.write_all(text.as_bytes()).unwrap();
            out.finish().unwrap()
        };
        let mut damaged = member(page(2));
        damaged[12..40].fill(0xFF);
        let archive = [member(page(1)), damaged, member(page(3))].concat();
        let options = ReadOptions::default();
        let input = crate::read::expanded::expanded(archive.as_slice()).unwrap();
        let read: Vec<String> = Records::new(input, "a.warc.gz", &options)
            .map(|read| read.map_or_else(|error| error.to_string(), |document| document.id))
            .collect();
        assert_eq!(
            (read[0].as_str(), read[2].as_str()),
            ("https://a.org/1", "https://a.org/3")
        );
        assert!(
            read[1].starts_with("a.warc.gz (record 2): cannot be expanded as gzip"),
            "{}",
            read[1]
        );
    }

    #[test]
    fn a_length_that_is_too_large_costs_one_record() {
        let good = response("https://a.org/1", "200 OK", "text/html", PAGE);
        let long = |length: &str| {
            let at = good.find("Content-Length: ").unwrap() + 16;
            let end = at + good[at..].find('\r').unwrap();
            format!("{}{length}{}", &good[..at], &good[end..])
        };
        for length in ["300", "5000", "500000", "18446744073709551615"] {
            let read = read(&format!("{}{good}{good}", long(length)));
            assert_eq!(read.len(), 3, "{length}: {read:?}");
            assert!(
                read[0].contains("(record 1): not WARC: a Content-Length that reaches into"),
                "{read:?}"
            );
            assert!(read[1].starts_with("https://a.org/1: Flood"), "{read:?}");
        }
    }

    #[test]
    fn bad_records_are_said_by_number_and_the_next_one_is_read() {
        let good = response("https://a.org/1", "200 OK", "text/html", PAGE);
        let empty = response("https://a.org/2", "200 OK", "text/html", " ");
        let long = response("https://a.org/3", "200 OK", "text/html", &"x".repeat(70_000));
        let odd = "WARC/1.0\r\nWARC-Type: response\r\n\r\njunk\r\n";
        let read = read(&format!(
            "{empty}rubbish\r\n{odd}{long}{good}WARC/1.0\r\nContent-Length: 9\r\n\r\ncut"
        ));
        assert_eq!(read[0], "a.warc (record 1): empty; expected the text of an article");
        assert_eq!(
            read[1],
            "a.warc (record 2): not WARC: expected WARC/1.0, found `rubbish`"
        );
        assert_eq!(read[2], "a.warc (record 3): not WARC: a record without Content-Length");
        assert_eq!(
            read[3],
            "a.warc (record 4): longer than 2000 bytes, the most that one document may have"
        );
        assert!(read[4].starts_with("https://a.org/1: Flood"), "{}", read[4]);
        assert_eq!(read[5], "a.warc (record 6): not WARC: the input ends within a record");
        assert_eq!(read.len(), 6);
    }
}
