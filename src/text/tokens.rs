//! Text in, words out, each with its span and its case.

use super::short_word::{HIGH, plain};
use crate::domain::Span;
use unicode_normalization::char::is_combining_mark;

/// One word of a text. What lies between two words is read from the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The word, without a possessive "'s" and without a final full stop, but with those of "U.S.".
    pub span: Span,
    /// How it is written.
    pub case: Case,
    /// Bytes of the possessive ending after it: 0 where there is none.
    pub possessive: u8,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// "word", or a script without case.
    Lower,
    /// "Word", "McLean", "D'Arc".
    Capitalized,
    /// "WORD", "U.S.", "A".
    Upper,
    /// Begins with a digit.
    Digit,
}

impl Token {
    /// The word as printed.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span.slice(text)
    }

    /// The word as printed, with its possessive ending.
    #[must_use]
    pub fn with_possessive<'t>(&self, text: &'t str) -> &'t str {
        &text[self.span.start()..self.end_with_possessive()]
    }

    /// The byte after the word and its possessive ending.
    #[must_use]
    pub fn end_with_possessive(&self) -> usize {
        self.span.end() + usize::from(self.possessive)
    }

    /// Whether the word begins with a capital.
    #[must_use]
    pub fn is_capitalized(&self) -> bool {
        matches!(self.case, Case::Capitalized | Case::Upper)
    }
}

/// Whether `c` stands where an apostrophe does.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ' | '´' | '′')
}

/// The words of `text` within `range`.
#[must_use]
pub fn tokenize(text: &str, range: Span) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(range.len() / BYTES_A_WORD);
    tokens.extend(Tokens::of(text, range));
    tokens
}

/// News has so many bytes a word or more, with what parts it from the next.
pub(crate) const BYTES_A_WORD: usize = 5;

/// The words of a text, one after the other.
pub(crate) struct Tokens<'t> {
    /// Up to the end of what is looked at.
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    /// Those within `range`.
    pub(crate) fn of(text: &'t str, range: Span) -> Self {
        Self {
            text: &text[..range.end()],
            at: range.start(),
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        let start = next_word_start(self.text, self.at)?;
        let token = token_at(self.text, start);
        self.at = token.end_with_possessive();
        Some(token)
    }
}

/// What a byte may be of, a bit each: a small letter, a capital, a digit, an apostrophe, or a character beyond ASCII.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => CAPITAL,
            b'0'..=b'9' => DIGIT,
            b'\'' | b'`' => APOSTROPHE,
            0x80.. => BEYOND,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};
const SMALL: u8 = 1;
const CAPITAL: u8 = 2;
const DIGIT: u8 = 4;
const BEYOND: u8 = 8;
const APOSTROPHE: u8 = 16;
const PLAIN: u8 = SMALL | CAPITAL | DIGIT;

/// The token that begins at `start`.
#[inline]
fn token_at(text: &str, start: usize) -> Token {
    let rest = &text.as_bytes()[start..];
    let first = KINDS[usize::from(rest[0])];
    let length = plain_length(rest);
    // Most words are plain letters before a space or a mark that can neither go on a word nor be of a possessive.
    let goes_on = match rest.get(length) {
        Some(b'.') => length <= 2 && first == CAPITAL,
        Some(next) => KINDS[usize::from(*next)] & (BEYOND | APOSTROPHE) != 0,
        None => false,
    };
    if goes_on {
        return long_token_at(text, start);
    }
    Token {
        span: Span::new(start, start + length),
        case: match first {
            DIGIT => Case::Digit,
            SMALL => Case::Lower,
            _ if rest[..length].iter().any(u8::is_ascii_lowercase) => Case::Capitalized,
            _ => Case::Upper,
        },
        possessive: 0,
    }
}

/// How many letters and digits of ASCII a text begins with.
#[inline]
fn plain_length(bytes: &[u8]) -> usize {
    let mut length = 0;
    // Most words end within eight bytes, of which all are told at once.
    while let Some(eight) = bytes[length..].first_chunk() {
        let others = !plain(u64::from_le_bytes(*eight)) & HIGH;
        if others != 0 {
            return length + others.trailing_zeros() as usize / 8;
        }
        length += eight.len();
    }
    let last = bytes[length..].iter().take_while(|byte| byte.is_ascii_alphanumeric());
    length + last.count()
}

/// The same of one that may have more in it than letters and digits of ASCII, or a possessive.
#[inline(never)]
fn long_token_at(text: &str, start: usize) -> Token {
    let end = word_end(text, start);
    Token {
        span: Span::new(start, end),
        case: case_of(&text[start..end]),
        possessive: possessive_after(&text[end..]),
    }
}

