//! A sentence in, its words out, with all that the classifier asks of them.

use super::learnt::Weights;
use super::lexicon::{ClassId, EventLexicon, Known, Opens, Part, Parts, Place, Present};
use super::scenes::scenes;
use super::sentence::Source;
use super::words::{Piece, Signs, Spelled};
use crate::domain::{FeatureClass, MentionKind, Resolution, Span};
use crate::text::Token;

/// The class of words that name a country, in mentions only; the loader reserves its number.
const COUNTRY: ClassId = 2;
/// The class of the results of games, "31-17" in a sentence that tells who beat whom; its number is reserved as well.
pub(super) const SCORE: ClassId = 3;
/// The class of mountains, in mentions only: "Merapi erupted"; reserved too.
pub(super) const PEAK: ClassId = 4;
/// The class of waters that rise, a river's name among them: "the Zambezi came over its banks"; reserved too.
const RIVER: ClassId = 5;

/// Headlines that give a capital to each word spare shorter ones, in bytes.
const LONG_WORD: usize = 5;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing but space.
    Space,
    /// A comma.
    Comma,
    /// A hyphen that joins the two.
    Hyphen,
    /// An opening bracket.
    Bracket,
    /// A colon, semicolon or dash, or a quotation mark: a new clause begins.
    Clause,
    /// Other marks.
    Other,
}

/// One word of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'w> {
    /// What is known of it wherever it stands.
    spelled: &'w Spelled,
    /// Where it stands.
    pub(super) span: Span,
    /// What stands before it.
    pub(super) gap: Gap,
    /// The resolution whose mention it belongs to.
    pub(super) place: Option<usize>,
    /// Whether it is part of a place's name, in which it does what no other word does.
    named: bool,
    /// Whether that mention may stand before a kind of place to say where it lies: a demonym, a country, a region.
    pub(super) wide: bool,
    /// Number of its clause within the sentence.
    pub(super) clause: u16,
    /// Number of the relative clause in commas that it stands in, after which the sentence goes on; 0 where in none.
    pub(super) aside: u16,
    /// Whether a possessive ending follows.
    pub(super) possessive: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

/// A sentence's words.
#[derive(Debug)]
pub(super) struct Reading<'w> {
    /// What its words are looked up in.
    pub(super) lexicon: &'w EventLexicon,
    /// Its words.
    pub(super) words: Vec<Word<'w>>,
    /// What the lexicon knows of each.
    pub(super) known: Vec<Known>,
    /// What can be read off the letters of its words, all of it.
    pub(super) signs: Signs,
    /// What its words may do, all of it.
    parts: Parts,
    /// Whether a hyphen joins two of its words.
    hyphened: bool,
    /// Which words the lexicon knows may be in it.
    pub(super) present: Present,
    /// All classes in it.
    pub(super) classes: u64,
    /// Where it turns to another scene.
    pub(super) scenes: Vec<usize>,
}

impl<'w> Reading<'w> {
    /// Reads a piece of the document; `mentions` are the resolutions within it.
    pub(super) fn new(source: Source<'w>, piece: &Piece, mentions: std::ops::Range<usize>) -> Self {
        let Source {
            document,
            resolutions,
            words,
            lexicon,
        } = source;
        let count = piece.len();
        let mut reading = Self {
            lexicon,
            words: Vec::with_capacity(count),
            known: Vec::with_capacity(count),
            signs: piece.signs,
            parts: Parts::default(),
            hyphened: false,
            present: Present::default(),
            classes: 0,
            scenes: Vec::new(),
        };
        let mut place = mentions;
        for (token, spelled) in piece.words(words) {
            while place.start < place.end && resolutions[place.start].mention.span.end() <= token.span.start() {
                place.start += 1;
            }
            let within = place.start < place.end
                && resolutions[place.start].mention.span.overlaps(token.span)
                && !names_storm(&resolutions[place.start], token, spelled);
            let place = within.then_some(place.start);
            let from = reading.words.last().map_or(piece.span.start(), |word| word.span.end());
            reading.push(
                &document.text[from..token.span.start()],
                token,
                spelled,
                place,
                resolutions,
            );
        }
        if reading.signs.has(Signs::MONTH) {
            reading.forget_months();
        }
        reading.part_into_clauses();
        reading.mark_classes();
        if reading.parts.has(Part::Relative) {
            reading.mark_asides(lexicon.classes.past);
        }
        let place = |word: &Word| {
            word.place
                .is_some_and(|place| resolutions[place].mention.kind != MentionKind::Demonym)
        };
        if reading.parts.has(Part::Turns) {
            reading.scenes = scenes(&reading, place);
        }
        reading
    }

