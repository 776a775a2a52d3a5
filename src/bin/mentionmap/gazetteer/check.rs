//! What is wrong with a gazetteer.

use crate::args::{CheckArgs, CheckFormat};
use crate::inputs;
use crate::messages::{Refusal, Status, say};
use crate::output::Output;
use mentionmap::gazetteer::{Checker, Finding, LoadError, Severity, World, places};
use mentionmap::{news_words, world_gazetteer};
use serde::Serialize;
use std::io::{self, Cursor, Read, Write};

/// How often news must print a word in lower case for it to be ordinary.
const ORDINARY: u32 = 20;

/// What a compiled gazetteer begins with, of any version.
const COMPILED: &[u8] = b"mmgaz";

pub(super) fn check(args: &CheckArgs) -> anyhow::Result<Status> {
    let options = args.csv.options()?;
    let file = inputs::name(&args.file);
    let input = csv_only(inputs::open(&args.file)?, &file)?;
    let mut rows = places(input, &file, &options).map_err(refusal)?;

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
    report.finish(&file, read)
}

/// The input, unless it is a compiled gazetteer.
fn csv_only(mut input: Box<dyn Read>, file: &str) -> anyhow::Result<impl Read> {
    let mut start = Vec::new();
    let looked = input.by_ref().take(COMPILED.len() as u64).read_to_end(&mut start);
    looked.map_err(|error| Refusal::new(format!("{file}: {error}")))?;
    if start == COMPILED {
        let refusal = Refusal::new(format!("{file}: is a compiled gazetteer; expected CSV"));
        return Err(refusal.with_hint("check the CSV that it was compiled from").into());
    }
    Ok(Cursor::new(start).chain(input))
}

fn refusal(error: LoadError) -> Refusal {
    let refusal = Refusal::new(error.to_string());
    match error.hint() {
        Some(hint) => refusal.with_hint(hint),
        None => refusal,
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
