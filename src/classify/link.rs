//! The triggers and places of a sentence in, what happened where out.
//!
//! The rule of this room: a trigger belongs to the next place that may hold an event to its right, else to the last
//! one to its left; clauses, prepositions and lists then move it. All of it is a cost in words, the least wins.

use super::ends::{ends_of_movement, parties};
use super::grammar::Part;
use super::inflect::Form;
use super::lists::enclosing;
use super::nature::Nature;
use super::phrases::ClassId;
use super::reading::{Gap, Reading};
use super::stance::{Governor, Stance};
use super::triggers::Found;
use crate::domain::PlaceRole;

/// A place on the left costs as much as this many words on the right.
const LEFT: usize = 14;
/// One right before the verb in a country that is told first: "In Peru, police in Trujillo seized drugs".
const BEFORE_VERB: usize = 7;
/// Crossing into another clause costs as much as this many words.
const CLAUSE: usize = 7;
/// A place in what a protest is about costs as much as this many words.
const CAUSE: usize = 12;
/// A place without a preposition costs as much as this many words, unless it is a verb's object.
const BARE: usize = 7;
/// A country that opens a sentence leaves its events to places in it this many words away.
const LARGE_SETTING: usize = 6;
/// "To X for talks": words from the place to the talks at most.
const COMES_FOR: usize = 6;
/// No place is so far away that it costs more than this.
const FARTHEST: usize = 70;
/// Where others than the crowd are headed costs as much as this many words: "protested as trucks left for X".
const HEADED: usize = 26;

/// One trigger at one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// Index of the stance.
    pub(super) stance: usize,
    /// What the place is to it.
    pub(super) role: PlaceRole,
    /// Whether the place carries the event's type; an origin of fire does not.
    pub(super) typed: bool,
    /// How far apart they are, in words and what counts as words.
    pub(super) cost: usize,
    /// The rule, for `explain`.
    pub(super) rule: &'static str,
}

/// All links of trigger `number` of those found in the sentence.
pub(super) fn links(
    reading: &Reading,
    stances: &[Stance],
    found: &[Found],
    number: usize,
    ground: ClassId,
) -> Vec<Link> {
    let trigger = &found[number];
    let nature = trigger.nature;
    let next = found.get(number + 1).map_or(usize::MAX, |next| next.first);
    let mut links = Vec::new();
    if !matches!(nature, Nature::Dealing | Nature::Journey) {
        let beside = stances
            .iter()
            .position(|stance| names_incident(stance, trigger, nature, reading, stances));
        let best = (0..stances.len())
            .filter(|index| may_host(&stances[*index], trigger, nature, reading))
            .filter(|index| !belongs_elsewhere(&stances[*index], trigger, found, reading))
            .filter(|index| !is_of_another(&stances[*index], trigger, stances, reading))
            .filter_map(|index| Some((cost(reading, stances, index, trigger)?, index)))
            .chain(beside.map(|index| (0, index)))
            .min()
            .map(|(cost, index)| (cost, innermost(reading, stances, index, ground)));
        if let Some((cost, index)) = best {
            locate(reading, stances, index, trigger, nature, cost, &mut links);
            let and = joined_object(reading, stances, index, trigger, next);
            links.extend(and.map(|stance| joined(stance, cost)));
        } else if reading.does(trigger.first, Part::Hosts) {
            links.extend(hosting_subject(reading, stances, trigger));
        }
    }
    if nature.moves() || nature == Nature::Incident {
        ends_of_movement(reading, stances, trigger, nature, &mut links);
    }
    if nature.has_parties() {
        parties(reading, stances, trigger, next, nature, &mut links);
    }
    links
}

