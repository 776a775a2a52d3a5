//! A place in its sentence in, how it stands there out: what governs it, what follows it, whom it is listed with.

use super::lexicon::EventLexicon;
use super::lists::link_lists;
use super::reading::{Gap, Reading};
use crate::domain::{MentionKind, Resolution};

/// How a place stands in its sentence.
#[derive(Debug, Clone)]
pub(super) struct Stance {
    /// Index of its resolution.
    pub(super) resolution: usize,
    /// First word.
    pub(super) first: usize,
    /// Last word.
    pub(super) last: usize,
    /// The preposition that governs it.
    pub(super) governor: Governor,
    /// Where that preposition stands.
    pub(super) governor_at: usize,
    /// Whether it is named only to say whose: "Iraq's", "US-backed", "Russian drones", or is a demonym.
    pub(super) attributive: bool,
    /// Whether an actor noun follows: "Russian forces", "the Kenyan president".
    pub(super) of_actor: bool,
    /// Whether it is the subject of a verb in the active.
    pub(super) subject: bool,
    /// Whether it is the subject of a verb that tells what befell it: "Odesa came under fire".
    pub(super) experiences: bool,
    /// Whether it is named for a part of it: "the western part of Russia".
    pub(super) partly: bool,
    /// The first place of the coordinated list it belongs to, as an index into the stances; itself if alone.
    pub(super) list: usize,
    /// Whether it says where the place before it lies: "Paris, Texas".
    pub(super) container: bool,
    /// Whether it is a demonym.
    pub(super) demonym: bool,
    /// Whether it is a country or larger.
    pub(super) large: bool,
    /// Whether it opens the sentence as its setting: "In Oslo, …", "On 3 May, in Oslo, …".
    pub(super) setting: bool,
}

/// What governs a place, by what it says of place and event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Governor {
    /// in, at, near, outside, across, …
    Locative,
    /// on, against, upon: what is struck or dealt with.
    Target,
    /// of.
    Of,
    /// to, into, toward, for.
    To,
    /// from, out of.
    From,
    /// by, with, between, among, like, than, including.
    Party,
    /// for.
    For,
    /// Nothing.
    None,
}

impl Governor {
    fn of(word: &str) -> Self {
        match word {
            "in" | "at" | "near" | "outside" | "inside" | "across" | "around" | "throughout" | "within" | "off"
            | "along" | "through" | "over" | "beyond" | "surrounding" | "nearby" | "where" => Self::Locative,
            "on" | "against" | "upon" | "targeting" => Self::Target,
            "of" => Self::Of,
            "to" | "into" | "toward" | "towards" | "onto" => Self::To,
            "from" => Self::From,
            "by" | "with" | "between" | "among" | "like" | "than" | "alongside" | "versus" => Self::Party,
            "for" => Self::For,
            _ => Self::None,
        }
    }
}

impl Stance {
    /// Whether an event may be put on this place at all.
    pub(super) fn may_hold_event(&self) -> bool {
        let governed_away = matches!(self.governor, Governor::Party | Governor::From | Governor::For);
        !self.attributive && !self.of_actor && !governed_away
    }
}

/// The stances of the places of a sentence, in order.
pub(super) fn stances(reading: &Reading, resolutions: &[Resolution], lexicon: &EventLexicon) -> Vec<Stance> {
    let mut stances: Vec<Stance> = Vec::with_capacity(reading.mentions.len());
    let mut at = 0;
    while at < reading.words.len() {
        let Some(resolution) = reading.words[at].place else {
            at += 1;
            continue;
        };
        let first = at;
        while at < reading.words.len() && reading.words[at].place == Some(resolution) {
            at += 1;
        }
        stances.push(stance(
            reading,
            &resolutions[resolution],
            resolution,
            (first, at - 1),
            lexicon,
        ));
    }
    link_lists(&mut stances, reading, resolutions);
    stances
}

fn stance(
    reading: &Reading,
    resolution: &Resolution,
    index: usize,
    (first, last): (usize, usize),
    lexicon: &EventLexicon,
) -> Stance {
    let (governor, governor_at) = governor(reading, first, lexicon);
    let hyphened = reading.words.get(last + 1).is_some_and(|word| word.gap == Gap::Hyphen);
    let demonym = resolution.mention.kind == MentionKind::Demonym;
    let of_actor = is_of_actor(reading, last, lexicon);
    let (subject, experiences) = if follows_verb(reading, first, lexicon) {
        (false, false)
    } else {
        predicate(reading, last, governor, lexicon)
    };
    Stance {
        resolution: index,
        first,
        last,
        governor,
        governor_at,
        attributive: demonym || hyphened || reading.words[last].possessive,
        of_actor,
        subject,
        experiences,
        partly: governor == Governor::Of && names_a_part(reading, governor_at),
        list: 0,
        container: false,
        demonym,
        large: resolution
            .place()
            .is_some_and(|place| place.is_country() || place.is_macro_region()),
        setting: governor == Governor::Locative && opens_sentence(reading, governor_at),
    }
}

