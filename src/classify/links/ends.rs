//! A trigger and the places of its sentence in, where it starts and leads and who takes part out.

use super::hosts::is_visit;
use super::link::Link;
use crate::classify::found::Found;
use crate::classify::governor::Governor;
use crate::classify::lexicon::{Form, Nature, Part};
use crate::classify::reading::{Gap, Reading};
use crate::classify::stance::Stance;
use crate::domain::PlaceRole;

/// Parties to an event stand no farther from it than this many words.
const PARTY_REACH: usize = 10;
/// A journey leads to and from places that stand no farther from it than this many words.
const WAY: usize = 6;

/// "from X" after a movement or a shot: where it started; "fled X for Y": where it started, and where it leads.
pub(super) fn ends_of_movement(
    reading: &Reading,
    stances: &[Stance],
    trigger: &Found,
    nature: Nature,
    links: &mut Vec<Link>,
) {
    let leaves = nature.moves() && (trigger.first..=trigger.last).any(|at| reading.does(at, Part::Leave));
    for (index, stance) in stances.iter().enumerate() {
        let reach = if nature == Nature::Journey { WAY } else { PARTY_REACH };
        let near = stance.first > trigger.first && stance.first.saturating_sub(trigger.last) <= reach;
        if !near || stance.attributive || stance.of_actor || stance.container {
            continue;
        }
        let (role, typed, rule) = match stance.governor {
            // "Abducted a driver from Kenya near Goma": where he is from.
            Governor::From if nature == Nature::Movement && stance.large && is_located(links) => continue,
            Governor::From => (PlaceRole::Origin, nature.moves(), "moved or fired from"),
            Governor::To if nature.moves() && stance.first > trigger.last => (PlaceRole::Destination, true, "moved to"),
            Governor::Locative if nature == Nature::Journey && arrives(stance, trigger) => {
                (PlaceRole::Destination, true, "arrived in")
            }
            Governor::For if leaves => (PlaceRole::Destination, true, "left for"),
            // "Fled Goma for": the place may stand within the words.
            Governor::None if leaves && stance.first <= trigger.last + 1 => (PlaceRole::Origin, true, "left"),
            _ => continue,
        };
        links.retain(|link| link.stance != index);
        links.push(Link {
            stance: index,
            role,
            typed,
            cost: stance.first.saturating_sub(trigger.last),
            rule,
        });
    }
}

/// The region that a sentence is set in only holds what moves from or to a town: "In Karen State, guerrillas withdrew from
/// Kawkareik".
pub(super) fn contain_setting(reading: &Reading, stances: &[Stance], nature: Nature, links: &mut [Link]) {
    let end = |link: &Link| matches!(link.role, PlaceRole::Origin | PlaceRole::Destination);
    let exact = links
        .iter()
        .any(|link| end(link) && link.typed && !stances[link.stance].large);
    let wide = |stance: &Stance| stance.setting && reading.words[stance.first].wide && !stance.large;
    for link in links.iter_mut().filter(|_| exact && nature == Nature::Movement) {
        if link.role == PlaceRole::EventLocation && wide(&stances[link.stance]) {
            (link.role, link.typed, link.rule) = (PlaceRole::Containing, false, "setting of a movement");
        }
    }
}

/// The region that opens a sentence only holds what the sentence tells of a place in it: "In Cauca, fighting went on in Toribío".
pub(super) fn hold_in_setting(stances: &[Stance], links: &mut Vec<Link>) {
    let inner = |link: &Link| link.typed && link.role != PlaceRole::Actor && stances[link.stance].in_setting;
    if !links.iter().any(inner) {
        return;
    }
    for (index, stance) in stances.iter().enumerate() {
        if stance.setting && !stance.in_setting && !links.iter().any(|link| link.stance == index) {
            links.push(Link {
                stance: index,
                role: PlaceRole::Containing,
                typed: false,
                cost: 0,
                rule: "told more exactly within it",
            });
        }
    }
}

/// Whether something is on a place already.
fn is_located(links: &[Link]) -> bool {
    links.iter().any(|link| link.role == PlaceRole::EventLocation)
}

/// Whether the preposition of a place follows the trigger or ends it: "arrived in Oslo".
fn arrives(stance: &Stance, trigger: &Found) -> bool {
    (trigger.last..=trigger.last + 1).contains(&stance.governor_at)
}

/// Who talks, agrees, threatens, punishes, and to whom.
pub(super) fn parties(
    reading: &Reading,
    stances: &[Stance],
    trigger: &Found,
    next: usize,
    nature: Nature,
    links: &mut Vec<Link>,
) {
    let left = stances
        .iter()
        .rposition(|stance| {
            let (of, aside) = (&reading.words[trigger.first], reading.words[stance.first].aside);
            let same = reading.clause(stance.first) == of.clause && aside == of.aside;
            stance.last < trigger.first && is_party(stance) && (same || before_aside(reading, stance, trigger))
        })
        .filter(|index| {
            let stance = &stances[*index];
            trigger.first - stance.last <= PARTY_REACH || before_aside(reading, stance, trigger)
        });
    let right = |stance: &Stance| stance.first < next && is_other_party(reading, stance, trigger, nature);
    for (index, stance) in stances.iter().enumerate() {
        // "Rwanda is accused of arming rebels": others do it.
        let done_to = nature == Nature::Dealing && trigger.passive;
        let listed =
            !done_to && left.is_some_and(|left| stances[left].list == stance.list && stance.last < trigger.first);
        let hosts = links
            .iter()
            .any(|link| link.stance == index && link.role == PlaceRole::Host);
        if stance.container || hosts || !(listed || right(stance)) {
            continue;
        }
        links.push(Link {
            stance: index,
            role: PlaceRole::Actor,
            typed: true,
            cost: trigger.first.abs_diff(stance.first) / 2 + usize::from(stance.first > trigger.last),
            rule: "party to it",
        });
    }
}

