//! What was typed.

use crate::gazetteer_args::{GazetteerArgs, GazetteerChoice};
use crate::input_args::{HomeArgs, InputArgs, RecognitionArgs};
use crate::layer_args::{FilterArgs, LayerArgs};
use crate::page_args::PageArgs;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use mentionmap::write;
use std::path::PathBuf;

/// Reads news articles and makes a map layer of the places that they mention.
#[derive(Debug, Parser)]
#[command(
    version,
    propagate_version = true,
    after_help = "\
Examples:
  mentionmap map article.txt                    GeoJSON on standard output
  mentionmap map article.txt -o layer.geojson   or into a file
  mentionmap coverage article.txt               which names have a place
  mentionmap explain article.txt                why each place was chosen
  mentionmap evaluate gold.jsonl                how good that is, on annotated text

Exit status: 0 all done; 1 done, but some input was skipped, as said; 2 could not run."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Make a map layer: one feature for each mention of a place
    Map(Box<MapArgs>),
    /// Say which recognised names have a place, which are ambiguous, which are missing
    Coverage(CoverageArgs),
    /// Show how each mention was recognized, placed and classified
    Explain(ExplainArgs),
    /// Score against annotated text: what is found, and how far from the right place
    Evaluate(EvaluateArgs),
    /// Look into the gazetteer
    Gazetteer(GazetteerArgs),
    /// Print a script that completes this program's arguments in a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print a manual page, for man(1)
    Man {
        /// The verb that the page is about; without it, the program
        verb: Option<String>,
    },
}

/// Which events are told apart.
#[derive(Debug, Args)]
pub(crate) struct EventArgs {
    /// Event types of your own instead of the built-in ones, a CSV with `type` and `words`; see the README
    #[arg(long, value_name = "FILE")]
    pub(crate) events: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mentionmap map article.txt
  mentionmap map articles/ -o layer.geojson
  mentionmap map articles/ -o map.html               a page to open in a browser
  mentionmap map news.jsonl --demonyms --codes -o layer.csv
  mentionmap map news.jsonl --by event --only-event conflict -o events.gpkg
  mentionmap map news.jsonl --by place --style qml -o places.gpkg
  mentionmap map news.jsonl --by region --geometry area -o regions.fgb
  mentionmap map news.csv.gz --field text=story -o layer.geojson
  mentionmap map page.html --text-out page.txt -o layer.geojson
  curl -s https://example.org/1 | mentionmap map - --source-url https://example.org/1

Records (JSON Lines, JSON, CSV) have a field `text` and any of `id`, `title`, `url`, `source`, `published`, `author`,
`lang`, or what is usual instead. A last line \"Source: …\" in a text gives its source.")]
pub(crate) struct MapArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,

    /// Write into FILE, its extension telling the format; without it, to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Write the text that offsets count in into FILE: of a single article as it is, of many as JSON Lines (.jsonl)
    #[arg(long, value_name = "FILE")]
    pub(crate) text_out: Option<PathBuf>,

    /// Format of the layer, whatever the extension [default: geojson]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<LayerFormat>,

    /// Go on where an earlier run of the same command was broken off, and leave behind what another one can go on with;
    /// of GeoJSON lines and CSV
    #[arg(long)]
    pub(crate) resume: bool,

    /// Write how many articles were read, how many names found in them and how many of these placed, what was skipped and how
    /// long it took into FILE, as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) summary_json: Option<PathBuf>,

    /// Take demonyms in: "Russian", "Kenyans"
    #[arg(long)]
    pub(crate) demonyms: bool,

    /// Take mentions in that no place was found for, without geometry
    #[arg(long)]
    pub(crate) unresolved: bool,

    /// Add the event types' codes in ACLED, PLOVER and CAMEO
    #[arg(long)]
    pub(crate) codes: bool,

    #[command(flatten)]
    pub(crate) events: EventArgs,

    #[command(flatten)]
    pub(crate) layer: LayerArgs,

    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    #[command(flatten)]
    pub(crate) page: PageArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mentionmap coverage article.txt
  mentionmap coverage news.jsonl --format csv > names.csv
  mentionmap coverage articles/ --fail-under 95
  mentionmap coverage article.txt --missing-csv missing.csv    fill it in, then: --also missing.csv

Coverage is over the names that were recognised as names of places: what was not recognised is in no row.
  resolved   a place was taken for it
  ambiguous  so too, and it counts as resolved, but another place is nearly as probable: the runner-up
  respelled  so too, but the place is spelled another way
  unlikely   the gazetteer has places of that name, but probably none of them is meant
  missing    nothing of that name in the gazetteer
  demonym    a people or adjective, taken for its country")]
