//! A geoparsed document in, its events out, each at the place that it belongs to: the rows of an events layer.

use super::LayerOptions;
use crate::domain::{Event, EventType, GeoparsedMention, MentionKind, PlaceRole, Span};
use std::collections::HashMap;

/// How many mentions to each side are asked whether they take part in an event.
const REACH: usize = 40;

/// What makes an event: the words that report it. Several places may share it, each is a row of its own.
type Report<'m> = (Span, &'m str);

/// How well a mention stands for where the event is, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// It is there.
    Located,
    /// It is somewhere within.
    Containing,
    /// It began there.
    Origin,
    /// One of its parties; the last one named stands for it, as whom it is done to.
    Party,
    /// Its place is unknown.
    Unplaced,
}

/// The events of `mentions` that `options` take, each with the number of its mention, in text order of the places.
pub(super) fn incidents<'d>(mentions: &'d [GeoparsedMention], options: &LayerOptions) -> Vec<(usize, &'d Event)> {
    let taken = mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| options.takes(mention));
    let events: Vec<(usize, &Event)> = taken
        .flat_map(|(number, mention)| mention.events.iter().map(move |event| (number, event)))
        .collect();
    let mut best: HashMap<Report<'_>, (Standing, usize)> = HashMap::new();
    for &(number, event) in &events {
        let Some(report) = report(event) else { continue };
        let standing = standing(&mentions[number], event);
        let known = best.entry(report).or_insert((standing, number));
        if standing < known.0 || (standing == known.0 && standing == Standing::Party) {
            *known = (standing, number);
        }
    }
    let stands = |&(number, event): &(usize, &Event)| {
        let Some((best, at)) = report(event).and_then(|report| best.get(&report)) else {
            return false;
        };
        let standing = standing(&mentions[number], event);
        standing == *best && (standing != Standing::Party || number == *at)
    };
    events.into_iter().filter(stands).collect()
}

fn report(event: &Event) -> Option<Report<'_>> {
    let slug = event.event_type.slug.as_str();
    event
        .trigger
        .filter(|_| slug != EventType::MENTION)
        .map(|trigger| (trigger, slug))
}

fn standing(mention: &GeoparsedMention, event: &Event) -> Standing {
    if mention.resolution.place().is_none() {
        return Standing::Unplaced;
    }
    match event.role {
        PlaceRole::Containing => Standing::Containing,
        PlaceRole::Origin => Standing::Origin,
        PlaceRole::Actor => Standing::Party,
        _ => Standing::Located,
    }
}

/// Who or what else the event of mention `at` concerns, as `role:name` in text order: who acts, where it was fired from,
/// where it leads.
pub(super) fn participants(mentions: &[GeoparsedMention], at: usize, event: &Event) -> Vec<String> {
    let Some(report) = report(event) else {
        return Vec::new();
    };
    let quote = mentions[at].quote;
    let near = at.saturating_sub(REACH)..mentions.len().min(at + REACH + 1);
    let mut names: Vec<String> = Vec::new();
    for mention in mentions[near].iter().filter(|mention| mention.quote == quote) {
        for role in mention.events.iter().filter_map(|other| part(other, report)) {
            let name = mention.resolution.place().map(|place| format!("{role}:{}", place.name));
            names.extend(name.filter(|name| !names.contains(name)));
        }
    }
    let own = mentions[at]
        .resolution
        .place()
        .map(|place| format!("{}:{}", event.role.as_str(), place.name));
    names.retain(|name| Some(name) != own.as_ref());
    names
}

/// The part that a mention with the event `other` has in the one reported by `report`, if any. Who only acts is told of
/// all that its part of the sentence reports.
fn part(other: &Event, report: Report<'_>) -> Option<&'static str> {
    let takes_part = matches!(
        other.role,
        PlaceRole::Actor | PlaceRole::Origin | PlaceRole::Destination | PlaceRole::Host
    );
    let same = match self::report(other) {
        Some(own) => own == report,
        None => {
            let told = other.within.is_none_or(|deeds| deeds.covers(report.0));
            told && matches!(other.role, PlaceRole::Actor | PlaceRole::Origin)
        }
    };
    (takes_part && same).then(|| other.role.as_str())
}

impl LayerOptions {
    /// Whether a mention goes into the layer.
    pub(super) fn takes(&self, mention: &GeoparsedMention) -> bool {
        let resolution = &mention.resolution;
        (self.demonyms || resolution.mention.kind != MentionKind::Demonym)
            && (self.unresolved || resolution.place().is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    #[test]
    fn only_what_is_reported_is_an_event() {
        let article = sample::article();
        let events = incidents(&article.mentions, &LayerOptions::default());
        assert_eq!(events.len(), 1);
        assert_eq!((events[0].0, events[0].1.event_type.slug.as_str()), (1, "air_strike"));
    }

    #[test]
    fn an_event_between_parties_stands_at_the_last_of_them_unless_it_has_a_place() {
        let mut article = sample::article();
        let mut dealing = article.mentions[1].events[0].clone();
        dealing.role = PlaceRole::Actor;
        article.mentions[0].events = vec![dealing.clone()];
        article.mentions[1].events = vec![dealing];
        let options = LayerOptions {
            demonyms: true,
            ..LayerOptions::default()
        };
        let at = |article: &crate::domain::GeoparsedDocument| -> Vec<usize> {
            incidents(&article.mentions, &options)
                .iter()
                .map(|(number, _)| *number)
                .collect()
        };
        assert_eq!(at(&article), [1]);
        article.mentions[0].events[0].role = PlaceRole::Host;
        assert_eq!(at(&article), [0]);
    }

    #[test]
    fn who_acts_takes_part() {
        let mut article = sample::article();
        article.mentions[0].events[0].role = PlaceRole::Actor;
        let event = article.mentions[1].events[0].clone();
        assert_eq!(participants(&article.mentions, 1, &event), ["actor:Russia"]);
        assert!(participants(&article.mentions, 0, &article.mentions[0].events[0]).is_empty());
    }

    #[test]
    fn who_acts_in_another_part_of_the_sentence_takes_no_part() {
        let mut article = sample::article();
        let event = article.mentions[1].events[0].clone();
        let trigger = event.trigger.unwrap();
        let actor = &mut article.mentions[0].events[0];
        actor.role = PlaceRole::Actor;
        actor.within = Some(Span::new(0, trigger.start()));
        assert!(participants(&article.mentions, 1, &event).is_empty());
        article.mentions[0].events[0].within = Some(Span::new(0, trigger.end()));
        assert_eq!(participants(&article.mentions, 1, &event), ["actor:Russia"]);
    }
}
