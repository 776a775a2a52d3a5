//! A place that is told to have had so much of something in, whether that is what happened there out: "Kenya reported 12 cases of
//! cholera", "Akobo has received 20,000 refugees", "Nakuru had rallies".

use crate::classify::found::Found;
use crate::classify::governor::Governor;
use crate::classify::lexicon::{Form, Nature, Part};
use crate::classify::reading::Reading;
use crate::classify::stance::Stance;

/// Words from a number to the word for what is counted at most: "20,000 hungry refugees".
const OBJECT: usize = 3;
/// Words that say that a number is not exact at most: "at least 20", "as many as 20".
const ABOUT: usize = 3;

/// Whether the place at `index` is told to have had what the trigger names, and the clause names no place of it: "Geneva reported
/// 12 cases in Kenya".
pub(super) fn had(stances: &[Stance], index: usize, trigger: &Found, reading: &Reading) -> bool {
    let stance = &stances[index];
    let clause = reading.clause(trigger.first);
    let bare = stance.governor == Governor::None && !(stance.attributive || stance.of_actor || stance.container);
    let own = bare && stance.subject && stance.last < trigger.first && reading.clause(stance.first) == clause;
    let elsewhere = |other: &Stance| {
        let placed = matches!(other.governor, Governor::Locative | Governor::Target);
        placed && other.first > stance.last && reading.clause(other.first) == clause
    };
    own && is_had(stance.last + 1, trigger, reading) && !stances.iter().any(elsewhere)
}

/// Whether the verb from word `from` on has the trigger for its object.
fn is_had(from: usize, trigger: &Found, reading: &Reading) -> bool {
    let verb = (from..trigger.first).find(|at| !reading.does_any(*at, &[Part::Have, Part::Adverb]));
    let verb = verb.unwrap_or(trigger.first);
    let has = verb > from && reading.does(verb - 1, Part::Have);
    let happens = matches!(trigger.nature, Nature::Incident | Nature::Protest);
    let moves = matches!(trigger.nature, Nature::Movement);
    if has && verb == trigger.first {
        return trigger.nature == Nature::Protest && trigger.form == Form::Plain;
    }
    let after = verb + 1 + usize::from(reading.lower(verb + 1) == "in");
    if has && happens && is_object(verb, trigger, reading) {
        return true;
    }
    // "Huambo counted five killed": who did it is not said.
    let counts = happens && reading.does(verb, Part::Counts) && (trigger.of_nature || trigger.form != Form::Past);
    let receives = moves && reading.does(verb, Part::Receives);
    (counts || receives)
        && (is_object(after, trigger, reading) || (counts && trigger.of_nature && trigger.first <= after + 1))
}

/// Whether a number stands at word `at`, and the trigger right after it.
fn is_object(at: usize, trigger: &Found, reading: &Reading) -> bool {
    let counts = |at: &usize| reading.is_number(*at) || reading.does(*at, Part::Number);
    let number = (at..at + ABOUT).find(counts);
    number.is_some_and(|number| (number..=number + OBJECT).contains(&trigger.first))
}

#[cfg(test)]
mod tests {
    use crate::classify::contract::told;

    #[test]
    fn a_place_that_counts_them_is_where_they_are_unless_another_is_named() {
        let disease = "disease event_location";
        assert_eq!(told("Kenya reported 12 cases of cholera.", &["Kenya"]), [disease]);
        assert_eq!(told("Kisumu has recorded 12 cases of cholera.", &["Kisumu"]), [disease]);
        let text = "Geneva reported 12 cases of cholera in Kenya.";
        assert_eq!(told(text, &["Geneva", "Kenya"]), ["mention actor", disease]);
    }
}
