//! Rows of triggers in, whether one says again what another says out.

use super::phrase::phrase;
use super::phrases::Kind;
use super::rows::Row;
use crate::classify::lexicon::LexiconError;
use std::collections::HashMap;

/// The phrases met so far, each by what a row says of it, with the line of its row.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<String, u64>);

impl Known {
    /// Notes the phrases of a row.
    ///
    /// # Errors
    /// If one stands before with the same type, kind and company: the less sure of the two would never count.
    pub(super) fn add(&mut self, row: &Row<'_>, event_type: usize, kind: Kind) -> Result<(), LexiconError> {
        for text in row.alternatives(1) {
            let phrase = phrase(row, text)?.replace('-', " ");
            let (requires, forbids) = (row.field(4), row.field(5));
            let said = format!("{event_type},{kind:?},{phrase},{requires},{forbids}");
            if let Some(line) = self.0.insert(said, row.line()) {
                let expected = format!("one that line {line} has not for the same type, kind and company");
                return Err(row.error("a phrase", text, expected));
            }
        }
        Ok(())
    }
}
