//! `mentionmap completions` and `mentionmap man`: what the command line says of itself.

use crate::args::Cli;
use crate::messages::{Refusal, Status};
use crate::output::Output;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use std::io::Write;

pub(crate) fn completions(shell: Shell) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "mentionmap", &mut script);
    print(&script)
}

pub(crate) fn page(verb: Option<&str>) -> anyhow::Result<Status> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command(verb)?).render(&mut page)?;
    print(&page)
}

/// The command that a page is about, named as man(1) wants it: `mentionmap-map`.
fn command(verb: Option<&str>) -> Result<Command, Refusal> {
    let mut cli = Cli::command();
    cli.build();
    let Some(verb) = verb else {
        return Ok(cli);
    };
    let verbs: Vec<&str> = cli.get_subcommands().map(Command::get_name).collect();
    let known = cli.find_subcommand(verb).cloned();
    known.ok_or_else(|| Refusal::new(format!("no verb `{verb}`; expected one of {}", verbs.join(", "))))
}

fn print(bytes: &[u8]) -> anyhow::Result<Status> {
    let mut output = Output::stdout();
    output.write_all(bytes)?;
    output.finish()?;
    Ok(Status::Done)
}
