//! The times of a page's `time` elements in; the first that stands by itself, as a publication's does, out.

use super::markup::is_block;
use crate::read::word_lists::BESIDE_TIMES;

/// A paragraph with so many other words in lower case, that ends as sentences do, is one, and a time in it one that it tells of.
const SENTENCE: usize = 4;

/// The time of publication, as far as the page is read.
#[derive(Debug, Default)]
pub(super) struct Times {
    said: Option<String>,
    /// Of the paragraph being read.
    held: Option<String>,
    words: usize,
    ends: bool,
    /// Whether a `time` element's own text is being read.
    within: bool,
}

impl Times {
    /// Takes down a `time` element's `datetime`.
    pub(super) fn note(&mut self, datetime: Option<String>) {
        self.within = true;
        if self.said.is_none() && self.held.is_none() {
            self.held = datetime;
        }
    }

    /// An element begins or ends.
    pub(super) fn pass(&mut self, element: &str) {
        if element == "time" {
            self.within = false;
        }
        if !is_block(element) {
            return;
        }
        let held = self.held.take();
        if self.words < SENTENCE || !self.ends {
            self.said = self.said.take().or(held);
        }
        (self.words, self.ends) = (0, false);
    }

    /// Words of the body.
    pub(super) fn hear(&mut self, text: &str) {
        let end = text.trim_end().trim_end_matches(['"', '”', '’', '»', ')']);
        if self.within || end.is_empty() {
            return;
        }
        self.ends = end.ends_with(['.', '!', '?', '…']);
        let words = text.split(|c: char| !c.is_alphanumeric());
        let of_sentences =
            |word: &&str| word.len() > 1 && word.starts_with(char::is_lowercase) && !BESIDE_TIMES.contains(word);
        self.words += words.filter(of_sentences).count();
    }

    /// What was found, once all is read.
    pub(super) fn finish(mut self) -> Option<String> {
        self.pass("body");
        self.said
    }
}
