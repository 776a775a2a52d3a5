//! The triggers and places of a sentence in, what happened where out.
//!
//! The rule of this room: a trigger belongs to the next place that may hold an event to its right, else to the last
//! one to its left; clauses, prepositions and lists then move it. All of it is a cost in words, the least wins.

use super::cost::{cost, relative};
use super::counting::had;
use super::ends::{contain_setting, ends_of_movement, hold_in_setting, parties, sides};
use super::further::{further, on_its_way};
use super::hosts::{belongs_elsewhere, is_contested, is_of_another, is_own, may_host};
use super::link::Link;
use super::local::local_force;
use super::owners::{hosting_subject, own_work, owner};
use crate::classify::found::Found;
use crate::classify::governor::Governor;
use crate::classify::lexicon::{ClassId, Form, Nature, Part};
use crate::classify::lists::{enclosing, past_kind};
use crate::classify::reading::{Gap, Reading};
use crate::classify::stance::Stance;
use crate::domain::PlaceRole;
use std::iter::successors;

/// Words in who speaks at a place, before its preposition, at most: "a senior police official in X".
const SPEAKER: usize = 5;

/// All links of trigger `number` of those found in the sentence.
pub(in crate::classify) fn links(
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
        if let Some((cost, index)) =
            nearest(reading, stances, found, trigger).filter(|(_, index)| is_own(reading, &stances[*index], trigger))
        {
            let index = innermost(reading, stances, index, ground);
            locate(reading, stances, index, trigger, cost, &mut links);
            let joined = |from: usize| joined_object(reading, stances, from, trigger, next, ground);
            let joined = successors(joined(index), |from| joined(*from));
            links.extend(joined.map(|stance| Link::located(stance, cost, "place of a second object")));
        } else if reading.does(trigger.first, Part::Hosts) || reading.does(trigger.last, Part::Hosts) {
            links.extend(hosting_subject(reading, stances, trigger));
        } else if let Some(owner) = owner(reading, stances, trigger).or_else(|| own_work(reading, stances, trigger)) {
            links.push(owner);
        } else {
            links.extend(local_force(reading, stances, trigger));
            on_its_way(reading, stances, trigger, &mut links);
        }
    }
    if nature.moves() || nature == Nature::Incident {
        ends_of_movement(reading, stances, trigger, nature, &mut links);
        contain_setting(reading, stances, nature, &mut links);
    }
    if nature == Nature::Contest {
        sides(reading, stances, trigger, &mut links);
    }
    if nature.has_parties() {
        parties(reading, stances, trigger, next, nature, &mut links);
    }
    further(reading, stances, found, number, &mut links);
    hold_in_setting(stances, &mut links);
    links
}

/// The place that a trigger costs least to be put on, and the cost.
fn nearest(reading: &Reading, stances: &[Stance], found: &[Found], trigger: &Found) -> Option<(usize, usize)> {
    let nature = trigger.nature;
    let beside = stances.iter().position(|stance| {
        is_contested(stance, trigger, reading) || names_incident(stance, trigger, nature, reading, stances)
    });
    let beside = beside.or_else(|| (0..stances.len()).find(|index| had(stances, *index, trigger, reading)));
    // "Protesters in Nairobi burned cars, while leaders in Kampala urged calm": what is told of one scene is in no other.
    let scene = reading.scene(trigger.first);
    let in_scene = |index: &usize| scene.contains(&stances[*index].first);
    let hosts = |index: &usize| may_host(&stances[*index], trigger, nature, reading);
    let has_own = !reading.scenes.is_empty() && (0..stances.len()).any(|index| in_scene(&index) && hosts(&index));
    (0..stances.len())
        .filter(hosts)
        .filter(|index| !has_own || in_scene(index))
        .filter(|index| !belongs_elsewhere(&stances[*index], trigger, found, reading))
        .filter(|index| !is_of_another(&stances[*index], trigger, stances, reading))
        .filter(|index| !is_told_within(&stances[*index], trigger, stances, reading))
        .filter(|index| !is_of_speaker(&stances[*index], trigger, stances, reading))
        .filter_map(|index| Some((cost(reading, stances, index, trigger)?, index)))
        .chain(beside.map(|index| (0, index)))
        .min()
}

