//! Addresses of maps, which say the point that they show.

use super::cursor::Cursor;
use super::{Notation, WrittenPoint};
use crate::domain::{Point, Span};
use url::Url;

/// What an address begins with.
const SCHEMES: &[&str] = &["https://", "http://", "geo:"];
/// The longest address that is looked at, in bytes.
const LONGEST: usize = 2000;
/// Parameters that hold a point, latitude first.
const POINTS: &[&str] = &[
    "q",
    "query",
    "ll",
    "sll",
    "center",
    "destination",
    "daddr",
    "cp",
    "viewpoint",
    "pin",
    "near",
];

/// The address of a map that begins here.
pub(super) fn read(cursor: Cursor<'_>) -> Option<WrittenPoint> {
    // No more is looked at than an address has: one that goes on for megabytes would be searched again and again.
    let rest = cursor.rest();
    let end = length(&rest[..rest.floor_char_boundary(LONGEST + 1)]).filter(|length| *length <= LONGEST)?;
    let address = &rest[..end];
    let point = match address.strip_prefix("geo:") {
        Some(point) => pair(point.split([';', '?']).next()?, ","),
        None => of_map(&Url::parse(address).ok()?),
    }?;
    Some(WrittenPoint {
        span: Span::new(cursor.at, cursor.at + end),
        point,
        notation: Notation::MapLink,
    })
}

/// Where the address that begins at `at` ends, whatever it is of and however long.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    length(&text[at..]).map(|length| at + length)
}

/// Bytes of the address that `rest` begins with.
fn length(rest: &str) -> Option<usize> {
    SCHEMES.iter().find(|scheme| rest.starts_with(**scheme))?;
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | ']' | '”'));
    let address = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    Some(address.len())
}

/// The point that a map of one of the usual sites shows.
fn of_map(url: &Url) -> Option<Point> {
    let host = url.host_str()?;
    let named = |site: &str| host == site || host.ends_with(&format!(".{site}"));
    let google = host.split('.').any(|part| part == "google");
    let yandex = host.split('.').any(|part| part == "yandex");
    if google && (host.starts_with("maps.") || url.path().starts_with("/maps")) {
        // The pin goes before the middle of the view.
        pinned(url.as_str())
            .or_else(|| parameter(url, ","))
            .or_else(|| viewed(url))
    } else if named("openstreetmap.org") || named("osm.org") {
        marked(url).or_else(|| in_fragment(url.fragment()?))
    } else if yandex {
        // Longitude first.
        let swapped = parameter(url, ",").map(|point| (point.lon(), point.lat()));
        swapped.and_then(|(lat, lon)| Point::new(lat, lon).ok())
    } else if named("apple.com") || named("bing.com") || named("wego.here.com") {
        parameter(url, ",").or_else(|| parameter(url, "~"))
    } else if named("wikimapia.org") {
        in_fragment(
            &url.fragment()?
                .replace("&lon=", "/")
                .replace("lat=", "map=0/")
                .replace('&', "/"),
        )
    } else {
        None
    }
}

/// "!3d48.5937!4d37.9736".
fn pinned(url: &str) -> Option<Point> {
    let (_, rest) = url.rsplit_once("!3d")?;
    let (lat, rest) = rest.split_once("!4d")?;
    let lon = rest.split(['!', '?', '&']).next()?;
    Point::new(lat.parse().ok()?, lon.parse().ok()?).ok()
}

/// "/@48.5937,37.9736,15z".
fn viewed(url: &Url) -> Option<Point> {
    let (_, rest) = url.path().split_once("/@")?;
    pair(rest, ",")
}

fn parameter(url: &Url, separator: &str) -> Option<Point> {
    let mut pairs = url.query_pairs();
    pairs.find_map(|(key, value)| {
        let value = value.strip_prefix("loc:").unwrap_or(&value);
        POINTS.contains(&key.as_ref()).then(|| pair(value, separator))?
    })
}

/// "?mlat=48.5937&mlon=37.9736".
fn marked(url: &Url) -> Option<Point> {
    let said = |name: &str| {
        let mut pairs = url.query_pairs();
        let found = pairs.find(|(key, _)| key == name)?;
        found.1.parse::<f64>().ok()
    };
    Point::new(said("mlat")?, said("mlon")?).ok()
}

/// "map=12/48.5937/37.9736".
fn in_fragment(fragment: &str) -> Option<Point> {
    let (_, rest) = fragment.split_once("map=")?;
    let mut parts = rest.split(['/', '&']).skip(1);
    Point::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?).ok()
}

/// Latitude and longitude, with nothing of more figures than two after them: "48.5937,37.9736,15z".
fn pair(value: &str, separator: &str) -> Option<Point> {
    let mut parts = value.split(separator).map(str::trim);
    Point::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?).ok()
}
