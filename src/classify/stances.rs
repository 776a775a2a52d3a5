//! A place in its sentence in, how it stands there out: what governs it, what follows it, whom it is listed with.

use super::governor::{Governor, blocks, governor, is_kind_of_place, names_a_part};
use super::lexicon::{EventLexicon, Part};
use super::lists::link_lists;
use super::predicate::{Verb, follows_verb, predicate, verb};
use super::reading::{Gap, PEAK, Reading};
use super::stance::Stance;
use crate::domain::{FeatureClass, MentionKind, Place, Resolution};

/// The stances of the places of a sentence, in order.
pub(super) fn stances(reading: &Reading, resolutions: &[Resolution], lexicon: &EventLexicon) -> Vec<Stance> {
    let mut stances: Vec<Stance> = Vec::new();
    let mut at = 0;
    while at < reading.words.len() {
        let Some(resolution) = reading.words[at].place else {
            at += 1;
            continue;
        };
        let first = at;
        while at < reading.words.len() && reading.words[at].place == Some(resolution) {
            at += 1;
        }
        stances.push(stance(
            reading,
            &resolutions[resolution],
            resolution,
            (first, at - 1),
            lexicon,
        ));
    }
    link_lists(&mut stances, reading, resolutions, lexicon.classes.ground);
    for index in 1..stances.len() {
        stances[index].sends |= stances[stances[index].list].sends;
    }
    set_inner(&mut stances, resolutions);
    set_asides(&mut stances, reading, lexicon);
    stances
}

/// Marks the places that lie in the one that opens the sentence.
fn set_inner(stances: &mut [Stance], resolutions: &[Resolution]) {
    let place = |stance: &Stance| resolutions[stance.resolution].place();
    for index in 1..stances.len() {
        let inner = place(&stances[index]);
        let around = |outer: &Stance| {
            let outer = place(outer).filter(|_| outer.setting);
            outer.zip(inner).is_some_and(|(outer, inner)| outer.contains(inner))
        };
        stances[index].in_setting = !stances[index].setting && stances[..index].iter().any(around);
    }
}

/// How many words a place is told more of in commas at most: "X, a town on the Y, was shelled".
const LONGEST_ASIDE: usize = 8;

/// A place told in commas after the subject only says where that lies: "Kosti, on the White Nile, was shelled".
fn set_asides(stances: &mut [Stance], reading: &Reading, lexicon: &EventLexicon) {
    for index in 1..stances.len() {
        let (subject, aside) = (&stances[index - 1], &stances[index]);
        let comma = |at: usize| reading.words.get(at).is_some_and(|word| word.gap == Gap::Comma);
        let bare = subject.governor == Governor::None && !subject.attributive && !subject.container;
        let placed = matches!(aside.governor, Governor::Locative | Governor::Target | Governor::From);
        let apposed = reading.does(subject.last + 1, Part::Article) && reading.words[aside.first].gap == Gap::Space;
        let between = subject.last + 1..aside.governor_at.max(subject.last + 1);
        let near = between.len() <= LONGEST_ASIDE && !between.clone().any(|at| blocks(reading, at, lexicon));
        if !(bare && (placed || apposed) && near && comma(subject.last + 1) && comma(aside.last + 1)) {
            continue;
        }
        let verb = verb(reading, aside.last + 1, lexicon);
        if verb.is_subject() {
            let natural = subject.water || reading.is(subject.first, PEAK);
            (stances[index - 1].subject, stances[index - 1].experiences) = (true, natural || verb == Verb::Befalls);
            stances[index].container = true;
        }
    }
}

