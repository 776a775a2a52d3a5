//! `mentionmap map`: articles in, layer out.

use crate::args::MapArgs;
use crate::inputs::Inputs;
use crate::messages::{Refusal, Status, say};
use crate::output::{Output, refuse_overwriting, refuse_same};
use crate::resume::Journal;
use crate::style_files::{StyleFiles, style_paths};
use crate::summary::{Counts, Summary};
use crate::text_out::TextOut;
use mentionmap::domain::GeoparsedDocument;
use mentionmap::write::{By, Filter, Format, LayerOptions, LayerWriter, Look};
use std::path::{Path, PathBuf};

pub(crate) fn run(args: &MapArgs) -> anyhow::Result<Status> {
    let inputs = Inputs::new(&args.input, "map")?.with_events(&args.events)?;
    let file = args.output.as_deref().filter(|file| *file != Path::new("-"));
    let options = options(args, &inputs)?;
    let format = format(args, file, &options)?;
    args.page.refuse_elsewhere(format)?;
    let styles: Vec<PathBuf> = style_paths(args.layer.style_files(), file).collect();
    let outputs = || {
        let named = [file, args.text_out.as_deref(), args.summary_json.as_deref()];
        named.into_iter().flatten().chain(styles.iter().map(PathBuf::as_path))
    };
    outputs().try_for_each(|output| refuse_overwriting(Some(output), inputs.files()))?;
    refuse_same(outputs())?;
    let styles = StyleFiles::open(args.layer.style_files(), file, format, &options)?;
    let summary = Summary::open(args.summary_json.as_deref())?;
    let texts = args.text_out.as_deref().map(TextOut::open).transpose()?;
    let (journal, mut output) = opened(file, args.resume, &inputs)?;
    let (done, earlier) = journal
        .as_ref()
        .map_or_else(Default::default, |journal| (journal.done(), journal.counts()));
    let filtered = done == 0 && options.filter != Filter::default();
    let mut run = Run {
        counts: earlier,
        layer: layer(&mut output, format, options, journal.as_ref())?,
        texts,
        journal,
    };
    let mut skips = inputs.geoparse_after(done, |geoparsed| run.take(geoparsed))?;
    let Done {
        features,
        texts,
        journal,
        counts,
    } = run.finish()?;
    if features == 0 && filtered && counts.placed > 0 {
        say(&format!(
            "note: the filters left nothing of {} mentions with a place",
            counts.placed
        ));
    }
    skips.note_skipped(journal.as_ref().map_or(0, Journal::lost));
    if skips.status() == Status::NothingRead {
        journal.map(Journal::discard).transpose()?;
        file.inspect(|file| say(&format!("note: nothing could be read; {} not written", file.display())));
    } else {
        texts.map(TextOut::finish).transpose()?;
        journal.map(Journal::close).transpose()?;
        output.finish()?;
        styles.finish()?;
    }
    summary.finish(counts, earlier, skips.count())?;
    Ok(skips.status())
}

/// The layer's output, with the journal of a run that can be gone on with; says what an earlier run has done.
fn opened(file: Option<&Path>, resume: bool, inputs: &Inputs<'_>) -> anyhow::Result<(Option<Journal>, Output)> {
    let Some(file) = file.filter(|_| resume) else {
        return Ok((None, Output::open(file)?));
    };
    let (journal, output) = Journal::open(file, inputs)?;
    if journal.done() > 0 {
        let done = journal.done();
        say(&format!(
            "note: goes on after {done} articles that an earlier run has done"
        ));
    }
    Ok((Some(journal), output))
}

/// What is written while articles are read.
struct Run<'o> {
    layer: LayerWriter<'o>,
    texts: Option<TextOut>,
    journal: Option<Journal>,
    counts: Counts,
}

/// What is left when all articles are.
struct Done {
    features: u64,
    texts: Option<TextOut>,
    journal: Option<Journal>,
    counts: Counts,
}

