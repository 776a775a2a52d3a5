//! Words in, what the model sees of each out: numbers that the templates combine.

use super::classes::WordClasses;
use crate::domain::{NameClass, NameSummary};
use crate::recognize::WordFacts;
use crate::recognize::context::Context;
use crate::recognize::cues::Cue;
use crate::recognize::possible::Possible;
use crate::recognize::reading::{Gap, LineCase, Reading, Word};
use crate::recognize::rule::Rule;
use crate::recognize::vocabulary::Spelled;
use crate::text::Case;

/// What the model sees of one word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    pub(super) word: u32,
    pub(super) affixes: [u32; 3],
    pub(super) shape: u32,
    /// What the gazetteer has under the longest name over the word, and where in that name the word stands.
    pub(super) name: u32,
    /// The same without the place in the name.
    pub(super) class: u32,
    pub(super) cues: u32,
    pub(super) facts: u32,
    pub(super) document: u32,
    pub(super) gap: u32,
    pub(super) few: u32,
    pub(super) many: u32,
    pub(super) line: u32,
    pub(super) opens: bool,
    pub(super) possessive: bool,
    /// The possible name over the word, plus 1; 0 for none.
    pub(super) possible: u32,
}

/// A number that differs for words that differ, nearly always.
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    let mut state: u64 = 0xCBF2_9CE4_8422_2325;
    for byte in bytes {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    (state ^ state >> 32) as u32
}

/// The same for a folded word, in which digits count as one another: "2018" and "1994" are alike.
pub(super) fn hash_word(folded: &str) -> u32 {
    let alike = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
    hash(folded.bytes().map(alike))
}

/// How many words beside one that can be part of a name are looked at.
const BESIDE: usize = 3;

/// What is seen of the words that can be part of a name (`near`) and of those beside them, when they stand in no possible
/// name. Nothing is seen of the others.
pub(super) fn seen_near(reading: &Reading<'_>, near: &[bool], classes: &WordClasses) -> Vec<Seen> {
    let mut seen = vec![Seen::default(); near.len()];
    let mut end = 0;
    for at in (0..near.len()).filter(|at| near[*at]) {
        let from = end.max(at.saturating_sub(BESIDE));
        end = near.len().min(at + BESIDE + 1);
        for (n, seen) in (from..end).zip(&mut seen[from..end]) {
            *seen = Seen::at(reading, n, classes);
        }
    }
    seen
}

impl Seen {
    /// What is seen of word `at`.
    fn at(reading: &Reading<'_>, at: usize, classes: &WordClasses) -> Self {
        let word = &reading.words[at];
        let small = reading.in_small_letters && !word.token.is_capitalized();
        let letters = if small { 3 } else { line(word.line) };
        let spell = |folded: &str| spelled(folded, reading.facts_of(word.id), classes);
        let spelled = reading.vocabulary.spelled(word.id, spell);
        Self {
            word: spelled.word,
            affixes: spelled.affixes,
            facts: spelled.facts,
            few: spelled.few,
            many: spelled.many,
            cues: word.cues.bits(),
            shape: shape(reading, at) + SHAPES * letters,
            gap: gap(word.gap),
            line: letters,
            opens: word.opens,
            possessive: word.token.possessive > 0,
            ..Self::default()
        }
    }

    /// Whether the word begins with a capital or a digit.
    pub(super) fn has_capital(&self) -> bool {
        self.shape % SHAPES >= 20
    }

    /// Adds that the word stands in a possible name.
    pub(super) fn stand_in(&mut self, possible: &Possible, n: usize, at: usize, reading: &Reading<'_>) {
        let (first, end) = (possible.name_first, possible.name_end);
        let position = match at {
            _ if at < first => 0,
            _ if at >= end => 1,
            _ if end - first == 1 => 2,
            _ if at == first => 3,
            _ if at + 1 == end => 4,
            _ => 5,
        };
        self.class = 1 + class(possible.summary, possible.is_abbreviated(reading));
        self.name = self.class * 6 + position;
        self.possible = n as u32 + 1;
    }
}

fn spelled(folded: &str, known: WordFacts, classes: &WordClasses) -> Spelled {
    let word = hash_word(folded);
    let (few, many) = classes.of(word);
    Spelled {
        word,
        affixes: affixes(folded),
        few,
        many,
        facts: facts(known),
    }
}

/// The first three and the last three and four bytes, which in English are letters.
fn affixes(folded: &str) -> [u32; 3] {
    let bytes = folded.as_bytes();
    let n = bytes.len();
    let part = |part: Option<&[u8]>| part.map_or(0, |part| hash(part.iter().copied()));
    let head = |k: usize| part(bytes.get(..k));
    let tail = |k: usize| part(n.checked_sub(k).map(|from| &bytes[from..]));
    [head(3), tail(3), tail(4)]
}

/// More than any shape: what a shape tells depends on how the line around it is written.
const SHAPES: u32 = 100;

