//! Input made to cost time and memory: bounded, said, and the rest read.

use super::{command, stderr};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What a run on an ordinary machine never takes; what a bomb that goes off takes at least.
const PATIENCE: Duration = Duration::from_secs(30);
/// What a run may have of memory, in KiB: a bomb of a few megabytes that goes off takes more.
const MEMORY: u32 = 1 << 20;

/// Maps a bomb and an article beside it; gives what is said. The article is mapped whatever the bomb does.
fn mapped(bomb: &str, write: impl FnOnce(&Path)) -> String {
    mapped_with(&[], bomb, write)
}

/// The same with options.
fn mapped_with(options: &[&str], bomb: &str, write: impl FnOnce(&Path)) -> String {
    let folder = TempDir::new().unwrap();
    write(&folder.path().join(bomb));
    fs::write(folder.path().join("rain.txt"), "It rained in Oslo, Norway.").unwrap();
    let start = Instant::now();
    let args = ["map", bomb, "rain.txt", "--format", "geojsonl"]
        .into_iter()
        .chain(options.iter().copied());
    let output = bounded(command(folder.path(), args)).output().unwrap();
    assert!(start.elapsed() < PATIENCE, "{bomb}: {:?}", start.elapsed());
    let layer = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(layer.contains("\"mention\":\"Oslo\""), "{bomb}: {}", stderr(&output));
    stderr(&output).to_owned()
}

/// The command with no more memory than [`MEMORY`], where a shell can see to that.
fn bounded(command: Command) -> Command {
    if !cfg!(target_os = "linux") {
        return command;
    }
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"")]);
    shell.arg(command.get_program()).args(command.get_args());
    shell.stdin(Stdio::null());
    shell.current_dir(command.get_current_dir().unwrap());
    shell
}

fn text(content: String) -> impl FnOnce(&Path) {
    move |path| fs::write(path, content).unwrap()
}

const ARTICLE: &str =
    "<p>The river rose by two metres in Bergen on Monday night, and crews pumped until the morning.</p>";

#[test]
fn a_page_nested_100_000_deep_is_read() {
    for element in ["div", "b", "a", "table", "ul", "li", "blockquote", "svg", "font"] {
        let open = format!("<{element}>").repeat(100_000);
        let said = mapped("deep.html", text(format!("<html><body>{ARTICLE}{open}x")));
        // Of elements that do not lie within one another, there are too many.
        let many = matches!(element, "a" | "li") && said.contains("more than 60000 elements");
        assert!(said.is_empty() || many, "{element}: {said}");
    }
}

#[test]
fn attributes_without_end_are_passed_over() {
    let long = format!("<div class=\"{}\">{ARTICLE}</div>", "a ".repeat(1 << 20));
    assert_eq!(mapped("long.html", text(long)), "");
    let many: String = (0..200_000).map(|n| format!(" a{n}=1")).collect();
    assert_eq!(mapped("many.html", text(format!("<div{many}>{ARTICLE}</div>"))), "");
    let beyond = format!("<div class=\"{}\">{ARTICLE}</div>", "a ".repeat(1 << 20));
    let said = mapped_with(&["--max-document", "1M"], "beyond.html", text(beyond));
    assert_eq!(
        said,
        "warning: beyond.html: longer than 1048576 bytes, the most that one document may have\n\
         hint: allow more with --max-document, or split it into articles\n"
    );
}

#[test]
fn pages_of_characters_that_are_markup_are_read() {
    for piece in ["&amp;", "R&D is A&E. ", "&lt;", "a\n", "&#13;"] {
        let page = format!("<html><body><p>{}</p>{ARTICLE}", piece.repeat(200_000 / piece.len()));
        assert_eq!(mapped("marks.html", text(page)), "", "{piece}");
    }
}

