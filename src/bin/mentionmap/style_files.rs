//! Files beside the layer that say how it looks.

use crate::messages::Refusal;
use crate::output::Output;
use mentionmap::write::{Format, LayerOptions, Shape, StyleFile};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The files with what goes into them; opened, and so checked, before the run.
pub(crate) struct StyleFiles(Vec<(Output, String)>);

impl StyleFiles {
    /// Opens the files that were asked for, beside the layer in `file`.
    pub(crate) fn open(
        asked: impl Iterator<Item = StyleFile>,
        file: Option<&Path>,
        format: Format,
        options: &LayerOptions,
    ) -> Result<Self, Refusal> {
        let mut files = Vec::new();
        for style in asked {
            check(style, format, options)?;
            let beside = "--style qml and maplibre are written beside the layer, and this one goes to standard output";
            let layer = file.ok_or_else(|| Refusal::new(beside).with_hint("name a file: -o layer.geojson"))?;
            let name = layer.file_name().unwrap_or_default().to_string_lossy();
            let text = style.text(options, &name);
            files.push((Output::open(Some(&path(style, layer)))?, text));
        }
        Ok(Self(files))
    }

    /// Writes them and puts them where they belong.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        for (mut output, text) in self.0 {
            output.write_all(text.as_bytes())?;
            output.finish()?;
        }
        Ok(())
    }
}

/// Where the files beside the layer in `file` will be.
pub(crate) fn style_paths(
    asked: impl Iterator<Item = StyleFile>,
    file: Option<&Path>,
) -> impl Iterator<Item = PathBuf> {
    asked.filter_map(move |style| Some(path(style, file?)))
}

fn path(style: StyleFile, layer: &Path) -> PathBuf {
    layer.with_extension(style.extension())
}

/// Refuses a style for what it cannot draw.
fn check(style: StyleFile, format: Format, options: &LayerOptions) -> Result<(), Refusal> {
    match style {
        StyleFile::MapLibre if format != Format::GeoJson => {
            let refusal = Refusal::new(format!(
                "--style maplibre is about GeoJSON, and this is {}",
                format.name()
            ));
            Err(refusal.with_hint("name a file that ends in .geojson"))
        }
        StyleFile::Qml if format == Format::Html => Err(Refusal::new("--style qml is for QGIS, which opens no pages")),
        StyleFile::Qml if options.shape != Shape::Point => {
            Err(Refusal::new("--style qml draws points, and --geometry asks for areas"))
        }
        _ => Ok(()),
    }
}
