//! Words in, possible names out: every stretch of words that might name a place.

use super::NameLexicon;
use super::cues::{Cue, Cues};
use super::reading::{Gap, LineCase, Reading, Word};
use super::word_lists::ARABIC_ARTICLES;
use crate::domain::{NameClass, NameStart, NameSummary};
use crate::text::Case;
use std::borrow::Cow;
use std::ops::Range;

/// No name in the gazetteers seen has more words that matter.
const LONGEST_NAME: usize = 8;

/// Words of so many letters may stand within a name that the gazetteer has, in whichever language they join the others.
const LONGEST_LINK: usize = 3;

/// A stretch of words that might name a place.
#[derive(Debug, Clone)]
pub(super) struct Possible {
    /// First word of the mention, a direction before the name included.
    pub(super) first: usize,
    /// The word after the mention, a type word after the name included.
    pub(super) end: usize,
    /// First word of the name.
    pub(super) name_first: usize,
    /// The word after the name.
    pub(super) name_end: usize,
    /// What the gazetteer has under the name; `None` where nothing.
    pub(super) summary: Option<NameSummary>,
    /// Whether a possessive "'s" belongs to the name: "St. John's".
    pub(super) with_possessive: bool,
}

impl Possible {
    /// These words, all of them the name.
    pub(super) fn of(words: Range<usize>, summary: Option<NameSummary>) -> Self {
        Self {
            first: words.start,
            end: words.end,
            name_first: words.start,
            name_end: words.end,
            summary,
            with_possessive: false,
        }
    }

    /// How many words the name has.
    pub(super) fn name_words(&self) -> usize {
        self.name_end - self.name_first
    }

    /// Whether the gazetteer has a place of `class` under the name.
    pub(super) fn has(&self, class: NameClass) -> bool {
        self.summary.is_some_and(|summary| summary.has(class))
    }

    /// Whether the name is known well enough to stand its ground among other capitals: a country, a first-level region,
    /// a demonym, a city of 200,000.
    pub(super) fn is_famous(&self) -> bool {
        let large = self.summary.is_some_and(|summary| summary.band() >= 6);
        large || self.has(NameClass::Country) || self.has(NameClass::Region) || self.has(NameClass::Demonym)
    }

    /// Whether the name is a short form and written as one: in capitals, or before a full stop.
    pub(super) fn is_abbreviated(&self, reading: &Reading<'_>) -> bool {
        let last = self.name_end - 1;
        let word = &reading.words[last];
        let stop = reading.text[word.token.span.end()..].starts_with('.') || reading.printed(last).ends_with('.');
        let upper = word.token.case == Case::Upper;
        // "Ms. Smith" and "Miss. Smith" are not of Mississippi.
        let title = word.cues.is(Cue::Title) && !upper && reading.words[self.first].gap != Gap::Comma;
        self.has(NameClass::Abbreviation) && (upper && word.line != LineCase::Capitals || stop && !title)
    }

    /// Whether the name is of something that contains cities: a country, or a first-level region in full or short.
    pub(super) fn names_container(&self, reading: &Reading<'_>) -> bool {
        let region = self.has(NameClass::Region);
        self.has(NameClass::Country) || region && (self.has(NameClass::Primary) || self.is_abbreviated(reading))
    }
}

/// All possible names in text order, without overlaps, the longest first where several begin at one word.
pub(super) fn possible_names(reading: &Reading<'_>, names: &dyn NameLexicon) -> Vec<Possible> {
    let begins = |at| begins_name(reading, at);
    names_by(reading, begins, |at, floor| possible_at(reading, names, at, floor))
}

/// Possible names of a text in small letters: those with capitals, and names of the gazetteer that are no ordinary words.
pub(super) fn names_in_small_letters(reading: &Reading<'_>, names: &dyn NameLexicon) -> Vec<Possible> {
    let name_at = |at: usize, floor| match reading.words[at].token.is_capitalized() {
        true => possible_at(reading, names, at, floor),
        false => small_at(reading, names, at),
    };
    names_by(reading, |_| true, name_at)
}

/// The names that `name_at` says begin at a word where one may, from left to right without overlaps. It is given the word and where
/// the name before it ends.
#[inline]
fn names_by(
    reading: &Reading<'_>,
    may_begin: impl Fn(usize) -> bool,
    name_at: impl Fn(usize, usize) -> Option<Possible>,
) -> Vec<Possible> {
    let mut found: Vec<Possible> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < reading.words.len() {
        let possible = if may_begin(at) { name_at(at, floor) } else { None };
        let Some(possible) = possible else {
            at += 1;
            continue;
        };
        at = possible.end;
        floor = at;
        found.push(possible);
    }
    found
}

