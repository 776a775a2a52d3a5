//! A line of `alternateNamesV2.txt`.

use super::fields::{fields, parsed};
use crate::domain::NameKind;
use crate::gazetteer::index::alternate_kind;

/// One more name of a place.
pub(super) struct AlternateName<'l> {
    pub(super) place: u32,
    pub(super) name: &'l str,
    pub(super) kind: NameKind,
}

impl<'l> AlternateName<'l> {
    /// The name of a line; `None` where what stands there is no name. A preferred English name counts as a main name, a
    /// historic one as a former; short and colloquial names ("Big Apple") are names like any other.
    pub(super) fn parse(line: &'l str) -> Result<Option<Self>, String> {
        let [_, place, language, name] = fields::<4>(line)?;
        let mut flags = line.split('\t').skip(4).map(|flag| flag == "1");
        let [preferred, _short, _colloquial, historic] = [(); 4].map(|()| flags.next().unwrap_or(false));
        let kind = match language {
            _ if is_no_language(language) => return Ok(None),
            "abbr" => NameKind::Abbreviation,
            _ if historic => NameKind::Former,
            "en" if preferred && alternate_kind(name) == NameKind::Alternate => NameKind::Primary,
            _ => alternate_kind(name),
        };
        Ok(Some(Self {
            place: parsed(place, "geonameid")?,
            name,
            kind,
        }))
    }
}

/// GeoNames keeps links, Wikidata's ids, post codes and the codes of airports, railways and ports among the names.
fn is_no_language(language: &str) -> bool {
    matches!(
        language,
        "link" | "wkdt" | "post" | "iata" | "icao" | "faac" | "tcid" | "unlc" | "phon"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(line: &str) -> Option<NameKind> {
        AlternateName::parse(line).unwrap().map(|name| name.kind)
    }

    #[test]
    fn languages_and_flags_say_what_a_name_is() {
        assert_eq!(
            kind("1\t498817\ten\tSaint Petersburg\t1\t\t\t\t\t"),
            Some(NameKind::Primary)
        );
        assert_eq!(
            kind("2\t498817\tru\tЛенинград\t\t\t\t1\t1924\t1991"),
            Some(NameKind::Former)
        );
        assert_eq!(kind("3\t6252001\ten\tU.S.\t\t1\t\t"), Some(NameKind::Abbreviation));
        assert_eq!(kind("4\t5128581\tabbr\tNYC\t\t\t\t"), Some(NameKind::Abbreviation));
        assert_eq!(kind("5\t5128581\t\tNova York"), Some(NameKind::Alternate));
        assert_eq!(kind("6\t5128581\tlink\thttps://en.wikipedia.org/wiki/NYC"), None);
    }

    #[test]
    fn a_bad_line_says_what_is_wrong() {
        let said = AlternateName::parse("1\tx\ten\tOslo").err().unwrap();
        assert_eq!(said, "`geonameid` is \"x\": invalid digit found in string");
    }
}
