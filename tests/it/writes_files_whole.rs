//! A layer in a file is whole or not there at all.

use super::{mentionmap, stderr, stdout};
use std::fs;
use tempfile::TempDir;

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(
        folder.path().join("rain.txt"),
        "It rained all day, and nobody minded.\n",
    )
    .unwrap();
    folder
}

#[test]
fn the_extension_tells_the_format_and_nothing_else_is_left() {
    let folder = folder();
    let output = mentionmap(folder.path(), ["map", "rain.txt", "-o", "layer.csv"]);
    assert_eq!(
        (stdout(&output), stderr(&output), output.status.code()),
        ("", "", Some(0))
    );
    assert!(
        fs::read_to_string(folder.path().join("layer.csv"))
            .unwrap()
            .starts_with("latitude,longitude,mention,")
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_run_that_fails_leaves_the_old_file_alone() {
    let folder = folder();
    fs::write(folder.path().join("layer.geojson"), "old").unwrap();
    let output = mentionmap(folder.path(), ["map", "--strict", "missing.txt", "-o", "layer.geojson"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("layer.geojson")).unwrap(), "old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn an_input_is_never_overwritten_by_whatever_path() {
    let folder = folder();
    let before = fs::read_to_string(folder.path().join("rain.txt")).unwrap();
    let output = mentionmap(
        folder.path(),
        ["map", "rain.txt", "-o", "./rain.txt", "--format", "geojson"],
    );
    assert_eq!(
        stderr(&output),
        "error: ./rain.txt: is one of the inputs and would be overwritten\nhint: give another file to -o\n"
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("rain.txt")).unwrap(), before);
}

#[test]
fn where_nothing_could_be_read_the_old_file_stays_and_no_new_one_is_made() {
    let folder = folder();
    fs::write(folder.path().join("old.geojson"), "old").unwrap();
    for file in ["old.geojson", "new.geojson"] {
        let output = mentionmap(folder.path(), ["map", "missing.txt", "-o", file]);
        assert_eq!(output.status.code(), Some(1));
        let said = format!("warning: missing.txt: no such file\nnote: nothing could be read; {file} not written\n");
        assert_eq!(stderr(&output), said);
    }
    assert_eq!(fs::read_to_string(folder.path().join("old.geojson")).unwrap(), "old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[cfg(unix)]
#[test]
fn a_new_file_may_be_read_as_any_other_and_a_link_stays_one() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("plain"), "").unwrap();
    fs::write(at("real.csv"), "").unwrap();
    symlink("real.csv", at("link.csv")).unwrap();
    mentionmap(folder.path(), ["map", "rain.txt", "-o", "link.csv"]);
    let mode = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode();
    assert_eq!(mode("real.csv"), mode("plain"));
    assert!(fs::symlink_metadata(at("link.csv")).unwrap().is_symlink());
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_not_replaced() {
    let folder = folder();
    let output = mentionmap(folder.path(), ["map", "rain.txt", "--format", "csv", "-o", "/dev/null"]);
    assert_eq!((stderr(&output), output.status.code()), ("", Some(0)));
}
