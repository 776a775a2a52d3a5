//! A sentence in, its words out, with all that the classifier asks of them.

use super::lexicon::{ClassId, EventLexicon, Known, Part, Parts, Place, Present, WordId, lower_case};
use super::scenes::scenes;
use crate::domain::{Document, FeatureClass, MentionKind, Resolution, Span};
use crate::text::{Token, tokenize};

/// The class of words that name a country, in mentions only; the loader reserves its number.
const COUNTRY: ClassId = 2;
/// The class of the results of games, "31-17" in a sentence that tells who beat whom; its number is reserved as well.
const SCORE: ClassId = 3;
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
pub(super) struct Word {
    /// Where it stands.
    pub(super) span: Span,
    /// What stands before it.
    pub(super) gap: Gap,
    /// The resolution whose mention it belongs to.
    pub(super) place: Option<usize>,
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
pub(super) struct Reading {
    /// Its words.
    pub(super) words: Vec<Word>,
    /// What the lexicon knows of each.
    pub(super) known: Vec<Known>,
    /// What each may do in a sentence.
    parts: Vec<Parts>,
    /// Its words in lower case.
    lower: Vec<compact_str::CompactString>,
    /// Which words the lexicon knows may be in it.
    present: Present,
    /// All classes in it.
    pub(super) classes: u64,
    /// How many words of each class stand in it.
    pub(super) counts: [u32; 64],
    /// Its known words and where they stand, sorted.
    pub(super) places_of: Vec<(WordId, u32)>,
    /// The numbers of the words in a row that triggers ask for, and where they begin, sorted.
    pub(super) in_a_row: Vec<(u32, u32)>,
    /// Where it turns to another scene.
    pub(super) scenes: Vec<usize>,
    /// The resolutions that stand in it, as a range of indices.
    pub(super) mentions: std::ops::Range<usize>,
}

impl Reading {
    /// Reads `sentence`; `mentions` are the resolutions within it.
    pub(super) fn new(
        document: &Document,
        resolutions: &[Resolution],
        sentence: Span,
        mentions: std::ops::Range<usize>,
        lexicon: &EventLexicon,
    ) -> Self {
        let text = &document.text;
        let tokens = tokenize(text, sentence);
        let lower: Vec<_> = tokens.iter().map(|token| lower_case(token.text(text))).collect();
        let mut reading = Self {
            words: Vec::with_capacity(tokens.len()),
            known: Vec::with_capacity(tokens.len()),
            parts: Vec::with_capacity(tokens.len()),
            lower,
            present: Present::default(),
            classes: 0,
            counts: [0; 64],
            places_of: Vec::new(),
            in_a_row: Vec::new(),
            scenes: Vec::new(),
            mentions: mentions.clone(),
        };
        let mut place = mentions.clone();
        for (index, token) in tokens.iter().enumerate() {
            while place.start < place.end && resolutions[place.start].mention.span.end() <= token.span.start() {
                place.start += 1;
            }
            let within = place.start < place.end
                && resolutions[place.start].mention.span.overlaps(token.span)
                && !names_storm(&resolutions[place.start], token, reading.lower(index), lexicon);
            reading.push(
                text,
                sentence,
                token,
                index,
                within.then_some(place.start),
                resolutions,
                lexicon,
            );
        }
        reading.forget_months();
        reading.part_into_clauses();
        reading.mark_classes(lexicon);
        reading.mark_asides(lexicon.classes.past);
        let place = |word: &Word| {
            word.place
                .is_some_and(|place| resolutions[place].mention.kind != MentionKind::Demonym)
        };
        reading.scenes = scenes(&reading, place);
        reading
    }

    /// A semicolon after a place or its bracket parts the items of a list: "in Junin (12); Cusco (9); and Loreto".
    fn of_semicolon(&self, between: &str, previous: Option<Word>, place: bool) -> Gap {
        let listed = match between.trim() {
            ");" => true,
            ";" => previous.is_some_and(|word| word.place.is_some()),
            _ => false,
        };
        let and = self.lower(self.words.len()) == "and";
        match (listed, place, and) {
            (true, true, _) => Gap::Comma,
            (true, _, true) => Gap::Other,
            _ => Gap::Clause,
        }
    }

    /// "On 13 May" and "in May" are no supposition, "on March 3" is no demonstration.
    fn forget_months(&mut self) {
        for at in 0..self.words.len() {
            let month = self.words[at].capital && matches!(self.lower[at].as_str(), "may" | "march");
            let dated = || at.checked_sub(1).is_some_and(|before| self.is_number(before)) || self.is_number(at + 1);
            let named = || at > 0 && self.lower[at] == "may" && self.is_name(at);
            if month && (dated() || named()) {
                self.known[at].id = 0;
            }
        }
    }

