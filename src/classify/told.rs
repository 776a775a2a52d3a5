//! A sentence's links in, its events out: wider places for unknown ones, narrower places for known ones.

use super::EventLexicon;
use super::context::Context;
use super::found::Found;
use super::governor::Governor;
use super::lexicon::ClassId;
use super::lists::enclosing;
use super::sentence::Sentence;
use super::stance::Stance;
use super::triggers::triggers;
use crate::domain::{Event, EventLink, EventStatus, EventType, Place, PlaceRole, Resolution};
use std::cell::OnceCell;
use std::sync::Arc;

/// What is left of an event's confidence where its place is unknown and one around it stands for it.
const WIDER: f64 = 0.9;

/// Weaker triggers are put on no place but their sentence's own.
const STRONG: f64 = 0.55;

/// A sentence with its triggers, places and what links them.
pub(super) struct Told<'d> {
    pub(super) reading: &'d Sentence<'d>,
    pub(super) context: &'d Context<'d>,
    /// Its triggers, once they are asked for: of most sentences without a place they never are.
    found: OnceCell<Vec<Found>>,
    pub(super) stances: Vec<Stance>,
    pub(super) events: Vec<(usize, Event)>,
}

impl<'d> Told<'d> {
    /// A sentence of which nothing is told yet.
    pub(super) const fn new(reading: &'d Sentence<'d>, stances: Vec<Stance>, context: &'d Context<'d>) -> Self {
        Self {
            reading,
            context,
            found: OnceCell::new(),
            stances,
            events: Vec::new(),
        }
    }

    /// Its triggers.
    pub(super) fn found(&self) -> &[Found] {
        let (reading, context) = (self.reading, self.context);
        self.found
            .get_or_init(|| triggers(reading, reading.lexicon, context.around(reading), context.year))
    }

    /// The events, those of one stance after those of the stance before it.
    pub(super) fn events_by_stance(&self) -> impl Iterator<Item = &(usize, Event)> {
        let mut events: Vec<&(usize, Event)> = self.events.iter().collect();
        events.sort_by_key(|(stance, _)| *stance);
        events.into_iter()
    }

    /// The strongest of the triggers that `fit`, the first of several; of what is sure enough to be put on a place that its sentence
    /// does not link it to.
    pub(super) fn strongest(&self, fit: impl Fn(&Found) -> bool) -> Option<&Found> {
        let sure = |found: &&Found| found.strength >= STRONG && found.status == EventStatus::Asserted;
        let strong = self.found().iter().filter(|found| sure(found) && fit(found));
        strong.max_by(|one, other| {
            let stronger = one.strength.total_cmp(&other.strength);
            stronger.then(other.first.cmp(&one.first))
        })
    }

    /// What a trigger tells, at a mention that its sentence does not link it to; `share` is what is left of its strength.
    pub(super) fn put_on(&self, mention: usize, trigger: &Found, share: f64, lexicon: &EventLexicon) -> Event {
        Event {
            mention,
            event_type: Arc::clone(trigger.event_type(lexicon)),
            trigger: Some(trigger.span(self.reading)),
            status: trigger.status,
            link: EventLink::Carried,
            role: PlaceRole::EventLocation,
            cue: None,
            date: trigger.date,
            confidence: trigger.strength * share,
            within: None,
            rule: "told in the next sentence",
        }
    }

