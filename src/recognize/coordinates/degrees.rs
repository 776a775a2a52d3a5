//! Degrees of latitude and longitude, with decimals or with minutes and seconds.

use super::cursor::Cursor;
use super::{Notation, WrittenPoint};
use crate::domain::{Point, Span};

/// Decimals that figures without any mark must have: four of a degree are 11 metres, and more than money has.
const DECIMALS: usize = 4;
/// The same where a word before them says that they are coordinates.
const DECIMALS_IF_ANNOUNCED: usize = 2;
/// Words that announce coordinates, within so many bytes.
const ANNOUNCING: &[&str] = &[
    "coordinat",
    "geolocat",
    "gps",
    "lat/lon",
    "latitude",
    "wgs",
    "координат",
    "геолокац",
    "koordinat",
    "coordonn",
    "coordenad",
    "współrzędn",
];
const WITHIN: usize = 60;
/// Words of markets and scores, within so many bytes before figures without any mark.
const OTHERWISE: &[&str] = &[
    "average", "dollar", "dollars", "eur", "euro", "euros", "gbp", "index", "jpy", "odds", "percent", "points",
    "price", "prices", "rate", "rates", "ratio", "score", "scored", "scores", "seconds", "traded", "trading", "usd",
    "yield", "yields",
];
const OTHERWISE_WITHIN: usize = 40;
/// What figures that are followed by it count, in lower case.
const UNITS: &[&str] = &[
    "barrels",
    "basis",
    "billion",
    "bps",
    "cm",
    "dollars",
    "euros",
    "feet",
    "hours",
    "inches",
    "kg",
    "kilometers",
    "kilometres",
    "km",
    "liters",
    "litres",
    "m",
    "meters",
    "metres",
    "miles",
    "million",
    "minutes",
    "per",
    "percent",
    "points",
    "pounds",
    "roubles",
    "sec",
    "seconds",
    "tonnes",
    "tons",
    "votes",
    "yen",
];

/// Direction words by axis and sign. Longer ones first, where one begins with another.
const HEMISPHERES: &[(&[&str], Axis, f64)] = &[
    (&["north", "пн. ш.", "пн.ш.", "с. ш.", "с.ш.", "n"], Axis::Latitude, 1.0),
    (
        &["south", "пд. ш.", "пд.ш.", "ю. ш.", "ю.ш.", "s"],
        Axis::Latitude,
        -1.0,
    ),
    (&["east", "сх. д.", "сх.д.", "в. д.", "в.д.", "e"], Axis::Longitude, 1.0),
    (
        &["west", "зх. д.", "зх.д.", "з. д.", "з.д.", "w"],
        Axis::Longitude,
        -1.0,
    ),
];
/// Names of the axes.
const AXES: &[(&str, Axis)] = &[
    ("latitude", Axis::Latitude),
    ("lat", Axis::Latitude),
    ("longitude", Axis::Longitude),
    ("long", Axis::Longitude),
    ("lng", Axis::Longitude),
    ("lon", Axis::Longitude),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    Latitude,
    Longitude,
}

/// One of two angles.
#[derive(Debug, Clone, Copy)]
struct Angle {
    degrees: f64,
    axis: Option<Axis>,
    /// Digits after the decimal point of the degrees.
    decimals: usize,
    /// Whether a degree sign stands after it.
    marked: bool,
    /// Whether its decimals follow a comma.
    comma: bool,
    /// Whether they end in zeros, as those of scores do.
    rounded: bool,
    sexagesimal: bool,
}

/// The pair of angles that begins here.
pub(super) fn read(mut cursor: Cursor<'_>) -> Option<WrittenPoint> {
    let first = angle(&mut cursor)?;
    let semicolon = separator(&mut cursor)?;
    let second = angle(&mut cursor)?;
    let (lat, lon) = match (first.axis, second.axis) {
        (Some(Axis::Latitude), Some(Axis::Longitude)) | (None, None) => (first, second),
        (Some(Axis::Longitude), Some(Axis::Latitude)) => (second, first),
        _ => return None,
    };
    let named = first.axis.is_some();
    let both = |holds: fn(&Angle) -> bool| holds(&first) && holds(&second);
    let decimals = first.decimals.min(second.decimals);
    // Without marks, a number before them may be their degrees: "48 75 37 N".
    let goes_on = first.sexagesimal && !first.marked && {
        let before = cursor.before(4).trim_end_matches([' ', ':']);
        before.ends_with(|c: char| c.is_ascii_digit())
    };
    let announced = is_announced(&cursor);
    let enough = decimals >= DECIMALS && !is_otherwise(&cursor) || decimals >= DECIMALS_IF_ANNOUNCED && announced;
    // Between decimals after commas, a comma would tell nothing apart.
    let apart = !first.comma && !second.comma || semicolon && first.comma && second.comma;
    let clear = both(|angle| angle.sexagesimal)
        || both(|angle| angle.marked) && (named || decimals >= 2)
        || named && decimals >= 1
        || enough && apart && (announced || !both(|angle| angle.rounded)) && is_alone(&cursor);
    (clear && !goes_on && first.sexagesimal == second.sexagesimal && cursor.at_end_of_word()).then_some(())?;
    Some(WrittenPoint {
        span: Span::new(cursor.start, cursor.at),
        point: Point::new(lat.degrees, lon.degrees).ok()?,
        notation: match first.sexagesimal {
            true => Notation::Sexagesimal,
            false => Notation::Decimal,
        },
    })
}

