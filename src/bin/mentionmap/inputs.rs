//! Files and standard input, opened one after the other and geoparsed; what cannot be read is said and passed over.

use crate::args::{Cli, InputArgs};
use crate::faults;
use crate::gazetteers;
use crate::home;
use crate::messages::{Refusal, Skips, Status, say};
use crate::opened::check_readable;
use crate::recognition;
use clap::CommandFactory;
use mentionmap::Geoparser;
use mentionmap::domain::GeoparsedDocument;
use mentionmap::read::{self, Format, KnownSource, MAX_DOCUMENT};
use mentionmap::resolve::OutletMemory;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

/// What messages and `source_id` call standard input.
const STDIN: &str = "stdin";

/// The inputs of a run, checked as far as they can be before it.
pub(crate) struct Inputs<'a> {
    args: &'a InputArgs,
    known: KnownSource,
    geoparser: Geoparser,
    skips: Skips,
}

impl<'a> Inputs<'a> {
    /// The inputs that were asked for.
    pub(crate) fn new(args: &'a InputArgs, verb: &str) -> anyhow::Result<Self> {
        if args.files.is_empty() && io::stdin().is_terminal() {
            return Err(nothing_given(verb).into());
        }
        let known = known_source(args)?;
        if args.files.len() > 1 && !known.is_empty() {
            let said = "--source-url, --source-name, --published and --title are about a single article";
            let refusal = Refusal::new(format!("{said}, found {} inputs", args.files.len()));
            return Err(refusal.with_hint("give them as fields of JSON Lines").into());
        }
        let mut skips = Skips::new(args.strict);
        let geoparser = recognition::geoparser(&args.recognition, gazetteers::open(&args.gazetteers, &mut skips)?);
        let home = home::home(&args.home, &geoparser)?;
        Ok(Self {
            args,
            known,
            geoparser: geoparser.with_home(home),
            skips,
        })
    }

    /// Geoparses every document and hands it to `each`, in the order given.
    pub(crate) fn geoparse(
        &self,
        mut each: impl FnMut(GeoparsedDocument) -> anyhow::Result<()>,
    ) -> anyhow::Result<Status> {
        let mut skips = self.skips;
        let mut memory = OutletMemory::default();
        let mut each = |memory: &mut OutletMemory, geoparsed: GeoparsedDocument| {
            if self.args.home.outlet_memory {
                let resolutions = geoparsed.mentions.iter().map(|mention| &mention.resolution);
                memory.learn(&geoparsed.document, resolutions);
            }
            each(geoparsed)
        };
        for path in self.paths() {
            match open(path) {
                Ok(input) => self.documents(path, input, &mut skips, &mut memory, &mut each)?,
                Err(refusal) => skips.skip(refusal)?,
            }
        }
        Ok(skips.status())
    }

    /// All files that are read, lists of places among them.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        let gazetteers = self.args.gazetteers.files().map(|path| path.as_path());
        self.paths().chain(gazetteers)
    }

    fn paths(&self) -> impl Iterator<Item = &Path> {
        let stdin = self.args.files.is_empty().then_some(Path::new("-"));
        self.args.files.iter().map(|path| path.as_path()).chain(stdin)
    }

    /// A fault of the program, unless it is one of the user's index.
    fn blamed(&self, fault: &str) -> Refusal {
        let choice = &self.args.gazetteers;
        let hint = match choice.gazetteer.iter().chain(&choice.also).next() {
            Some(_) => "an index may be damaged: try mentionmap gazetteer check",
            None => "please report it, with the article",
        };
        Refusal::new(fault).with_hint(hint)
    }

    fn documents(
        &self,
        path: &Path,
        input: Box<dyn Read>,
        skips: &mut Skips,
        memory: &mut OutletMemory,
        each: &mut impl FnMut(&mut OutletMemory, GeoparsedDocument) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let asked = self.args.from.map(|from| from.format());
        let format = asked.or_else(|| Format::from_path(path)).unwrap_or(Format::Plain);
        for document in read::documents(input, &name(path), format, MAX_DOCUMENT) {
            let mut document = match document {
                Ok(document) => document,
                Err(error) => {
                    skips.skip(Refusal::from(&error))?;
                    continue;
                }
            };
            self.known.lay_over(&mut document);
            memory.recall(&mut document);
            let origin = document.origin.clone();
            match faults::caught(|| self.geoparser.geoparse(document)) {
                Ok(Ok(geoparsed)) => {
                    skips.note_read();
                    each(memory, geoparsed)?;
                }
                Ok(Err(error)) => skips.skip(Refusal::new(format!("{origin}: {error}")))?,
                Err(fault) => skips.skip(self.blamed(&format!("{origin}: {fault}")))?,
            }
        }
        Ok(())
    }
}

fn known_source(args: &InputArgs) -> anyhow::Result<KnownSource> {
    let known = KnownSource::default();
    let mut known = match &args.published {
        Some(given) => known
            .with_published(given)
            .map_err(|error| Refusal::new(format!("--published: {error}")))?,
        None => known,
    };
    if let Some(given) = &args.source_url {
        known = known
            .with_url(given)
            .map_err(|error| Refusal::new(format!("--source-url: {error}")))?;
    }
    known.name.clone_from(&args.source_name);
    known.title.clone_from(&args.title);
    Ok(known)
}

/// Says the help of a verb that was given no input.
fn nothing_given(verb: &str) -> Refusal {
    let mut cli = Cli::command();
    cli.build();
    if let Some(verb) = cli.find_subcommand_mut(verb) {
        say(&verb.render_help().to_string());
    }
    Refusal::new("no input; expected a file, or `-` for standard input")
}

/// What messages call an input.
pub(crate) fn name(path: &Path) -> String {
    if path == Path::new("-") {
        STDIN.to_owned()
    } else {
        path.to_string_lossy().into_owned()
    }
}

/// An input, open to be read.
pub(crate) fn open(path: &Path) -> Result<Box<dyn Read>, Refusal> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    let name = name(path);
    check_readable(path).map_err(|refusal| match path.is_dir() {
        true => refusal.with_hint(format!("name its files, e.g. {name}/*.txt")),
        false => refusal,
    })?;
    let file = File::open(path).map_err(|error| Refusal::new(format!("{name}: {error}")))?;
    Ok(Box::new(file))
}