/// The place that the one at `index` is said to hold by a kind of place between: "residents of X village in Y district".
fn innermost(reading: &Reading, stances: &[Stance], index: usize, ground: ClassId) -> usize {
    let mut inmost = index;
    while let Some(inner) = inmost.checked_sub(1) {
        let between = stances[inner].last + 1..stances[inmost].first;
        let kind = between
            .clone()
            .any(|at| reading.is(at, ground) || reading.does(at, Part::Kind));
        let holds = kind && enclosing(stances, reading, inner, ground) > 0 && stances[inner].may_hold_event();
        let placed = matches!(
            stances[inner].governor,
            Governor::Of | Governor::Locative | Governor::Target
        );
        if !(holds && placed) {
            break;
        }
        inmost = inner;
    }
    inmost
}

/// The place of a second object, each of which has its own: "hit a refinery in Ryazan and a depot at Toropets". What
/// does something there is none: "hit a depot in Tver and officials in Moscow vowed revenge".
fn joined_object(reading: &Reading, stances: &[Stance], index: usize, trigger: &Found, next: usize) -> Option<usize> {
    let listed = |other: &&Stance| other.list == stances[index].list;
    let first = &stances[index];
    let last = stances[index..].iter().take_while(listed).last()?.last;
    let at = stances.iter().position(|stance| stance.first > last)?;
    let other = &stances[at];
    let verb = (trigger.form != Form::Plain || trigger.first != trigger.last)
        && matches!(trigger.nature, Nature::Incident | Nature::Protest);
    let placed = |stance: &Stance| stance.governor == Governor::Locative && stance.may_hold_event();
    let both = placed(first) && placed(other) && first.first > trigger.last && other.first < next;
    let same = reading.words[other.first].clause == reading.words[trigger.last].clause;
    let and = reading.lower(last + 1) == "and" && last + 2 < other.governor_at;
    let plain = (last + 2..other.governor_at).all(|at| is_of_noun(reading, at));
    (verb && both && same && and && plain && ends_phrase(reading, other.last + 1)).then_some(at)
}

/// Whether a word may stand before a noun or be one.
fn is_of_noun(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    let verb = word.ends_with("ed") || reading.does(at, Part::Finite) || reading.does(at, Part::Be);
    !verb && !reading.does(at, Part::Have) && !reading.does(at, Part::Modal) && reading.words[at].gap != Gap::Comma
}

/// Whether no verb follows a place: the sentence ends there, or goes on after a mark or with a preposition.
fn ends_phrase(reading: &Reading, at: usize) -> bool {
    let ends = [Part::Locative, Part::Target, Part::Of, Part::Toward, Part::Party, Part::Clause, Part::Joins, Part::For];
    let end = reading.words.get(at);
    end.is_none_or(|word| word.gap != Gap::Space || ends.iter().any(|part| reading.does(at, *part)))
}

/// The link to the place of a second object.
fn joined(stance: usize, cost: usize) -> Link {
    Link {
        stance,
        role: PlaceRole::EventLocation,
        typed: true,
        cost,
        rule: "place of a second object",
    }
}

/// Who hosts it, where no place is named: "Paris hosted a summit", "Kenya voted", "Romania's court annulled the vote".
fn hosting_subject(reading: &Reading, stances: &[Stance], trigger: &Found) -> Option<Link> {
    let clause = |at: usize| reading.words[at].clause;
    let subject = |stance: &Stance| {
        let owner = stance.of_actor && reading.words[stance.last].possessive;
        let acts = stance.subject || owner;
        acts && stance.last < trigger.first && clause(stance.first) == clause(trigger.first)
    };
    let stance = stances.iter().rposition(subject)?;
    let role = if trigger.nature == Nature::Meeting {
        PlaceRole::Host
    } else {
        PlaceRole::EventLocation
    };
    Some(Link {
        stance,
        role,
        typed: true,
        cost: trigger.first - stances[stance].last,
        rule: "subject of hosting",
    })
}

