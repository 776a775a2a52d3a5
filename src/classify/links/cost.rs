//! A trigger and a place in, how far apart they are out, in words and what counts as words.

use crate::classify::found::Found;
use crate::classify::governor::Governor;
use crate::classify::lexicon::{Form, Nature, Part};
use crate::classify::reading::Reading;
use crate::classify::stance::Stance;

/// A place on the left costs as much as this many words on the right.
const LEFT: usize = 14;
/// One right before the verb in a country that is told first: "In Peru, police in Trujillo seized drugs".
const BEFORE_VERB: usize = 5;
/// Crossing into another clause costs as much as this many words.
const CLAUSE: usize = 7;
/// A place in what a protest is about costs as much as this many words.
const CAUSE: usize = 12;
/// A place without a preposition costs as much as this many words, unless it is a verb's object.
const BARE: usize = 7;
/// A country or region that opens a sentence leaves its events to places in it this many words away.
const LARGE_SETTING: usize = 6;
/// No place is so far away that it costs more than this.
const FARTHEST: usize = 70;
/// Where others than the crowd are headed costs as much as this many words: "protested as trucks left for X".
const HEADED: usize = 26;

pub(super) fn cost(reading: &Reading, stances: &[Stance], index: usize, trigger: &Found) -> Option<usize> {
    let stance = &stances[index];
    let right = stance.first > trigger.last;
    let (from, to) = if right {
        (trigger.last, stance.first)
    } else {
        (stance.last, trigger.first)
    };
    let within = stance.first > trigger.first && stance.last < trigger.last;
    let clauses = usize::from(reading.words[to].clause.abs_diff(reading.words[from].clause));
    if stance.coded {
        return Some(0);
    }
    let mut cost = if within { 0 } else { to.saturating_sub(from) };
    if stance.setting && !right {
        return Some(3 + cost / 8 + clauses.min(2) * 2 + LARGE_SETTING * usize::from(reading.words[stance.first].wide));
    }
    if !right && !within {
        cost += if is_before_verb(reading, stances, index, trigger) {
            BEFORE_VERB
        } else {
            LEFT
        };
    }
    cost += clauses.min(2) * if relative(reading, trigger, stance) { 0 } else { CLAUSE };
    cost += of_governor(stance, trigger, right) + of_cause(reading, stance, trigger, to, right)?;
    cost += 2 * usize::from(stance.large);
    (cost <= FARTHEST).then_some(cost)
}

/// What the preposition of a place costs, or that it has none.
fn of_governor(stance: &Stance, trigger: &Found, right: bool) -> usize {
    match stance.governor {
        Governor::Locative | Governor::Target => 0,
        Governor::Of if stance.governor_at == trigger.last + 1 => 0,
        Governor::To if trigger.nature.moves() => 0,
        Governor::To if trigger.nature == Nature::Protest && stance.governor_at > trigger.last + 1 => HEADED,
        Governor::Of | Governor::To => 3,
        Governor::None if right && stance.governor_at <= trigger.last + 3 => 0,
        Governor::None if stance.experiences || trigger.passive => 0,
        _ => BARE,
    }
}

/// What it costs that a place stands in what the deed is about, up to word `to`; none if it cannot be there then.
fn of_cause(reading: &Reading, stance: &Stance, trigger: &Found, to: usize, right: bool) -> Option<usize> {
    let protest = trigger.nature == Nature::Protest;
    // "Called for an end to the war in Ukraine": what a protest is about.
    if protest && stance.large && is_of_conflict(reading, stance) {
        return None;
    }
    let mut cost = 0;
    if right && (trigger.first + 1..to).any(|at| reading.does(at, Part::About)) && stance.governor != Governor::Target {
        // "marched against the war in Ukraine": a country in what it is about is not where it was.
        if stance.large && protest {
            return None;
        }
        cost += CAUSE;
    }
    let own = stance.governor_at == trigger.last;
    if right && protest && stance.governor == Governor::Target && !own {
        cost += CAUSE;
    }
    Some(cost)
}

/// Whether a place says where in a country those are who do it, right before its verb: "In Peru, police in Trujillo
/// seized drugs".
fn is_before_verb(reading: &Reading, stances: &[Stance], index: usize, trigger: &Found) -> bool {
    let stance = &stances[index];
    let within = stances[index + 1..]
        .iter()
        .take_while(|other| other.list == stance.list);
    let last = within.last().map_or(stance.last, |outer| outer.last);
    let setting = stances[..index].iter().any(|other| other.setting && other.large);
    let passes = |at: usize| reading.precedes_verb(at) || reading.does(at, Part::Modal);
    let verb = matches!(trigger.form, Form::Past | Form::Present);
    let placed = setting && stance.governor == Governor::Locative;
    verb && placed && last < trigger.first && (last + 1..trigger.first).all(passes)
}

/// Whether a place is named for a war in it: "the war in Ukraine".
fn is_of_conflict(reading: &Reading, stance: &Stance) -> bool {
    let before = stance.governor_at.checked_sub(1);
    matches!(stance.governor, Governor::Locative | Governor::Of | Governor::Target)
        && before.is_some_and(|before| reading.does(before, Part::Conflict))
}

/// Whether the trigger's clause is one that "where" or "which" hangs on the place.
pub(super) fn relative(reading: &Reading, trigger: &Found, stance: &Stance) -> bool {
    let next = stance.last + 1;
    next < trigger.first && (next..=next + 1).any(|at| matches!(reading.lower(at), "where" | "which"))
}
