//! Reads news articles and turns the places they mention into a map layer.
//!
//! ```
//! use mentionmap::Geoparser;
//!
//! let document = mentionmap::domain::Document::new("a", "Drones struck Kharkiv and Odesa overnight.");
//! let parsed = Geoparser::new().geoparse(document)?;
//! let names: Vec<_> = parsed.mentions.iter().filter_map(|mention| mention.resolution.place()).map(|place| &place.name).collect();
//! assert_eq!(names, ["Kharkiv", "Odesa"]);
//! assert_eq!(parsed.mentions[0].event().event_type.slug, "air_strike");
//! # Ok::<(), mentionmap::recognize::RecognizeError>(())
//! ```
//!
//! The stages are [`recognize`], [`resolve`] and [`classify`], each behind one trait; [`Geoparser`] puts them together.
//! [`read`] makes documents of files, [`mod@write`] makes layers of what was found, [`report`] makes tables of it,
//! [`evaluate`] compares it with annotated text.
#![cfg_attr(test, allow(clippy::print_stdout, clippy::print_stderr, reason = "tests may print"))]

pub mod classify;
pub mod domain;
mod embedded;
pub mod evaluate;
pub mod gazetteer;
mod geoparser;
mod pool;
pub mod read;
pub mod recognize;
pub mod report;
pub mod resolve;
pub mod text;
pub mod write;

pub use geoparser::{Geoparser, news_model, news_words, world_aliases, world_demonyms, world_gazetteer};