/// A comma, a space, or the like; says whether it is a semicolon.
fn separator(cursor: &mut Cursor<'_>) -> Option<bool> {
    let spaces = cursor.spaces(3);
    let mark = cursor.eat_one(&[",", ";", "/", "|", "and "]);
    let after = cursor.spaces(3);
    let directly = cursor.peek().is_some_and(|c| c.is_ascii_alphabetic());
    (spaces + after > 0 || mark.is_some() || directly).then_some(mark == Some(1))
}

/// Whether a word not far before says that coordinates come.
fn is_announced(cursor: &Cursor<'_>) -> bool {
    let before = cursor.before(WITHIN).to_lowercase();
    ANNOUNCING.iter().any(|word| before.contains(word))
}

/// Whether the words about figures say that they are a rate, a score, or so many of something.
fn is_otherwise(cursor: &Cursor<'_>) -> bool {
    let before = cursor.before(OTHERWISE_WITHIN).to_lowercase();
    let mut words = before.split(|c: char| !c.is_alphanumeric());
    let after = cursor.rest().trim_start_matches(' ');
    let after = after.strip_prefix("on ").unwrap_or(after);
    let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    words.any(|word| OTHERWISE.contains(&word)) || UNITS.contains(&next)
}

/// Whether figures without a mark are two by themselves: no sum, share, version or part of a list.
fn is_alone(cursor: &Cursor<'_>) -> bool {
    let before = cursor.before(24).trim_end_matches(' ');
    let money = before.ends_with(['$', '€', '£', '¥', '₴', '₽', '₹', '#', '<', '>', '=', '*', '/']);
    let last = before
        .trim_end_matches(',')
        .rsplit([' ', '\n'])
        .next()
        .unwrap_or_default();
    let after = cursor.rest();
    let next = after.trim_start_matches([',', ' ']);
    let next = next.split(['\n', ' ', ',', ';']).next().unwrap_or_default();
    // Pairs may follow one another, but not without another mark than the one within them.
    let listed_before = is_decimal(last);
    let listed_after = is_decimal(next);
    let more = after.starts_with(['%', '$', '€', '£', '°', '/', '-'])
        || after
            .strip_prefix('.')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    !money && !listed_before && !listed_after && !more
}

fn is_decimal(word: &str) -> bool {
    word.contains('.') && word.parse::<f64>().is_ok()
}

fn angle(cursor: &mut Cursor<'_>) -> Option<Angle> {
    let label = label(cursor);
    let prefix = if label.is_none() {
        hemisphere_before(cursor)
    } else {
        None
    };
    let negative = match cursor.peek()? {
        c @ ('-' | '−' | '+') => {
            cursor.at += c.len_utf8();
            c != '+'
        }
        _ => false,
    };
    let whole = cursor.digits(3)?;
    let (decimals, comma) = decimals(cursor);
    let marked = degree_mark(cursor);
    let mut degrees: f64 = format!("{whole}.{decimals}").parse().ok()?;
    let sexagesimal = decimals.is_empty()
        && match marked {
            true => minutes(cursor, &mut degrees)?,
            false => bare_minutes(cursor, &mut degrees, prefix.is_some()),
        };
    let suffix = if prefix.is_none() {
        hemisphere_after(cursor)
    } else {
        None
    };
    let (axis, sign) = match prefix.or(suffix) {
        // A sign and a hemisphere contradict each other or say the same twice.
        Some(_) if negative => return None,
        Some((axis, sign)) => (Some(axis), sign),
        None => (label, if negative { -1.0 } else { 1.0 }),
    };
    if label.is_some() && axis != label {
        return None;
    }
    Some(Angle {
        degrees: degrees * sign,
        axis,
        decimals: decimals.len(),
        marked,
        comma,
        rounded: decimals.ends_with("00"),
        sexagesimal,
    })
}

/// "Latitude: ".
fn label(cursor: &mut Cursor<'_>) -> Option<Axis> {
    let mut ahead = *cursor;
    let found = AXES.iter().find(|(name, _)| ahead.eat(name))?;
    ahead.eat_one(&[":", "=", "."]);
    ahead.spaces(2);
    let number = ahead.peek()?;
    (number.is_ascii_digit() || matches!(number, '-' | '−' | '+')).then(|| *cursor = ahead)?;
    Some(found.1)
}

