//! What the program says on standard error, and its exit status.

use crate::progress;
use mentionmap::gazetteer::{LoadError, RowError};
use mentionmap::read::ReadError;
use std::io::{self, Write};
use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// All was done.
    Done,
    /// Something was skipped, and said.
    Skipped,
    /// All was done, and less was found than was asked for.
    Below,
    /// Everything was skipped: nothing could be read.
    NothingRead,
    /// The run could not be done.
    Failed,
}

impl Status {
    /// The status of a run; says why where it failed. A closed pipe is no failure: whoever closed it has read enough.
    pub(crate) fn of(run: anyhow::Result<Self>) -> Self {
        match run {
            Ok(status) => status,
            Err(error) if is_closed_pipe(&error) => Self::Done,
            Err(error) => {
                say(&format!("error: {error:#}"));
                if let Some(hint) = error
                    .downcast_ref::<Refusal>()
                    .and_then(|refusal| refusal.hint.as_deref())
                {
                    say(&format!("hint: {hint}"));
                }
                Self::Failed
            }
        }
    }
}

impl Status {
    /// This status, or that less was found than was asked for.
    pub(crate) fn or_below(self, below: bool) -> Self {
        if below && self == Self::Done { Self::Below } else { self }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Skipped | Status::Below | Status::NothingRead => 1,
            Status::Failed => 2,
        })
    }
}

/// Something that the user can mend.
#[derive(Debug)]
pub(crate) struct Refusal {
    message: String,
    hint: Option<String>,
}

impl Refusal {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: None,
        }
    }

    pub(crate) fn with_hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

impl From<&ReadError> for Refusal {
    fn from(error: &ReadError) -> Self {
        Self {
            message: error.to_string(),
            hint: error.hint().map(str::to_owned),
        }
    }
}

impl From<&LoadError> for Refusal {
    fn from(error: &LoadError) -> Self {
        Self {
            message: error.to_string(),
            hint: error.hint(),
        }
    }
}

/// So many bad lines of a file are said; of the others, how many there are. A file of another format has millions.
const SAID: u64 = 20;

/// So many of the rows that are still to be filled in are named.
const NAMED: usize = 3;

/// What is said of the lines of one file.
pub(crate) struct Said<'f> {
    file: &'f str,
    lines: u64,
    unfilled: u64,
    /// The first of them.
    named: Vec<String>,
    hints: Vec<&'static str>,
}

