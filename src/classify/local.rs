//! A trigger and the places of its sentence in, the town whose police, court or fire crew works on it out.

use super::grammar::Part;
use super::link::Link;
use super::nature::Nature;
use super::reading::{Gap, Reading};
use super::stance::Stance;
use super::triggers::Found;
use crate::domain::PlaceRole;

/// Words between a town and its force at most: "Leeds Crown Court", "Dayton city police".
const FORCE: usize = 3;

/// Where no other place is named for what a town's police, court or fire crew works on, it was in that town: "Dayton police
/// arrested two men". A country's work anywhere.
pub(super) fn local_force(reading: &Reading, stances: &[Stance], trigger: &Found) -> Option<Link> {
    if !matches!(trigger.nature, Nature::Incident | Nature::Protest | Nature::Setting) {
        return None;
    }
    let local = |stance: &Stance| is_local(reading, stance);
    let before = stances.iter().rposition(|stance| stance.last < trigger.first && local(stance));
    let after = || stances.iter().position(|stance| stance.first > trigger.last && local(stance));
    let stance = before.or_else(after)?;
    Some(Link {
        stance,
        role: PlaceRole::EventLocation,
        typed: true,
        cost: stances[stance].first.abs_diff(trigger.first) / 2,
        rule: "its police, court or fire crew works there",
    })
}

/// Whether a place is a town named for its police, court or fire crew.
fn is_local(reading: &Reading, stance: &Stance) -> bool {
    let joined = |at: &usize| reading.words.get(*at).is_some_and(|word| word.gap == Gap::Space && word.place.is_none());
    let own = stance.of_actor && !stance.demonym && !stance.large && !reading.words[stance.last].possessive;
    let mut force = (stance.last + 1..=stance.last + FORCE).take_while(joined);
    own && force.any(|at| reading.does(at, Part::Local))
}

#[cfg(test)]
mod tests {
    use crate::classify::contract::told;

    #[test]
    fn what_a_towns_police_work_on_was_there() {
        assert_eq!(told("Dayton police arrested two men.", &["Dayton"]), ["arrest event_location"]);
        assert_eq!(told("Leeds Crown Court jailed two men.", &["Leeds"]), ["arrest event_location"]);
        assert_eq!(
            told("Boston firefighters battled a blaze at a warehouse.", &["Boston"]),
            ["accident event_location"]
        );
        assert_eq!(
            told("He was jailed for 18 years at Antwerp Criminal Court.", &["Antwerp"]),
            ["arrest event_location"]
        );
    }

    #[test]
    fn a_place_that_is_named_for_it_goes_before_whose_police_it_was() {
        assert_eq!(
            told("Dayton police arrested two men in Xenia.", &["Dayton", "Xenia"]),
            ["mention actor", "arrest event_location"]
        );
        assert_eq!(told("Dayton officials condemned the attack.", &["Dayton"]), ["mention actor"]);
    }
}
