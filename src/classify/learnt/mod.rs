//! Places of which no rule tells an event in, the event that its words and the article's subject make likely out: "Two more
//! infants were taken ill in Hackney", in an article about measles.

mod situation;
#[cfg(feature = "train")]
pub mod training;
mod words;

use super::EventLexicon;
use super::context::Context;
use super::lexicon::Nature;
use super::stance::Stance;
use super::told::Told;
use crate::domain::{
    Document, Event, EventLink, EventStatus, MentionKind, Place, PlaceId, PlaceRole, Resolution, Span,
};
use crate::text::weights_of;
use situation::{Features, NAMES, Situation};
use std::sync::{Arc, LazyLock};
use words::Words;

pub(super) use words::{Weights, learnt_of};

/// What `tools/fit_learnt.py` fitted.
static TABLE: &str = include_str!("../../../data/events/learnt_weights.csv");

static WEIGHTS: LazyLock<Vec<f64>> = LazyLock::new(|| weights_of(NAMES.into_iter().chain(["bias", "least"]), TABLE));

/// What is left of the chance: rules are right more often, and at one place or in one note theirs is the main event.
const SURE: f64 = 0.65;

/// Texts of fewer sentences are about nothing that could be learnt from.
const SHORTEST: usize = 6;

/// The numbers that a lexicon has for the types of the table.
#[derive(Debug)]
pub(super) struct Learnt {
    types: Vec<usize>,
}

impl Learnt {
    /// `None` for a lexicon of other types: what was learnt is about those of `data/events`.
    pub(super) fn new(lexicon: &EventLexicon) -> Option<Self> {
        let number = |slug: &&str| lexicon.types().position(|known| known.slug == *slug);
        let types: Vec<usize> = Words::built_in().types.iter().map(number).collect::<Option<_>>()?;
        (types.len() + 1 == lexicon.types().count()).then_some(Self { types })
    }

    /// Puts events on places that have none.
    pub(super) fn add(
        &self,
        told: &mut [Told],
        document: &Document,
        resolutions: &[Resolution],
        context: &Context,
        lexicon: &EventLexicon,
    ) {
        if told.len() < SHORTEST
            || !document.source.is_english()
            || !told.iter().any(|told| has_bare(told, resolutions))
        {
            return;
        }
        let situation = Situation::new(told, resolutions, context, lexicon, &self.types);
        let mut likely: Vec<(&PlaceId, usize, usize, Event)> = Vec::new();
        for (at, here) in told.iter().enumerate() {
            for (index, stance, place) in bare(here, resolutions) {
                let scored = situation
                    .features(at, stance, place)
                    .map(|(number, features)| (number, chance(&features)));
                let best = scored.max_by(|one, other| one.1.total_cmp(&other.1));
                let Some((number, chance)) = best.filter(|(_, chance)| *chance >= least()) else {
                    continue;
                };
                let trigger = trigger(told, at, self.types[number], number);
                likely.extend(trigger.map(|trigger| {
                    let event = event(stance, trigger, self.types[number], chance, lexicon);
                    (&place.id, at, index, event)
                }));
            }
        }
        // What is told of a place is told at the mention that says it best.
        let repeats = |one: &(&PlaceId, usize, usize, Event), other: &(&PlaceId, usize, usize, Event)| {
            one.0 == other.0 && one.3.event_type == other.3.event_type
        };
        likely.sort_by(|one, other| other.3.confidence.total_cmp(&one.3.confidence));
        let mut kept: Vec<(&PlaceId, usize, usize, Event)> = Vec::new();
        for event in likely {
            if !kept.iter().any(|known| repeats(known, &event)) {
                kept.push(event);
            }
        }
        for (_, at, index, event) in kept {
            told[at].events.push((index, event));
        }
    }
}

/// The least chance that an event has.
fn least() -> f64 {
    WEIGHTS[NAMES.len() + 1]
}

/// How likely an event is.
fn chance(features: &Features) -> f64 {
    let sum: f64 = features
        .iter()
        .zip(WEIGHTS.iter())
        .map(|(feature, weight)| f64::from(*feature) * weight)
        .sum();
    1.0 / (1.0 + (-sum - WEIGHTS[NAMES.len()]).exp())
}

/// The known places of a sentence at which no event is told.
fn bare<'t, 'r: 't, 'd>(
    told: &'t Told<'d>,
    resolutions: &'r [Resolution],
) -> impl Iterator<Item = (usize, &'t Stance, &'r Place)> + use<'t, 'r, 'd> {
    let stances = told.stances.iter().enumerate();
    stances.filter_map(|(index, stance)| {
        let resolution = &resolutions[stance.resolution];
        let named = resolution.mention.kind != MentionKind::Demonym && !stance.demonym;
        let place = resolution.place().filter(|_| named)?;
        let mut events = told.events.iter().filter(|(at, _)| *at == index);
        (!events.any(|(_, event)| event.trigger.is_some())).then_some((index, stance, place))
    })
}

fn has_bare(told: &Told, resolutions: &[Resolution]) -> bool {
    bare(told, resolutions).next().is_some()
}

/// The words that speak most for the type: a trigger of the place's sentence, else its strongest word, else the nearest trigger;
/// with their status.
fn trigger(told: &[Told], at: usize, event_type: usize, number: usize) -> Option<(Span, EventStatus, EventLink)> {
    let found = |told: &Told, link: EventLink| {
        let own = told.found().iter().find(|found| found.event_type == event_type)?;
        Some((own.span(told.reading), own.status, link))
    };
    let by_distance = || {
        let farthest = at.max(told.len() - 1 - at);
        let around = (1..=farthest).flat_map(|far| [at.checked_sub(far), Some(at + far)]);
        around.flatten().filter(|other| *other < told.len())
    };
    let strongest = |told: &Told, link: EventLink| {
        let reading = told.reading;
        let plain = (0..reading.words.len()).filter(|word| reading.words[*word].place.is_none());
        let weight = |word| Some(Words::built_in().weight(reading.learnt(word)?, number));
        let weighed = plain.filter_map(|word| Some((word, weight(word)?)));
        let (word, _) = weighed
            .filter(|(_, weight)| *weight > TELLING)
            .max_by(|one, other| one.1.total_cmp(&other.1))?;
        Some((reading.words[word].span, EventStatus::Asserted, link))
    };
    found(&told[at], EventLink::SameSentence)
        .or_else(|| strongest(&told[at], EventLink::SameSentence))
        .or_else(|| by_distance().find_map(|other| found(&told[other], EventLink::Carried)))
        .or_else(|| by_distance().find_map(|other| strongest(&told[other], EventLink::Carried)))
}

/// From which weight on a word speaks for a type.
const TELLING: f32 = 0.8;

fn event(
    stance: &Stance,
    (trigger, status, link): (Span, EventStatus, EventLink),
    event_type: usize,
    chance: f64,
    lexicon: &EventLexicon,
) -> Event {
    Event {
        mention: stance.resolution,
        event_type: Arc::clone(lexicon.event_type(event_type)),
        trigger: Some(trigger),
        status,
        link,
        role: if lexicon.nature(event_type) == Nature::Meeting {
            PlaceRole::Host
        } else {
            PlaceRole::EventLocation
        },
        cue: None,
        date: None,
        within: None,
        confidence: chance * SURE,
        rule: "learnt",
    }
}
