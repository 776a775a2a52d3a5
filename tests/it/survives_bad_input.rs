//! Input that is no article: said, passed over, and told by the exit status.

use super::{command, mentionmap, stderr, stdout};
use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::process::Stdio;
use tempfile::TempDir;

const EMPTY_LAYER: &str = "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n";
const RAIN: &str = "It rained all day, and nobody minded.\n";

/// A folder with a good article and a bad one.
fn folder(bad: &str, bytes: &[u8]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("rain.txt"), RAIN).unwrap();
    fs::write(folder.path().join(bad), bytes).unwrap();
    folder
}

#[test]
fn binary_data_is_refused_with_its_place_and_the_rest_mapped() {
    let folder = folder("bad.txt", b"\x7FELF\x02\x01\x01\0\0");
    let output = mentionmap(folder.path(), ["map", "bad.txt", "rain.txt"]);
    assert_eq!(
        stderr(&output),
        "warning: bad.txt: binary data: NUL byte at byte 7; expected text\n\
         hint: give text, or name the format with --from\n"
    );
    assert_eq!(stdout(&output), EMPTY_LAYER);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn text_that_is_not_utf8_names_the_byte_and_the_cure() {
    let folder = folder("bad.txt", b"Caf\xE9 im Regen");
    let output = mentionmap(folder.path(), ["map", "bad.txt", "rain.txt"]);
    assert_eq!(
        stderr(&output),
        "warning: bad.txt: not UTF-8: invalid byte 0xE9 at byte 3\n\
         hint: name the encoding, e.g. --text-encoding windows-1252\n"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_line_of_20_megabytes_is_refused_in_text_and_in_records_and_the_rest_read() {
    let folder = folder("long.jsonl", b"");
    let path = folder.path().join("long.jsonl");
    let mut out = BufWriter::new(File::create(&path).unwrap());
    let block = [b'a'; 1 << 20];
    (0..20).for_each(|_| out.write_all(&block).unwrap());
    out.write_all(b"\n{\"text\": \"It rained.\"}\n{\"text\": 5}\n").unwrap();
    out.flush().unwrap();

    let records = mentionmap(folder.path(), ["map", "long.jsonl", "rain.txt"]);
    let said = "longer than 10485760 bytes, the most that one document may have";
    assert!(
        stderr(&records).starts_with(&format!("warning: long.jsonl:1: {said}\n")),
        "{}",
        stderr(&records)
    );
    assert!(stderr(&records).ends_with("long.jsonl:3: `text` must be a string, found a number\n"));
    assert_eq!(records.status.code(), Some(1));

    let text = mentionmap(folder.path(), ["map", "--from", "text", "long.jsonl", "rain.txt"]);
    assert!(stderr(&text).starts_with(&format!("warning: long.jsonl: {said}\n")));
    assert_eq!(stdout(&text), EMPTY_LAYER);
    assert_eq!(text.status.code(), Some(1));
}

#[test]
fn standard_input_is_called_stdin() {
    let folder = folder("empty.txt", b"");
    let empty = File::open(folder.path().join("empty.txt")).unwrap();
    let output = command(folder.path(), ["map"]).stdin(empty).output().unwrap();
    assert_eq!(
        stderr(&output),
        "warning: stdin: empty; expected the text of an article\n"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_closed_pipe_is_quiet() {
    let folder = folder(
        "many.jsonl",
        "{\"text\":\"It rained in Oslo, Norway.\"}\n".repeat(2000).as_bytes(),
    );
    let mut child = command(folder.path(), ["map", "many.jsonl", "--format", "csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((said.as_str(), child.wait().unwrap().code()), ("", Some(0)));
}
