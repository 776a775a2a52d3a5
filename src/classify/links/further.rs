//! A trigger that has its place in, the further places that its sentence says it befell out.

use super::link::Link;
use crate::classify::found::Found;
use crate::classify::governor::Governor;
use crate::classify::lexicon::{Nature, Part};
use crate::classify::reading::{Gap, Reading};
use crate::classify::stance::Stance;
use crate::domain::PlaceRole;

/// Words from what counts the dead to the word for them at most: "recorded as many as 270 deaths".
const TOLL: usize = 4;
/// What it costs that an event was somewhere between two places.
const WAY: usize = 20;
/// Words from the verb of what spreads to where it spreads from at most.
const SPREADS: usize = 3;

/// Adds the places that the sentence tells of after the trigger's own.
pub(super) fn further(reading: &Reading, stances: &[Stance], found: &[Found], number: usize, links: &mut Vec<Link>) {
    let trigger = &found[number];
    if matches!(trigger.nature, Nature::Incident | Nature::Protest) {
        spread(reading, stances, trigger, links);
    }
    if !links.iter().any(|link| link.role == PlaceRole::EventLocation) {
        return;
    }
    let reached = |index: &usize| !links.iter().any(|link| link.stance == *index);
    let also: Vec<Link> = (0..stances.len())
        .filter(reached)
        .filter_map(|index| Some(Link::located(index, 0, rule(reading, stances, found, number, index)?)))
        .collect();
    links.extend(also);
}

/// Why the event was at the place as well, if it was.
fn rule(reading: &Reading, stances: &[Stance], found: &[Found], number: usize, index: usize) -> Option<&'static str> {
    let (trigger, stance) = (&found[number], &stances[index]);
    let next = found.get(number + 1).map_or(usize::MAX, |next| next.first);
    if is_its_water(reading, stance, trigger) {
        return Some("the water that did it");
    }
    let head = &stances[stance.list];
    if stance.first < trigger.last || stance.container || stance.attributive || stance.of_actor {
        None
    } else if matches!(trigger.nature, Nature::Incident | Nature::Protest)
        && head.first < next
        && narrows(reading, head)
    {
        Some("told more exactly")
    } else if trigger.of_nature && goes_on(reading, found, trigger, head) && befell(reading, stances, stance) {
        Some("befell it as well")
    } else if is_gapped(reading, stance)
        && (reading.does(trigger.first, Part::Hosts) || ends_dated(reading, stance, trigger))
    {
        Some("listed with its date")
    } else if matches!(trigger.nature, Nature::Incident | Nature::Protest | Nature::Movement)
        && is_counted(reading, stance)
    {
        Some("listed with its count")
    } else {
        None
    }
}

/// Whether a place tells more exactly where: "in Chad, mostly in Moundou".
fn narrows(reading: &Reading, stance: &Stance) -> bool {
    let told = |before: usize| reading.does(before, Part::Narrows) && reading.words[before].gap == Gap::Comma;
    stance.governor == Governor::Locative && stance.governor_at.checked_sub(1).is_some_and(told)
}

/// Whether a place opens a later clause that has no deed of its own.
fn goes_on(reading: &Reading, found: &[Found], trigger: &Found, stance: &Stance) -> bool {
    let own = |other: &Found| other.first > trigger.last && reading.clause(other.first) == reading.clause(stance.first);
    let later = reading.clause(stance.first) > reading.clause(trigger.last) || reading.opens_with_and(stance.first);
    later && !found.iter().any(own)
}

/// Whether it is told of a place that it was struck, or how many died there: "and Bohol was devastated", "while Niger has
/// recorded 270 deaths". What is told of the last of a list is told of all.
fn befell(reading: &Reading, stances: &[Stance], stance: &Stance) -> bool {
    let listed = stances.iter().rfind(|other| other.list == stance.list);
    let last = listed.map_or(stance.last, |other| other.last);
    let mut after = last + 1..reading.words.len();
    let at = after.find(|at| !reading.precedes_verb(*at)).unwrap_or(last);
    let passive = (last + 1..at).any(|at| reading.does(at, Part::Be));
    let counts = || (at + 2..=at + TOLL).any(|at| is_toll(reading, at));
    stance.governor == Governor::None
        && ((passive && reading.does(at, Part::Struck)) || (!passive && reading.does(at, Part::Counts) && counts()))
}

