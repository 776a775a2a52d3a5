//! A place in, whether it acts and how far out.

use super::governor::Governor;
use super::lexicon::Part;
use super::reading::{Gap, Reading};
use super::stance::Stance;
use crate::domain::Span;

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

/// The words that tell what a place does: from its clause on, up to the next with a subject of its own: "The US struck
/// Yemen after rebels attacked a ship".
pub(super) fn deeds(reading: &Reading, stance: &Stance) -> Option<Span> {
    let words = &reading.words;
    let first = words.iter().find(|word| word.clause == words[stance.first].clause)?;
    let anew = |at: &usize| {
        let opens = words[*at].clause != words[*at - 1].clause;
        let goes_on = reading.does(*at, Part::Relative) || reading.lower(*at) == "that";
        let conjunction = reading.does(*at, Part::Clause) || reading.lower(*at) == "as";
        opens && conjunction && !goes_on
    };
    let end = (stance.last + 1..words.len()).find(anew).unwrap_or(words.len());
    Some(first.span.join(words[end - 1].span))
}

#[cfg(test)]
mod tests {
    use crate::classify::contract::resolved;
    use crate::classify::{EventClassifier, LexiconClassifier};

    #[test]
    fn who_acts_does_so_up_to_the_next_clause_with_a_subject_of_its_own() {
        let text = "Kenya struck Goma, killing two, after rebels attacked a ship off Lamu.";
        let (document, resolutions) = resolved(text, &["Kenya", "Goma", "Lamu"]);
        let events = LexiconClassifier::default().classify(&document, &resolutions);
        let within = events[0].within.expect("it acts");
        assert_eq!(within.slice(text), "Kenya struck Goma, killing two");
    }
}
