//! Rows in, aligned columns out.

/// Spaces between columns.
pub(super) const GAP: usize = 2;

/// The rows with each column as wide as its widest cell; the columns named in `right` are aligned right.
#[must_use]
pub fn aligned(rows: &[Vec<String>], right: &[usize]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut table = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .enumerate()
            .map(|(column, cell)| match right.contains(&column) {
                true => format!("{cell:>width$}", width = widths[column]),
                false => format!("{cell:<width$}", width = widths[column]),
            })
            .collect();
        table.push_str(cells.join(&" ".repeat(GAP)).trim_end());
        table.push('\n');
    }
    table
}

/// The text on one line, cut to `most` characters with an ellipsis.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [
            vec!["a".to_owned(), "10".to_owned()],
            vec!["bcd".to_owned(), "9".to_owned()],
        ];
        assert_eq!(aligned(&rows, &[1]), "a    10\nbcd   9\n");
    }

    #[test]
    fn long_text_is_cut_by_characters() {
        assert_eq!(shortened("São\nPaulo", 9), "São Paulo");
        assert_eq!(shortened("São Paulo", 5), "São…");
    }
}
