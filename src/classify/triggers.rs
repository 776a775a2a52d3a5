//! A sentence in, the triggers that hold in it out.

use super::background::weaken_background;
use super::dates::{Told, dates};
use super::inflect::Form;
use super::lexicon::{EventLexicon, Scope, StatusCue};
use super::nature::Nature;
use super::phrases::Match;
use super::reading::Reading;
use super::status::{SpokenFrom, status, years};
use crate::domain::{EventDate, EventStatus, EventType, Span};
use std::sync::Arc;

/// A date farther away, in words, is not the trigger's.
const DATE_REACH: usize = 24;
/// A date that opens the sentence is as near as this many words.
const OPENING: usize = 4;
/// A date beyond an "and" is as far away as this many words.
const JOINED: usize = 4;
/// A date in the next clause is as far away as this many words.
const ELSEWHERE: usize = 9;

/// A trigger that holds in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Index of the event type.
    pub(super) event_type: usize,
    /// First word.
    pub(super) first: usize,
    /// Last word.
    pub(super) last: usize,
    /// How surely the event is of this type, within 0 to 1.
    pub(super) strength: f64,
    /// Whether it happened.
    pub(super) status: EventStatus,
    /// First and last word of the cue that says so.
    cue: Option<(usize, usize)>,
    /// When.
    pub(super) date: Option<EventDate>,
    /// Whether its verb is in the passive.
    pub(super) passive: bool,
}

impl Found {
    /// The trigger's words in the document.
    pub(super) fn span(&self, reading: &Reading) -> Span {
        reading.words[self.first].span.join(reading.words[self.last].span)
    }

    /// The words that give it its status, in the document.
    pub(super) fn cue(&self, reading: &Reading) -> Option<Span> {
        let (first, last) = self.cue?;
        Some(reading.words[first].span.join(reading.words[last].span))
    }

    /// The event type.
    pub(super) fn event_type<'l>(&self, lexicon: &'l EventLexicon) -> &'l Arc<EventType> {
        lexicon.event_type(self.event_type)
    }
}

/// The triggers of a sentence in text order, without overlaps: longer phrases win over shorter ones, surer ones over
/// others of their length. `document` are the classes found in the document, `year` is the year it speaks from.
pub(super) fn triggers(reading: &Reading, lexicon: &EventLexicon, document: u64, year: SpokenFrom) -> Vec<Found> {
    let mut chosen = choose(matches(reading, lexicon, document), reading.words.len(), lexicon);
    chosen.retain(|matched| lexicon.event_type(trigger_type(matched, lexicon)).slug != EventType::MENTION);
    chosen.sort_by_key(|matched| matched.words[0]);
    if chosen.is_empty() {
        return Vec::new();
    }
    let mut cues = Vec::new();
    (0..reading.known.len()).for_each(|at| {
        lexicon
            .cues
            .starting_at(&reading.known, &reading.present, at, &mut cues)
    });
    let mut found: Vec<Found> = chosen
        .iter()
        .map(|matched| Found {
            event_type: trigger_type(matched, lexicon),
            first: matched.words[0],
            last: matched.words[matched.words.len() - 1],
            strength: lexicon.triggers[usize::from(matched.meaning)].weight,
            status: EventStatus::Asserted,
            cue: None,
            date: None,
            passive: matched.form == Form::Past && after_be(reading, matched.words[0]),
        })
        .collect();
    let supposes = |cue: &Match<StatusCue>| cue.meaning.status == EventStatus::Hypothetical;
    let after = |cue: &Match<StatusCue>| cue.meaning.scope == Scope::After;
    let firm: Vec<_> = cues
        .iter()
        .filter(|cue| !(supposes(cue) && after(cue)))
        .cloned()
        .collect();
    let (years, dates) = (years(reading), dates(reading));
    for (found, matched) in found.iter_mut().zip(&chosen) {
        // A party that rejects an offer or warns of what it would do has done so.
        let deals = lexicon.nature(found.event_type) == Nature::Dealing;
        let cues = if deals { &firm } else { &cues };
        (found.status, found.cue) = status(reading, &matched.words, cues, &years, year);
        found.strength *= likelihood(found.status);
        found.date = date_of(reading, found, &dates, year.date);
    }
    weaken_background(&mut found, reading, lexicon);
    found
}

