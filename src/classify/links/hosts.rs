//! A trigger and a place in, whether it may have happened there out.

use super::cost::relative;
use crate::classify::found::Found;
use crate::classify::governor::Governor;
use crate::classify::lexicon::{Form, Nature, Part};
use crate::classify::reading::{Gap, Reading};
use crate::classify::stance::Stance;

/// "To X for talks": words from the place to the talks at most.
const COMES_FOR: usize = 6;

/// How many words after a verb of speech the deed that is spoken of stands at most.
const SPOKEN_OF: usize = 3;

/// How many words after a verb of speech the place where somebody speaks stands at most: "told reporters in Abuja".
const SAID: usize = 5;

/// Words from where somebody is taken to the hospital there at most: "flown to a hospital in Tyler".
const TAKEN: usize = 4;

/// How many words after a verb its object may begin.
const OBJECT: usize = 5;

pub(super) fn may_host(stance: &Stance, trigger: &Found, nature: Nature, reading: &Reading) -> bool {
    if stance.coded {
        return true;
    }
    // "Heads for Taiwan": the storm's own verb ends with it.
    let headed = matches!(nature, Nature::Incident | Nature::Meeting)
        && stance.governor == Governor::For
        && stance.governor_at == trigger.last;
    let other = headed || is_told_where(stance, trigger, reading) || is_shipped_from(stance, trigger, reading);
    if !(stance.may_hold_event() || other) || stance.container {
        return false;
    }
    let subject_acts = stance.subject && !stance.experiences && !(trigger.passive && stance.last < trigger.first);
    if subject_acts || (nature != Nature::Meeting && is_of_participle(stance, trigger, reading)) {
        return false;
    }
    if is_other_side(stance, trigger, reading) || is_where_taken(stance, trigger, reading) {
        return false;
    }
    if is_way_of_somebody(stance, trigger, reading) {
        return false;
    }
    match nature {
        Nature::Meeting => {
            let visited = stance.first == trigger.last + 1 && is_visit(reading, trigger);
            let headed_for = trigger.first < stance.first && stance.last < trigger.last;
            let held = stance.governor == Governor::Locative && !is_topic(reading, trigger, stance);
            held || headed || visited || headed_for || comes_for(reading, trigger, stance)
        }
        Nature::Movement if flies_over(reading, trigger, stance) => false,
        Nature::Movement | Nature::Delivery => !(stance.governor == Governor::To && trigger.last > stance.last),
        _ => stance.governor != Governor::To || stance.first > trigger.last || relative(reading, trigger, stance),
    }
}

/// Whether a later clause tells where somebody was going: "killing men who were on their way to Urgun from a match in
/// Sharana".
fn is_way_of_somebody(stance: &Stance, trigger: &Found, reading: &Reading) -> bool {
    let apart = stance.first > trigger.last && reading.clause(stance.first) != reading.clause(trigger.last);
    let opener = (trigger.last..stance.first).rfind(|at| reading.clause(*at) != reading.clause(stance.first));
    let who = |at: &usize| matches!(reading.lower(at + 1), "who" | "whom" | "which");
    let way = |at: usize| reading.lower(at) == "way" || reading.does(at, Part::Travels);
    let going = |at: usize| stance.governor == Governor::To || (at..stance.first).any(way);
    let happens = matches!(trigger.nature, Nature::Incident | Nature::Protest);
    happens && apart && opener.filter(who).is_some_and(going)
}

/// Whether a place is where goods come from that the words for the deed name: "exports from Kenya fell".
fn is_shipped_from(stance: &Stance, trigger: &Found, reading: &Reading) -> bool {
    let within = trigger.first < stance.first && stance.last < trigger.last;
    let goods = (trigger.first..stance.governor_at).any(|at| reading.does(at, Part::Shipped));
    trigger.nature == Nature::Setting && stance.governor == Governor::From && within && goods
}

/// Whether a clause with "where" tells what goes on where somebody or something is from: "came from Butembo, where cases are
/// confirmed".
fn is_told_where(stance: &Stance, trigger: &Found, reading: &Reading) -> bool {
    let named = !(stance.attributive || stance.of_actor);
    named && relative(reading, trigger, stance) && reading.clause(stance.first) + 1 == reading.clause(trigger.first)
}

