//! A place in its sentence in, the preposition that governs it out.

use super::lexicon::{EventLexicon, Part};
use super::reading::{Gap, Reading};

/// What governs a place, by what it says of place and event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Governor {
    /// in, at, near, outside, across, …
    Locative,
    /// on, against, upon: what is struck or dealt with.
    Target,
    /// of.
    Of,
    /// to, into, toward, for.
    To,
    /// from, out of.
    From,
    /// by, with, between, among, like, than, including; so many miles from.
    Party,
    /// for.
    For,
    /// Nothing.
    None,
}

impl Governor {
    pub(super) fn of(reading: &Reading, at: usize) -> Self {
        let governs = [
            (Part::Locative, Self::Locative),
            (Part::Target, Self::Target),
            (Part::Of, Self::Of),
            (Part::Toward, Self::To),
            (Part::Source, Self::From),
            (Part::Party, Self::Party),
            (Part::For, Self::For),
        ];
        let found = governs.iter().find(|(part, _)| reading.does(at, *part));
        found.map_or(Self::None, |(_, governor)| *governor)
    }
}

/// How many words stand between a place and what governs it at most.
const FARTHEST_GOVERNOR: usize = 7;

/// The preposition that governs the place at word `first`, past articles, adjectives and "the city of".
pub(super) fn governor(reading: &Reading, first: usize, lexicon: &EventLexicon) -> (Governor, usize) {
    let (mut at, mut article, mut named) = (first, false, None);
    for _ in 0..FARTHEST_GOVERNOR {
        if at == 0 {
            break;
        }
        let gap = reading.words[at].gap;
        if matches!(gap, Gap::Comma | Gap::Clause | Gap::Bracket) || (gap == Gap::Hyphen && at == first) {
            break;
        }
        at -= 1;
        // "the Ukrainian city of Dnipro", "the Texas city of Houston".
        if named.is_some() && reading.words[at].wide && !reading.words[at].possessive {
            continue;
        }
        if reading.words[at].place.is_some() || reading.words[at].possessive {
            break;
        }
        let governor = Governor::of(reading, at);
        match governor {
            Governor::None if blocks(reading, at, lexicon) => break,
            Governor::None if reading.does(at, Part::Article) => article = true,
            Governor::None if article => break,
            Governor::None => {}
            Governor::Of if at > 0 && is_kind_of_place(reading, at - 1, lexicon) => {
                at -= 1;
                (article, named) = (false, Some(at));
            }
            // "South of Athens", "in the south of Mali"; but "Kingston, south of Brisbane".
            Governor::Of if at > 0 && reading.does(at - 1, Part::Direction) => {
                return (away(reading, at - 1), at - 1);
            }
            // "Seen from outside Oslo": the onlooker is there.
            Governor::Locative if at > 0 && reading.does(at - 1, Part::Source) => return (Governor::From, at - 1),
            Governor::From if is_reported_from(reading, at) => return (Governor::Locative, at),
            // "Snow is forecast for Oslo", "a plant planned for Oslo".
            Governor::For if at > 0 && reading.does(at - 1, Part::Meant) => return (Governor::Locative, at),
            Governor::From if at > 0 && is_distance(reading, at - 1) => return (away(reading, at - 1), at),
            _ => return (governor, at),
        }
    }
    (Governor::None, named.unwrap_or(first))
}

/// Whether what is told of was where it is reported from, at "from": "two cases were reported from Goma". Who reports from
/// there tells of anything.
fn is_reported_from(reading: &Reading, from: usize) -> bool {
    let Some(verb) = from.checked_sub(1) else { return false };
    let told = (verb.saturating_sub(2)..verb).any(|at| reading.does_any(at, &[Part::Be, Part::Victims]));
    told && reading.does(verb, Part::Counts) && reading.lower(verb).ends_with("ed")
}

/// Whether the word at `at`, before "from", says how far: "10 miles from Mosul".
fn is_distance(reading: &Reading, at: usize) -> bool {
    reading.lower(at) == "away" || reading.does(at, Part::Distance)
}

/// What the distance that ends at `at` says of the place it is from. What is told to lie so far off has a name of its own:
/// "Sake, 25 kilometers from Goma".
fn away(reading: &Reading, at: usize) -> Governor {
    let far = |at: usize| reading.does(at, Part::Distance) || reading.does(at, Part::Direction);
    let measure = |at: &usize| far(*at) || reading.is_number(*at) || reading.does(*at + 1, Part::Distance);
    let first = (1..=at).rev().take_while(measure).last();
    let beside = |first: usize| reading.words[first].gap == Gap::Comma && reading.words[first - 1].capital;
    if first.is_some_and(beside) {
        Governor::Party
    } else {
        Governor::Locative
    }
}

/// Whether word `at` cannot stand between a preposition and its place. The end of a compound can: "rebel-held".
pub(super) fn blocks(reading: &Reading, at: usize, lexicon: &EventLexicon) -> bool {
    let word = reading.lower(at);
    let like_a_verb = word.ends_with("ed") || (word.ends_with("ing") && !reading.does(at, Part::Adjective));
    let verb = like_a_verb || reading.is(at, lexicon.classes.past);
    (verb && reading.words[at].gap != Gap::Hyphen) || reading.does(at, Part::Finite)
}

pub(super) fn is_kind_of_place(reading: &Reading, at: usize, lexicon: &EventLexicon) -> bool {
    reading.is(at, lexicon.classes.ground) || reading.does(at, Part::Kind)
}

/// Whether the words before "of" at `of` name a part of what follows: "the western part of", "the outskirts of".
pub(super) fn names_a_part(reading: &Reading, of: usize) -> bool {
    of > 0 && reading.does(of - 1, Part::Fraction)
}

#[cfg(test)]
mod tests {
    use crate::classify::contract::told;

    #[test]
    fn so_many_miles_from_a_place_is_near_it_unless_the_spot_has_a_name() {
        let text = "The quake was centered 8.8 kilometers (5.4 miles) from Atiquipa.";
        assert_eq!(told(text, &["Atiquipa"]), ["earthquake event_location"]);
        assert_eq!(
            told("Rebels captured Sake, 25 kilometers from Goma.", &["Goma"]),
            ["mention mention"]
        );
        assert_eq!(told("Rockets were fired from Goma.", &["Goma"]), ["mention origin"]);
        assert_eq!(
            told("A bus overturned south of Athens.", &["Athens"]),
            ["accident event_location"]
        );
        let text = "A boy in Kingston, south of Brisbane, was hit by a car.";
        assert_eq!(told(text, &["Kingston", "Brisbane"])[1], "mention mention");
    }
}
