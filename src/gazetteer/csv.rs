//! `gazetteer.csv` and `demonyms.csv` in, rows out, each bad row reported with its line.

use super::index::{Demonym, Row};
use crate::domain::{AdminPath, FeatureClass, Origin, Place, PlaceId, Point};
use compact_str::CompactString;
use csv::{ByteRecord, StringRecord};
use std::io::Read;

/// What could be read of a file, and what could not.
#[derive(Debug)]
pub struct LoadReport<T> {
    /// The good rows, in file order.
    pub rows: Vec<T>,
    /// The others.
    pub skipped: Vec<RowError>,
}

/// A file that is no gazetteer at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The header lacks a column that nothing can be done without.
    #[error("{file}:1: no column `{column}`; found {found}")]
    MissingColumn {
        /// File name.
        file: String,
        /// The column.
        column: &'static str,
        /// The columns that there are.
        found: String,
    },
    /// The file could not be read.
    #[error("{file}: {cause}")]
    Unreadable {
        /// File name.
        file: String,
        /// What the reader said.
        cause: csv::Error,
    },
}

/// A row that is no place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{origin}: {what}")]
pub struct RowError {
    /// File and line.
    pub origin: Origin,
    /// What was found and what was expected.
    pub what: String,
}

/// Positions of the columns in the header; `None` where the file lacks one that it may lack.
struct Columns {
    id: usize,
    name: usize,
    latitude: usize,
    longitude: usize,
    ascii_name: Option<usize>,
    feature_class: Option<usize>,
    feature_code: Option<usize>,
    country_code: Option<usize>,
    admin1_code: Option<usize>,
    admin1_name: Option<usize>,
    admin2_code: Option<usize>,
    admin2_name: Option<usize>,
    population: Option<usize>,
    alternate_names: Option<usize>,
}

impl Columns {
    fn of(header: &StringRecord, file: &str) -> Result<Self, LoadError> {
        let find = |column: &str| header.iter().position(|name| name == column);
        Ok(Self {
            id: required(header, "id", file)?,
            name: required(header, "name", file)?,
            latitude: required(header, "latitude", file)?,
            longitude: required(header, "longitude", file)?,
            ascii_name: find("ascii_name"),
            feature_class: find("feature_class"),
            feature_code: find("feature_code"),
            country_code: find("country_code"),
            admin1_code: find("admin1_code"),
            admin1_name: find("admin1_name"),
            admin2_code: find("admin2_code"),
            admin2_name: find("admin2_name"),
            population: find("population"),
            alternate_names: find("alternate_names"),
        })
    }
}

fn required(header: &StringRecord, column: &'static str, file: &str) -> Result<usize, LoadError> {
    header
        .iter()
        .position(|name| name == column)
        .ok_or_else(|| LoadError::MissingColumn {
            file: file.to_owned(),
            column,
            found: header.iter().collect::<Vec<_>>().join(", "),
        })
}

/// Reads places from CSV with the columns of `data/README.md`. `file` names it in messages.
///
/// # Errors
/// If the file cannot be read or lacks one of the columns `id`, `name`, `latitude`, `longitude`. A bad row is no
/// error: it is in [`LoadReport::skipped`].
pub fn read_places(reader: impl Read, file: &str) -> Result<LoadReport<Row>, LoadError> {
    let mut columns = None;
    read_rows(reader, file, |header, record| {
        if columns.is_none() {
            columns = Some(Columns::of(header, file)?);
        }
        let columns = columns.as_ref().expect("set just above");
        Ok(place_row(record, columns))
    })
}

/// Reads demonyms from CSV with the columns `demonym` and `id`. `file` names it in messages.
///
/// # Errors
/// As [`read_places`].
pub fn read_demonyms(reader: impl Read, file: &str) -> Result<LoadReport<Demonym>, LoadError> {
    read_rows(reader, file, |header, record| {
        let (demonym, id) = (required(header, "demonym", file)?, required(header, "id", file)?);
        Ok(text(record, demonym, "demonym").map(|demonym| Demonym {
            demonym: demonym.to_owned(),
            place: PlaceId::new(field(record, Some(id))),
        }))
    })
}

/// What became of one record: a row, or why it is none; the error is the header's.
type Converted<T> = Result<Result<T, String>, LoadError>;

