//! A header in, the position of each column out.

use super::error::{LoadError, shown};
use super::table::found;
use super::{CsvOptionError, CsvOptions};
use crate::domain::{Origin, PlaceId};
use crate::text::Record;
use std::str::FromStr;

/// What a column of a gazetteer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// What identifies the place within its file; without it, the file's name and the line do.
    Id,
    /// The main name.
    Name,
    /// The main name in ASCII.
    AsciiName,
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// GeoNames' letter.
    FeatureClass,
    /// GeoNames' feature code.
    FeatureCode,
    /// ISO 3166-1 alpha-2.
    CountryCode,
    /// The country's name; two letters are taken as its code.
    Country,
    /// Code of the first-level region.
    Admin1Code,
    /// Name of the first-level region.
    Admin1Name,
    /// Code of the second-level region.
    Admin2Code,
    /// Name of the second-level region.
    Admin2Name,
    /// Inhabitants.
    Population,
    /// Other names.
    AlternateNames,
}

/// What headers a column goes by: first its own name, then its aliases, the better before the worse; all as
/// [`normalized`]. `x` and `y`, as GIS programs export them, come last, for they may be metres of a projection.
#[rustfmt::skip]
const HEADERS: [(Column, &str, &[&str]); 15] = [
    (Column::Id, "id", &["geonameid", "geonamesid", "placeid", "gid", "osmid", "wikidata", "wikidataid", "qid", "objectid", "uid", "fid"]),
    (Column::Name, "name", &["title", "label", "toponym", "placename", "place", "city", "cityname", "town", "settlement", "locality", "ortsname", "ort", "nom", "lieu", "nombre", "lugar", "назва", "название"]),
    (Column::AsciiName, "ascii_name", &["nameascii", "asciititle", "cityascii"]),
    (Column::Latitude, "latitude", &["lat", "latdd", "decimallatitude", "latdeg", "latitudedeg", "breitengrad", "breite", "latitud", "широта", "y", "ycoord", "coordy", "pointy"]),
    (Column::Longitude, "longitude", &["lon", "lng", "long", "londd", "longdd", "decimallongitude", "londeg", "longitudedeg", "längengrad", "laengengrad", "länge", "laenge", "longitud", "довгота", "долгота", "x", "xcoord", "coordx", "pointx"]),
    (Column::FeatureClass, "feature_class", &["featclass", "fclass"]),
    (Column::FeatureCode, "feature_code", &["featcode", "fcode"]),
    (Column::CountryCode, "country_code", &["cc", "iso2", "isoa2", "iso31661", "iso31661alpha2", "cca2", "countryiso2"]),
    (Column::Country, "country", &["countryname", "nation"]),
    (Column::Admin1Code, "admin1_code", &["adm1code", "statecode", "regioncode", "provincecode"]),
    (Column::Admin1Name, "admin1_name", &["admin1", "adm1name", "adm1", "state", "statename", "province", "provincename", "oblast", "region", "regionname"]),
    (Column::Admin2Code, "admin2_code", &["adm2code", "countycode", "districtcode"]),
    (Column::Admin2Name, "admin2_name", &["admin2", "adm2name", "adm2", "county", "countyname", "district", "districtname", "raion"]),
    (Column::Population, "population", &["pop", "inhabitants", "residents"]),
    (Column::AlternateNames, "alternate_names", &["alternatename", "altnames", "altname", "alternatives", "aliases", "alias", "aka", "othernames", "synonyms"]),
];

/// The columns that nothing can be done without.
const REQUIRED: [Column; 3] = [Column::Name, Column::Latitude, Column::Longitude];

impl Column {
    /// Its name, as a header has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        HEADERS[self as usize].1
    }

    /// All names, for messages.
    pub(super) fn list() -> String {
        HEADERS.map(|(_, name, _)| name).join(", ")
    }

    /// ` (or lat, latdd, …)`
    fn also(self) -> String {
        format!(" (or {}, …)", HEADERS[self as usize].2[..2].join(", "))
    }
}

impl FromStr for Column {
    type Err = CsvOptionError;

    /// The column of this name; case, spaces, underscores and hyphens do not matter.
    fn from_str(name: &str) -> Result<Self, CsvOptionError> {
        let wanted = normalized(name);
        HEADERS
            .iter()
            .find(|(_, known, _)| normalized(known) == wanted)
            .map(|(column, ..)| *column)
            .ok_or_else(|| CsvOptionError::Column(shown(name)))
    }
}

