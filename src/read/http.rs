//! The bytes of an HTTP response in, its status, type and content out.

use super::expanded::expanded;
use std::io::{self, Read};

/// A response as an archive holds it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Response<'b> {
    /// 200 where it holds what was asked for.
    pub(super) status: u16,
    headers: Headers<'b>,
    body: &'b [u8],
}

/// Header lines by name, in any case.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Headers<'b>(Vec<(&'b str, &'b str)>);

impl<'b> Headers<'b> {
    /// The lines of `head`; those that are none are passed over.
    pub(super) fn new(head: &'b str) -> Self {
        let pairs = head.lines().filter_map(|line| line.split_once(':'));
        Self(pairs.map(|(name, value)| (name.trim(), value.trim())).collect())
    }

    /// What the header `name` says.
    pub(super) fn get(&self, name: &str) -> Option<&'b str> {
        let mut named = self.0.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| *value)
    }
}

impl<'b> Response<'b> {
    /// The response that `bytes` are; `None` where they are none.
    pub(super) fn new(bytes: &'b [u8]) -> Option<Self> {
        let ends = [&b"\r\n\r\n"[..], b"\n\n"];
        let (at, length) = ends
            .iter()
            .filter_map(|end| Some((memchr::memmem::find(bytes, end)?, end.len())))
            .min()?;
        let head = std::str::from_utf8(&bytes[..at]).ok()?;
        let status = head.strip_prefix("HTTP/")?.split_whitespace().nth(1)?;
        Some(Self {
            status: status.parse().ok()?,
            headers: Headers::new(head),
            body: &bytes[at + length..],
        })
    }

    /// The type of its content, in lower case, without parameters.
    pub(super) fn kind(&self) -> String {
        let kind = self.headers.get("content-type").unwrap_or_default();
        kind.split(';').next().unwrap_or(kind).trim().to_ascii_lowercase()
    }

    /// The encoding of its text, where the type says it.
    pub(super) fn charset(&self) -> Option<&str> {
        charset(self.headers.get("content-type")?)
    }

    /// Its content, neither in chunks nor compressed, if that is at most `limit` bytes, else one more.
    ///
    /// # Errors
    /// If it is compressed in a way that is not understood, or damaged.
    pub(super) fn content(&self, limit: usize) -> io::Result<Vec<u8>> {
        let whole = match self.headers.get("transfer-encoding") {
            Some(coding) if coding.eq_ignore_ascii_case("chunked") => unchunked(self.body)?,
            _ => None,
        };
        let body = whole.as_deref().unwrap_or(self.body);
        let coding = self.headers.get("content-encoding").unwrap_or_default();
        if coding.eq_ignore_ascii_case("br") || coding.eq_ignore_ascii_case("deflate") {
            // Many archives keep the header of a body that they have expanded.
            if !body.trim_ascii_start().starts_with(b"<") {
                return Err(io::Error::other(format!(
                    "content encoding `{coding}` is not understood"
                )));
            }
        }
        let mut content = Vec::new();
        expanded(body)?.take(limit as u64 + 1).read_to_end(&mut content)?;
        Ok(content)
    }
}

/// The encoding that a content type says: `text/html; charset=utf-8`.
fn charset(kind: &str) -> Option<&str> {
    let parameters = kind.split(';').skip(1).map(str::trim);
    let mut charset = parameters.filter(|parameter| {
        let name = parameter.get(..8);
        name.is_some_and(|name| name.eq_ignore_ascii_case("charset="))
    });
    charset.next().map(|parameter| parameter[8..].trim_matches('"'))
}

/// The content of chunks; `None` where these are none, as in archives that keep the header only.
///
/// # Errors
/// If they begin as chunks and then are not.
fn unchunked(body: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let mut content = Vec::new();
    let mut rest = body;
    while let Some((size, after)) = chunk_size(rest) {
        let whole = after.get(..size).filter(|_| size > 0);
        let Some(chunk) = whole else {
            return match size {
                0 => Ok(Some(content)),
                _ => Err(io::Error::other(format!(
                    "a chunk of {size} bytes, where {} are left",
                    after.len()
                ))),
            };
        };
        content.extend_from_slice(chunk);
        rest = &after[size..];
        rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    match content.is_empty() {
        true => Ok(None),
        false => Err(io::Error::other("after a chunk, no size of another one")),
    }
}

/// The size that a chunk begins with, in bytes, and what follows it. One too large to count is larger than any body.
fn chunk_size(rest: &[u8]) -> Option<(usize, &[u8])> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&rest[..end]).ok()?;
    let digits = line.split(';').next()?.trim();
    let hexadecimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let size = usize::from_str_radix(digits, 16).unwrap_or(usize::MAX);
    hexadecimal.then_some((size, &rest[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_put_together() {
        let bytes =
            b"HTTP/1.1 200 OK\r\nContent-Type: text/HTML; Charset=\"utf-8\"\r\ntransfer-encoding: chunked\r\n\r\n\
            4\r\n<p>O\r\n3;x=1\r\nslo\r\n0\r\n\r\n";
        let response = Response::new(bytes).unwrap();
        assert_eq!((response.status, response.kind().as_str()), (200, "text/html"));
        assert_eq!(response.charset(), Some("utf-8"));
        assert_eq!(response.content(100).unwrap(), b"<p>Oslo");
        assert_eq!(response.content(3).unwrap(), b"<p>O");
    }

    #[test]
    fn a_header_that_the_body_does_not_keep_to_is_passed_over() {
        for header in [
            "transfer-encoding: chunked",
            "content-encoding: gzip",
            "content-encoding: br",
        ] {
            let bytes = format!("HTTP/1.1 200 OK\n{header}\n\n<p>Oslo");
            let response = Response::new(bytes.as_bytes()).unwrap();
            assert_eq!(response.content(100).unwrap(), b"<p>Oslo", "{header}");
        }
    }

    #[test]
    fn chunks_that_break_off_are_said() {
        for (body, said) in [
            (
                "ffffffffffffffff\r\n<p>Oslo",
                "a chunk of 18446744073709551615 bytes, where 7 are left",
            ),
            ("4\r\n<p>O\r\nslo\r\n0\r\n\r\n", "after a chunk, no size of another one"),
        ] {
            let bytes = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{body}");
            let error = Response::new(bytes.as_bytes()).unwrap().content(100).unwrap_err();
            assert_eq!(error.to_string(), said);
        }
    }

    #[test]
    fn an_encoding_that_is_not_understood_is_said() {
        let response = Response::new(b"HTTP/1.1 200 OK\r\ncontent-encoding: br\r\n\r\n\x1b\x01").unwrap();
        assert_eq!(
            response.content(9).unwrap_err().to_string(),
            "content encoding `br` is not understood"
        );
        assert_eq!(Response::new(b"<html>"), None);
    }
}
