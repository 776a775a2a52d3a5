//! Files and standard input, opened one after the other and geoparsed; what cannot be read is said and passed over.

use crate::args::{Cli, EventArgs};
use crate::copies::Copies;
use crate::events;
use crate::faults;
use crate::files::{name, open};
use crate::gazetteers;
use crate::home;
use crate::input_args::InputArgs;
use crate::jobs::with_threads;
use crate::messages::{Refusal, Skips, Status, say};
use crate::paths::{Found, each_file};
use crate::progress::Progress;
use crate::recognition;
use anyhow::Context;
use clap::CommandFactory;
use mentionmap::Geoparser;
use mentionmap::classify::EventLexicon;
use mentionmap::domain::{Document, GeoparsedDocument};
use mentionmap::read::{self, KnownSource, ReadOptions};
use mentionmap::resolve::OutletMemory;
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::num::NonZeroUsize;
use std::path::Path;

/// The verb that shows the evidence for decisions.
pub(crate) const EXPLAIN: &str = "explain";

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
        if args.reading.dedup && args.is_piped() {
            let refusal = Refusal::new("--dedup reads its inputs twice, and standard input can be read once only");
            return Err(refusal.with_hint("write it into a file").into());
        }
        let several = args.files.len() > 1 || args.files.iter().any(|path| path.is_dir());
        if several && args.reading.is_about_one() {
            let said = "--source-url, --source-name, --published, --title and --author are about a single article";
            let refusal = Refusal::new(format!("{said}, found several inputs"));
            return Err(refusal.with_hint("give them as fields of JSON Lines").into());
        }
        let mut skips = Skips::new(args.is_strict());
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

    /// Geoparses every document and hands it to `each`, in the order given; several at a time.
    pub(crate) fn geoparse(
        &self,
        mut each: impl FnMut(GeoparsedDocument) -> anyhow::Result<()>,
    ) -> anyhow::Result<Status> {
        let skips = self.geoparse_after(0, |parsed| parsed.map_or(Ok(()), &mut each))?;
        Ok(skips.status())
    }

    /// The same of the documents after so many of them, with nothing for one that was lost to a fault. Says what was skipped.
    pub(crate) fn geoparse_after(
        &self,
        done: u64,
        mut each: impl FnMut(Option<GeoparsedDocument>) -> anyhow::Result<()>,
    ) -> anyhow::Result<Skips> {
        let mut skips = self.skips.clone();
        let mut seen = 0;
        let mut progress = Progress::new(Progress::is_seen().then(|| self.bytes()).flatten());
        let mut copies = self.copies()?;
        let mut memory = self.args.home.outlet_memory.then(OutletMemory::default);
        // What an article's outlet wrote before must be known when it is read.
        let jobs = self.args.jobs().filter(|_| memory.is_none());
        let work = |document: Document| self.geoparsed(document);
        with_threads(jobs.unwrap_or(NonZeroUsize::MIN), &work, |mut queue| {
            let reading = progress.counting();
            let mut take = |result: Result<GeoparsedDocument, Refusal>, skips: &mut Skips| {
                progress.article();
                match result {
                    Ok(geoparsed) => {
                        skips.note_read();
                        each(Some(geoparsed))
                    }
                    Err(refusal) => {
                        skips.skip(refusal)?;
                        each(None)
                    }
                }
            };
            self.documents(&mut skips, reading, |mut document, skips| {
                if !copies.is_original(&mut document) {
                    return Ok(());
                }
                seen += 1;
                if seen <= done {
                    skips.note_read();
                    return Ok(());
                }
                self.geoparser.lay_home(&mut document);
                if let Some(memory) = &mut memory {
                    memory.recall(&mut document);
                }
                let bytes = document.text.len();
                let result = queue.put(document, bytes);
                if let (Some(memory), Some(Ok(geoparsed))) = (&mut memory, &result) {
                    let resolutions = geoparsed.mentions.iter().map(|mention| &mention.resolution);
                    memory.learn(&geoparsed.document, resolutions);
                }
                result.map_or(Ok(()), |result| take(result, skips))
            })?;
            while let Some(result) = queue.take() {
                take(result, &mut skips)?;
            }
            Ok(skips)
        })
    }

    /// Bytes of all inputs, where all are files.
    fn bytes(&self) -> Option<u64> {
        let mut sum = 0;
        for path in self.paths() {
            let walked = each_file(path, &mut |found| {
                if let Found::File(file) = found {
                    sum += fs::metadata(file)
                        .ok()
                        .filter(|known| known.is_file())
                        .context("no file")?
                        .len();
                }
                Ok(())
            });
            walked.ok()?;
        }
        Some(sum)
    }

    /// Geoparses a document; a panic in it costs that document.
    fn geoparsed(&self, document: Document) -> Result<GeoparsedDocument, Refusal> {
        let (origin, id) = (document.origin.clone(), document.id.clone());
        match faults::caught(|| self.geoparser.geoparse(document)) {
            Ok(geoparsed) => geoparsed.map_err(|error| Refusal::new(format!("{origin}: {error}"))),
            Err(fault) => Err(self.blamed(&format!("{origin}: article `{id}`: {fault}"))),
        }
    }

    /// Which documents are copies of others, where that was asked; it takes a reading of all of them.
    fn copies(&self) -> anyhow::Result<Copies> {
        let mut copies = Copies::default();
        if self.args.reading.dedup {
            // What is wrong is said when they are read to be geoparsed.
            self.documents(
                &mut Skips::silent(),
                |input| input,
                |document, _| {
                    copies.note(&document);
                    Ok(())
                },
            )?;
        }
        Ok(copies)
    }

    /// Reads every document and hands it to `each`, in the order given.
    fn documents(
        &self,
        skips: &mut Skips,
        reading: impl Fn(Box<dyn Read>) -> Box<dyn Read>,
        mut each: impl FnMut(Document, &mut Skips) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        for path in self.paths() {
            each_file(path, &mut |found| match found {
                Found::File(file) => match open(file) {
                    Ok(input) => self.documents_of(file, reading(input), skips, &mut each),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Verb;
    use clap::Parser;
    use mentionmap::domain::{Mention, MentionKind};
    use mentionmap::recognize::{RecognizeError, Recognizer};

    /// Panics at one article, and finds nothing in the others.
    struct Faulty;

    impl Recognizer for Faulty {
        fn recognize(&self, document: &Document) -> Result<Vec<Mention>, RecognizeError> {
            assert!(!document.text.contains("bomb"), "a word too many");
            Ok(vec![Mention::new(document.searchable, MentionKind::Place)])
        }

        fn name(&self) -> String {
            "faulty".to_owned()
        }
    }

    /// What a run with a faulty recognizer gives: the ids of the articles, and how it ended.
    fn run(options: &[&str]) -> (Vec<String>, anyhow::Result<Status>) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("news.jsonl");
        let line = |n: usize| {
            format!(
                "{{\"id\": \"n{n}\", \"text\": \"{}\"}}\n",
                if n == 20 { "A bomb." } else { "Rain." }
            )
        };
        fs::write(&file, (0..40).map(line).collect::<String>()).unwrap();
        let words = ["mentionmap", "map"].iter().chain(options).map(Path::new);
        let Verb::Map(args) = Cli::parse_from(words.chain([file.as_path()])).verb else {
            panic!("another verb");
        };
        let inputs = Inputs::new(&args.input, "map").unwrap();
        let inputs = Inputs {
            geoparser: Geoparser::new().with_recognizer(Faulty),
            ..inputs
        };
        let mut ids = Vec::new();
        let ended = inputs.geoparse(|geoparsed| {
            ids.push(geoparsed.document.id);
            Ok(())
        });
        (ids, ended)
    }

    #[test]
    fn a_panic_costs_its_article_and_no_other_on_any_number_of_threads() {
        let others: Vec<String> = (0..40).filter(|n| *n != 20).map(|n| format!("n{n}")).collect();
        for jobs in ["1", "3"] {
            let (ids, ended) = run(&["--jobs", jobs]);
            assert_eq!(ids, others);
            assert_eq!(ended.unwrap(), Status::Skipped);
        }
    }

    #[test]
    fn a_panic_is_said_with_the_articles_line_and_id() {
        let (_, ended) = run(&["--on-error", "fail"]);
        let said = ended.unwrap_err().to_string();
        assert!(
            said.contains("news.jsonl:21: article `n20`: internal error: "),
            "{said}"
        );
    }
}