/// A header without what does not matter: case, spaces, underscores, hyphens, full stops.
fn normalized(header: &str) -> String {
    header
        .chars()
        .filter(|c| !matches!(c, ' ' | '_' | '-' | '.'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Where each column stands in the records of a file.
#[derive(Debug)]
pub(super) struct Columns {
    positions: Positions,
    geonames: bool,
}

/// Columns that the built-in gazetteer's own file has: with all of them, a file is one like it, and numbers are
/// GeoNames' ids.
const OWN_FORM: [Column; 5] = [
    Column::Id,
    Column::FeatureCode,
    Column::Admin1Code,
    Column::Population,
    Column::AlternateNames,
];

/// The field of each column, in the order of [`HEADERS`]; `None` where there is no such column.
type Positions = [Option<usize>; HEADERS.len()];

impl Columns {
    /// Finds the columns in a header. Of two headers for one column, the one that stands first in [`HEADERS`] wins.
    pub(super) fn of(header: Record<'_>, options: &CsvOptions, origin: &Origin) -> Result<Self, LoadError> {
        let mut columns = columns_told(header, options, origin)?;
        let taken: Vec<usize> = columns.iter().copied().flatten().collect();
        let free: Vec<Option<String>> = (header.iter().enumerate())
            .map(|(at, header)| (!taken.contains(&at)).then(|| normalized(header)))
            .collect();
        for (column, name, aliases) in HEADERS {
            if options.columns.iter().all(|(told, _)| *told != column) {
                let own = normalized(name);
                let mut names = std::iter::once(own.as_str()).chain(aliases.iter().copied());
                columns[column as usize] =
                    names.find_map(|name| free.iter().position(|header| header.as_deref() == Some(name)));
            }
        }
        match REQUIRED.into_iter().find(|column| columns[*column as usize].is_none()) {
            Some(column) => Err(missing(column, header, origin)),
            None => Ok(Self {
                geonames: are_geonames(header, &columns),
                positions: columns,
            }),
        }
    }

    /// The id of a place: of GeoNames', if it is a number and the file says that it is.
    pub(super) fn id(&self, text: String) -> PlaceId {
        if self.geonames {
            PlaceId::new(text)
        } else {
            PlaceId::own(text)
        }
    }

    /// The field of `record` in `column`; empty where there is no such column.
    pub(super) fn get<'r>(&self, record: Record<'r>, column: Column) -> &'r str {
        self.positions[column as usize].map_or("", |at| record.get(at))
    }
}

/// Whether numbers in the column of ids are GeoNames': because its header says so, or the file has the form of the built-in
/// gazetteer's.
fn are_geonames(header: Record<'_>, columns: &Positions) -> bool {
    let id = columns[Column::Id as usize].map(|at| normalized(header.get(at)));
    id.is_some_and(|id| id.starts_with("geoname")) || OWN_FORM.iter().all(|column| columns[*column as usize].is_some())
}

/// The columns that a user mapped.
fn columns_told(header: Record<'_>, options: &CsvOptions, origin: &Origin) -> Result<Positions, LoadError> {
    let mut columns = [None; HEADERS.len()];
    for (column, wanted) in options.columns.iter().filter(|(_, wanted)| !wanted.is_empty()) {
        let at = told(header, wanted).ok_or_else(|| LoadError::NoSuchHeader {
            origin: origin.clone(),
            column: column.name(),
            header: shown(wanted),
            found: found(header),
        })?;
        columns[*column as usize] = Some(at);
    }
    Ok(columns)
}

/// The header that a user named, exactly or but for its case.
fn told(header: Record<'_>, wanted: &str) -> Option<usize> {
    let wanted = wanted.trim();
    let exact = header.iter().position(|header| header == wanted);
    exact.or_else(|| {
        header
            .iter()
            .position(|header| header.to_lowercase() == wanted.to_lowercase())
    })
}

fn missing(column: Column, header: Record<'_>, origin: &Origin) -> LoadError {
    LoadError::MissingColumn {
        origin: origin.clone(),
        column: column.name(),
        also: column.also(),
        found: found(header),
        is_data: header.iter().any(|field| field.parse::<f64>().is_ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_columns_and_names_nothing_twice() {
        let mut seen = Vec::new();
        for (at, (column, name, aliases)) in HEADERS.into_iter().enumerate() {
            assert_eq!(column as usize, at, "{name}");
            seen.push(normalized(name));
            seen.extend(aliases.iter().map(|alias| normalized(alias)));
            assert!(aliases.iter().all(|alias| normalized(alias) == *alias), "{name}");
        }
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), all);
    }

    #[test]
    fn a_column_is_known_by_its_name_in_any_spelling() {
        assert_eq!("Alternate Names".parse(), Ok(Column::AlternateNames));
        assert!(
            "breite"
                .parse::<Column>()
                .unwrap_err()
                .to_string()
                .contains("expected one of id, name,")
        );
    }
}
