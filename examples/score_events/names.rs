//! A note in, capitalized words that look like its places out.

use super::months::MONTHS;
use super::places::unresolved;
use mentionmap::domain::{MentionKind, Resolution, Span};

/// Capitalized words after *in, at, near, of, from, to* or a comma: naive place names.
pub(crate) fn capitalized(text: &str) -> Vec<Resolution> {
    let mut found = Vec::new();
    let tokens = mentionmap::text::tokenize(text, Span::new(0, text.len()));
    let mut at = 1;
    while at < tokens.len() {
        let before = tokens[at - 1].text(text);
        let opens = matches!(before, "in" | "at" | "near" | "of" | "from" | "to" | "on")
            || text[..tokens[at].span.start()].ends_with(['('])
            || (text[..tokens[at].span.start()].ends_with(", ") && tokens[at - 1].is_capitalized());
        let name = |at: usize| tokens[at].is_capitalized() && !MONTHS.contains(&tokens[at].text(text));
        if !opens || !name(at) {
            at += 1;
            continue;
        }
        let first = at;
        while at + 1 < tokens.len()
            && name(at + 1)
            && text[tokens[at].span.end()..tokens[at + 1].span.start()]
                .trim()
                .is_empty()
        {
            at += 1;
        }
        let span = tokens[first].span.join(tokens[at].span);
        let kind = if span.slice(text).ends_with("ian") || span.slice(text).ends_with("ish") {
            MentionKind::Demonym
        } else {
            MentionKind::Place
        };
        found.push(unresolved(span, kind));
        at += 1;
    }
    found
}
