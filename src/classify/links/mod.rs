//! The triggers and places of a sentence in, what happened where out.

mod cost;
mod counting;
mod ends;
mod further;
mod hosts;
mod link;
mod linking;
mod local;
mod owners;

pub(super) use link::Link;
pub(super) use linking::links;