fn read_rows<T>(
    reader: impl Read,
    file: &str,
    mut convert: impl FnMut(&StringRecord, &StringRecord) -> Converted<T>,
) -> Result<LoadReport<T>, LoadError> {
    let unreadable = |cause| LoadError::Unreadable {
        file: file.to_owned(),
        cause,
    };
    let mut csv = csv::ReaderBuilder::new().flexible(true).from_reader(reader);
    let header = csv.headers().map_err(unreadable)?.clone();
    let mut report = LoadReport {
        rows: Vec::new(),
        skipped: Vec::new(),
    };
    let mut record = ByteRecord::new();
    while csv.read_byte_record(&mut record).map_err(unreadable)? {
        let line = record.position().map_or(0, csv::Position::line);
        let converted = match StringRecord::from_byte_record(record.clone()) {
            Ok(_) if record.len() != header.len() => {
                Err(format!("{} fields, but the header has {}", record.len(), header.len()))
            }
            Ok(record) => convert(&header, &record)?,
            Err(_) => Err("a field is not UTF-8".to_owned()),
        };
        match converted {
            Ok(row) => report.rows.push(row),
            Err(what) => report.skipped.push(RowError {
                origin: Origin::line(file, line),
                what,
            }),
        }
    }
    Ok(report)
}

fn field(record: &StringRecord, column: Option<usize>) -> &str {
    column.and_then(|column| record.get(column)).unwrap_or("").trim()
}

fn text<'r>(record: &'r StringRecord, column: usize, name: &str) -> Result<&'r str, String> {
    let value = field(record, Some(column));
    if value.is_empty() {
        Err(format!("`{name}` is empty"))
    } else {
        Ok(value)
    }
}

fn degrees(record: &StringRecord, column: usize, name: &str) -> Result<f64, String> {
    let value = field(record, Some(column));
    value
        .parse()
        .map_err(|error| format!("`{name}` is \"{value}\": {error}"))
}

fn place_row(record: &StringRecord, columns: &Columns) -> Result<Row, String> {
    let latitude = degrees(record, columns.latitude, "latitude")?;
    let longitude = degrees(record, columns.longitude, "longitude")?;
    let compact = |column| CompactString::from(field(record, column));
    let place = Place {
        id: PlaceId::new(text(record, columns.id, "id")?),
        name: text(record, columns.name, "name")?.into(),
        point: Point::new(latitude, longitude).map_err(|error| error.to_string())?,
        feature_class: feature_class(field(record, columns.feature_class))?,
        feature_code: compact(columns.feature_code),
        admin: AdminPath {
            country_code: compact(columns.country_code),
            country: CompactString::default(),
            admin1_code: compact(columns.admin1_code),
            admin1: compact(columns.admin1_name),
            admin2_code: compact(columns.admin2_code),
            admin2: compact(columns.admin2_name),
        },
        population: population(field(record, columns.population))?,
    };
    let ascii_name = field(record, columns.ascii_name).to_owned();
    let alternates = field(record, columns.alternate_names);
    let alternate_names = alternates
        .split('|')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    Ok(Row {
        place,
        ascii_name,
        alternate_names,
    })
}

fn feature_class(letter: &str) -> Result<FeatureClass, String> {
    let mut letters = letter.chars();
    match (letters.next(), letters.next()) {
        (None, _) => Ok(FeatureClass::Populated),
        (Some(letter), None) => FeatureClass::from_letter(letter).ok_or(letter),
        (Some(letter), Some(_)) => Err(letter),
    }
    .map_err(|_| format!("`feature_class` must be one of A H L P R S T U V, found \"{letter}\""))
}

fn population(value: &str) -> Result<u64, String> {
    if value.is_empty() {
        return Ok(0);
    }
    value
        .parse()
        .map_err(|error| format!("`population` is \"{value}\": {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "id,name,latitude,longitude,feature_class,population,alternate_names\n";

    fn load(rows: &str) -> LoadReport<Row> {
        read_places(format!("{HEADER}{rows}").as_bytes(), "places.csv").unwrap()
    }

    #[test]
    fn a_bad_row_is_reported_with_its_line_and_the_rest_loads() {
        let report =
            load("1,Oslo,N/A,10.7,P,1,\n2,Bergen,95,5.3,P,1,\n3,Moss,59.4,10.7,P,1,Mosse|Moss by\n4,Ås,59.7\n");
        let said: Vec<String> = report.skipped.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "places.csv:2: `latitude` is \"N/A\": invalid float literal",
                "places.csv:3: latitude must be between -90 and 90, found 95",
                "places.csv:5: 3 fields, but the header has 7",
            ]
        );
        assert_eq!(report.rows.len(), 1);
        assert_eq!(report.rows[0].alternate_names, ["Mosse", "Moss by"]);
    }

    #[test]
    fn nan_is_no_latitude() {
        assert!(load("1,Oslo,NaN,10.7,P,1,\n").skipped[0].what.contains("found NaN"));
    }

    #[test]
    fn a_missing_column_is_said_once() {
        let error = read_places("id,name,lat\n1,a,2\n2,b,3\n".as_bytes(), "places.csv").unwrap_err();
        assert_eq!(
            error.to_string(),
            "places.csv:1: no column `latitude`; found id, name, lat"
        );
    }
}
