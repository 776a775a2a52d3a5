//! Text in, the coordinates that are written in it out: degrees, UTM, MGRS, plus codes, addresses of maps.
//!
//! Scores, versions, sums of money and lists of figures are left alone: each notation asks for marks, or for as many
//! decimals as nobody gives to anything else.

mod cursor;
mod degrees;
mod grid;
mod map_link;
mod marks;
mod mercator;
mod placed;
mod plus_code;

pub use placed::placed;

use crate::domain::{Point, Span};
use cursor::Cursor;
use marks::next_mark;

/// A point by its coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WrittenPoint {
    /// Where it is written.
    pub span: Span,
    /// Where it is; of a square of a grid, its middle.
    pub point: Point,
    /// How it is written.
    pub notation: Notation,
}

/// Ways to write a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notation {
    /// Degrees with decimals: "48.5937, 37.9736".
    Decimal,
    /// Degrees, minutes and maybe seconds: `48°35'37"N 37°58'25"E`.
    Sexagesimal,
    /// The military grid: "37U DQ 12345 67890".
    Mgrs,
    /// Zone, easting and northing: "37U 423456 5384567".
    Utm,
    /// An open location code: "849VCWC8+R9".
    PlusCode,
    /// The address of a map: `https://www.openstreetmap.org/#map=12/48.5937/37.9736`.
    MapLink,
}

impl Notation {
    /// The word for reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Decimal => "decimal_degrees",
            Self::Sexagesimal => "degrees_minutes_seconds",
            Self::Mgrs => "mgrs",
            Self::Utm => "utm",
            Self::PlusCode => "plus_code",
            Self::MapLink => "map_link",
        }
    }
}

/// How many bytes may stand before the mark of a point, its first figure, plus or colon: "longitude: ", "UTM zone ", "north ".
const REACH: usize = 24;

/// All points that are written in `range` of `text`, in text order, without overlaps.
///
/// ```
/// use mentionmap::domain::Span;
/// use mentionmap::recognize::written_points;
///
/// let text = "Geolocated to 48.5937, 37.9736 by version 2.5.1.";
/// let found = written_points(text, Span::new(0, text.len()));
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].span.slice(text), "48.5937, 37.9736");
/// ```
#[must_use]
pub fn written_points(text: &str, range: Span) -> Vec<WrittenPoint> {
    let text = &text[..range.end()];
    let mut found = Vec::new();
    let mut at = range.start();
    while let Some(mark) = next_mark(text, at) {
        at = at.max(text.floor_char_boundary(mark.saturating_sub(REACH)));
        at = read_past(text, at, mark, &mut found);
    }
    found
}

/// Reads what begins between `at` and `mark`, which is within the text; says from where to read on, which is beyond it.
fn read_past(text: &str, mut at: usize, mark: usize, found: &mut Vec<WrittenPoint>) -> usize {
    let mut before = text[..at].chars().next_back();
    while at <= mark
        && let Some(c) = text[at..].chars().next()
    {
        let point = if may_begin(&text[at..], before) {
            point_at(text, at)
        } else {
            None
        };
        let end = match point {
            Some(point) => {
                found.push(point);
                point.span.end()
            }
            None if before.is_none_or(|before| !before.is_alphanumeric()) => map_link::end(text, at).unwrap_or(at),
            None => at,
        };
        // An address that says no point may hold figures that do not mean one.
        before = if end > at {
            text[..end].chars().next_back()
        } else {
            Some(c)
        };
        at = if end > at { end } else { at + c.len_utf8() };
    }
    at
}

/// Whether coordinates may begin where `rest` does, after `before`.
fn may_begin(rest: &str, before: Option<char>) -> bool {
    // The minus of a range is none, nor are the digits of a longer number.
    let within = |before: char| before.is_alphanumeric() || matches!(before, '.' | '_' | '-' | '−' | '+' | '@');
    opens(rest) && !before.is_some_and(within)
}

