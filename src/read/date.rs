//! A date as outlets write it in, an ISO 8601 date out.

use jiff::fmt::rfc2822;
use jiff::{Timestamp, civil};

/// The date, with time and offset where given, as ISO 8601: `2024-03-05`, `2024-03-05T10:00:00Z`. `None` where it is
/// in no format that leaves only one reading, or does not exist.
pub(super) fn normalize(given: &str) -> Option<String> {
    let given = given.trim();
    let iso = given.replace('/', "-");
    if let Ok(date) = iso.parse::<civil::Date>()
        && iso.len() <= "2024-03-05".len()
    {
        return Some(date.to_string());
    }
    iso_with_time(&iso).or_else(|| of_feed(given))
}

/// `2024-03-05 10:30`, `2024-03-05T10:30:00+01:00`.
fn iso_with_time(given: &str) -> Option<String> {
    let time = given.find(['T', 't', ' '])?;
    let offset = given[time..]
        .find(['Z', 'z', '+', '-'])
        .map_or(given.len(), |at| time + at);
    let local: civil::DateTime = given[..offset].trim_end().parse().ok()?;
    let known = offset == given.len() || given.parse::<Timestamp>().is_ok();
    known.then(|| format!("{local}{}", given[offset..].to_ascii_uppercase()))
}

/// `Tue, 05 Mar 2024 10:00:00 GMT`.
fn of_feed(given: &str) -> Option<String> {
    let zoned = rfc2822::DateTimeParser::new().parse_zoned(given).ok()?;
    let offset = match zoned.offset().seconds() {
        0 => "Z".to_owned(),
        _ => zoned.strftime("%:z").to_string(),
    };
    Some(format!("{}{offset}", zoned.datetime()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_pages_and_feeds_become_iso() {
        for (given, expected) in [
            ("2024-03-05", "2024-03-05"),
            ("2024/03/05", "2024-03-05"),
            ("20240305", "2024-03-05"),
            ("2024-03-05T10:30:00Z", "2024-03-05T10:30:00Z"),
            ("2024-03-05 10:30", "2024-03-05T10:30:00"),
            ("2024-03-05T23:30:00-05:00", "2024-03-05T23:30:00-05:00"),
            ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05T10:00:00Z"),
            ("Tue, 05 Mar 2024 10:00:00 +0200", "2024-03-05T10:00:00+02:00"),
        ] {
            assert_eq!(normalize(given).as_deref(), Some(expected), "{given}");
        }
    }

    #[test]
    fn a_date_that_does_not_exist_or_is_not_full_is_none() {
        for given in ["2024-02-30", "2024-03", "2024", "March", "05/03/2024", "", "yesterday"] {
            assert_eq!(normalize(given), None, "{given}");
        }
    }
}
