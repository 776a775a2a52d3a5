//! `mentionmap gazetteer`: what a name can mean, what the gazetteer holds, what is wrong with another; one file a verb.

mod check;
mod info;
mod search;

use crate::args::{GazetteerArgs, GazetteerVerb};
use crate::messages::Status;
use crate::output::Output;
use mentionmap::Geoparser;
use std::io::Write;

pub(crate) fn run(args: &GazetteerArgs) -> anyhow::Result<Status> {
    let printed = match &args.verb {
        GazetteerVerb::Search { name, limit, json } => search::search(name, limit.unwrap_or(usize::MAX), *json)?,
        GazetteerVerb::Check(args) => return check::check(args),
        GazetteerVerb::Info => info::info(&Geoparser::new().gazetteer().info()),
    };
    let mut output = Output::stdout();
    output.write_all(printed.as_bytes())?;
    output.finish()?;
    Ok(Status::Done)
}
