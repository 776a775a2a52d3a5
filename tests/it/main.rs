//! What a user sees of the program, by behaviour, where a transcript in `tests/cmd` cannot say it.

mod agrees_across_formats;
mod covers_names;
mod finds_other_spellings;
mod holds_on_any_text;
mod is_shared_by_threads;
mod keeps_contracts;
mod maps_an_article;
mod maps_batches;
mod maps_events;
mod maps_the_war_and_the_talks;
mod places_of_texts;
mod reads_anything;
mod reads_every_format;
mod recognizes_by_model;
mod resumes;
mod survives_bad_input;
mod survives_bombs;
mod uses_own_gazetteers;
mod writes_every_format;
mod writes_files_whole;

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program in `folder`.
fn mentionmap<I: AsRef<OsStr>>(folder: &Path, args: impl IntoIterator<Item = I>) -> Output {
    command(folder, args).output().unwrap()
}

fn command<I: AsRef<OsStr>>(folder: &Path, args: impl IntoIterator<Item = I>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mentionmap"));
    command.args(args).current_dir(folder).stdin(Stdio::null());
    command
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}