impl Run<'_> {
    /// Writes what an article gives; nothing for one that was lost.
    fn take(&mut self, geoparsed: Option<GeoparsedDocument>) -> anyhow::Result<()> {
        if let Some(geoparsed) = &geoparsed {
            self.counts.add(geoparsed);
            if let Some(texts) = &mut self.texts {
                texts.write(&geoparsed.document)?;
            }
            self.layer.write(geoparsed)?;
        }
        if let Some(journal) = &mut self.journal {
            journal.article(geoparsed.is_none());
            if journal.is_due() {
                self.layer.flush()?;
                journal.write(self.counts)?;
            }
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<Done> {
        Ok(Done {
            features: self.layer.finish()?,
            texts: self.texts,
            journal: self.journal,
            counts: self.counts,
        })
    }
}

/// Refuses what a run that is gone on with could not do as one that never stopped.
fn check_resume(args: &MapArgs, file: Option<&Path>, format: Format, by: By) -> Result<(), Refusal> {
    let refuse = |what: &str, hint: &str| Err(Refusal::new(format!("--resume {what}")).with_hint(hint));
    if file.is_none() {
        return refuse(
            "goes on with a file, and this goes to standard output",
            "name one: -o layer.geojsonl",
        );
    }
    if !format.can_resume() || !matches!(by, By::Mention | By::Event) {
        return refuse(
            "goes on with layers of a feature a line",
            "write GeoJSON lines (-o layer.geojsonl) or CSV by mention or event, and convert that",
        );
    }
    if args.input.is_piped() {
        return refuse(
            "reads what an earlier run has read, and standard input can be read once only",
            "write it into a file",
        );
    }
    if args.text_out.is_some() || args.input.home.outlet_memory {
        return refuse("does not go with --text-out and --outlet-memory", "leave them out");
    }
    Ok(())
}

/// What the layer is to hold.
fn options(args: &MapArgs, inputs: &Inputs<'_>) -> Result<LayerOptions, Refusal> {
    let by = args.layer.by();
    if args.unresolved && matches!(by, By::Place | By::Region) {
        return Err(Refusal::new(
            "--unresolved is about mentions without a place, and --by place and --by region count places",
        ));
    }
    Ok(LayerOptions {
        by,
        shape: args.layer.shape(),
        demonyms: args.demonyms,
        unresolved: args.unresolved,
        codes: args.codes,
        look: args.layer.look(),
        filter: args.filter.filter(|| inputs.event_names())?,
        page: args.page.options()?,
    })
}

/// The layer, in the file by name where the format needs that.
fn layer<'o>(
    output: &'o mut Output,
    format: Format,
    options: LayerOptions,
    journal: Option<&Journal>,
) -> anyhow::Result<LayerWriter<'o>> {
    if journal.is_some_and(Journal::has_layer) {
        return Ok(LayerWriter::resume(output, format, options)?);
    }
    if !format.needs_file() {
        return Ok(LayerWriter::new(output, format, options)?);
    }
    let path = output.path().ok_or_else(|| {
        let refusal = Refusal::new(format!("{} can be written to a file only", format.name()));
        refusal.with_hint(format!("name one: -o layer.{}", format.extensions()[0]))
    })?;
    Ok(LayerWriter::create(path, format, options)?)
}

/// The format asked for, else the one that the extension tells, if it can do what is asked of it.
fn format(args: &MapArgs, file: Option<&Path>, options: &LayerOptions) -> Result<Format, Refusal> {
    let format = match (args.format, file) {
        (Some(asked), _) => asked.format(),
        (None, None) => Format::GeoJson,
        (None, Some(file)) => Format::from_path(file).ok_or_else(|| unknown_extension(file))?,
    };
    let name = format.name();
    if !format.is_built_in() {
        let refusal = Refusal::new(format!("this program was built without {name}"));
        return Err(refusal.with_hint(format!("build it with --features {name}")));
    }
    if options.unresolved && format.needs_places() {
        let refusal = Refusal::new(format!("{name} holds no features without a place"));
        return Err(refusal.with_hint("leave --unresolved out, or write GeoJSON, CSV, GeoPackage or KML"));
    }
    if args.resume {
        check_resume(args, file, format, options.by)?;
    }
    if options.look != Look::default() && !format.is_geojson() {
        let refusal = Refusal::new(format!(
            "--style simplestyle and umap are about GeoJSON, and this is {name}"
        ));
        return Err(refusal.with_hint("for QGIS there is --style qml"));
    }
    Ok(format)
}

fn unknown_extension(file: &Path) -> Refusal {
    let extensions = |built_in: bool| -> Vec<String> {
        let formats = Format::ALL
            .into_iter()
            .filter(|format| format.is_built_in() == built_in);
        formats
            .flat_map(Format::extensions)
            .map(|known| format!(".{known}"))
            .collect()
    };
    let found = match file.extension() {
        Some(extension) => format!("unknown extension .{}", extension.to_string_lossy()),
        None => "no extension".to_owned(),
    };
    let mut message = format!(
        "{}: {found}; expected one of {}",
        file.display(),
        extensions(true).join(", ")
    );
    if let [first, others @ ..] = &extensions(false)[..] {
        let others: String = others.iter().map(|other| format!(", {other}")).collect();
        message += &format!(" (not built in: {first}{others})");
    }
    Refusal::new(message).with_hint("or say the format with --format, such as geojson")
}