/// Whether a place only opens the sentence for those in it that stand in the clause of the deed: "In Cauca, fighting went
/// on in Toribío".
fn is_told_within(stance: &Stance, trigger: &Found, stances: &[Stance], reading: &Reading) -> bool {
    let placed = |inner: &Stance| {
        let fits = matches!(inner.governor, Governor::Locative | Governor::Target | Governor::None);
        let own = reading.clause(inner.first) == reading.clause(trigger.first);
        // "In Kenya, clashes killed four, officials in Nairobi said".
        let speaks = reading.does(inner.last + 1, Part::Speak);
        inner.in_setting && fits && own && !speaks && may_host(inner, trigger, trigger.nature, reading)
    };
    stance.setting && matches!(trigger.nature, Nature::Incident | Nature::Protest) && stances.iter().any(placed)
}

/// Whether somebody speaks at a place of what another opens the sentence for, or of what another stands before: "In Kenya, clashes
/// killed four, officials in Nairobi said", "An attack on Lamu has killed four, officials in Nairobi said".
fn is_of_speaker(stance: &Stance, trigger: &Found, stances: &[Stance], reading: &Reading) -> bool {
    let speaks = stance.first > trigger.last && reading.does(stance.last + 1, Part::Speak);
    let set = || stance.in_setting && stances.iter().any(|other| other.setting && other.last < trigger.first);
    speaks
        && (set()
            || (opens_with_comma(reading, stance, trigger) && stances.iter().any(|other| is_befallen(other, trigger))))
}

/// Whether a comma stands between a deed and who speaks of it at a place to the right: ", officials in Nairobi said".
fn opens_with_comma(reading: &Reading, stance: &Stance, trigger: &Found) -> bool {
    let from = stance.governor_at.saturating_sub(SPEAKER).max(trigger.last + 1);
    (from..stance.governor_at).any(|at| reading.words[at].gap == Gap::Comma)
}

