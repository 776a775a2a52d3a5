//! How wide the terminal is.

use std::io;
use terminal_size::{Width, terminal_size_of};

/// Characters in a line of the terminal that standard output is; `None` where it is none, or does not say. `COLUMNS`
/// overrules what the terminal says.
pub(crate) fn width() -> Option<usize> {
    let (Width(width), _) = terminal_size_of(io::stdout())?;
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    Some(told.unwrap_or(usize::from(width))).filter(|width| *width > 0)
}
