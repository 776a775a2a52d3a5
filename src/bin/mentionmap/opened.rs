//! A file of places, opened once, and what it is by its beginning: a pipe is as good as a file, whatever its name.

use crate::files::{self, check_readable};
use crate::messages::Refusal;
use mentionmap::gazetteer::geonames::FileKind;
use mentionmap::gazetteer::is_index;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

/// How much of a file is looked at.
const BEGINNING: u64 = 1 << 14;

/// A file that has been looked at.
pub(crate) struct Opened {
    pub(crate) path: PathBuf,
    pub(crate) content: Content,
    beginning: Vec<u8>,
    rest: Box<dyn Read>,
    /// The same file, where it is one.
    file: Option<File>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// A compiled index.
    Index,
    /// A ZIP archive.
    Zip,
    /// JSON.
    Json,
    /// One of GeoNames' files.
    GeoNames(FileKind),
    /// Anything else, so CSV.
    Text,
}

impl Opened {
    /// Opens the file, or standard input where it is `-`.
    pub(crate) fn new(path: &Path) -> Result<Self, Refusal> {
        let refuse = |error: &dyn std::fmt::Display| Refusal::new(format!("{}: {error}", path.display()));
        let (mut rest, file): (Box<dyn Read>, _) = if path == Path::new("-") {
            (Box::new(io::stdin()), None)
        } else {
            check_readable(path)?;
            let file = File::open(path).map_err(|error| refuse(&error))?;
            let same = file
                .metadata()
                .is_ok_and(|known| known.is_file())
                .then(|| file.try_clone());
            let same = same.transpose().map_err(|error| refuse(&error))?;
            (Box::new(file), same)
        };
        let mut beginning = Vec::new();
        let read = rest.by_ref().take(BEGINNING).read_to_end(&mut beginning);
        read.map_err(|error| refuse(&error))?;
        Ok(Self {
            path: path.to_owned(),
            content: Content::of(&beginning),
            beginning,
            rest,
            file,
        })
    }

    /// The name for messages.
    pub(crate) fn name(&self) -> String {
        files::name(&self.path)
    }

    /// Bytes of it, where that is known.
    pub(crate) fn bytes(&self) -> u64 {
        let known = self.file.as_ref().and_then(|file| file.metadata().ok());
        known.map_or(0, |known| known.len())
    }

    /// All of it, from its beginning.
    pub(crate) fn into_reader(self) -> impl Read {
        Cursor::new(self.beginning).chain(self.rest)
    }

    /// The file itself, for what is not read from front to back.
    pub(crate) fn into_file(self) -> Result<File, Refusal> {
        let name = self.name();
        let mut file = self
            .file
            .ok_or_else(|| Refusal::new(format!("{name}: is no file; an index or archive must be one")))?;
        file.rewind()
            .map_err(|error| Refusal::new(format!("{name}: {error}")))?;
        Ok(file)
    }

    /// Refuses what is neither CSV nor an index.
    pub(crate) fn check_is_gazetteer(&self) -> Result<(), Refusal> {
        let compile = "make an index of GeoNames' files: mentionmap gazetteer compile FILE -o FILE.idx";
        let (found, hint) = match self.content {
            Content::Index | Content::Text => return Ok(()),
            Content::GeoNames(_) => ("one of GeoNames' files", compile),
            Content::Zip
                if self
                    .path
                    .extension()
                    .is_some_and(|known| known.eq_ignore_ascii_case("xlsx")) =>
            {
                ("an Excel workbook", "save it as CSV")
            }
            Content::Zip => ("a ZIP archive", compile),
            Content::Json => (
                "JSON",
                "convert GeoJSON with ogr2ogr places.csv places.geojson -lco GEOMETRY=AS_XY",
            ),
        };
        let refusal = Refusal::new(format!("{}: is {found}; expected CSV or an index", self.name()));
        Err(refusal.with_hint(hint))
    }
}

impl Content {
    /// What begins so.
    pub(crate) fn of(beginning: &[u8]) -> Self {
        match beginning {
            _ if is_index(beginning) => Self::Index,
            [b'P', b'K', 3, 4, ..] => Self::Zip,
            _ => match beginning.trim_ascii_start().first() {
                Some(b'{' | b'[') => Self::Json,
                _ => geonames(beginning).map_or(Self::Text, Self::GeoNames),
            },
        }
    }
}

/// Which of GeoNames' files has a first line like this: they have no header, but each its own fields.
fn geonames(beginning: &[u8]) -> Option<FileKind> {
    let text = String::from_utf8_lossy(beginning);
    if text.starts_with('#') && text.contains("\tISO3\t") || text.starts_with("# ==") {
        return Some(FileKind::Countries);
    }
    let fields: Vec<&str> = text.lines().next()?.split('\t').collect();
    let number = |n: usize| {
        fields
            .get(n)
            .is_some_and(|field| !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match fields.len() {
        15.. if number(0) => Some(FileKind::Places),
        // Code, name, name in ASCII, id.
        4 if number(3) && !number(0) => match fields[0].matches('.').count() {
            1 => Some(FileKind::FirstLevel),
            2 => Some(FileKind::SecondLevel),
            _ => None,
        },
        4..=10 if number(0) && number(1) => Some(FileKind::AlternateNames),
        // A country and its fourth field are all that is read; others end with neighbours.
        17..=19 if fields[0].len() == 2 => Some(FileKind::Countries),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_beginning() {
        let places = format!("1\tOslo{}\n", "\t".repeat(17));
        for (beginning, content) in [
            ("mmgaz002…", Content::Index),
            ("PK\u{3}\u{4}", Content::Zip),
            (" {\"type\":", Content::Json),
            ("name,latitude,longitude\n", Content::Text),
            ("name\tlatitude\tlongitude\n", Content::Text),
            ("", Content::Text),
            (&places, Content::GeoNames(FileKind::Places)),
            ("1\t2\ten\tOslo\t1\t\t\t\n", Content::GeoNames(FileKind::AlternateNames)),
            (
                "US.TX\tTexas\tTexas\t4736286\n",
                Content::GeoNames(FileKind::FirstLevel),
            ),
            ("AE.01.101\tA\tA\t12047239\n", Content::GeoNames(FileKind::SecondLevel)),
            ("# ====\n#ISO\tISO3\tx\n", Content::GeoNames(FileKind::Countries)),
        ] {
            assert_eq!(Content::of(beginning.as_bytes()), content, "{beginning}");
        }
    }
}
