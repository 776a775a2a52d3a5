//! One batch in three formats: the same features from each, a bad record in the middle said and passed over.

use super::{mentionmap, stderr, stdout};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use tempfile::TempDir;

const ARTICLES: usize = 50;

struct Article {
    url: String,
    title: String,
    paragraphs: Vec<String>,
}

/// Articles with what formats must escape or quote.
fn articles() -> Vec<Article> {
    let towns = ["Tromsø", "Besançon", "Łódź", "Oslo", "Kyiv", "São Paulo", "Málaga"];
    let article = |n: usize| {
        let (one, two) = (towns[n % towns.len()], towns[(n + 3) % towns.len()]);
        Article {
            url: format!("https://news.example.org/{n}?a=1&b=2"),
            title: format!("Rain & snow in {one}, part {n}"),
            paragraphs: vec![
                format!(
                    "The river rose by two metres in {one} on Monday night; \"R&D is A&E\", the mayor's office said."
                ),
                format!(
                    "Trains to {two}, where it was < 5 degrees, were cancelled, and tickets stay valid until Friday."
                ),
            ],
        }
    };
    (0..ARTICLES).map(article).collect()
}

fn text(article: &Article) -> String {
    format!("{}\n\n{}", article.title, article.paragraphs.join("\n\n"))
}

/// The batch with a bad record in the middle.
fn batch(record: impl Fn(&Article) -> Vec<u8>, bad: &[u8]) -> Vec<u8> {
    let articles = articles();
    let (before, after) = articles.split_at(ARTICLES / 2);
    let mut bytes: Vec<u8> = before.iter().flat_map(&record).collect();
    bytes.extend_from_slice(bad);
    bytes.extend(after.iter().flat_map(&record));
    bytes
}

fn jsonl(article: &Article) -> Vec<u8> {
    let record = serde_json::json!({
        "id": article.url, "url": article.url, "title": article.title, "date": "2024-03-05", "text": text(article),
    });
    format!("{record}\n").into_bytes()
}

fn csv_row(article: &Article) -> Vec<u8> {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let cells = [&article.url, &article.url, &article.title, "2024-03-05", &text(article)].map(quoted);
    format!("{}\r\n", cells.join(",")).into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn warc(article: &Article) -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let title = escaped(&article.title);
    let body: String = article
        .paragraphs
        .iter()
        .map(|text| format!("<p>{}</p>\n", escaped(text)))
        .collect();
    let http = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>{title}</title>\
         <meta property='article:published_time' content='2024-03-05'></head><body><nav><a href='/'>Home</a></nav>\
         <article><h1>{title}</h1>{body}</article></body></html>"
    );
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {}\r\nContent-Type: application/http; msgtype=response\r\n\
         Content-Length: {}\r\n\r\n",
        article.url,
        http.len()
    );
    gzip(format!("{head}{http}\r\n\r\n").as_bytes())
}

#[test]
fn json_lines_a_table_and_an_archive_give_the_same_features() {
    let folder = TempDir::new().unwrap();
    let table = [b"id,url,title,date,text\r\n".to_vec(), batch(csv_row, b"one,two\r\n")].concat();
    // A member whose compressed bytes are damaged.
    let mut damaged = warc(&articles()[0]);
    damaged[10..30].fill(0xFF);
    let mut layers = Vec::new();
    for (name, bytes, said) in [
        (
            "news.jsonl",
            batch(jsonl, b"{\"text\": \"It stops\n"),
            "news.jsonl:26: not JSON",
        ),
        ("news.csv", table, "news.csv:127: 2 fields, but the header has 5"),
        (
            "news.warc.gz",
            batch(warc, &damaged),
            "news.warc.gz (record 26): cannot be expanded as gzip",
        ),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let output = mentionmap(folder.path(), ["map", name, "--format", "geojsonl"]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(
            stderr(&output).starts_with(&format!("warning: {said}")),
            "{}",
            stderr(&output)
        );
        assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
        layers.push(stdout(&output).to_owned());
    }
    assert!(
        layers[0].lines().count() >= 2 * ARTICLES,
        "{}",
        layers[0].lines().count()
    );
    for layer in &layers[1..] {
        for (one, other) in layers[0].lines().zip(layer.lines()) {
            assert_eq!(one, other);
        }
        assert_eq!(layers[0].lines().count(), layer.lines().count());
    }
}
