//! A sentence in, the dates that it tells out: "on Tuesday", "last week", "28 February", "in 2014".

use super::reading::{Gap, Reading};
use super::status::{names_on, year_of};
use super::words::Signs;
use crate::domain::{DatePrecision, EventDate};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// How far ahead of its article a day without a year may lie and still be of that year, in days, unless it is to come.
const AHEAD: i32 = 7;

/// News tells of no other years.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// A date as told, and the words that tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ToldDate {
    /// First word.
    pub(super) first: usize,
    /// Last word.
    pub(super) last: usize,
    when: When,
}

/// Whether a date lies long before an article, or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// It ended more than a year before.
    LongBefore,
    /// It begins more than a day after.
    After,
    /// Neither.
    Near,
}

/// On which side of the article of `article` the date lies.
pub(super) fn side(date: &EventDate, article: Date) -> Option<Side> {
    let first = Date::new(date.year, date.month, date.day).ok()?;
    let length = match date.precision {
        DatePrecision::Day => 0.days(),
        DatePrecision::Week => 6.days(),
        DatePrecision::Month => 1.month(),
        DatePrecision::Year => 1.year(),
    };
    let last = first.checked_add(length).ok()?;
    Some(if last < article.checked_sub(1.year()).ok()? {
        Side::LongBefore
    } else if first > article.checked_add(1.day()).ok()? {
        Side::After
    } else {
        Side::Near
    })
}

/// What the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Day(Date),
    Month(i16, i8),
    Year(i16),
    /// A day of a month of no year.
    DayOfYear(i8, i8),
    /// A month of no year.
    MonthOfYear(i8),
    /// "on Tuesday".
    Weekday(Weekday),
    /// "last Tuesday" (-1), "next Tuesday" (1).
    WeekdayFrom(Weekday, i32),
    /// Days, weeks, months or years from the article's.
    From(DatePrecision, i32),
}

impl ToldDate {
    /// Whether it is a day of the week, which lies before or after the article as the verb says.
    pub(super) const fn is_weekday(&self) -> bool {
        matches!(self.when, When::Weekday(_))
    }

    /// Whether it is a day or month of no year.
    pub(super) const fn is_without_year(&self) -> bool {
        matches!(self.when, When::DayOfYear(..) | When::MonthOfYear(_))
    }

    /// The year of a date that is told with its month.
    pub(super) fn dated_year(&self) -> Option<i16> {
        match self.when {
            When::Day(date) => Some(date.year()),
            When::Month(year, _) => Some(year),
            _ => None,
        }
    }

    /// The date, where `article` is that of the article, and `future` says that it is to come.
    pub(super) fn date(&self, article: Option<Date>, future: bool) -> Option<EventDate> {
        use DatePrecision::{Day, Month, Year};
        let first = |year: i16, month: i8| Date::new(year, month, 1).ok();
        let (first, precision) = match self.when {
            When::Day(date) => (date, Day),
            When::Month(year, month) => (first(year, month)?, Month),
            When::Year(year) => (first(year, 1)?, Year),
            When::DayOfYear(month, day) => (without_year(month, day, article?, future)?, Day),
            When::MonthOfYear(month) => (without_year(month, 1, article?, future)?, Month),
            When::Weekday(day) => (weekday(day, article?, if future { 0 } else { -6 }), Day),
            When::WeekdayFrom(day, by) => (weekday(day, article?, if by > 0 { 1 } else { -7 }), Day),
            When::From(precision, by) => (from(article?, precision, by)?, precision),
        };
        YEARS.contains(&first.year()).then_some(())?;
        Some(EventDate {
            year: first.year(),
            month: first.month(),
            day: first.day(),
            precision,
        })
    }
}

/// The day of the seven from `from` days after `article` on that is a `day`.
fn weekday(day: Weekday, article: Date, from: i32) -> Date {
    let start = article.saturating_add(Span::new().days(from));
    start.saturating_add(Span::new().days(start.weekday().until(day)))
}