pub(crate) struct CoverageArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,

    /// Format of the report
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: CoverageFormat,

    /// Fail, with exit status 1, if fewer names in a hundred have a place
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub(crate) fail_under: Option<f64>,

    /// Write the missing names into FILE as rows of a gazetteer, to be filled in and given back with --also
    #[arg(long, value_name = "FILE")]
    pub(crate) missing_csv: Option<PathBuf>,
}

/// Formats of the coverage report.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum CoverageFormat {
    /// An aligned table
    Table,
    /// Comma-separated values
    Csv,
    /// JSON
    Json,
    /// Tables in Markdown
    Markdown,
}

fn percent(typed: &str) -> Result<f64, String> {
    let expected = || "expected a number from 0 to 100".to_owned();
    let number: f64 = typed.trim_end_matches('%').parse().map_err(|_| expected())?;
    (0.0..=100.0).contains(&number).then_some(number).ok_or_else(expected)
}

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  mentionmap explain article.txt | less")]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) events: EventArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mentionmap evaluate gold.jsonl
  mentionmap evaluate local.jsonl world.jsonl --format csv > scores.csv
  mentionmap evaluate gold.jsonl --errors mistakes.csv
  mentionmap evaluate gold.jsonl --predictions other.jsonl
  mentionmap evaluate outbreaks.jsonl --events wildlife_disease.csv

Gold files have one document a line:
  {\"id\": \"a\", \"text\": \"Rain fell on Oslo.\", \"toponyms\": [{\"start\": 13, \"end\": 17, \"lat\": 59.91,
   \"lon\": 10.75, \"geonameid\": 3143244}]}
`start` and `end` count Unicode code points, half open. `lat` and `lon` may lack or be null: such a mention counts for
recognition, a pin on it for neither right nor wrong. `\"events\": [\"flood\", \"accident|wildfire\"]` says what is told there
(one of several types with `|`), `\"events_optional\": [\"aid\"]` what may be said or not, `[\"*\"]` anything; without both in
a document, its events are not scored. Other keys are passed over.

Predictions are a layer that map wrote, or JSON Lines of any geoparser:
  {\"id\": \"a\", \"mentions\": [{\"start\": 13, \"end\": 17, \"lat\": 59.91, \"lon\": 10.75, \"geonameid\": 3143244}]}")]
pub(crate) struct EvaluateArgs {
    /// Annotated documents, JSON Lines; each file is a corpus of its own, named by the file; `-` is standard input
    #[arg(value_name = "GOLD", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// Score the mentions in FILE, a layer or JSON Lines, instead of what this program finds
    #[arg(long, value_name = "FILE", conflicts_with = "events")]
    pub(crate) predictions: Option<PathBuf>,

    /// Write every mistake with its sentence into FILE: .csv, or .jsonl
    #[arg(long, value_name = "FILE")]
    pub(crate) errors: Option<PathBuf>,

    /// Format of the scores
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: ReportFormat,

    /// Leave demonyms ("Russian", "Kenyans") out, of the gold mentions and of the predicted ones
    #[arg(long)]
    pub(crate) no_demonyms: bool,

    /// Count mentions that this program found no place for as predicted, as map --unresolved does
    #[arg(long, conflicts_with = "predictions")]
    pub(crate) unresolved: bool,

    #[command(flatten)]
    pub(crate) events: EventArgs,

    #[command(flatten)]
    pub(crate) recognition: RecognitionArgs,

    #[command(flatten)]
    pub(crate) home: HomeArgs,

    #[command(flatten)]
    pub(crate) gazetteers: GazetteerChoice,
}

/// Formats of layers.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LayerFormat {
    /// One GeoJSON FeatureCollection
    Geojson,
    /// One GeoJSON Feature a line
    Geojsonl,
    /// GeoJSON text sequences, RFC 8142
    Geojsonseq,
    /// Comma-separated values with latitude and longitude
    Csv,
    /// OGC GeoPackage
    Geopackage,
    /// FlatGeobuf with a spatial index
    Flatgeobuf,
    /// GeoParquet
    Geoparquet,
    /// KML
    Kml,
    /// GPX waypoints
    Gpx,
    /// One page that shows the layer on a map, beside the articles
    Html,
}

impl LayerFormat {
    pub(crate) const fn format(self) -> write::Format {
        match self {
            Self::Geojson => write::Format::GeoJson,
            Self::Geojsonl => write::Format::GeoJsonL,
            Self::Geojsonseq => write::Format::GeoJsonSeq,
            Self::Csv => write::Format::Csv,
            Self::Geopackage => write::Format::GeoPackage,
            Self::Flatgeobuf => write::Format::FlatGeobuf,
            Self::Geoparquet => write::Format::GeoParquet,
            Self::Kml => write::Format::Kml,
            Self::Gpx => write::Format::Gpx,
            Self::Html => write::Format::Html,
        }
    }
}

/// Formats of reports.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ReportFormat {
    /// An aligned table
    Table,
    /// Comma-separated values
    Csv,
    /// JSON
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
