//! `mentionmap gazetteer compile`: GeoNames' files or CSV in, one index out.

use crate::gazetteer_args::CompileArgs;
use crate::gazetteers::{Content, UNKNOWN_POPULATION, add_csv, check_readable, open_to_read, stem};
use crate::messages::{Refusal, Skips, Status, say};
use crate::output::Output;
use indicatif::{ProgressBar, ProgressStyle};
use mentionmap::gazetteer::IndexBuilder;
use mentionmap::gazetteer::geonames::{Compiler, FileKind};
use mentionmap::recognize::WordLexicon;
use mentionmap::text::fold;
use mentionmap::{news_words, world_aliases, world_demonyms, world_gazetteer};
use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use zip::ZipArchive;
use zip::read::ZipFile;

/// So many bad lines of a file are said; of the others, how many there are. A file of another format has millions.
const SAID: u64 = 20;
/// A word that stood in lower case so often in the news that `data/words.csv` was counted on is an ordinary one.
const ORDINARY: u32 = 4;

pub(super) fn compile(args: &CompileArgs) -> anyhow::Result<Status> {
    for path in &args.files {
        check_readable(path)?;
    }
    let mut output = Output::open(Some(&args.output))?;
    let mut skips = Skips::new(args.strict);
    let tables = args.files.iter().filter(|path| is_table(path)).count();
    let index = match tables {
        0 => geonames(args, &mut skips)?,
        _ if tables == args.files.len() => own(args, &mut skips)?,
        _ => {
            let refusal = Refusal::new("CSV and GeoNames' files cannot go into one index");
            return Err(refusal
                .with_hint("compile them apart and give both: --gazetteer A.idx --also B.idx")
                .into());
        }
    };
    let waiting = spinner("writing the index");
    index.write(output.seekable()?)?;
    output.finish()?;
    waiting.finish_and_clear();
    Ok(skips.status())
}