/// The year of an article is that of the days it tells, unless that lies on the wrong side of it.
fn without_year(month: i8, day: i8, article: Date, future: bool) -> Option<Date> {
    let of = |year: i16| Date::new(year, month, day).ok();
    let date = of(article.year())?;
    let ahead = article.until(date).ok()?.get_days();
    match (future, ahead) {
        (false, AHEAD..) => of(article.year() - 1),
        (true, ..=-28) => of(article.year() + 1),
        _ => Some(date),
    }
}

fn from(article: Date, precision: DatePrecision, by: i32) -> Option<Date> {
    Some(match precision {
        DatePrecision::Day => article.checked_add(by.days()).ok()?,
        DatePrecision::Week => {
            let monday = article
                .checked_sub(i32::from(article.weekday().to_monday_zero_offset()).days())
                .ok()?;
            monday.checked_add(by.weeks()).ok()?
        }
        DatePrecision::Month => article.first_of_month().checked_add(by.months()).ok()?,
        DatePrecision::Year => article.first_of_year().checked_add(by.years()).ok()?,
    })
}

/// The dates that a sentence tells, in text order.
pub(super) fn dates(reading: &Reading) -> Vec<ToldDate> {
    let mut found: Vec<ToldDate> = Vec::new();
    if !reading.signs.has(Signs::DATE) {
        return found;
    }
    for at in (0..reading.words.len()).filter(|at| reading.has_sign(*at, Signs::DATE)) {
        if found.last().is_some_and(|last| at <= last.last) {
            continue;
        }
        found.extend(date_at(reading, at));
    }
    found
}

/// Whether `word` is one of those that a date may be told by, as [`date_at`] asks.
pub(super) fn may_tell_date(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let near = matches!(word, "today" | "tonight" | "overnight" | "yesterday" | "tomorrow");
    let named = near || period(word).is_some() || weekday_name(word).is_some() || month_name(word).is_some();
    named || year_of(word).is_some()
}

/// The date whose telling word is the one at `at`.
fn date_at(reading: &Reading, at: usize) -> Option<ToldDate> {
    let word = reading.lower(at).trim_end_matches('.');
    let told = |first, last, when| Some(ToldDate { first, last, when });
    let before = |back: usize| at.checked_sub(back).map_or("", |at| reading.lower(at));
    match word {
        "today" | "tonight" | "overnight" => return told(at, at, When::From(DatePrecision::Day, 0)),
        "yesterday" => return told(at, at, When::From(DatePrecision::Day, -1)),
        "tomorrow" => return told(at, at, When::From(DatePrecision::Day, 1)),
        _ => {}
    }
    if let Some(precision) = period(word) {
        let (first, by) = match before(1) {
            "last" | "past" | "previous" => (at - 1, -1),
            "this" => (at - 1, 0),
            "next" | "coming" => (at - 1, 1),
            number if reading.lower(at + 1) == "ago" => (at.checked_sub(1)?, -count(number)?),
            _ => return None,
        };
        return told(
            first,
            at + usize::from(reading.lower(at + 1) == "ago"),
            When::From(precision, by),
        );
    }
    if let Some(day) = weekday_name(word).filter(|_| reading.words[at].capital) {
        if let Some(full) = day_and_month(reading, at + 1) {
            return told(at, full.last, full.when);
        }
        return match before(1) {
            "last" => told(at - 1, at, When::WeekdayFrom(day, -1)),
            "next" => told(at - 1, at, When::WeekdayFrom(day, 1)),
            _ => told(at, at, When::Weekday(day)),
        };
    }
    if let Some(month) = month_name(word).filter(|_| reading.words[at].capital) {
        return month_at(reading, at, month);
    }
    let year = year_of(word)? as i16;
    if let Some((date, last)) = iso_date(reading, at, year) {
        return told(at, last, When::Day(date));
    }
    let house = matches!(before(1), "of" | "from") && names_on(reading, at);
    (!house && matches!(before(1), "in" | "since" | "during" | "of" | "from")).then_some(())?;
    told(at - 1, at, When::Year(year))
}

