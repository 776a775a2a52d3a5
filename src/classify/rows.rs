//! Comma-separated text in, rows with their line numbers out.
//!
//! Smaller than a CSV reader on purpose: a record is one line, so that `file:line` is exact, and nothing is allocated
//! for a field without quotes, so that the built-in lexicon costs no time at start.

use super::LexiconError;
use crate::domain::Origin;
use std::borrow::Cow;

/// One row of a table: its fields and where it stands.
#[derive(Debug)]
pub(super) struct Row<'t> {
    fields: Vec<Cow<'t, str>>,
    file: &'t str,
    line: u64,
}

impl Row<'_> {
    /// Field number `index`, from 0, without white space around it.
    pub(super) fn field(&self, index: usize) -> &str {
        self.fields.get(index).map_or("", |field| field.trim())
    }

    /// The alternatives of a field, which `|` separates.
    pub(super) fn alternatives(&self, index: usize) -> impl Iterator<Item = &str> {
        self.field(index)
            .split('|')
            .map(str::trim)
            .filter(|part| !part.is_empty())
    }

    /// An error at this row.
    pub(super) fn error(&self, what: &str, found: impl Into<String>, expected: impl Into<String>) -> LexiconError {
        LexiconError::Value {
            origin: Origin::line(self.file, self.line),
            what: what.to_owned(),
            found: found.into(),
            expected: expected.into(),
        }
    }
}

/// The rows of `table` below its header, which must be `columns`. Blank lines and lines that begin with `#` are
/// skipped.
pub(super) fn rows<'t>(file: &'t str, table: &'t str, columns: &[&str]) -> Result<Vec<Row<'t>>, LexiconError> {
    let mut numbered = lines(table);
    let (header_line, header) = numbered.next().unwrap_or((1, ""));
    let header = split(header);
    if header.iter().map(|field| field.trim()).ne(columns.iter().copied()) {
        return Err(LexiconError::Header {
            origin: Origin::line(file, header_line),
            found: header.join(","),
            expected: columns.join(","),
        });
    }
    numbered
        .map(|(line, text)| {
            let fields = split(text);
            if fields.len() == columns.len() {
                return Ok(Row { fields, file, line });
            }
            Err(LexiconError::Fields {
                origin: Origin::line(file, line),
                found: fields.len(),
                expected: columns.len(),
            })
        })
        .collect()
}

/// The rows of `table`, whose header names any of `columns` in any order, all of `needed` among them. Fields come in the
/// order of `columns`; those of columns that are not there are empty.
pub(super) fn rows_by_name<'t>(
    file: &'t str,
    table: &'t str,
    columns: &[&str],
    needed: &[&str],
) -> Result<Vec<Row<'t>>, LexiconError> {
    let mut numbered = lines(table);
    let (header_line, header) = numbered.next().unwrap_or((1, ""));
    let header: Vec<Cow<'_, str>> = split(header);
    let at = |column: &str| header.iter().position(|field| field.trim() == column);
    let known = |field: &Cow<'_, str>| columns.contains(&field.trim());
    let repeated = (1..header.len()).any(|field| at(header[field].trim()) != Some(field));
    if repeated || !header.iter().all(known) || needed.iter().any(|column| at(column).is_none()) {
        return Err(LexiconError::Header {
            origin: Origin::line(file, header_line),
            found: header.join(","),
            expected: format!("{}, and any of {}", needed.join(","), optional(columns, needed)),
        });
    }
    let places: Vec<Option<usize>> = columns.iter().map(|column| at(column)).collect();
    numbered
        .map(|(line, text)| {
            let fields = split(text);
            if fields.len() != header.len() {
                return Err(LexiconError::Fields {
                    origin: Origin::line(file, line),
                    found: fields.len(),
                    expected: header.len(),
                });
            }
            let field = |place: &Option<usize>| place.map_or(Cow::Borrowed(""), |place| fields[place].clone());
            let fields = places.iter().map(field).collect();
            Ok(Row { fields, file, line })
        })
        .collect()
}

fn optional(columns: &[&str], needed: &[&str]) -> String {
    let optional: Vec<&str> = columns
        .iter()
        .copied()
        .filter(|column| !needed.contains(column))
        .collect();
    optional.join(",")
}

/// The lines of a table with their numbers, blank lines and notes left out.
fn lines(table: &str) -> impl Iterator<Item = (u64, &str)> {
    (1_u64..)
        .zip(table.trim_start_matches('\u{feff}').lines())
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}

/// The fields of one line. A field in quotation marks may hold commas; a doubled mark in it is a mark.
fn split(line: &str) -> Vec<Cow<'_, str>> {
    let mut fields = Vec::with_capacity(8);
    let mut rest = line.trim_end_matches('\r');
    loop {
        let (field, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_field(quoted),
            None => plain_field(rest),
        };
        fields.push(field);
        match after {
            Some(after) => rest = after,
            None => return fields,
        }
    }
}

fn plain_field(rest: &str) -> (Cow<'_, str>, Option<&str>) {
    match rest.split_once(',') {
        Some((field, after)) => (Cow::Borrowed(field), Some(after)),
        None => (Cow::Borrowed(rest), None),
    }
}

fn quoted_field(quoted: &str) -> (Cow<'_, str>, Option<&str>) {
    let mut from = 0;
    let end = loop {
        match quoted[from..].find('"') {
            Some(at) if quoted[from + at + 1..].starts_with('"') => from += at + 2,
            Some(at) => break from + at,
            None => break quoted.len(),
        }
    };
    let field = if from == 0 {
        Cow::Borrowed(&quoted[..end])
    } else {
        Cow::Owned(quoted[..end].replace("\"\"", "\""))
    };
    let after = quoted.get(end + 1..).unwrap_or("");
    (field, after.find(',').map(|comma| &after[comma + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_fields_keep_commas_and_marks() {
        assert_eq!(split(r#"a,"b, c","d ""e""",,f"#), ["a", "b, c", r#"d "e""#, "", "f"]);
    }

    #[test]
    fn a_row_knows_its_line_past_blanks_and_comments() {
        let table = "a,b\r\n\r\n# note\r\n1,2\r\n";
        let rows = rows("t.csv", table, &["a", "b"]).unwrap();
        let error = rows[0].error("`a`", "1", "a letter");
        assert_eq!(error.to_string(), "t.csv:4: `a` is \"1\", expected a letter");
    }

    #[test]
    fn a_short_row_and_a_wrong_header_are_said_with_their_place() {
        let short = rows("t.csv", "a,b\n1\n", &["a", "b"]).unwrap_err();
        assert_eq!(short.to_string(), "t.csv:2: 1 field(s) found, expected 2");
        let header = rows("t.csv", "a,c\n", &["a", "b"]).unwrap_err();
        assert_eq!(header.to_string(), "t.csv:1: header is \"a,c\", expected \"a,b\"");
    }
}
