//! Rows of different lengths in, one piece of memory out: what there is of each candidate, by name or by mention.

/// Values in rows of different lengths.
#[derive(Debug)]
pub(super) struct Rows<T> {
    values: Vec<T>,
    ends: Vec<usize>,
}

impl<T> Rows<T> {
    /// None yet, with room for so many rows and values.
    pub(super) fn with_capacity(rows: usize, values: usize) -> Self {
        Self {
            values: Vec::with_capacity(values),
            ends: Vec::with_capacity(rows),
        }
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: impl IntoIterator<Item = T>) -> &mut [T] {
        let start = self.values.len();
        self.values.extend(row);
        self.ends.push(self.values.len());
        &mut self.values[start..]
    }

    pub(super) fn row(&self, n: usize) -> &[T] {
        let start = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.values[start..self.ends[n]]
    }

    /// How many values there are in all rows.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_their_numbers() {
        let mut rows = Rows::with_capacity(3, 3);
        for row in [&[1, 2][..], &[], &[3]] {
            rows.push(row.iter().copied());
        }
        assert_eq!(
            (rows.row(0), rows.row(1), rows.row(2)),
            (&[1, 2][..], &[][..], &[3][..])
        );
        assert_eq!(rows.len(), 3);
    }
}
