//! Bytes in, Unicode code points out: the one place where offsets change their unit.

/// Counts the code points before ever later bytes of a text, each part of the text once.
pub(super) struct CodePoints<'t> {
    text: &'t str,
    byte: usize,
    count: usize,
}

impl<'t> CodePoints<'t> {
    /// At the start of `text`.
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            byte: 0,
            count: 0,
        }
    }

    /// How many code points stand before `byte`. Going back is right, but counts from the start again.
    pub(super) fn before(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        self.count += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_several_bytes_count_once() {
        let mut points = CodePoints::new("São 🌍 Paulo");
        assert_eq!([points.before(4), points.before(10), points.before(1)], [3, 6, 1]);
    }
}
