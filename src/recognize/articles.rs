//! Names with an Arabic article in their middle in, each as one name out: "Umm al-Khair" is not "Umm" and a "Khair" elsewhere.

use super::reading::{Gap, Reading};
use super::word_lists::ARABIC_ARTICLES;
use crate::domain::{Mention, Span};
use std::ops::Range;

/// The most articles in a name: "Ras al-Ain al-Gharbi".
const ARTICLES: usize = 2;

/// Makes one mention of all that are parts of a name with an article in it, and of one that is a part alone: whether the gazetteer has
/// it, in whichever spelling, is then asked of the whole. `mentions` are in text order.
pub(super) fn rejoin(reading: &Reading<'_>, mentions: &mut Vec<Mention>) {
    let mut at = 0;
    while at < mentions.len() {
        let Some(words) = name_around(reading, mentions[at].span) else {
            at += 1;
            continue;
        };
        let whole = reading.span(words.start, words.end);
        let parts = mentions[at..].partition_point(|mention| mention.span.start() < whole.end());
        let last = &mentions[at + parts - 1];
        if last.span.end() <= whole.end() && (parts > 1 || last.span != whole) {
            let confidence = mentions[at..at + parts].iter().map(|part| part.confidence);
            let confidence = confidence.fold(0.0, f64::max);
            let first = &mut mentions[at];
            *first = Mention {
                confidence,
                span: whole,
                name: whole,
                ..first.clone()
            };
            mentions.drain(at + 1..at + parts);
        }
        at += 1;
    }
}

/// The words of the name with an article in its middle that a span is the beginning, the article and what follows it, or the end of.
fn name_around(reading: &Reading<'_>, span: Span) -> Option<Range<usize>> {
    let at = reading
        .words
        .partition_point(|word| word.token.span.start() < span.start());
    // The span may begin with the article, or behind it.
    let firsts = [Some(at), at.checked_sub(1), at.checked_sub(2)];
    let mut names = firsts.into_iter().flatten().filter_map(|first| name_at(reading, first));
    names.find(|words| words.start <= at && reading.span(words.start, words.end).covers(span))
}

/// The words of a name that begins with a capital at word `first`, and goes on with an article in small letters: "Umm al-Khair".
pub(super) fn name_at(reading: &Reading<'_>, first: usize) -> Option<Range<usize>> {
    let word = reading.words.get(first)?;
    if !word.token.is_capitalized() || word.token.possessive > 0 {
        return None;
    }
    let mut end = first + 1;
    for _ in 0..ARTICLES {
        match reading.words.get(end..end + 2) {
            Some([article, next]) if follows(reading, end) && article.token.possessive == 0 => {
                let joined = next.gap == Gap::Hyphen && next.token.is_capitalized();
                if !joined {
                    break;
                }
            }
            _ => break,
        }
        end += 2;
    }
    (end > first + 1).then_some(first..end)
}

/// Whether an article in small letters stands at word `at`, a space behind the word before.
fn follows(reading: &Reading<'_>, at: usize) -> bool {
    let word = &reading.words[at];
    let before = &reading.words[at - 1];
    word.gap == Gap::Space
        && !word.opens
        && before.token.possessive == 0
        && ARABIC_ARTICLES.contains(&reading.printed(at))
}
