//! Markup in, its text out: paragraphs with a blank line between them.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Elements that stand in a line with what is about them.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
];
/// Elements that begin a line and no paragraph.
const LINES: &[&str] = &["br", "li", "tr", "dt", "dd"];

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

/// The text of `markup`, white space as a browser shows it, without what no reader sees.
pub(in crate::read) fn text(markup: &str) -> String {
    let mut text = Text::default();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut hidden: Option<Vec<u8>> = None;
    for Ok(token) in Tokenizer::new_with_emitter(markup, emitter) {
        match token {
            Token::StartTag(tag) if hidden.is_none() => {
                text.break_for(&tag.name);
                let unseen: [&[u8]; 3] = [b"script", b"style", b"title"];
                hidden = unseen.contains(&&**tag.name).then_some(tag.name.0);
            }
            Token::EndTag(tag) => match &hidden {
                Some(name) if *name != tag.name.0 => {}
                Some(_) => hidden = None,
                None => text.break_for(&tag.name),
            },
            Token::String(string) if hidden.is_none() => text.add(&String::from_utf8_lossy(&string.value)),
            _ => {}
        }
    }
    text.out
}

#[derive(Debug, Default)]
struct Text {
    out: String,
    gap: Gap,
}

impl Text {
    fn break_for(&mut self, name: &[u8]) {
        let named = |names: &[&str]| names.iter().any(|known| known.as_bytes() == name);
        let gap = if named(INLINE) {
            Gap::None
        } else if name == b"td" || name == b"th" {
            Gap::Space
        } else if named(LINES) {
            Gap::Line
        } else {
            Gap::Paragraph
        };
        self.gap = self.gap.max(gap);
    }

    fn add(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                // Hints for the line's end: "Stock\u{AD}holm" is one word.
                '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
                c if c.is_whitespace() => self.gap = self.gap.max(Gap::Space),
                c => {
                    if !self.out.is_empty() {
                        self.out.push_str(match self.gap {
                            Gap::None => "",
                            Gap::Space => " ",
                            Gap::Line => "\n",
                            Gap::Paragraph => "\n\n",
                        });
                    }
                    self.gap = Gap::None;
                    self.out.push(c);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_lines_are_set_apart_and_words_are_not() {
        for (markup, expected) in [
            (
                "<p>Rain  fell on <b>Os</b>lo.</p>\n<p>It was\nwet.</p>",
                "Rain fell on Oslo.\n\nIt was wet.",
            ),
            ("One<br>Two", "One\nTwo"),
            ("<ul><li>One</li><li>Two</li></ul>After", "One\nTwo\n\nAfter"),
            ("<tr><td>Oslo</td><td>5&nbsp;mm</td></tr>", "Oslo 5 mm"),
            ("Stock&shy;holm", "Stockholm"),
            ("<script>a < b</script>R&amp;D &#8212; &eacute;", "R&D — é"),
            ("a < b", "a < b"),
        ] {
            assert_eq!(text(markup), expected, "{markup}");
        }
    }
}
