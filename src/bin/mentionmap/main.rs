//! The program: articles in, map layer out. A table of contents; each verb has a file of its own.

mod args;
mod copies;
mod country_codes;
mod coverage;
mod csv_args;
mod evaluate;
mod events;
mod explain;
mod faults;
mod files;
mod gazetteer;
mod gazetteer_args;
mod gazetteers;
mod home;
mod input_args;
mod inputs;
mod jobs;
mod layer_args;
mod manual;
mod map;
mod messages;
mod opened;
mod output;
mod page_args;
mod paths;
mod progress;
mod recognition;
mod resume;
mod style_files;
mod summary;
mod terminal;
mod text_out;

use args::{Cli, Verb};
use clap::Parser;
use messages::{Refusal, Status};
use std::process::ExitCode;

/// Each document is some ten thousand small pieces of memory, which the system's allocator takes longer to find.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    faults::keep();
    let done = faults::caught(|| run(Cli::parse().verb));
    Status::of(done.unwrap_or_else(|fault| Err(Refusal::new(fault).into()))).into()
}

fn run(verb: Verb) -> anyhow::Result<Status> {
    match verb {
        Verb::Map(args) => map::run(&args),
        Verb::Coverage(args) => coverage::run(&args),
        Verb::Explain(args) => explain::run(&args),
        Verb::Evaluate(args) => evaluate::run(&args),
        Verb::Gazetteer(args) => gazetteer::run(&args),
        Verb::Completions { shell } => manual::completions(shell),
        Verb::Man { verb } => manual::page(verb.as_deref()),
    }
}