/// Whether a place stands right before the noun that tells what happened: "the Valencia floods", "Kyiv drone strikes".
/// A country there is who does it, unless nobody does: "the Turkey earthquake".
fn names_incident(stance: &Stance, trigger: &Found, nature: Nature, reading: &Reading, stances: &[Stance]) -> bool {
    let beside = stance.last + 1 == trigger.first && reading.words[trigger.first].gap == Gap::Space;
    let bare = stance.governor == Governor::None && !stance.attributive && !stance.container;
    let object = stances.iter().any(|other| other.first == trigger.last + 1);
    let happens = matches!(nature, Nature::Incident | Nature::Protest);
    // "Kharkiv attack kills five", "the Paris attacks": a verb would agree with the place and follow no article.
    let agrees = trigger.form == Form::Present && reading.lower(trigger.last).ends_with('s');
    let article = stance.first > 0 && reading.does(stance.first - 1, Part::Article);
    let noun = trigger.form == Form::Plain || (trigger.form == Form::Present && (!agrees || article));
    beside && bare && happens && noun && !object && (!stance.large || trigger.of_nature)
}

fn may_host(stance: &Stance, trigger: &Found, nature: Nature, reading: &Reading) -> bool {
    if stance.coded {
        return true;
    }
    if !stance.may_hold_event() || stance.container {
        return false;
    }
    let subject_acts = stance.subject && !stance.experiences && !(trigger.passive && stance.last < trigger.first);
    if subject_acts {
        return false;
    }
    match nature {
        Nature::Meeting => {
            let visited = stance.first == trigger.last + 1 && is_visit(reading, trigger);
            let headed_for = trigger.first < stance.first && stance.last < trigger.last;
            let held = stance.governor == Governor::Locative && !is_topic(reading, trigger, stance);
            held || visited || headed_for || comes_for(reading, trigger, stance)
        }
        Nature::Movement if flies_over(reading, trigger, stance) => false,
        Nature::Movement | Nature::Delivery => !(stance.governor == Governor::To && trigger.last > stance.last),
        _ => stance.governor != Governor::To || stance.first > trigger.last,
    }
}

/// Whether a place lies in what is talked about: "talks on the war in Ukraine". A date after "on" is no topic.
fn is_topic(reading: &Reading, trigger: &Found, stance: &Stance) -> bool {
    let dated = |at: usize| {
        reading.words[at + 1].place.is_none() && (reading.words[at + 1].capital || reading.is_number(at + 1))
    };
    let topic = |at: usize| reading.does(at, Part::Topic) && at + 1 < stance.governor_at && !dated(at);
    let place =
        |at: usize| reading.words[at].place.is_some() && reading.words[at].place != reading.words[stance.first].place;
    // The next place ends the topic: "talks on the war in Syria in Geneva".
    let from = (trigger.last..stance.governor_at).rev().find(|at| place(*at));
    (from.unwrap_or(trigger.last)..stance.governor_at).any(topic)
}

/// Whether a place is only flown over: "fired a missile over Japan".
fn flies_over(reading: &Reading, trigger: &Found, stance: &Stance) -> bool {
    stance.governor_at == trigger.last && trigger.first != trigger.last && reading.lower(trigger.last) == "over"
}

/// Whether somebody comes to a place for it: "flew to Jeddah for talks".
fn comes_for(reading: &Reading, trigger: &Found, stance: &Stance) -> bool {
    let near = stance.last < trigger.first && trigger.first - stance.last <= COMES_FOR;
    near && stance.governor == Governor::To && reading.does(stance.last + 1, Part::For)
}

/// Whether a place to the left stands in a clause that has an event of its own: "Envoys talk in Riyadh as drones strike".
fn belongs_elsewhere(stance: &Stance, trigger: &Found, found: &[Found], reading: &Reading) -> bool {
    let clause = |at: usize| reading.words[at].clause;
    let apart = stance.last < trigger.first && clause(stance.first) != clause(trigger.first);
    let own = |other: &Found| clause(other.first) == clause(stance.first) && other.first < trigger.first;
    let told = apart && !stance.setting && !relative(reading, trigger, stance) && found.iter().any(own);
    told || is_only_spoken_of(stance, trigger, found, reading)
}