/// Whether a file is CSV by its extension: GeoNames' own end in .txt or .zip.
fn is_table(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    ["csv", "tsv"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

fn own(args: &CompileArgs, skips: &mut Skips) -> anyhow::Result<IndexBuilder> {
    let options = args.csv.options()?;
    let files: Vec<_> = args.files.iter().map(PathBuf::as_path).collect();
    let mut index = index(args, &files, "").with_least_population(UNKNOWN_POPULATION);
    let mut added = 0;
    for path in files {
        added += add_csv(
            &mut index,
            open_to_read(path)?,
            &path.to_string_lossy(),
            &options,
            skips,
        )?;
    }
    if added == 0 {
        return Err(Refusal::new("no place in these files").into());
    }
    say(&format!("{}: {added} places", args.output.display()));
    Ok(index)
}

fn geonames(args: &CompileArgs, skips: &mut Skips) -> anyhow::Result<IndexBuilder> {
    let files = sorted(&args.files);
    let paths: Vec<&Path> = files.iter().map(|(_, path)| *path).collect();
    let words = news_words();
    let credit = "GeoNames, https://www.geonames.org/, CC BY 4.0: ";
    let mut compiler = Compiler::new(index(args, &paths, credit), |name| is_ordinary(&words, name))
        .with_classes(args.classes.as_ref().map_or(&[], |classes| &classes.0));
    if files.iter().any(|(kind, _)| *kind == FileKind::AlternateNames) {
        compiler = compiler.without_own_alternates();
    }
    for (codes, name) in world_regions() {
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        compiler.name_region(&codes, &name);
    }
    for (kind, path) in &files {
        read(&mut compiler, *kind, path, skips)?;
    }
    let counts = compiler.counts();
    if counts.places == 0 {
        let refusal = Refusal::new("no place in these files");
        let hint = "files of places are called allCountries.txt, UA.txt or cities500.txt";
        return Err(refusal.with_hint(hint).into());
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

/// The files, regions first, alternate names last: names follow the places that bear them.
fn sorted(files: &[PathBuf]) -> Vec<(FileKind, &Path)> {
    let kind = |path: &Path| FileKind::from_name(&stem(path));
    let mut files: Vec<_> = files.iter().map(|path| (kind(path), path.as_path())).collect();
    files.sort_by_key(|(kind, _)| *kind);
    files
}

/// An empty index that says what it will be made from, its date that of the newest file.
fn index(args: &CompileArgs, files: &[&Path], credit: &str) -> IndexBuilder {
    let name = args.name.clone().unwrap_or_else(|| stem(&args.output));
    let modified = files
        .iter()
        .filter_map(|path| path.metadata().and_then(|known| known.modified()).ok());
    let date = modified.max().and_then(|time| jiff::Timestamp::try_from(time).ok());
    let date = date.map(|time| time.strftime("%Y-%m-%d").to_string());
    let names = files.iter().filter_map(|path| path.file_name());
    let names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    IndexBuilder::new(
        &name,
        &date.unwrap_or_default(),
        &[format!("{credit}{}", names.join(", "))],
    )
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

fn read(compiler: &mut Compiler<'_>, kind: FileKind, path: &Path, skips: &mut Skips) -> anyhow::Result<()> {
    let mut file = open_to_read(path)?;
    let unreadable = |what: String| Refusal::new(format!("{}: {what}", path.display()));
    match Content::of(&mut file).map_err(|error| unreadable(error.to_string()))? {
        Content::Zip => {
            let mut archive = ZipArchive::new(file).map_err(|error| unreadable(error.to_string()))?;
            let entry = table_in(&mut archive).map_err(unreadable)?;
            let bytes = entry.size();
            read_lines(compiler, kind, path, (entry, bytes), skips)
        }
        Content::Index => Err(unreadable("is an index already".to_owned()).into()),
        Content::Text => {
            let bytes = file.metadata().map_or(0, |known| known.len());
            read_lines(compiler, kind, path, (file, bytes), skips)
        }
    }
}

/// The table in an archive of GeoNames', which holds a readme and language codes besides.
fn table_in(archive: &mut ZipArchive<File>) -> Result<ZipFile<'_, File>, String> {
    let names: Vec<String> = archive.file_names().flatten().map(Cow::into_owned).collect();
    let beside = |name: &String| {
        let name = name.to_ascii_lowercase();
        !name.ends_with(".txt") || name.contains("readme") || name.contains("languagecodes")
    };
    let tables: Vec<&String> = names.iter().filter(|name| !beside(name)).collect();
    match tables[..] {
        [table] => archive.by_name(table).map_err(|error| error.to_string()),
        _ => Err(format!(
            "{} tables in the archive; expected one .txt beside a readme",
            tables.len()
        )),
    }
}

fn read_lines(
    compiler: &mut Compiler<'_>,
    kind: FileKind,
    path: &Path,
    (reader, bytes): (impl Read, u64),
    skips: &mut Skips,
) -> anyhow::Result<()> {
    let progress = bar(&stem(path), bytes);
    let reader = BufReader::with_capacity(1 << 20, progress.wrap_read(reader));
    let name = path.to_string_lossy();
    let mut bad = 0;
    let mut refused = Ok(());
    compiler.read(kind, reader, &name, &mut |error| {
        bad += 1;
        if bad <= SAID && refused.is_ok() {
            refused = progress.suspend(|| skips.skip(Refusal::new(error.to_string())));
        }
    })?;
    progress.finish_and_clear();
    refused?;
    if bad > SAID {
        say(&format!("warning: {name}: {} more lines skipped", bad - SAID));
    }
    Ok(())
}

/// A bar that fills with the bytes that are read; nothing where standard error is no terminal.
fn bar(name: &str, bytes: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:30} {bytes}/{total_bytes} {eta}");
    let bar = ProgressBar::new(bytes).with_message(name.to_owned());
    style.map_or(bar.clone(), |style| bar.with_style(style))
}

fn spinner(what: &str) -> ProgressBar {
    let spinner = ProgressBar::new_spinner().with_message(what.to_owned());
    spinner.enable_steady_tick(std::time::Duration::from_millis(200));
    spinner
}
