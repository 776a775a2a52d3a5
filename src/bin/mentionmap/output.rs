//! Standard output, or a file that appears only once it is whole.

use crate::messages::Refusal;
use std::fs::{self, File};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::NamedTempFile;

/// Exit status of a run that was interrupted, as shells have it for Ctrl-C.
const INTERRUPTED: i32 = 130;

/// Where data goes. It is opened, and so checked, before the run.
pub(crate) enum Output {
    /// Standard output.
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A file beside the wanted one, which it becomes in the end.
    File(BufWriter<NamedTempFile>, PathBuf),
    /// A file beside the wanted one, with its path, which stays if the run is broken off.
    Part(BufWriter<File>, PathBuf, PathBuf),
    /// Something that cannot be replaced: a device, a pipe.
    Special(BufWriter<File>),
}

impl Output {
    /// Standard output.
    pub(crate) fn stdout() -> Self {
        Self::Stdout(BufWriter::new(io::stdout().lock()))
    }

    /// The file at `path`, or standard output where there is none. The file is left as it was unless [`Self::finish`]
    /// is called.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, Refusal> {
        let Some(path) = path else {
            return Ok(Self::stdout());
        };
        if path == Path::new("-") {
            return Ok(Self::stdout());
        }
        let refuse = |what: String| Refusal::new(format!("{}: {what}", path.display()));
        // A link is followed, so that it stays a link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&target) {
            Ok(known) if known.is_dir() => Err(refuse("is a directory; expected a file to write".into())),
            Ok(known) if !known.is_file() => {
                let file = File::options().write(true).open(&target);
                let file = file.map_err(|error| refuse(error.to_string()))?;
                Ok(Self::Special(BufWriter::new(file)))
            }
            _ => beside(&target).map_err(refuse),
        }
    }

    /// The file `part` at its path, which becomes `target` in the end.
    pub(crate) fn part(file: File, part: PathBuf, target: &Path) -> Self {
        let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
        Self::Part(BufWriter::new(file), part, target)
    }

    /// The file, for what is not written from front to back.
    pub(crate) fn seekable(&mut self) -> Result<&mut BufWriter<NamedTempFile>, Refusal> {
        match self {
            Self::File(out, _) => Ok(out),
            _ => Err(Refusal::new("an index can be written to a file only")),
        }
    }

    /// Where the file is until it is whole, for what is written by name; none of what is not a file.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(out, _) => Some(out.get_ref().path()),
            Self::Stdout(_) | Self::Part(..) | Self::Special(_) => None,
        }
    }

    /// Puts what was written where it belongs.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::Stdout(mut out) => out.flush()?,
            Self::Special(mut out) => out.flush()?,
            Self::Part(mut out, part, path) => {
                out.flush()?;
                fs::rename(part, &path).map_err(|error| Refusal::new(format!("{}: {error}", path.display())))?;
            }
            Self::File(out, path) => {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.persist(&path)
                    .map_err(|error| Refusal::new(format!("{}: {}", path.display(), error.error)))?;
            }
        }
        Ok(())
    }
}

/// Refuses to write over what is read, by whatever path.
pub(crate) fn refuse_overwriting<'p>(
    output: Option<&Path>,
    inputs: impl IntoIterator<Item = &'p Path>,
) -> Result<(), Refusal> {
    let Some((file, whole)) = output.and_then(|file| Some((file, fs::canonicalize(file).ok()?))) else {
        return Ok(());
    };
    let is_output = |path: &Path| path != Path::new("-") && fs::canonicalize(path).is_ok_and(|path| path == whole);
    if inputs.into_iter().any(is_output) {
        let refusal = Refusal::new(format!(
            "{}: is one of the inputs and would be overwritten",
            file.display()
        ));
        return Err(refusal.with_hint("give another file to -o"));
    }
    Ok(())
}

/// Refuses to write two things into one file.
pub(crate) fn refuse_same<'p>(outputs: impl IntoIterator<Item = &'p Path>) -> Result<(), Refusal> {
    let mut known: Vec<PathBuf> = Vec::new();
    for output in outputs.into_iter().filter(|output| *output != Path::new("-")) {
        let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = fs::canonicalize(folder.unwrap_or(Path::new("."))).unwrap_or_default();
        let whole = fs::canonicalize(output).unwrap_or_else(|_| folder.join(output.file_name().unwrap_or_default()));
        let is_file = fs::metadata(&whole).map_or(true, |known| known.is_file());
        if is_file && known.contains(&whole) {
            let refusal = Refusal::new(format!("{}: is to hold two things at once", output.display()));
            return Err(refusal.with_hint("give each output a name of its own"));
        }
        known.push(whole);
    }
    Ok(())
}

/// A temporary file in the folder of `target`, from which it can be renamed.
fn beside(target: &Path) -> Result<Output, String> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(format!("no folder {} to write it into", folder.display()));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mentionmap-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What any new file gets; a temporary one would be for its owner's eyes only.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder).map_err(|error| error.to_string())?;
    remove_when_interrupted(file.path());
    Ok(Output::File(BufWriter::new(file), target.to_owned()))
}

/// The files that are not whole yet.
static TEMPORARY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Sees to it that Ctrl-C, a closed terminal or a request to end leaves no half-written file behind.
fn remove_when_interrupted(temporary: &Path) {
    // A poisoned lock guards nothing that could be wrong: a list that only grows.
    TEMPORARY
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(temporary.to_owned());
    // Set once for all of them. Where there is a handler already, which cannot be, a file would be left: no reason not to work.
    let _ = ctrlc::set_handler(move || {
        for temporary in TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let _ = fs::remove_file(temporary);
        }
        std::process::exit(INTERRUPTED);
    });
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(out, _) => out.write(bytes),
            Self::Part(out, ..) => out.write(bytes),
            Self::Special(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(out, _) => out.flush(),
            Self::Part(out, ..) => out.flush(),
            Self::Special(out) => out.flush(),
        }
    }
}