    /// A semicolon after a place or its bracket parts the items of a list: "in Junin (12); Cusco (9); and Loreto".
    fn of_semicolon(&self, between: &str, next: &Spelled, place: bool) -> Gap {
        let listed = match between.trim() {
            ");" => true,
            ";" => self.words.last().is_some_and(|word| word.place.is_some()),
            _ => false,
        };
        let and = &*next.lower == "and";
        match (listed, place, and) {
            (true, true, _) => Gap::Comma,
            (true, _, true) => Gap::Other,
            _ => Gap::Clause,
        }
    }

    /// "On 13 May" and "in May" are no supposition, "on March 3" is no demonstration.
    fn forget_months(&mut self) {
        for at in 0..self.words.len() {
            let month = self.words[at].capital && self.has_sign(at, Signs::MONTH);
            let dated = || at.checked_sub(1).is_some_and(|before| self.is_number(before)) || self.is_number(at + 1);
            let named = || at > 0 && self.lower(at) == "may" && self.is_name(at);
            if month && (dated() || named()) {
                let known = &mut self.known[at];
                (known.id, known.opens) = (0, Opens::default());
                known.classes &= 1 << COUNTRY;
            }
        }
    }

    /// Whether word `at` begins with a digit.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.has_sign(at, Signs::NUMBER)
    }

    /// Adds the next word, which stands after `between`, and in the mention of the resolution `place`.
    fn push(
        &mut self,
        between: &str,
        token: &Token,
        spelled: &'w Spelled,
        place: Option<usize>,
        resolutions: &[Resolution],
    ) {
        let gap = match gap(between) {
            Gap::Clause => self.of_semicolon(between, spelled, place.is_some()),
            other => other,
        };
        let mut word = Word {
            spelled,
            named: false,
            span: token.span,
            gap,
            place,
            wide: false,
            clause: 0,
            aside: 0,
            possessive: token.possessive > 0,
            capital: token.is_capitalized(),
        };
        let mut known = Known {
            id: spelled.id,
            opens: spelled.opens,
            classes: spelled.classes,
            barred: gap == Gap::Clause,
            stops: spelled.parts.has(Part::Ends),
        };
        if let Some(resolution) = place.map(|place| &resolutions[place]) {
            let demonym = resolution.mention.kind == MentionKind::Demonym;
            word.wide = demonym || is_wide(resolution);
            // "African swine fever" is an event's name, "Battle" in Sussex is none.
            if !demonym {
                (known.id, known.opens, known.classes) = (0, Opens::default(), 0);
                (known.stops, word.named) = (false, true);
            }
            known.classes |= classes_of(resolution);
        }
        self.parts = self.parts.with(spelled.parts);
        self.hyphened |= gap == Gap::Hyphen;
        self.words.push(word);
        self.known.push(known);
    }

    fn mark_classes(&mut self) {
        // Of all phrases found at a word, the words one after the other, each with the bit of its class.
        let (mut found, mut matched) = (Vec::new(), Vec::new());
        self.present = Present::of(&self.known, u64::MAX);
        let phrases = &self.lexicon.class_words;
        for at in 0..self.known.len() {
            let known = &self.known[at];
            if !known.opens.has(Opens::CLASSES) && known.classes & phrases.opening_classes() == 0 {
                continue;
            }
            phrases.each_at(self.place(at), &mut matched, |class, words, _| {
                found.extend(words.iter().map(|word| (*word, 1 << class)));
            });
            for (word, class) in found.drain(..) {
                self.known[word].classes |= class;
            }
        }
        if self.hyphened && self.signs.has(Signs::NUMBER) {
            self.mark_scores();
        }
        self.classes = self.known.iter().fold(0, |classes, word| classes | word.classes);
        self.present = self.present.with_classes(self.classes);
    }

    /// Marks the results of games.
    fn mark_scores(&mut self) {
        for at in 2..self.words.len() {
            if self.is_score(at) && self.tells_of_game(at) {
                self.known[at].classes |= 1 << SCORE;
            }
        }
    }

    /// Whether the numbers that end at word `at` are told with who beat whom: "won 2-0", "beat Italy 31-17", "a 3-1 win", no
    /// "aged 18-25".
    fn tells_of_game(&self, at: usize) -> bool {
        let before = at - 2;
        let names = self.words[before].capital || self.words[before].place.is_some();
        let opposes = |at: usize| self.does(at, Part::Opposes);
        opposes(before) || (names && (0..before).any(opposes)) || (self.does(before, Part::Article) && opposes(at + 1))
    }

    /// The words that some phrases may open with: those that open `phrases`, and those of `classes`.
    pub(super) fn openings(&self, phrases: Opens, classes: u64) -> impl Iterator<Item = usize> {
        let known = self.known.iter().enumerate();
        let opening = known.filter(move |(_, word)| word.opens.has(phrases) || word.classes & classes != 0);
        opening.map(|(at, _)| at)
    }

    /// Word `at`, for phrases that may stand there.
    pub(super) fn place(&self, at: usize) -> Place<'_> {
        Place {
            words: &self.known,
            present: &self.present,
            at,
        }
    }

    /// Word `at` in lower case; empty beyond the ends.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.spelled.lower)
    }

    /// What was learnt of word `at`.
    pub(super) fn learnt(&self, at: usize) -> Option<Weights> {
        self.words[at].spelled.learnt
    }

    /// Whether the letters of word `at` have this sign.
    pub(super) fn has_sign(&self, at: usize, sign: Signs) -> bool {
        self.words.get(at).is_some_and(|word| word.spelled.signs.has(sign))
    }

    /// Whether word `at` is written as a name: with a capital, in a sentence that does not give one to all its words.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let plain = |word: &Word| !word.capital && word.span.len() >= LONG_WORD;
        self.words[at].capital && self.words.iter().any(plain)
    }

    /// Whether word `at` may do this in a sentence.
    pub(super) fn does(&self, at: usize, part: Part) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| !word.named && word.spelled.parts.has(part))
    }

    /// Whether word `at` may do one of these in a sentence.
    pub(super) fn does_any(&self, at: usize, parts: &[Part]) -> bool {
        parts.iter().any(|part| self.does(at, *part))
    }

    /// Whether somebody speaks with word `at`; "increases were reported" says what is.
    pub(super) fn speaks(&self, at: usize) -> bool {
        let passive = at > 0 && self.does(at - 1, Part::Be);
        self.does(at, Part::Speak) && !passive
    }

    /// Whether word `at` may stand between a subject and its verb: "has", "were", "also".
    pub(super) fn precedes_verb(&self, at: usize) -> bool {
        self.does_any(at, &[Part::Have, Part::Adverb, Part::Be])
    }

    /// Whether word `at` has the form of a verb in the past; `past` is the class of irregular ones.
    pub(super) fn is_past_verb(&self, at: usize, past: ClassId) -> bool {
        self.is(at, past) || (self.lower(at).ends_with("ed") && !self.words[at].capital)
    }

    /// Whether ", and" stands before the word at `first`.
    pub(super) fn opens_with_and(&self, first: usize) -> bool {
        let and = first.checked_sub(1).filter(|at| self.lower(*at) == "and");
        and.is_some_and(|at| self.words[at].gap == Gap::Comma)
    }

    /// The clause of word `at`.
    pub(super) fn clause(&self, at: usize) -> u16 {
        self.words[at].clause
    }

    /// Whether word `at` belongs to `class`.
    pub(super) fn is(&self, at: usize, class: ClassId) -> bool {
        self.known.get(at).is_some_and(|word| word.classes >> class & 1 == 1)
    }
}

