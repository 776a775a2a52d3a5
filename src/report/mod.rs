//! Geoparsed documents in, reports for people out: what was found and missed, and why each place was chosen.

mod columns;
mod coverage;
mod coverage_formats;
mod explain;
mod named;

pub use columns::aligned;
pub use coverage::{Coverage, NameCoverage, NameStatus, Totals};
pub use explain::explain;
