//! A piece of a document in, its reading out once it is asked for: of most sentences without a place it never is.

use super::lexicon::{ClassId, EventLexicon, Part};
use super::reading::{Reading, Word};
use super::words::{Piece, Spelled, Words};
use crate::domain::{Document, Resolution};
use std::cell::{Cell, OnceCell};
use std::ops::{Deref, Range};

/// What sentences are read from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'d> {
    pub(super) document: &'d Document,
    pub(super) resolutions: &'d [Resolution],
    /// What the document's words were looked up in.
    pub(super) words: &'d Words,
    pub(super) lexicon: &'d EventLexicon,
}

/// A sentence, which is read when something is first asked of its reading.
#[derive(Debug)]
pub(super) struct Sentence<'d> {
    pub(super) piece: Piece,
    /// The resolutions that stand in it, as a range of indices.
    pub(super) mentions: Range<usize>,
    source: Source<'d>,
    reading: OnceCell<Reading<'d>>,
}

impl<'d> Sentence<'d> {
    /// The sentences that the pieces are, in order.
    pub(super) fn all(pieces: Vec<Piece>, source: Source<'d>) -> Vec<Self> {
        let mut next = 0;
        let sentence = |piece: Piece| {
            let inside = |resolution: &&Resolution| resolution.mention.span.start() < piece.span.end();
            let count = source.resolutions[next..].iter().take_while(inside).count();
            let mentions = next..next + count;
            next += count;
            Self {
                piece,
                mentions,
                source,
                reading: OnceCell::new(),
            }
        };
        pieces.into_iter().map(sentence).collect()
    }

    /// What is known of its words that name no place, of those from `from` up to `to`. A sentence without places need not be read.
    pub(super) fn plain_words(&self, from: usize, to: usize) -> impl Iterator<Item = &'d Spelled> {
        let read: &[Word] = if self.mentions.is_empty() { &[] } else { &self.words };
        let plain = |at: &usize| read.get(*at).is_none_or(|word| word.place.is_none());
        let words = (from..to.min(self.piece.len())).filter(plain);
        words.map(|at| self.piece.word(at, self.source.words))
    }

    /// Whether one of its first words may do this in a sentence.
    pub(super) fn opens_with(&self, part: Part, first: usize) -> bool {
        let mut words = self.piece.words(self.source.words).take(first);
        words.any(|(_, word)| word.parts.has(part))
    }
}

impl<'d> Deref for Sentence<'d> {
    type Target = Reading<'d>;

    fn deref(&self) -> &Reading<'d> {
        let read = || Reading::new(self.source, &self.piece, self.mentions.clone());
        self.reading.get_or_init(read)
    }
}

/// Which classes of words stand in a document, found out as they are asked for.
#[derive(Debug)]
pub(super) struct Classes<'d> {
    sentences: &'d [Sentence<'d>],
    /// Those that are known to.
    known: Cell<u64>,
    /// Those that are known not to.
    absent: Cell<u64>,
}

impl<'d> Classes<'d> {
    /// Those of all `sentences`.
    pub(super) fn of(sentences: &'d [Sentence<'d>]) -> Self {
        let classes = |sentence: &Sentence| {
            if sentence.mentions.is_empty() {
                sentence.piece.classes
            } else {
                sentence.classes
            }
        };
        let known = sentences.iter().map(classes).fold(0, |known, classes| known | classes);
        Self {
            sentences,
            known: Cell::new(known),
            absent: Cell::new(0),
        }
    }

    /// Whether a word of `class` stands in the document.
    pub(super) fn hold(&self, class: ClassId) -> bool {
        let class = 1 << class;
        if (self.known.get() | self.absent.get()) & class == 0 {
            let mut sentences = self.sentences.iter().filter(|sentence| sentence.mentions.is_empty());
            let holds =
                sentences.any(|sentence| sentence.piece.phrase_classes & class != 0 && sentence.classes & class != 0);
            let found = if holds { &self.known } else { &self.absent };
            found.set(found.get() | class);
        }
        self.known.get() & class != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::contract::resolved;
    use crate::domain::Span;

    /// Which of `classes`, by the words that have them, stand in the sentences of `text`, and how many of these were read for it.
    fn held(text: &str, names: &[&str], of: [&str; 2]) -> ([bool; 2], usize) {
        let (document, resolutions) = resolved(text, names);
        let (mut words, lexicon) = (Words::default(), EventLexicon::default());
        let ends = text.match_indices(". ").map(|(at, _)| at + 1).chain([text.len()]);
        let mut start = 0;
        let spans = ends.map(|end| Span::new(std::mem::replace(&mut start, end), end));
        let pieces = spans.map(|span| Piece::new(text, span, &mut words, &lexicon)).collect();
        let source = Source {
            document: &document,
            resolutions: &resolutions,
            words: &words,
            lexicon: &lexicon,
        };
        let sentences = Sentence::all(pieces, source);
        let classes = Classes::of(&sentences);
        let class = |word: &str| lexicon.classes_of(lexicon.vocabulary.id(word)).trailing_zeros() as ClassId;
        let held = of.map(|word| classes.hold(class(word)));
        let read = sentences.iter().filter(|sentence| sentence.reading.get().is_some());
        (held, read.count())
    }

    #[test]
    fn a_sentence_without_a_place_is_not_read_for_what_its_words_are_by_themselves() {
        let text = "He came to Oslo. The earthquake was strong. All slept.";
        assert_eq!(held(text, &["Oslo"], ["earthquake", "cholera"]), ([true, false], 1));
    }
}
