//! A phrase as a table has it in, as a text has it out; or why no text can have it.

use super::rows::Row;
use crate::classify::lexicon::LexiconError;
use crate::classify::lexicon::vocabulary::lower_case;
use crate::domain::Span;
use crate::text::tokenize;
use std::borrow::Cow;

/// The most gaps in a phrase: each may hold several words, so that the ways to match grow with their power.
const GAPS: usize = 4;

/// `text` in the letters of a sentence that is read: in lower case, hyphens as spaces, without possessive endings.
///
/// # Errors
/// If it has too many gaps, or one at an end, or a word that no text is parted into.
pub(super) fn phrase<'p>(row: &Row<'_>, text: &'p str) -> Result<Cow<'p, str>, LexiconError> {
    let wrong = |expected: String| Err(row.error("a phrase", text, expected));
    let gaps = text.bytes().filter(|byte| *byte == b'~').count();
    if gaps > GAPS {
        return wrong(format!("one with {GAPS} gaps `~` at most"));
    }
    if gaps > 0 && (text.starts_with('~') || text.ends_with('~')) {
        return wrong("one that begins and ends with a word".to_owned());
    }
    if text.bytes().all(is_plain) {
        return Ok(Cow::Borrowed(text));
    }
    let mut words: Vec<Cow<'_, str>> = Vec::new();
    for piece in text.split([' ', '-']).filter(|piece| !piece.is_empty()) {
        let known = piece.starts_with(['@', '~']);
        match if known { Some(Cow::Borrowed(piece)) } else { word(piece) } {
            Some(word) => words.push(word),
            None => return wrong(format!("words of letters and digits, which \"{piece}\" is not")),
        }
    }
    Ok(Cow::Owned(words.join(" ")))
}

/// Whether nothing is to be changed about a phrase of such letters.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'~' | b'@' | b'_')
}

/// The one word that a text would have for `piece`.
fn word(piece: &str) -> Option<Cow<'static, str>> {
    let piece = piece.trim_end_matches(['\'', '’']);
    // The full stops of "U.N." belong to it in capitals only.
    let piece = if piece.contains('.') {
        piece.to_uppercase()
    } else {
        piece.to_owned()
    };
    let tokens = tokenize(&piece, Span::new(0, piece.len()));
    let [token] = tokens.as_slice() else { return None };
    let whole = token.span.start() == 0 && token.end_with_possessive() == piece.len();
    whole.then(|| Cow::Owned(lower_case(token.text(&piece)).into_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::lexicon::compile::rows::rows;

    fn read(text: &str) -> Result<String, String> {
        let table = format!("a\n\"{}\"\n", text.replace('"', "\"\""));
        let rows = rows("t.csv", &table, &["a"]).unwrap();
        let read = phrase(&rows[0], rows[0].field(0));
        read.map(Cow::into_owned).map_err(|error| error.to_string())
    }

    #[test]
    fn capitals_apostrophes_and_possessives_are_as_in_the_text() {
        assert_eq!(read("Cull ~ Boars").unwrap(), "cull ~ boars");
        assert_eq!(read("hunter’s cull").unwrap(), "hunter cull");
        assert_eq!(read("seize ~ @animal").unwrap(), "seize ~ @animal");
        assert_eq!(read("Überfall").unwrap(), "überfall");
    }

    #[test]
    fn what_no_text_can_hold_is_refused() {
        for text in ["~ cull", "cull ~", "“cull”", "cull.", "a ~ b ~ c ~ d ~ e ~ f"] {
            assert!(read(text).unwrap_err().starts_with("t.csv:2: a phrase is"), "{text}");
        }
    }
}