    /// What happened at a place that is on no map is told of the nearest known place that it lies in, of a country only
    /// where that is said and nothing nearer is.
    pub(super) fn fall_back_on_wider(&mut self, resolutions: &[Resolution], ground: ClassId) {
        let place = |stance: usize| resolutions[self.stances[stance].resolution].place();
        let mut wider: Vec<(usize, Event)> = Vec::new();
        let mut sites: Vec<usize> = Vec::new();
        for (index, (stance, event)) in self.events.iter().enumerate() {
            let located = event.trigger.is_some() && event.role != PlaceRole::Actor;
            if !located || place(*stance).is_some() {
                continue;
            }
            let around = *stance + 1..=*stance + enclosing(&self.stances, self.reading, *stance, ground);
            let known = |at: &usize| place(*at).is_some_and(|place| !place.is_country());
            // What is in a street is in its town, which is told as surely.
            let site = self.stances[*stance].site && !around.is_empty();
            let town = site.then_some(*stance + 1);
            let inmost = around.clone().find(known).or(town);
            let country = || around.clone().find(|at| place(*at).is_some());
            let label = || (0..*stance).find(|at| self.stances[*at].label && place(*at).is_some());
            let near = inmost.or_else(|| self.beside(*stance, known)).or_else(label);
            let Some(known) = near.or_else(country) else {
                continue;
            };
            sites.extend(site.then_some(index));
            wider.push((
                known,
                Event {
                    mention: self.stances[known].resolution,
                    role: PlaceRole::Containing,
                    confidence: event.confidence * if site { 1.0 } else { WIDER },
                    rule: "contains its place, which is unknown",
                    ..event.clone()
                },
            ));
        }
        sites
            .into_iter()
            .for_each(|site| self.events[site].1.confidence *= WIDER);
        self.events.extend(wider);
    }

    /// The place nearest to `stance` in its clause that something may be in, of those that are `known`.
    fn beside(&self, stance: usize, known: impl Fn(&usize) -> bool) -> Option<usize> {
        let own = &self.stances[stance];
        let clause = |stance: &Stance| self.reading.words[stance.first].clause;
        let holds = |at: &usize| {
            let other = &self.stances[*at];
            other.governor == Governor::Locative
                && other.may_hold_event()
                && !other.container
                && clause(other) == clause(own)
        };
        let others = (0..self.stances.len()).filter(|at| *at != stance);
        others
            .filter(|at| holds(at) && known(at))
            .min_by_key(|at| self.stances[*at].first.abs_diff(own.first))
    }

    /// A country or region whose event places within it tell more exactly only contains it.
    pub(super) fn yield_to_narrower(&mut self, resolutions: &[Resolution], mention: &Arc<EventType>) {
        let located = |event: &Event| matches!(event.role, PlaceRole::EventLocation);
        let exact = |event: &Event| {
            located(event) || matches!(event.role, PlaceRole::Origin | PlaceRole::Destination | PlaceRole::Host)
        };
        let may_contain = |place: &Place| place.is_country() || place.is_first_level() || place.is_second_level();
        // A region inside a country yields first to its towns, and the country then to what is left.
        let places: Vec<Option<&Place>> = self
            .events
            .iter()
            .map(|(stance, _)| resolutions[self.stances[*stance].resolution].place())
            .collect();
        for index in 0..self.events.len() {
            let event = &self.events[index].1;
            let Some(outer) = places[index].filter(|place| may_contain(place) && located(event)) else {
                continue;
            };
            let narrower = self.events.iter().zip(&places).any(|((_, inner), place)| {
                exact(inner)
                    && inner.event_type.group == event.event_type.group
                    && place.is_some_and(|place| outer.contains(place))
            });
            if narrower {
                let event = &mut self.events[index].1;
                event.event_type = Arc::clone(mention);
                event.trigger = None;
                event.date = None;
                event.cue = None;
                event.status = EventStatus::Asserted;
                event.role = PlaceRole::Containing;
                event.link = EventLink::None;
                event.rule = "told more exactly within it";
            }
        }
    }
}

/// Sorts the events from `from` on, the strongest first, and drops all but the strongest of each type.
pub(super) fn keep_strongest_of_each_type(events: &mut Vec<Event>, from: usize) {
    let typed = |event: &Event| event.event_type.slug != EventType::MENTION;
    events[from..].sort_by(|one, other| {
        let first = typed(other).cmp(&typed(one));
        first.then(other.confidence.total_cmp(&one.confidence))
    });
    let any_typed = events.get(from).is_some_and(typed);
    let mut at = from;
    while at < events.len() {
        let repeated = events[from..at]
            .iter()
            .any(|known| known.event_type == events[at].event_type);
        if repeated || (any_typed && !typed(&events[at])) {
            events.remove(at);
        } else {
            at += 1;
        }
    }
}