/// The day and month that begin at `at`, as after "Monday": "Monday, 3 March 2025", "Sunday (2 March)".
fn day_and_month(reading: &Reading, at: usize) -> Option<ToldDate> {
    let month_of = |at: usize| month_name(reading.lower(at).trim_end_matches('.'));
    let (month_at, month) = match day_of_month(reading.lower(at)) {
        Some(_) => (at + 1, month_of(at + 1)?),
        None => (at, month_of(at)?),
    };
    let told = self::month_at(reading, month_at, month)?;
    matches!(told.when, When::Day(_) | When::DayOfYear(..)).then_some(told)
}

/// "28 February 2022", "February 28, 2022", "28 February", "Feb. 28", "February 2022", "in February".
fn month_at(reading: &Reading, at: usize, month: i8) -> Option<ToldDate> {
    let year = |at: usize| year_of(reading.lower(at)).map(|year| year as i16);
    let day_before = at.checked_sub(1).and_then(|before| day_of_month(reading.lower(before)));
    let (first, day, last) = match (day_before, day_of_month(reading.lower(at + 1))) {
        (Some(day), _) => (at - 1, Some(day), at),
        (None, Some(day)) => (at, Some(day), at + 1),
        (None, None) => (at, None, at),
    };
    let year = year(last + 1);
    let when = match (day, year) {
        (Some(day), Some(year)) => When::Day(Date::new(year, month, day).ok()?),
        (Some(day), None) => When::DayOfYear(month, day),
        (None, Some(year)) => When::Month(year, month),
        (None, None) => {
            let before = at.checked_sub(1).map_or("", |before| reading.lower(before));
            let told = matches!(
                before,
                "in" | "since" | "during" | "of" | "last" | "early" | "late" | "mid" | "this"
            );
            told.then_some(When::MonthOfYear(month))?
        }
    };
    let last = last + usize::from(year.is_some());
    Some(ToldDate { first, last, when })
}

/// "2022-02-28".
fn iso_date(reading: &Reading, at: usize, year: i16) -> Option<(Date, usize)> {
    let hyphened = |at: usize| reading.words.get(at).is_some_and(|word| word.gap == Gap::Hyphen);
    let number = |at: usize| reading.lower(at).parse::<i8>().ok();
    (hyphened(at + 1) && hyphened(at + 2)).then_some(())?;
    let date = Date::new(year, number(at + 1)?, number(at + 2)?).ok()?;
    Some((date, at + 2))
}

fn period(word: &str) -> Option<DatePrecision> {
    Some(match word {
        "day" | "days" => DatePrecision::Day,
        "week" | "weeks" => DatePrecision::Week,
        "month" | "months" => DatePrecision::Month,
        "year" | "years" => DatePrecision::Year,
        _ => return None,
    })
}

fn count(word: &str) -> Option<i32> {
    const WORDS: [&str; 11] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let named = WORDS
        .iter()
        .position(|known| *known == word)
        .map(|number| number as i32);
    named.or_else(|| word.parse().ok().filter(|number| (0..1000).contains(number)))
}

