//! Sentences in, what is told after a place that stands alone at the head of its line out: "3 Oct – Kadugli, South Kordofan.
//! Drone strike on a market. 4 killed."

use super::EventLexicon;
use super::dates::dates;
use super::found::Found;
use super::governor::Governor;
use super::lexicon::{ClassId, Nature, Part};
use super::stance::Stance;
use super::told::Told;
use crate::domain::{Document, Event, PlaceRole, Resolution};

/// What is left of a trigger's strength: those who keep lists of incidents put each under its place.
const LISTED: f64 = 0.9;

/// Gives the places that a line opens with what the rest of the line tells at no place of its own.
pub(super) fn label(told: &mut [Told], document: &Document, resolutions: &[Resolution], lexicon: &EventLexicon) {
    let mut heads = Vec::new();
    let mut index = 0;
    while index < told.len() {
        let rest = rest_of_line(told, index, document);
        if rest > index + 1 {
            let places = labels(&told[index], document, resolutions, lexicon.classes.ground);
            heads.extend((!places.is_empty()).then_some((index, rest, places)));
        }
        index = rest.max(index + 1);
    }
    // One line alone that opens with a place is no list: "Cairo. A city that wars and floods have made."
    let is_list = heads.len() > 1;
    for (index, rest, places) in heads {
        let dated = told[index].stances.first().is_some_and(|head| head.first > 0);
        if !dated && !is_list {
            continue;
        }
        let events: Vec<(usize, Event)> = places
            .iter()
            .flat_map(|(stance, role)| {
                let mention = told[index].stances[*stance].resolution;
                let of_line = told[index + 1..rest].iter();
                of_line.flat_map(move |this| {
                    on_label(this, resolutions, mention, *role, lexicon).map(|event| (*stance, event))
                })
            })
            .collect();
        told[index].events.extend(events);
    }
}

/// Where the sentences end that stand in the line of the one at `index`.
fn rest_of_line(told: &[Told], index: usize, document: &Document) -> usize {
    let words = |told: &Told| told.reading.piece.span_of_words();
    let joined = |pair: &[Told]| {
        let between = words(&pair[0]).zip(words(&pair[1]));
        let between = between.map(|(before, this)| (before.end(), this.start()));
        between.is_some_and(|(from, to)| from <= to && !document.text[from..to].contains('\n'))
    };
    index + 1 + told[index..].windows(2).take_while(|pair| joined(pair)).count()
}

/// The places that a sentence names alone, with no more than a date and where they lie, at the head of a line; and what each is to
/// what the line tells. A place on no map leaves it to the one that it lies in.
fn labels(told: &Told, document: &Document, resolutions: &[Resolution], ground: ClassId) -> Vec<(usize, PlaceRole)> {
    let Some(head) = told.stances.first().filter(|head| is_bare(head)) else {
        return Vec::new();
    };
    let start = told.reading.words[0].span.start();
    let line = document.text[..start].rsplit('\n').next().unwrap_or("");
    let opens = !line.contains(char::is_alphanumeric) && told.found().is_empty();
    if !opens || !is_dated(told, head.first) || !names_places_only(told, head.first, ground) {
        return Vec::new();
    }
    let placed = |at: &usize| resolutions[told.stances[*at].resolution].place().is_some();
    let listed = || {
        (0..told.stances.len())
            .filter(|at| told.stances[*at].list == head.list)
            .filter(placed)
    };
    let own: Vec<_> = listed().filter(|at| !told.stances[*at].container).collect();
    if own.is_empty() {
        let around = listed().next().map(|at| (at, PlaceRole::Containing));
        return around.into_iter().collect();
    }
    own.into_iter().map(|at| (at, PlaceRole::EventLocation)).collect()
}

fn is_bare(stance: &Stance) -> bool {
    stance.governor == Governor::None && !stance.attributive && !stance.of_actor && !stance.subject
}

/// Whether the words before word `first` tell a date and nothing else.
fn is_dated(told: &Told, first: usize) -> bool {
    let reading = told.reading;
    let dates = dates(reading);
    let date = |at: usize| reading.is_number(at) || dates.iter().any(|date| (date.first..=date.last).contains(&at));
    (0..first).all(date)
}

/// Whether the words from `first` on are names of places and say where these lie: "Bara, north of El Obeid".
fn names_places_only(told: &Told, first: usize, ground: ClassId) -> bool {
    let reading = told.reading;
    let lies = [
        Part::Within,
        Part::Direction,
        Part::Distance,
        Part::Locative,
        Part::Source,
        Part::Joins,
        Part::Kind,
    ];
    (first..reading.words.len()).all(|at| {
        let place = reading.words[at].place.is_some();
        place || reading.is_number(at) || reading.is(at, ground) || reading.does_any(at, &lies)
    })
}

/// What a sentence tells at no place of its own, told at `mention`.
fn on_label<'t>(
    told: &'t Told,
    resolutions: &'t [Resolution],
    mention: usize,
    role: PlaceRole,
    lexicon: &'t EventLexicon,
) -> impl Iterator<Item = Event> + 't {
    let happens = |found: &&Found| !matches!(found.nature, Nature::Dealing | Nature::Journey | Nature::Delivery);
    let placed = |found: &Found| {
        let trigger = Some(found.span(told.reading));
        told.events.iter().any(|(stance, event)| {
            let stance = &told.stances[*stance];
            let along = matches!(stance.governor, Governor::To | Governor::From);
            event.trigger == trigger && !along && resolutions[stance.resolution].place().is_some()
        })
    };
    // "Khartoum. Burhan condemned the drone strike": that was elsewhere.
    let found = told.found();
    let spoken = found.iter().position(|found| found.nature == Nature::Dealing);
    let own = &found[..spoken.unwrap_or(found.len())];
    let own = own.iter().filter(happens).filter(move |found| !placed(found));
    own.map(move |found| Event {
        role: if found.nature == Nature::Meeting {
            PlaceRole::Host
        } else {
            role
        },
        rule: "heads its line",
        ..told.put_on(mention, found, LISTED, lexicon)
    })
}
