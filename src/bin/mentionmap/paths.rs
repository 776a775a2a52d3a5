//! The files that were named, and those in the folders that were named.

use crate::messages::Refusal;
use mentionmap::read::Format;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How deep folders are searched: deeper ones are most likely a circle of mounts.
const DEEPEST: usize = 64;

/// Calls `each` with a file, or with every file in a folder and those below whose extension tells a format of articles,
/// in the order of their names. Hidden ones and links to folders are passed over.
///
/// # Errors
/// If `each` fails; a folder that cannot be read, or has no such file, is handed to it as a refusal.
pub(crate) fn each_file(
    path: &Path,
    each: &mut impl FnMut(Result<&Path, Refusal>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    if path == Path::new("-") || !path.is_dir() {
        return each(Ok(path));
    }
    let mut found = 0;
    in_folder(path, DEEPEST, &mut |file| {
        found += usize::from(file.is_ok());
        each(file)
    })?;
    if found == 0 {
        let refusal = Refusal::new(format!("{}: no articles in this folder", path.display()));
        let hint = "files are known by their extensions; others can be named one by one, with --from";
        return each(Err(refusal.with_hint(hint)));
    }
    Ok(())
}

fn in_folder(
    folder: &Path,
    depth: usize,
    each: &mut impl FnMut(Result<&Path, Refusal>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let refuse = |error: &dyn std::fmt::Display| Refusal::new(format!("{}: {error}", folder.display()));
    if depth == 0 {
        return each(Err(refuse(&"folders are nested too deep")));
    }
    let entries = match sorted(folder) {
        Ok(entries) => entries,
        Err(error) => return each(Err(refuse(&error))),
    };
    for (path, is_folder) in entries {
        if is_folder {
            in_folder(&path, depth - 1, each)?;
        } else if Format::from_path(&path).is_some() {
            each(Ok(&path))?;
        }
    }
    Ok(())
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
                Ok(file) => file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                Err(refusal) => refusal.to_string(),
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
        assert_eq!(found(folder.path()), ["a.html", "one.csv.gz", "z.txt"]);
        assert_eq!(found(&folder.path().join("b/picture.png")), ["picture.png"]);
    }

    #[test]
    fn a_folder_without_articles_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(found(folder.path())[0].ends_with("no articles in this folder"));
    }
}
