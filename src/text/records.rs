//! Bytes in, CSV records out, each with the line that it begins on, in bounded memory.
//!
//! `csv_core` finds the fields; lines are counted here, as the `csv` crate's own count is wrong after CRLF and after blank
//! lines. LF, CRLF and CR each end a line, within quotes too; blank lines are passed over.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use encoding_rs::Encoding;
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use std::io::{self, Read};

/// Bytes that are asked for at a time.
const CHUNK: usize = 1 << 16;

/// What stands at a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// A record, which [`Records::record`] then gives.
    Record,
    /// A record of more bytes than allowed, most likely one whose quote was left open.
    TooLong,
    /// Nothing more.
    End,
}

/// Reads records. Between two of them it holds at most one record and some [`CHUNK`]s.
pub(crate) struct Records<R: Read> {
    input: DecodeReaderBytes<R, Vec<u8>>,
    /// Bytes that a record may have, as UTF-8.
    longest: usize,
    /// What was read; `window[at..]` is still to be passed.
    window: Vec<u8>,
    at: usize,
    ended: bool,
    /// Line of `window[at]`, from 1.
    line: u64,
    after_cr: bool,
    /// Bytes passed so far.
    passed: u64,
    /// Up to where a record that was too long has been looked through.
    looked_through: u64,
    parser: Reader,
    fields: Vec<u8>,
    ends: Vec<usize>,
    count: usize,
}

/// The fields of one record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'r> {
    text: &'r str,
    ends: &'r [usize],
}

impl<'r> Record<'r> {
    /// How many fields there are.
    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Field `n` (from 0) without white space around it; empty where there is none.
    pub(crate) fn get(&self, n: usize) -> &'r str {
        self.whole(n).trim()
    }

    /// Field `n` (from 0) as it stands; empty where there is none.
    pub(crate) fn whole(&self, n: usize) -> &'r str {
        let start = n.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(n).copied().unwrap_or(0);
        self.text.get(start.copied().unwrap_or(0)..end).unwrap_or("")
    }

    /// All fields.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'r str> {
        (0..self.len()).map(move |n| self.get(n))
    }

    /// Whether nothing stands in it but separators.
    pub(crate) fn is_blank(self) -> bool {
        self.iter().all(str::is_empty)
    }
}

impl<R: Read> Records<R> {
    /// The records of `input`, which is decoded from `encoding`; without one, from what its byte order mark says, and
    /// else from UTF-8. None is held that has more than `longest` bytes as UTF-8.
    pub(crate) fn new(input: R, encoding: Option<&'static Encoding>, longest: usize) -> Self {
        let mut decoding = DecodeReaderBytesBuilder::new();
        decoding.encoding(encoding).utf8_passthru(true).strip_bom(true);
        Self {
            input: decoding.build(input),
            longest,
            window: Vec::new(),
            at: 0,
            ended: false,
            line: 1,
            after_cr: false,
            passed: 0,
            looked_through: 0,
            parser: Reader::new(),
            fields: vec![0; CHUNK],
            ends: vec![0; 64],
            count: 0,
        }
    }

    /// Makes `separator` the byte between fields from here on.
    pub(crate) fn separate_by(&mut self, separator: u8) {
        self.parser = ReaderBuilder::new().delimiter(separator).build();
    }

    /// The line that the next record begins on, once it was looked at.
    pub(crate) const fn line(&self) -> u64 {
        self.line
    }

    /// Whether the input ended before the quotation mark that closes a field of the record last found, of `length` bytes.
    pub(crate) fn is_left_open(&mut self, length: usize) -> bool {
        if !self.ended || self.at + length < self.window.len() {
            return false;
        }
        // Within quotes a line end does not end the record.
        let record = &self.window[self.at..];
        let (mut fields, mut ends) = (vec![0; record.len() + 1], vec![0; self.count + 1]);
        self.parser.reset();
        let (_, took, wrote, _) = self.parser.read_record(record, &mut fields, &mut ends);
        let (result, ..) = self.parser.read_record(b"\n", &mut fields[wrote..], &mut ends);
        took == record.len() && record.contains(&b'"') && matches!(result, ReadRecordResult::InputEmpty)
    }

