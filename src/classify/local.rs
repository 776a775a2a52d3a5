//! A trigger and the places of its sentence in, the town whose police, court or fire crew works on it out.

use super::grammar::Part;
use super::inflect::Form;
use super::link::Link;
use super::nature::Nature;
use super::reading::{Gap, Reading};
use super::stance::Stance;
use super::triggers::Found;
use crate::domain::PlaceRole;
use std::ops::Range;

/// The weakest noun that tells what they work on: a stabbing, and no mere charge or inquiry.
const NEWS: f64 = 0.55;
/// Words between a town and its force at most: "Leeds Crown Court", "Dayton city police".
const FORCE: usize = 3;

/// Where no other place is named for what a town's police, court or fire crew works on, it was in that town: "Dayton police
/// arrested two men". A country's work anywhere.
pub(super) fn local_force(reading: &Reading, stances: &[Stance], trigger: &Found) -> Option<Link> {
    let works = match trigger.nature {
        Nature::Incident | Nature::Setting => trigger.form != Form::Plain || trigger.strength >= NEWS,
        Nature::Protest => trigger.strength >= NEWS,
        _ => false,
    };
    let local = |stance: &Stance| works && force(reading, stance).is_some_and(|force| !force.contains(&trigger.first));
    let before = stances
        .iter()
        .rposition(|stance| stance.last < trigger.first && local(stance));
    let after = || {
        stances
            .iter()
            .position(|stance| stance.first > trigger.last && local(stance))
    };
    let stance = before.or_else(after)?;
    Some(Link {
        stance,
        role: PlaceRole::EventLocation,
        typed: true,
        cost: stances[stance].first.abs_diff(trigger.first) / 2,
        rule: "its police, court or fire crew works there",
    })
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
            told("Boston firefighters battled a blaze at a warehouse.", &["Boston"]),
            ["accident event_location"]
        );
        assert_eq!(
            told("He was jailed for 18 years at Antwerp Criminal Court.", &["Antwerp"]),
            ["court event_location"]
        );
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
