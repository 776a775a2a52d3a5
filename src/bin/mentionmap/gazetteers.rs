//! The gazetteers that a run uses: the embedded one, the user's own, or both.

use crate::gazetteer_args::GazetteerChoice;
use crate::messages::{Refusal, Skips};
use mentionmap::gazetteer::{
    CompiledGazetteer, Completion, CsvOptions, IndexBuilder, MergedGazetteer, OpenError, places,
};
use mentionmap::world_gazetteer;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::path::Path;

/// A settlement of unknown population in a user's own list counts as one of the middle of GeoNames' bands when names are
/// recognised: whoever lists it means it to be found, but it is no capital.
pub(crate) const UNKNOWN_POPULATION: u64 = 50_000;

/// An index up to this size is compared with its checksums when it is opened, which takes a few milliseconds; of a larger
/// one only the header is, and `gazetteer check` does the rest.
const READ_WHOLE: u64 = 16 << 20;

/// Opens what was asked for; what cannot be read of it is skipped, and said.
pub(crate) fn open(choice: &GazetteerChoice, skips: &mut Skips) -> anyhow::Result<MergedGazetteer> {
    let options = choice.csv.options()?;
    let mut instead = choice.gazetteer.iter();
    let first = match instead.next() {
        Some(path) => open_file(path, &options, skips)?,
        None => world_gazetteer(),
    };
    let mut merged = MergedGazetteer::new(first);
    for path in instead.chain(&choice.also) {
        merged = merged.with(&stem(path), open_file(path, &options, skips)?);
    }
    Ok(merged)
}

/// The name that a gazetteer has by its file.
pub(crate) fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// What a file begins with.
pub(crate) enum Content {
    /// A compiled index.
    Index,
    /// A ZIP archive.
    Zip,
    /// Anything else, so CSV.
    Text,
}

impl Content {
    /// What `file` is, told by its first bytes; it is rewound.
    pub(crate) fn of(file: &mut File) -> io::Result<Self> {
        let mut first = Vec::new();
        file.take(5).read_to_end(&mut first)?;
        file.rewind()?;
        Ok(match &first[..] {
            b"mmgaz" => Self::Index,
            [b'P', b'K', 3, 4, ..] => Self::Zip,
            _ => Self::Text,
        })
    }
}

fn open_file(path: &Path, options: &CsvOptions, skips: &mut Skips) -> anyhow::Result<CompiledGazetteer> {
    let mut file = open_to_read(path)?;
    let unreadable = |error: io::Error| Refusal::new(format!("{}: {error}", path.display()));
    match Content::of(&mut file).map_err(unreadable)? {
        Content::Index => open_index(path, &file),
        Content::Text => compile_csv(path, file, options, skips),
        Content::Zip => {
            let refusal = Refusal::new(format!(
                "{}: is a ZIP archive; expected CSV or an index",
                path.display()
            ));
            let hint = "make an index of GeoNames' files: mentionmap gazetteer compile FILE.zip -o FILE.idx";
            Err(refusal.with_hint(hint).into())
        }
    }
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

pub(crate) fn open_to_read(path: &Path) -> Result<File, Refusal> {
    check_readable(path)?;
    File::open(path).map_err(|error| Refusal::new(format!("{}: {error}", path.display())))
}

fn open_index(path: &Path, file: &File) -> anyhow::Result<CompiledGazetteer> {
    let opened = CompiledGazetteer::from_file(file).and_then(|gazetteer| {
        let small = file.metadata().is_ok_and(|known| known.len() <= READ_WHOLE);
        if small {
            gazetteer.verify().map(|()| gazetteer)
        } else {
            Ok(gazetteer)
        }
    });
    opened.map_err(|error| {
        let refusal = Refusal::new(format!("{}: {error}", path.display()));
        match error {
            OpenError::Io(_) => refusal.into(),
            _ => refusal
                .with_hint("make it anew with mentionmap gazetteer compile")
                .into(),
        }
    })
}

/// The places of a CSV file as an index in memory.
fn compile_csv(path: &Path, file: File, options: &CsvOptions, skips: &mut Skips) -> anyhow::Result<CompiledGazetteer> {
    let name = path.to_string_lossy();
    let mut index = IndexBuilder::new(&stem(path), "", &[]).with_least_population(UNKNOWN_POPULATION);
    if add_csv(&mut index, file, &name, options, skips)? == 0 {
        return Err(Refusal::new(format!("{name}: no place in it")).into());
    }
    Ok(CompiledGazetteer::from_bytes(index.build()?)?)
}

/// Adds the places of a CSV file and says how many there were; bad rows are said, a hint once.
pub(crate) fn add_csv(
    index: &mut IndexBuilder,
    input: impl Read,
    name: &str,
    options: &CsvOptions,
    skips: &mut Skips,
) -> anyhow::Result<u64> {
    let mut hinted = BTreeSet::new();
    let mut added = 0;
    let world = world_gazetteer();
    let completion = Completion::new(&world, UNKNOWN_POPULATION);
    for row in places(input, name, options).map_err(|error| Refusal::from(&error))? {
        match row {
            Ok(mut row) => {
                completion.complete(&mut row);
                index.add(&row)?;
                added += 1;
            }
            Err(error) => {
                let hint = error.hint.filter(|hint| hinted.insert(*hint));
                let refusal = Refusal::new(error.to_string());
                skips.skip(match hint {
                    Some(hint) => refusal.with_hint(hint),
                    None => refusal,
                })?;
            }
        }
    }
    Ok(added)
}
