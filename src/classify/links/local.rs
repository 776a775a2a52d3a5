//! A trigger and the places of its sentence in, the town whose police, court or fire crew works on it out.

use super::link::Link;
use crate::classify::found::Found;
use crate::classify::lexicon::{Form, Nature, Part};
use crate::classify::reading::{Gap, Reading};
use crate::classify::stance::Stance;
use std::ops::Range;

/// The weakest noun that tells what they work on: a stabbing, and no mere charge or inquiry.
const NEWS: f64 = 0.55;
/// Words between a town and its force at most: "Leeds Crown Court", "Dayton city police".
const FORCE: usize = 3;
/// Words from a deed to the "by" of who did it at most.
const AGENT: usize = 2;
/// Words from a verb to what it tells to be worked on at most: "investigating a fatal double stabbing".
const WORKED_ON: usize = 5;

/// Where no other place is named for what a town's police, court or fire crew works on, it was in that town: "Dayton police
/// arrested two men". A country's work anywhere, and so do they when abroad.
pub(super) fn local_force(reading: &Reading, stances: &[Stance], trigger: &Found) -> Option<Link> {
    let near = !(0..reading.words.len()).any(|at| reading.does(at, Part::Elsewhere));
    let works = near && !trigger.of_nature && is_work(trigger);
    let stance = stances
        .iter()
        .rposition(|stance| works && is_theirs(reading, stance, trigger))?;
    let cost = stances[stance].first.abs_diff(trigger.first) / 2;
    Some(Link::located(
        stance,
        cost,
        "its police, court or fire crew works there",
    ))
}

/// Whether it is what a force works on, and surely enough.
fn is_work(trigger: &Found) -> bool {
    match trigger.nature {
        Nature::Incident | Nature::Setting => trigger.form != Form::Plain || trigger.strength >= NEWS,
        Nature::Protest => trigger.strength >= NEWS,
        _ => false,
    }
}

/// Whether the force of the place does it or works on it. A court's work is arrests and trials.
fn is_theirs(reading: &Reading, stance: &Stance, trigger: &Found) -> bool {
    let Some(force) = force(reading, stance).filter(|force| !force.contains(&trigger.first)) else {
        return false;
    };
    let fits = trigger.nature == Nature::Setting || !reading.does(force.end - 1, Part::Justice);
    fits && if trigger.last < stance.first {
        is_done_by(reading, stance, trigger) || is_beside_force(reading, stance, trigger)
    } else {
        is_worked_on(reading, force.end, trigger)
    }
}

/// Whether a deed told before a force is its own: "shot dead by Memphis police", "jailed for a year at Antwerp Criminal Court".
fn is_done_by(reading: &Reading, stance: &Stance, trigger: &Found) -> bool {
    let by = reading.lower(stance.governor_at) == "by" && stance.governor_at <= trigger.last + AGENT;
    let there = trigger.nature == Nature::Setting && reading.lower(stance.governor_at) == "at";
    trigger.form == Form::Past && (by || there) && reading.clause(stance.first) == reading.clause(trigger.last)
}

/// Whether a deed of the law befell one who met a town's force: "in custody after pointing a gun at a Leeds police officer".
fn is_beside_force(reading: &Reading, stance: &Stance, trigger: &Found) -> bool {
    let met = matches!(reading.lower(stance.governor_at), "at" | "with" | "on");
    trigger.nature == Nature::Setting
        && met
        && reading
            .words
            .iter()
            .filter_map(|word| word.place)
            .all(|place| place == stance.resolution)
}

/// Whether a force whose words end before `end` does it, works on it, or does its work after it: "police arrested two",
/// "police are investigating a stabbing", "police arrested two after a robbery". A noun there says that it is another: "police drama".
fn is_worked_on(reading: &Reading, end: usize, trigger: &Found) -> bool {
    let mut before = end..trigger.first;
    let verb = before.find(|at| !reading.precedes_verb(*at)).unwrap_or(trigger.first);
    if verb == trigger.first {
        return trigger.form != Form::Plain && !trigger.passive;
    }
    let object = (verb + 1..trigger.first).all(|at| !governs(reading, at)) && trigger.first - verb <= WORKED_ON;
    let here = reading.clause(trigger.first) == reading.clause(verb) && object;
    let opener = (verb + 1..trigger.first).find(|at| reading.clause(*at) == reading.clause(trigger.first));
    let after = reading.clause(trigger.first) == reading.clause(verb) + 1
        && opener.is_some_and(|at| reading.lower(at) == "after");
    reading.does(verb, Part::Handles) && (here || after)
}

/// Whether what follows word `at` is no object of the verb before.
fn governs(reading: &Reading, at: usize) -> bool {
    let parts = [
        Part::Of,
        Part::Target,
        Part::Toward,
        Part::Source,
        Part::Party,
        Part::For,
        Part::About,
        Part::Locative,
    ];
    reading.does_any(at, &parts)
}

/// The words for the police, court or fire crew of a town, after its name.
fn force(reading: &Reading, stance: &Stance) -> Option<Range<usize>> {
    let joined = |at: &usize| {
        reading
            .words
            .get(*at)
            .is_some_and(|word| word.gap == Gap::Space && word.place.is_none())
    };
    let own = stance.of_actor && !stance.demonym && !stance.large && !reading.words[stance.last].possessive;
    let words = (stance.last + 1..=stance.last + FORCE).take_while(joined);
    let last = words.filter(|at| reading.does(*at, Part::Local)).last();
    last.filter(|_| own).map(|last| stance.last + 1..last + 1)
}

#[cfg(test)]
mod tests {
    use crate::classify::contract::told;

    #[test]
    fn what_a_towns_police_work_on_was_there() {
        assert_eq!(
            told("Dayton police arrested two men.", &["Dayton"]),
            ["arrest event_location"]
        );
        assert_eq!(
            told("Leeds Crown Court jailed two men.", &["Leeds"]),
            ["arrest event_location"]
        );
        assert_eq!(
            told("He was jailed for 18 years at Antwerp Criminal Court.", &["Antwerp"]),
            ["court event_location"]
        );
    }

    #[test]
    fn what_a_towns_police_only_speak_of_or_what_others_do_was_not_there() {
        for text in [
            "Dayton police warned of scams after an attack.",
            "Dayton police drama about a bombing returns.",
            "Dayton judges condemned the bombing.",
            "Dayton police arrested two men abroad.",
            "Two suspects were wanted by Dayton police for a stabbing.",
        ] {
            let told = told(text, &["Dayton"]);
            assert!(!told[0].contains("event_location"), "{text}: {told:?}");
        }
        let after = "Dayton police arrested two men after a stabbing.";
        assert!(told(after, &["Dayton"])[0].contains("event_location"), "{after}");
    }

    #[test]
    fn a_place_that_is_named_for_it_goes_before_whose_police_it_was() {
        assert_eq!(
            told("Dayton police arrested two men in Xenia.", &["Dayton", "Xenia"]),
            ["mention actor", "arrest event_location"]
        );
        assert_eq!(
            told("Dayton officials condemned the attack.", &["Dayton"]),
            ["statement actor"]
        );
        let text = "Licking County Prosecutor Ken Hill is no lawyer.";
        assert_eq!(told(text, &["Licking County"]), ["mention actor"]);
    }
}