/// The longest name that begins with the small letter of word `at`.
fn small_at(reading: &Reading<'_>, names: &dyn NameLexicon, at: usize) -> Option<Possible> {
    let cues = reading.words[at].cues;
    if cues != Cues::default() && !cues.is(Cue::Direction) {
        return None;
    }
    let mut longest = None;
    named_at(reading, names, at..window_end(reading, at), &mut |count, summary| {
        longest = Some((count, summary))
    });
    let (count, summary) = longest?;
    let facts = reading.facts(at);
    let ordinary = facts.lower >= 10 && facts.lower > facts.upper || facts.ordinary && facts.upper < 3;
    if summary.has(NameClass::Abbreviation) || count == 1 && ordinary {
        return None;
    }
    Some(Possible::of(at..at + count, Some(summary)))
}

/// The possible name that begins at word `at`, which [`begins_name`].
fn possible_at(reading: &Reading<'_>, names: &dyn NameLexicon, at: usize, floor: usize) -> Option<Possible> {
    let word = &reading.words[at];
    // "In Nepal" is no name, though some language has it for one.
    let preposition = word.opens
        && [Cue::Locative, Cue::Movement, Cue::Relation]
            .iter()
            .any(|cue| word.cues.is(*cue));
    if preposition || word.in_byline || reading.folded(at) == "the" {
        return None;
    }
    if word.cues.is(Cue::Never) && word.token.case != Case::Capitalized {
        return None;
    }
    let known = known_at(reading, names, at).map(|whole| part_of_famous(reading, names, whole));
    let possible = known.or_else(|| unknown_at(reading, names, at))?;
    Some(widened(reading, possible, floor))
}

/// Whether word `at` has a capital, or is an Arabic article in small letters before one: "el-Fasher", "al-Bab".
#[inline]
fn begins_name(reading: &Reading<'_>, at: usize) -> bool {
    let joined = |next: &Word| next.gap == Gap::Hyphen && next.token.is_capitalized();
    let article = || ARABIC_ARTICLES.contains(&reading.printed(at));
    reading.words[at].token.is_capitalized() || reading.words.get(at + 1).is_some_and(joined) && article()
}

/// The longest name of the gazetteer that begins at word `at`.
fn known_at(reading: &Reading<'_>, names: &dyn NameLexicon, at: usize) -> Option<Possible> {
    let end = written_end(reading, at);
    let mut best: Option<(usize, NameSummary, bool)> = None;
    if end == at + 1 {
        let summary = reading.vocabulary.named(reading.words[at].id, names)?;
        return ends_well(reading, at, 1).then(|| Possible::of(at..end, Some(summary)));
    }
    named_at(reading, names, at..end, &mut |count, summary| {
        if ends_well(reading, at, count) {
            best = Some((count, summary, false));
        }
    });
    if (at..end).any(|n| reading.words[n].token.possessive > 0) {
        let owned: Vec<Cow<'_, str>> = (at..end).map(|n| with_owner(reading, n)).collect();
        let words: Vec<&str> = owned.iter().map(AsRef::as_ref).collect();
        names.names_at(&words, &mut |count, summary| {
            let longer = best.is_none_or(|(known, ..)| count >= known);
            if count > 1 && longer && ends_well(reading, at, count) {
                best = Some((count, summary, reading.words[at + count - 1].token.possessive > 0));
            }
        });
    }
    let (count, summary, with_possessive) = best?;
    Some(Possible {
        with_possessive,
        ..Possible::of(at..at + count, Some(summary))
    })
}

/// The word after the last one with which a name that begins at `at` could be written as one: what lies in small letters behind it is
/// not looked up.
fn written_end(reading: &Reading<'_>, at: usize) -> usize {
    let most = (at + LONGEST_NAME).min(reading.words.len());
    let mut end = at + 1;
    for n in at + 1..most {
        if !joins(reading, n) {
            break;
        }
        if closes_name(reading, n) || reading.words[n].cues.is_type_word() {
            end = n + 1;
        }
        if !goes_within(reading, n) {
            break;
        }
    }
    end
}

/// Calls `found` with the number of words and the summary of each name that these words, at most [`LONGEST_NAME`], begin with.
fn named_at(
    reading: &Reading<'_>,
    names: &dyn NameLexicon,
    words: Range<usize>,
    found: &mut dyn FnMut(usize, NameSummary),
) {
    let start = reading.vocabulary.names(reading.words[words.start].id, names);
    if start == NameStart::NOWHERE {
        return;
    }
    let mut folded = [""; LONGEST_NAME];
    let count = words.len();
    for (folded, at) in folded.iter_mut().zip(words) {
        *folded = reading.folded(at);
    }
    names.names_from(start, &folded[..count], found);
}

/// "East Texas" is a part of Texas, though some hamlet is called so; "West Virginia" is no part of Virginia.
fn part_of_famous(reading: &Reading<'_>, names: &dyn NameLexicon, whole: Possible) -> Possible {
    let directed = reading.words[whole.first].cues.is(Cue::Direction) && whole.end - whole.first > 1;
    if !directed || whole.is_famous() {
        return whole;
    }
    match known_at(reading, names, whole.first + 1) {
        Some(part) if part.end == whole.end && part.is_famous() => Possible {
            first: whole.first,
            ..part
        },
        _ => whole,
    }
}

