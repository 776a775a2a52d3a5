//! The triggers of a sentence in, those that are not its news weakened out: causes, occasions, what is demanded.

use super::found::Found;
use super::lexicon::{EventLexicon, Nature, Part};
use super::reading::{Gap, Reading};

/// What is left of a trigger's weight where it is what another is about: a protest *against a killing*.
const CAUSE: f64 = 0.45;
/// What is left of it in a clause that tells the occasion: *after two days of fighting*.
const OCCASION: f64 = 0.85;
/// What is left of it where a party only speaks of it: *demanded the withdrawal*.
const SPOKEN_OF: f64 = 0.55;
/// The weakest trigger that can put others into the background.
const NEWS: f64 = 0.38;
/// No trigger is put so far back that it counts for nothing.
const FLOOR: f64 = 0.29;

/// Weakens the triggers that a sentence tells only because of another.
pub(super) fn weaken_background(found: &mut [Found], reading: &Reading, lexicon: &EventLexicon) {
    weaken_causes(found, reading, lexicon);
    let is_news = |found: &Found| found.strength >= NEWS && lexicon.nature(found.event_type) != Nature::Journey;
    let Some(news) = found.iter().position(is_news) else {
        return;
    };
    let speaks = lexicon.nature(found[news].event_type).has_parties();
    let from = found[news].last;
    for trigger in &mut found[news + 1..] {
        let opener = opener(reading, trigger.first);
        let factor =
            if speaks && (reading.clause(trigger.first) == reading.clause(from) || reading.lower(opener) == "that") {
                SPOKEN_OF
            } else if opener > from && reading.does(opener, Part::Occasion) {
                OCCASION
            } else {
                continue;
            };
        trigger.strength = (trigger.strength * factor).max(trigger.strength.min(FLOOR));
    }
}

/// The first word of the clause that word `at` stands in.
fn opener(reading: &Reading, at: usize) -> usize {
    let clause = reading.words[at].clause;
    let before = reading.words[..at].iter().rposition(|word| word.clause != clause);
    before.map_or(0, |before| before + 1)
}

/// A protest is about what follows *against*, *over* or *demanding*, and an agreement ends it: what is told there is
/// not reported as news.
fn weaken_causes(found: &mut [Found], reading: &Reading, lexicon: &EventLexicon) {
    let mut about_from: Option<usize> = None;
    for trigger in found {
        if let Some(from) = about_from {
            if opens_cause(reading, from, trigger.first) {
                trigger.strength *= CAUSE;
            }
        } else if trigger.strength >= 0.4 && lexicon.nature(trigger.event_type) == Nature::Protest {
            about_from = Some(trigger.last + 1);
        }
    }
}

fn opens_cause(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).any(|at| reading.does(at, Part::Cause) && reading.words[at].gap != Gap::Clause)
}
