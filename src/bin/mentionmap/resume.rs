//! A layer that a later run can go on with if this one is broken off: beside it a journal of how far it is.
//!
//! The journal is renamed into its place after what it speaks of has reached the disk, so that whatever a kill or a power cut
//! leaves, the layer holds at least what the journal says, and what it holds beyond that is cut off.

use crate::inputs::Inputs;
use crate::messages::Refusal;
use crate::output::Output;
use crate::paths::{Found, each_file};
use crate::summary::Counts;
use anyhow::Context;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often the journal is written at most: what is done twice after a kill takes no longer.
const STEP: Duration = Duration::from_millis(100);
/// So many times as long as writing it took, the next one waits: disks are slow to say that they hold something.
const PATIENCE: u32 = 20;

/// How far a run is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    /// Which run it is.
    run: String,
    /// Articles that are done, whether they could be read or not.
    articles: u64,
    /// Of these, how many could not.
    lost: u64,
    /// Bytes of the layer.
    bytes: u64,
    counts: Counts,
}

/// How far a run is, with the files that say so.
pub(crate) struct Journal {
    mark: Mark,
    file: PathBuf,
    part: PathBuf,
    /// The layer, to ask how long it is.
    layer: File,
    written: Instant,
    /// How long the last writing took.
    took: Duration,
}

impl Journal {
    /// The layer for `target` with its journal: that of the run before, cut to what the journal says, or a new one.
    pub(crate) fn open(target: &Path, inputs: &Inputs<'_>) -> Result<(Self, Output), Refusal> {
        if fs::metadata(target).is_ok_and(|known| !known.is_file()) {
            return Err(Refusal::new(format!(
                "{}: is no file, and --resume goes on with files",
                target.display()
            )));
        }
        let (part, file) = (beside(target, "part"), beside(target, "journal"));
        let mark = mark(&file, &part, fingerprint(inputs))?;
        let refuse = |what: &dyn std::fmt::Display| Refusal::new(format!("{}: {what}", part.display()));
        let open = || {
            let layer = File::options()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&part)?;
            Ok((layer.try_clone()?, layer))
        };
        let (mut layer, writing) = open().map_err(|error: io::Error| refuse(&error))?;
        if layer.try_lock().is_err() {
            return Err(refuse(&"another run is writing it"));
        }
        let cut = |layer: &mut File| {
            layer.set_len(mark.bytes)?;
            layer.seek(SeekFrom::Start(mark.bytes))
        };
        if layer.metadata().map_or(0, |known| known.len()) < mark.bytes {
            let refusal = refuse(&"is shorter than its journal says");
            return Err(refusal.with_hint(format!("delete it and {} to begin anew", file.display())));
        }
        cut(&mut layer).map_err(|error| refuse(&error))?;
        let journal = Self {
            mark,
            file,
            part: part.clone(),
            layer,
            written: Instant::now(),
            took: Duration::ZERO,
        };
        Ok((journal, Output::part(writing, part, target)))
    }

    /// Whether an earlier run has begun the layer.
    pub(crate) const fn has_layer(&self) -> bool {
        self.mark.bytes > 0
    }

    /// Articles that an earlier run has done.
    pub(crate) const fn done(&self) -> u64 {
        self.mark.articles
    }

    /// Of these, how many it could not read.
    pub(crate) const fn lost(&self) -> u64 {
        self.mark.lost
    }

    /// What it counted.
    pub(crate) const fn counts(&self) -> Counts {
        self.mark.counts
    }

    /// Whether it is time to write it again.
    pub(crate) fn is_due(&self) -> bool {
        self.written.elapsed() >= STEP.max(self.took * PATIENCE)
    }

    /// One more article is done.
    pub(crate) const fn article(&mut self, is_lost: bool) {
        self.mark.articles += 1;
        self.mark.lost += is_lost as u64;
    }

    /// Notes how far the layer is, all of which has been flushed.
    pub(crate) fn write(&mut self, counts: Counts) -> anyhow::Result<()> {
        let begun = Instant::now();
        self.mark.counts = counts;
        self.mark.bytes = self.layer.stream_position()?;
        let new = self.file.with_extension("mentionmap-new");
        let text = serde_json::to_vec(&self.mark)?;
        let replace = || {
            self.layer.sync_data()?;
            let mut file = File::create(&new)?;
            file.write_all(&text)?;
            file.sync_data()?;
            fs::rename(&new, &self.file)
        };
        replace().with_context(|| new.display().to_string())?;
        self.written = Instant::now();
        self.took = self.written - begun;
        Ok(())
    }

    /// Ends the journal of a layer that is whole, before that gets its name: a kill in between costs the run, not the layer.
    pub(crate) fn close(self) -> anyhow::Result<()> {
        remove(&self.file)
    }

    /// Leaves nothing to go on with.
    pub(crate) fn discard(self) -> anyhow::Result<()> {
        remove(&self.file)?;
        remove(&self.part)
    }
}

