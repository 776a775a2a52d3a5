//! A trigger and the cues around it in, whether the event happened out.

use super::lexicon::{ClassId, Form, Match, Part, Scope, StatusCue};
use super::reading::{Gap, Reading, Word};
use super::words::Signs;
use crate::domain::{EventStatus, Span};

/// No document without a date speaks from a year before this one: what it tells of earlier years is long past.
pub(super) const EARLIEST: u16 = 2020;

/// The year that a document speaks from.
#[derive(Debug, Clone, Copy)]
pub(super) struct SpokenFrom {
    /// That year, if any is known.
    pub(super) year: Option<u16>,
    /// Its date, if that is known.
    pub(super) date: Option<jiff::civil::Date>,
    /// Whether its date says so and not only the latest year told. Where none does, a sentence that opens with
    /// "In 2014" looks back.
    pub(super) dated: bool,
    /// Where the document says when it is told.
    pub(super) dateline: Option<Span>,
}

/// The status of the trigger made of `words`, and the first and last word of the cue that says so. Of cues
/// within one another the longest counts; where several bear on it, denial outdoes supposition, that outdoes
/// the future, and that the past. `years` are those the sentence tells, `year` is the one the document speaks from.
pub(super) fn status(
    reading: &Reading,
    words: &[usize],
    cues: &[Match<StatusCue>],
    years: &[YearTold],
    year: SpokenFrom,
) -> (EventStatus, Option<(usize, usize)>) {
    let rank = |status: EventStatus| match status {
        EventStatus::Negated => 4,
        EventStatus::Hypothetical => 3,
        EventStatus::Future => 2,
        EventStatus::Historical => 1,
        EventStatus::Asserted => 0,
    };
    let past = tells_of_the_past(reading, years, words, year).map(|at| (EventStatus::Historical, (at, at)));
    let said = |cue: &Match<StatusCue>| {
        let ends = (cue.words[0], cue.words[cue.words.len() - 1]);
        let announced = cue.meaning.status == EventStatus::Hypothetical && is_announced(reading, ends.0);
        let status = if announced {
            EventStatus::Future
        } else {
            cue.meaning.status
        };
        (status, ends)
    };
    let bearing: Vec<&Match<StatusCue>> = cues.iter().filter(|cue| bears_on(reading, cue, words)).collect();
    let own = bearing.iter().filter(|cue| !is_held(cue, &bearing));
    let told = own.map(|cue| said(cue)).chain(past);
    told.max_by_key(|(status, _)| rank(*status))
        .filter(|(status, _)| *status != EventStatus::Asserted)
        .map_or((EventStatus::Asserted, None), |(status, cue)| (status, Some(cue)))
}

/// Whether "would" at `at` is a "will" that somebody told: "said that troops would leave". What hangs on "if" is supposed.
fn is_announced(reading: &Reading, at: usize) -> bool {
    let told = |before: usize| reading.does(before, Part::Speak) && reading.lower(before) != "say";
    reading.lower(at) == "would"
        && !reading.does(at + 1, Part::Have)
        && (0..at).any(told)
        && !(0..reading.words.len()).any(|at| reading.does(at, Part::Supposes))
}

/// Whether a longer one of `cues` holds a word of `cue`: "no" in "no doubt".
fn is_held(cue: &Match<StatusCue>, cues: &[&Match<StatusCue>]) -> bool {
    let shares = |other: &Match<StatusCue>| other.words.iter().any(|word| cue.words.contains(word));
    cues.iter()
        .any(|other| other.words.len() > cue.words.len() && shares(other))
}

/// How many words farther a verb of denial bears on what "that" hangs on it: "denied that any of its own drones had struck".
const COMPLEMENT: usize = 6;

fn bears_on(reading: &Reading, cue: &Match<StatusCue>, words: &[usize]) -> bool {
    let (cue_first, cue_last) = (cue.words[0], cue.words[cue.words.len() - 1]);
    let (first, last) = (words[0], words[words.len() - 1]);
    match cue.meaning.scope {
        Scope::Before => {
            let within = |reach: usize| cue_last < first && first - cue_last <= reach;
            let near = within(cue.meaning.reach);
            let denies = cue.meaning.status == EventStatus::Negated && cue.form != Form::Plain;
            let farther = if denies { COMPLEMENT } else { 0 };
            let complement = within(cue.meaning.reach + farther) && is_complement(reading, cue, cue_last, first);
            let before = complement || (near && reading.clause(cue_last) == reading.clause(first));
            // "If talks fail, Kenya will strike": what follows is supposed as well.
            let follows = cue_first == 0
                && reading.does(0, Part::Supposes)
                && reading.clause(first) == reading.clause(cue_first) + 1;
            let before = before || (near && follows);
            let between = first < cue_first && cue_last < last && !words.contains(&cue_first);
            before || between
        }
        Scope::After => {
            let within = first < cue_first && cue_last <= last;
            let after = last < cue_first
                && cue_first - last <= cue.meaning.reach
                && reading.clause(cue_first) == reading.clause(last);
            // "arrived in Oslo and is due to leave": what "and" adds is another deed.
            within || (after && reading.lower(cue_first - 1) != "and")
        }
        Scope::Clause => {
            let beside = reading.words[cue_first].aside != reading.words[first].aside;
            reading.clause(cue_first) == reading.clause(first) && !beside && !words.contains(&cue_first)
        }
    }
}

