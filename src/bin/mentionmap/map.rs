//! `mentionmap map`: articles in, layer out.

use crate::args::MapArgs;
use crate::inputs::Inputs;
use crate::messages::{Refusal, Status, say};
use crate::output::{Output, refuse_overwriting};
use crate::text_out::TextOut;
use mentionmap::write::{By, Format, LayerOptions, LayerWriter};
use std::path::Path;

pub(crate) fn run(args: &MapArgs) -> anyhow::Result<Status> {
    let inputs = Inputs::new(&args.input, "map")?.with_events(&args.events)?;
    let format = format(args)?;
    let page = args.page.options(format)?;
    let file = args.output.as_deref().filter(|file| *file != Path::new("-"));
    refuse_overwriting(file, inputs.files())?;
    refuse_overwriting(args.text_out.as_deref(), inputs.files())?;
    let mut output = Output::open(file)?;
    let options = LayerOptions {
        by: if args.events_layer { By::Event } else { By::Mention },
        demonyms: args.demonyms,
        unresolved: args.unresolved,
        codes: args.codes,
    };
    let mut layer = match format {
        Format::Html => LayerWriter::page(&mut output, options, &page)?,
        _ => LayerWriter::new(&mut output, format, options)?,
    };
    let mut texts = args.text_out.as_deref().map(TextOut::open).transpose()?;
    let status = inputs.geoparse(|geoparsed| {
        if let Some(texts) = &mut texts {
            texts.write(&geoparsed.document)?;
        }
        Ok(layer.write(&geoparsed)?)
    })?;
    layer.finish()?;
    if let Some(texts) = texts.filter(|_| status != Status::NothingRead) {
        texts.finish()?;
    }
    match file.filter(|_| status == Status::NothingRead) {
        Some(file) => say(&format!("note: nothing could be read; {} not written", file.display())),
        None => output.finish()?,
    }
    Ok(status)
}

/// The format asked for, else the one that the extension tells.
fn format(args: &MapArgs) -> Result<Format, Refusal> {
    let file = args.output.as_deref().filter(|file| *file != Path::new("-"));
    match (args.format, file) {
        (Some(asked), _) => Ok(asked.format()),
        (None, None) => Ok(Format::GeoJson),
        (None, Some(file)) => Format::from_path(file).ok_or_else(|| unknown_extension(file)),
    }
}

fn unknown_extension(file: &Path) -> Refusal {
    let extensions = Format::ALL.into_iter().flat_map(|format| format.extensions());
    let known: Vec<String> = extensions.map(|known| format!(".{known}")).collect();
    let found = match file.extension() {
        Some(extension) => format!("unknown extension .{}", extension.to_string_lossy()),
        None => "no extension".to_owned(),
    };
    let message = format!("{}: {found}; expected one of {}", file.display(), known.join(", "));
    Refusal::new(message).with_hint("or say the format with --format geojson, geojsonl, csv or html")
}
