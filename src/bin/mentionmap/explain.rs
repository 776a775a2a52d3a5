//! `mentionmap explain`: article in, the reasons for every decision out.

use crate::args::ExplainArgs;
use crate::inputs::Inputs;
use crate::messages::Status;
use crate::output::Output;
use mentionmap::report::explain;
use std::io::Write;

pub(crate) fn run(args: &ExplainArgs) -> anyhow::Result<Status> {
    let inputs = Inputs::new(&args.input, "explain")?
        .with_events(&args.events)?
        .with_reasons();
    let mut output = Output::stdout();
    let status = inputs.geoparse(|geoparsed| Ok(output.write_all(explain(&geoparsed).as_bytes())?))?;
    output.finish()?;
    Ok(status)
}
