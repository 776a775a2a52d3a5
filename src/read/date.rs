//! A date as outlets write it in, an ISO 8601 date out.

use super::word_lists::BESIDE_DATES;
use crate::text::written_date;
use jiff::fmt::rfc2822;
use jiff::{Timestamp, civil};

/// Seconds since 1970 that are taken for a time: from 1990 to 2100.
const EPOCH: std::ops::Range<f64> = 631_152_000.0..4_102_444_800.0;

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
    iso_with_time(&iso)
        .or_else(|| of_feed(given))
        .or_else(|| in_words(given))
        .or_else(|| in_figures(given))
        .or_else(|| since_epoch(given))
}

/// `2024-03-05 18:38 ET`, "11/28/2016": the day, where its figures have one reading only.
fn in_figures(given: &str) -> Option<String> {
    let figures = given.split_whitespace().next()?;
    let mut parts = figures.split(['-', '/', '.']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let day = if parts.next().is_some() {
        None
    } else if first.len() == 4 {
        of_figures(first, second, third)
    } else {
        let (month_first, day_first) = (of_figures(third, first, second), of_figures(third, second, first));
        // "11/12/2016" is one day in London and another in Boston.
        month_first
            .xor(day_first)
            .or_else(|| month_first.filter(|_| month_first == day_first))
    };
    day.map(|day| day.to_string())
}

/// The day that year, month and day in figures say, where it exists: "2024", "3", "5".
pub(super) fn of_figures(year: &str, month: &str, day: &str) -> Option<civil::Date> {
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    let short = month.len() <= 2 && day.len() <= 2;
    short.then(|| civil::Date::new(year, month.parse().ok()?, day.parse().ok()?).ok())?
}

/// `2024-03-05 10:30`, `2024-03-05T10:30:00+01:00`, `2024-03-05 10:30:00 UTC`.
fn iso_with_time(given: &str) -> Option<String> {
    let zone = ["UTC", "GMT", "utc", "gmt"]
        .iter()
        .find_map(|zone| given.strip_suffix(zone));
    let given = zone.map_or_else(|| given.to_owned(), |local| format!("{}Z", local.trim_end()));
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

/// "5 March 2024", "Tuesday, March 5, 2024 at 10:30 am": the day, with nothing else in it than that.
fn in_words(given: &str) -> Option<String> {
    let date = written_date(given)?;
    let words = given
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty());
    let other = |word: &&str| {
        let word = word.trim_matches(['.', '(', ')']).to_lowercase();
        let figures = word.starts_with(|c: char| c.is_ascii_digit() || c == '+');
        !figures && word.contains(char::is_alphabetic) && !BESIDE_DATES.contains(&word.as_str())
    };
    // The month is the one word that is none of these.
    let alone = words.filter(other).count() == 1;
    let day = civil::Date::new(date.year?, date.month, date.day).ok()?;
    alone.then(|| day.to_string())
}

/// Seconds since 1970, or thousandths of them.
fn since_epoch(given: &str) -> Option<String> {
    let figures = given.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f64 = given.parse().ok().filter(|_| figures)?;
    let seconds = [number, number / 1000.0]
        .into_iter()
        .find(|seconds| EPOCH.contains(seconds))?;
    // Within the range, a whole number of seconds is exact.
    Timestamp::from_second(seconds as i64).ok().map(|time| time.to_string())
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
            ("2024-03-05 10:00:00 UTC", "2024-03-05T10:00:00Z"),
            ("2024-03-05T23:30:00-05:00", "2024-03-05T23:30:00-05:00"),
            ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05T10:00:00Z"),
            ("Tue, 05 Mar 2024 10:00:00 +0200", "2024-03-05T10:00:00+02:00"),
            ("5 March 2024", "2024-03-05"),
            ("March 5, 2024", "2024-03-05"),
            ("Tuesday, Mar. 5th, 2024 at 10:30 a.m. (GMT)", "2024-03-05"),
            ("Wed Nov 23, 2016 | 4:58pm EST", "2016-11-23"),
            ("2016-12-10 18:38 ET", "2016-12-10"),
            ("11/28/2016", "2016-11-28"),
            ("28.11.2016", "2016-11-28"),
            ("5/5/2024", "2024-05-05"),
            ("1709632800", "2024-03-05T10:00:00Z"),
            ("1709632800000", "2024-03-05T10:00:00Z"),
        ] {
            assert_eq!(normalize(given).as_deref(), Some(expected), "{given}");
        }
    }

    #[test]
    fn a_date_that_does_not_exist_or_is_not_full_is_none() {
        for given in [
            "2024-02-30",
            "31 February 2024",
            "2024-03",
            "2024",
            "March",
            "March 5",
            "05/03/2024",
            "On 5 March 2024 it rained",
            "12345",
            "",
            "yesterday",
        ] {
            assert_eq!(normalize(given), None, "{given}");
        }
    }
}
