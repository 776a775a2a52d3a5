//! The columns of a layer of mentions or events: their names, types and order.

use super::row::Row;
use super::schema::ColumnType::{Date, Integer, Real, Text};
use super::schema::{Cell, Column, ColumnType, four_decimals};
use crate::domain::EventDate;
use jiff::civil;
use std::borrow::Cow;

/// The most alternatives that are named: what comes after has next to no probability.
const ALTERNATIVES: usize = 5;

/// One column of a mention's row.
pub(super) type MentionColumn = Column<for<'d> fn(&Row<'d>) -> Cell<'d>>;

/// The columns of a layer of mentions or events, those of other schemes' codes only if asked for.
pub(super) fn columns(codes: bool) -> impl Iterator<Item = &'static MentionColumn> {
    let codes: &[MentionColumn] = if codes { CODES } else { &[] };
    [MENTION, EVENT, codes, PLACE, SOURCE].into_iter().flatten()
}

const fn column(name: &'static str, kind: ColumnType, cell: for<'d> fn(&Row<'d>) -> Cell<'d>) -> MentionColumn {
    Column::new(name, kind, cell)
}

const MENTION: &[MentionColumn] = &[
    column("mention", Text, |row| {
        Cell::text(row.document.slice(row.mention().resolution.mention.span))
    }),
    column("mention_kind", Text, |row| {
        Cell::text(row.mention().resolution.mention.kind.as_str())
    }),
    column("mention_start", Integer, |row| Cell::integer(row.start)),
    column("mention_end", Integer, |row| Cell::integer(row.end)),
    column("section", Text, |row| Cell::text(row.mention().section.as_str())),
    column("quote", Text, |row| Cell::text(row.document.slice(row.quote()))),
];

const EVENT: &[MentionColumn] = &[
    column("event_type", Text, |row| Cell::text(&row.event.event_type.slug)),
    column("event_group", Text, |row| {
        Cell::known(Some(&row.event.event_type.group))
    }),
    column("event_trigger", Text, |row| {
        Cell::known(row.event.trigger.map(|span| row.document.slice(span)))
    }),
    column("event_status", Text, |row| {
        Cell::known(row.reported().map(|event| event.status.as_str()))
    }),
    column("event_link", Text, |row| Cell::text(row.event.link.as_str())),
    column("place_role", Text, |row| Cell::text(row.event.role.as_str())),
    column("event_confidence", Real, |row| {
        Cell::score(row.reported().map(|event| event.confidence))
    }),
    column("event_date", Date, |row| {
        Cell::date(row.reported().and_then(|event| event.date).and_then(day))
    }),
    column("event_date_precision", Text, |row| {
        let date = row.reported().and_then(|event| event.date);
        Cell::known(date.map(|date| date.precision.as_str()))
    }),
    column("event_participants", Text, |row| Cell::joined(&row.participants(), ";")),
];

const CODES: &[MentionColumn] = &[
    column("acled_type", Text, |row| {
        Cell::known(row.event.event_type.codes.acled_type.as_deref())
    }),
    column("acled_sub_type", Text, |row| {
        Cell::known(row.event.event_type.codes.acled_sub_type.as_deref())
    }),
    column("plover", Text, |row| {
        Cell::known(row.event.event_type.codes.plover.as_deref())
    }),
    column("cameo", Text, |row| {
        Cell::known(row.event.event_type.codes.cameo.as_deref())
    }),
];

const PLACE: &[MentionColumn] = &[
    column("name", Text, |row| {
        Cell::known(row.place().map(|place| place.name.as_str()))
    }),
    column("gazetteer_id", Text, |row| {
        Cell::known(row.place().map(|place| place.id.as_str()))
    }),
    column("geonames_uri", Text, |row| {
        let uri = row.place().and_then(|place| place.id.geonames_uri());
        uri.map_or(Cell::Null, |uri| Cell::Text(Cow::Owned(uri)))
    }),
    column("country_code", Text, |row| {
        Cell::known(row.place().map(|place| place.admin.country_code.as_str()))
    }),
    column("country", Text, |row| {
        Cell::known(row.place().map(|place| place.admin.country.as_str()))
    }),
    column("admin1", Text, |row| {
        Cell::known(row.place().map(|place| place.admin.admin1.as_str()))
    }),
    column("admin2", Text, |row| {
        Cell::known(row.place().map(|place| place.admin.admin2.as_str()))
    }),
    column("feature_class", Text, |row| {
        let letter = row.place().map(|place| place.feature_class.letter().to_string());
        letter.map_or(Cell::Null, |letter| Cell::Text(Cow::Owned(letter)))
    }),
    column("feature_code", Text, |row| {
        Cell::known(row.place().map(|place| place.feature_code.as_str()))
    }),
    column("geo_precision", Integer, |row| {
        row.place()
            .map_or(Cell::Null, |place| Cell::Integer(place.geo_precision() as i32))
    }),
    column("place_confidence", Real, |row| {
        Cell::score(row.mention().resolution.ranked().first().map(|best| best.probability))
    }),
    column("alternatives", Text, alternatives),
];

const SOURCE: &[MentionColumn] = &[
    column("source_id", Text, |row| Cell::text(&row.document.id)),
    column("source_url", Text, |row| {
        Cell::known(row.document.source.url.as_deref())
    }),
    column("source_name", Text, |row| {
        Cell::known(row.document.source.name.as_deref())
    }),
    column("source_domain", Text, |row| {
        Cell::known(row.document.source.domain.as_deref())
    }),
    column("source_title", Text, |row| {
        Cell::known(row.document.source.title.as_deref())
    }),
    column("source_published", Date, published),
    column("source_author", Text, |row| {
        Cell::known(row.document.source.author.as_deref())
    }),
    column("source_lang", Text, |row| {
        Cell::known(row.document.source.lang.as_deref())
    }),
    column("source_method", Text, |row| {
        Cell::known(row.document.source.method.map(|method| method.as_str()))
    }),
    column("source_copies", Text, |row| {
        Cell::joined(&row.document.source.copies, "|")
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
    Cell::joined(&named, ";")
}

/// The day alone: a column that holds days in one row and times in the next has no type that GIS agree on.
fn published<'d>(row: &Row<'d>) -> Cell<'d> {
    Cell::date(row.document.source.published.as_deref().and_then(published_day))
}

/// The day of an ISO 8601 date or time.
pub(super) fn published_day(published: &str) -> Option<civil::Date> {
    published.get(..10)?.parse().ok()
}

/// The day, or the first one of a longer time; none where no calendar has it.
pub(super) fn day(date: EventDate) -> Option<civil::Date> {
    civil::Date::new(date.year, date.month, date.day).ok()
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
        let column = columns(true).find(|column| column.field.name == name).unwrap();
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
        let names: Vec<&str> = columns(true).map(|column| column.field.name).collect();
        assert!(!names.contains(&"id") && !names.contains(&"fid"));
        let distinct: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len());
    }
}
