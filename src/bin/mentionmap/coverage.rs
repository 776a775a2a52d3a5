//! `mentionmap coverage`: articles in, a report of names out.

use crate::args::{CoverageArgs, ReportFormat};
use crate::inputs::Inputs;
use crate::messages::Status;
use crate::output::Output;
use crate::terminal;
use mentionmap::report::Coverage;
use std::io::Write;

pub(crate) fn run(args: &CoverageArgs) -> anyhow::Result<Status> {
    let inputs = Inputs::new(&args.input, "coverage")?;
    let mut coverage = Coverage::default();
    let status = inputs.geoparse(|geoparsed| {
        coverage.add(&geoparsed);
        Ok(())
    })?;
    let report = match args.format {
        ReportFormat::Table => coverage.table(terminal::width()),
        ReportFormat::Csv => coverage.csv(),
        ReportFormat::Json => coverage.json(),
    };
    let mut output = Output::stdout();
    output.write_all(report.as_bytes())?;
    output.finish()?;
    Ok(status)
}