fn stance(
    reading: &Reading,
    resolution: &Resolution,
    index: usize,
    (first, last): (usize, usize),
    lexicon: &EventLexicon,
) -> Stance {
    let (mut governor, governor_at) = governor(reading, first, lexicon);
    let way = || is_on_way_between(reading, governor_at, resolution, lexicon) || is_beside(reading, governor_at, last);
    if governor == Governor::Party && way() {
        governor = Governor::Locative;
    }
    let hyphened = is_hyphened(reading, last);
    let demonym = resolution.mention.kind == MentionKind::Demonym;
    let bare = !demonym && governor == Governor::Locative && governor_at + 1 == first;
    let large = resolution
        .place()
        .is_some_and(|place| place.is_country() || place.is_macro_region());
    let of_actor =
        is_of_actor(reading, last, governor, lexicon) && !(bare && ends_there(reading, governor_at, last, large));
    let verb = if follows_verb(reading, first, lexicon) {
        Verb::None
    } else {
        predicate(reading, last, governor, lexicon)
    };
    let beside = reading.words.get(last + 1).is_some_and(|word| word.gap == Gap::Space);
    let illness = beside && reading.is(last + 1, lexicon.classes.illness);
    let modifies = names_kind_of_place(reading, last, lexicon) || illness;
    let of_person =
        governor == Governor::Of && (is_of_person(reading, governor_at) || is_of_name(reading, governor_at, last));
    let water = resolution
        .place()
        .is_some_and(|place| place.feature_class == FeatureClass::Water);
    let mountain = reading.is(first, PEAK);
    let opens = || opens_sentence(reading, governor_at) || opens_clause(reading, governor_at, last);
    Stance {
        resolution: index,
        first,
        last,
        governor,
        governor_at,
        attributive: demonym || modifies || hyphened || owns(reading, last, governor, large) || of_person,
        of_actor,
        subject: verb.is_subject(),
        experiences: verb == Verb::Befalls || ((water || mountain) && verb == Verb::Acts),
        water,
        in_setting: false,
        sends: governor == Governor::From && governor_at > 0 && reading.does(governor_at - 1, Part::Envoy),
        label: governor == Governor::None && is_label(reading, first, last),
        partly: governor == Governor::Of && names_a_part(reading, governor_at),
        list: 0,
        container: false,
        demonym,
        large,
        coded: is_coded(reading, first) && !(demonym || hyphened || of_actor),
        site: reading.does(last + 1, Part::Site) || names_site(reading, last, lexicon),
        setting: governor == Governor::Locative && opens(),
    }
}

/// Whether the "between" at `at` tells a stretch of way and no parties: "on the road between Hull and Goole", "seized between
/// Hull and Goole". Capitals may be governments.
fn is_on_way_between(reading: &Reading, at: usize, resolution: &Resolution, lexicon: &EventLexicon) -> bool {
    let town = |place: &Place| place.feature_class == FeatureClass::Populated;
    let (Some(before), Some(place)) = (at.checked_sub(1), resolution.place().filter(|place| town(place))) else {
        return false;
    };
    // "Collided head-on between Hull and Goole".
    let frontal = before > 1 && reading.lower(before) == "on" && reading.lower(before - 1) == "head";
    let before = if frontal { before - 2 } else { before };
    let road = reading.does_any(before, &[Part::Site, Part::Way])
        || is_kind_of_place(reading, before, lexicon)
        || is_numbered(reading, before);
    let crash = reading.is_past_verb(before, lexicon.classes.past) || reading.is(before, lexicon.classes.hazard);
    let deed = crash && place.feature_code != "PPLC";
    // "The coast of Kenya between Lamu and Malindi".
    let shore = reading.words[before].place.is_some()
        && (before.saturating_sub(3)..before).any(|at| reading.does(at, Part::Way));
    reading.lower(at) == "between" && (road || deed || shore)
}

/// Whether the "by" at `at` tells by which road or exit something was: "by the Gugulethu off-ramp".
fn is_beside(reading: &Reading, at: usize, last: usize) -> bool {
    let site = |at: usize| reading.does_any(at, &[Part::Site, Part::Way]);
    let the = reading.does(at + 1, Part::Article);
    reading.lower(at) == "by" && the && (last + 1..=last + 2).any(site)
}

