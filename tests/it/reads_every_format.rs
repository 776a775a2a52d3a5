//! Pages and feeds in the manner of large news sites: their text, their source, their places.
//!
//! `tests/fixtures/pages/expected.jsonl` has a line for each document; `OVERWRITE=1` re-makes it: read the diff.

use mentionmap::Geoparser;
use mentionmap::domain::Document;
use mentionmap::read::{ReadOptions, documents};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages")
}

/// What a document says, with the places that it mentions.
fn told(file: &str, document: Document, geoparser: &Geoparser) -> Value {
    let parsed = geoparser.geoparse(document).unwrap();
    let places: Vec<String> = parsed
        .mentions
        .iter()
        .map(|mention| {
            let surface = parsed.document.slice(mention.resolution.mention.span);
            let place = mention.resolution.place().map_or("?", |place| place.id.as_str());
            format!("{surface}={place}")
        })
        .collect();
    let (document, source) = (&parsed.document, &parsed.document.source);
    json!({
        "file": file, "id": document.id, "text": document.text, "headline": document.headline.map(|span| span.slice(&document.text)),
        "url": source.url, "name": source.name, "domain": source.domain, "title": source.title,
        "published": source.published, "author": source.author, "lang": source.lang,
        "method": source.method.map(|method| method.as_str()), "places": places.join(", "),
    })
}

#[test]
fn pages_and_feeds_give_their_text_source_and_places() {
    let geoparser = Geoparser::new();
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension != "jsonl"));
    files.sort();
    assert!(files.len() >= 12, "only {} fixtures", files.len());
    let mut found = String::new();
    for path in &files {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        for document in documents(File::open(path).unwrap(), &file, &ReadOptions::default()) {
            found.push_str(&format!("{}\n", told(&file, document.unwrap(), &geoparser)));
        }
    }
    let expected = folder().join("expected.jsonl");
    if std::env::var_os("OVERWRITE").is_some() {
        fs::write(&expected, &found).unwrap();
    }
    let expected = fs::read_to_string(&expected).unwrap();
    for (found, expected) in found.lines().zip(expected.lines()) {
        let parsed = |line: &str| serde_json::from_str::<Value>(line).unwrap();
        assert_eq!(parsed(found), parsed(expected));
    }
    assert_eq!(found.lines().count(), expected.lines().count());
}

#[test]
fn a_page_says_the_same_in_an_archive_compressed_and_by_itself() {
    let page = fs::read(folder().join("json_ld.html")).unwrap();
    let http = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".as_slice(), &page].concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://times.example.org/2024/03/05/flood\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        http.len()
    );
    let warc = [head.as_bytes(), &http, b"\r\n\r\n"].concat();
    let read = |bytes: &[u8], name: &str| {
        let mut documents = documents(bytes, name, &ReadOptions::default());
        documents.next().unwrap().unwrap()
    };
    let (alone, archived) = (read(&page, "a.html"), read(&warc, "a.warc"));
    assert_eq!(alone.text, archived.text);
    assert_eq!(alone.source.author, archived.source.author);
    assert_eq!(archived.id, "https://times.example.org/2024/03/05/flood");
}
