//! One field in, its value out, or what was found and what was expected.

use super::error::{Problem, shown};
use crate::domain::{FeatureClass, Point};
use crate::gazetteer::feature_codes::class_of;
use compact_str::CompactString;

/// Bytes that an id, a name or a code may have: what a compiled gazetteer can hold.
const LONGEST_TEXT: usize = 255;

/// The point at two fields in decimal degrees.
pub(super) fn point(latitude: &str, longitude: &str) -> Result<Point, Problem> {
    let lat = degrees("latitude", latitude)?;
    let lon = degrees("longitude", longitude)?;
    Point::new(lat, lon).map_err(|invalid| {
        let problem = Problem::new(invalid.to_string());
        if lat.abs() > 360.0 || lon.abs() > 360.0 {
            problem.with_hint("coordinates must be degrees of WGS 84, not metres of a projection")
        } else if lat.abs() > 90.0 && lat.abs() <= 180.0 && lon.abs() <= 90.0 {
            let swapped = "latitude and longitude look swapped";
            Problem::new(format!("{invalid}, with longitude {lon}: {swapped}"))
                .with_hint("if all are, say --column latitude=… --column longitude=… the other way round")
        } else {
            problem
        }
    })
}

/// Degrees with a decimal point. What a parser of floats takes besides (`NaN`, `inf`) is refused.
fn degrees(column: &str, value: &str) -> Result<f64, Problem> {
    let plain = value.replace('\u{2212}', "-");
    let is_number = |text: &str| {
        text.chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E'))
    };
    let number = plain.parse::<f64>().ok().filter(|_| is_number(&plain));
    number.filter(|number| number.is_finite()).ok_or_else(|| {
        if value.is_empty() {
            return Problem::new(format!("`{column}` is empty"));
        }
        let expected = if value.matches(',').count() == 1 && is_number(&value.replace(',', "")) {
            "degrees with a decimal point"
        } else if value.contains(['°', 'º', '\'', '′', '"', '″']) || ends_in_side(value) {
            "decimal degrees such as 47.9 or -33.5, without minutes, seconds or N, S, E, W"
        } else {
            "degrees such as 47.9 or -33.5"
        };
        Problem::new(format!("`{column}` is \"{}\": expected {expected}", shown(value)))
    })
}

/// Whether a side of the world follows a number.
fn ends_in_side(value: &str) -> bool {
    let number = value.strip_suffix(['N', 'S', 'E', 'W']).map(str::trim_end);
    number.is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
}

