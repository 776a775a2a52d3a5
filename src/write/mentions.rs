//! Documents in, a feature a mention out, or one an event and place.

use super::code_points::CodePoints;
use super::feature::Feature;
use super::incidents::incidents;
use super::outlines::shape;
use super::properties::columns;
use super::row::Row;
use super::schema::Schema;
use super::{By, Each, LayerOptions, Rows, Shape};
use crate::domain::{Event, GeoparsedDocument, GeoparsedMention};
use std::io;

/// The rows of a layer of mentions or events; nothing of them is kept.
pub(super) struct Mentions {
    options: LayerOptions,
}

impl Mentions {
    /// The mentions or events that `options` take.
    pub(super) fn new(options: LayerOptions) -> Self {
        Self { options }
    }

    fn feature<'d>(&self, row: &Row<'d>) -> Feature<'d> {
        Feature {
            id: row.id(),
            point: row.place().map(|place| place.point),
            outline: row.place().and_then(|place| shape(place, self.options.shape)),
            cells: columns(self.options.codes).map(|column| (column.cell)(row)).collect(),
        }
    }
}

impl Rows for Mentions {
    fn schema(&self) -> Schema {
        Schema {
            layer: match self.options.by {
                By::Event => "events",
                _ => "mentions",
            },
            outlines: self.options.shape != Shape::Point,
            fields: columns(self.options.codes).map(|column| column.field).collect(),
        }
    }

    fn document(&mut self, geoparsed: &GeoparsedDocument, each: &mut Each<'_>) -> io::Result<()> {
        let mut code_points = CodePoints::new(&geoparsed.document.text);
        for (number, event) in chosen(geoparsed, &self.options) {
            let span = geoparsed.mentions[number].resolution.mention.span;
            let row = Row {
                document: &geoparsed.document,
                mentions: &geoparsed.mentions,
                number,
                event,
                is_event: self.options.by == By::Event,
                start: code_points.before(span.start()),
                end: code_points.before(span.end()),
            };
            each(&self.feature(&row))?;
        }
        Ok(())
    }
}

/// Which mentions of a document go into the layer, each with which of its events: the strongest of those asked for, or
/// where the layer is of events every one that belongs there.
pub(super) fn chosen<'d>(geoparsed: &'d GeoparsedDocument, options: &LayerOptions) -> Vec<(usize, &'d Event)> {
    let (document, mentions, filter) = (&geoparsed.document, &geoparsed.mentions, &options.filter);
    let placed = |number: usize| filter.takes_place(&mentions[number].resolution);
    if options.by == By::Event {
        let mut events = incidents(mentions, options);
        events.retain(|(number, event)| placed(*number) && filter.takes_event(document, event));
        return events;
    }
    let strongest = |(number, mention): (usize, &'d GeoparsedMention)| {
        let mut events = mention.events.iter();
        let event = events.find(|event| filter.takes_event(document, event))?;
        (options.takes(mention) && placed(number)).then_some((number, event))
    };
    mentions.iter().enumerate().filter_map(strongest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use crate::write::Filter;

    fn slugs(by: By, asked: &str) -> Vec<String> {
        let mut article = sample::article();
        let mut talks = article.mentions[1].events[0].clone();
        talks.event_type = std::sync::Arc::new(crate::domain::EventType {
            slug: "talks".into(),
            group: "diplomacy".into(),
            ..crate::domain::EventType::default()
        });
        article.mentions[1].events.push(talks);
        let options = LayerOptions {
            by,
            filter: Filter::default().with_events([asked.to_owned()]),
            ..LayerOptions::default()
        };
        let chosen = chosen(&article, &options);
        chosen.iter().map(|(_, event)| event.event_type.slug.clone()).collect()
    }

    #[test]
    fn a_mention_is_shown_with_the_strongest_event_of_those_asked_for() {
        assert_eq!(slugs(By::Mention, "diplomacy"), ["talks"]);
        assert_eq!(slugs(By::Mention, "conflict"), ["air_strike"]);
        assert!(slugs(By::Mention, "disaster").is_empty());
    }

    #[test]
    fn only_the_events_asked_for_are_in_a_layer_of_events() {
        assert_eq!(slugs(By::Event, "talks"), ["talks"]);
    }
}
