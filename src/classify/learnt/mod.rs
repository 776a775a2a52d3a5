//! Places of which no rule tells an event in, the event that its words and the article's subject make likely out: "Two more
//! infants were taken ill in Hackney", in an article about measles.

mod situation;
#[cfg(feature = "train")]
pub mod training;
mod words;

use super::EventLexicon;
use super::context::Context;
use super::governor::Governor;
use super::lexicon::Nature;
use super::stance::Stance;
use super::status::SpokenFrom;
use super::told::Told;
use super::triggers::status_of;
use crate::domain::{
    Document, Event, EventLink, EventStatus, MentionKind, Place, PlaceId, PlaceRole, Resolution, Span,
};
use crate::text::weights_of;
use rustc_hash::FxHashSet;
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

/// What was learnt, for one lexicon.
#[derive(Debug)]
pub(super) struct Learnt {
    /// The number that the lexicon has for each type of the table.
    types: Vec<usize>,
    /// What each type has before anything is looked at.
    of_types: Vec<f64>,
}

impl Learnt {
    /// `None` for a lexicon of other types: what was learnt is about those of `data/events`.
    pub(super) fn new(lexicon: &EventLexicon) -> Option<Self> {
        let number = |slug: &&str| lexicon.types().position(|known| known.slug == *slug);
        let types: Vec<usize> = Words::built_in().types.iter().map(number).collect::<Option<_>>()?;
        let of_types = weights_of(Words::built_in().types.iter().copied(), TABLE);
        (types.len() + 1 == lexicon.types().count()).then_some(Self { types, of_types })
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
                // "Russia has retaken most of the territory": a country that fights does so elsewhere.
                let fights = place.is_country() && stance.subject && !stance.experiences;
                let is_war = |number: usize| lexicon.event_type(self.types[number]).group == "conflict";
                let scored = situation
                    .features(at, stance, place)
                    .filter(|(number, _)| !(fights && is_war(*number)))
                    .map(|(number, features)| (number, chance(&features, self.of_types[number])));
                let best = scored.max_by(|one, other| one.1.total_cmp(&other.1));
                let Some((number, chance)) = best.filter(|(_, chance)| *chance >= least()) else {
                    continue;
                };
                let types = (self.types[number], number);
                likely.extend(trigger(here, stance, types, context.year, lexicon).map(|says| {
                    let event = event(stance, says, self.types[number], chance, lexicon);
                    (&place.id, at, index, event)
                }));
            }
        }
        // What is told of a place is told at the mention that says it best.
        likely.sort_by(|one, other| other.3.confidence.total_cmp(&one.3.confidence));
        let mut kept: FxHashSet<(&PlaceId, &str)> = FxHashSet::default();
        let told_first: Vec<bool> = likely
            .iter()
            .map(|(place, .., event)| kept.insert((place, &event.event_type.slug)))
            .collect();
        let mut told_first = told_first.into_iter();
        likely.retain(|_| told_first.next() == Some(true));
        for (_, at, index, event) in likely {
            told[at].events.push((index, event));
        }
    }
}

/// The least chance that an event has.
fn least() -> f64 {
    WEIGHTS[NAMES.len() + 1]
}

/// How likely an event is.
fn chance(features: &Features, of_type: f64) -> f64 {
    let sum: f64 = features
        .iter()
        .zip(WEIGHTS.iter())
        .map(|(feature, weight)| f64::from(*feature) * weight)
        .sum();
    1.0 / (1.0 + (-sum - of_type - WEIGHTS[NAMES.len()]).exp())
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
        let may_hold = named && !stance.container && !is_origin(told, stance);
        let place = resolution.place().filter(|_| may_hold)?;
        let mut events = told.events.iter().filter(|(at, _)| *at == index);
        (!events.any(|(_, event)| event.trigger.is_some())).then_some((index, stance, place))
    })
}

/// "Darren Pell, 34, of Burnley": whether somebody is of the place.
fn is_origin(told: &Told, stance: &Stance) -> bool {
    let before = stance.governor_at.checked_sub(1);
    stance.governor == Governor::Of && before.is_some_and(|at| told.reading.is_number(at))
}

fn has_bare(told: &Told, resolutions: &[Resolution]) -> bool {
    bare(told, resolutions).next().is_some()
}

/// The words of the place's sentence that speak most for the type, the nearest trigger or else the strongest word, and whether it happened.
fn trigger(
    told: &Told,
    stance: &Stance,
    (event_type, number): (usize, usize),
    year: SpokenFrom,
    lexicon: &EventLexicon,
) -> Option<Says> {
    let reading = told.reading;
    let own = told.found().iter().filter(|found| found.event_type == event_type);
    if let Some(nearest) = own.min_by_key(|found| found.first.abs_diff(stance.first)) {
        return Some(Says {
            trigger: nearest.span(reading),
            status: nearest.status,
            cue: nearest.cue(reading),
        });
    }
    // A name says nothing of what happened.
    let plain = (0..reading.words.len()).filter(|at| reading.words[*at].place.is_none() && !reading.words[*at].capital);
    let weighed = plain.filter_map(|at| Some((at, Words::built_in().weight(reading.learnt(at)?, number))));
    let (at, _) = weighed
        .filter(|(_, weight)| *weight > TELLING)
        .max_by(|one, other| one.1.total_cmp(&other.1))?;
    let (status, cue) = status_of(reading, lexicon, &[at], year);
    let cue = cue.map(|(first, last)| reading.words[first].span.join(reading.words[last].span));
    Some(Says {
        trigger: reading.words[at].span,
        status,
        cue,
    })
}

/// What words say of an event.
struct Says {
    trigger: Span,
    status: EventStatus,
    cue: Option<Span>,
}

/// From which weight on a word speaks for a type.
const TELLING: f32 = 0.8;

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
