//! Text in, how often each word stands in lower case and capitalized out.

use crate::domain::Span;
use crate::text::{Case, fold_into, tokenize};
use std::collections::HashMap;

/// How often each folded word stands in lower case, and capitalized where no sentence begins, added to `counts`.
pub fn count_cases(text: &str, counts: &mut HashMap<String, (u32, u32)>) {
    let mut folded = String::new();
    let mut before: Option<usize> = None;
    for token in tokenize(text, Span::new(0, text.len())) {
        let between = before.map_or("\n", |end| &text[end..token.span.start()]);
        before = Some(token.end_with_possessive());
        let inside = between
            .chars()
            .all(|c| matches!(c, ' ' | ',' | ';' | '-' | '–' | '/' | '&'));
        let (lower, upper) = match token.case {
            Case::Lower => (1, 0),
            Case::Capitalized if inside => (0, 1),
            _ => continue,
        };
        folded.clear();
        fold_into(token.text(text), &mut folded);
        let entry = match counts.get_mut(&folded) {
            Some(entry) => entry,
            None => counts.entry(folded.clone()).or_default(),
        };
        entry.0 += lower;
        entry.1 += upper;
    }
}