/// "N48" or "N 48".
fn hemisphere_before(cursor: &mut Cursor<'_>) -> Option<(Axis, f64)> {
    let mut ahead = *cursor;
    let letter = ahead.capital()?;
    ahead.spaces(1);
    let found = HEMISPHERES
        .iter()
        .find(|(names, ..)| names.contains(&letter.to_ascii_lowercase().to_string().as_str()))?;
    ahead.peek()?.is_ascii_digit().then(|| *cursor = ahead)?;
    Some((found.1, found.2))
}

/// "48 N", "48° north".
fn hemisphere_after(cursor: &mut Cursor<'_>) -> Option<(Axis, f64)> {
    let mut ahead = *cursor;
    ahead.spaces(1);
    for (names, axis, sign) in HEMISPHERES {
        for name in *names {
            let mut end = ahead;
            let capital = name.len() > 1 || ahead.peek().is_some_and(char::is_uppercase);
            if capital && end.eat(name) && (name.ends_with('.') || end.at_end_of_word()) {
                *cursor = end;
                return Some((*axis, *sign));
            }
        }
    }
    None
}

/// The digits after a decimal point, or after a comma that stands for one.
fn decimals<'t>(cursor: &mut Cursor<'t>) -> (&'t str, bool) {
    for (mark, comma) in [(".", false), (",", true)] {
        let mut ahead = *cursor;
        if ahead.eat(mark)
            && let Some(digits) = ahead.digits(15)
            && (!comma || digits.len() >= DECIMALS || matches!(ahead.peek(), Some('°' | 'º' | '˚')))
        {
            *cursor = ahead;
            return (digits, comma);
        }
    }
    ("", false)
}

fn degree_mark(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    ahead.spaces(1);
    let found = ahead.eat_one(&["°", "º", "˚", "degrees", "deg"]).is_some();
    if found {
        *cursor = ahead;
    }
    found
}

/// Adds minutes and seconds, if any follow; `None` where they are out of range.
fn minutes(cursor: &mut Cursor<'_>, degrees: &mut f64) -> Option<bool> {
    const MINUTE: &[&str] = &["′", "'", "’", "‘", "´", "minutes", "min"];
    const SECOND: &[&str] = &["″", "\"", "”", "“", "''", "′′", "’’", "seconds", "sec"];
    let Some(minutes) = part(cursor, MINUTE) else {
        return Some(false);
    };
    let seconds = part(cursor, SECOND).unwrap_or(0.0);
    if minutes >= 60.0 || seconds >= 60.0 {
        return None;
    }
    *degrees += minutes / 60.0 + seconds / 3600.0;
    Some(true)
}

/// Adds minutes and maybe seconds that nothing marks, "48 35 37 N" and "40:26:46N", where a hemisphere is said; whether
/// there are some.
fn bare_minutes(cursor: &mut Cursor<'_>, degrees: &mut f64, hemisphere: bool) -> bool {
    let mut ahead = *cursor;
    let Some(minutes) = bare_part(&mut ahead) else {
        return false;
    };
    let seconds = bare_part(&mut ahead);
    let after = seconds.map_or(0.0, |seconds| seconds);
    let mut behind = ahead;
    let said = hemisphere || hemisphere_after(&mut behind).is_some();
    let found = said && minutes < 60.0 && after < 60.0;
    if found {
        *cursor = ahead;
        *degrees += minutes / 60.0 + after / 3600.0;
    }
    found
}

/// Two digits after a space or colon, maybe with decimals.
fn bare_part(cursor: &mut Cursor<'_>) -> Option<f64> {
    let mut ahead = *cursor;
    (ahead.eat(":") || ahead.spaces(1) > 0).then_some(())?;
    let whole = ahead.digits(3).filter(|digits| digits.len() == 2)?;
    let (decimals, _) = decimals(&mut ahead);
    *cursor = ahead;
    format!("{whole}.{decimals}").parse().ok()
}

/// A number before one of `marks`.
fn part(cursor: &mut Cursor<'_>, marks: &[&str]) -> Option<f64> {
    let mut ahead = *cursor;
    ahead.spaces(2);
    let whole = ahead.digits(2)?;
    let (decimals, _) = decimals(&mut ahead);
    ahead.spaces(1);
    // Two marks for minutes are the one for seconds.
    let doubled = marks[0] == "′" && ["''", "′′", "’’"].iter().any(|two| ahead.rest().starts_with(two));
    if doubled {
        return None;
    }
    ahead.eat_one(marks)?;
    *cursor = ahead;
    format!("{whole}.{decimals}").parse().ok()
}
