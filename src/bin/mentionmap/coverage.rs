//! `mentionmap coverage`: articles in, a report of names out.

use crate::args::{CoverageArgs, CoverageFormat};
use crate::inputs::Inputs;
use crate::messages::{Status, say};
use crate::output::{Output, refuse_overwriting};
use crate::terminal;
use mentionmap::report::Coverage;
use std::io::Write;

pub(crate) fn run(args: &CoverageArgs) -> anyhow::Result<Status> {
    let inputs = Inputs::new(&args.input, "coverage")?;
    let rows = args.missing_csv.as_deref();
    refuse_overwriting(rows, inputs.files())?;
    let rows = rows.map(|file| Output::open(Some(file))).transpose()?;
    let mut coverage = Coverage::default();
    let status = inputs.geoparse(|geoparsed| {
        coverage.add(&geoparsed);
        Ok(())
    })?;
    // Before the report: who reads only the beginning of that closes it, and the run ends there.
    if let Some(mut rows) = rows {
        rows.write_all(coverage.missing_csv().as_bytes())?;
        rows.finish()?;
    }
    let below = is_below(&coverage, args.fail_under);
    let report = match args.format {
        CoverageFormat::Table => coverage.table(terminal::width()),
        CoverageFormat::Csv => coverage.csv(),
        CoverageFormat::Json => coverage.json(),
        CoverageFormat::Markdown => coverage.markdown(),
    };
    let mut output = Output::stdout();
    output.write_all(report.as_bytes())?;
    output.finish()?;
    Ok(status.or_below(below))
}

/// Whether fewer names have a place than there should be; says so.
fn is_below(coverage: &Coverage, least: Option<f64>) -> bool {
    let Some(least) = least else { return false };
    let Some(found) = coverage.name_totals().percent() else {
        say(&format!(
            "error: no names were recognized, of which at least {least} % should have a place"
        ));
        return true;
    };
    if found < least {
        say(&format!(
            "error: {found:.1} % of the names have a place; expected at least {least} %"
        ));
    }
    found < least
}
