//! Places side by side in, lists and "Paris, Texas" out.

use super::governor::Governor;
use super::lexicon::{ClassId, Part};
use super::reading::{Gap, Reading};
use super::stance::Stance;
use crate::domain::{Place, Resolution};

/// Words in commas after the "and" of a list at most.
const ASIDE: usize = 6;

/// Joins places into lists and finds those that say where the one before lies.
pub(super) fn link_lists(stances: &mut [Stance], reading: &Reading, resolutions: &[Resolution], ground: ClassId) {
    for index in 0..stances.len() {
        stances[index].list = index;
        if index == 0 {
            continue;
        }
        let (before, this) = (&stances[index - 1], &stances[index]);
        let Some(link) = link_of(reading, before, this, ground) else {
            continue;
        };
        // "In Kariega, Komani (the old Queenstown) and Mthatha": the list goes on past its bracket.
        let after_bracket = index > 1 && in_bracket(reading, &stances[index - 2], before, this);
        // "In Geneva, Kenyan and Ugandan officials met": the setting ends at its comma.
        let acts = |stance: &Stance| stance.of_actor || stance.demonym || stance.subject;
        let joined = stances
            .get(index + 1)
            .is_some_and(|next| acts(next) && self::link(reading, this.last, next.first, ground) == Some(Link::And));
        if link == Link::Comma && before.setting && (acts(this) || joined) {
            continue;
        }
        let contains = contains(&resolutions[this.resolution], &resolutions[before.resolution]);
        if before.list == index - 1 && opens_clause(reading, before, this, link, contains) {
            continue;
        }
        let head = if after_bracket {
            stances[index - 2].list
        } else {
            before.list
        };
        let nested = || looks_nested(stances, reading, index, link, ground);
        let seat =
            contains == Some(false) && is_seat_for(&resolutions[this.resolution], &resolutions[before.resolution]);
        if link != Link::And && !this.demonym && (contains == Some(true) || ((contains.is_none() || seat) && nested()))
        {
            stances[index].container = true;
        }
        stances[index].list = head;
        if stances[index].governor == Governor::None {
            stances[index].governor = stances[head].governor;
            stances[index].governor_at = stances[head].governor_at;
            stances[index].setting = stances[head].setting;
        }
        // "As Kyiv and Moscow trade blows": what the last of two does, both do.
        let next = stances[index].last + 1;
        let noun = reading.is(next, ground) || reading.does(next, Part::Kind);
        let acts = stances[index].subject && !stances[index].experiences && !stances[index].of_actor && !noun;
        if link == Link::And && acts && stances[head].governor == Governor::None {
            stances[head..index].iter_mut().for_each(|stance| stance.subject = true);
        }
        if link == Link::And && stances[index].of_actor && stances[head].demonym {
            (head..index).for_each(|at| stances[at].of_actor = true);
        }
    }
}

/// Whether a place after one that is not first opens a clause of its own and no list goes on.
fn opens_clause(reading: &Reading, before: &Stance, this: &Stance, link: Link, contains: Option<bool>) -> bool {
    // "A quake hit Davao, and Bohol was calm": two are listed without a comma.
    let two = link == Link::And && reading.opens_with_and(this.first);
    // "Floods hit Davao, and southern Bohol was calm": the same of one that more words stand before.
    let told_of = reading.words[before.last + 1].gap == Gap::Comma && this.first > before.last + 2;
    // "If Kenya attacks Goma, Uganda will strike": who acts after an object.
    let anew = link == Link::Comma && !this.experiences && contains != Some(true);
    before.first > 0 && this.subject && (two || told_of || anew)
}

/// What stands between two places of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    Comma,
    Bracket,
    And,
}

/// What links a place to the one before it, past what stands aside between them.
fn link_of(reading: &Reading, before: &Stance, this: &Stance, ground: ClassId) -> Option<Link> {
    let (last, first) = (before.last, this.first);
    let aside = || past_aside(reading, last, first).filter(|_| !this.subject);
    let past = || past_bracket(reading, last, first);
    let again = || says_again(reading, before, this, ground);
    link(reading, last, first, ground)
        .or_else(aside)
        .or_else(past)
        .or_else(again)
}

/// The link of a place whose list says its preposition again: "in Lyon, in Dijon and in Nice".
fn says_again(reading: &Reading, before: &Stance, this: &Stance, ground: ClassId) -> Option<Link> {
    let (from, to) = (before.governor_at, this.governor_at);
    let both = before.governor == Governor::Locative && this.governor == Governor::Locative && to > before.last;
    let comma = to == past_kind(reading, before.last, ground) + 1 && reading.words[to].gap == Gap::Comma;
    let same = reading.lower(from) == reading.lower(to) && reading.clause(from) == reading.clause(to);
    let plain = |at: usize| reading.does_any(at, &[Part::Article, Part::Qualifies, Part::Kind, Part::Of]);
    let told = (to + 1..this.first).all(|at| plain(at) || reading.is(at, ground));
    (both && comma && same && told && !before.setting).then_some(Link::Comma)
}

/// The last of the words for a kind of place that follow the one at `last`: "Abs districts (Hajjah)", "X township, Y".
pub(super) fn past_kind(reading: &Reading, last: usize, ground: ClassId) -> usize {
    let kind = |at: &usize| {
        let word = reading.words.get(*at);
        word.is_some_and(|word| word.gap == Gap::Space && word.place.is_none())
            && (reading.is(*at, ground) || reading.does(*at, Part::Kind))
    };
    (last + 1..=last + 2).take_while(kind).last().unwrap_or(last)
}

