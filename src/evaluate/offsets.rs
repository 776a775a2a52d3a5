//! Unicode code points in, bytes out: offsets of other people's files become spans.

use crate::domain::Span;

/// Finds bytes by code points, those of ever later ones in one walk through the text.
pub(super) struct Offsets<'t> {
    text: &'t str,
    byte: usize,
    points: usize,
}

impl<'t> Offsets<'t> {
    /// At the start of `text`.
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            byte: 0,
            points: 0,
        }
    }

    /// The span of the code points `start..end`; `None` where the text has not so many, or it would be empty.
    pub(super) fn span(&mut self, start: usize, end: usize) -> Option<Span> {
        let from = self.byte(start)?;
        let to = self.byte(end)?;
        (from < to).then(|| Span::new(from, to))
    }

    /// The byte at which code point `point` begins. Going back is right, but walks from the start again.
    fn byte(&mut self, point: usize) -> Option<usize> {
        if point < self.points {
            (self.byte, self.points) = (0, 0);
        }
        let rest = &self.text[self.byte..];
        let ahead = point - self.points;
        let mut starts = rest.char_indices().map(|(at, _)| at);
        let at = match starts.nth(ahead) {
            Some(at) => at,
            None if rest.chars().count() == ahead => rest.len(),
            None => return None,
        };
        (self.byte, self.points) = (self.byte + at, point);
        Some(self.byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_several_bytes_count_once() {
        let text = "São 🌍 Paulo";
        let mut offsets = Offsets::new(text);
        let cut = |span: Option<Span>| span.map(|span| span.slice(text));
        assert_eq!(cut(offsets.span(4, 5)), Some("🌍"));
        assert_eq!(cut(offsets.span(6, 11)), Some("Paulo"));
        assert_eq!(cut(offsets.span(0, 3)), Some("São"));
    }

    #[test]
    fn what_lies_outside_or_is_empty_is_no_span() {
        let mut offsets = Offsets::new("Oslo");
        assert_eq!(offsets.span(0, 5), None);
        assert_eq!(offsets.span(9, 12), None);
        assert_eq!(offsets.span(2, 2), None);
        assert_eq!(offsets.span(3, 2), None);
        assert_eq!(offsets.span(0, 4), Some(Span::new(0, 4)));
    }
}