/// Whether word `at` is of so many dead, and nothing else is told to have killed them: "270 deaths", no "200 deaths from heat".
fn is_toll(reading: &Reading, at: usize) -> bool {
    let some = reading.is_number(at - 1)
        && reading
            .lower(at - 1)
            .bytes()
            .any(|digit| digit.is_ascii_digit() && digit != b'0');
    let of_other = matches!(
        (reading.lower(at + 1), reading.lower(at + 2)),
        ("from" | "of", _) | ("in", "a" | "an")
    );
    reading.does(at, Part::Victims) && some && !of_other
}

/// Whether a river or lake did it: "the Zambezi burst its banks in Mozambique".
fn is_its_water(reading: &Reading, stance: &Stance, trigger: &Found) -> bool {
    let own = stance.last < trigger.last && reading.clause(stance.first) == reading.clause(trigger.last);
    stance.water && stance.subject && own && trigger.nature == Nature::Incident
}

/// Whether no more than its date is told of a place that an incident befalls later: "will hit Hualien on Saturday and Fujian on
/// Monday".
fn ends_dated(reading: &Reading, stance: &Stance, trigger: &Found) -> bool {
    let end = reading.words.get(stance.last + 3);
    let ends = end.is_none_or(|word| word.gap != Gap::Space);
    let same = reading.clause(stance.first) == reading.clause(trigger.last);
    matches!(trigger.nature, Nature::Incident | Nature::Protest) && same && ends
}

/// Whether a clause says no more of a place than its date: "Zambia votes in August, and Uganda in January".
fn is_gapped(reading: &Reading, stance: &Stance) -> bool {
    let (first, next) = (stance.first, stance.last + 1);
    let date = |at: usize| {
        reading
            .words
            .get(at)
            .is_some_and(|word| word.capital && word.place.is_none())
    };
    let and = first
        .checked_sub(1)
        .is_some_and(|before| reading.does(before, Part::Joins));
    let dated = matches!(reading.lower(next), "in" | "on") && (date(next + 1) || reading.is_number(next + 1));
    and && dated && reading.words[next].gap == Gap::Space
}

/// Whether no more than a number is told of a place: "Haringey has nine cases and Enfield four", "Kano 900".
fn is_counted(reading: &Reading, stance: &Stance) -> bool {
    let at = stance.last + 1;
    let Some(number) = reading.words.get(at) else {
        return false;
    };
    let joined = reading.words[stance.first].gap == Gap::Comma
        || stance
            .first
            .checked_sub(1)
            .is_some_and(|before| reading.does(before, Part::Joins));
    let end = reading.words.get(at + 1);
    let ends = end.is_none_or(|word| word.gap != Gap::Space || reading.does(at + 1, Part::Joins));
    let count = (reading.is_number(at) || reading.does(at, Part::Number)) && number.gap == Gap::Space;
    joined && count && ends
}

/// What spreads from one place to another is at both: "cholera has spread from Khartoum to Tawila".
fn spread(reading: &Reading, stances: &[Stance], trigger: &Found, links: &mut Vec<Link>) {
    for index in 1..stances.len() {
        let (from, to) = (&stances[index - 1], &stances[index]);
        let mut verbs = from.governor_at.saturating_sub(SPREADS)..from.governor_at;
        let near = from.governor == Governor::From && to.governor == Governor::To && from.first > trigger.last;
        let all_over = trigger.of_nature || trigger.nature == Nature::Protest;
        let mut spreads = || all_over && verbs.any(|at| reading.does(at, Part::Spreads));
        if near && !from.container && (is_stretch(reading, stances, index - 1) || spreads()) {
            links.retain(|link| link.stance != index && link.stance != index - 1);
            links.extend([index - 1, index].map(|stance| Link::located(stance, 0, "spreads from there")));
        }
    }
}