    /// Whether word `at` begins with a digit.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.lower(at).starts_with(|c: char| c.is_ascii_digit())
    }

    #[allow(clippy::too_many_arguments, reason = "one call, and all of it is needed")]
    fn push(
        &mut self,
        text: &str,
        sentence: Span,
        token: &Token,
        index: usize,
        place: Option<usize>,
        resolutions: &[Resolution],
        lexicon: &EventLexicon,
    ) {
        let previous = self.words.last().copied();
        let from = previous.map_or(sentence.start(), |word| word.span.end());
        let between = &text[from..token.span.start()];
        let gap = match gap(between) {
            Gap::Clause => self.of_semicolon(between, previous, place.is_some()),
            other => other,
        };
        let demonym = place.is_some_and(|place| resolutions[place].mention.kind == MentionKind::Demonym);
        self.words.push(Word {
            span: token.span,
            gap,
            place,
            wide: demonym || place.is_some_and(|place| is_wide(&resolutions[place])),
            clause: 0,
            aside: 0,
            possessive: token.possessive > 0,
            capital: token.is_capitalized(),
        });
        // "African swine fever" is an event's name, "Battle" in Sussex is none.
        let id = if place.is_some() && !demonym {
            0
        } else {
            lexicon.vocabulary.id(unit(&self.lower[index]))
        };
        self.parts.push(lexicon.grammar.of(id));
        self.known.push(Known {
            id,
            classes: place.map_or(0, |place| classes_of(&resolutions[place])),
            barred: self.words[index].gap == Gap::Clause,
            stops: self.does(index, Part::Ends),
        });
    }

    fn mark_classes(&mut self, lexicon: &EventLexicon) {
        // Of all phrases found at a word, the words one after the other, each with the bit of its class.
        let (mut found, mut matched) = (Vec::new(), Vec::new());
        self.present = Present::of(&self.known, u64::MAX);
        for at in 0..self.known.len() {
            lexicon
                .class_words
                .each_at(self.place(at), &mut matched, |class, words, _| {
                    found.extend(words.iter().map(|word| (*word, 1 << class)));
                });
            for (word, class) in found.drain(..) {
                self.classes |= class;
                self.known[word].classes |= class;
            }
        }
        self.mark_scores();
        for word in &self.known {
            self.classes |= word.classes;
            let mut classes = word.classes;
            while classes != 0 {
                self.counts[classes.trailing_zeros() as usize] += 1;
                classes &= classes - 1;
            }
        }
        self.present = self.present.with_classes(self.classes);
        let known = self.known.iter().map(|word| word.id).zip(0_u32..);
        self.places_of = known.filter(|(id, _)| *id != 0).collect();
        self.places_of.sort_unstable();
        self.in_a_row = lexicon.in_a_row.found(&self.known);
    }

    /// Marks the results of games.
    fn mark_scores(&mut self) {
        let scores = (2..self.words.len()).filter(|at| self.is_score(*at) && self.tells_of_game(*at));
        for at in scores.collect::<Vec<_>>() {
            self.known[at].classes |= 1 << SCORE;
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
        self.lower.get(at).map_or("", |word| word.as_str())
    }

    /// Whether word `at` is written as a name: with a capital, in a sentence that does not give one to all its words.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let plain = |word: &Word| !word.capital && word.span.len() >= LONG_WORD;
        self.words[at].capital && self.words.iter().any(plain)
    }

    /// Whether word `at` may do this in a sentence.
    pub(super) fn does(&self, at: usize, part: Part) -> bool {
        self.parts.get(at).is_some_and(|parts| parts.has(part))
    }

    /// Whether word `at` may do one of these in a sentence.
    pub(super) fn does_any(&self, at: usize, parts: &[Part]) -> bool {
        parts.iter().any(|part| self.does(at, *part))
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
fn names_storm(resolution: &Resolution, token: &Token, lower: &str, lexicon: &EventLexicon) -> bool {
    let alone = resolution.mention.span == token.span && resolution.place().is_none();
    alone && lexicon.grammar.of(lexicon.vocabulary.id(lower)).has(Part::Stormy)
}

/// The word without the number that it is written onto: "mm" of "280mm".
fn unit(lower: &str) -> &str {
    let unit = lower.trim_start_matches(|c: char| c.is_ascii_digit());
    if unit.is_empty() { lower } else { unit }
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
