//! The program: articles in, map layer out. A table of contents; each verb has a file of its own.

mod args;
mod coverage;
mod explain;
mod gazetteer;
mod inputs;
mod manual;
mod map;
mod messages;
mod output;
mod recognition;
mod terminal;

use args::{Cli, Verb};
use clap::Parser;
use messages::Status;
use std::process::ExitCode;

fn main() -> ExitCode {
    let done = match Cli::parse().verb {
        Verb::Map(args) => map::run(&args),
        Verb::Coverage(args) => coverage::run(&args),
        Verb::Explain(args) => explain::run(&args),
        Verb::Gazetteer(args) => gazetteer::run(&args),
        Verb::Completions { shell } => manual::completions(shell),
        Verb::Man { verb } => manual::page(verb.as_deref()),
    };
    Status::of(done).into()
}
