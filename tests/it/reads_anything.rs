//! Whatever the bytes and the format: no panic, an end, documents that hold together, and errors that say where.

use mentionmap::read::{Format, ReadOptions, documents};
use proptest::prelude::*;

const FORMATS: [Format; 8] = [
    Format::Plain,
    Format::Markdown,
    Format::Html,
    Format::Jsonl,
    Format::Json,
    Format::Csv,
    Format::Feed,
    Format::Warc,
];
/// What formats are made of, so that bytes get past their beginnings.
const PIECES: [&[u8]; 40] = [
    b"text",
    b"id,text,date\n",
    b"{\"text\": \"",
    b"\"}",
    b"\"",
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b"\n",
    b"\r\n",
    b"\r\n\r\n",
    b";",
    b"<rss><channel>",
    b"<item>",
    b"</item>",
    b"<title>",
    b"</titel>",
    b"<description><![CDATA[",
    b"]]>",
    b"<!--",
    b"&amp;",
    b"<html><body><p>",
    b"<div class=ad>",
    b"</div>",
    b"<meta charset=klingon>",
    b"WARC/1.0\r\nWARC-Type: response\r\n",
    b"Content-Type: application/http\r\n",
    b"Content-Length: 30\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
    b"\x1F\x8B\x08",
    b"\x28\xB5\x2F\xFD",
    b"\xFF\xFE",
    b"\xC3",
    b"\0",
    b"Source: https://a:b@c.org/2024/1/2",
    b"OSLO, 5 March (AP) - ",
    "Łódź, 48°35'N ".as_bytes(),
    b"---\n# ",
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => proptest::sample::select(PIECES.to_vec()).prop_map(<[u8]>::to_vec),
        1 => proptest::collection::vec(any::<u8>(), 0..8),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn documents_of_any_bytes_hold_together(bytes in bytes()) {
        for format in FORMATS {
            let options = ReadOptions::default().with_format(format).with_max_document(500);
            // No more documents than bytes, each taking one at least, but for what is said of the input as a whole.
            let read: Vec<_> = documents(bytes.as_slice(), "any", &options).take(bytes.len() + 3).collect();
            prop_assert!(read.len() <= bytes.len() + 2, "{format:?}: no end");
            for read in read {
                match read {
                    Ok(document) => {
                        prop_assert!(document.text.get(document.searchable.start()..document.searchable.end()).is_some());
                        let headline = document.headline;
                        prop_assert!(headline.is_none_or(|span| document.text.get(span.start()..span.end()).is_some()));
                        prop_assert!(document.source.url.is_none_or(|url| !url.contains("a:b@")));
                    }
                    Err(error) => prop_assert!(error.to_string().starts_with("any"), "{error}"),
                }
            }
        }
    }
}
