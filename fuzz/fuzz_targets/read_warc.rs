#![no_main]

use flate2::Compression;
use flate2::write::GzEncoder;
use libfuzzer_sys::arbitrary::{self, Arbitrary, Unstructured};
use mentionmap::read::Format;
use mentionmap_fuzz::reading::read;
use std::io::Write;

/// An archive as a crawler writes one, or nearly so.
#[derive(Debug, Arbitrary)]
struct Archive<'a> {
    options: u8,
    members: Vec<Member<'a>>,
}

#[derive(Debug, Arbitrary)]
struct Member<'a> {
    is_compressed: bool,
    record: Record<'a>,
}

#[derive(Debug, Arbitrary)]
enum Record<'a> {
    Bytes(&'a [u8]),
    Said(&'a str, u16, &'a [u8]),
    Response(bool, &'a [u8]),
    Page(u16, Charset, Coding, &'a [u8]),
}

#[derive(Debug, Arbitrary)]
enum Charset {
    Unsaid,
    Utf8,
    Latin,
    Odd,
}

#[derive(Debug, Arbitrary)]
enum Coding {
    Plain,
    Chunked,
    Gzip,
    Said,
}

// The first byte says whether the others are an archive as they are, or what one is made of.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match bytes {
        [0, archive @ ..] => read(archive, Some(Format::Warc)),
        [_, parts @ ..] => {
            if let Ok(archive) = Archive::arbitrary_take_rest(Unstructured::new(parts)) {
                read(&archive.bytes(), Some(Format::Warc));
            }
        }
        [] => {}
    }
});

impl Archive<'_> {
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![self.options];
        for member in self.members.iter().take(8) {
            let record = member.record.bytes();
            bytes.extend(if member.is_compressed { gzip(&record) } else { record });
        }
        bytes
    }
}

impl Record<'_> {
    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Bytes(bytes) => bytes.to_vec(),
            // A length that is wrong, as a rule.
            Self::Said(headers, length, body) => {
                let head = format!("WARC/1.0\r\n{headers}\r\nContent-Length: {length}\r\n\r\n");
                [head.as_bytes(), body, b"\r\n\r\n"].concat()
            }
            Self::Response(is_response, body) => warc(if *is_response { "response" } else { "resource" }, body),
            Self::Page(status, charset, coding, body) => warc("response", &response(*status, charset, coding, body)),
        }
    }
}

fn warc(kind: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://a.org/1\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

fn response(status: u16, charset: &Charset, coding: &Coding, body: &[u8]) -> Vec<u8> {
    let charset = match charset {
        Charset::Unsaid => "",
        Charset::Utf8 => "; charset=utf-8",
        Charset::Latin => "; charset=\"windows-1252\"",
        Charset::Odd => "; charset=",
    };
    let (header, body) = match coding {
        Coding::Plain => ("", body.to_vec()),
        Coding::Chunked => ("Transfer-Encoding: chunked\r\n", chunked(body)),
        Coding::Gzip => ("Content-Encoding: gzip\r\n", gzip(body)),
        Coding::Said => (
            "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
            body.to_vec(),
        ),
    };
    let status = if status % 2 == 0 { 200 } else { status };
    let head = format!("HTTP/1.1 {status} OK\r\nContent-Type: text/html{charset}\r\n{header}\r\n");
    [head.as_bytes(), &body].concat()
}

fn chunked(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for chunk in body.chunks(7) {
        bytes.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
        bytes.extend([chunk, b"\r\n"].concat());
    }
    bytes.extend(b"0\r\n\r\n");
    bytes
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(bytes).expect("memory takes it");
    gzip.finish().expect("memory takes it")
}
