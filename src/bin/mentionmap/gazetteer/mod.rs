//! `mentionmap gazetteer`: what a name can mean, what a gazetteer holds, what is wrong with it, and how to make one; one file
//! a verb.

mod check;
mod compile;
mod info;
mod search;

use crate::gazetteer_args::{GazetteerArgs, GazetteerVerb};
use crate::messages::Status;
use crate::output::Output;
use std::io::Write;

pub(crate) fn run(args: &GazetteerArgs) -> anyhow::Result<Status> {
    match &args.verb {
        GazetteerVerb::Search(args) => search::search(args),
        GazetteerVerb::Info(choice) => info::info(choice),
        GazetteerVerb::Check(args) => check::check(args),
        GazetteerVerb::Compile(args) => compile::compile(args),
    }
}

/// Prints what a verb found out.
fn print(text: &str) -> anyhow::Result<()> {
    let mut output = Output::stdout();
    output.write_all(text.as_bytes())?;
    output.finish()
}