/// Whether word `at` names a road by its number: "the N2".
fn is_numbered(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    reading.words[at].capital && word.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether the name that ends at `last` begins a compound: "Kenya-backed", but "Zolote-5".
fn is_hyphened(reading: &Reading, last: usize) -> bool {
    let joined = reading.words.get(last + 1).is_some_and(|word| word.gap == Gap::Hyphen);
    joined && !reading.is_number(last + 1)
}

/// Whether the name that ends at `last` is that of a site: "Karim Younes Square".
fn names_site(reading: &Reading, last: usize, lexicon: &EventLexicon) -> bool {
    let word = lexicon.vocabulary.id(reading.lower(last));
    lexicon.grammar.of(word).has(Part::Site)
}

/// Whether the words before a place say that its event is put there: "(coded to X)".
fn is_coded(reading: &Reading, first: usize) -> bool {
    (first.saturating_sub(2)..first).any(|at| reading.does(at, Part::Coded)) && reading.words[first].gap == Gap::Space
}

/// Whether one person stands before the "of" at `of`, or an age: "a man of Leeds", "Jo Hill, 34, of Leeds".
fn is_of_person(reading: &Reading, of: usize) -> bool {
    let aged = |at: usize| reading.is_number(at) && reading.words[at].gap == Gap::Comma;
    of.checked_sub(1)
        .is_some_and(|before| aged(before) || reading.does(before, Part::Person))
}

/// Whether a name stands before the "of" at `of`, and the place ends at `last` before another and a comma: "Jo Hill of Austin, Texas,
/// died".
fn is_of_name(reading: &Reading, of: usize, last: usize) -> bool {
    let name =
        |at: usize| reading.words[at].capital && reading.words[at].place.is_none() && !reading.does(at, Part::Kind);
    let two = of > 1 && name(of - 1) && name(of - 2) && reading.words[of - 1].gap != Gap::Comma;
    let comma = |at: usize| reading.words.get(at).is_some_and(|word| word.gap == Gap::Comma);
    let state = |at: usize| reading.words.get(at).is_some_and(|word| word.place.is_some());
    two && comma(last + 1) && state(last + 1) && comma(last + 2)
}

/// Whether a kind of place and another place follow: "the Texas city of Houston".
fn names_kind_of_place(reading: &Reading, last: usize, lexicon: &EventLexicon) -> bool {
    let plain = reading.words[last].wide && reading.words.get(last + 1).is_some_and(|word| word.gap == Gap::Space);
    plain
        && is_kind_of_place(reading, last + 1, lexicon)
        && reading.does(last + 2, Part::Of)
        && reading.words.get(last + 3).is_some_and(|word| word.place.is_some())
}

/// Whether a place is named for whose something is. "In Mosul's Old City" is in Mosul nevertheless, "in Ukraine's Odesa
/// region" is told more exactly.
fn owns(reading: &Reading, last: usize, governor: Governor, large: bool) -> bool {
    let place = |at: usize| reading.words.get(at).is_some_and(|word| word.place.is_some());
    let within = matches!(governor, Governor::Locative | Governor::Target) && !large;
    reading.words[last].possessive && (!within || (last + 1..=last + 3).any(place))
}

/// Whether an actor noun follows within three words: "Russian forces", "US Special Envoy".
fn is_of_actor(reading: &Reading, last: usize, governor: Governor, lexicon: &EventLexicon) -> bool {
    for at in last + 1..=last + 3 {
        let Some(word) = reading.words.get(at) else {
            return false;
        };
        if !matches!(word.gap, Gap::Space | Gap::Hyphen) || word.place.is_some() {
            return false;
        }
        if reading.is(at, lexicon.classes.actor) {
            // "The Jurin military camp" is a place and acts for none.
            return reading.words[last].wide || !is_kind_of_place(reading, at + 1, lexicon);
        }
        let lower = reading.lower(at);
        // "Blast at Beirut port kills workers": a verb in the present.
        let present = lower.ends_with('s') && !lower.ends_with("ss") && !word.capital;
        if (present && governor == Governor::Locative)
            || Governor::of(reading, at) != Governor::None
            || reading.does(at, Part::Stop)
            || lower.starts_with(|c: char| c.is_ascii_digit())
            || lower.ends_with("ed")
            || lower.ends_with("ing")
            || reading.is(at, lexicon.classes.past)
        {
            return false;
        }
    }
    false
}

/// Whether a name right after a preposition of place ends there, so that what follows is somebody else: "In Cordoba
/// workers struck", "a bomb in Kabul kills police". Of a country only "in" says so, and "at" of none: "near US troops",
/// "fired at DPR positions".
fn ends_there(reading: &Reading, governor: usize, last: usize, large: bool) -> bool {
    let place_is = match reading.lower(governor) {
        "in" => true,
        "at" => false,
        _ => !large,
    };
    place_is || reading.does(last + 1, Part::Verbal)
}

/// Words of a date before a label at most: "Tuesday 5 February 2024".
const DATE: usize = 4;

/// Whether the name of words `first` to `last` heads its sentence, after a date at most, and a colon or dash ends it: "Beni: Rebels
/// killed two".
fn is_label(reading: &Reading, first: usize, last: usize) -> bool {
    let dated = |at: usize| reading.is_number(at) || (reading.words[at].capital && reading.words[at].place.is_none());
    let after_date = first == 0 || reading.words[first].gap == Gap::Clause;
    let ends = reading.words.get(last + 1).is_some_and(|word| word.gap == Gap::Clause);
    ends && after_date && first <= DATE && (0..first).all(dated)
}

/// Whether only a date or a few words with a comma stand before the preposition at `at`.
fn opens_sentence(reading: &Reading, at: usize) -> bool {
    at == 0 || (at <= 6 && reading.words[at].gap == Gap::Comma && reading.does(0, Part::Opening))
}

/// Whether the preposition at `at` opens a clause of which the place that ends at `last` is the setting: "…; in Oslo, a
/// bomb went off", "…, and in Oslo, a bomb went off", "…, while in Oslo a bomb went off".
fn opens_clause(reading: &Reading, at: usize, last: usize) -> bool {
    let opens = |at: usize| at > 0 && reading.words[at].clause != reading.words[at - 1].clause;
    let joined = at > 0 && reading.lower(at - 1) == "and" && opens(at - 1);
    let ends = reading.words.get(last + 1).is_some_and(|word| word.gap == Gap::Comma);
    let anew = opens(at) && reading.words[at].gap == Gap::Clause;
    let contrasted = at > 0 && opens(at - 1) && reading.does(at - 1, Part::Clause);
    (ends && (joined || anew)) || contrasted
}

#[cfg(test)]
mod tests {
    use crate::classify::contract::told;

    #[test]
    fn a_name_after_a_preposition_of_place_ends_before_somebody_else() {
        assert_eq!(
            told("Car bomb in Kabul kills police chief", &["Kabul"])[0],
            "bombing event_location"
        );
        assert_eq!(
            told("Wildfire near Athens forces evacuations", &["Athens"])[0],
            "wildfire event_location + displacement event_location"
        );
        assert_eq!(
            told("In Goma workers went on strike.", &["Goma"]),
            ["protest event_location"]
        );
        assert_eq!(
            told("Mortars hit Jabhat positions in Idlib.", &["Jabhat", "Idlib"]),
            ["mention actor", "shelling event_location"]
        );
        let fired = told("Shells were fired at Jabhat positions in Idlib.", &["Jabhat", "Idlib"]);
        assert_eq!(fired[0], "mention actor");
    }

    #[test]
    fn a_place_told_in_commas_after_the_subject_says_where_that_lies() {
        let told = |text, names: [&str; 2]| told(text, &names);
        assert_eq!(
            told("Kosti, on the White Nile, was shelled.", ["Kosti", "White Nile"]),
            ["shelling event_location", "mention mention"]
        );
        assert_eq!(
            told("Goma, a city near Sake, was bombed.", ["Goma", "Sake"])[0],
            "bombing event_location"
        );
        assert_eq!(
            told("Shells fell on Goma, near Sake, and hurt two.", ["Goma", "Sake"])[0],
            "shelling event_location"
        );
    }

    #[test]
    fn a_clause_after_a_conjunction_may_open_with_its_own_setting() {
        let text = "In Oslo nurses went on strike, while in Bergen a bomb killed two.";
        let told = told(text, &["Oslo", "Bergen"]);
        assert_eq!(told[0], "protest event_location");
        assert!(told[1].starts_with("bombing event_location"), "{told:?}");
    }
}