/// The date told nearest to a trigger; one that is far off, or of what somebody said, is not the event's.
fn date_of(
    reading: &Reading,
    trigger: &Found,
    dates: &[Told],
    article: Option<jiff::civil::Date>,
) -> Option<EventDate> {
    let own = dates.iter().filter(|told| !is_said(reading, told.first));
    let near = own.map(|told| (distance(reading, trigger, told), told));
    let (_, told) = near.filter(|(far, _)| *far <= DATE_REACH).min_by_key(|(far, _)| *far)?;
    told.date(article, trigger.status == EventStatus::Future)
}

/// How far a date stands from a trigger, in words and what counts as words.
fn distance(reading: &Reading, trigger: &Found, told: &Told) -> usize {
    if told.first <= 2 && told.last < trigger.first {
        return OPENING;
    }
    let clause = |at: usize| reading.words[at].clause;
    let (before, after) = (
        trigger.first.saturating_sub(told.last),
        told.first.saturating_sub(trigger.last),
    );
    let apart = usize::from(clause(told.first).abs_diff(clause(trigger.first)));
    let (from, to) = (told.last.min(trigger.last), told.first.max(trigger.first));
    let joined = usize::from((from..to).any(|at| reading.lower(at) == "and"));
    before + after + ELSEWHERE * apart + JOINED * joined
}

/// Whether a date says when somebody spoke: "he said on Tuesday".
fn is_said(reading: &Reading, first: usize) -> bool {
    let spoke = |at: usize| {
        matches!(
            reading.lower(at),
            "said" | "says" | "told" | "reported" | "announced" | "added"
        )
    };
    (first.saturating_sub(3)..first).any(|at| spoke(at) && reading.words[at].clause == reading.words[first].clause)
}

fn trigger_type(matched: &Match<u16>, lexicon: &EventLexicon) -> usize {
    lexicon.triggers[usize::from(matched.meaning)].event_type
}

fn matches(reading: &Reading, lexicon: &EventLexicon, document: u64) -> Vec<Match<u16>> {
    let mut found = Vec::new();
    for at in 0..reading.known.len() {
        lexicon
            .trigger_phrases
            .starting_at(&reading.known, &reading.present, at, &mut found);
    }
    found.retain(|matched| {
        let trigger = &lexicon.triggers[usize::from(matched.meaning)];
        trigger.conditions.hold(reading, &matched.words, document)
    });
    found
}

fn choose(mut found: Vec<Match<u16>>, words: usize, lexicon: &EventLexicon) -> Vec<Match<u16>> {
    let weight = |matched: &Match<u16>| lexicon.triggers[usize::from(matched.meaning)].weight;
    found.sort_by(|one, other| {
        let longer = other.words.len().cmp(&one.words.len());
        longer
            .then(weight(other).total_cmp(&weight(one)))
            .then(one.words.cmp(&other.words))
            .then(one.meaning.cmp(&other.meaning))
    });
    let mut taken = vec![false; words];
    found.retain(|matched| {
        let free = matched.words.iter().all(|word| !taken[*word]);
        if free {
            matched.words.iter().for_each(|word| taken[*word] = true);
        }
        free
    });
    found
}

/// What a status leaves of a trigger's weight: of two events at a place, the one that happened is the news.
fn likelihood(status: EventStatus) -> f64 {
    match status {
        EventStatus::Asserted => 1.0,
        EventStatus::Future => 0.9,
        EventStatus::Hypothetical => 0.8,
        EventStatus::Negated | EventStatus::Historical => 0.7,
    }
}

/// Whether a form of *be* or *get* stands before word `at`, with no more than two adverbs between.
fn after_be(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(3)..at).rev().any(|before| {
        matches!(
            reading.lower(before),
            "be" | "been" | "being" | "is" | "are" | "was" | "were" | "get" | "got"
        )
    })
}
