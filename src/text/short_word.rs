//! Word in, number out: most words of news are so short that they are one, and compared and looked up as such.

/// The highest bit of each byte, and the bit by which small letters differ from capitals; digits have it.
pub(super) const HIGH: u64 = 0x8080_8080_8080_8080;
const SMALL: u64 = 0x2020_2020_2020_2020;

/// A word of one to eight letters and digits of ASCII, in whichever case, as a number: another one for each other word, never 0.
/// `None` for all else.
#[inline]
pub(crate) fn short_word(word: &str) -> Option<u64> {
    let bytes = word.as_bytes();
    // Of four bytes and more the first four and the last four, which may be the same in part.
    let number = match (bytes, bytes.first_chunk(), bytes.last_chunk()) {
        (_, Some(first), Some(last)) if bytes.len() <= size_of::<u64>() => {
            let first = u64::from(u32::from_be_bytes(*first)) << (8 * (bytes.len() - size_of::<u32>()));
            first | u64::from(u32::from_be_bytes(*last))
        }
        ([a], ..) => u64::from(*a),
        ([a, b], ..) => u64::from(u16::from_be_bytes([*a, *b])),
        ([a, b, c], ..) => u64::from(u32::from_be_bytes([0, *a, *b, *c])),
        _ => return None,
    };
    let used = u64::MAX >> (u64::BITS as usize - 8 * bytes.len());
    (plain(number) & used == HIGH & used).then_some((number | SMALL) & used)
}

/// The same of a word of nine to sixteen letters and digits.
#[inline]
pub(crate) fn long_word(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let (first, last) = (bytes.first_chunk()?, bytes.last_chunk()?);
    let more = bytes.len() - size_of::<u64>();
    if more == 0 || more > size_of::<u64>() {
        return None;
    }
    let (first, last) = (u64::from_be_bytes(*first), u64::from_be_bytes(*last));
    let small = |number: u64| u128::from(number | SMALL);
    (plain(first) & plain(last) == HIGH).then_some(small(first) << (8 * more) | small(last))
}

/// The highest bit of each of eight bytes that is a letter or digit of ASCII, and no other.
#[inline]
pub(super) const fn plain(bytes: u64) -> u64 {
    /// The highest bit of each byte from `least` on, of bytes below 128.
    #[inline]
    const fn from(bytes: u64, least: u8) -> u64 {
        bytes + (0x80 - least as u64) * 0x0101_0101_0101_0101
    }
    let ascii = bytes & !HIGH;
    let small = ascii | SMALL;
    let letters = from(small, b'a') & !from(small, b'z' + 1);
    let digits = from(ascii, b'0') & !from(ascii, b'9' + 1);
    (letters | digits) & !bytes & HIGH
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
    fn long_words_have_longer_numbers() {
        let words = [
            "stavanger",
            "stavangers",
            "stavangerstavanger",
            "constantinople1",
            "aaaaaaaaa",
            "aaaaaaaaaa",
        ];
        let numbers: HashSet<u128> = words.iter().filter_map(|word| long_word(word)).collect();
        assert_eq!(numbers.len(), words.len() - 1);
        assert_eq!(long_word("Stavanger"), long_word("sTaVaNgEr"));
        for word in ["", "Bergen12", "Stavanger'n", "Saint-Étienne", "stavangerstavanger"] {
            assert_eq!(long_word(word), None, "{word}");
        }
    }

    #[test]
    fn each_byte_is_a_letter_a_digit_or_neither() {
        for byte in 0..=u8::MAX {
            for word in [[byte, b'a', b'Z', b'0', byte, b'9', b'z', b'A'], [byte; 8]] {
                let told = plain(u64::from_be_bytes(word)).to_be_bytes();
                assert_eq!(
                    told,
                    word.map(|byte| u8::from(byte.is_ascii_alphanumeric()) << 7),
                    "{byte}"
                );
            }
        }
    }

    #[test]
    fn long_words_and_those_with_other_marks_have_none() {
        for word in ["", "Stavanger", "U.S", "Łódź", "o'er", "a\0"] {
            assert_eq!(short_word(word), None, "{word}");
        }
    }
}
