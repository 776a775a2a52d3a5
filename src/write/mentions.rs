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
    let placed = |number: usize| filter.takes_place(mentions[number].resolution.place());
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
