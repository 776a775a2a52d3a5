//! What is wrong with a gazetteer.

use crate::gazetteer_args::{CheckArgs, CheckFormat};
use crate::messages::{Refusal, Status, say};
use crate::opened::{Content, Opened};
use crate::output::Output;
use mentionmap::gazetteer::{Checker, CompiledGazetteer, Finding, Gazetteer, Severity, World, places};
use mentionmap::{news_words, world_gazetteer};
use serde::Serialize;
use std::io::{self, Write};

/// How often news must print a word in lower case for it to be ordinary.
const ORDINARY: u32 = 20;

pub(super) fn check(args: &CheckArgs) -> anyhow::Result<Status> {
    let options = args.csv.options()?;
    let opened = Opened::new(&args.file)?;
    opened.check_is_gazetteer()?;
    if opened.content == Content::Index {
        return verify(opened);
    }
    let file = opened.name();
    let input = opened.into_reader();
    let mut rows = places(input, &file, &options).map_err(|error| Refusal::from(&error))?;

    let world = World::new(world_gazetteer().places());
    let words = news_words();
    let mut checker = Checker::new(&file, &world, |word| {
        let facts = words.facts(word);
        facts.ordinary && facts.lower >= ORDINARY && facts.lower > facts.upper
    });
    let mut report = Report::new(args.format)?;
    let mut read = 0_u64;
    while let Some(row) = rows.next() {
        read += 1;
        match row {
            Ok(row) => report.write(&checker.add(&row, rows.line()))?,
            Err(error) => report.write(&[error.into()])?,
        }
    }
    report.write(&checker.finish())?;
    if read == 0 {
        say(&format!("{file}: no place in it"));
        report.counts[Severity::Error as usize] += 1;
    }
    report.finish(&file, read)
}

/// Compares an index with its checksums; what places it holds is checked in the files that it was made of.
fn verify(opened: Opened) -> anyhow::Result<Status> {
    let name = opened.name();
    let index = CompiledGazetteer::from_file(&opened.into_file()?);
    match index.and_then(|index| index.verify().map(|()| index)) {
        Ok(index) => {
            say(&format!("{name}: whole, {}", counted(index.info().rows, "place")));
            Ok(Status::Done)
        }
        Err(error) => {
            writeln!(Output::stdout(), "{name}: error: {error}")?;
            Ok(Status::Skipped)
        }
    }
}

/// Findings on their way out, and how many there were.
struct Report {
    output: Output,
    format: CheckFormat,
    counts: [u64; 3],
    hints: Vec<&'static str>,
}

/// A finding as CSV and JSON have it.
#[derive(Serialize)]
struct Record<'f> {
    file: &'f str,
    line: Option<u64>,
    severity: &'static str,
    check: &'static str,
    finding: &'f str,
}

impl<'f> From<&'f Finding> for Record<'f> {
    fn from(finding: &'f Finding) -> Self {
        Self {
            file: &finding.origin.file,
            line: finding.origin.line,
            severity: finding.severity.as_str(),
            check: finding.check,
            finding: &finding.what,
        }
    }
}

impl Report {
    fn new(format: CheckFormat) -> io::Result<Self> {
        let mut output = Output::stdout();
        if matches!(format, CheckFormat::Csv) {
            writeln!(output, "file,line,severity,check,finding")?;
        }
        Ok(Self {
            output,
            format,
            counts: [0; 3],
            hints: Vec::new(),
        })
    }

    fn write(&mut self, findings: &[Finding]) -> anyhow::Result<()> {
        for finding in findings {
            match self.format {
                CheckFormat::Lines => writeln!(self.output, "{finding}")?,
                CheckFormat::Csv => self.output.write_all(&csv_line(finding)?)?,
                CheckFormat::Jsonl => writeln!(self.output, "{}", serde_json::to_string(&Record::from(finding))?)?,
            }
            self.counts[finding.severity as usize] += 1;
            if let Some(hint) = finding.hint.filter(|hint| !self.hints.contains(hint)) {
                self.hints.push(hint);
            }
        }
        Ok(())
    }

    fn finish(self, file: &str, rows: u64) -> anyhow::Result<Status> {
        self.output.finish()?;
        for hint in self.hints {
            say(&format!("hint: {hint}"));
        }
        let kinds = [Severity::Error, Severity::Warning, Severity::Note];
        let said = kinds
            .map(|kind| counted(self.counts[kind as usize], kind.as_str()))
            .join(", ");
        say(&format!("{file}: {}: {said}", counted(rows, "row")));
        Ok(if self.counts == [0; 3] {
            Status::Done
        } else {
            Status::Skipped
        })
    }
}

fn counted(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn csv_line(finding: &Finding) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.serialize(Record::from(finding))?;
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}
