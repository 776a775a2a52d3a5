//! The grids of UTM and of the military, which divides UTM's zones into bands and squares.

use super::cursor::Cursor;
use super::{Notation, WrittenPoint, mercator};
use crate::domain::{Point, Span};

/// Bands of eight degrees of latitude from 80° south; the last has twelve.
const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";
/// Letters of the columns of 100 km squares: eight in each of three sets, by zone.
const COLUMNS: [&str; 3] = ["STUVWXYZ", "ABCDEFGH", "JKLMNPQR"];
/// Letters of their rows, which repeat every 2,000 km; in zones of even number they start at F.
const ROWS: &str = "ABCDEFGHJKLMNPQRSTUV";
const SQUARE: f64 = 100_000.0;
const CYCLE: f64 = 2_000_000.0;
/// Northings south of the equator count from here.
const FALSE_NORTHING: f64 = 10_000_000.0;
/// How far, in degrees, a point may lie outside the band and zone that its own letters say: squares overlap their edges.
const SLACK: f64 = 1.0;

/// Digits that a square must have where nothing says that it is one: those of a name of goods are fewer.
const DIGITS: usize = 6;
/// Words that announce a square, within so many bytes.
const ANNOUNCING: [&str; 4] = ["mgrs", "grid", "coordinat", "geolocat"];
const WITHIN: usize = 40;
/// Words before what is a number of something else.
const NUMBERED: [&str; 14] = [
    "case",
    "code",
    "flight",
    "id",
    "invoice",
    "model",
    "no",
    "number",
    "order",
    "part",
    "ref",
    "reference",
    "serial",
    "tracking",
];

/// "37U 423456 5384567", "UTM zone 37N, 423456E 5384567N".
pub(super) fn read_utm(mut cursor: Cursor<'_>) -> Option<WrittenPoint> {
    if cursor.eat("utm") {
        cursor.spaces(1);
    }
    if cursor.eat("zone") {
        cursor.spaces(1);
    }
    let zone = zone(&mut cursor)?;
    cursor.spaces(1);
    let letter = cursor.capital()?;
    gap(&mut cursor)?;
    let easting = metres(&mut cursor, 6..=6, &["mE", "E"])?;
    gap(&mut cursor)?;
    let northing = metres(&mut cursor, 6..=7, &["mN", "N"])?;
    if !cursor.at_end_of_word() || !(100_000.0..900_000.0).contains(&easting) || northing > FALSE_NORTHING {
        return None;
    }
    let point = by_band(zone, letter, easting, northing).or_else(|| match letter {
        // Not the band, but the hemisphere.
        'N' => mercator::point(zone, easting, northing),
        'S' => mercator::point(zone, easting, northing - FALSE_NORTHING),
        _ => None,
    })?;
    Some(WrittenPoint {
        span: Span::new(cursor.start, cursor.at),
        point,
        notation: Notation::Utm,
    })
}

/// "37UDQ1234567890", "37U DQ 12345 67890".
pub(super) fn read_mgrs(mut cursor: Cursor<'_>) -> Option<WrittenPoint> {
    let zone = zone(&mut cursor)?;
    let band = cursor.capital()?;
    cursor.spaces(1);
    let (column, row) = (cursor.capital()?, cursor.capital()?);
    cursor.spaces(1);
    let first = cursor.digits(10)?;
    let mut ahead = cursor;
    ahead.spaces(1);
    let (east, north) = match ahead.digits(10) {
        Some(second) if second.len() == first.len() => {
            cursor = ahead;
            (first, second)
        }
        _ => first.split_at_checked(first.len() / 2)?,
    };
    if east.len() != north.len() || !(2..=5).contains(&east.len()) || !cursor.at_end_of_word() {
        return None;
    }
    let before = cursor.before(WITHIN).to_lowercase();
    let announced = ANNOUNCING.iter().any(|word| before.contains(word));
    let last = before
        .split(|c: char| !c.is_alphanumeric())
        .rfind(|word| !word.is_empty());
    if !announced && (2 * east.len() < DIGITS || last.is_some_and(|last| NUMBERED.contains(&last))) {
        return None;
    }
    let size = SQUARE / 10_f64.powi(east.len() as i32);
    let within = |digits: &str| digits.parse::<f64>().ok().map(|count| (count + 0.5) * size);
    let column = COLUMNS[usize::from(zone % 3)].find(column)?;
    let row = (ROWS.find(row)? + if zone % 2 == 0 { 15 } else { 0 }) % ROWS.len();
    let easting = (column + 1) as f64 * SQUARE + within(east)?;
    let mut northing = row as f64 * SQUARE + within(north)?;
    let first_band = BANDS.find(band)?;
    // Rows repeat: of the squares of this row, the one that lies in the band.
    let southern = first_band < 10;
    northing -= if southern { FALSE_NORTHING } else { 0.0 };
    let point = (0..6)
        .map(|cycle| northing + f64::from(cycle) * CYCLE)
        .filter_map(|northing| mercator::point(zone, easting, northing))
        .find(|point| lies_in(*point, zone, band))?;
    Some(WrittenPoint {
        span: Span::new(cursor.start, cursor.at),
        point,
        notation: Notation::Mgrs,
    })
}

fn zone(cursor: &mut Cursor<'_>) -> Option<u8> {
    let zone = cursor.digits(2)?.parse().ok()?;
    (1..=60).contains(&zone).then_some(zone)
}

/// A space or comma, or both.
fn gap(cursor: &mut Cursor<'_>) -> Option<()> {
    let comma = cursor.eat(",");
    let spaces = cursor.spaces(2);
    (comma || spaces > 0).then_some(())
}

/// A number of metres of so many digits, with or without a unit.
fn metres(cursor: &mut Cursor<'_>, digits: std::ops::RangeInclusive<usize>, units: &[&str]) -> Option<f64> {
    let number = cursor.digits(8)?;
    if !digits.contains(&number.len()) {
        return None;
    }
    let mut ahead = *cursor;
    ahead.spaces(1);
    if ahead.eat_one(units).is_some() && ahead.at_end_of_word() {
        *cursor = ahead;
    }
    number.parse().ok()
}

/// The point where the letter is a band; `None` where the northing lies in another.
fn by_band(zone: u8, band: char, easting: f64, northing: f64) -> Option<Point> {
    let southern = BANDS.find(band)? < 10;
    let northing = if southern { northing - FALSE_NORTHING } else { northing };
    mercator::point(zone, easting, northing).filter(|point| lies_in(*point, zone, band))
}

fn lies_in(point: Point, zone: u8, band: char) -> bool {
    let Some(index) = BANDS.find(band) else {
        return false;
    };
    let south = index as f64 * 8.0 - 80.0;
    let north = south + if band == 'X' { 12.0 } else { 8.0 };
    let middle = f64::from(zone) * 6.0 - 183.0;
    // Norway's and Svalbard's zones are wider.
    let width = if south >= 56.0 { 9.0 } else { 3.0 };
    (south - SLACK..=north + SLACK).contains(&point.lat()) && (point.lon() - middle).abs() <= width + SLACK
}
