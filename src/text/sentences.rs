//! Text in, sentences out.

use super::word_lists::{ABBREVIATIONS, CAPITALIZED_ABBREVIATIONS, NUMBERED_ABBREVIATIONS};
use crate::domain::Span;
use memchr::{memchr2, memchr3};

/// No abbreviation has more bytes.
const LONGEST_ABBREVIATION: usize = {
    let (small, capitalized) = (longest(&ABBREVIATIONS), longest(&CAPITALIZED_ABBREVIATIONS));
    if small > capitalized { small } else { capitalized }
};

/// A sentence is ended after this many bytes at the next white space, and after twice as many anywhere: tables, lists
/// and captions have no full stops, and what looks at a sentence as a whole must not look at a whole book. The longest
/// sentence in the corpora of news has some 900.
const LONGEST: usize = 1_500;

/// The sentences of `text` within `range`, in order, without white space around them.
///
/// A sentence ends at `.`, `!`, `?` or `…` before a capital, digit or quotation mark, at a blank line, and at the end
/// of a line unless the text is hard-wrapped or the next line goes on in lower case.
#[must_use]
pub fn sentences(text: &str, range: Span) -> Vec<Span> {
    let body = range.slice(text);
    let wrapped = is_hard_wrapped(body);
    let mut found = Vec::new();
    let mut start = 0;
    let mut next = 0;
    while let Some((at, c)) = next_mark(body, next, start) {
        let end = at + c.len_utf8();
        next = end;
        let ends = match c {
            '.' | '!' | '?' | '…' => ends_at_stop(body, at, end),
            '\n' if next_line_is_blank(&body[end..]) => true,
            '\n' => !wrapped && !goes_on(&body[..at], &body[end..]),
            _ => end - start > LONGEST && (c.is_whitespace() || end - start > 2 * LONGEST),
        };
        if !ends {
            continue;
        }
        let end = if !matches!(c, '.' | '!' | '?' | '…') {
            end
        } else {
            end_with_closers(body, end)
        };
        push_trimmed(body, start, end, range.start(), &mut found);
        start = end;
        next = end;
    }
    push_trimmed(body, start, body.len(), range.start(), &mut found);
    found
}

/// The first character from `from` on that may end the sentence begun at `start`: most bytes cannot, as long as it is short.
fn next_mark(body: &str, from: usize, start: usize) -> Option<(usize, char)> {
    let long = body.len().min(start + LONGEST);
    let short = body.as_bytes().get(from..long).unwrap_or_default();
    // The first byte of '…' is that of other marks too.
    let often = memchr3(b'.', b'\n', 0xE2, short);
    let seldom = memchr2(b'!', b'?', &short[..often.unwrap_or(short.len())]);
    let end = seldom.or(often);
    let at = body.floor_char_boundary(end.map_or(long.max(from), |offset| from + offset));
    body[at..].chars().next().map(|c| (at, c))
}

/// The sentence that byte `at` lies in or, between sentences, the one before.
#[must_use]
pub fn sentence_at(sentences: &[Span], at: usize) -> Option<usize> {
    sentences
        .partition_point(|sentence| sentence.start() <= at)
        .checked_sub(1)
}

fn push_trimmed(body: &str, start: usize, end: usize, base: usize, found: &mut Vec<Span>) {
    let piece = body[start..end].trim_start();
    let trimmed = piece.trim_end();
    if trimmed.is_empty() {
        return;
    }
    let start = base + end - piece.len();
    found.push(Span::new(start, start + trimmed.len()));
}

/// Quotation marks and brackets after a stop belong to the sentence before it.
fn end_with_closers(body: &str, from: usize) -> usize {
    let rest = &body[from..];
    // What most stops stand before.
    if rest.starts_with(' ') {
        return from;
    }
    let after = rest.trim_start_matches(['"', '”', '’', '\'', ')', ']', '»', '.', '!', '?']);
    from + (rest.len() - after.len())
}

fn ends_at_stop(body: &str, at: usize, end: usize) -> bool {
    let rest = &body[end_with_closers(body, end)..];
    let mut following = rest.chars();
    match following.next() {
        None => return true,
        Some(c) if !c.is_whitespace() => return false,
        Some(_) => {}
    }
    let next = rest.trim_start().chars().next();
    let opens = next.is_none_or(|c| !c.is_lowercase() && !matches!(c, ',' | ';' | ')'));
    let numbered = next.is_some_and(|c| c.is_ascii_digit());
    opens && !(body[at..].starts_with('.') && is_abbreviation(&body[..at], numbered))
}

/// Whether the word before a full stop is one that is written with it: an abbreviation or an initial. `numbered` is whether a figure
/// follows.
fn is_abbreviation(before: &str, numbered: bool) -> bool {
    let Some(word) = last_word(before) else {
        return false;
    };
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(initial), None) => initial.is_uppercase(),
        // "U.S", no "6.4".
        (Some(first), Some('.')) => {
            first.is_alphabetic() && word.chars().filter(|c| *c == '.').count() < word.len() / 2 + 1 && word.len() <= 5
        }
        (Some(first), _) => {
            let known = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
            let numbers = numbered && known(&NUMBERED_ABBREVIATIONS);
            numbers || known(&ABBREVIATIONS) || first.is_uppercase() && known(&CAPITALIZED_ABBREVIATIONS)
        }
        (None, _) => false,
    }
}

