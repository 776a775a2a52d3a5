//! `mentionmap evaluate`: annotated text in, scores out.

use crate::args::{EvaluateArgs, ReportFormat};
use crate::events;
use crate::files;
use crate::gazetteers;
use crate::home;
use crate::messages::{Refusal, Skips, Status, say};
use crate::output::Output;
use crate::recognition;
use mentionmap::Geoparser;
use mentionmap::classify::EventLexicon;
use mentionmap::domain::{GeoparsedDocument, Mention, MentionKind};
use mentionmap::evaluate::{
    Evaluation, Given, GoldDocument, GoldDocuments, GoldError, GoldEvents, Mistake, MistakeFormat, PredictedMention,
    PredictionError, Predictions, given_mentions,
};
use mentionmap::resolve::OutletMemory;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{BufReader, Write};
use std::path::Path;

pub(crate) fn run(args: &EvaluateArgs) -> anyhow::Result<Status> {
    let mut mistakes = args
        .errors
        .as_deref()
        .map(|file| Mistakes::open(file, args))
        .transpose()?;
    let mut skips = Skips::new(false);
    let geoparser = recognition::geoparser(
        &args.recognition,
        gazetteers::open(&args.gazetteers, &mut skips)?,
        false,
    );
    let home = home::home(&args.home, &geoparser)?;
    let geoparser = geoparser.with_home(home);
    let (geoparser, known) = match events::classifier(&args.events)? {
        Some(own) => {
            let known = events::slugs(own.lexicon());
            (geoparser.with_classifier(own), Some(known))
        }
        None => (geoparser, None),
    };
    let mut run = Run {
        args,
        known,
        memory: OutletMemory::default(),
        geoparser: &geoparser,
        predictions: args.predictions.as_deref().map(read_predictions).transpose()?,
        evaluation: Evaluation::default(),
        documents: 0,
        told: BTreeSet::new(),
    };
    for path in &args.files {
        run.corpus(path, mistakes.as_mut())?;
    }
    run.check_scored()?;
    run.say_left_over();
    run.say_unknown_events();
    if let Some(mistakes) = mistakes {
        mistakes.output.finish()?;
    }
    let report = match args.format {
        ReportFormat::Table => run.evaluation.table(),
        ReportFormat::Csv => run.evaluation.csv(),
        ReportFormat::Json => run.evaluation.json(),
    };
    let mut output = Output::stdout();
    output.write_all(report.as_bytes())?;
    output.finish()?;
    Ok(skips.status())
}

/// What a run goes through the gold files with.
struct Run<'a> {
    args: &'a EvaluateArgs,
    /// The types of events of the user's own.
    known: Option<Vec<String>>,
    geoparser: &'a Geoparser,
    memory: OutletMemory,
    predictions: Option<Predictions>,
    evaluation: Evaluation,
    documents: usize,
    /// The types of events that are annotated.
    told: BTreeSet<String>,
}

