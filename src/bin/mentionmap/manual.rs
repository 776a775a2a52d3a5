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
    clap_mangen::Man::new(command(verb)?)
        .source(concat!("mentionmap ", env!("CARGO_PKG_VERSION")))
        .render(&mut page)?;
    print(with_examples(&String::from_utf8(page)?).as_bytes())
}

/// The page with what follows the options under a name of its own, line for line as `--help` has it.
fn with_examples(page: &str) -> String {
    let Some((before, extra)) = page.split_once(".SH EXTRA\n") else {
        return page.to_owned();
    };
    let (examples, after) = extra.split_at(extra.find("\n.SH ").map_or(extra.len(), |at| at + 1));
    let examples = examples
        .trim_start_matches("Examples:\n")
        .trim_start_matches("Example:\n");
    format!("{before}.SH EXAMPLES\n.nf\n{examples}.fi\n{after}")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_keep_their_lines() {
        let page = "a\n.SH EXTRA\nExamples:\n  map a\n  map b\n.SH VERSION\nv1\n";
        assert_eq!(
            with_examples(page),
            "a\n.SH EXAMPLES\n.nf\n  map a\n  map b\n.fi\n.SH VERSION\nv1\n"
        );
        assert_eq!(with_examples("a\n"), "a\n");
    }
}
