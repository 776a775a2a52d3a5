//! Geoparsed documents in, reports for people out: what was found and missed, and why each place was chosen.

mod cells;
mod columns;
mod comparison;
mod coverage;
mod coverage_formats;
mod event_reasons;
mod explain;
mod named;

pub(crate) use cells::text_cell;
pub use columns::aligned;
pub use coverage::{Coverage, NameCoverage, NameStatus, Totals};
pub use explain::explain;
pub use named::{full_name, name_and_id};