fn link(reading: &Reading, last: usize, first: usize, ground: ClassId) -> Option<Link> {
    if reading.words[last].possessive || reading.clause(last) != reading.clause(first) {
        return None;
    }
    let last = past_kind(reading, last, ground);
    match first - last {
        1 => match reading.words[first].gap {
            Gap::Comma => Some(Link::Comma),
            Gap::Bracket => Some(Link::Bracket),
            _ => None,
        },
        2..=5 => {
            let mut between = last + 1..first;
            let filled = between.clone().all(|at| reading.does(at, Part::Listed));
            let joins = |at: usize| reading.does(at, Part::Joins) || reading.lower(at) == "well";
            let and = (filled && between.any(joins)).then_some(Link::And);
            and.or_else(|| told_more(reading, last, first, ground))
        }
        6 => told_more(reading, last, first, ground),
        _ => None,
    }
}

/// The link of a place that its list tells more of: "Beira and the town of Buzi", "Beira, northern Malawi and parts of Zambia".
fn told_more(reading: &Reading, last: usize, first: usize, ground: ClassId) -> Option<Link> {
    let and = reading.does(last + 1, Part::Joins);
    let comma = reading.words[last + 1].gap == Gap::Comma;
    let mut more = last + 1 + usize::from(and)..first;
    let tells = [Part::Article, Part::Qualifies, Part::Fraction, Part::Kind, Part::Of];
    let plain = |at: usize| reading.does_any(at, &tells) || reading.is(at, ground);
    let beside = (last + 2..=first).all(|at| reading.words[at].gap == Gap::Space);
    // "Goma, a town of Kivu": what the town is, and no other.
    let same = !and && matches!(reading.lower(last + 1), "a" | "an");
    let told = (and || comma) && beside && !same && more.all(plain);
    told.then_some(if and { Link::And } else { Link::Comma })
}

/// The link of a list's last place past what stands in commas after its "and": "Kutaisi and, for the first time, Gori".
fn past_aside(reading: &Reading, last: usize, first: usize) -> Option<Link> {
    let comma = |at: usize| reading.words[at].gap == Gap::Comma;
    let plain = |at: usize| reading.words[at].place.is_none() && !reading.does(at, Part::Finite);
    let (and, aside) = (last + 1, last + 2..first);
    let told = (1..=ASIDE).contains(&aside.len())
        && comma(last + 2)
        && comma(first)
        && reading.clause(last) == reading.clause(first);
    (told && reading.does(and, Part::Joins) && !comma(and) && aside.into_iter().all(plain)).then_some(Link::And)
}

/// The link of a place past what stands in a bracket after the one before: "Toulouse (the old capital) and Nantes".
fn past_bracket(reading: &Reading, last: usize, first: usize) -> Option<Link> {
    let opens = last + 1 < first && reading.words[last + 1].gap == Gap::Bracket;
    let closed = |at: &usize| matches!(reading.words[*at].gap, Gap::Other | Gap::Comma);
    let close = (last + 2..=first).find(closed).filter(|_| opens)?;
    let mut between = close..first;
    let filled = between.clone().all(|at| reading.does(at, Part::Listed));
    if close == first {
        return (reading.words[first].gap == Gap::Comma).then_some(Link::Comma);
    }
    (filled && between.any(|at| reading.does(at, Part::Joins))).then_some(Link::And)
}

/// Whether `inner` stands in a bracket between the places `before` and `after`.
fn in_bracket(reading: &Reading, before: &Stance, inner: &Stance, after: &Stance) -> bool {
    let opens = (before.last + 1..=inner.first).any(|at| reading.words[at].gap == Gap::Bracket);
    let next = reading.words[inner.last + 1].gap;
    opens && after.first > inner.last + 1 && matches!(next, Gap::Other | Gap::Comma)
}

/// Whether the place of `outer` contains that of `inner`, where both are known.
fn contains(outer: &Resolution, inner: &Resolution) -> Option<bool> {
    let (outer, inner): (&Place, &Place) = (outer.place()?, inner.place()?);
    Some(outer.contains(inner))
}

/// Whether "X, Y" may name a region by its seat: Y is the seat of a region of X's country and X is none.
fn is_seat_for(outer: &Resolution, inner: &Resolution) -> bool {
    let seat = |place: &Place| matches!(place.feature_code.as_str(), "PPLA" | "PPLC");
    let (Some(outer), Some(inner)) = (outer.place(), inner.place()) else {
        return false;
    };
    outer.admin.country_code == inner.admin.country_code && seat(outer) && !seat(inner) && !inner.is_country()
}

/// The places that the words after place `index` say it lies in, from the nearest on: "X village of Y district, Z",
/// "X in Y", "X (Y, Z)".
pub(super) fn enclosing(stances: &[Stance], reading: &Reading, index: usize, ground: ClassId) -> usize {
    let joined = |pair: &[Stance]| {
        let (last, first) = (pair[0].last, pair[1].first);
        let within =
            |at: usize| reading.is(at, ground) || reading.does(at, Part::Within) || reading.does(at, Part::Site);
        let between = (last + 1..first).all(within);
        between && !reading.words[last].possessive && (last + 1..=first).all(|at| reading.words[at].gap != Gap::Clause)
    };
    stances[index..].windows(2).take_while(|pair| joined(pair)).count()
}

/// Whether "X, Y" without known places is a town and its region and no list: nothing goes on with "and" after it.
fn looks_nested(stances: &[Stance], reading: &Reading, index: usize, to: Link, ground: ClassId) -> bool {
    if to == Link::Bracket || stances[index - 1].container {
        return true;
    }
    // "A, B, C and D": a chain of commas that ends with "and" is a list.
    for pair in stances[index..].windows(2) {
        match link(reading, pair[0].last, pair[1].first, ground) {
            Some(Link::And) => return false,
            Some(Link::Comma) => {}
            _ => break,
        }
    }
    true
}