/// A text on one line: white space and control characters become single spaces.
pub(super) fn text(value: &str) -> String {
    let spaced = value.replace(char::is_control, " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same, of at most [`LONGEST_TEXT`] bytes.
pub(super) fn short_text(column: &str, value: &str) -> Result<String, Problem> {
    let text = text(value);
    if text.len() > LONGEST_TEXT {
        return Err(Problem::new(format!(
            "`{column}` is \"{}\", {} bytes; expected at most {LONGEST_TEXT}",
            shown(&text),
            text.len()
        )));
    }
    Ok(text)
}

/// A name that is there and that decoding has left whole.
pub(super) fn name(value: &str) -> Result<String, Problem> {
    let name = short_text("name", value)?;
    if name.is_empty() {
        return Err(Problem::new("`name` is empty"));
    }
    if name.contains(char::REPLACEMENT_CHARACTER) {
        return Err(Problem::new(format!(
            "`name` is \"{}\": a character was lost in decoding",
            shown(&name)
        )));
    }
    Ok(name)
}

/// Other names, separated by `|`; in a field without one by `;`; in a field without either by commas that no space
/// follows, as GeoNames' own files have them. "Washington, D.C." so stays one name.
pub(super) fn names(value: &str) -> Vec<String> {
    let parts: Vec<&str> = if value.contains('|') {
        value.split('|').collect()
    } else if value.contains(';') {
        value.split(';').collect()
    } else {
        let commas = value.match_indices(',').map(|(at, _)| at);
        let mut start = 0;
        let mut parts = Vec::new();
        for at in commas.filter(|at| !value[at + 1..].starts_with(char::is_whitespace)) {
            parts.push(&value[start..at]);
            start = at + 1;
        }
        parts.push(&value[start..]);
        parts
    };
    parts.into_iter().map(text).filter(|name| !name.is_empty()).collect()
}

/// The class that a letter says; without one, what the feature code says; without either, a populated place.
pub(super) fn feature_class(letter: &str, code: &str) -> Result<FeatureClass, Problem> {
    if letter.is_empty() {
        return Ok(class_of(code).unwrap_or(FeatureClass::Populated));
    }
    let mut letters = letter.chars().map(|letter| letter.to_ascii_uppercase());
    match (letters.next().and_then(FeatureClass::from_letter), letters.next()) {
        (Some(class), None) => Ok(class),
        _ => {
            let what = "`feature_class` must be one of A H L P R S T U V";
            Err(Problem::new(format!("{what}, found \"{}\"", shown(letter)))
                .with_hint("leave the column out with --column feature_class="))
        }
    }
}

/// A country's code, in capitals.
pub(super) fn country_code(value: &str) -> Result<CompactString, Problem> {
    if value.is_empty() || is_country_code(value) {
        return Ok(CompactString::from(value).to_ascii_uppercase());
    }
    let what = format!(
        "`country_code` is \"{}\": expected two letters of ISO 3166-1",
        shown(value)
    );
    Err(Problem::new(what).with_hint("leave the column out with --column country_code="))
}

/// Whether this has the shape of an ISO 3166-1 alpha-2 code.
pub(super) fn is_country_code(value: &str) -> bool {
    value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Inhabitants, 0 where the field is empty. Besides `12000` it may be `12,000`, `12 000`, `12'000` or `12000.0`; not
/// `12.000`, which is twelve to some.
pub(super) fn population(value: &str) -> Result<u64, Problem> {
    if value.is_empty() {
        return Ok(0);
    }
    let problem = |what: &str| Problem::new(format!("`population` is \"{}\": expected {what}", shown(value)));
    if value.starts_with(['-', '\u{2212}']) && value.len() > 1 {
        return Err(problem("no less than 0, or nothing where it is unknown"));
    }
    let digits = without_groups(value);
    let digits = digits
        .strip_suffix(".0")
        .or_else(|| digits.strip_suffix(".00"))
        .unwrap_or(&digits);
    let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| whole);
    number.ok_or_else(|| problem("a whole number such as 12000"))
}

/// The number without the signs between groups of three digits, where it is so written.
fn without_groups(value: &str) -> String {
    let is_sign = |c: char| matches!(c, ',' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\'' | '’' | '_');
    let groups: Vec<&str> = value.split(is_sign).collect();
    let grouped =
        groups.len() > 1 && (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
    if grouped { groups.concat() } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(latitude: &str, longitude: &str) -> String {
        point(latitude, longitude).unwrap_err().what
    }

    #[test]
    fn degrees_that_are_none_are_told_apart() {
        for (latitude, expected) in [
            (
                "47,91",
                "`latitude` is \"47,91\": expected degrees with a decimal point",
            ),
            ("", "`latitude` is empty"),
            ("NaN", "`latitude` is \"NaN\": expected degrees such as 47.9 or -33.5"),
            ("inf", "`latitude` is \"inf\": expected degrees such as 47.9 or -33.5"),
            (
                "1e999",
                "`latitude` is \"1e999\": expected degrees such as 47.9 or -33.5",
            ),
            (
                "47°54'",
                "`latitude` is \"47°54'\": expected decimal degrees such as 47.9 or -33.5, without minutes, seconds or N, S, E, W",
            ),
            (
                "47.9N",
                "`latitude` is \"47.9N\": expected decimal degrees such as 47.9 or -33.5, without minutes, seconds or N, S, E, W",
            ),
            ("95", "latitude must be between -90 and 90, found 95"),
        ] {
            assert_eq!(said(latitude, "100"), expected);
        }
        assert!(point("\u{2212}33.5", "+18.25").is_ok());
    }

    #[test]
    fn swapped_and_projected_coordinates_are_said_to_be() {
        assert_eq!(
            said("139.69", "35.68"),
            "latitude must be between -90 and 90, found 139.69, with longitude 35.68: latitude and longitude look swapped"
        );
        let metres = point("5310000", "390000").unwrap_err();
        assert!(metres.hint.unwrap().contains("WGS 84"));
    }

    #[test]
    fn other_names_are_separated_by_one_sign_a_field() {
        assert_eq!(names("Kiev|Kyiv, city;Kyjiw"), ["Kiev", "Kyiv, city;Kyjiw"]);
        assert_eq!(names("Kiev; Kyjiw;"), ["Kiev", "Kyjiw"]);
        assert_eq!(names("Kiev,Kyjiw,Київ"), ["Kiev", "Kyjiw", "Київ"]);
        assert_eq!(names("Washington, D.C."), ["Washington, D.C."]);
        assert_eq!(names(""), [""; 0]);
    }

    #[test]
    fn a_name_is_on_one_line_and_whole() {
        assert_eq!(name(" New\n\tYork\u{0} ").unwrap(), "New York");
        assert_eq!(name("\u{1}").unwrap_err().what, "`name` is empty");
        assert!(
            name(&"x".repeat(256))
                .unwrap_err()
                .what
                .ends_with("…\", 256 bytes; expected at most 255")
        );
        assert!(name("Od\u{FFFD}sa").is_err());
    }

    #[test]
    fn inhabitants_may_be_grouped_but_not_guessed_at() {
        for value in ["12000", "12,000", "12 000", "12\u{202F}000", "12'000", "12000.0"] {
            assert_eq!(population(value), Ok(12_000), "{value}");
        }
        for value in [
            "12.000",
            "1,2",
            "-1",
            "many",
            "12,00",
            "1e5",
            ".0",
            "99999999999999999999",
        ] {
            assert!(population(value).is_err(), "{value}");
        }
    }

    #[test]
    fn a_class_comes_from_its_letter_or_from_the_code() {
        assert_eq!(feature_class("t", "PPL"), Ok(FeatureClass::Terrain));
        assert_eq!(feature_class("", "ADM1"), Ok(FeatureClass::Admin));
        assert_eq!(feature_class("", "AIRP"), Ok(FeatureClass::Spot));
        assert_eq!(feature_class("", ""), Ok(FeatureClass::Populated));
        assert!(feature_class("village", "").unwrap_err().hint.is_some());
    }
}