impl Run<'_> {
    /// Scores one gold file. The first line that does not fit ends the run: scores of a part would pass for those of
    /// the whole.
    fn corpus(&mut self, path: &Path, mut mistakes: Option<&mut Mistakes>) -> anyhow::Result<()> {
        let name = files::name(path);
        let input = BufReader::new(files::open(path)?);
        let geoparser = self.geoparser;
        self.evaluation.begin(&gazetteers::stem(Path::new(&name)));
        for gold in GoldDocuments::new(input, &name, |surface| geoparser.kind_of(surface)) {
            let found = self.document(gold.map_err(|error| bad_gold(&error))?)?;
            if let Some(mistakes) = &mut mistakes {
                mistakes.write(&found)?;
            }
        }
        Ok(())
    }

    /// Scores one document; says what is wrong.
    fn document(&mut self, gold: GoldDocument) -> anyhow::Result<Vec<Mistake>> {
        // Coordinates are no names, and no gold file annotates them.
        let counts = |kind: MentionKind| match kind {
            MentionKind::Place => true,
            MentionKind::Demonym => !self.args.no_demonyms,
            MentionKind::Coordinate => false,
        };
        self.documents += 1;
        let geoparser = self.geoparser;
        let origin = gold.document.origin.to_string();
        let mut document = gold.document;
        geoparser.lay_home(&mut document);
        self.memory.recall(&mut document);
        let parsed = geoparser
            .geoparse(document)
            .map_err(|error| Refusal::new(format!("{origin}: {error}")))?;
        if self.args.home.outlet_memory {
            let resolutions = parsed.mentions.iter().map(|mention| &mention.resolution);
            self.memory.learn(&parsed.document, resolutions);
        }
        let mut predicted = match &mut self.predictions {
            Some(predictions) => predictions
                .take(&parsed.document, |surface| geoparser.kind_of(surface))
                .map_err(|error| bad_predictions(&error))?,
            None => own_mentions(&parsed, self.args.unresolved),
        };
        predicted.retain(|mention| counts(mention.kind));
        let mut mentions = gold.mentions;
        let types = mentions.iter().filter_map(|mention| mention.events.as_ref());
        self.told.extend(types.flat_map(GoldEvents::types).map(str::to_owned));
        mentions.retain(|mention| counts(mention.kind));
        let recognized: Vec<Mention> = parsed
            .mentions
            .iter()
            .map(|mention| mention.resolution.mention.clone())
            .collect();
        let given = geoparser.resolve_given(&parsed.document, given_mentions(&mentions, &recognized));
        let given: Vec<Given> = given
            .into_iter()
            .map(|(set, resolution)| Given::new(set, &resolution))
            .collect();
        Ok(self.evaluation.add(&parsed.document, &mentions, &given, &predicted))
    }

    /// Refuses scores of nothing.
    fn check_scored(&self) -> anyhow::Result<()> {
        if self.documents == 0 {
            let refusal = Refusal::new("no documents in the annotated text, expected one a line");
            return Err(refusal.into());
        }
        let predictions = self.predictions.as_ref().filter(|predictions| !predictions.is_empty());
        if predictions.is_some_and(|predictions| predictions.left_over() == predictions.len()) {
            let refusal = Refusal::new("none of the predictions' ids is one of a gold document");
            return Err(refusal
                .with_hint("`id` of a record, or `source_id` of a feature, is the gold document's `id`")
                .into());
        }
        Ok(())
    }

    /// Says how many documents were predicted for nothing: more often a slip of ids than a wish.
    fn say_left_over(&self) {
        let left_over = self.predictions.as_ref().map_or(0, Predictions::left_over);
        if left_over > 0 {
            say(&format!(
                "note: documents of which there are predictions but no gold mentions, not scored: {left_over}"
            ));
        }
    }

    /// Says which annotated types of events this program does not tell: more often a slip than a wish.
    fn say_unknown_events(&mut self) {
        if self.predictions.is_some() || self.told.is_empty() {
            return;
        }
        let known = self
            .known
            .take()
            .unwrap_or_else(|| events::slugs(&EventLexicon::default()));
        for known in known {
            self.told.remove(&known);
        }
        if !self.told.is_empty() {
            let unknown: Vec<&str> = self.told.iter().map(String::as_str).collect();
            say(&format!(
                "note: types of events that this program does not tell: {}",
                unknown.join(", ")
            ));
        }
    }
}

/// What this program found, as `map` would write it.
fn own_mentions(parsed: &GeoparsedDocument, unresolved: bool) -> Vec<PredictedMention> {
    let mentions = parsed.mentions.iter().map(PredictedMention::from);
    mentions
        .filter(|mention| unresolved || mention.place.is_some())
        .collect()
}

fn read_predictions(path: &Path) -> anyhow::Result<Predictions> {
    let input = files::open(path)?;
    Ok(Predictions::read(input, &files::name(path)).map_err(|error| bad_predictions(&error))?)
}

fn bad_gold(error: &GoldError) -> Refusal {
    with_hint(error.to_string(), error.hint())
}

fn bad_predictions(error: &PredictionError) -> Refusal {
    with_hint(error.to_string(), error.hint())
}

fn with_hint(said: String, hint: Option<&str>) -> Refusal {
    let refusal = Refusal::new(said);
    match hint {
        Some(hint) => refusal.with_hint(hint),
        None => refusal,
    }
}

/// The file of mistakes.
struct Mistakes {
    output: Output,
    format: MistakeFormat,
}

impl Mistakes {
    /// Opens the file before the run, so that a bad path is said at once.
    fn open(file: &Path, args: &EvaluateArgs) -> anyhow::Result<Self> {
        let format = mistake_format(file)?;
        let real = fs::canonicalize(file).ok();
        let mut inputs = args.files.iter().chain(&args.predictions);
        if real.is_some() && inputs.any(|input| fs::canonicalize(input).ok() == real) {
            let refusal = Refusal::new(format!(
                "{}: is one of the inputs and would be overwritten",
                file.display()
            ));
            return Err(refusal.with_hint("give another file to --errors").into());
        }
        let mut output = Output::open(Some(file))?;
        output.write_all(format.header().as_bytes())?;
        Ok(Self { output, format })
    }

    fn write(&mut self, mistakes: &[Mistake]) -> anyhow::Result<()> {
        for mistake in mistakes {
            self.output.write_all(self.format.line(mistake).as_bytes())?;
        }
        Ok(())
    }
}

fn mistake_format(file: &Path) -> Result<MistakeFormat, Refusal> {
    match file.extension().and_then(OsStr::to_str) {
        Some("csv") => Ok(MistakeFormat::Csv),
        Some("jsonl" | "ndjson") => Ok(MistakeFormat::Jsonl),
        _ => Err(Refusal::new(format!(
            "{}: expected a file ending in .csv or .jsonl",
            file.display()
        ))),
    }
}
