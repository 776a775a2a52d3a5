//! GeoNames' official files in, places and names out: what `mentionmap gazetteer compile` feeds an index with.
//!
//! The formats are those of the readme of GeoNames' export folder: lines of fields parted by tabs, without header or
//! quotes, in UTF-8.

mod alternate_names;
mod compiler;
mod fields;
mod lines;
mod place;
mod regions;

pub use compiler::{Compiler, Counts, FileKind};