/// Whether a name on no map is that of a storm: "Hurricane" in "Hurricane Mitch".
fn names_storm(resolution: &Resolution, token: &Token, spelled: &Spelled) -> bool {
    let alone = resolution.mention.span == token.span && resolution.place().is_none();
    alone && spelled.parts.has(Part::Stormy) && !spelled.signs.has(Signs::NUMBER)
}

/// The classes of a name by the place that it means.
fn classes_of(resolution: &Resolution) -> u64 {
    resolution.place().map_or(0, |place| {
        let stream = place.feature_class == FeatureClass::Water && place.feature_code.starts_with("STM");
        u64::from(place.is_country()) << COUNTRY | u64::from(place.is_mountain()) << PEAK | u64::from(stream) << RIVER
    })
}

fn is_wide(resolution: &Resolution) -> bool {
    let place = resolution.place();
    place.is_some_and(|place| place.is_country() || place.is_first_level())
}

/// What kind of gap the text between two words is. A possessive ending is no part of it.
fn gap(between: &str) -> Gap {
    // What most words stand behind.
    if between == " " {
        return Gap::Space;
    }
    let marks = between
        .trim_start_matches(['\'', '’'])
        .trim_start_matches(|c: char| c.is_alphabetic());
    match marks.trim() {
        "" => Gap::Space,
        "-" | "‐" | "‑" if marks.len() == marks.trim().len() => Gap::Hyphen,
        "–" | "/" if marks.len() == marks.trim().len() => Gap::Hyphen,
        "," => Gap::Comma,
        other if other.contains(['(', '[']) => Gap::Bracket,
        other if other.contains([';', ':', '—', '–', '"', '“', '”']) || other.contains("--") || other == "-" => {
            Gap::Clause
        }
        other if other.contains(',') => Gap::Comma,
        _ => Gap::Other,
    }
}