/// The word that a text ends with, its full stops included; `None` where it is longer than any abbreviation.
fn last_word(text: &str) -> Option<&str> {
    let mut letters = text.char_indices().rev();
    let other = letters.find(|(at, c)| {
        let word = c.is_alphanumeric() || *c == '.';
        !word || text.len() - at > LONGEST_ABBREVIATION
    });
    let Some((at, c)) = other else {
        return Some(text);
    };
    (!c.is_alphanumeric() && c != '.').then(|| &text[at + c.len_utf8()..])
}

/// Bytes of the longest word.
const fn longest(words: &[&str]) -> usize {
    let (mut longest, mut n) = (0, 0);
    while n < words.len() {
        if words[n].len() > longest {
            longest = words[n].len();
        }
        n += 1;
    }
    longest
}

/// Whether a line break stands within a sentence: no stop before it, and a small letter after it.
fn goes_on(before: &str, after: &str) -> bool {
    let open = !before.trim_end().ends_with(['.', '!', '?', ':', '”', '"']);
    open && after.trim_start_matches([' ', '\t']).starts_with(char::is_lowercase)
}

fn next_line_is_blank(rest: &str) -> bool {
    let line = rest.trim_start_matches(|c: char| c != '\n' && c.is_whitespace());
    line.is_empty() || line.starts_with('\n')
}

/// Whether lines were broken at a fixed width: at least three lines, none over 100 bytes, and most of those that are
/// followed by text end within a sentence.
fn is_hard_wrapped(body: &str) -> bool {
    let (mut lines, mut open) = (0_usize, 0_usize);
    let mut previous: Option<&str> = None;
    for line in body.lines().map(str::trim) {
        if line.len() > 100 {
            return false;
        }
        if let Some(before) = previous.filter(|before| before.len() >= 30 && !line.is_empty()) {
            lines += 1;
            open += usize::from(!before.ends_with(['.', '!', '?', '"', '”', ':']));
        }
        previous = Some(line);
    }
    lines >= 3 && open * 2 > lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len()))
            .into_iter()
            .map(|span| span.slice(text))
            .collect()
    }

    #[test]
    fn titles_initials_and_abbreviations_do_not_end_a_sentence() {
        let text = "Gen. John F. Kelly met Mr. Smith in St. Louis, Mo. on Jan. 5. He left for the U.S. Senate race.";
        assert_eq!(split(text).len(), 2);
    }

    #[test]
    fn a_figure_and_a_plain_no_end_a_sentence() {
        assert_eq!(split("It had a magnitude of 6.4. Banks stayed open.").len(), 2);
        assert_eq!(split("The judge said no. A clerk fainted.").len(), 2);
        assert_eq!(split("Shaft No. 4 was flooded. The U.S. Army left.").len(), 2);
    }

    #[test]
    fn words_that_are_abbreviations_with_a_capital_only_end_a_sentence_without() {
        assert_eq!(split("He shot the man. Police in Oslo held him.").len(), 2);
        assert_eq!(
            split("She felt ill. In Rome it rained. They met in Winnipeg, Man. Police came.").len(),
            3
        );
    }

    #[test]
    fn closing_quotes_stay_with_their_sentence() {
        assert_eq!(
            split("“Stop.” He left! (So it ended.) Then rain."),
            ["“Stop.”", "He left!", "(So it ended.)", "Then rain."]
        );
    }

    #[test]
    fn decimals_and_addresses_do_not_end_a_sentence() {
        assert_eq!(
            split("It grew 3.5 percent at example.com today."),
            ["It grew 3.5 percent at example.com today."]
        );
    }

    #[test]
    fn a_line_is_a_sentence_unless_the_text_is_wrapped() {
        assert_eq!(
            split("Flood hits Oslo\nThe river rose."),
            ["Flood hits Oslo", "The river rose."]
        );
        let wrapped = "The river that runs past the old town of\nOslo rose by a metre and a half overnight\nand took two bridges with it before dawn\non Monday.";
        assert_eq!(split(wrapped).len(), 1);
    }

    #[test]
    fn a_line_that_goes_on_in_lower_case_is_one_sentence() {
        assert_eq!(
            split("Italy and Cyprus sent\nwater-dropping aircraft.\nSpain did not.").len(),
            2
        );
    }

    #[test]
    fn a_list_without_end_is_cut() {
        let text = "Paris, ".repeat(2_000);
        assert!(split(&text).iter().all(|sentence| sentence.len() <= LONGEST + 8));
        let text = "x".repeat(10_000);
        assert!(split(&text).iter().all(|sentence| sentence.len() <= 2 * LONGEST + 1));
    }

    #[test]
    fn a_mention_finds_its_sentence() {
        let text = "One here. Two there.";
        let spans = sentences(text, Span::new(0, text.len()));
        assert_eq!(sentence_at(&spans, 0), Some(0));
        assert_eq!(sentence_at(&spans, 14), Some(1));
    }
}