/// What words before the figures begin with, other than a hemisphere's letter: names of axes, of the grid, of addresses.
const OPENING: [&str; 7] = ["lat", "lon", "lng", "utm", "zon", "htt", "geo"];

/// Whether a notation begins with what `rest` does: nearly all words near figures are none of theirs, and each would be tried
/// as every notation.
fn opens(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    match bytes.first() {
        Some(b'0'..=b'9' | b'-' | b'+') => true,
        // The first digit of a plus code may be a letter; its plus is the ninth.
        Some(b'C') => bytes.get(8) == Some(&b'+'),
        Some(b'N' | b'S' | b'E' | b'W') => !rest[1..].starts_with(char::is_alphabetic),
        Some(_) => {
            let head = rest.get(..3);
            rest.starts_with('−')
                || head.is_some_and(|head| OPENING.iter().any(|opening| opening.eq_ignore_ascii_case(head)))
        }
        None => false,
    }
}

fn point_at(text: &str, at: usize) -> Option<WrittenPoint> {
    let cursor = || Cursor::new(text, at);
    map_link::read(cursor())
        .or_else(|| degrees::read(cursor()))
        .or_else(|| grid::read_utm(cursor()))
        .or_else(|| grid::read_mgrs(cursor()))
        .or_else(|| plus_code::read(cursor()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in a text: as written, and where, to four decimals.
    fn found(text: &str) -> Vec<(&str, f64, f64)> {
        let four = |degrees: f64| (degrees * 1e4).round() / 1e4;
        written_points(text, Span::new(0, text.len()))
            .into_iter()
            .map(|point| (point.span.slice(text), four(point.point.lat()), four(point.point.lon())))
            .collect()
    }

    #[test]
    fn every_notation_is_read() {
        for (written, lat, lon) in [
            ("48.5937, 37.9736", 48.5937, 37.9736),
            ("-33.8568, 151.2153", -33.8568, 151.2153),
            ("48.5937 37.9736", 48.5937, 37.9736),
            ("48.59371,37.97362", 48.5937, 37.9736),
            ("48.5937° N, 37.9736° E", 48.5937, 37.9736),
            ("48.59N 37.97E", 48.59, 37.97),
            ("33.8568°S 151.2153°W", -33.8568, -151.2153),
            ("N48.5937 E37.9736", 48.5937, 37.9736),
            ("37.9736°E, 48.5937°N", 48.5937, 37.9736),
            ("48,5937° N, 37,9736° E", 48.5937, 37.9736),
            ("lat 48.59, lon 37.97", 48.59, 37.97),
            ("Latitude: 48.5937; Longitude: 37.9736", 48.5937, 37.9736),
            ("48°35'37\"N 37°58'25\"E", 48.5936, 37.9736),
            ("48° 35′ 37.3″ N, 37° 58′ 25″ E", 48.5937, 37.9736),
            ("48°35.62'N, 37°58.42'E", 48.5937, 37.9737),
            (
                "48 degrees 35 minutes north, 37 degrees 58 minutes east",
                48.5833,
                37.9667,
            ),
            ("48°35′37″ с. ш. 37°58′25″ в. д.", 48.5936, 37.9736),
            ("48°35′37″ пн. ш. 37°58′25″ сх. д.", 48.5936, 37.9736),
            ("48 35 37 N 37 58 25 E", 48.5936, 37.9736),
            ("48 51 29 N 2 17 40 E", 48.8581, 2.2944),
            ("N 48 35 37, E 37 58 25", 48.5936, 37.9736),
            ("40:26:46N 79:58:56W", 40.4461, -79.9822),
            ("48,5937; 37,9736", 48.5937, 37.9736),
            ("48,8584 N, 2,2945 E", 48.8584, 2.2945),
            ("7.31 S, 107.2 E", -7.31, 107.2),
            ("18SUJ2339407395", 38.8977, -77.0365),
            ("18S UJ 23394 07395", 38.8977, -77.0365),
            ("18S 323394 4307395", 38.8977, -77.0365),
            ("UTM zone 18N 323394E 4307395N", 38.8977, -77.0365),
            ("56H 334873 6252266", -33.857, 151.215),
            ("849VCWC8+R9", 37.4219, -122.0841),
            ("https://www.google.com/maps/@48.5937,37.9736,15z", 48.5937, 37.9736),
            ("https://maps.google.com/?q=48.5937,37.9736", 48.5937, 37.9736),
            (
                "https://www.openstreetmap.org/#map=12/48.5937/37.9736",
                48.5937,
                37.9736,
            ),
            (
                "https://www.openstreetmap.org/?mlat=48.5937&mlon=37.9736",
                48.5937,
                37.9736,
            ),
            ("https://yandex.com/maps/?ll=37.9736%2C48.5937&z=12", 48.5937, 37.9736),
            ("geo:48.5937,37.9736", 48.5937, 37.9736),
        ] {
            for text in [
                written.to_owned(),
                format!("It is at {written}, they say."),
                format!("Here ({written})."),
            ] {
                let read = found(&text);
                assert_eq!(read.len(), 1, "{text}");
                let (surface, found_lat, found_lon) = read[0];
                assert_eq!(surface, written, "{text}");
                assert!(
                    (found_lat - lat).abs() < 2e-4 && (found_lon - lon).abs() < 2e-4,
                    "{written}: {read:?}"
                );
            }
        }
    }

    #[test]
    fn false_friends_are_left_alone() {
        for text in [
            "They won 3.5, 2.1 and drew once.",
            "Version 12.3456.1, 2.3456.7 is out.",
            "It cost $12.3456, €37.9736 more.",
            "Prices rose to 12.345, 67.890 and 1.234.",
            "Yields were 1.2345, 2.3456, 3.4567 and 4.5678 percent.",
            "It rose from 12.3456 to 37.9736.",
            "91.2345, 37.9736 is beyond the pole.",
            "48.5937, 181.9736 is beyond the date line.",
            "48°65'37\"N 37°58'25\"E",
            "48.5937° N, 37.9736° N",
            "Call 23456789+23 now.",
            "Flight 18S left at 323371.",
            "Room 12A BC 12 34 was free.",
            "The score was 48-37, 12-9.",
            "192.168.10.1, 10.0.0.1",
            "12.3456%, 37.9736%",
            "On 05.03.2024, 06.03.2024 it rained.",
            "https://a.org/48.5937,37.9736",
            "61U DQ 12345 67890",
            "EUR/USD traded at 1.0845, 1.0912 on Monday.",
            "She led with 24.5000, 23.4000 on points.",
            "It grew by 48.5937, 37.9736 per cent.",
            "They ran it in 48.5937, 37.9736 seconds.",
            "The index stood at 48.5937, 37.9736.",
            "48,5937, 37,9736",
            "Model 33TWN1234 is sold out.",
            "Order 18SUJ2337106519 was sent.",
            "Seats 48 35 37 and 37 58 25",
            "At 10:26:46 they left, at 11:58:56 they came.",
            "48 75 37 N 37 58 25 E",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn several_are_found_in_order_and_only_within_the_range() {
        let text = "48.5937, 37.9736 and 18SUJ2337106519; 50.4501, 30.5234";
        let surfaces: Vec<&str> = found(text).iter().map(|(surface, ..)| *surface).collect();
        assert_eq!(surfaces, ["48.5937, 37.9736", "18SUJ2337106519", "50.4501, 30.5234"]);
        assert_eq!(written_points(text, Span::new(17, 38)).len(), 1);
    }

    #[test]
    fn addresses_without_end_take_time_in_proportion() {
        let start = std::time::Instant::now();
        assert_eq!(found(&"geo:1,".repeat(200_000)).len(), 0);
        assert_eq!(found(&"geo:1, ".repeat(200_000)).len(), 0);
        assert!(start.elapsed().as_secs() < 10);
    }

    #[test]
    fn figures_without_end_take_time_in_proportion() {
        let long = "1.2345 ".repeat(200_000);
        assert_eq!(found(&long).len(), 0);
    }
}
