//! Text in, a cell of comma-separated values out.

/// A cell in quotation marks where it needs them, and with an apostrophe before what a spreadsheet would run.
pub(crate) fn text_cell(text: &str) -> String {
    let mark = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{mark}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{mark}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_runs_as_a_formula() {
        assert_eq!(text_cell("=1,2"), "\"'=1,2\"");
    }
}