impl<'f> Said<'f> {
    /// Nothing yet.
    pub(crate) const fn new(file: &'f str) -> Self {
        Self {
            file,
            lines: 0,
            unfilled: 0,
            named: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// Says what is wrong with a line, a hint once, and goes on, or fails where nothing may be skipped. Rows that are
    /// still to be filled in are said together, in the end.
    pub(crate) fn skip(&mut self, error: &RowError, skips: &mut Skips) -> anyhow::Result<()> {
        if let Some(name) = &error.unfilled {
            self.unfilled += 1;
            if self.named.len() < NAMED {
                let line = error.origin.line.map(|line| format!(" (line {line})"));
                self.named.push(format!("{name}{}", line.unwrap_or_default()));
            }
            return skips.skip_quietly(Refusal::new(error.to_string()));
        }
        let hint = error.hint.filter(|hint| !self.hints.contains(hint));
        self.hints.extend(hint);
        let refusal = Refusal::new(error.to_string());
        self.lines += 1;
        if self.lines > SAID {
            skips.skip_quietly(refusal)
        } else {
            skips.skip(match hint {
                Some(hint) => refusal.with_hint(hint),
                None => refusal,
            })
        }
    }

    /// Says something of a line that is used all the same.
    pub(crate) fn say(&mut self, warning: &str) {
        self.lines += 1;
        if self.lines <= SAID {
            say(&format!("warning: {warning}"));
        }
    }

    /// Says how many lines were not said, and which are still to be filled in.
    pub(crate) fn finish(self) {
        if self.unfilled > 0 {
            let (rows, are) = if self.unfilled == 1 {
                ("row", "is")
            } else {
                ("rows", "are")
            };
            let more = if self.unfilled > NAMED as u64 { ", …" } else { "" };
            say(&format!(
                "warning: {}: {} {rows} without coordinates {are} left out: {}{more}",
                self.file,
                self.unfilled,
                self.named.join(", ")
            ));
        }
        if self.lines > SAID {
            say(&format!(
                "warning: {}: {} more such lines",
                self.file,
                self.lines - SAID
            ));
        }
    }
}

/// Keeps count of what was skipped.
#[derive(Debug, Clone)]
pub(crate) struct Skips {
    strict: bool,
    silent: bool,
    skipped: u64,
    read: bool,
    /// Hints that were given: once is enough.
    hints: Vec<String>,
}

impl Skips {
    /// None yet; where `strict`, the first one is an error.
    pub(crate) const fn new(strict: bool) -> Self {
        Self {
            strict,
            silent: false,
            skipped: 0,
            read: false,
            hints: Vec::new(),
        }
    }

    /// None yet, and none is ever said.
    pub(crate) fn silent() -> Self {
        Self {
            silent: true,
            ..Self::new(false)
        }
    }

    /// Says what was skipped and goes on, or fails where nothing may be skipped.
    pub(crate) fn skip(&mut self, refusal: Refusal) -> anyhow::Result<()> {
        if self.strict {
            return Err(refusal.into());
        }
        self.skipped += 1;
        if self.silent {
            return Ok(());
        }
        say(&format!("warning: {refusal}"));
        if let Some(hint) = refusal.hint.filter(|hint| !self.hints.contains(hint)) {
            say(&format!("hint: {hint}"));
            self.hints.push(hint);
        }
        Ok(())
    }

    /// Skips the nth record of a file; of those beyond the first ones only [`Self::say_others`] says something.
    pub(crate) fn skip_nth(&mut self, nth: u64, refusal: Refusal) -> anyhow::Result<()> {
        if nth > SAID {
            self.skip_quietly(refusal)
        } else {
            self.skip(refusal)
        }
    }

    /// Says something of what was read that costs nothing.
    pub(crate) fn remark(&self, remark: &str) {
        if !self.silent {
            say(&format!("note: {remark}"));
        }
    }

    /// Says how many more records of a file were skipped than was said, of `skipped` in all.
    pub(crate) fn say_others(&self, file: &str, skipped: u64) {
        if skipped > SAID && !self.silent {
            say(&format!("warning: {file}: {} more such records", skipped - SAID));
        }
    }

    /// Goes on without saying what was skipped, or fails where nothing may be skipped.
    pub(crate) fn skip_quietly(&mut self, refusal: Refusal) -> anyhow::Result<()> {
        if self.strict {
            return Err(refusal.into());
        }
        self.skipped += 1;
        Ok(())
    }

    /// Notes that something could be read.
    pub(crate) const fn note_read(&mut self) {
        self.read = true;
    }

    /// Counts what an earlier run skipped, and said.
    pub(crate) const fn note_skipped(&mut self, count: u64) {
        self.skipped += count;
    }

    /// How much was skipped.
    pub(crate) const fn count(&self) -> u64 {
        self.skipped
    }

    pub(crate) const fn status(&self) -> Status {
        match (self.skipped > 0, self.read) {
            (false, _) => Status::Done,
            (true, true) => Status::Skipped,
            (true, false) => Status::NothingRead,
        }
    }
}

/// A line on standard error. Where that is closed, nobody listens, and that is no failure either.
pub(crate) fn say(line: &str) {
    let _ = progress::aside(|| writeln!(io::stderr().lock(), "{line}"));
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_no_failure() {
        let closed = anyhow::Error::from(io::Error::from(io::ErrorKind::BrokenPipe)).context("standard output");
        assert_eq!(Status::of(Err(closed)), Status::Done);
    }

    #[test]
    fn the_first_skip_of_a_strict_run_is_an_error() {
        assert!(Skips::new(true).skip(Refusal::new("a.txt: empty")).is_err());
    }
}
