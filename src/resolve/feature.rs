//! A name and the words after it in, whether these make it that of a river or a building which the gazetteer lacks out: "Turkey
//! River" is not Turkey, "Virginia Tech" not Virginia.

use super::word_lists::{NATURAL_FEATURES, SITES};
use crate::domain::{Document, Mention, MentionKind};

/// What a name is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feature {
    /// A river, mountain or the like, which has its name from anything.
    Natural,
    /// A building or an institution of its own name; `inside` the mention, or after it.
    Site { inside: bool },
}

/// The most words between a name and the one that tells: "Mount Carmel Catholic Cemetery".
const BETWEEN: usize = 2;

/// What the words with capitals right after a name say that it is part of.
pub(super) fn feature(document: &Document, mention: &Mention) -> Option<Feature> {
    let from = mention.name.end();
    let rest = document.text[from..].strip_prefix(' ')?;
    if mention.kind != MentionKind::Place {
        return None;
    }
    let mut at = from + 1;
    let mut words = rest.split(' ').peekable();
    for _ in 0..=BETWEEN {
        let word = words.next()?;
        let ends = word.contains(|c: char| !c.is_alphanumeric());
        let plain = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if !plain.starts_with(char::is_uppercase) {
            return None;
        }
        let more = !ends && words.peek().is_some_and(|next| next.starts_with(char::is_uppercase));
        if NATURAL_FEATURES.contains(&plain) && !more {
            return Some(Feature::Natural);
        }
        let inside = at < mention.span.end();
        if SITES.contains(&plain) && (inside || !more) {
            return Some(Feature::Site { inside });
        }
        if ends {
            return None;
        }
        at += word.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Span;

    fn of(text: &str, span: &str, name: &str) -> Option<Feature> {
        let start = text.find(span).unwrap();
        let mention = Mention {
            name: Span::new(start, start + name.len()),
            ..Mention::new(Span::new(start, start + span.len()), MentionKind::Place)
        };
        feature(&Document::new("a", text), &mention)
    }

    #[test]
    fn the_words_after_a_name_say_what_it_is_part_of() {
        let natural = Some(Feature::Natural);
        let site = |inside| Some(Feature::Site { inside });
        assert_eq!(of("on the Turkey River, which", "Turkey River", "Turkey"), natural);
        assert_eq!(of("on the Turkey River.", "Turkey", "Turkey"), natural);
        assert_eq!(of("at Virginia Tech.", "Virginia Tech", "Virginia"), site(true));
        assert_eq!(of("in Salem Catholic Cemetery", "Salem", "Salem"), site(false));
    }

    #[test]
    fn other_words_after_a_name_say_nothing() {
        for text in [
            "Turkey, River Plate",
            "Turkey River",
            "Turkey river",
            "Turkey City Council",
            "Turkey's River",
            "Turkey Lake Authority",
            "Turkey School Board",
        ] {
            let span = if text == "Turkey River" { text } else { "Turkey" };
            assert_eq!(of(text, span, span), None, "{text}");
        }
    }
}
