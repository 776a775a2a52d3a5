//! Geoparsed document in, the reasons for every decision out, as plain text.

use super::columns::{aligned, shortened};
use super::comparison::Words;
use super::event_reasons::reasons;
use super::named::full_name;
use crate::domain::{Event, EventType, Evidence, GeoparsedDocument, GeoparsedMention, Outcome, Ranked, Unresolved};

/// The most characters of a quoted sentence.
const QUOTE: usize = 110;
/// Where the numbers come from.
const LEGEND: &str = "\nrecognized by value × weight = contribution; of places, what each signal adds to the score of the first candidate and \
                      of the second; weights and their meaning: data/recognizer/weights.csv, data/resolver/weights.csv\n";
/// What the resolver's signals mean.
const MEANINGS: &str = include_str!("../../data/resolver/weights.csv");

/// Why each mention was recognized, placed and classified as it was. The signals are those that the resolver was told to
/// keep: `WeightedResolver::with_evidence`.
#[must_use]
pub fn explain(geoparsed: &GeoparsedDocument) -> String {
    let document = &geoparsed.document;
    let made_by = &geoparsed.provenance;
    let mut text = format!("{}: {}\n", document.id, count(geoparsed.mentions.len(), "mention"));
    for (part, name) in [
        ("recognizer", &made_by.recognizer),
        ("gazetteer", &made_by.gazetteer),
        ("resolver", &made_by.resolver),
        ("classifier", &made_by.classifier),
    ] {
        if !name.is_empty() {
            text.push_str(&format!("  {part:<10}  {name}\n"));
        }
    }
    let words = Words::new(MEANINGS);
    let (mut byte, mut letters) = (0, 0);
    for mention in &geoparsed.mentions {
        // In the unit of the layer, counted on from the mention before.
        let span = mention.resolution.mention.span;
        if span.start() < byte {
            (byte, letters) = (0, 0);
        }
        letters += document.text[byte..span.start()].chars().count();
        byte = span.start();
        text.push('\n');
        text.push_str(&of_mention(geoparsed, mention, letters, &words));
    }
    text.push_str(LEGEND);
    text
}

/// The reasons for a mention that starts at character `start`.
fn of_mention(geoparsed: &GeoparsedDocument, mention: &GeoparsedMention, start: usize, words: &Words) -> String {
    let document = &geoparsed.document;
    let found = &mention.resolution.mention;
    let mut parts = vec![found.kind.as_str().to_owned(), mention.section.as_str().to_owned()];
    if found.name != found.span {
        parts.push(format!("name “{}”", document.slice(found.name)));
    }
    parts.extend(
        found
            .hint
            .map(|hint| format!("hint {}", format!("{hint:?}").to_lowercase())),
    );
    let end = start + document.slice(found.span).chars().count();
    let mut text = format!(
        "“{}”  characters {start}-{end}  {}\n",
        document.slice(found.span),
        parts.join(", ")
    );
    text.push_str(&format!(
        "  in          {}\n",
        shortened(document.slice(mention.quote), QUOTE)
    ));
    text.push_str(&format!("  recognized  {:.2}\n", found.confidence));
    text.push_str(&signals(&found.evidence, "    "));
    text.push_str(&outcome(&mention.resolution.outcome, words));
    for event in &mention.events {
        text.push_str(&of_event(event, |span| document.slice(span)));
        let reasons = reasons(event, found.span, mention.quote, &document.text);
        if !reasons.is_empty() {
            text.push_str(&format!("              {reasons}\n"));
        }
    }
    text
}

fn outcome(outcome: &Outcome, words: &Words) -> String {
    match outcome {
        Outcome::Unresolved(Unresolved::NoCandidate) => {
            "  place       missing: nothing of that name in the gazetteer\n".to_owned()
        }
        Outcome::Unresolved(Unresolved::NoneFits {
            ranked,
            probability,
            evidence,
        }) => format!(
            "  place       none fits, p {probability:.4}, of {}\n{}{}",
            count(ranked.len(), "candidate"),
            words.alone(evidence, "           "),
            candidates(ranked, words)
        ),
        Outcome::Resolved { ranked } => {
            let best = ranked
                .first()
                .map(|best| full_name(&best.candidate.place))
                .unwrap_or_default();
            format!(
                "  place       {best}, of {}\n{}",
                count(ranked.len(), "candidate"),
                candidates(ranked, words)
            )
        }
    }
}

fn candidates(ranked: &[Ranked], words: &Words) -> String {
    let rows: Vec<Vec<String>> = ranked
        .iter()
        .enumerate()
        .map(|(at, ranked)| candidate(at + 1, ranked))
        .collect();
    let table = aligned(&rows, &[0, 4, 6, 7]);
    let mut text: String = table.lines().map(|line| format!("    {line}\n")).collect();
    text.push_str(&words.beside(ranked, "           "));
    text
}

