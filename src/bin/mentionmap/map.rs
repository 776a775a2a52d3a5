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
    let mut layer = layer(&mut output, format, options)?;
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

/// The layer, in the file by name where the format needs that.
fn layer(output: &mut Output, format: Format, options: LayerOptions) -> anyhow::Result<LayerWriter<'_>> {
    if !format.needs_file() {
        return Ok(LayerWriter::new(output, format, options)?);
    }
    let path = output.path().ok_or_else(|| {
        let refusal = Refusal::new(format!("{} can be written to a file only", format.name()));
        refusal.with_hint(format!("name one: -o layer.{}", format.extensions()[0]))
    })?;
    Ok(LayerWriter::create(path, format, options)?)
}

/// The format asked for, else the one that the extension tells.
fn format(args: &MapArgs) -> Result<Format, Refusal> {
    let file = args.output.as_deref().filter(|file| *file != Path::new("-"));
    let format = match (args.format, file) {
        (Some(asked), _) => asked.format(),
        (None, None) => Format::GeoJson,
        (None, Some(file)) => Format::from_path(file).ok_or_else(|| unknown_extension(file))?,
    };
    if !format.is_built_in() {
        let refusal = Refusal::new(format!("this program was built without {}", format.name()));
        return Err(refusal.with_hint(format!("build it with --features {}", format.name())));
    }
    if args.unresolved && format.needs_places() {
        let refusal = Refusal::new(format!("{} holds no features without a place", format.name()));
        return Err(refusal.with_hint("leave --unresolved out, or write GeoJSON, CSV, GeoPackage or KML"));
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