fn day_of_month(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn weekday_name(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

fn month_name(word: &str) -> Option<i8> {
    const NAMES: [(&str, &str); 12] = [
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may", "may"),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sept"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ];
    let known = NAMES
        .iter()
        .position(|(long, short)| *long == word || *short == word || (*long == "september" && word == "sep"));
    known.map(|month| month as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::EventLexicon;
    use crate::classify::sentence::Source;
    use crate::classify::words::{Piece, Words};
    use crate::domain::{Document, Span};

    /// The first date of `text`, told on Thursday, 13 March 2025.
    fn date(text: &str, future: bool) -> Option<String> {
        let document = Document::new("a", text);
        let (mut words, lexicon) = (Words::default(), EventLexicon::default());
        let piece = Piece::new(text, Span::new(0, text.len()), &mut words, &lexicon);
        let source = Source {
            document: &document,
            resolutions: &[],
            words: &words,
            lexicon: &lexicon,
        };
        let reading = Reading::new(source, &piece, 0..0);
        let date = dates(&reading).first()?.date(Date::new(2025, 3, 13).ok(), future)?;
        Some(format!("{date} {}", date.precision.as_str()))
    }

    #[test]
    fn days_of_the_week_lie_before_the_article_or_after_it() {
        assert_eq!(date("It fell on Tuesday.", false).unwrap(), "2025-03-11 day");
        assert_eq!(date("It falls on Tuesday.", true).unwrap(), "2025-03-18 day");
        assert_eq!(date("It fell on Thursday.", false).unwrap(), "2025-03-13 day");
        assert_eq!(date("It fell last Thursday.", false).unwrap(), "2025-03-06 day");
        assert_eq!(date("It falls next Thursday.", true).unwrap(), "2025-03-20 day");
    }

    #[test]
    fn dates_may_be_told_in_full_or_without_their_year() {
        for text in [
            "On 28 February 2022 it fell.",
            "On February 28, 2022, it fell.",
            "On 2022-02-28 it fell.",
        ] {
            assert_eq!(date(text, false).unwrap(), "2022-02-28 day", "{text}");
        }
        assert_eq!(date("It fell on 28 February.", false).unwrap(), "2025-02-28 day");
        assert_eq!(date("It fell on Dec. 3rd.", false).unwrap(), "2024-12-03 day");
        assert_eq!(date("It falls on 3 January.", true).unwrap(), "2026-01-03 day");
        assert_eq!(date("It fell on 31 February.", false), None);
    }

    #[test]
    fn what_is_told_less_exactly_is_said_less_exactly() {
        assert_eq!(date("It fell last week.", false).unwrap(), "2025-03-03 week");
        assert_eq!(date("It fell earlier this week.", false).unwrap(), "2025-03-10 week");
        assert_eq!(date("It fell in May 2019.", false).unwrap(), "2019-05-01 month");
        assert_eq!(date("It fell in December.", false).unwrap(), "2024-12-01 month");
        assert_eq!(date("It fell three months ago.", false).unwrap(), "2024-12-01 month");
        assert_eq!(date("It has fallen since 2014.", false).unwrap(), "2014-01-01 year");
    }

    #[test]
    fn the_day_of_the_month_wins_over_the_day_of_the_week_before_it() {
        for text in [
            "It fell on Monday, 3 March 2025.",
            "It fell on Monday (March 3).",
            "It fell Monday 3 March.",
        ] {
            assert_eq!(date(text, false).unwrap(), "2025-03-03 day", "{text}");
        }
        assert_eq!(date("It fell on Monday, killing 3.", false).unwrap(), "2025-03-10 day");
    }

    #[test]
    fn years_that_no_news_tells_of_are_none() {
        assert_eq!(date("It fell 900 years ago.", false), None);
    }

    #[test]
    fn a_date_lies_long_before_an_article_or_after_it() {
        let article = Date::new(2025, 3, 13).unwrap();
        let day = |year, month, day| EventDate {
            year,
            month,
            day,
            precision: DatePrecision::Day,
        };
        assert_eq!(side(&day(2024, 3, 12), article), Some(Side::LongBefore));
        assert_eq!(side(&day(2025, 3, 14), article), Some(Side::Near));
        assert_eq!(side(&day(2025, 3, 15), article), Some(Side::After));
    }

    #[test]
    fn what_looks_like_a_date_is_none() {
        for text in [
            "It may fall.",
            "They march 3 times.",
            "He earned 2014 dollars.",
            "The sun rose.",
        ] {
            assert_eq!(date(text, false), None, "{text}");
        }
    }
}
