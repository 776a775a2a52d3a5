//! Reads news articles and turns the places they mention into a map layer.
#![cfg_attr(test, allow(clippy::print_stdout, clippy::print_stderr, reason = "tests may print"))]

pub mod classify;
pub mod domain;
pub mod gazetteer;
pub mod geoparser;
pub mod read;
pub mod recognize;
pub mod report;
pub mod resolve;
pub mod text;
pub mod write;