/// Words from the end of a relative clause in commas to the verb of the place before it at most.
const PREDICATE: usize = 3;

/// Whether a place stands before a relative clause in commas after which it acts: "Hanoi, which holds reefs of its own, called for calm".
fn before_aside(reading: &Reading, stance: &Stance, trigger: &Found) -> bool {
    let aside = |at: usize| reading.words.get(at).map_or(0, |word| word.aside);
    let own = aside(stance.last + 1);
    let end = (stance.last + 1..trigger.first).find(|at| aside(*at) != own);
    own != 0 && aside(trigger.first) == 0 && end.is_none_or(|end| trigger.first - end <= PREDICATE)
}

/// Whether a place to the right of a deed is with whom or to whom it is done.
fn is_other_party(reading: &Reading, stance: &Stance, trigger: &Found, nature: Nature) -> bool {
    let governed = match stance.governor {
        Governor::Party => true,
        Governor::Target => nature != Nature::Meeting,
        // "Banned exports to China".
        Governor::To => nature != Nature::Dealing || is_shipped(reading, trigger, stance),
        Governor::For => nature != Nature::Dealing,
        Governor::From => nature == Nature::Dealing,
        Governor::Locative => nature == Nature::Dealing && is_punished(reading, trigger, stance),
        _ => false,
    };
    let visited = stance.first == trigger.last + 1 && is_visit(reading, trigger);
    let object = stance.governor == Governor::None && stance.first <= trigger.last + 3;
    let of = stance.governor == Governor::Of && stance.governor_at == trigger.last + 1;
    stance.first > trigger.last
        && !visited
        && stance.first - trigger.last <= PARTY_REACH
        && reading.clause(stance.first) == reading.clause(trigger.last)
        && (governed || object || of || stance.of_actor)
}

/// Whether those at a place are punished: "blacklisted dealers in Dubai", but no "agreed new sanctions at talks in Brussels".
fn is_punished(reading: &Reading, trigger: &Found, stance: &Stance) -> bool {
    let punishes = (trigger.first..=trigger.last).any(|at| reading.does(at, Part::Punishes));
    let mut object = trigger.last + 1..stance.governor_at;
    let anew = |at: usize| reading.words[at].place.is_some() && !reading.does(at + 1, Part::Joins);
    let first = |at: usize| !reading.does(at, Part::Locative) || reading.words[at + 1].place.is_some();
    // "Sanctions" say on whom, or others than those who are punished follow.
    let noun = reading.lower(trigger.last) == "sanctions" && !reading.does(trigger.last + 1, Part::Target);
    punishes
        && !noun
        && object.len() > usize::from(reading.does(trigger.last + 1, Part::Target))
        && object.all(|at| !anew(at) && first(at) && !reading.does_any(at, &[Part::Be, Part::Finite]))
        && (trigger.last + 1..=stance.first).all(|at| reading.words[at].gap != Gap::Comma)
}

/// Whether a place is where goods go that the deed is about.
fn is_shipped(reading: &Reading, trigger: &Found, stance: &Stance) -> bool {
    (trigger.first..stance.governor_at).any(|at| reading.does(at, Part::Shipped))
}

/// The sides of a game that are named for their places: "Leipzig drew with Madrid", "Kenya beat Uganda", where neither is
/// where they played.
pub(super) fn sides(reading: &Reading, stances: &[Stance], trigger: &Found, links: &mut Vec<Link>) {
    if trigger.form == Form::Plain && !reading.does(trigger.first, Part::Opposes) {
        return;
    }
    let bare = |stance: &Stance| {
        let named = !(stance.demonym || stance.attributive || stance.of_actor || stance.container);
        named && stance.governor == Governor::None
    };
    let home = stances
        .iter()
        .rposition(|stance| stance.last < trigger.first && plays(reading, stance, trigger))
        .filter(|index| bare(&stances[*index]) && trigger.first - stances[*index].last <= PARTY_REACH);
    for (index, stance) in stances.iter().enumerate() {
        let own = home.is_some_and(|home| stances[home].list == stance.list && stance.last < trigger.first);
        let right = stance.first > trigger.last && stance.first - trigger.last <= PARTY_REACH;
        let object = stance.first <= trigger.last + 2 && bare(stance);
        let against = matches!(stance.governor, Governor::Party | Governor::Target | Governor::To);
        let other = right && reading.clause(stance.first) == reading.clause(trigger.last) && (object || against);
        if (own && bare(stance)) || (other && !stance.container) {
            links.retain(|link| link.stance != index);
            links.push(Link {
                stance: index,
                role: PlaceRole::Actor,
                typed: true,
                cost: trigger.first.abs_diff(stance.first) / 2,
                rule: "side of a game",
            });
        }
    }
}

/// Whether a place on the left stands in the clause of the game, or right before a relative clause that tells of it:
/// "Newcastle, who play on Saturday".
fn plays(reading: &Reading, stance: &Stance, trigger: &Found) -> bool {
    let apart = reading.clause(trigger.first) - reading.clause(stance.first);
    apart == 0 || (apart == 1 && reading.does(stance.last + 1, Part::Relative))
}

/// Whether a place to the left of a deed may be who does it.
fn is_party(stance: &Stance) -> bool {
    let governed = matches!(
        stance.governor,
        Governor::Locative | Governor::From | Governor::To | Governor::Target
    );
    !stance.container && (!governed || stance.of_actor || stance.demonym || stance.sends)
}