/// Words from "on its way" to "from" at most.
const TRAVELS: usize = 3;

/// What befell somebody on the way was between its ends, where nothing tells it more exactly: "a bus on its way from Lyon to Dijon
/// crashed", "a bus travelling from Lyon to Dijon".
pub(super) fn on_its_way(reading: &Reading, stances: &[Stance], trigger: &Found, links: &mut Vec<Link>) {
    let travels = |at: usize| reading.lower(at) == "way" || reading.does(at, Part::Travels);
    if !links.is_empty() || trigger.nature != Nature::Incident {
        return;
    }
    for index in 1..stances.len() {
        let (from, to) = (&stances[index - 1], &stances[index]);
        let mut before = from.governor_at.saturating_sub(TRAVELS)..from.governor_at;
        let ends = from.governor == Governor::From && to.governor == Governor::To && to.last < trigger.first;
        let own = reading.clause(from.first) == reading.clause(trigger.first);
        if ends && own && before.any(travels) {
            links.extend([index - 1, index].map(|stance| Link::located(stance, WAY, "on the way between")));
        }
    }
}

/// Whether a place is one end of a stretch of land, and not where something is sent from: "villages from Osijek to Vukovar", "hit
/// Chile from Arica to Puerto Montt".
fn is_stretch(reading: &Reading, stances: &[Stance], index: usize) -> bool {
    let Some(before) = stances[index].governor_at.checked_sub(1) else {
        return false;
    };
    let held = index > 0 && stances[index - 1].last == before && stances[index - 1].may_hold_event();
    held && reading.words[before].wide || reading.does(before, Part::Way)
}

#[cfg(test)]
mod tests {
    use crate::classify::contract::told;

    #[test]
    fn a_place_told_more_exactly_is_one_as_well() {
        let flood = "flood event_location".to_owned();
        let text = "Floods killed 30 in Chad, mostly in Moundou and Pala.";
        assert_eq!(
            told(text, &["Chad", "Moundou", "Pala"]),
            [flood.clone(), flood.clone(), flood]
        );
        let text = "Floods killed 30 in Chad, but officials are mostly in Moundou.";
        assert_eq!(told(text, &["Chad", "Moundou"])[1], "mention mention");
    }

    #[test]
    fn what_is_said_to_have_struck_another_place_or_killed_there_did_so() {
        let text = "Floods have killed 40 in Chad, while Niger has recorded 270 deaths.";
        assert_eq!(told(text, &["Chad", "Niger"])[1], "flood event_location");
        let text = "A quake hit Davao, and Bohol was devastated.";
        assert_eq!(told(text, &["Davao", "Bohol"])[1], "earthquake event_location");
        let text = "A quake hit Davao, and Bohol was calm.";
        assert_eq!(told(text, &["Davao", "Bohol"])[1], "mention mention");
        let text = "Floods have killed 40 in Chad, while Niger has recorded no deaths.";
        assert_eq!(told(text, &["Chad", "Niger"])[1], "mention actor");
    }

    #[test]
    fn who_votes_later_is_told_with_a_date_alone() {
        let text = "Zambia votes in August, and Uganda in January.";
        let future = "election event_location future";
        assert_eq!(told(text, &["Zambia", "Uganda"]), [future, future]);
        assert_eq!(
            told("Zambia votes in August, and Uganda was silent.", &["Zambia", "Uganda"])[1],
            "mention mention"
        );
    }

    #[test]
    fn what_spreads_from_a_place_to_another_is_at_both() {
        let text = "Cholera has spread from Khartoum to Tawila.";
        assert_eq!(told(text, &["Khartoum", "Tawila"]), ["disease event_location"; 2]);
        let text = "Protests spread from Lyon to Paris.";
        assert_eq!(told(text, &["Lyon", "Paris"]), ["protest event_location"; 2]);
        let text = "Shells were fired from Goma to Sake.";
        assert_eq!(told(text, &["Goma", "Sake"])[0], "mention origin");
    }
}
