//! Files in, a number that changes with any of them out, by which what takes minutes is made anew only where it must be.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A number for the names and the content of all files in `paths`, and in folders among these.
pub(crate) fn fingerprint(paths: &[&str]) -> io::Result<String> {
    let mut files = Vec::new();
    for path in paths {
        collect(Path::new(path), &mut files)?;
    }
    files.sort();
    let mut sum = crc32fast::Hasher::new();
    for file in files {
        let content = fs::read(&file)?;
        sum.update(file.to_string_lossy().as_bytes());
        sum.update(&(content.len() as u64).to_le_bytes());
        sum.update(&content);
    }
    Ok(format!("{:08x}", sum.finalize()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_changes_with_a_files_content_and_name_and_with_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path().join("a");
        fs::create_dir(&within).unwrap();
        let of = || fingerprint(&[folder.path().to_str().unwrap()]).unwrap();
        let file = within.join("b");
        fs::write(&file, "1").unwrap();
        let one = of();
        fs::write(&file, "2").unwrap();
        assert_ne!(of(), one);
        fs::write(&file, "1").unwrap();
        assert_eq!(of(), one);
        fs::rename(&file, within.join("c")).unwrap();
        assert_ne!(of(), one);
        assert!(fingerprint(&["no such file"]).is_err());
    }
}
