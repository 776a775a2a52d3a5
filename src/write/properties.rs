//! The columns of a layer: their names, types and order, for every format.

use super::row::Row;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The most alternatives that are named: what comes after has next to no probability.
const ALTERNATIVES: usize = 5;

/// One column.
pub(super) struct Column {
    /// Its name.
    pub(super) name: &'static str,
    /// What it holds in a row.
    pub(super) cell: for<'d> fn(&Row<'d>) -> Cell<'d>,
}

/// What a column holds in a row. A column has one type in all rows, null aside.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'d> {
    /// A string.
    Text(Cow<'d, str>),
    /// A whole number.
    Integer(u64),
    /// A number that is always written with a decimal point.
    Score(f64),
    /// Unknown.
    Null,
}

impl<'d> Cell<'d> {
    fn text(text: &'d str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// Null where there is no text, or an empty one.
    fn known(text: Option<&'d str>) -> Self {
        text.filter(|text| !text.is_empty()).map_or(Self::Null, Self::text)
    }

    /// Null where there is no score, or it is not a number.
    fn score(score: Option<f64>) -> Self {
        score
            .filter(|score| score.is_finite())
            .map_or(Self::Null, |score| Self::Score(four_decimals(score)))
    }
}

fn four_decimals(score: f64) -> f64 {
    (score * 1e4).round() / 1e4 + 0.0
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_u64(*number),
            Self::Score(score) => serializer.serialize_f64(*score),
            Self::Null => serializer.serialize_none(),
        }
    }
}

/// The columns of a layer, those of other schemes' codes only if asked for.
pub(super) fn columns(codes: bool) -> impl Iterator<Item = &'static Column> {
    let codes: &[Column] = if codes { CODES } else { &[] };
    [MENTION, EVENT, codes, PLACE, SOURCE].into_iter().flatten()
}

/// A row's columns as the members of a JSON object.
pub(super) struct Properties<'r, 'd> {
    /// The row.
    pub(super) row: &'r Row<'d>,
    /// With the codes of other schemes.
    pub(super) codes: bool,
}

impl Serialize for Properties<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        for column in columns(self.codes) {
            members.serialize_entry(column.name, &(column.cell)(self.row))?;
        }
        members.end()
    }
}

const fn column(name: &'static str, cell: for<'d> fn(&Row<'d>) -> Cell<'d>) -> Column {
    Column { name, cell }
}

const MENTION: &[Column] = &[
    column("mention", |row| {
        Cell::text(row.document.slice(row.mention().resolution.mention.span))
    }),
    column("mention_kind", |row| {
        Cell::text(row.mention().resolution.mention.kind.as_str())
    }),
    column("mention_start", |row| Cell::Integer(row.start as u64)),
    column("mention_end", |row| Cell::Integer(row.end as u64)),
    column("section", |row| Cell::text(row.mention().section.as_str())),
    column("quote", |row| Cell::text(row.document.slice(row.quote()))),
];

const EVENT: &[Column] = &[
    column("event_type", |row| Cell::text(&row.event.event_type.slug)),
    column("event_group", |row| Cell::known(Some(&row.event.event_type.group))),
    column("event_trigger", |row| {
        Cell::known(row.event.trigger.map(|span| row.document.slice(span)))
    }),
    column("event_status", |row| {
        Cell::known(row.reported().map(|event| event.status.as_str()))
    }),
    column("event_link", |row| Cell::text(row.event.link.as_str())),
    column("place_role", |row| Cell::text(row.event.role.as_str())),
    column("event_confidence", |row| {
        Cell::score(row.reported().map(|event| event.confidence))
    }),
    column("event_date", |row| {
        let date = row.reported().and_then(|event| event.date);
        date.map_or(Cell::Null, |date| Cell::Text(Cow::Owned(date.to_string())))
    }),
    column("event_date_precision", |row| {
        let date = row.reported().and_then(|event| event.date);
        Cell::known(date.map(|date| date.precision.as_str()))
    }),
    column("event_participants", |row| {
        let participants = row.participants();
        match participants.is_empty() {
            true => Cell::Null,
            false => Cell::Text(Cow::Owned(participants.join(";"))),
        }
    }),
];

const CODES: &[Column] = &[
    column("acled_type", |row| {
        Cell::known(row.event.event_type.codes.acled_type.as_deref())
    }),
    column("acled_sub_type", |row| {
        Cell::known(row.event.event_type.codes.acled_sub_type.as_deref())
    }),
    column("plover", |row| {
        Cell::known(row.event.event_type.codes.plover.as_deref())
    }),
    column("cameo", |row| Cell::known(row.event.event_type.codes.cameo.as_deref())),
];

const PLACE: &[Column] = &[
    column("name", |row| Cell::known(row.place().map(|place| place.name.as_str()))),
    column("gazetteer_id", |row| {
        Cell::known(row.place().map(|place| place.id.as_str()))
    }),
    column("geonames_uri", |row| {
        let uri = row.place().and_then(|place| place.id.geonames_uri());
        uri.map_or(Cell::Null, |uri| Cell::Text(Cow::Owned(uri)))
    }),
    column("country_code", |row| {
        Cell::known(row.place().map(|place| place.admin.country_code.as_str()))
    }),
    column("country", |row| {
        Cell::known(row.place().map(|place| place.admin.country.as_str()))
    }),
    column("admin1", |row| {
        Cell::known(row.place().map(|place| place.admin.admin1.as_str()))
    }),
    column("admin2", |row| {
        Cell::known(row.place().map(|place| place.admin.admin2.as_str()))
    }),
    column("feature_class", |row| {
        let letter = row.place().map(|place| place.feature_class.letter().to_string());
        letter.map_or(Cell::Null, |letter| Cell::Text(Cow::Owned(letter)))
    }),
    column("feature_code", |row| {
        Cell::known(row.place().map(|place| place.feature_code.as_str()))
    }),
    column("geo_precision", |row| {
        row.place()
            .map_or(Cell::Null, |place| Cell::Integer(place.geo_precision() as u64))
    }),
    column("place_confidence", |row| {
        Cell::score(row.mention().resolution.ranked().first().map(|best| best.probability))
    }),
    column("alternatives", alternatives),
];

const SOURCE: &[Column] = &[
    column("source_id", |row| Cell::text(&row.document.id)),
    column("source_url", |row| Cell::known(row.document.source.url.as_deref())),
    column("source_name", |row| Cell::known(row.document.source.name.as_deref())),
    column("source_domain", |row| {
        Cell::known(row.document.source.domain.as_deref())
    }),
    column("source_title", |row| Cell::known(row.document.source.title.as_deref())),
    column("source_published", published),
    column("source_author", |row| {
        Cell::known(row.document.source.author.as_deref())
    }),
    column("source_lang", |row| Cell::known(row.document.source.lang.as_deref())),
    column("source_method", |row| {
        Cell::known(row.document.source.method.map(|method| method.as_str()))
    }),
    column("source_copies", |row| {
        let copies = &row.document.source.copies;
        match copies.is_empty() {
            true => Cell::Null,
            false => Cell::Text(Cow::Owned(copies.join("|"))),
        }
    }),
];

/// The other places that were in question as `id:score;id:score`. An id may hold a colon: the score follows the last.
fn alternatives<'d>(row: &Row<'d>) -> Cell<'d> {
    let others = row.mention().resolution.ranked().iter().skip(1).take(ALTERNATIVES);
    let named: Vec<String> = others
        .map(|other| (other, four_decimals(other.probability)))
        .filter(|(_, score)| *score > 0.0)
        .map(|(other, score)| format!("{}:{score:?}", other.candidate.place.id))
        .collect();
    if named.is_empty() {
        return Cell::Null;
    }
    Cell::Text(Cow::Owned(named.join(";")))
}

