//! Judged mentions in, which events of a document were told of the right place, missed and invented out.

use super::counts::Hits;
use super::judged::Judged;
use crate::domain::Document;
use crate::text::fold;
use std::collections::BTreeMap;

/// Stands among the optional types where a place may have any event.
pub(super) const ANY: &str = "*";
/// Between types of which one must be told.
pub(super) const EITHER: char = '|';

/// What the annotation says is told at a mention's place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoldEvents {
    /// Types of events that are: `flood`, or `accident|wildfire` where either will do.
    pub told: Vec<String>,
    /// Types that count for neither right nor wrong; `*` for all.
    pub optional: Vec<String>,
}

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Annotated and predicted.
    Right,
    /// Annotated only.
    Missed,
    /// Predicted only.
    Invented,
}

/// An event of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outcome<'d> {
    /// Its type; of a gold one with several, the one that was predicted, else the first.
    pub(super) event: &'d str,
    pub(super) verdict: Verdict,
    /// A mention of its place.
    pub(super) at: Judged<'d>,
}

/// What was counted of the events at places: a type that is told at a place of a document counts once, at however many mentions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventCounts(BTreeMap<String, [u64; 3]>);

impl GoldEvents {
    /// All types that it names.
    pub fn types(&self) -> impl Iterator<Item = &str> {
        let named = self.told.iter().chain(&self.optional);
        named
            .flat_map(|event| event.split(EITHER))
            .filter(|event| *event != ANY)
    }
}

impl EventCounts {
    pub(super) fn add(&mut self, outcome: &Outcome<'_>) {
        let of_type = self.0.entry(outcome.event.to_owned()).or_default();
        of_type[outcome.verdict as usize] += 1;
    }

    /// Whether no document had its events annotated, or none had any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All types together.
    #[must_use]
    pub fn all(&self) -> Hits {
        let add = |sum: [u64; 3], counts: &[u64; 3]| [0, 1, 2].map(|n| sum[n] + counts[n]);
        hits(&self.0.values().fold([0; 3], add))
    }

    /// By type, in the order of the alphabet.
    pub fn types(&self) -> impl Iterator<Item = (&str, Hits)> {
        self.0.iter().map(|(event, counts)| (event.as_str(), hits(counts)))
    }
}

fn hits([right, missed, invented]: &[u64; 3]) -> Hits {
    Hits {
        hits: *right,
        predicted: right + invented,
        gold: right + missed,
    }
}

/// One place of a document: its mentions by one name.
#[derive(Default)]
struct Told<'d> {
    gold: Vec<(&'d str, Judged<'d>)>,
    optional: Vec<&'d str>,
    predicted: Vec<(&'d str, Judged<'d>)>,
}

/// What became of the events of a document; nothing if the annotation is not about events.
pub(super) fn outcomes<'d>(document: &Document, judged: &[Judged<'d>]) -> Vec<Outcome<'d>> {
    let about = |judged: &Judged<'d>| judged.gold.and_then(|(gold, _)| gold.events.as_ref());
    if !judged.iter().any(|judged| about(judged).is_some()) {
        return Vec::new();
    }
    let mut places: BTreeMap<String, Told<'d>> = BTreeMap::new();
    for judged in judged {
        let gold = judged.gold.map(|(gold, _)| gold.span);
        let Some(span) = gold.or(judged.predicted.map(|predicted| predicted.span)) else {
            continue;
        };
        let place = places.entry(fold(document.slice(span))).or_default();
        if let Some(events) = about(judged) {
            place
                .gold
                .extend(events.told.iter().map(|event| (event.as_str(), *judged)));
            place.optional.extend(events.optional.iter().map(String::as_str));
        }
        let predicted = judged.predicted.iter().flat_map(|predicted| &predicted.events);
        place.predicted.extend(predicted.map(|event| (event.as_str(), *judged)));
    }
    places.into_values().flat_map(Told::outcomes).collect()
}

