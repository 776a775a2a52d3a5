//! Files and standard input, opened one after the other and geoparsed; what cannot be read is said and passed over.

use crate::args::{Cli, EventArgs};
use crate::copies::Copies;
use crate::events;
use crate::faults;
use crate::gazetteers;
use crate::home;
use crate::input_args::InputArgs;
use crate::messages::{Refusal, Skips, Status, say};
use crate::opened::check_readable;
use crate::paths::{Found, each_file};
use crate::recognition;
use clap::CommandFactory;
use mentionmap::Geoparser;
use mentionmap::classify::EventLexicon;
use mentionmap::domain::{Document, GeoparsedDocument};
use mentionmap::read::{self, KnownSource, ReadOptions};
use mentionmap::resolve::OutletMemory;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

/// The verb that shows the evidence for decisions.
pub(crate) const EXPLAIN: &str = "explain";
/// What messages and `source_id` call standard input.
const STDIN: &str = "stdin";

/// The inputs of a run, checked as far as they can be before it.
pub(crate) struct Inputs<'a> {
    args: &'a InputArgs,
    options: ReadOptions,
    events: Option<&'a Path>,
    /// The user's own event types and groups, if there are any.
    own_events: Option<Vec<String>>,
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
        let (options, known) = (args.reading.options()?, args.reading.known_source()?);
        let piped = args.files.is_empty() || args.files.iter().any(|path| path == Path::new("-"));
        if args.reading.dedup && piped {
            let refusal = Refusal::new("--dedup reads its inputs twice, and standard input can be read once only");
            return Err(refusal.with_hint("write it into a file").into());
        }
        let several = args.files.len() > 1 || args.files.iter().any(|path| path.is_dir());
        if several && args.reading.is_about_one() {
            let said = "--source-url, --source-name, --published, --title and --author are about a single article";
            let refusal = Refusal::new(format!("{said}, found several inputs"));
            return Err(refusal.with_hint("give them as fields of JSON Lines").into());
        }
        let mut skips = Skips::new(args.strict);
        let gazetteer = gazetteers::open(&args.gazetteers, &mut skips)?;
        let geoparser = recognition::geoparser(&args.recognition, gazetteer, verb == EXPLAIN);
        let home = home::home(&args.home, &geoparser)?;
        Ok(Self {
            args,
            options,
            events: None,
            own_events: None,
            known,
            geoparser: geoparser.with_home(home),
            skips,
        })
    }

    /// The same with the event types that were asked for.
    pub(crate) fn with_events(self, args: &'a EventArgs) -> anyhow::Result<Self> {
        let classifier = events::classifier(args)?;
        let own_events = classifier.as_ref().map(|own| events::names(own.lexicon()));
        let geoparser = match classifier {
            Some(classifier) => self.geoparser.with_classifier(classifier),
            None => self.geoparser,
        };
        let events = args.events.as_deref();
        Ok(Self {
            geoparser,
            events,
            own_events,
            ..self
        })
    }

    /// Geoparses every document and hands it to `each`, in the order given.
    pub(crate) fn geoparse(
        &self,
        mut each: impl FnMut(GeoparsedDocument) -> anyhow::Result<()>,
    ) -> anyhow::Result<Status> {
        let mut skips = self.skips.clone();
        let mut copies = self.copies()?;
        let mut memory = OutletMemory::default();
        self.documents(&mut skips, |mut document, skips| {
            if !copies.is_original(&mut document) {
                return Ok(());
            }
            let origin = document.origin.clone();
            self.geoparser.lay_home(&mut document);
            memory.recall(&mut document);
            match faults::caught(|| self.geoparser.geoparse(document)) {
                Ok(Ok(geoparsed)) => {
                    skips.note_read();
                    if self.args.home.outlet_memory {
                        let resolutions = geoparsed.mentions.iter().map(|mention| &mention.resolution);
                        memory.learn(&geoparsed.document, resolutions);
                    }
                    each(geoparsed)
                }
                Ok(Err(error)) => skips.skip(Refusal::new(format!("{origin}: {error}"))),
                Err(fault) => skips.skip(self.blamed(&format!("{origin}: {fault}"))),
            }
        })?;
        Ok(skips.status())
    }

    /// Which documents are copies of others, where that was asked; it takes a reading of all of them.
    fn copies(&self) -> anyhow::Result<Copies> {
        let mut copies = Copies::default();
        if self.args.reading.dedup {
            // What is wrong is said when they are read to be geoparsed.
            self.documents(&mut Skips::silent(), |document, _| {
                copies.note(&document);
                Ok(())
            })?;
        }
        Ok(copies)
    }

    /// Reads every document and hands it to `each`, in the order given.
    fn documents(
        &self,
        skips: &mut Skips,
        mut each: impl FnMut(Document, &mut Skips) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        for path in self.paths() {
            each_file(path, &mut |found| match found {
                Found::File(file) => match open(file) {
                    Ok(input) => self.documents_of(file, input, skips, &mut each),
                    Err(refusal) => skips.skip(refusal),
                },
                Found::Unreadable(refusal) => skips.skip(refusal),
                Found::PassedOver(remark) => {
                    skips.remark(&remark);
                    Ok(())
                }
            })?;
        }
        Ok(())
    }

    /// The names of the event types that are told apart, and of their groups.
    pub(crate) fn event_names(&self) -> Vec<String> {
        let built_in = || events::names(&EventLexicon::default());
        self.own_events.clone().unwrap_or_else(built_in)
    }

    /// All files that are read, lists of places and event types among them.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        let gazetteers = self.args.gazetteers.files().map(|path| path.as_path());
        self.paths().chain(gazetteers).chain(self.events)
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

    fn documents_of(
        &self,
        path: &Path,
        input: Box<dyn Read>,
        skips: &mut Skips,
        each: &mut impl FnMut(Document, &mut Skips) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let name = name(path);
        let mut documents = read::documents(input, &name, &self.options);
        let mut skipped = 0;
        loop {
            match faults::caught(|| documents.next()) {
                Ok(None) => {
                    skips.say_others(&name, skipped);
                    return Ok(());
                }
                Ok(Some(Ok(mut document))) => {
                    for note in std::mem::take(&mut document.notes) {
                        skipped += 1;
                        skips.skip_nth(skipped, Refusal::new(format!("{}: {note}", document.origin)))?;
                    }
                    self.known.lay_over(&mut document);
                    each(document, skips)?;
                }
                Ok(Some(Err(error))) => {
                    skipped += 1;
                    skips.skip_nth(skipped, Refusal::from(&error))?;
                }
                // A reader that panicked is in no state to go on with.
                Err(fault) => return skips.skip(self.blamed(&format!("{name}: {fault}"))),
            }
        }
    }
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
    check_readable(path)?;
    let file = File::open(path).map_err(|error| Refusal::new(format!("{}: {error}", name(path))))?;
    Ok(Box::new(file))
}
