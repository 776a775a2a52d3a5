//! Text in, the date that is written in it with the month's name out: "March 5, 2024", "5 Mar 2024", "Sept. 5".

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// The years that news is from.
const YEARS: std::ops::Range<i16> = 1900..2100;

/// A day, and its year where that is said. Nothing says that the day exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDate {
    /// The year, 1900 to 2099.
    pub year: Option<i16>,
    /// The month, from 1.
    pub month: i8,
    /// The day of the month, 1 to 31.
    pub day: i8,
}

/// The first date in `text`, with its year if that follows at once.
pub(crate) fn written_date(text: &str) -> Option<WrittenDate> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|at| of_words(&words[at..]))
}

fn of_words(words: &[&str]) -> Option<WrittenDate> {
    let (first, second) = (words.first()?, words.get(1)?);
    let (month, day) = month(first)
        .zip(day(second))
        .or_else(|| month(second).zip(day(first)))?;
    let year = words.get(2).filter(|year| year.len() == 4);
    Some(WrittenDate {
        year: year
            .and_then(|year| year.parse().ok())
            .filter(|year| YEARS.contains(year)),
        month,
        day,
    })
}

/// "March", "Mar", "Sept", in any case.
fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let known = |month: &&str| word.len() >= 3 && month.starts_with(&word);
    let found = MONTHS.iter().position(known)?;
    i8::try_from(found + 1).ok()
}

/// "5", "05", "5th".
fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day));
    day.filter(|_| ["", "st", "nd", "rd", "th"].contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_by_name_and_a_day_make_a_date() {
        let read = |text| written_date(text).map(|date| (date.year, date.month, date.day));
        assert_eq!(read("March 5, 2024"), Some((Some(2024), 3, 5)));
        assert_eq!(read("Tuesday, 5th Mar. 2024, 10:30"), Some((Some(2024), 3, 5)));
        assert_eq!(read("KYIV, Sept. 5 (AP)"), Some((None, 9, 5)));
        for none in ["Mayor 5", "March 32", "March", "5 2024", "Marathon 26", "Ma 5"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
