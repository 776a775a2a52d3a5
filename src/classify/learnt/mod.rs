//! Places of which no rule tells an event in, the event that its words and the article's subject make likely out: "Two more
//! infants were taken ill in Hackney", in an article about measles.

mod bare;
mod features;
mod odds;
mod situation;
#[cfg(feature = "train")]
pub mod training;
mod words;

use super::EventLexicon;
use super::lexicon::Nature;
use super::stance::Stance;
use super::told::Told;
use super::triggers::status_of;
use crate::domain::{Document, Event, EventLink, EventStatus, PlaceRole, Resolution, Span};
use bare::{Bare, bare_places};
use odds::Odds;
use rustc_hash::FxHashSet;
use situation::{Situation, Spot};
use std::sync::Arc;
use words::Words;

pub(super) use words::{Weights, learnt_of};

/// What is left of the chance, about as much as was right of what this step told, cross-validated (`tools/fit_learnt.py weights
/// --score`): rules are right more often, and at one place or in one note theirs is the main event.
const SURE: f64 = 0.65;

/// Texts of fewer sentences say too little of what they are about: most that it is fitted to have eight or more.
const SHORTEST: usize = 6;

/// What was learnt, for one lexicon.
#[derive(Debug)]
pub(super) struct Learnt {
    /// The number that the lexicon has for each type of the table.
    types: Vec<usize>,
    odds: Odds,
}

/// An event that a place most likely has.
struct Likely {
    sentence: usize,
    /// The place's stance in it.
    stance: usize,
    event_type: usize,
    event: Event,
}

impl Learnt {
    /// `None` for a lexicon of other types: what was learnt is about those of `data/events`.
    pub(super) fn new(lexicon: &EventLexicon) -> Option<Self> {
        let slugs = &Words::built_in().types;
        let number = |slug: &&str| lexicon.types().position(|known| known.slug == *slug);
        let types: Vec<usize> = slugs.iter().map(number).collect::<Option<_>>()?;
        let odds = Odds::of(slugs);
        (types.len() + 1 == lexicon.types().count()).then_some(Self { types, odds })
    }

    /// Puts events on places that have none.
    pub(super) fn add(
        &self,
        told: &mut [Told],
        document: &Document,
        resolutions: &[Resolution],
        lexicon: &EventLexicon,
    ) {
        if told.len() < SHORTEST || !document.source.is_english() {
            return;
        }
        let mut likely = self.likely(told, resolutions, lexicon);
        // What is told of a place is told at the mention that says it best.
        likely.sort_by(|one, other| other.event.confidence.total_cmp(&one.event.confidence));
        let mut known = FxHashSet::default();
        for likely in likely {
            let place = resolutions[likely.event.mention].place().map(|place| &place.id);
            if known.insert((place, likely.event_type)) {
                told[likely.sentence].events.push((likely.stance, likely.event));
            }
        }
    }

    /// The likeliest event of each place that most likely has one.
    fn likely(&self, told: &[Told], resolutions: &[Resolution], lexicon: &EventLexicon) -> Vec<Likely> {
        let mut bare = bare_places(told, resolutions).peekable();
        if bare.peek().is_none() {
            return Vec::new();
        }
        let situation = Situation::new(told, resolutions, lexicon, &self.types);
        let likely = bare.filter_map(|bare| {
            let (number, chance) = self.likeliest(&Spot::new(&situation, bare), lexicon)?;
            let event_type = self.types[number];
            Some(Likely {
                sentence: bare.sentence,
                stance: bare.index,
                event_type,
                event: event(
                    bare.stance,
                    self.says(bare, number, lexicon)?,
                    event_type,
                    chance,
                    lexicon,
                ),
            })
        });
        likely.collect()
    }

    /// The type, by its number in the table, that a place most likely has an event of, and how likely that is.
    fn likeliest(&self, spot: &Spot, lexicon: &EventLexicon) -> Option<(usize, f64)> {
        let Bare { stance, place, .. } = spot.bare;
        // "Russia has retaken most of the territory": a country that fights does so elsewhere.
        let fights = place.is_country() && stance.subject && !stance.experiences;
        let is_war = |number: usize| lexicon.event_type(self.types[number]).group == "conflict";
        let told = spot.situation.told_of(&place.id);
        self.odds
            .likeliest(spot, |number| told >> number & 1 == 0 && !(fights && is_war(number)))
    }

    /// The words of the place's sentence that speak most for the type, the nearest trigger or else the strongest word, and whether it
    /// happened.
    fn says(&self, bare: Bare, number: usize, lexicon: &EventLexicon) -> Option<Says> {
        let (told, event_type) = (bare.told, self.types[number]);
        let reading = told.reading;
        let own = told.found().iter().filter(|found| found.event_type == event_type);
        if let Some(nearest) = own.min_by_key(|found| found.first.abs_diff(bare.stance.first)) {
            return Some(Says {
                trigger: nearest.span(reading),
                status: nearest.status,
                cue: nearest.cue(reading),
            });
        }
        // A name says nothing of what happened.
        let plain =
            (0..reading.words.len()).filter(|at| reading.words[*at].place.is_none() && !reading.words[*at].capital);
        let words = Words::built_in();
        let telling = plain.filter_map(|at| Some((at, reading.learnt(at)?)));
        let telling = telling.map(|(at, weights)| (at, words.weight(weights, number), words.ahead(weights, number)));
        let (at, ..) = telling
            .filter(|(_, weight, ahead)| *weight > TELLING && *ahead > BEHIND)
            .max_by(|one, other| one.1.total_cmp(&other.1))?;
        let (status, cue) = status_of(reading, lexicon, &[at], told.context.year);
        let cue = cue.map(|(first, last)| reading.words[first].span.join(reading.words[last].span));
        Some(Says {
            trigger: reading.words[at].span,
            status,
            cue,
        })
    }
}

/// What words say of an event.
struct Says {
    trigger: Span,
    status: EventStatus,
    cue: Option<Span>,
}

/// From which weight on a word speaks for a type, and how far it may be behind that for which it speaks most. On the seen texts of
/// `tests/corpora`, what less telling words told was wrong more often than right.
const TELLING: f32 = 2.5;
const BEHIND: f32 = -1.0;

fn event(stance: &Stance, says: Says, event_type: usize, chance: f64, lexicon: &EventLexicon) -> Event {
    Event {
        mention: stance.resolution,
        event_type: Arc::clone(lexicon.event_type(event_type)),
        trigger: Some(says.trigger),
        status: says.status,
        link: EventLink::Learnt,
        role: if lexicon.nature(event_type) == Nature::Meeting {
            PlaceRole::Host
        } else {
            PlaceRole::EventLocation
        },
        cue: says.cue,
        date: None,
        within: None,
        confidence: chance * SURE,
        rule: "learnt",
    }
}
