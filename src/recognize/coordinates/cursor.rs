//! A place in a text, from which it is read on.

/// A place in a text. It is small and copied to try one reading after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    /// Byte in the text.
    pub(super) at: usize,
    /// Where the reading began.
    pub(super) start: usize,
}

impl<'t> Cursor<'t> {
    /// At byte `at` of `text`.
    pub(super) const fn new(text: &'t str, at: usize) -> Self {
        Self { text, at, start: at }
    }

    /// What is still to be read.
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// What stands before the reading, at most `most` bytes.
    pub(super) fn before(&self, most: usize) -> &'t str {
        let from = self.text.ceil_char_boundary(self.start.saturating_sub(most));
        &self.text[from..self.start]
    }

    /// The next character.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Passes `word`, in any case, if it comes next.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        if !may_begin(self.rest(), word) {
            return false;
        }
        let same = self.rest().get(..word.len());
        let found =
            same.is_some_and(|same| same.eq_ignore_ascii_case(word) || !word.is_ascii() && same.to_lowercase() == word);
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// Passes the first of `words` that comes next; says which.
    pub(super) fn eat_one(&mut self, words: &[&str]) -> Option<usize> {
        (0..words.len()).find(|n| self.eat(words[*n]))
    }

    /// Passes spaces, at most `most`; says how many.
    pub(super) fn spaces(&mut self, most: usize) -> usize {
        let mut passed = 0;
        while let Some(c @ (' ' | '\u{A0}' | '\u{202F}' | '\u{2009}')) = self.peek()
            && passed < most
        {
            self.at += c.len_utf8();
            passed += 1;
        }
        passed
    }

    /// Passes ASCII digits, at most `most`, if there are any.
    pub(super) fn digits(&mut self, most: usize) -> Option<&'t str> {
        let rest = self.rest();
        let count = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        self.at += count;
        (count > 0).then(|| &rest[..count])
    }

    /// Passes an ASCII capital, if it comes next.
    pub(super) fn capital(&mut self) -> Option<char> {
        let letter = self.peek().filter(char::is_ascii_uppercase)?;
        self.at += 1;
        Some(letter)
    }

    /// Whether no letter or digit comes next.
    pub(super) fn at_end_of_word(&self) -> bool {
        self.peek().is_none_or(|c| !c.is_alphanumeric())
    }
}

/// Whether the first bytes allow that `rest` begins with `word`, in any case: nearly always they do not, and dozens of words
/// are tried at every figure.
fn may_begin(rest: &str, word: &str) -> bool {
    match (rest.as_bytes().first(), word.as_bytes().first()) {
        (Some(next), Some(first)) if first.is_ascii() => next.eq_ignore_ascii_case(first) || !next.is_ascii(),
        (Some(next), Some(_)) => !next.is_ascii(),
        (next, first) => next.is_some() || first.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_passed_in_any_case_of_their_script() {
        for (text, word) in [("North", "north"), ("ПН. Ш.", "пн. ш."), ("n", "N"), ("°", "°")] {
            assert!(Cursor::new(text, 0).eat(word), "{text}");
        }
        for (text, word) in [("", "n"), ("x", "n"), ("d", "д"), ("д", "d"), ("nort", "north")] {
            assert!(!Cursor::new(text, 0).eat(word), "{text}");
        }
    }
}
