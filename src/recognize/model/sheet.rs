//! Document in, all that the model sees of its words out.

use super::chain::{Join, Scores, bar};
use super::classes::WordClasses;
use super::persons::Standing;
use super::seen::{Seen, mark_near, rules, seen_near};
use super::templates::{Sink, facts_of};
use crate::domain::{Document, Span};
use crate::recognize::context::Context;
use crate::recognize::cues::{CueLexicon, Cues};
use crate::recognize::document_facts::DocumentFacts;
use crate::recognize::people::People;
use crate::recognize::possible::{Possible, names_in_small_letters, possible_names};
use crate::recognize::reading::{Gap, LineCase, Reading};
use crate::recognize::rule::Rule;
use crate::recognize::vocabulary::Vocabulary;
use crate::recognize::word_lists::SHORT_FORMS;
use crate::recognize::{NameLexicon, WordLexicon};
use crate::text::{Case, dateline};
use std::ops::Range;

/// A document's words with what is seen of each.
pub(super) struct Sheet<'d> {
    pub(super) reading: Reading<'d>,
    pub(super) possible: Vec<Possible>,
    pub(super) people: People,
    /// The rules that speak on each possible name.
    pub(super) fired: Vec<u128>,
    pub(super) seen: Vec<Seen>,
    near: Vec<bool>,
    pub(super) dateline: Option<Span>,
}

impl<'d> Sheet<'d> {
    pub(super) fn new(
        document: &'d Document,
        cues: &CueLexicon,
        names: &dyn NameLexicon,
        words: &'d WordLexicon,
        classes: &WordClasses,
        vocabulary: Vocabulary,
    ) -> Self {
        let reading = Reading::new(document, cues, words, vocabulary);
        let possible = if reading.in_small_letters {
            names_in_small_letters(&reading, names)
        } else {
            possible_names(&reading, names)
        };
        let dateline = dateline(&document.text, document.body());
        let near = mark_near(&reading, &possible);
        let facts = DocumentFacts::new(&reading, &possible);
        let context = Context {
            reading: &reading,
            possible: &possible,
            facts: &facts,
            dateline,
            knows_words: true,
        };
        let fired = (0..possible.len()).map(|n| rules(&context, n)).collect();
        let mut seen = seen_near(&reading, &near, classes);
        for (n, word) in reading.words.iter().enumerate() {
            if near[n] && word.token.is_capitalized() {
                seen[n].document = 1
                    + u32::from(facts.is_lower_somewhere(word.id))
                    + 2 * u32::from(facts.is_of_a_person(word.id))
                    + 4 * u32::from(facts.is_famous(word.id));
            }
        }
        for (n, name) in possible.iter().enumerate() {
            for (at, seen) in (name.first..name.end).zip(&mut seen[name.first..name.end]) {
                seen.stand_in(name, n, at, &reading);
            }
        }
        Self {
            people: People::new(&reading, &possible),
            fired,
            seen,
            near,
            dateline,
            possible,
            reading,
        }
    }