fn shape(reading: &Reading<'_>, at: usize) -> u32 {
    let word = &reading.words[at];
    let printed = reading.printed(at);
    let case = match word.token.case {
        Case::Lower => 0,
        Case::Capitalized => 1,
        Case::Upper => 2,
        Case::Digit => 3,
    };
    let length = match printed.len() {
        1 => 0,
        2 => 1,
        3..=4 => 2,
        5..=8 => 3,
        _ => 4,
    };
    // No word that begins otherwise has a full stop in it.
    let capital = word.token.is_capitalized();
    let dotted = u32::from(capital && printed.bytes().any(|b| b == b'.'));
    let inner = u32::from(case == 1 && printed.bytes().skip(1).any(|b| b.is_ascii_uppercase()));
    ((case * 5 + length) * 2 + dotted) * 2 + inner
}

fn facts(facts: WordFacts) -> u32 {
    let lower = match facts.lower {
        0 => 0,
        1..=3 => 1,
        4..=39 => 2,
        _ => 3,
    };
    let share = match (facts.upper, facts.lower) {
        (0, _) => 0,
        (upper, lower) if upper >= 10 * lower => 1,
        (upper, lower) if upper >= lower => 2,
        (upper, lower) if 10 * upper >= lower => 3,
        _ => 4,
    };
    (((lower * 5 + share) * 2 + u32::from(facts.ordinary)) * 4 + u32::from(facts.given)) * 4 + u32::from(facts.surname)
}

fn gap(gap: Gap) -> u32 {
    match gap {
        Gap::Space => 0,
        Gap::Hyphen => 1,
        Gap::Stop => 2,
        Gap::Comma => 3,
        Gap::Other => 4,
    }
}

fn line(line: LineCase) -> u32 {
    match line {
        LineCase::Sentence => 0,
        LineCase::Title => 1,
        LineCase::Capitals => 2,
    }
}

/// The weightiest kind of place under a name, with its size and whether it is some place's main name.
fn class(summary: Option<NameSummary>, abbreviated: bool) -> u32 {
    let Some(summary) = summary else { return 0 };
    if abbreviated {
        return if summary.has(NameClass::Country) { 1 } else { 2 };
    }
    let primary = u32::from(summary.has(NameClass::Primary));
    let kind = if summary.is_only_demonym() {
        0
    } else if summary.has(NameClass::Demonym) {
        1
    } else if summary.has(NameClass::Country) {
        2
    } else if summary.has(NameClass::Region) {
        3
    } else if summary.has(NameClass::Capital) {
        4
    } else if summary.has(NameClass::City) {
        5 + u32::from(summary.band()).min(8)
    } else if summary.has(NameClass::County) {
        14
    } else if summary.has(NameClass::Area) {
        15
    } else if summary.has(NameClass::Water) {
        16
    } else if summary.has(NameClass::Terrain) {
        17
    } else if summary.has(NameClass::Spot) {
        18
    } else {
        19
    };
    3 + kind * 2 + primary
}

/// What the rest of the document says of a possible name, as one number.
pub(super) fn of_document(fired: u128) -> u32 {
    let asked = [
        Rule::LowerInDocument,
        Rule::LocativeElsewhere,
        Rule::PersonElsewhere,
        Rule::AloneElsewhere,
        Rule::PersonWord,
        Rule::PersonOnly,
        Rule::FamousPersonWord,
        Rule::FamousPersonOnly,
    ];
    asked
        .iter()
        .enumerate()
        .map(|(bit, rule)| u32::from(fired >> *rule as u32 & 1 == 1) << bit)
        .sum()
}

/// Words that can be part of a name: those with a capital, those in possible names, and small words between them, as in
/// "Gulf of Mexico". A capital that only opens a sentence tells nothing when the word is an ordinary one.
pub(super) fn mark_near(reading: &Reading<'_>, possible: &[Possible]) -> Vec<bool> {
    let capital =
        |(at, word): (usize, &Word)| word.token.is_capitalized() && !word.in_byline && !only_opens(reading, at);
    let mut near: Vec<bool> = reading.words.iter().enumerate().map(capital).collect();
    for name in possible {
        near[name.first..name.end].fill(true);
    }
    let mut before = None;
    for at in 0..near.len() {
        let joins = |n: usize| reading.words[n].gap == Gap::Space;
        match before {
            _ if near[at] => {
                if let Some(last) = before.filter(|_| joins(at)) {
                    near[last + 1..at].fill(true);
                }
                before = Some(at);
            }
            Some(last) if at - last > MOST_SMALL || !joins(at) || !reading.words[at].cues.is(Cue::Small) => {
                before = None
            }
            _ => {}
        }
    }
    near
}

/// How many small words may stand between two capitals of one name: "of the".
const MOST_SMALL: usize = 2;

/// Whether word `at` has a capital because it opens a sentence: an ordinary word, seen in lower case far more often.
fn only_opens(reading: &Reading<'_>, at: usize) -> bool {
    let word = &reading.words[at];
    word.opens && word.line == LineCase::Sentence && word.cues.is_plain() && {
        let facts = reading.facts(at);
        facts.ordinary && facts.lower >= 40 && facts.given == 0 && facts.lower > 20 * facts.upper
    }
}

/// The rules that speak on possible name `n`, a bit each.
pub(super) fn rules(context: &Context<'_, '_>, n: usize) -> u128 {
    let fired = context.rules(n).0;
    fired.iter().fold(0, |bits, rule| bits | 1 << *rule as u32)
}

/// The cue bits that the model looks at one by one.
pub(super) const CUES: u32 = 20;

const _: () = assert!(Cue::Never as u32 + 1 == CUES);
