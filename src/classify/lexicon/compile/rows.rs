//! Comma-separated text in, rows with their line numbers out.
//!
//! Smaller than a CSV reader on purpose: a record is one line, so that `file:line` is exact.

use crate::classify::lexicon::LexiconError;
use crate::domain::Origin;
use std::borrow::Cow;
use std::io::Read;

/// How many letters of what was found an error shows.
const LONGEST_FOUND: usize = 80;

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
        let alternatives = pieces(self.field(index), |byte| byte == b'|');
        alternatives.map(str::trim).filter(|part| !part.is_empty())
    }

    /// The line it stands on.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    /// An error at this row.
    pub(super) fn error(&self, what: &str, found: impl Into<String>, expected: impl Into<String>) -> LexiconError {
        LexiconError::Value {
            origin: Origin::line(self.file, self.line),
            what: what.to_owned(),
            found: shortened(found.into()),
            expected: expected.into(),
        }
    }
}

/// What lies between the ASCII bytes of `text` that part it; may be empty. The pieces are short, so that looking at each byte costs
/// less than a search does.
pub(super) fn pieces(text: &str, parts: impl Fn(u8) -> bool) -> impl Iterator<Item = &str> {
    let mut from = Some(0);
    std::iter::from_fn(move || {
        let start = from?;
        let end = text.as_bytes()[start..].iter().position(|byte| parts(*byte));
        from = end.map(|end| start + end + 1);
        Some(&text[start..end.map_or(text.len(), |end| start + end)])
    })
}

/// The text of the table `name`; what is no text is said with the line that shows it.
pub(in crate::classify) fn read_text(mut reader: impl Read, name: &str) -> Result<String, LexiconError> {
    let unreadable = |origin, message: String| LexiconError::Unreadable { origin, message };
    let mut bytes = Vec::new();
    let read = reader.read_to_end(&mut bytes);
    read.map_err(|error| unreadable(Origin::file(name), error.to_string()))?;
    let line = |end: usize| 1 + bytes[..end].iter().filter(|byte| **byte == b'\n').count() as u64;
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let message = "a NUL byte, which no table of words has".to_owned();
        return Err(unreadable(Origin::line(name, line(at)), message));
    }
    if let Err(error) = std::str::from_utf8(&bytes) {
        let origin = Origin::line(name, line(error.valid_up_to()));
        return Err(unreadable(origin, "a letter that is not in UTF-8".to_owned()));
    }
    String::from_utf8(bytes).map_err(|error| unreadable(Origin::file(name), error.to_string()))
}

/// The rows of `table` below its header, which must be `columns`. Blank lines and lines that begin with `#` are
/// skipped.
pub(super) fn rows<'t>(file: &'t str, table: &'t str, columns: &[&str]) -> Result<Vec<Row<'t>>, LexiconError> {
    let mut numbered = lines(table);
    let (header_line, header) = numbered.next().unwrap_or((1, ""));
    let header = split(file, header_line, header, ',')?;
    if header.iter().map(|field| field.trim()).ne(columns.iter().copied()) {
        return Err(LexiconError::Header {
            origin: Origin::line(file, header_line),
            found: shortened(header.join(",")),
            expected: columns.join(","),
        });
    }
    numbered
        .map(|(line, text)| {
            let fields = split(file, line, text, ',')?;
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
    let separator = separator(header);
    let header: Vec<Cow<'_, str>> = split(file, header_line, header, separator)?;
    let at = |column: &str| header.iter().position(|field| field.trim() == column);
    let known = |field: &Cow<'_, str>| columns.contains(&field.trim());
    let repeated = (1..header.len()).any(|field| at(header[field].trim()) != Some(field));
    if repeated || !header.iter().all(known) || needed.iter().any(|column| at(column).is_none()) {
        return Err(LexiconError::Header {
            origin: Origin::line(file, header_line),
            found: shortened(header.join(",")),
            expected: format!("{}, and any of {}", needed.join(","), optional(columns, needed)),
        });
    }
    let places: Vec<Option<usize>> = columns.iter().map(|column| at(column)).collect();
    numbered
        .map(|(line, text)| {
            let fields = split(file, line, text, separator)?;
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

/// What separates the fields of a table: a comma, or what its header has in place of commas.
fn separator(header: &str) -> char {
    let found = [',', ';', '\t'].into_iter().find(|mark| header.contains(*mark));
    found.unwrap_or(',')
}

/// The start of what was found, so that an error stays a line.
pub(super) fn shortened(found: String) -> String {
    match found.char_indices().nth(LONGEST_FOUND) {
        Some((end, _)) => format!("{}…", &found[..end]),
        None => found,
    }
}

/// The fields of one line. A field in quotation marks may hold commas; a doubled mark in it is a mark.
fn split<'t>(file: &str, line: u64, text: &'t str, separator: char) -> Result<Vec<Cow<'t, str>>, LexiconError> {
    let mut fields = Vec::with_capacity(8);
    let mut rest = text.trim_end_matches('\r');
    loop {
        let (field, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_field(quoted, separator).ok_or_else(|| LexiconError::Value {
                origin: Origin::line(file, line),
                what: "a field".to_owned(),
                found: shortened(rest.to_owned()),
                expected: "a quotation mark at its end as well".to_owned(),
            })?,
            None => plain_field(rest, separator),
        };
        fields.push(field);
        match after {
            Some(after) => rest = after,
            None => return Ok(fields),
        }
    }
}

/// A field, and what follows its separator.
type Field<'t> = (Cow<'t, str>, Option<&'t str>);

fn plain_field(rest: &str, separator: char) -> Field<'_> {
    match rest.split_once(separator) {
        Some((field, after)) => (Cow::Borrowed(field), Some(after)),
        None => (Cow::Borrowed(rest), None),
    }
}

/// The field whose opening mark is behind; none where it is not closed.
fn quoted_field(quoted: &str, separator: char) -> Option<Field<'_>> {
    let mut from = 0;
    let end = loop {
        let at = quoted[from..].find('"')?;
        if !quoted[from + at + 1..].starts_with('"') {
            break from + at;
        }
        from += at + 2;
    };
    let field = if from == 0 {
        Cow::Borrowed(&quoted[..end])
    } else {
        Cow::Owned(quoted[..end].replace("\"\"", "\""))
    };
    let after = &quoted[end + 1..];
    Some((field, after.find(separator).map(|at| &after[at + 1..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_fields_keep_commas_and_marks() {
        let fields = split("t.csv", 1, r#"a,"b, c","d ""e""",,f"#, ',').unwrap();
        assert_eq!(fields, ["a", "b, c", r#"d "e""#, "", "f"]);
    }

    #[test]
    fn a_mark_that_is_not_closed_is_said() {
        let error = rows("t.csv", "a,b\n1,\"2\n", &["a", "b"]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "t.csv:2: a field is \"\"2\", expected a quotation mark at its end as well"
        );
    }

    #[test]
    fn a_header_says_what_separates_and_is_shown_in_part() {
        let rows = rows_by_name("t.csv", "a;b\n1;2\n", &["a", "b"], &["a"]).unwrap();
        assert_eq!((rows[0].field(0), rows[0].field(1)), ("1", "2"));
        let prose = "so ".repeat(90);
        let error = rows_by_name("t.csv", &prose, &["a"], &["a"]).unwrap_err();
        assert!(error.to_string().len() < 160, "{error}");
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