    /// The stretches of words in which a name can stand.
    pub(super) fn runs(&self) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.near.len() {
            if !self.near[at] {
                at += 1;
                continue;
            }
            let end = (at..self.near.len())
                .find(|n| !self.near[*n])
                .unwrap_or(self.near.len());
            runs.push(at..end);
            at = end;
        }
        runs
    }

    /// Gives `sink` all facts of word `at`.
    pub(super) fn facts_of(&self, at: usize, sink: &mut impl Sink) {
        let seen = &self.seen[at];
        let fired = (seen.possible as usize).checked_sub(1).map_or(0, |n| self.fired[n]);
        let start = self.reading.words[at].token.span.start();
        let filed = self.dateline.is_some_and(|span| span.contains(start));
        facts_of(&self.seen, at, fired, filed, sink);
    }

    /// What tells word `at` from others, from 1 on: 0 for a word that no name can begin with.
    pub(super) fn key(&self, at: usize) -> u32 {
        if self.seen[at].has_capital() || self.seen[at].possible > 0 {
            self.reading.words[at].id.index() as u32 + 1
        } else {
            0
        }
    }

    /// Keeps word `at` from going on a name where it may not.
    pub(super) fn bar(&self, at: usize, scores: &mut Scores) {
        let opens_run = at == 0 || !self.near[at - 1];
        bar(!opens_run && self.may_go_on(at), scores);
    }

    /// What stands around the possible name at word `at` that tells a person from a place.
    pub(super) fn standing(&self, at: usize) -> Standing {
        let possible = (self.seen[at].possible as usize).checked_sub(1);
        let fired = possible.map_or(0, |n| self.fired[n]);
        let has = |rule: Rule| fired >> rule as u32 & 1 == 1;
        if has(Rule::AfterTitle) {
            Standing::Titled
        } else if has(Rule::BeforeContainer) || has(Rule::AfterLocative) || has(Rule::AfterMovement) {
            Standing::Placed
        } else {
            Standing::Plain
        }
    }

    /// The span of a mention of these words.
    pub(super) fn span(&self, words: &Range<usize>) -> Span {
        let start = self.reading.words[words.start].token.span.start();
        Span::new(start, self.end_of(words.end - 1))
    }

    /// The mention of these words, with the longest name of the gazetteer that lies within them as its name; the whole where
    /// the words beside that one belong to the name: "Market Street" is not the town of Street.
    pub(super) fn name_within(&self, words: &Range<usize>) -> Possible {
        let from = self.possible.partition_point(|name| name.name_end <= words.start);
        let within = |name: &&Possible| name.name_first >= words.start && name.name_end <= words.end;
        let names = self.possible[from..]
            .iter()
            .take_while(|name| name.name_first < words.end)
            .filter(within);
        let longest = names.clone().max_by_key(|name| name.name_words());
        let kind = longest.is_some_and(|name| self.is_kind(name));
        let unbound = longest.filter(|name| !self.is_bound(name, words));
        // Of "Kharkiv University", Kharkiv: that some place is called University says nothing.
        let beside = || names.filter(|name| kind && self.is_but_a_name(name)).last();
        match unbound.or_else(beside) {
            Some(name) => Possible {
                first: words.start,
                end: words.end,
                ..name.clone()
            },
            None => Possible::of(words.clone(), None),
        }
    }

    /// Whether all words of a name are cues for what another is: "University".
    fn is_kind(&self, name: &Possible) -> bool {
        (name.name_first..name.name_end).all(|n| !self.reading.words[n].cues.is_plain())
    }

    /// Whether no word of a name is in a dictionary, or a cue.
    fn is_but_a_name(&self, name: &Possible) -> bool {
        let word = |n: usize| self.reading.facts(n).ordinary || self.reading.words[n].cues != Cues::default();
        !(name.name_first..name.name_end).any(word)
    }

    /// Whether a name that is an ordinary word goes with another word of the mention's, which is no cue by itself.
    fn is_bound(&self, name: &Possible, words: &Range<usize>) -> bool {
        let reading = &self.reading;
        let ordinary = |n: usize| reading.facts(n).ordinary || !reading.words[n].cues.is_plain();
        let own = |n: usize| reading.words[n].token.is_capitalized() && reading.words[n].cues == Cues::default();
        let mut beside = (words.start..name.name_first).chain(name.name_end..words.end);
        (name.name_first..name.name_end).all(ordinary) && beside.any(own)
    }

    /// Whether word `at` may go on a name that the word before it is part of: not after a comma, another mark, the end of
    /// a sentence, or a possessive, unless one name of the gazetteer spans both.
    pub(super) fn may_go_on(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let (seen, previous) = (&self.seen[at], &self.seen[before]);
        let one_name = seen.possible != 0 && seen.possible == previous.possible;
        let word = &self.reading.words[at];
        let parted = match word.gap {
            Gap::Space | Gap::Hyphen => false,
            Gap::Stop => word.opens,
            Gap::Comma => true,
            // "Otter Tail/Grant".
            Gap::Other => !self.reading.text[self.reading.words[before].token.span.end()..].starts_with('/'),
        };
        one_name || !parted && !previous.possessive
    }

    /// What stands before word `at`.
    pub(super) fn join(&self, at: usize) -> Join {
        let word = &self.reading.words[at];
        match word.gap {
            _ if word.opens => Join::Sentence,
            Gap::Space | Gap::Hyphen | Gap::Stop => Join::Close,
            Gap::Comma => Join::Comma,
            Gap::Other => Join::Mark,
        }
    }

    /// The byte at which a mention whose last word is `at` ends: with the full stop of an abbreviation, and with a
    /// possessive that belongs to the name.
    pub(super) fn end_of(&self, at: usize) -> usize {
        let word = &self.reading.words[at];
        let end = word.token.span.end();
        let possible = (self.seen[at].possible as usize)
            .checked_sub(1)
            .map(|n| &self.possible[n]);
        if possible.is_some_and(|name| name.with_possessive && name.name_end == at + 1) {
            return word.token.end_with_possessive();
        }
        let printed = self.reading.printed(at);
        let short = possible.is_some_and(|name| name.name_end == at + 1 && name.is_abbreviated(&self.reading))
            || SHORT_FORMS.contains(&printed);
        // "in the US." is the end of a sentence, "SMITH CENTER, KAN." is not.
        let stops = word.token.case != Case::Upper || word.line == LineCase::Capitals && printed.len() > 2;
        end + usize::from(short && stops && self.reading.text[end..].starts_with('.'))
    }
}