    /// Whether the record last found holds a NUL byte, as no text does.
    pub(crate) fn holds_nul(&self) -> bool {
        let end = self.ends[..self.count].last().copied().unwrap_or(0);
        self.fields[..end].contains(&0)
    }

    /// The fields of the record last found; `None` where one is not UTF-8.
    pub(crate) fn record(&self) -> Option<Record<'_>> {
        let ends = &self.ends[..self.count];
        let text = std::str::from_utf8(&self.fields[..ends.last().copied().unwrap_or(0)]).ok()?;
        // A field may end within a character that the next one goes on with.
        let whole = ends.iter().all(|end| text.is_char_boundary(*end));
        whole.then_some(Record { text, ends })
    }

    /// Looks at the next record without passing it; gives its length in bytes too.
    ///
    /// # Errors
    /// If the input cannot be read.
    pub(crate) fn look(&mut self) -> io::Result<(Found, usize)> {
        self.pass_line_ends()?;
        self.parser.reset();
        let (mut read, mut written) = (0, 0);
        self.count = 0;
        loop {
            if self.at + read == self.window.len() && !self.ended {
                self.fill()?;
                continue;
            }
            let input = &self.window[self.at + read..];
            let (result, took, wrote, ends) =
                self.parser
                    .read_record(input, &mut self.fields[written..], &mut self.ends[self.count..]);
            read += took;
            written += wrote;
            self.count += ends;
            if read > self.longest {
                return Ok((Found::TooLong, read));
            }
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.fields.resize(self.fields.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => return Ok((Found::Record, read)),
                ReadRecordResult::End => return Ok((Found::End, read)),
            }
        }
    }

    /// Passes what [`Self::look`] found.
    ///
    /// After a record that is too long, reading goes on at the line after the one that it begins on, so that a quote left
    /// open costs one row, not the rest of the file. What has been looked through so is not looked through again, as
    /// hostile bytes could otherwise make every line cost the most that a record may have: a second such record goes as a whole.
    ///
    /// # Errors
    /// If the input cannot be read.
    pub(crate) fn pass(&mut self, (found, length): (Found, usize)) -> io::Result<()> {
        if found != Found::TooLong {
            self.advance(length);
            return Ok(());
        }
        if self.passed >= self.looked_through {
            self.looked_through = self.passed + length as u64;
        } else {
            self.advance(length);
        }
        self.pass_rest_of_line()
    }

    fn fill(&mut self) -> io::Result<()> {
        self.window.drain(..self.at);
        self.at = 0;
        let have = self.window.len();
        self.window.resize(have + CHUNK, 0);
        let read = loop {
            match self.input.read(&mut self.window[have..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.window.truncate(have + *read.as_ref().unwrap_or(&0));
        self.ended = read? == 0;
        Ok(())
    }

    /// Goes `bytes` on and counts the lines that end there.
    fn advance(&mut self, bytes: usize) {
        for byte in &self.window[self.at..self.at + bytes] {
            let ends_line = *byte == b'\r' || *byte == b'\n' && !self.after_cr;
            self.line += u64::from(ends_line);
            self.after_cr = *byte == b'\r';
        }
        self.at += bytes;
        self.passed += bytes as u64;
    }

    fn pass_line_ends(&mut self) -> io::Result<()> {
        self.pass_while(|byte| matches!(byte, b'\r' | b'\n'))
    }

    fn pass_rest_of_line(&mut self) -> io::Result<()> {
        self.pass_while(|byte| !matches!(byte, b'\r' | b'\n'))
    }

    fn pass_while(&mut self, wanted: impl Fn(u8) -> bool) -> io::Result<()> {
        loop {
            let rest = &self.window[self.at..];
            match rest.iter().position(|byte| !wanted(*byte)) {
                Some(end) => {
                    self.advance(end);
                    return Ok(());
                }
                None => self.advance(rest.len()),
            }
            if self.ended {
                return Ok(());
            }
            self.fill()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONGEST: usize = 1 << 20;

    /// Line, and first field or what else was found.
    fn all(bytes: &[u8]) -> Vec<(u64, String)> {
        let mut records = Records::new(bytes, None, LONGEST);
        let mut all = Vec::new();
        loop {
            let found = records.look().unwrap();
            let first = records.record().map_or("?", |record| record.get(0)).to_owned();
            match found.0 {
                Found::End => return all,
                Found::Record => all.push((records.line(), first)),
                Found::TooLong => all.push((records.line(), "too long".to_owned())),
            }
            records.pass(found).unwrap();
        }
    }

    fn lines(bytes: &[u8]) -> Vec<u64> {
        all(bytes).into_iter().map(|(line, _)| line).collect()
    }

    #[test]
    fn every_kind_of_line_end_counts_once() {
        for text in ["a\nb\n\nc\n", "a\r\nb\r\n\r\nc\r\n", "a\rb\r\rc\r", "a\nb\r\n\nc"] {
            assert_eq!(lines(text.as_bytes()), [1, 2, 4], "{text:?}");
        }
    }

    #[test]
    fn line_ends_within_quotes_count() {
        assert_eq!(lines(b"a\n\"b\nb\r\nb\"\nc\n"), [1, 2, 5]);
    }

    #[test]
    fn blank_lines_at_the_top_and_a_byte_order_mark_are_passed_over() {
        assert_eq!(all(b"\xEF\xBB\xBF\r\n\r\na"), [(3, "a".to_owned())]);
        assert_eq!(all(b"\xFF\xFEa\0\n\0b\0"), [(1, "a".to_owned()), (2, "b".to_owned())]);
    }

    #[test]
    fn a_quote_left_open_costs_one_row() {
        let rows = "b,c\n".repeat(LONGEST / 4 + 9);
        let found = all(format!("a\n\"open,\n{rows}").as_bytes());
        assert_eq!(found[1], (2, "too long".to_owned()));
        assert_eq!(found[2], (3, "b".to_owned()));
        assert_eq!(found.len(), 2 + LONGEST / 4 + 9);
    }

    #[test]
    fn a_quote_that_the_input_ends_within_is_known() {
        for (text, open) in [
            ("\"a\nb,c\n", true),
            ("a,\"b", true),
            ("a,\"b\"", false),
            ("a,\"b\"\n", false),
            ("\"a\"\"", true),
            ("5\" pipe,b\n", false),
            ("a", false),
        ] {
            let mut records = Records::new(text.as_bytes(), None, LONGEST);
            let (_, length) = records.look().unwrap();
            assert_eq!(records.is_left_open(length), open, "{text:?}");
        }
    }

    #[test]
    fn a_field_of_10_megabytes_is_one_row() {
        for quote in ["", "\""] {
            let field = "x".repeat(10 << 20);
            let found = all(format!("a\n{quote}{field}{quote},1\nb\n").as_bytes());
            assert_eq!(found[1..], [(2, "too long".to_owned()), (3, "b".to_owned())]);
        }
    }

    #[test]
    fn quotes_that_open_on_every_line_are_looked_through_once() {
        let hostile = "a\"b,\"x\n".repeat(6 * LONGEST / 7);
        let found = all(hostile.as_bytes());
        let too_long = found.iter().filter(|(_, what)| what == "too long").count();
        assert!((2..=12).contains(&too_long), "two a mebibyte, found {too_long}");
    }

    #[test]
    fn a_character_that_two_fields_share_is_no_utf8() {
        assert_eq!(all(b"\xC3,\xA9\n"), [(1, "?".to_owned())]);
    }
}