/// The word after the last one that a name beginning at `at` could reach.
fn window_end(reading: &Reading<'_>, at: usize) -> usize {
    let most = (at + LONGEST_NAME).min(reading.words.len());
    (at + 1..most).find(|n| !joins(reading, *n)).unwrap_or(most)
}

/// Whether word `n` may belong to the same name as the word before it.
fn joins(reading: &Reading<'_>, n: usize) -> bool {
    let (before, word) = (&reading.words[n - 1], &reading.words[n]);
    match word.gap {
        Gap::Space | Gap::Hyphen => true,
        // "St. Louis", not the end of a sentence.
        Gap::Stop => !word.opens && before.token.span.len() <= 3,
        // "Washington, D.C."
        Gap::Comma => word.token.case == Case::Upper && reading.folded(n) == "dc",
        Gap::Other => false,
    }
}

/// Whether a name of `count` words from `at` on is written as one: capitals but for words such as "of".
fn ends_well(reading: &Reading<'_>, at: usize, count: usize) -> bool {
    let last = at + count - 1;
    let type_word = || count > 1 && reading.words[last].cues.is_type_word();
    (closes_name(reading, last) || type_word()) && (at + 1..last).all(|n| goes_within(reading, n))
}

/// Whether word `n` has a capital, or is a number or of a script that may have none, and may so be the last one of a name.
fn closes_name(reading: &Reading<'_>, n: usize) -> bool {
    let token = &reading.words[n].token;
    token.is_capitalized()
        || token.case == Case::Digit
        || reading.printed(n).chars().any(|c| !c.is_ascii() && c.is_alphabetic())
}

/// Whether word `n` may stand within a name: "Port-au-Prince", "Mazar-i-Sharif", "Dar es Salaam".
fn goes_within(reading: &Reading<'_>, n: usize) -> bool {
    let word = &reading.words[n];
    let linked = word.gap == Gap::Hyphen || word.token.span.len() <= LONGEST_LINK;
    linked || word.token.is_capitalized() || word.token.case == Case::Digit || word.cues.is(Cue::Small)
}

fn with_owner<'r>(reading: &'r Reading<'_>, n: usize) -> Cow<'r, str> {
    let folded = reading.folded(n);
    if reading.words[n].token.possessive > 0 {
        Cow::Owned(format!("{folded}s"))
    } else {
        Cow::Borrowed(folded)
    }
}

/// A capitalized name that the gazetteer lacks, where the words before it say that it is a place: "in Zabolotne",
/// "the village of Zabolotne".
fn unknown_at(reading: &Reading<'_>, names: &dyn NameLexicon, at: usize) -> Option<Possible> {
    let word = &reading.words[at];
    if !reading.has_telling_capital(at) || word.opens || word.token.case == Case::Upper || at == 0 {
        return None;
    }
    let before = &reading.words[at - 1];
    let placed = before.cues.is(Cue::Locative)
        || before.cues.is(Cue::Movement)
        || (reading.folded(at - 1) == "of" && at > 1 && reading.words[at - 2].cues.is_type_word());
    let ordinary = word.cues != Cues::default();
    if !placed || ordinary || word.gap != Gap::Space || before.token.is_capitalized() && !before.opens {
        return None;
    }
    let run_end = (at + 1..reading.words.len().min(at + 4))
        .find(|n| {
            !(reading.has_telling_capital(*n)
                && reading.words[*n].gap == Gap::Space
                && known_at(reading, names, *n).is_none())
        })
        .unwrap_or(at + 1);
    Some(Possible::of(at..run_end, None))
}

/// The name with the words beside it that belong to the mention: "Kursk" in "Kursk region", "London" in "North London".
fn widened(reading: &Reading<'_>, mut possible: Possible, floor: usize) -> Possible {
    if let Some(next) = reading.words.get(possible.end) {
        let lower_type = matches!(
            reading.folded(possible.end),
            "region"
                | "oblast"
                | "province"
                | "district"
                | "county"
                | "governorate"
                | "prefecture"
                | "raion"
                | "rayon"
                | "municipality"
                | "parish"
        );
        let capital_type = next.token.is_capitalized() && next.line == LineCase::Sentence && lower_type;
        let possessive = reading.words[possible.end - 1].token.possessive > 0;
        if next.gap == Gap::Space && (lower_type || capital_type) && !possessive {
            possible.end += 1;
        }
    }
    if possible.first > floor {
        let before = possible.first - 1;
        let word = &reading.words[before];
        let joined = matches!(reading.words[possible.first].gap, Gap::Space | Gap::Hyphen);
        let direction = word.cues.is(Cue::Direction) && reading.has_telling_capital(before);
        let the = reading.folded(before) == "the" && reading.has_telling_capital(before) && !word.opens;
        if joined && (direction || the) {
            possible.first = before;
        }
    }
    possible
}
