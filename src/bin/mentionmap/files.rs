//! One file that was named, or standard input.

use crate::messages::Refusal;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// What messages and `source_id` call standard input.
const STDIN: &str = "stdin";

/// What messages call an input.
pub(crate) fn name(path: &Path) -> String {
    if path == Path::new("-") {
        STDIN.to_owned()
    } else {
        path.to_string_lossy().into_owned()
    }
}

/// An input, open to be read.
pub(crate) fn open(path: &Path) -> Result<Box<dyn Read>, Refusal> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    check_readable(path)?;
    let file = File::open(path).map_err(|error| Refusal::new(format!("{}: {error}", name(path))))?;
    Ok(Box::new(file))
}

/// Refuses what is no file, without opening it: that of a pipe can be done once only.
pub(crate) fn check_readable(path: &Path) -> Result<(), Refusal> {
    let refuse = |what: String| Refusal::new(format!("{}: {what}", path.display()));
    match fs::metadata(path) {
        Ok(known) if known.is_dir() => Err(refuse("is a directory; expected a file".to_owned())),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(refuse("no such file".to_owned())),
        Err(error) => Err(refuse(error.to_string())),
    }
}
