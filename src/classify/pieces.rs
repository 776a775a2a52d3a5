//! A sentence in, the parts of it that are read one by one out.

use crate::domain::{Resolution, Span};
use crate::text::sentences;
use memchr::memmem::Finder;

/// No sentence of prose is longer, in bytes.
pub(super) const LONGEST: usize = 4_000;

/// The pieces of the text within `range` that are read one by one.
pub(super) fn pieces(text: &str, range: Span, resolutions: &[Resolution]) -> Vec<Span> {
    let has_place = |part: Span| {
        let from = resolutions.partition_point(|resolution| resolution.mention.span.start() < part.start());
        let next = resolutions.get(from);
        next.is_some_and(|resolution| resolution.mention.span.start() < part.end())
    };
    let is_item = |part: Span| is_item(text, part, resolutions);
    let (mut gaps, mut semicolons) = (Marks::new(text, "  "), Marks::new(text, "; "));
    let mut pieces = Vec::new();
    for sentence in sentences(text, range) {
        // Most have neither.
        if !gaps.stand_in(sentence) && !semicolons.stand_in(sentence) {
            pieces.extend(in_pieces(text, sentence));
            continue;
        }
        let parts = at_wide_gaps(text, sentence).into_iter();
        let parts = parts.flat_map(|part| at_semicolons(text, part, has_place, is_item));
        pieces.extend(parts.flat_map(|part| in_pieces(text, part)));
    }
    pieces
}

/// Marks in a text, sought from its beginning on.
struct Marks<'t> {
    text: &'t str,
    finder: Finder<'t>,
    /// Where the next one stands; the end of the text if there is none.
    next: usize,
}

impl<'t> Marks<'t> {
    fn new(text: &'t str, mark: &'t str) -> Self {
        let finder = Finder::new(mark);
        let next = finder.find(text.as_bytes()).unwrap_or(text.len());
        Self { text, finder, next }
    }

    /// Whether one begins in `part`; the parts asked for come in text order.
    fn stand_in(&mut self, part: Span) -> bool {
        if self.next < part.start() {
            let rest = &self.text.as_bytes()[part.start()..];
            self.next = part.start() + self.finder.find(rest).unwrap_or(rest.len());
        }
        self.next < part.end()
    }
}

/// The parts of a sentence between runs of white space before a capital: feeds drop full stops and paragraph ends, and
/// two spaces are all that is left of them.
pub(super) fn at_wide_gaps(text: &str, sentence: Span) -> Vec<Span> {
    let mut parts = Vec::with_capacity(1);
    let (mut start, mut from) = (sentence.start(), sentence.start());
    let next = |from: usize| {
        let mut pairs = text.as_bytes()[from..sentence.end()].windows(2);
        pairs.position(|pair| pair == b"  ")
    };
    while let Some(gap) = next(from) {
        let end = from + gap;
        let rest = &text[end..sentence.end()];
        from = end + (rest.len() - rest.trim_start().len());
        if text[from..].starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“')) {
            parts.push(Span::new(start, end));
            start = from;
        }
    }
    parts.push(Span::new(start, sentence.end()));
    parts
}

/// The parts of a sentence between semicolons, if each has a place of its own: what stands in one is no company for the
/// others. "In Oslo, a bomb went off; police came" is one, and so is a list: "rose in Lima (12); Cusco (9); and Loreto (4)".
fn at_semicolons(
    text: &str,
    sentence: Span,
    has_place: impl Fn(Span) -> bool,
    is_item: impl Fn(Span) -> bool,
) -> Vec<Span> {
    let ends = sentence.slice(text).match_indices("; ");
    let ends = ends.map(|(at, _)| sentence.start() + at + 1).chain([sentence.end()]);
    let mut start = sentence.start();
    let parts: Vec<Span> = ends
        .map(|end| Span::new(std::mem::replace(&mut start, end), end))
        .collect();
    let list = parts.len() > 1 && parts[1..].iter().all(|part| is_item(*part));
    if !list && parts.iter().all(|part| has_place(*part)) {
        parts
    } else {
        vec![sentence]
    }
}

/// Whether the words between two semicolons are an item of a list: a place, with figures or what stands in brackets.
fn is_item(text: &str, part: Span, resolutions: &[Resolution]) -> bool {
    let from = resolutions.partition_point(|resolution| resolution.mention.span.start() < part.start());
    let Some(place) = resolutions.get(from).map(|resolution| resolution.mention.span) else {
        return false;
    };
    if place.end() > part.end() {
        return false;
    }
    let before = text[part.start()..place.start()].trim_matches(|c: char| !c.is_alphabetic());
    let after = text[place.end()..part.end()].trim_end_matches(['.', ';', ' ']);
    let bracket = after
        .trim_start()
        .strip_prefix('(')
        .and_then(|after| after.split_once(')'));
    let rest = bracket.map_or_else(|| after.trim_start_matches(','), |(_, rest)| rest);
    matches!(before, "" | "and" | "in" | "and in") && (rest.starts_with(',') || !rest.contains(char::is_alphabetic))
}

/// Parts of [`LONGEST`] bytes at most: what is in no sentence's shape is read piece by piece, so that the work, which
/// grows with the square of a sentence, does not grow so with the text.
pub(super) fn in_pieces(text: &str, sentence: Span) -> Vec<Span> {
    if sentence.len() <= LONGEST {
        return vec![sentence];
    }
    let mut pieces = Vec::new();
    let mut start = sentence.start();
    while sentence.end() - start > LONGEST {
        let limit = (start + 1..=start + LONGEST)
            .rev()
            .find(|at| text.is_char_boundary(*at));
        let limit = limit.unwrap_or(sentence.end());
        let end = text[start..limit]
            .rfind(char::is_whitespace)
            .map_or(limit, |at| start + at.max(1));
        let end = (start + 1..=end)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(limit);
        pieces.push(Span::new(start, end));
        start = end;
    }
    pieces.push(Span::new(start, sentence.end()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_in_the_parts_that_they_begin_in() {
        let text = "a; b. c. d; e";
        let mut marks = Marks::new(text, "; ");
        let in_parts = [(0, 5), (6, 8), (9, 13)].map(|(start, end)| marks.stand_in(Span::new(start, end)));
        assert_eq!(in_parts, [true, false, true]);
    }

    #[test]
    fn what_semicolons_part_is_read_apart_where_each_part_has_a_place() {
        let text = "Israel strikes Tyre; miners strike in Oslo";
        let sentence = Span::new(0, text.len());
        assert_eq!(at_semicolons(text, sentence, |_| true, |_| false).len(), 2);
        assert_eq!(
            at_semicolons(text, sentence, |part| part.start() == 0, |_| false),
            [sentence]
        );
    }
}
