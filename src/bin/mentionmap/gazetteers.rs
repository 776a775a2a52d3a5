//! The gazetteers that a run uses: the embedded one, the user's own, or both.

use crate::gazetteer_args::GazetteerChoice;
use crate::messages::{Refusal, Said, Skips};
use crate::opened::{Content, Opened};
use mentionmap::domain::{FeatureClass, PlaceId};
use mentionmap::gazetteer::{
    CompiledGazetteer, Completion, CsvOptions, IndexBuilder, MergedGazetteer, OpenError, places,
};
use mentionmap::world_gazetteer;
use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
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
    if choice.files().next().is_none() && choice.csv.is_told() {
        let refusal = Refusal::new("--column, --separator and --encoding are about lists of places");
        return Err(refusal.with_hint("name one with --gazetteer or --also").into());
    }
    let mut instead = choice.gazetteer.iter();
    let first = match instead.next() {
        Some(path) => open_file(path, &options, skips)?.ok_or_else(|| no_place(path))?,
        None => world_gazetteer(),
    };
    let mut merged = MergedGazetteer::new(first);
    for path in instead.chain(&choice.also) {
        match open_file(path, &options, skips)? {
            Some(gazetteer) => merged = merged.with(&stem(path), gazetteer),
            // A list of missing names of which none is filled in yet, most likely.
            None => skips.skip(no_place(path))?,
        }
    }
    Ok(merged)
}

fn no_place(path: &Path) -> Refusal {
    Refusal::new(format!("{}: no place in it", path.display()))
}

/// The name that a gazetteer has by its file.
pub(crate) fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// The gazetteer in a file; none where that is a list without a place.
fn open_file(path: &Path, options: &CsvOptions, skips: &mut Skips) -> anyhow::Result<Option<CompiledGazetteer>> {
    let opened = Opened::new(path)?;
    opened.check_is_gazetteer()?;
    match opened.content {
        Content::Index => open_index(path, &opened.into_file()?).map(Some),
        _ => compile_csv(opened, options, skips),
    }
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
fn compile_csv(opened: Opened, options: &CsvOptions, skips: &mut Skips) -> anyhow::Result<Option<CompiledGazetteer>> {
    let name = opened.name();
    let mut list = OwnList::new(
        IndexBuilder::new(&stem(&opened.path), "", std::slice::from_ref(&name)),
        None,
    );
    list.add(opened.into_reader(), &name, options, skips)?;
    if list.places == 0 {
        return Ok(None);
    }
    let bytes = list.finish(&name)?.0.build()?;
    Ok(Some(CompiledGazetteer::from_bytes(bytes)?))
}

/// Lists of places of the user's own on their way into one index.
pub(crate) struct OwnList<'c> {
    index: IndexBuilder,
    completion: Completion,
    classes: Option<&'c [FeatureClass]>,
    ids: HashSet<PlaceId>,
    places: u64,
}

impl<'c> OwnList<'c> {
    /// Fills `index` with the places of these classes, of all where none are told.
    pub(crate) fn new(index: IndexBuilder, classes: Option<&'c [FeatureClass]>) -> Self {
        Self {
            index: index.with_least_population(UNKNOWN_POPULATION),
            completion: Completion::new(world_gazetteer(), UNKNOWN_POPULATION),
            classes,
            ids: HashSet::new(),
            places: 0,
        }
    }

    /// Adds the places of a CSV file; bad rows are said.
    pub(crate) fn add(
        &mut self,
        input: impl Read,
        name: &str,
        options: &CsvOptions,
        skips: &mut Skips,
    ) -> anyhow::Result<()> {
        let mut said = Said::new(name);
        let mut rows = places(input, name, options).map_err(|error| Refusal::from(&error))?;
        while let Some(row) = rows.next() {
            let mut row = match row {
                Ok(row) => row,
                Err(error) => {
                    said.skip(&error, skips)?;
                    continue;
                }
            };
            if self
                .classes
                .is_some_and(|classes| !classes.contains(&row.place.feature_class))
            {
                continue;
            }
            let taken = self.ids.contains(&row.place.id);
            if taken {
                let own = PlaceId::own(format!("{}:{}", stem(Path::new(name)), rows.line()));
                said.say(&format!(
                    "{name}:{}: id {} is taken; this place gets {own}",
                    rows.line(),
                    row.place.id
                ));
                row.place.id = own;
            }
            self.ids.insert(row.place.id.clone());
            self.completion.complete(&mut row);
            self.index.add(&row)?;
            self.places += 1;
        }
        said.finish();
        Ok(())
    }

    /// The index, and how many places it has; there must be some. `from` names the files.
    pub(crate) fn finish(self, from: &str) -> Result<(IndexBuilder, u64), Refusal> {
        match self.places {
            0 => Err(Refusal::new(format!("{from}: no place in it"))),
            places => Ok((self.index, places)),
        }
    }
}