/// The date alone: a column that holds dates in one row and times in the next has no type that GIS agree on.
fn published<'d>(row: &Row<'d>) -> Cell<'d> {
    let published = row.document.source.published.as_deref();
    Cell::known(
        published
            .and_then(|published| published.get(..10))
            .filter(|date| is_full_date(date)),
    )
}

/// `YYYY-MM-DD`.
fn is_full_date(date: &str) -> bool {
    date.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use crate::write::code_points::CodePoints;

    fn cell(mention: usize, name: &str) -> String {
        let article = sample::article();
        let mut points = CodePoints::new(&article.document.text);
        let span = article.mentions[mention].resolution.mention.span;
        let row = Row {
            document: &article.document,
            mentions: &article.mentions,
            number: mention,
            event: article.mentions[mention].event(),
            is_event: false,
            start: points.before(span.start()),
            end: points.before(span.end()),
        };
        let column = columns(true).find(|column| column.name == name).unwrap();
        serde_json::to_string(&(column.cell)(&row)).unwrap()
    }

    #[test]
    fn scores_have_four_decimals_and_always_a_decimal_point() {
        assert_eq!(cell(1, "place_confidence"), "0.8731");
        assert_eq!(cell(0, "place_confidence"), "1.0");
        assert_eq!(cell(1, "alternatives"), r#""5527554:0.1269""#);
        assert_eq!(cell(1, "geo_precision"), "1");
    }

    #[test]
    fn what_is_unknown_is_null_and_never_empty() {
        for name in [
            "name",
            "geonames_uri",
            "geo_precision",
            "place_confidence",
            "alternatives",
            "event_status",
            "event_date",
            "event_date_precision",
            "event_participants",
        ] {
            assert_eq!(cell(2, name), "null", "{name}");
        }
        assert_eq!(cell(1, "admin1"), "null");
        assert_eq!(cell(1, "source_author"), "null");
    }

    #[test]
    fn a_mention_at_which_nothing_is_reported_says_so() {
        assert_eq!(cell(0, "event_type"), r#""mention""#);
        assert_eq!(cell(0, "event_link"), r#""none""#);
        assert_eq!(cell(0, "event_confidence"), "null");
        assert_eq!(cell(1, "event_status"), r#""asserted""#);
        assert_eq!(cell(1, "event_trigger"), r#""struck""#);
    }

    #[test]
    fn offsets_are_code_points() {
        assert_eq!([cell(0, "mention_start"), cell(0, "mention_end")], ["8", "15"]);
    }

    #[test]
    fn the_date_of_publication_is_a_date() {
        assert_eq!(cell(0, "source_published"), r#""2025-03-13""#);
    }

    #[test]
    fn no_column_takes_a_name_that_gdal_has_for_itself() {
        let names: Vec<&str> = columns(true).map(|column| column.name).collect();
        assert!(!names.contains(&"id") && !names.contains(&"fid"));
        let distinct: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len());
    }
}