/// The preposition that governs the place at word `first`, past articles, adjectives and "the city of".
fn governor(reading: &Reading, first: usize, lexicon: &EventLexicon) -> (Governor, usize) {
    let (mut at, mut article) = (first, false);
    for _ in 0..6 {
        if at == 0 {
            break;
        }
        if matches!(
            reading.words[at].gap,
            Gap::Comma | Gap::Clause | Gap::Bracket | Gap::Hyphen
        ) {
            break;
        }
        at -= 1;
        if reading.words[at].place.is_some() || reading.words[at].possessive {
            break;
        }
        let word = reading.lower(at);
        let governor = Governor::of(word);
        match governor {
            Governor::None if blocks(reading, at, word, lexicon) => break,
            Governor::None if matches!(word, "the" | "a" | "an") => article = true,
            Governor::None if article => break,
            Governor::None => {}
            Governor::Of if at > 0 && reading.is(at - 1, lexicon.classes.ground) => {
                at -= 1;
                article = false;
            }
            Governor::From if at > 0 && reading.lower(at - 1) == "away" => return (Governor::Locative, at),
            _ => return (governor, at),
        }
    }
    (Governor::None, first)
}

/// Whether word `at` cannot stand between a preposition and its place.
fn blocks(reading: &Reading, at: usize, word: &str, lexicon: &EventLexicon) -> bool {
    let link = matches!(
        word,
        "the" | "a" | "an" | "and" | "its" | "their" | "both" | "parts" | "neighboring" | "neighbouring"
    );
    let verb = word.ends_with("ed") || (word.ends_with("ing") && !link) || reading.is(at, lexicon.classes.past);
    verb || matches!(
        word,
        "that" | "which" | "who" | "said" | "has" | "have" | "is" | "was" | "were" | "are" | "will"
    )
}

/// Whether an actor noun follows within three words: "Russian forces", "US Special Envoy".
fn is_of_actor(reading: &Reading, last: usize, lexicon: &EventLexicon) -> bool {
    for at in last + 1..=last + 3 {
        let Some(word) = reading.words.get(at) else {
            return false;
        };
        if !matches!(word.gap, Gap::Space | Gap::Hyphen) || word.place.is_some() {
            return false;
        }
        if reading.is(at, lexicon.classes.actor) {
            return true;
        }
        let lower = reading.lower(at);
        if Governor::of(lower) != Governor::None
            || matches!(
                lower,
                "and"
                    | "or"
                    | "has"
                    | "have"
                    | "had"
                    | "is"
                    | "was"
                    | "were"
                    | "are"
                    | "will"
                    | "would"
                    | "said"
                    | "the"
                    | "a"
                    | "an"
                    | "killed"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "as"
                    | "this"
                    | "last"
                    | "killing"
                    | "when"
                    | "who"
                    | "that"
                    | "which"
                    | "where"
                    | "while"
                    | "after"
                    | "before"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
                    | "dozens"
                    | "hundreds"
                    | "thousands"
            )
            || lower.starts_with(|c: char| c.is_ascii_digit())
            || lower.ends_with("ed")
            || lower.ends_with("ing")
            || reading.is(at, lexicon.classes.past)
        {
            return false;
        }
    }
    false
}

/// Whether the word before is a verb, of which the place is the object: "shelled Kharkiv".
fn follows_verb(reading: &Reading, first: usize, lexicon: &EventLexicon) -> bool {
    let Some(before) = first.checked_sub(1).filter(|_| reading.words[first].gap == Gap::Space) else {
        return false;
    };
    let word = reading.lower(before);
    word.ends_with("ed") || word.ends_with("ing") || reading.is(before, lexicon.classes.past)
}

/// Whether a verb follows of which the place is the subject, and whether that verb tells what befell it.
fn predicate(reading: &Reading, last: usize, governor: Governor, lexicon: &EventLexicon) -> (bool, bool) {
    if governor != Governor::None {
        return (false, false);
    }
    let (mut at, mut perfect) = (last + 1, false);
    loop {
        match reading.lower(at) {
            "also" | "reportedly" | "now" | "still" | "itself" => {}
            "has" | "have" | "had" => perfect = true,
            _ => break,
        }
        at += 1;
    }
    let Some(word) = reading
        .words
        .get(at)
        .filter(|word| word.gap == Gap::Space && word.place.is_none())
    else {
        return (perfect, false);
    };
    let lower = reading.lower(at);
    if reading.is(at, lexicon.classes.experiencer) {
        return (true, true);
    }
    let auxiliary = matches!(
        lower,
        "will" | "would" | "could" | "may" | "might" | "can" | "should" | "must" | "did" | "does" | "do"
    );
    let verb = lower.ends_with("ed") || lower.ends_with("es") || reading.is(at, lexicon.classes.past);
    let present = lower.ends_with('s') && !lower.ends_with("ss") && !word.capital;
    (auxiliary || verb || present || perfect, false)
}

/// Whether the words before "of" at `of` name a part of what follows: "the western part of", "the outskirts of".
fn names_a_part(reading: &Reading, of: usize) -> bool {
    of > 0
        && matches!(
            reading.lower(of - 1),
            "part" | "parts" | "areas" | "swathes" | "regions" | "border" | "borders"
        )
}

/// Whether only a date or a few words with a comma stand before the preposition at `at`.
fn opens_sentence(reading: &Reading, at: usize) -> bool {
    at == 0
        || (at <= 6
            && reading.words[at].gap == Gap::Comma
            && matches!(
                reading.lower(0),
                "on" | "around" | "in" | "late" | "early" | "between" | "overnight"
            ))
}