/// Removes a file, if it is there.
fn remove(path: &Path) -> anyhow::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error).with_context(|| path.display().to_string()),
        _ => Ok(()),
    }
}

/// `.layer.csv.mentionmap-part`
fn beside(target: &Path, what: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".mentionmap-");
    name.push(what);
    target.with_file_name(name)
}

/// How far the run that wrote the journal was; not begun where there is none.
fn mark(journal: &Path, part: &Path, run: String) -> Result<Mark, Refusal> {
    let refuse = |what: &dyn std::fmt::Display| Refusal::new(format!("{}: {what}", journal.display()));
    let anew = || {
        format!(
            "repeat that run, or delete the file and {} to begin anew",
            part.display()
        )
    };
    let bytes = match fs::read(journal) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Mark { run, ..Mark::default() });
        }
        Err(error) => return Err(refuse(&error)),
    };
    let mark: Mark = serde_json::from_slice(&bytes).map_err(|error| refuse(&error).with_hint(anew()))?;
    if mark.run != run {
        return Err(refuse(&"is of a run with other arguments, inputs or version").with_hint(anew()));
    }
    Ok(mark)
}

/// Options that change nothing of the layer.
const ASIDE: [&str; 3] = ["--jobs", "--summary-json", "--on-error"];

/// The arguments without those of [`ASIDE`] and their values.
fn telling(mut arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut telling = Vec::new();
    while let Some(argument) = arguments.next() {
        let option = argument.to_string_lossy();
        let (name, joined) = option
            .split_once('=')
            .map_or((&*option, false), |(name, _)| (name, true));
        if !ASIDE.contains(&name) {
            telling.push(argument);
        } else if !joined {
            arguments.next();
        }
    }
    telling
}

/// What tells one run from another: version, arguments, and names, sizes and times of the files that it reads.
fn fingerprint(inputs: &Inputs<'_>) -> String {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    telling(std::env::args_os().skip(1)).hash(&mut hasher);
    for path in inputs.files() {
        // What cannot be read is said when it is read.
        let _ = each_file(path, &mut |found| {
            if let Found::File(file) = found {
                let known = fs::metadata(file).ok().filter(|known| known.is_file());
                file.hash(&mut hasher);
                known
                    .map(|known| (known.len(), known.modified().ok()))
                    .hash(&mut hasher);
            }
            Ok(())
        });
    }
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_nothing_of_the_layer_does_not_tell_runs_apart() {
        let telling = |line: &str| telling(line.split(' ').map(OsString::from));
        let same = telling("map news.jsonl -o a.csv --resume");
        for line in [
            "map news.jsonl -o a.csv --resume --jobs 2",
            "map --jobs=8 news.jsonl -o a.csv --summary-json s.json --resume",
            "map news.jsonl --on-error skip -o a.csv --resume",
        ] {
            assert_eq!(telling(line), same, "{line}");
        }
        assert_ne!(telling("map news.jsonl -o a.csv --resume --demonyms"), same);
    }
}