#[test]
fn addresses_and_figures_without_end_are_read() {
    for piece in ["geo:1,", "http://", "1.2345 ", "48 35 37 ", "+"] {
        assert_eq!(
            mapped("points.txt", text(piece.repeat(200_000 / piece.len()))),
            "",
            "{piece}"
        );
    }
}

#[test]
fn copies_are_looked_for_in_proportion_to_their_number() {
    let report =
        "The water of the river fell slowly in the course of the week and no more rain is forecast now. ".repeat(4);
    let records: String = (0..1500)
        .map(|n| format!("{{\"text\":\"{report}Gauge {n}.\"}}\n"))
        .collect();
    assert_eq!(mapped_with(&["--dedup"], "template.jsonl", text(records)), "");
}

#[test]
fn links_and_formats_that_nobody_closes_do_not_multiply() {
    let links: String = (0..500)
        .map(|n| format!("<a href={n}><b id={n}><font size={n}>"))
        .collect();
    let said = mapped("open.html", text(format!("{ARTICLE}{links}{}", "<p>x".repeat(20_000))));
    assert_eq!(said, "");
}

#[test]
fn a_page_of_200_000_paragraphs_is_refused() {
    let said = mapped("many.html", text("<p>x".repeat(200_000)));
    assert!(
        said.starts_with("warning: many.html: a page of more than 60000 elements"),
        "{said}"
    );
}

#[test]
fn a_page_of_as_many_paragraphs_as_may_be_is_read() {
    let said = mapped("most.html", text("<p>It rained.".repeat(59_000)));
    assert_eq!(said, "");
}

#[test]
fn gzip_that_expands_to_gigabytes_is_refused_early() {
    // Two gigabytes, each megabyte a member of its own.
    let mut member = GzEncoder::new(Vec::new(), Compression::best());
    member.write_all(&[b' '; 1 << 20]).unwrap();
    let bomb = member.finish().unwrap().repeat(2000);
    let said = mapped_with(&["--max-document", "1M"], "bomb.txt.gz", |path| {
        fs::write(path, bomb).unwrap()
    });
    assert!(
        said.starts_with("warning: bomb.txt.gz: longer than 1048576 bytes"),
        "{said}"
    );
}

#[test]
fn a_billion_laughs_are_not_laughed() {
    let laughs: String = (1..30)
        .map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)))
        .collect();
    let feed = format!(
        "<!DOCTYPE rss [<!ENTITY l0 \"ha\">{laughs}]><rss><channel><item><title>&l29;</title></item></channel></rss>"
    );
    assert_eq!(mapped("laughs.xml", text(feed)), "");
}

#[test]
fn feeds_nested_100_000_deep_and_archives_of_nonsense_are_said() {
    let deep = format!("<rss><channel><item><description>{}", "<a>".repeat(100_000));
    assert!(mapped("deep.xml", text(deep)).contains("the input ends before the feed does"));
    let lengths = "WARC/1.0\r\nContent-Length: 18446744073709551615\r\n\r\n".repeat(3);
    assert!(mapped("lengths.warc", text(lengths)).contains("the input ends within a record"));
    assert!(mapped("noise.warc", text("x\n".repeat(1 << 20))).contains("not WARC"));
}

#[test]
fn markdown_nested_100_000_deep_is_read() {
    for mark in ["> ", "* ", "[", "*", "`", "<a>", "![", "| a "] {
        mapped("deep.md", text(format!("Rain.\n\n{}x", mark.repeat(100_000))));
    }
}

#[test]
fn tables_and_arrays_of_nonsense_are_said_and_bounded() {
    let quotes = format!("id,text\n{}", "\"a\n".repeat(1 << 18));
    let said = mapped_with(&["--max-document", "100k"], "quotes.csv", text(quotes));
    assert!(
        said.ends_with("more such records\n") && said.lines().count() < 30,
        "{}",
        said.len()
    );
    let deep = format!("[{}", "{\"a\":[".repeat(1 << 18));
    assert!(mapped("deep.json", text(deep)).contains("the input ends within a record"));
}
