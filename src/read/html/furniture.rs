//! The text of an article as a library found it in, the same without what stands about its paragraphs out: pointers to other
//! articles, dates, credits, advertisements.

use crate::read::source_line;
use crate::read::word_lists::{FURNITURE, FURNITURE_POINTERS};
use crate::text::written_date;

/// The most words of a paragraph that points to something else.
const POINTER_WORDS: usize = 25;
/// The most words of a paragraph that is a date: "5 March", "Mon, 5 March 2024".
const DATE_WORDS: usize = 4;

/// The paragraphs that are the article's own.
pub(super) fn without(text: &str) -> String {
    let own = text
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !is_furniture(paragraph));
    own.collect::<Vec<_>>().join("\n\n")
}

fn is_furniture(paragraph: &str) -> bool {
    let lower = paragraph.to_lowercase();
    let words = lower.split_whitespace().count();
    let points = FURNITURE_POINTERS.iter().any(|pointer| lower.starts_with(pointer)) && words <= POINTER_WORDS;
    let dated = words <= DATE_WORDS && written_date(paragraph).is_some() && !paragraph.ends_with('.');
    paragraph.is_empty() || points || dated || FURNITURE.contains(&lower.as_str()) || source_line::is_credit(paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_about_paragraphs_is_left_out_and_sentences_are_not() {
        let text = "Rain fell on Oslo.\n\nRead more: Paris waits for sun\n\n5 March 2024\n\nPhoto: A. Moe / NRK Bergen\n\n\
            Advertisement\n\nRead more books in Bergen, the mayor said.\n\nOn 5 March it stopped.";
        assert_eq!(
            without(text),
            "Rain fell on Oslo.\n\nRead more books in Bergen, the mayor said.\n\nOn 5 March it stopped."
        );
    }
}