/// Whether a place before a deed may be where that was.
fn is_befallen(stance: &Stance, trigger: &Found) -> bool {
    let placed = matches!(stance.governor, Governor::Locative | Governor::Target | Governor::Of);
    placed && stance.last < trigger.first && stance.may_hold_event() && !stance.container
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

/// The place of the object after the one whose place is at `index`: "hit a refinery in Ryazan and a depot at Toropets", "arrested in
/// Leeds, four in Bradford and two in York". What does something there is none: "hit a depot in Tver and
/// officials in Moscow vowed revenge".
fn joined_object(
    reading: &Reading,
    stances: &[Stance],
    index: usize,
    trigger: &Found,
    next: usize,
    ground: ClassId,
) -> Option<usize> {
    let listed = |other: &&Stance| other.list == stances[index].list;
    let first = &stances[index];
    let last = stances[index..].iter().take_while(listed).last()?.last;
    let last = past_kind(reading, last, ground);
    let at = stances.iter().position(|stance| stance.first > last)?;
    let other = &stances[at];
    let verb = (trigger.form != Form::Plain || trigger.first != trigger.last)
        && matches!(
            trigger.nature,
            Nature::Incident | Nature::Protest | Nature::Setting | Nature::Contest
        );
    let placed =
        |stance: &Stance| matches!(stance.governor, Governor::Locative | Governor::Target) && stance.may_hold_event();
    let both = placed(first) && placed(other) && first.first > trigger.last && other.first < next;
    let same = reading.words[other.first].clause == reading.words[trigger.last].clause;
    let and = reading.lower(last + 1) == "and";
    let counted = reading.words[last + 1].gap == Gap::Comma && is_count(reading, last + 1);
    let object = last + 1 + usize::from(and);
    let plain = object < other.governor_at
        && (object..other.governor_at).all(|at| is_of_noun(reading, at) || counted && at == object);
    (verb && both && same && (and || counted) && plain && ends_phrase(reading, other.last + 1)).then_some(at)
}

/// Whether word `at` says how many.
fn is_count(reading: &Reading, at: usize) -> bool {
    reading.is_number(at) || reading.does(at, Part::Number)
}

/// Whether a word may stand before a noun or be one.
fn is_of_noun(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    let verb = word.ends_with("ed") || reading.does(at, Part::Finite) || reading.does(at, Part::Be);
    !verb && !reading.does(at, Part::Have) && !reading.does(at, Part::Modal) && reading.words[at].gap != Gap::Comma
}

/// Whether no verb follows a place: the sentence ends there, or goes on after a mark or with a preposition.
fn ends_phrase(reading: &Reading, at: usize) -> bool {
    let ends = [
        Part::Locative,
        Part::Target,
        Part::Of,
        Part::Toward,
        Part::Party,
        Part::Clause,
        Part::Joins,
        Part::For,
    ];
    let end = reading.words.get(at);
    end.is_none_or(|word| word.gap != Gap::Space || reading.does_any(at, &ends))
}

/// Whether a place stands right before the noun that tells what happened: "the Valencia floods", "Kyiv drone strikes".
/// A country there is who does it, unless nobody does: "the Turkey earthquake".
fn names_incident(stance: &Stance, trigger: &Found, nature: Nature, reading: &Reading, stances: &[Stance]) -> bool {
    let beside = stance.last + 1 == trigger.first && reading.words[trigger.first].gap == Gap::Space;
    // "Kenya fires missiles": a verb, of which the place is the subject.
    let fires = stance.subject && trigger.first != trigger.last;
    let bare = stance.governor == Governor::None && !stance.attributive && !stance.container && !fires;
    let object = stances.iter().any(|other| other.first == trigger.last + 1);
    let happens = matches!(nature, Nature::Incident | Nature::Protest);
    // "Kharkiv attack kills five", "the Paris attacks": a verb would agree with the place and follow no article.
    let agrees = trigger.form == Form::Present && reading.lower(trigger.first).ends_with('s');
    let article = stance.first > 0 && reading.does(stance.first - 1, Part::Article);
    let noun = trigger.form == Form::Plain || (trigger.form == Form::Present && (!agrees || article));
    beside && bare && happens && noun && !object && (!stance.large || trigger.of_nature)
}

/// Puts the trigger on the place and on all of its list; what says where they lie becomes containing.
fn locate(reading: &Reading, stances: &[Stance], index: usize, trigger: &Found, cost: usize, links: &mut Vec<Link>) {
    let list = stances[index].list;
    let members = (0..stances.len()).filter(|other| stances[*other].list == list);
    for other in members {
        let stance = &stances[other];
        if !stance.container && !stance.may_hold_event() && other != index {
            continue;
        }
        let (role, rule) = match role_of(stance, trigger.nature) {
            Some(told) => told,
            None if cost == 0 && stance.last + 1 == trigger.first => (PlaceRole::EventLocation, "names what happened"),
            None => (
                PlaceRole::EventLocation,
                rule_of(reading, stance, trigger, other != index),
            ),
        };
        let typed = role != PlaceRole::Containing;
        links.push(Link {
            stance: other,
            role,
            typed,
            cost,
            rule,
        });
    }
}

/// What a place is to a deed of that nature, if not simply where it was.
fn role_of(stance: &Stance, nature: Nature) -> Option<(PlaceRole, &'static str)> {
    if stance.container {
        Some((PlaceRole::Containing, "says where it lies"))
    } else if stance.partly && stance.large {
        Some((PlaceRole::Containing, "an unnamed part of it"))
    } else if nature == Nature::Meeting {
        Some((PlaceRole::Host, "hosts it"))
    } else if nature.moves() && stance.governor == Governor::To {
        Some((PlaceRole::Destination, "moved to"))
    } else {
        None
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

#[cfg(test)]
mod tests {
    use crate::classify::contract::told;

    #[test]
    fn a_second_object_has_a_place_of_its_own() {
        let hit = told(
            "Drones hit a refinery in Ryazan and an arms depot at Toropets.",
            &["Ryazan", "Toropets"],
        );
        assert_eq!(hit, ["air_strike event_location", "air_strike event_location"]);
        let arrested = told(
            "Police arrested a man in Leeds and a woman in York.",
            &["Leeds", "York"],
        );
        assert_eq!(arrested, ["arrest event_location", "arrest event_location"]);
        let vowed = told(
            "Drones hit a depot in Tver and officials in Moscow vowed revenge.",
            &["Tver", "Moscow"],
        );
        assert_eq!(vowed[1], "mention mention");
    }

    #[test]
    fn who_votes_holds_the_vote() {
        assert_eq!(
            told("Ghana votes for president", &["Ghana"]),
            ["election event_location"]
        );
        assert_eq!(
            told("Ghana's court annulled the election.", &["Ghana"]),
            ["election event_location"]
        );
        assert_eq!(told("Paris hosted a summit.", &["Paris"]), ["talks host"]);
    }
}