/// Whether a place belongs to a participle that tells of another time: "men trained in Serbia", "a truce brokered in Kunming".
fn is_of_participle(stance: &Stance, trigger: &Found, reading: &Reading) -> bool {
    let Some(before) = stance.governor_at.checked_sub(1) else {
        return false;
    };
    let own = (trigger.first..=trigger.last).contains(&before);
    stance.governor == Governor::Locative && !own && reading.does(before, Part::Remote)
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

pub(super) fn is_visit(reading: &Reading, trigger: &Found) -> bool {
    reading.does(trigger.first, Part::Visit)
}

/// Whether a place to the left stands in a clause that has an event of its own: "Envoys talk in Riyadh as drones strike".
pub(super) fn belongs_elsewhere(stance: &Stance, trigger: &Found, found: &[Found], reading: &Reading) -> bool {
    let apart = stance.last < trigger.first && reading.clause(stance.first) != reading.clause(trigger.first);
    let own =
        |other: &Found| reading.clause(other.first) == reading.clause(stance.first) && other.first < trigger.first;
    let told = apart && !stance.setting && !relative(reading, trigger, stance) && found.iter().any(own);
    let named = || apart && !stance.setting && !relative(reading, trigger, stance) && names_spot(trigger, reading);
    told || named()
        || is_only_spoken_of(stance, trigger, found, reading)
        || is_where_said(stance, trigger, reading)
        || is_where_observed(stance, trigger, reading)
        || is_of_other(stance, trigger, found, reading)
}

/// Whether the clause of a deed says where it was by a name that is on no map: "the crossing at Tine is cut by floods".
fn names_spot(trigger: &Found, reading: &Reading) -> bool {
    let own = |at: &usize| reading.clause(*at) == reading.clause(trigger.first);
    let spot = |at: usize| {
        let name = reading.words.get(at + 1);
        matches!(reading.lower(at), "at" | "near" | "outside")
            && name.is_some_and(|word| word.capital && word.place.is_none() && word.gap == Gap::Space)
            && reading.is_name(at + 1)
    };
    (0..reading.words.len()).filter(own).any(spot)
}

/// Whether a place is where somebody speaks of the deed: "told reporters in Abuja that cholera had been confirmed".
fn is_where_said(stance: &Stance, trigger: &Found, reading: &Reading) -> bool {
    let from = stance.governor_at.saturating_sub(SAID);
    let own = |at: &usize| reading.clause(*at) == reading.clause(stance.first) && reading.words[*at].place.is_none();
    let mut before = (from..stance.governor_at).rev().take_while(own);
    let says = before.any(|at| reading.speaks(at));
    let apart = stance.last < trigger.first && reading.clause(stance.first) != reading.clause(trigger.first);
    let aside = (from..stance.governor_at).any(|at| is_speaking(reading, at));
    stance.governor == Governor::Locative && (aside || (apart && says))
}

/// Whether those who speak at a place only look on from there: "said a diplomat in Amman", "analysts in London say". What
/// police and officials tell is mostly of their own place.
fn is_where_observed(stance: &Stance, trigger: &Found, reading: &Reading) -> bool {
    let Some(who) = stance
        .governor_at
        .checked_sub(1)
        .filter(|who| reading.does(*who, Part::Observer))
    else {
        return false;
    };
    let says = |at: usize| reading.does(at, Part::Speak);
    let after = trigger.first > stance.last && (stance.last + 1..stance.last + 4).any(says);
    let before = trigger.last < stance.first && (who.saturating_sub(SAID)..who).any(says);
    stance.governor == Governor::Locative && (after || before)
}

/// Whether somebody speaks at word `at`: "speaking in Abuja", ", speaking on Monday", but no "speaking clocks".
fn is_speaking(reading: &Reading, at: usize) -> bool {
    let goes_on = reading.does_any(at + 1, &[Part::Locative, Part::Toward, Part::Target]);
    reading.lower(at) == "speaking" && (reading.words[at].gap == Gap::Comma || goes_on)
}

/// Whether a place to the right is that of talks, or of another disaster of its type, which are told of in another clause:
/// "Fighting has flared since talks in Kunming broke down".
fn is_of_other(stance: &Stance, trigger: &Found, found: &[Found], reading: &Reading) -> bool {
    let apart = stance.first > trigger.last && reading.clause(stance.first) != reading.clause(trigger.last);
    let own = |other: &Found| {
        let between = other.first > trigger.last && other.last < stance.first;
        let alike = trigger.of_nature && other.event_type == trigger.event_type;
        between
            && (alike || other.nature == Nature::Meeting)
            && reading.clause(other.first) == reading.clause(stance.first)
    };
    matches!(trigger.nature, Nature::Incident | Nature::Protest) && apart && found.iter().any(own)
}

/// Whether a place is only the other side of a game: "Ireland beat Italy 31-17", but "won the London marathon".
fn is_other_side(stance: &Stance, trigger: &Found, reading: &Reading) -> bool {
    let opposes = trigger.nature == Nature::Contest && reading.does(trigger.first, Part::Opposes);
    let names = stance.last + 1 == trigger.last;
    opposes && !names && stance.first > trigger.first && matches!(stance.governor, Governor::None | Governor::To)
}

/// Whether somebody is taken to a hospital there for what happened before: "flown to a hospital in Tyler after a crash", no
/// "moved to a hospital in Goma and shelled it".
fn is_where_taken(stance: &Stance, trigger: &Found, reading: &Reading) -> bool {
    let Some(site) = stance.governor_at.checked_sub(1) else {
        return false;
    };
    let mut before = (site.saturating_sub(TAKEN)..site).rev();
    let earlier = |at: usize| matches!(reading.lower(at), "after" | "following" | "when" | "since" | "as");
    let before_it = trigger.first < stance.first || (stance.last + 1..trigger.first).any(earlier);
    matches!(trigger.nature, Nature::Incident | Nature::Movement)
        && before_it
        && stance.governor == Governor::Locative
        && matches!(reading.lower(site), "hospital" | "hospitals" | "clinic" | "morgue")
        && before.any(|at| reading.lower(at) == "to")
}

/// Whether a place is what is fought for: "the battle for Imola".
pub(super) fn is_contested(stance: &Stance, trigger: &Found, reading: &Reading) -> bool {
    let fought = trigger.nature == Nature::Incident && reading.does(trigger.last, Part::Contested);
    fought && stance.governor == Governor::For && stance.governor_at == trigger.last + 1
}

/// Whether a place is not where another votes: "Zambia votes in August, and Uganda in January".
pub(super) fn is_own(reading: &Reading, stance: &Stance, trigger: &Found) -> bool {
    let hosts = reading.does(trigger.first, Part::Hosts) && stance.governor == Governor::None;
    !(hosts && stance.first > trigger.last && reading.clause(stance.first) != reading.clause(trigger.last))
}

/// Whether somebody at a place to the left speaks of the deed: "Protesters in Egypt condemned the bombing".
fn is_only_spoken_of(stance: &Stance, trigger: &Found, found: &[Found], reading: &Reading) -> bool {
    let speaks = |other: &Found| {
        let between = stance.last < other.first && other.last < trigger.first;
        let object = trigger.first.saturating_sub(other.last) <= SPOKEN_OF && reading.lower(other.last + 1) != "by";
        other.nature == Nature::Dealing
            && between
            && object
            && reading.clause(other.first) == reading.clause(trigger.first)
    };
    stance.last < trigger.first && !stance.setting && found.iter().any(speaks)
}

/// Whether a place to the right stands in another clause than a deed whose own place is named: an object that is on no
/// map ("retakes Um Rawaba as drones hit Merowe"), or where people are moved from.
pub(super) fn is_of_another(stance: &Stance, trigger: &Found, stances: &[Stance], reading: &Reading) -> bool {
    if stance.first < trigger.last || reading.clause(stance.first) == reading.clause(trigger.last) {
        return false;
    }
    let leaves = |other: &Stance| {
        let near = other.first > trigger.last && other.first - trigger.last <= OBJECT;
        other.governor == Governor::From && near && reading.clause(other.first) == reading.clause(trigger.last)
    };
    (trigger.nature == Nature::Incident && names_object(trigger, reading))
        || (trigger.nature == Nature::Movement && stances.iter().any(leaves))
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
    verb && name
        .is_some_and(|word| word.capital && word.place.is_none() && word.gap == Gap::Space && reading.is_name(at))
}

#[cfg(test)]
mod tests {
    use crate::classify::contract::told;

    #[test]
    fn where_somebody_speaks_of_a_deed_it_did_not_happen() {
        assert_eq!(
            told("Leaders in Cairo condemned the attack.", &["Cairo"]),
            ["mention mention"]
        );
        assert_eq!(
            told("Cairo and Doha condemned the attack.", &["Cairo", "Doha"]),
            ["statement actor", "statement actor"]
        );
    }

    #[test]
    fn a_deed_whose_object_is_named_stays_out_of_the_next_clause() {
        let army = told(
            "The army retook Um Rawaba as drones hit a depot in Merowe.",
            &["Merowe"],
        );
        assert_eq!(army, ["air_strike event_location"]);
        let moved = told(
            "Families fled from Rhodes as flames of a wildfire neared Lindos.",
            &["Rhodes", "Lindos"],
        );
        assert_eq!(moved, ["displacement origin", "wildfire event_location"]);
        let unnamed = told("Rebels captured a base as shells hit Goma.", &["Goma"]);
        assert_eq!(unnamed, ["shelling event_location + territory_change event_location"]);
    }

    #[test]
    fn a_town_on_no_map_leaves_its_deed_to_the_region_around_it() {
        let text = "The army recaptured the city of Um Rawaba in North Kordofan.";
        assert_eq!(
            told(text, &["Um Rawaba", "North Kordofan"])[0],
            "territory_change event_location"
        );
    }
}
