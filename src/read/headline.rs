//! Text in, its headline out, where it opens with one.

use crate::domain::Span;

/// The most characters that a headline has. Those of the news corpora stay under 120; a lead rarely does.
const LONGEST: usize = 140;

/// Where the headline of `text` stands within `searchable`: a short first line without a final full stop that more
/// text follows.
pub(super) fn find(text: &str, searchable: Span) -> Option<Span> {
    let body = searchable.slice(text);
    let lead = body.len() - body.trim_start().len();
    let line = body[lead..].lines().next()?.trim_end();
    let rest = &body[lead + line.len()..];
    let start = searchable.start() + lead;
    (reads_like_one(line) && goes_on_apart(line, rest)).then(|| Span::new(start, start + line.len()))
}

/// Short, with letters, and not ended the way that a sentence of the body is.
fn reads_like_one(line: &str) -> bool {
    let text = line.trim_end_matches(['"', '”', '’', '\'', ')']);
    line.chars().count() <= LONGEST
        && line.chars().any(char::is_alphabetic)
        && !text.ends_with(['.', ',', ';', ':', '-'])
}

/// Whether what follows is text of its own and not the next line of a paragraph that is broken at a fixed width.
fn goes_on_apart(line: &str, rest: &str) -> bool {
    let after = rest.trim_start();
    let Some(next) = after.lines().next().map(str::trim_end) else {
        return false;
    };
    let gap = &rest[..rest.len() - after.len()];
    let blank_line = gap.matches('\n').count() > 1;
    let ends = next.ends_with(['.', '!', '?', '"', '”']);
    let longer = next.chars().count() * 2 > line.chars().count() * 3;
    blank_line || (!next.starts_with(char::is_lowercase) && (ends || longer))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(text: &str) -> Option<&str> {
        find(text, Span::new(0, text.len())).map(|span| span.slice(text))
    }

    #[test]
    fn a_short_first_line_without_full_stop_is_one() {
        assert_eq!(
            headline("\r\nFlood in Oslo\r\nThe river rose.\r\n"),
            Some("Flood in Oslo")
        );
        assert_eq!(headline("Is Venice sinking?\n\nYes."), Some("Is Venice sinking?"));
    }

    #[test]
    fn a_sentence_a_long_line_or_a_line_alone_is_none() {
        assert_eq!(headline("Rain fell on Oslo.\nThe river rose."), None);
        assert_eq!(headline("He said: “It is over.”\nThe river rose."), None);
        assert_eq!(headline(&format!("{}\nThe river rose.", "Rain ".repeat(40))), None);
        assert_eq!(headline("Flood in Oslo"), None);
        assert_eq!(headline(""), None);
    }

    #[test]
    fn the_first_line_of_a_wrapped_paragraph_is_none() {
        let wrapped = "The river that runs past the old town of\nOslo rose by a metre and a half overnight\nand took two bridges.";
        assert_eq!(headline(wrapped), None);
    }
}
