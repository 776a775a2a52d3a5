//! Word in, number out: most words of news are so short that they are one, and compared and looked up as such.

/// A word of one to eight letters and digits of ASCII, in whichever case, as a number: another one for each other word, never 0.
/// `None` for all else.
pub(crate) fn short_word(word: &str) -> Option<u64> {
    if word.len() > size_of::<u64>() {
        return None;
    }
    let mut number = 0;
    for byte in word.bytes() {
        if !byte.is_ascii_alphanumeric() {
            return None;
        }
        // The bit by which small letters differ from capitals; digits have it.
        number = number << 8 | u64::from(byte | 0x20);
    }
    (number != 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn words_that_differ_in_more_than_case_have_other_numbers() {
        let words = [
            "a", "b", "aa", "ab", "ba", "oslo", "oslos", "0slo", "0", "00", "12345678",
        ];
        let numbers: HashSet<u64> = words.iter().map(|word| short_word(word).unwrap()).collect();
        assert_eq!(numbers.len(), words.len());
        assert_eq!(short_word("Oslo"), short_word("oSLO"));
    }

    #[test]
    fn long_words_and_those_with_other_marks_have_none() {
        for word in ["", "Stavanger", "U.S", "Łódź", "o'er", "a\0"] {
            assert_eq!(short_word(word), None, "{word}");
        }
    }
}