fn candidate(rank: usize, ranked: &Ranked) -> Vec<String> {
    let place = &ranked.candidate.place;
    vec![
        format!("{rank}."),
        full_name(place),
        place.id.to_string(),
        format!("{}/{}", place.feature_class.letter(), place.feature_code),
        format!("pop. {}", place.population),
        format!("by {} name", ranked.candidate.matched.as_str()),
        format!("score {:.3}", ranked.score),
        format!("p {:.4}", ranked.probability),
    ]
}

/// Each signal as `value × weight = contribution`, what counted most first.
fn signals(evidence: &[Evidence], indent: &str) -> String {
    let mut evidence = evidence.to_vec();
    evidence.sort_by(|a, b| b.contribution().abs().total_cmp(&a.contribution().abs()));
    let rows: Vec<Vec<String>> = evidence
        .iter()
        .map(|one| {
            vec![
                one.signal.to_owned(),
                format!("{:.3}", one.value),
                "×".to_owned(),
                format!("{:.3}", one.weight),
                "=".to_owned(),
                format!("{:+.3}", one.contribution()),
            ]
        })
        .collect();
    aligned(&rows, &[1, 3, 5])
        .lines()
        .map(|line| format!("{indent}{line}\n"))
        .collect()
}

fn of_event<'t>(event: &Event, slice: impl Fn(crate::domain::Span) -> &'t str) -> String {
    let kind = &event.event_type;
    if kind.slug == EventType::MENTION {
        return format!(
            "  event       {}, role {}, rule: {}\n",
            kind.slug,
            event.role.as_str(),
            event.rule
        );
    }
    let trigger = event.trigger.map(|span| format!(", trigger “{}”", slice(span)));
    let cue = event.cue.map(|span| format!(" by “{}”", slice(span)));
    let date = event.date.map(|date| format!(", {} {date}", date.precision.as_str()));
    format!(
        "  event       {} ({}){}, {}{}{}, role {}, link {}, {:.2}, rule: {}\n",
        kind.slug,
        kind.group,
        trigger.unwrap_or_default(),
        event.status.as_str(),
        cue.unwrap_or_default(),
        date.unwrap_or_default(),
        event.role.as_str(),
        event.link.as_str(),
        event.confidence,
        event.rule
    )
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    #[test]
    fn what_says_whether_and_when_is_shown() {
        let mut article = sample::article();
        let event = &mut article.mentions[1].events[0];
        event.status = crate::domain::EventStatus::Historical;
        event.cue = Some(crate::domain::Span::new(0, 3));
        event.date = Some(crate::domain::EventDate {
            year: 2024,
            month: 1,
            day: 1,
            precision: crate::domain::DatePrecision::Year,
        });
        let text = explain(&article);
        assert!(
            text.contains("“struck”, historical by “Él”, year 2024-01-01, role"),
            "{text}"
        );
    }

    #[test]
    fn an_event_is_put_on_a_place_for_a_reason_in_plain_words() {
        let mut article = sample::article();
        article.mentions[1].events[0].rule = "next place to the right";
        let actor = &mut article.mentions[0].events[0];
        (actor.rule, actor.within) = ("acts", Some(crate::domain::Span::new(9, 34)));
        let text = explain(&article);
        for reason in [
            "“struck” right before it: what happened is put on the next place after the words for it",
            "in “Russian drones struck Ode",
            "it is whose people or leaders do what is told",
        ] {
            assert!(text.contains(reason), "no {reason:?} in\n{text}");
        }
    }

    #[test]
    fn every_decision_is_shown_with_its_reasons() {
        let text = explain(&sample::article());
        for expected in [
            "sample.txt: 3 mentions\n",
            "“Odesa”  characters 30-35  place, body\n",
            "  in          Él said Russian drones struck Odesa, then Nowhereville.\n",
            "  place       Odesa, Ukraine, of 2 candidates\n",
            "    1.  Odesa, Ukraine   698740   P/PPLA   pop. 1015826  by primary name  score 1.500  p 0.8731\n",
            "           +1.50  +1.50  Decimal logarithm of the population, a tenth of it\n",
            "  event       air_strike (conflict), trigger “struck”, asserted, role event_location, link same_sentence, 0.90, rule: next to the right\n",
            "              “struck” right before it\n",
            "  place       missing: nothing of that name in the gazetteer\n",
        ] {
            assert!(text.contains(expected), "no line {expected:?} in\n{text}");
        }
    }
}
