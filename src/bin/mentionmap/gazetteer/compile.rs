//! `mentionmap gazetteer compile`: GeoNames' files or CSV in, one index out.

use crate::files::check_readable;
use crate::gazetteer_args::CompileArgs;
use crate::gazetteers::{OwnList, stem};
use crate::messages::{Refusal, Said, Skips, Status, say};
use crate::opened::{Content, Opened};
use crate::output::{Output, refuse_overwriting};
use crate::progress::{bar, spinner};
use mentionmap::gazetteer::IndexBuilder;
use mentionmap::gazetteer::geonames::{Compiler, FileKind};
use mentionmap::recognize::WordLexicon;
use mentionmap::text::fold;
use mentionmap::{news_words, world_aliases, world_demonyms, world_gazetteer};
use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;
use zip::ZipArchive;
use zip::read::ZipFile;

/// A word that stood in lower case so often in the news that `data/words.csv` was counted on is an ordinary one.
const ORDINARY: u32 = 4;

pub(super) fn compile(args: &CompileArgs) -> anyhow::Result<Status> {
    refuse_overwriting(Some(&args.output), args.files.iter().map(AsRef::as_ref))?;
    for path in &args.files {
        check_readable(path)?;
    }
    let mut output = Output::open(Some(&args.output))?;
    output.seekable()?;
    let mut skips = Skips::new(args.strict);
    let files = args
        .files
        .iter()
        .map(|path| Source::open(path))
        .collect::<Result<Vec<_>, _>>()?;
    let own = files.iter().filter(|file| file.kind.is_none()).count();
    let index = match own {
        0 => geonames(args, files, &mut skips)?,
        _ if own == files.len() => lists(args, files, &mut skips)?,
        _ => {
            let refusal = Refusal::new("CSV and GeoNames' files cannot go into one index");
            let hint = "compile them apart and give both: --gazetteer A.idx --also B.idx";
            return Err(refusal.with_hint(hint).into());
        }
    };
    let waiting = spinner("writing the index");
    index.write(output.seekable()?)?;
    output.finish()?;
    waiting.finish_and_clear();
    Ok(skips.status())
}

/// A file to compile, and which of GeoNames' it is; `None` for CSV.
struct Source {
    opened: Opened,
    kind: Option<FileKind>,
}

impl Source {
    fn open(path: &Path) -> anyhow::Result<Self> {
        let opened = Opened::new(path)?;
        let (opened, content) = match opened.content {
            Content::Zip => {
                // It is a file, or this fails; only then can it be opened again.
                let content = zipped(opened)?;
                (Opened::new(path)?, content)
            }
            content => (opened, content),
        };
        let kind = match content {
            Content::GeoNames(kind) => Some(kind),
            Content::Text => None,
            _ => {
                opened.check_is_gazetteer()?;
                return Err(Refusal::new(format!("{}: is no text of places", opened.name())).into());
            }
        };
        Ok(Self { opened, kind })
    }
}

/// What an archive's table is.
fn zipped(opened: Opened) -> anyhow::Result<Content> {
    let name = opened.name();
    let mut archive = archive(opened)?;
    let mut beginning = Vec::new();
    let table = table_in(&mut archive).map_err(|what| damaged(&name, &what))?;
    let read = table.take(1 << 14).read_to_end(&mut beginning);
    read.map_err(|error| damaged(&name, &error))?;
    Ok(Content::of(&beginning))
}

fn archive(opened: Opened) -> anyhow::Result<ZipArchive<File>> {
    let name = opened.name();
    Ok(ZipArchive::new(opened.into_file()?).map_err(|error| damaged(&name, &error))?)
}

fn damaged(name: &str, what: &dyn std::fmt::Display) -> Refusal {
    Refusal::new(format!("{name}: the archive cannot be read: {what}"))
}

fn lists(args: &CompileArgs, files: Vec<Source>, skips: &mut Skips) -> anyhow::Result<IndexBuilder> {
    let options = args.csv.options()?;
    let classes = args.classes.as_ref().map(|classes| &classes.0[..]);
    let mut list = OwnList::new(index(args, &files, ""), classes);
    for file in files {
        let name = file.opened.name();
        if file.opened.content == Content::Zip {
            let mut archive = archive(file.opened)?;
            let table = table_in(&mut archive).map_err(|what| damaged(&name, &what))?;
            list.add(table, &name, &options, skips)?;
        } else {
            list.add(file.opened.into_reader(), &name, &options, skips)?;
        }
    }
    let (index, places) = list.finish("these files")?;
    say(&format!("{}: {places} places", args.output.display()));
    Ok(index)
}

