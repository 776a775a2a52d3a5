//! The files that were named, and those in the folders that were named.

use crate::messages::Refusal;
use mentionmap::read::Format;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How deep folders are searched: deeper ones are most likely a circle of mounts.
const DEEPEST: usize = 64;
/// Extensions of documents that may hold an article which cannot be read.
const DOCUMENTS: [&str; 12] = [
    "pdf", "doc", "docx", "odt", "rtf", "epub", "pages", "eml", "msg", "zip", "mht", "mhtml",
];
/// The most kinds of files that are named.
const NAMED: usize = 8;

/// What stands under a path.
pub(crate) enum Found<'p> {
    /// A file to be read.
    File(&'p Path),
    /// What cannot be read, and why.
    Unreadable(Refusal),
    /// Files that are no articles, in words.
    PassedOver(String),
}

/// Takes what was found.
type Each<'e> = dyn FnMut(Found<'_>) -> anyhow::Result<()> + 'e;

/// Calls `each` with a file, or with every file in a folder and those below whose extension tells a format of articles,
/// in the order of their names; last with what was passed over there. Hidden files, and links to folders, are not
/// looked at.
///
/// # Errors
/// If `each` fails; a folder that cannot be read or has no such file, a document that cannot and a link to nothing are
/// handed to it.
pub(crate) fn each_file(path: &Path, each: &mut Each<'_>) -> anyhow::Result<()> {
    if path == Path::new("-") || !path.is_dir() {
        return each(Found::File(path));
    }
    let mut found = 0;
    let mut others = BTreeMap::new();
    in_folder(path, DEEPEST, &mut others, &mut |one| {
        found += usize::from(matches!(one, Found::File(_)));
        each(one)
    })?;
    if !others.is_empty() {
        each(Found::PassedOver(passed_over(path, &others)))?;
    }
    if found == 0 {
        let refusal = Refusal::new(format!("{}: no articles in this folder", path.display()));
        let hint = "files are known by their extensions; others can be named one by one, with --from";
        return each(Found::Unreadable(refusal.with_hint(hint)));
    }
    Ok(())
}

/// How many files there are of each kind.
type Kinds = BTreeMap<String, usize>;

fn in_folder(folder: &Path, depth: usize, others: &mut Kinds, each: &mut Each<'_>) -> anyhow::Result<()> {
    let refuse =
        |error: &dyn std::fmt::Display| Found::Unreadable(Refusal::new(format!("{}: {error}", folder.display())));
    if depth == 0 {
        return each(refuse(&"folders are nested too deep"));
    }
    let entries = match sorted(folder) {
        Ok(entries) => entries,
        Err(error) => return each(refuse(&error)),
    };
    for (path, is_folder) in entries {
        if is_folder {
            in_folder(&path, depth - 1, others, each)?;
        } else if Format::from_path(&path).is_some() {
            each(Found::File(&path))?;
        } else if let Some(refusal) = unreadable(&path) {
            each(Found::Unreadable(refusal))?;
        } else {
            *others.entry(extension(&path)).or_default() += 1;
        }
    }
    Ok(())
}

/// Why a file that may be an article cannot be read.
fn unreadable(path: &Path) -> Option<Refusal> {
    if !path.exists() {
        return Some(Refusal::new(format!("{}: a link to nothing", path.display())));
    }
    let document = DOCUMENTS.contains(&extension(path).trim_start_matches('.'));
    let said = || format!("{}: a document of another program; expected text", path.display());
    document
        .then(|| Refusal::new(said()).with_hint("save it as text or as a web page; of a PDF make text with pdftotext"))
}

/// ".png", in lower case; empty where there is none.
fn extension(path: &Path) -> String {
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    extension.map(|extension| format!(".{extension}")).unwrap_or_default()
}

/// "news: passed over 3 files that are no articles (2 .png, 1 without extension)".
fn passed_over(folder: &Path, others: &Kinds) -> String {
    let count: usize = others.values().sum();
    let kind = |(kind, count): (&String, &usize)| match kind.as_str() {
        "" => format!("{count} without extension"),
        kind => format!("{count} {kind}"),
    };
    let mut kinds: Vec<String> = others.iter().take(NAMED).map(kind).collect();
    kinds.extend((others.len() > NAMED).then(|| "…".to_owned()));
    let files = if count == 1 {
        "file that is no article"
    } else {
        "files that are no articles"
    };
    format!(
        "{}: passed over {count} {files} ({})",
        folder.display(),
        kinds.join(", ")
    )
}

/// What a folder holds, by name; whether it is a folder too.
fn sorted(folder: &Path) -> io::Result<Vec<(PathBuf, bool)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let linked_folder = kind.is_symlink() && entry.path().is_dir();
        if !hidden && !linked_folder {
            entries.push((entry.path(), kind.is_dir()));
        }
    }
    entries.sort();
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &Path) -> Vec<String> {
        let mut found = Vec::new();
        let done = each_file(path, &mut |file| {
            found.push(match file {
                Found::File(file) => file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                Found::Unreadable(refusal) => refusal.to_string(),
                Found::PassedOver(said) => said,
            });
            Ok(())
        });
        done.unwrap();
        found
    }

    #[test]
    fn folders_are_searched_in_order_for_files_of_known_formats() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("b/c")).unwrap();
        for name in ["z.txt", "a.html", "b/c/one.csv.gz", "b/picture.png", ".hidden.txt"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let found_all = found(folder.path());
        assert_eq!(found_all[..3], ["a.html", "one.csv.gz", "z.txt"]);
        assert!(
            found_all[3].ends_with("passed over 1 file that is no article (1 .png)"),
            "{found_all:?}"
        );
        assert_eq!(found(&folder.path().join("b/picture.png")), ["picture.png"]);
    }

    #[test]
    fn documents_of_other_programs_are_said() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", "b.PDF", "README"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let found = found(folder.path());
        assert!(
            found[1].ends_with("b.PDF: a document of another program; expected text"),
            "{found:?}"
        );
        assert!(found[2].ends_with("(1 without extension)"), "{found:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nothing_is_said() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("nowhere", folder.path().join("link")).unwrap();
        assert!(found(folder.path())[0].ends_with("link: a link to nothing"));
    }

    #[test]
    fn a_folder_without_articles_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(found(folder.path())[0].ends_with("no articles in this folder"));
    }
}