/// How many words after a verb of speech the deed that is spoken of stands at most.
const SPOKEN_OF: usize = 3;

/// Whether somebody at a place to the left speaks of the deed: "Protesters in Egypt condemned the bombing".
fn is_only_spoken_of(stance: &Stance, trigger: &Found, found: &[Found], reading: &Reading) -> bool {
    let clause = |at: usize| reading.words[at].clause;
    let speaks = |other: &Found| {
        let between = stance.last < other.first && other.last < trigger.first;
        let object = trigger.first.saturating_sub(other.last) <= SPOKEN_OF && reading.lower(other.last + 1) != "by";
        other.nature == Nature::Dealing && between && object && clause(other.first) == clause(trigger.first)
    };
    stance.last < trigger.first && !stance.setting && found.iter().any(speaks)
}

/// How many words after a verb its object may begin.
const OBJECT: usize = 5;

/// Whether a place to the right stands in another clause than a deed whose own place is named: an object that is on no
/// map ("retakes Um Rawaba as drones hit Merowe"), or where people are moved from.
fn is_of_another(stance: &Stance, trigger: &Found, stances: &[Stance], reading: &Reading) -> bool {
    let clause = |at: usize| reading.words[at].clause;
    if stance.first < trigger.last || clause(stance.first) == clause(trigger.last) {
        return false;
    }
    let leaves = |other: &Stance| {
        let near = other.first > trigger.last && other.first - trigger.last <= OBJECT;
        other.governor == Governor::From && near && clause(other.first) == clause(trigger.last)
    };
    (trigger.nature == Nature::Incident && names_object(trigger, reading)) || (trigger.nature == Nature::Movement && stances.iter().any(leaves))
}

/// Whether a verb's object has a name that is no known place: "retakes Um Rawaba", "seized the town of Sake".
fn names_object(trigger: &Found, reading: &Reading) -> bool {
    let verb = !trigger.passive && matches!(trigger.form, Form::Present | Form::Past | Form::Ing);
    let passes = |at: usize| {
        let lower = reading.does(at, Part::Article) || reading.does(at, Part::Of) || reading.does(at, Part::Kind);
        lower && reading.words[at].gap == Gap::Space
    };
    let from = trigger.last + 1;
    let at = (from..from + OBJECT).find(|at| !passes(*at)).unwrap_or(from);
    let name = reading.words.get(at);
    verb && name.is_some_and(|word| word.capital && word.place.is_none() && word.gap == Gap::Space && reading.is_name(at))
}

pub(super) fn is_visit(reading: &Reading, trigger: &Found) -> bool {
    reading.does(trigger.first, Part::Visit)
}

fn cost(reading: &Reading, stances: &[Stance], index: usize, trigger: &Found) -> Option<usize> {
    let (stance, nature) = (&stances[index], trigger.nature);
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
        return Some(3 + cost / 8 + clauses.min(2) * 2 + LARGE_SETTING * usize::from(stance.large));
    }
    if !right && !within {
        cost += if is_before_verb(reading, stances, index, trigger) {
            BEFORE_VERB
        } else {
            LEFT
        };
    }
    cost += clauses.min(2) * if relative(reading, trigger, stance) { 0 } else { CLAUSE };
    cost += match stance.governor {
        Governor::Locative | Governor::Target => 0,
        Governor::Of if stance.governor_at == trigger.last + 1 => 0,
        Governor::To if nature.moves() => 0,
        Governor::To if nature == Nature::Protest && stance.governor_at > trigger.last + 1 => HEADED,
        Governor::Of | Governor::To => 3,
        Governor::None if right && stance.governor_at <= trigger.last + 3 => 0,
        Governor::None if stance.experiences || trigger.passive => 0,
        _ => BARE,
    };
    // "Called for an end to the war in Ukraine": what a protest is about.
    if nature == Nature::Protest && stance.large && is_of_conflict(reading, stance) {
        return None;
    }
    if right && (trigger.first + 1..to).any(|at| reading.does(at, Part::About)) && stance.governor != Governor::Target {
        // "marched against the war in Ukraine": a country in what it is about is not where it was.
        if stance.large && nature == Nature::Protest {
            return None;
        }
        cost += CAUSE;
    }
    let own = stance.governor_at == trigger.last;
    if right && nature == Nature::Protest && stance.governor == Governor::Target && !own {
        cost += CAUSE;
    }
    cost += 2 * usize::from(stance.large);
    (cost <= FARTHEST).then_some(cost)
}

