//! The floor plan as a test: which room of `src` may import which.

use std::fs;
use std::path::Path;

/// Left may import right, and itself; all else is wrong. `lib.rs` and the program see everything public.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &["domain"]),
    ("gazetteer", &["domain", "text"]),
    // What is kept from one document to the next.
    ("pool", &[]),
    ("recognize", &["domain", "text", "pool"]),
    ("resolve", &["domain", "text"]),
    ("classify", &["domain", "text", "pool"]),
    ("read", &["domain", "text"]),
    ("write", &["domain"]),
    ("report", &["domain", "text"]),
    ("evaluate", &["domain", "text", "read", "report"]),
    // The bytes of the compiled data; only the geoparser hands them out.
    ("embedded", &[]),
    (
        "geoparser",
        &[
            "domain",
            "text",
            "gazetteer",
            "recognize",
            "resolve",
            "classify",
            "embedded",
            "pool",
        ],
    ),
];

/// Rooms within rooms that others of theirs stand on: they import nothing of what stands beside them.
const FOUNDATIONS: [(&str, &str); 1] = [("classify", "lexicon")];

#[test]
fn rooms_import_only_what_lies_below_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for file in rust_files(&src) {
        let path = file.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        if path != "lib.rs" && !path.starts_with("bin/") {
            wrong.extend(violations(&path, &fs::read_to_string(&file).unwrap()));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Everything else is kept safe by `unsafe_code = "deny"` in `Cargo.toml`, which an `allow` lifts.
#[test]
fn unsafe_code_is_allowed_in_one_place_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    assert!(
        manifest.contains("\nunsafe_code = \"deny\"\n"),
        "Cargo.toml: unsafe code is not denied"
    );
    let mut lifted = Vec::new();
    for file in ["src", "build", "examples"]
        .iter()
        .flat_map(|folder| rust_files(&root.join(folder)))
    {
        let path = file.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        let content = without_comments(&fs::read_to_string(&file).unwrap());
        lifted.extend(content.matches("unsafe_code").map(|_| path.clone()));
    }
    assert_eq!(lifted, ["src/gazetteer/bytes.rs"], "the one memory-map call");
}

#[test]
fn the_scan_bites() {
    let import = "imports gazetteer; write may import [\"domain\"]";
    for planted in [
        "use crate::gazetteer::Gazetteer;",
        "use crate::{domain::Span, gazetteer::{csv, Gazetteer}};",
        "use crate::{\n    domain::{Span, Place},\n    gazetteer,\n};",
        "fn f() -> crate::gazetteer::Info {}",
    ] {
        assert_eq!(
            violations("write/geojson.rs", planted),
            [format!("src/write/geojson.rs: {import}")]
        );
    }
    assert_eq!(violations("write/mod.rs", "use super::gazetteer::Gazetteer;").len(), 1);
    assert_eq!(violations("write/a.rs", "use super::super::domain;").len(), 1);
    assert_eq!(violations("cellar/mod.rs", "use crate::domain;").len(), 1);
    let above = "use crate::classify::{lexicon::Part, reading::Reading};";
    assert_eq!(violations("classify/lexicon/grammar.rs", above).len(), 1);
}

#[test]
fn the_scan_does_not_bite_what_is_allowed() {
    for allowed in [
        "use crate::domain::{Span, Place};",
        "use crate::write::Format;",
        "// not crate::gazetteer, which is above",
        "/// See [`crate::gazetteer`].",
        "pub(crate) fn gazetteer() {}",
        "use super::row::Row;",
    ] {
        assert_eq!(violations("write/geojson.rs", allowed), [""; 0], "{allowed}");
    }
}

/// What is wrong with a file, given by its path within `src`.
fn violations(path: &str, content: &str) -> Vec<String> {
    let room = path.split('/').next().unwrap_or(path).trim_end_matches(".rs");
    let Some((_, allowed)) = MAY_IMPORT.iter().find(|(known, _)| *known == room) else {
        return vec![format!(
            "src/{path}: no room `{room}` in the table of tests/architecture.rs"
        )];
    };
    let code = without_comments(content);
    let mut wrong: Vec<String> = imported(&code, path)
        .into_iter()
        .filter(|import| import != room && !allowed.contains(&import.as_str()))
        .map(|import| format!("src/{path}: imports {import}; {room} may import {allowed:?}"))
        .collect();
    for (outer, inner) in FOUNDATIONS {
        if path.starts_with(&format!("{outer}/{inner}/")) {
            let own = code.split("#[cfg(test)]").next().unwrap_or_default();
            let beside = heads_after(own, &format!("crate::{outer}::"));
            let beside = beside.into_iter().filter(|head| head != inner);
            wrong.extend(beside.map(|head| format!("src/{path}: imports {head} of {outer}, which stands on {inner}")));
        }
    }
    if code.contains("super::super") {
        wrong.push(format!("src/{path}: super::super; say crate::{room} instead"));
    }
    wrong.sort();
    wrong.dedup();
    wrong
}

/// The top-level modules that a file names.
fn imported(code: &str, path: &str) -> Vec<String> {
    let mut found = heads_after(code, "crate::");
    // In the root file of a room, `super` is the crate.
    if path.ends_with("/mod.rs") || !path.contains('/') {
        let above = heads_after(code, "super::");
        found.extend(
            above
                .into_iter()
                .filter(|head| MAY_IMPORT.iter().any(|(room, _)| room == head)),
        );
    }
    found
}

/// The first words of all that follows a path.
fn heads_after(code: &str, path: &str) -> Vec<String> {
    let found = code.match_indices(path);
    found.flat_map(|(at, path)| heads(&code[at + path.len()..])).collect()
}

/// The first words of what follows a path: one, or those of a group.
fn heads(rest: &str) -> Vec<String> {
    let Some(group) = rest.strip_prefix('{') else {
        return head(rest).into_iter().collect();
    };
    let mut depth = 0;
    let mut heads = Vec::new();
    let mut at_item = true;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_item = true,
            c if at_item && !c.is_whitespace() => {
                heads.extend(head(&group[at..]));
                at_item = false;
            }
            _ => {}
        }
    }
    heads
}

fn head(path: &str) -> Option<String> {
    let word: String = path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

fn without_comments(content: &str) -> String {
    let lines = content.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn rust_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
