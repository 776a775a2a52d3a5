//! A sentence's words in, the clauses that they stand in out.

use super::lexicon::{ClassId, Part};
use super::reading::{Gap, Reading, Word};
use super::words::Signs;

/// Words from the "and" of a list of places to the next at most: "Goma, and the nearby town of Sake".
const LISTED: usize = 6;

impl Reading<'_> {
    pub(super) fn part_into_clauses(&mut self) {
        let supposed = self.end_of_supposition();
        for at in 1..self.words.len() {
            let word = self.words[at];
            let opens = supposed == Some(at) || (word.place.is_none() && self.opens_clause(at, word.gap));
            self.words[at].clause = self.words[at - 1].clause + u16::from(opens);
            // "Russia denied any role, and Brussels threatened visa bans": no phrase goes on there.
            self.known[at].barred |= opens && self.lower(at) == "and";
        }
    }

    /// Marks the relative clauses in commas after which the verb of the sentence follows: "The army, which captured Lashio
    /// last year, bombed Kyaukme".
    pub(super) fn mark_asides(&mut self, past: ClassId) {
        let verb = |at: usize| {
            let finite = self.does_any(at, &[Part::Be, Part::Have, Part::Modal]) || self.is_past_verb(at, past);
            self.words[at].gap == Gap::Comma && self.words[at].place.is_none() && finite
        };
        let opens = |at: &usize| self.words[*at].gap == Gap::Comma && self.does(*at, Part::Relative);
        let asides: Vec<_> = (1..self.words.len())
            .filter(opens)
            .filter_map(|at| Some(at..(at + 2..self.words.len()).find(|end| verb(*end))?))
            .collect();
        for aside in asides {
            let number = aside.start as u16;
            self.words[aside].iter_mut().for_each(|word| word.aside = number);
        }
    }

    /// Where the clause begins that follows one with "if" at the head of the sentence: "If talks fail, Kenya will strike".
    fn end_of_supposition(&self) -> Option<usize> {
        let listed = |at: usize| self.words[at - 1].place.is_some() && self.words[at].place.is_some();
        let ends = |at: &usize| self.words[*at].gap == Gap::Comma && !listed(*at);
        let mut words = 3..self.words.len();
        self.does(0, Part::Supposes).then(|| words.find(ends)).flatten()
    }

    fn opens_clause(&self, index: usize, gap: Gap) -> bool {
        // Most words open none.
        let may = gap == Gap::Clause || self.has_sign(index, Signs::JOINS);
        if !may && !self.does_any(index, &[Part::Clause, Part::Result]) {
            return false;
        }
        match self.lower(index) {
            "after" | "before" | "since" if self.ends_aside(index) => false,
            _ if self.does(index, Part::Clause) => true,
            "as" => self.opens_with_as(index),
            "and" => gap == Gap::Comma && (!self.lists_on(index) || self.sets_anew(index)),
            _ if self.does(index, Part::Result) => gap == Gap::Comma,
            _ => gap == Gap::Clause,
        }
    }

    /// Whether the preposition at `index` and its place end what is told in commas after a name: "Britain, the largest donor after the
    /// United States, called".
    fn ends_aside(&self, index: usize) -> bool {
        let opens = |at: &usize| self.words[*at].gap == Gap::Comma;
        let from = (1..index)
            .rev()
            .find(opens)
            .filter(|from| self.words[from - 1].place.is_some());
        let apposed = from.is_some_and(|from| self.does(from, Part::Article));
        let named = |at: &usize| self.words.get(*at).is_some_and(|word| word.place.is_some());
        let from = index + 1 + usize::from(self.does(index + 1, Part::Article));
        let end = (from..self.words.len()).find(|at| !named(at)).filter(|end| *end > from);
        apposed && end.is_some_and(|end| self.words[end].gap == Gap::Comma)
    }

    /// Whether "as" at the end of what is read so far opens a clause: "as drones strike", not "known as", "as well as".
    fn opens_with_as(&self, index: usize) -> bool {
        let named = |before: usize| self.lower(before).ends_with("ed") || self.does(before, Part::AsBefore);
        !self.does(index + 1, Part::AsAfter) && !index.checked_sub(1).is_some_and(named)
    }

    /// Whether the word before ends a place name and another stands near, so that ", and" goes on with a list of them: no "Goma, and the
    /// road was cut".
    fn lists_on(&self, index: usize) -> bool {
        let place = |word: &Word| word.place.is_some();
        let next = self.words.iter().skip(index + 1).take(LISTED);
        place(&self.words[index - 1]) && next.clone().any(place)
    }

    /// Whether "and" at `index` is followed by a setting of its own: "and in Tripoli, militias clashed", where "and in
    /// Tripoli, Sirte and Benghazi" goes on with a list.
    fn sets_anew(&self, index: usize) -> bool {
        let place = |at: usize| self.words.get(at).is_some_and(|word| word.place.is_some());
        let end = (index + 2..self.words.len()).find(|at| !place(*at));
        matches!(self.lower(index + 1), "in" | "at" | "near")
            && place(index + 2)
            && end.is_some_and(|end| self.words[end].gap == Gap::Comma && !self.does(end, Part::Joins))
    }
}