#[inline]
fn next_word_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let kind = KINDS[usize::from(*bytes.get(at)?)];
        if kind & PLAIN != 0 {
            return Some(at);
        }
        if kind & BEYOND != 0 {
            return text[at..].find(char::is_alphanumeric).map(|offset| at + offset);
        }
        at += 1;
    }
}

/// End of the word that starts at `start`: letters and digits, apostrophes between letters, and full stops between
/// short capitals ("U.S.", "W.Va.").
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut segment = start;
    let mut abbreviation = false;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let at = start + offset;
        let next = chars.peek().map(|(_, c)| *c);
        if c.is_alphanumeric() || is_combining_mark(c) {
            end = at + c.len_utf8();
        } else if is_apostrophe(c) && next.is_some_and(char::is_alphabetic) && possessive_after(&text[at..]) == 0 {
            // Within a word: "N'Djamena", "d’Ivoire".
        } else if c == '.' && is_short_capital(&text[segment..at]) && next.is_some_and(char::is_uppercase) {
            abbreviation = true;
            segment = at + 1;
        } else {
            if c == '.' && abbreviation && at - segment <= 2 {
                end = at + 1;
            }
            break;
        }
    }
    end
}

/// One or two letters that begin with a capital, as between the full stops of "U.S." and "W.Va.".
fn is_short_capital(segment: &str) -> bool {
    segment.len() <= 2 && segment.starts_with(|c: char| c.is_ascii_uppercase()) && segment.is_ascii()
}

/// Length in bytes of a possessive "'s" at the start of `rest`.
fn possessive_after(rest: &str) -> u8 {
    if rest
        .as_bytes()
        .first()
        .is_none_or(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'`'))
    {
        return 0;
    }
    let mut chars = rest.chars();
    let (Some(apostrophe), Some('s' | 'S')) = (chars.next(), chars.next()) else {
        return 0;
    };
    let ends = chars.next().is_none_or(|c| !c.is_alphanumeric() && !is_apostrophe(c));
    // An apostrophe takes at most three bytes, so that the length fits.
    if is_apostrophe(apostrophe) && ends {
        apostrophe.len_utf8() as u8 + 1
    } else {
        0
    }
}

fn case_of(word: &str) -> Case {
    let bytes = word.as_bytes();
    if plain_length(bytes) == bytes.len() {
        return match bytes[0] {
            b'0'..=b'9' => Case::Digit,
            b'a'..=b'z' => Case::Lower,
            _ if bytes.iter().any(u8::is_ascii_lowercase) => Case::Capitalized,
            _ => Case::Upper,
        };
    }
    let first = word.chars().next().unwrap_or(' ');
    if first.is_numeric() {
        Case::Digit
    } else if !first.is_uppercase() {
        // "d'Ivoire" is written as a name is.
        let capital_within = word
            .split(is_apostrophe)
            .skip(1)
            .any(|part| part.starts_with(char::is_uppercase));
        if capital_within { Case::Capitalized } else { Case::Lower }
    } else if word.chars().any(char::is_lowercase) {
        Case::Capitalized
    } else {
        Case::Upper
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text, Span::new(0, text.len()))
            .iter()
            .map(|token| token.text(text))
            .collect()
    }

    #[test]
    fn abbreviations_keep_their_full_stops_and_sentences_do_not() {
        assert_eq!(
            words("The U.S. left W.Va. for Ky. today."),
            ["The", "U.S.", "left", "W.Va.", "for", "Ky", "today"]
        );
        assert_eq!(words("in the U.S, now"), ["in", "the", "U.S", "now"]);
        assert_eq!(words("It ended.Then"), ["It", "ended", "Then"]);
    }

    #[test]
    fn a_possessive_is_no_part_of_the_word() {
        let text = "Russia’s and St. John's N'Djamena";
        assert_eq!(words(text), ["Russia", "and", "St", "John", "N'Djamena"]);
        assert_eq!(
            tokenize(text, Span::new(0, text.len()))[0].with_possessive(text),
            "Russia’s"
        );
    }

    #[test]
    fn plain_words_are_measured_at_every_length() {
        for length in 0..20 {
            for end in ["", " ", ".", "é", " more words behind"] {
                let text = format!("{}{end}", "a".repeat(length));
                assert_eq!(plain_length(text.as_bytes()), length, "{text}");
            }
        }
    }

    #[test]
    fn hyphens_part_words() {
        assert_eq!(words("US-backed Guinea–Bissau"), ["US", "backed", "Guinea", "Bissau"]);
    }

    #[test]
    fn case_is_read_off_the_letters() {
        let text = "McLean NATO word 30th d’Ivoire";
        let cases: Vec<Case> = tokenize(text, Span::new(0, text.len()))
            .iter()
            .map(|token| token.case)
            .collect();
        assert_eq!(
            cases,
            [
                Case::Capitalized,
                Case::Upper,
                Case::Lower,
                Case::Digit,
                Case::Capitalized
            ]
        );
    }
}