/// Whether a place says where in a country those are who do it, right before its verb: "In Peru, police in Trujillo
/// seized drugs".
fn is_before_verb(reading: &Reading, stances: &[Stance], index: usize, trigger: &Found) -> bool {
    let stance = &stances[index];
    let within = stances[index + 1..].iter().take_while(|other| other.list == stance.list);
    let last = within.last().map_or(stance.last, |outer| outer.last);
    let setting = stances[..index].iter().any(|other| other.setting && other.large);
    let passes = |at: usize| {
        [Part::Have, Part::Adverb, Part::Be, Part::Modal]
            .iter()
            .any(|part| reading.does(at, *part))
    };
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
fn relative(reading: &Reading, trigger: &Found, stance: &Stance) -> bool {
    let next = stance.last + 1;
    next < trigger.first && (next..=next + 1).any(|at| matches!(reading.lower(at), "where" | "which"))
}

/// Puts the trigger on the place and on all of its list; what says where they lie becomes containing.
#[allow(clippy::too_many_arguments, reason = "one call, and all of it is needed")]
fn locate(
    reading: &Reading,
    stances: &[Stance],
    index: usize,
    trigger: &Found,
    nature: Nature,
    cost: usize,
    links: &mut Vec<Link>,
) {
    let list = stances[index].list;
    let members = (0..stances.len()).filter(|other| stances[*other].list == list);
    for other in members {
        let stance = &stances[other];
        if !stance.container && !stance.may_hold_event() && other != index {
            continue;
        }
        let (role, typed, rule) = if stance.container {
            (PlaceRole::Containing, false, "says where it lies")
        } else if stance.partly && stance.large {
            (PlaceRole::Containing, false, "an unnamed part of it")
        } else if nature == Nature::Meeting {
            (PlaceRole::Host, true, "hosts it")
        } else if nature.moves() && stance.governor == Governor::To {
            (PlaceRole::Destination, true, "moved to")
        } else {
            (
                PlaceRole::EventLocation,
                true,
                if cost == 0 && stance.last + 1 == trigger.first {
                    "names what happened"
                } else {
                    rule_of(reading, stance, trigger, other != index)
                },
            )
        };
        links.push(Link {
            stance: other,
            role,
            typed,
            cost,
            rule,
        });
    }
}

fn rule_of(reading: &Reading, stance: &Stance, trigger: &Found, listed: bool) -> &'static str {
    if listed {
        "listed with its place"
    } else if stance.setting {
        "setting of the sentence"
    } else if stance.first > trigger.last {
        "next place to the right"
    } else if relative(reading, trigger, stance) {
        "relative clause on the place"
    } else {
        "last place to the left"
    }
}

/// Whether the place acts: subject of an active verb, or named to say whose deed it is.
pub(super) fn acts(reading: &Reading, stance: &Stance, has_trigger: bool) -> bool {
    let by = stance.governor == Governor::Party && reading.lower(stance.governor_at) == "by";
    let onlooker = (stance.last + 1..=stance.last + 3).any(|at| reading.does(at, Part::Onlooker));
    let declines = reading.does(stance.last + 1, Part::Modal) && reading.lower(stance.last + 2) == "not";
    has_trigger
        && !(stance.of_actor && onlooker)
        && !declines
        && (stance.of_actor || by || (stance.subject && !stance.experiences))
        && reading
            .words
            .get(stance.last + 1)
            .is_none_or(|word| word.gap != Gap::Comma || !stance.subject)
}