fn geonames(args: &CompileArgs, mut files: Vec<Source>, skips: &mut Skips) -> anyhow::Result<IndexBuilder> {
    if args.csv.is_told() {
        return Err(
            Refusal::new("--column, --separator and --encoding are about CSV, and these are GeoNames' files").into(),
        );
    }
    let words = news_words();
    let credit = "GeoNames, https://www.geonames.org/, CC BY 4.0: ";
    let mut compiler = Compiler::new(index(args, &files, credit), |name| is_ordinary(&words, name))
        .with_classes(args.classes.as_ref().map_or(&[], |classes| &classes.0));
    if files.iter().any(|file| file.kind == Some(FileKind::AlternateNames)) {
        compiler = compiler.without_own_alternates();
    }
    for (codes, name) in world_regions() {
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        compiler.name_region(&codes, &name);
    }
    // Regions first, alternate names last: names follow the places that bear them.
    files.sort_by_key(|file| file.kind);
    for file in files {
        read(&mut compiler, file, skips)?;
    }
    let counts = compiler.counts();
    if counts.places == 0 {
        let refusal = Refusal::new("no place in these files");
        return Err(refusal
            .with_hint("files of places are called allCountries.txt, UA.txt or cities500.txt")
            .into());
    }
    for (place, name) in world_aliases() {
        compiler.add_name(&place, &name)?;
    }
    compiler.add_demonyms(world_demonyms());
    say(&format!(
        "{}: {} places, {} names besides their main ones; left out: {} places, {} names",
        args.output.display(),
        counts.places,
        counts.names,
        counts.places_left_out,
        counts.names_left_out
    ));
    Ok(compiler.finish())
}

/// An empty index that says what it will be made from, its date that of the newest file.
fn index(args: &CompileArgs, files: &[Source], credit: &str) -> IndexBuilder {
    let name = args.name.clone().unwrap_or_else(|| stem(&args.output));
    let paths = || files.iter().map(|file| &file.opened.path);
    let modified = paths().filter_map(|path| path.metadata().and_then(|known| known.modified()).ok());
    let date = modified.max().and_then(|time| jiff::Timestamp::try_from(time).ok());
    let date = date.map(|time| time.strftime("%Y-%m-%d").to_string());
    let names: Vec<String> = paths()
        .filter_map(|path| path.file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let made_from = format!("{credit}{}", names.join(", "));
    IndexBuilder::new(&name, &date.unwrap_or_default(), &[made_from])
}

/// What the embedded gazetteer calls countries and regions, for files that hold codes only.
fn world_regions() -> Vec<(Vec<String>, String)> {
    let world = world_gazetteer();
    let regions = world.places().filter_map(|place| {
        let admin = &place.admin;
        let codes = [&admin.country_code, &admin.admin1_code, &admin.admin2_code];
        let levels = match () {
            () if place.feature_code == "PCLH" => return None,
            () if place.is_country() => 1,
            () if place.is_first_level() => 2,
            () if place.is_second_level() => 3,
            () => return None,
        };
        let codes = codes[..levels].iter().map(|code| code.to_string()).collect();
        Some((codes, place.name.to_string()))
    });
    regions.collect()
}

fn is_ordinary(words: &WordLexicon, name: &str) -> bool {
    let folded = fold(name);
    !folded.contains(' ') && words.facts(&folded).ordinary && words.facts(&folded).lower >= ORDINARY
}

fn read(compiler: &mut Compiler<'_>, file: Source, skips: &mut Skips) -> anyhow::Result<()> {
    let kind = file.kind.unwrap_or(FileKind::Places);
    let name = file.opened.name();
    if file.opened.content == Content::Zip {
        let mut archive = archive(file.opened)?;
        let table = table_in(&mut archive).map_err(|what| damaged(&name, &what))?;
        let bytes = table.size();
        read_lines(compiler, kind, &name, (table, bytes), skips)
    } else {
        let bytes = file.opened.bytes();
        read_lines(compiler, kind, &name, (file.opened.into_reader(), bytes), skips)
    }
}

/// The table in an archive of GeoNames', which holds a readme and language codes besides.
fn table_in(archive: &mut ZipArchive<File>) -> Result<ZipFile<'_, File>, String> {
    let names: Vec<String> = archive.file_names().flatten().map(Cow::into_owned).collect();
    let is_table = |name: &&String| {
        let name = name.to_ascii_lowercase();
        let text = [".txt", ".csv", ".tsv"]
            .iter()
            .any(|extension| name.ends_with(extension));
        text && !name.contains("readme") && !name.contains("languagecodes")
    };
    match names.iter().filter(is_table).collect::<Vec<_>>()[..] {
        [table] => archive.by_name(table).map_err(|error| error.to_string()),
        ref tables => Err(format!("{} tables in it; expected one beside a readme", tables.len())),
    }
}

fn read_lines(
    compiler: &mut Compiler<'_>,
    kind: FileKind,
    name: &str,
    (reader, bytes): (impl Read, u64),
    skips: &mut Skips,
) -> anyhow::Result<()> {
    let progress = bar(name, bytes);
    let reader = BufReader::with_capacity(1 << 20, progress.wrap_read(reader));
    let mut said = Said::new(name);
    let mut refused = Ok(());
    let read = compiler.read(kind, reader, name, &mut |error| {
        refused = progress.suspend(|| said.skip(&error, skips));
        if refused.is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    progress.finish_and_clear();
    refused?;
    read.map_err(|error| Refusal::new(format!("{name}: {error}")))?;
    said.finish();
    Ok(())
}
