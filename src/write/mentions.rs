//! Documents in, a feature a mention out, or one an event and place.

use super::code_points::CodePoints;
use super::feature::Feature;
use super::incidents::incidents;
use super::properties::columns;
use super::row::Row;
use super::schema::Schema;
use super::{By, Each, LayerOptions, Rows};
use crate::domain::{Event, GeoparsedDocument, GeoparsedMention};
use std::io;

/// The rows of a layer of mentions or events; nothing of them is kept.
pub(super) struct Mentions {
    options: LayerOptions,
}

impl Mentions {
    /// The mentions or events that `options` take.
    pub(super) const fn new(options: LayerOptions) -> Self {
        Self { options }
    }

    /// Which mention, and which of its events.
    fn chosen<'d>(&self, mentions: &'d [GeoparsedMention]) -> Vec<(usize, &'d Event)> {
        if self.options.by == By::Event {
            return incidents(mentions, self.options);
        }
        let taken = mentions
            .iter()
            .enumerate()
            .filter(|(_, mention)| self.options.takes(mention));
        taken.map(|(number, mention)| (number, mention.event())).collect()
    }

    fn feature<'d>(&self, row: &Row<'d>) -> Feature<'d> {
        Feature {
            id: row.id(),
            point: row.place().map(|place| place.point),
            cells: columns(self.options.codes).map(|column| (column.cell)(row)).collect(),
        }
    }
}

impl Rows for Mentions {
    fn schema(&self) -> Schema {
        Schema {
            layer: match self.options.by {
                By::Event => "events",
                By::Mention => "mentions",
            },
            fields: columns(self.options.codes).map(|column| column.field).collect(),
        }
    }

    fn document(&mut self, geoparsed: &GeoparsedDocument, each: &mut Each<'_>) -> io::Result<()> {
        let mut code_points = CodePoints::new(&geoparsed.document.text);
        for (number, event) in self.chosen(&geoparsed.mentions) {
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
