//! The plain rule that the classifier must beat: the next place to the right of the trigger in its sentence, else the
//! last one to its left; places that are possessive, hyphenated, governed by *by, from, with, for, between* or followed by
//! an actor noun are dropped; lists share the event.

use mentionmap::classify::{LexiconClassifier, Reported};
use mentionmap::domain::{Document, MentionKind, Resolution, Span};
use mentionmap::text::{sentence_at, sentences, tokenize};

const ACTORS: [&str; 14] = [
    "forces",
    "troops",
    "officials",
    "police",
    "president",
    "minister",
    "government",
    "army",
    "military",
    "soldiers",
    "authorities",
    "leader",
    "parliament",
    "court",
];

/// The group of the surest event at each mention, if any.
pub(crate) fn groups(
    classifier: &LexiconClassifier,
    document: &Document,
    resolutions: &[Resolution],
) -> Vec<Option<String>> {
    let text = &document.text;
    let all = sentences(text, Span::new(0, text.len()));
    let mut best: Vec<Option<(f64, String)>> = vec![None; resolutions.len()];
    for report in classifier
        .reported(document)
        .iter()
        .filter(|report| report.strength >= 0.28)
    {
        let Some(sentence) = sentence_at(&all, report.trigger.start()).map(|at| all[at]) else {
            continue;
        };
        for place in linked(text, sentence, report, resolutions) {
            if best[place]
                .as_ref()
                .is_none_or(|(strength, _)| *strength < report.strength)
            {
                best[place] = Some((report.strength, report.event_type.group.clone()));
            }
        }
    }
    best.into_iter().map(|best| best.map(|(_, group)| group)).collect()
}

fn linked(text: &str, sentence: Span, report: &Reported, resolutions: &[Resolution]) -> Vec<usize> {
    let span = |at: usize| resolutions[at].mention.span;
    let usable: Vec<usize> = (0..resolutions.len())
        .filter(|at| sentence.covers(span(*at)) && may_hold(text, sentence, &resolutions[*at]))
        .collect();
    let right = usable.iter().position(|at| span(*at).start() >= report.trigger.end());
    let Some(chosen) = right.or_else(|| usable.len().checked_sub(1)) else {
        return Vec::new();
    };
    let mut list = vec![usable[chosen]];
    for pair in usable[chosen..].windows(2) {
        if !text[span(pair[0]).end()..span(pair[1]).start()]
            .trim_matches([',', ' '])
            .is_empty()
            && text[span(pair[0]).end()..span(pair[1]).start()].trim_matches([',', ' ']) != "and"
        {
            break;
        }
        list.push(pair[1]);
    }
    list
}

fn may_hold(text: &str, sentence: Span, resolution: &Resolution) -> bool {
    let span = resolution.mention.span;
    let after = &text[span.end()..sentence.end()];
    let before = tokenize(text, Span::new(sentence.start(), span.start()));
    let governor = before.last().map_or("", |token| token.text(text));
    let next = after.split_whitespace().next().unwrap_or("");
    resolution.mention.kind != MentionKind::Demonym
        && !after.starts_with(['-', '\'', '’'])
        && !span.slice(text).ends_with("s'")
        && !matches!(governor, "by" | "from" | "with" | "for" | "between")
        && !ACTORS.contains(&next.trim_end_matches([',', '.']))
}