impl<'d> Told<'d> {
    fn outcomes(mut self) -> Vec<Outcome<'d>> {
        let type_of = |(event, _): &(&'d str, Judged<'d>)| *event;
        for events in [&mut self.gold, &mut self.predicted] {
            events.sort_by_key(type_of);
            events.dedup_by_key(|told| type_of(told));
        }
        // Each prediction pays for one annotated event, those with fewer types first.
        self.gold.sort_by_key(|(event, _)| event.split(EITHER).count());
        let mut free: Vec<&(&'d str, Judged<'d>)> = self.predicted.iter().collect();
        let mut of_gold = Vec::with_capacity(self.gold.len());
        for (event, at) in &self.gold {
            let is_told = |told: &&(&str, Judged<'_>)| event.split(EITHER).any(|either| either == told.0);
            let told = free.iter().position(is_told).map(|told| free.remove(told).0);
            of_gold.push(Outcome {
                event: told.or(event.split(EITHER).next()).unwrap_or(event),
                verdict: if told.is_some() {
                    Verdict::Right
                } else {
                    Verdict::Missed
                },
                at: *at,
            });
        }
        let is_gold = |event: &str| {
            self.gold
                .iter()
                .any(|(gold, _)| gold.split(EITHER).any(|gold| gold == event))
        };
        let optional = self.optional.iter().flat_map(|optional| optional.split(EITHER));
        let may_be = |event: &str| optional.clone().any(|optional| optional == ANY || optional == event);
        let others = free.into_iter().filter(|(event, _)| !is_gold(event) && !may_be(event));
        let invented = others.map(|(event, at)| Outcome {
            event,
            verdict: Verdict::Invented,
            at: *at,
        });
        of_gold.into_iter().chain(invented).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{MentionKind, Span};
    use crate::evaluate::{Given, GoldMention, PredictedMention};

    const TEXT: &str = "Floods hit Oslo and Bergen. In Oslo a bridge fell. Rome met Hull.";

    fn strings(events: &[&str]) -> Vec<String> {
        events.iter().map(|event| (*event).to_owned()).collect()
    }

    fn gold(at: usize, length: usize, events: Option<(&[&str], &[&str])>) -> GoldMention {
        GoldMention {
            span: Span::new(at, at + length),
            kind: MentionKind::Place,
            point: None,
            id: None,
            class: None,
            events: events.map(|(told, optional)| GoldEvents {
                told: strings(told),
                optional: strings(optional),
            }),
        }
    }

    fn predicted(at: usize, length: usize, events: &[&str]) -> PredictedMention {
        PredictedMention {
            span: Span::new(at, at + length),
            kind: MentionKind::Place,
            place: None,
            events: strings(events),
        }
    }

    /// Oslo has a flood and an accident (or destruction), told at its two mentions, and may have a rescue; Bergen's flood is missed;
    /// Hull may have anything; Rome has nothing, and a meeting is predicted there.
    fn counted(annotated: bool) -> EventCounts {
        let none = annotated.then_some((&[][..], &[][..]));
        let given = Given {
            place: None,
            candidates: Vec::new().into(),
        };
        let golds = [
            gold(11, 4, annotated.then_some((&["flood"], &["aid"]))),
            gold(20, 6, annotated.then_some((&["flood"], &[]))),
            gold(31, 4, annotated.then_some((&["destruction|accident"], &[]))),
            gold(51, 4, none),
            gold(60, 4, annotated.then_some((&[], &["*"]))),
        ];
        let predictions = [
            predicted(11, 4, &["flood", "aid"]),
            predicted(20, 6, &["storm"]),
            predicted(31, 4, &["accident", "flood"]),
            predicted(51, 4, &["talks"]),
            predicted(60, 4, &["talks"]),
        ];
        let judged: Vec<Judged<'_>> = golds
            .iter()
            .zip(&predictions)
            .map(|(gold, predicted)| Judged {
                gold: Some((gold, &given)),
                predicted: Some(predicted),
            })
            .collect();
        let mut counts = EventCounts::default();
        let document = Document::new("a", TEXT);
        outcomes(&document, &judged)
            .iter()
            .for_each(|outcome| counts.add(outcome));
        counts
    }

    #[test]
    fn a_type_at_a_place_counts_once_whatever_mention_it_is_told_at() {
        let counts = counted(true);
        let Hits { hits, predicted, gold } = counts.all();
        assert_eq!((hits, predicted, gold), (2, 4, 3));
        let types: Vec<(&str, u64, u64, u64)> = counts
            .types()
            .map(|(event, of)| (event, of.hits, of.predicted, of.gold))
            .collect();
        let expected = [
            ("accident", 1, 1, 1),
            ("flood", 1, 1, 2),
            ("storm", 0, 1, 0),
            ("talks", 0, 1, 0),
        ];
        assert_eq!(types, expected);
    }

    #[test]
    fn a_prediction_pays_for_one_annotated_event() {
        let given = Given {
            place: None,
            candidates: Vec::new().into(),
        };
        let golds = [gold(11, 4, Some((&["accident|flood", "flood"], &["aid|crime"])))];
        let predictions = [predicted(11, 4, &["flood", "crime"])];
        let judged = [Judged {
            gold: Some((&golds[0], &given)),
            predicted: Some(&predictions[0]),
        }];
        let told: Vec<(&str, Verdict)> = outcomes(&Document::new("a", TEXT), &judged)
            .iter()
            .map(|outcome| (outcome.event, outcome.verdict))
            .collect();
        assert_eq!(told, [("flood", Verdict::Right), ("accident", Verdict::Missed)]);
    }

    #[test]
    fn an_annotation_that_is_not_about_events_scores_none() {
        assert!(counted(false).is_empty());
    }
}
