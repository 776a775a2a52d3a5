//! How wide the terminal is.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::process::Command;

/// Characters in a line of the terminal that standard output is; `None` where it is none, or does not say.
pub(crate) fn width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    said.or_else(of_stty).filter(|width| *width > 0)
}

/// What POSIX's `stty size` says: rows, then columns. The standard library does not know.
fn of_stty() -> Option<usize> {
    let terminal = File::open("/dev/tty").ok()?;
    let output = Command::new("stty").arg("size").stdin(terminal).output().ok()?;
    String::from_utf8(output.stdout)
        .ok()?
        .split_whitespace()
        .nth(1)?
        .parse()
        .ok()
}