/// Whether word `at` stands in what "that" hangs on word `cue`: "denied that it shelled", or in whom it is about: "the
/// trial of a man who shot".
fn is_complement(reading: &Reading, of: &Match<StatusCue>, cue: usize, at: usize) -> bool {
    let opener = (cue + 1..at).find(|word| reading.clause(*word) == reading.clause(at));
    reading.clause(cue) + 1 == reading.clause(at)
        && opener.is_some_and(|opener| {
            let past = of.meaning.status == EventStatus::Historical && reading.does(opener, Part::Relative);
            past || reading.lower(opener) == "that"
        })
}

/// How many words a year that is part of an event's name stands before it at most.
const NAMED: usize = 2;

/// A year that a sentence tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct YearTold {
    /// Where it stands.
    at: usize,
    /// Which it is.
    year: u16,
    /// Whether its clause has a verb in the past.
    past: bool,
}

/// The year by which the trigger's clause dates it before the document: "since 2014", "killed two in 2019".
fn tells_of_the_past(reading: &Reading, years: &[YearTold], words: &[usize], from: SpokenFrom) -> Option<usize> {
    let (first, last) = (words[0], words[words.len() - 1]);
    // "The man, who was arrested in 2019, killed two": what its last word stands in is its own.
    let stands = if reading.words[last].aside == 0 { first } else { last };
    let clause = reading.words[stands].clause;
    // "since" opens a clause of its own.
    let near = |at: usize| (clause..=clause + 1).contains(&reading.words[at].clause);
    let hangs = reading.does(last + 1, Part::Relative) || reading.lower(last + 1) == "that";
    let own = |at: usize| reading.words[at].clause == clause + u16::from(hangs && reading.words[at].clause > clause);
    let beside = |at: usize| reading.words[at].aside != reading.words[stands].aside;
    let before = |told: &YearTold| from.year.map_or(told.year < EARLIEST, |year| told.year < year);
    let past = |&&told: &&YearTold| match reading.lower(told.at - 1) {
        "since" => near(told.at) && !beside(told.at),
        // "The 2021 coup".
        "the" => told.at < first && first - told.at <= NAMED && before(&told),
        "in" | "during" if own(told.at) && !beside(told.at) => {
            before(&told) || (!from.dated && (told.past || told.at == 1))
        }
        // No "1935 Orchard Street".
        "from" | "of" if !names_on(reading, told.at) => own(told.at) && !beside(told.at) && before(&told),
        _ => false,
    };
    years.iter().find(past).map(|told| told.at)
}

/// Whether a name follows the number at `at`: "1935 Orchard Street".
pub(super) fn names_on(reading: &Reading, at: usize) -> bool {
    let next = reading.words.get(at + 1);
    next.is_some_and(|next| next.capital && next.gap == Gap::Space)
}

/// The years that a sentence tells; its first word aside. `past` is the class of irregular verbs in the past.
pub(super) fn years(reading: &Reading, past: ClassId) -> Vec<YearTold> {
    if !reading.signs.has(Signs::YEAR) {
        return Vec::new();
    }
    let told = |at: usize| year_of(reading.lower(at)).or_else(|| early_year(reading, at));
    let past = |year: usize| {
        let own = |at: &usize| reading.clause(*at) == reading.clause(year);
        (0..reading.words.len())
            .filter(own)
            .any(|at| reading.is_past_verb(at, past))
    };
    (1..reading.words.len())
        .filter(|at| reading.has_sign(*at, Signs::YEAR))
        .filter_map(|at| {
            Some(YearTold {
                at,
                year: told(at)?,
                past: past(at),
            })
        })
        .collect()
}

/// The year before our time that word `at` is, if it is one and counts nothing: "in 1755", no "in 1500 homes".
fn early_year(reading: &Reading, at: usize) -> Option<u16> {
    let counts = |word: &Word| word.gap == Gap::Space && !reading.does(at + 1, Part::Be);
    let counts = reading.words.get(at + 1).is_some_and(counts);
    let digits = reading.lower(at).len() == 4 && reading.is_number(at) && !counts;
    let year = digits.then(|| reading.lower(at).parse().ok()).flatten();
    year.filter(|year| (1000..1900).contains(year))
}

/// Whether `word` may tell a year: one of [`year_of`] or of [`early_year`].
pub(super) fn may_be_year(word: &str) -> bool {
    let digits = word.len() == 4 && word.starts_with(|c: char| c.is_ascii_digit());
    digits && word.parse().is_ok_and(|year: u16| (1000..=2100).contains(&year))
}

/// The year that `word` is, if it is one.
pub(super) fn year_of(word: &str) -> Option<u16> {
    let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    digits
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| (1900..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::contract::told;

    #[test]
    fn only_four_digits_of_our_time_are_a_year() {
        assert_eq!(year_of("2014"), Some(2014));
        assert_eq!(year_of("4500"), None);
        assert_eq!(year_of("12"), None);
    }

    #[test]
    fn a_year_that_names_an_event_tells_of_the_past() {
        let text = "The party has ruled since it lost the 2021 coup in Naypyidaw, it said in 2024.";
        assert_eq!(told(text, &["Naypyidaw"]), ["coup event_location historical"]);
        assert_eq!(
            told("They lost the 2021 coup in Naypyidaw.", &["Naypyidaw"]),
            ["coup event_location"]
        );
    }

    #[test]
    fn a_denial_bears_on_all_that_hangs_on_it() {
        let text = "The junta denied that Wagner fighters had been killed in Mopti.";
        assert_eq!(told(text, &["Mopti"]), ["attack event_location negated"]);
        let text = "The army said that many of its own fighters had been killed in Mopti.";
        assert_eq!(told(text, &["Mopti"]), ["attack event_location"]);
    }
}
