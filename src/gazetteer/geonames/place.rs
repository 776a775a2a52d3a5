//! A line of `allCountries.txt`, of a country's file or of `citiesN.txt`.

use super::fields::{fields, parsed};
use crate::domain::{AdminPath, FeatureClass, Place, PlaceId, Point};
use crate::gazetteer::csv::shown;
use compact_str::CompactString;

/// A place of the dump, with what is read of its line only where it is asked for.
pub(super) struct DumpedPlace<'l> {
    pub(super) id: u32,
    pub(super) ascii_name: &'l str,
    /// Separated by commas, without their languages; codes and machine transliterations among them.
    pub(super) alternate_names: &'l str,
    pub(super) feature_class: FeatureClass,
    pub(super) name: &'l str,
    point: Point,
    feature_code: &'l str,
    codes: [&'l str; 3],
    population: u64,
}

impl<'l> DumpedPlace<'l> {
    /// The place of a line.
    pub(super) fn parse(line: &'l str) -> Result<Self, String> {
        let [id, name, ascii_name, alternate_names, rest @ ..] = fields::<15>(line)?;
        let [
            latitude,
            longitude,
            class,
            feature_code,
            country,
            _,
            admin1,
            admin2,
            _,
            _,
            population,
        ] = rest;
        if name.contains(char::is_control) {
            return Err(format!("`name` is \"{}\": a control character", shown(name)));
        }
        if name.is_empty() {
            return Err("`name` is empty".to_owned());
        }
        let point = Point::new(parsed(latitude, "latitude")?, parsed(longitude, "longitude")?);
        Ok(Self {
            id: parsed(id, "geonameid")?,
            ascii_name,
            alternate_names,
            feature_class: feature_class(class)?,
            name,
            point: point.map_err(|error| error.to_string())?,
            feature_code,
            codes: [country, admin1, admin2],
            population: if population.is_empty() {
                0
            } else {
                parsed(population, "population")?
            },
        })
    }

    pub(super) fn to_place(&self) -> Place {
        let [country_code, admin1_code, admin2_code] = self.codes.map(CompactString::from);
        Place {
            id: PlaceId::new(compact_str::format_compact!("{}", self.id)),
            name: self.name.into(),
            point: self.point,
            feature_class: self.feature_class,
            feature_code: self.feature_code.into(),
            admin: AdminPath {
                country_code,
                admin1_code,
                admin2_code,
                ..AdminPath::default()
            },
            population: self.population,
        }
    }
}

/// Some rows of the dump have no class; what they are is told by nothing, so they are taken for spots.
fn feature_class(letter: &str) -> Result<FeatureClass, String> {
    let mut letters = letter.chars();
    match (letters.next(), letters.next()) {
        (None, _) => Some(FeatureClass::Spot),
        (Some(letter), None) => FeatureClass::from_letter(letter),
        _ => None,
    }
    .ok_or_else(|| {
        format!(
            "`feature class` is \"{}\"; expected one of A H L P R S T U V",
            shown(letter)
        )
    })
}

/// Whether an alternate name whose language is not known is one that news could print: no code of an airport or a
/// railway station, no web address, no machine transliteration ("ku er si ke").
pub(super) fn is_printable(name: &str) -> bool {
    let code = name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let address = name.contains("://");
    let small = name.is_ascii() && !name.bytes().any(|byte| byte.is_ascii_uppercase());
    !(code || address || small)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "703845\tKryvyy Rih\tKryvyy Rih\tKrivoy Rog,ku er si ke\t47.90966\t33.38044\tP\tPPLA2\tUA\t\t04\t1212\t\t\t652380\t\t84\tEurope/Kyiv\t2022-04-20";

    #[test]
    fn a_line_of_the_dump_is_a_place() {
        let dumped = DumpedPlace::parse(LINE).unwrap();
        let place = dumped.to_place();
        assert_eq!((place.id.as_str(), place.name.as_str()), ("703845", "Kryvyy Rih"));
        assert_eq!(
            (place.admin.country_code.as_str(), place.admin.admin1_code.as_str()),
            ("UA", "04")
        );
        assert_eq!((place.population, place.feature_code.as_str()), (652_380, "PPLA2"));
    }

    #[test]
    fn a_bad_line_says_what_is_wrong() {
        let said = |line: &str| DumpedPlace::parse(line).err().unwrap();
        assert_eq!(
            said("703845\tKryvyy Rih"),
            "2 fields parted by tabs; expected at least 15"
        );
        assert_eq!(
            said(&LINE.replace("47.90966", "NaN")),
            "latitude must be between -90 and 90, found NaN"
        );
        assert_eq!(
            said(&LINE.replace("47.90966", "47,9")),
            "`latitude` is \"47,9\": invalid float literal"
        );
        assert!(said(&LINE.replace("\tP\t", "\tPP\t")).starts_with("`feature class` is \"PP\""));
    }

    #[test]
    fn codes_and_transliterations_are_no_names() {
        for name in ["KWG", "ku er si ke", "https://example.org"] {
            assert!(!is_printable(name), "{name}");
        }
        for name in ["Krivoy Rog", "Кривий Ріг", "USSR", "U.S."] {
            assert!(is_printable(name), "{name}");
        }
    }
}
