//! What was typed of gazetteers: which are asked, and what is done with one.

use crate::country_codes::country_code;
use crate::csv_args::CsvArgs;
use clap::{Args, Subcommand, ValueEnum};
use mentionmap::domain::FeatureClass;
use std::path::PathBuf;

/// Which gazetteers are asked.
#[derive(Debug, Args)]
#[command(next_help_heading = "Gazetteers")]
pub(crate) struct GazetteerChoice {
    /// Look places up in FILE instead of the built-in gazetteer: a CSV with name, latitude and longitude, or an index that
    /// `gazetteer compile` made; may be given more than once
    #[arg(long, value_name = "FILE")]
    pub(crate) gazetteer: Vec<PathBuf>,

    /// Look places up in FILE too; may be given more than once
    #[arg(long, value_name = "FILE")]
    pub(crate) also: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) csv: CsvArgs,
}

impl GazetteerChoice {
    /// The files that were given.
    pub(crate) fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.gazetteer.iter().chain(&self.also)
    }
}

#[derive(Debug, Args)]
pub(crate) struct GazetteerArgs {
    #[command(subcommand)]
    pub(crate) verb: GazetteerVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GazetteerVerb {
    /// List the places that a name can mean, the likeliest first
    Search(SearchArgs),
    /// Say what the gazetteer holds and where it comes from
    Info(GazetteerChoice),
    /// Make an index of GeoNames' files or CSV, for --gazetteer and --also
    Compile(CompileArgs),
    /// Find what is wrong with a gazetteer: in the rows of a CSV, or in an index's bytes
    Check(CheckArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mentionmap gazetteer search Springfield
  mentionmap gazetteer search Springfield --near 39.8,-89.6
  mentionmap gazetteer search 'St. Petersburg' --json")]
pub(crate) struct SearchArgs {
    /// The name, in any spelling that differs only in case, accents, apostrophes and hyphens
    pub(crate) name: String,

    /// The nearest first, with their distance from this point, in degrees
    #[arg(long, value_name = "LAT,LON", allow_hyphen_values = true)]
    pub(crate) near: Option<String>,

    /// Only places of this country, by its code: UA
    #[arg(long, value_name = "CODE", value_parser = country_code)]
    pub(crate) country: Option<String>,

    /// Only places of these of GeoNames' classes: P settlements, A countries and regions, H waters, L areas, R roads,
    /// S buildings, T mountains and islands, U undersea, V forests
    #[arg(long = "class", value_name = "LETTERS", value_parser = feature_classes)]
    pub(crate) classes: Option<FeatureClasses>,

    /// List at most this many places
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,

    /// Print a JSON array
    #[arg(long)]
    pub(crate) json: bool,

    #[command(flatten)]
    pub(crate) gazetteers: GazetteerChoice,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mentionmap gazetteer compile allCountries.zip alternateNamesV2.zip -o world.idx
  mentionmap gazetteer compile UA.zip admin1CodesASCII.txt -o ukraine.idx
  mentionmap gazetteer compile places.csv -o places.idx
  mentionmap map article.txt --also ukraine.idx

GeoNames' files are told apart by their names: allCountries, a country's code or citiesN for places; alternateNames,
admin1CodesASCII, admin2Codes, countryInfo. They may be zipped. Regions that no file names are called as in the built-in
gazetteer. GeoNames' data are under CC BY 4.0: name GeoNames with what you make of them.")]
pub(crate) struct CompileArgs {
    /// GeoNames' files in any order, or CSV with name, latitude and longitude
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// Write the index to FILE
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,

    /// The gazetteer's name [default: the name of the index]
    #[arg(long)]
    pub(crate) name: Option<String>,

    /// Take only places of these of GeoNames' classes, such as APLHT
    #[arg(long = "class", value_name = "LETTERS", value_parser = feature_classes)]
    pub(crate) classes: Option<FeatureClasses>,

    /// Stop at the first bad line
    #[arg(long)]
    pub(crate) strict: bool,

    #[command(flatten)]
    pub(crate) csv: CsvArgs,
}

/// Some of GeoNames' classes.
#[derive(Debug, Clone)]
pub(crate) struct FeatureClasses(pub(crate) Vec<FeatureClass>);

pub(crate) fn feature_classes(letters: &str) -> Result<FeatureClasses, String> {
    let mut classes = Vec::new();
    for letter in letters.chars().filter(|c| !matches!(c, ',' | ' ')) {
        match FeatureClass::from_letter(letter.to_ascii_uppercase()) {
            Some(class) if !classes.contains(&class) => classes.push(class),
            _ => return Err("expected letters of A H L P R S T U V, each once".to_owned()),
        }
    }
    if classes.is_empty() {
        return Err("expected letters of A H L P R S T U V".to_owned());
    }
    Ok(FeatureClasses(classes))
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mentionmap gazetteer check places.csv
  mentionmap gazetteer check orte.csv --column latitude=Breite --column longitude=Länge --encoding windows-1252
  mentionmap gazetteer check places.csv --format csv > findings.csv

Findings go to standard output, their number to standard error.
  error    the row cannot be used, or not told from another
  warning  the row most likely says something wrong
  note     the row may be right; mind what follows from it

Exit status: 0 nothing found; 1 something found; 2 could not check.")]
pub(crate) struct CheckArgs {
    /// The gazetteer: CSV with name, latitude and longitude, or an index; `-` is CSV on standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    #[command(flatten)]
    pub(crate) csv: CsvArgs,

    /// Format of the findings
    #[arg(long, value_name = "FORMAT", default_value = "lines")]
    pub(crate) format: CheckFormat,
}

/// Formats of findings.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum CheckFormat {
    /// FILE:LINE: SEVERITY: FINDING
    Lines,
    /// Comma-separated values
    Csv,
    /// One JSON object a line
    Jsonl,
}
