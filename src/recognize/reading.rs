//! Document in, its words as the rules see them out: folded, with their cues and what parts them.

use super::cues::{Cue, CueLexicon, Cues};
use super::lexicon::{WordFacts, WordLexicon};
use super::vocabulary::{Vocabulary, WordId};
use super::word_lists::WRITERS;
use crate::domain::{Document, Span};
use crate::text::{BYTES_A_WORD, Case, Token, Tokens, sentences};
use std::ops::Range;

/// A document's words, prepared once for all rules.
pub(super) struct Reading<'d> {
    pub(super) text: &'d str,
    pub(super) words: Vec<Word>,
    pub(super) vocabulary: Vocabulary,
    lexicon: &'d WordLexicon,
    /// Whether most sentences begin with a small letter: capitals are left out, where names have them too.
    pub(super) in_small_letters: bool,
}

/// One word with what the rules ask of it again and again.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) token: Token,
    pub(super) cues: Cues,
    /// What stands between the word before and this one.
    pub(super) gap: Gap,
    /// Whether the word opens a sentence, or a quotation in one.
    pub(super) opens: bool,
    /// What its capitals tell.
    pub(super) line: LineCase,
    /// Whether it stands in a line that says who wrote: "By Ana London".
    pub(super) in_byline: bool,
    /// Which of the document's distinct words it is.
    pub(super) id: WordId,
}

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Spaces, or one line break.
    Space,
    /// A hyphen or dash without spaces.
    Hyphen,
    /// A full stop and a space: "St. Louis", or a sentence's end.
    Stop,
    /// A comma and a space.
    Comma,
    /// Anything else.
    Other,
}

/// How the sentence around a word is written, which decides what a capital tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineCase {
    /// Names have capitals, other words mostly not.
    Sentence,
    /// Nearly all words have a capital.
    Title,
    /// Nearly all letters are capitals.
    Capitals,
}

/// The most words of what those are who write: "Associated Press staff writer".
const MOST_OF_TITLE: usize = 4;
/// The most words after "By": two names of three.
const MOST_OF_BYLINE: usize = 7;

impl<'d> Reading<'d> {
    /// The words of a document. `vocabulary` has read none, or others with the same `cues` and `lexicon`.
    pub(super) fn new(
        document: &'d Document,
        cues: &CueLexicon,
        lexicon: &'d WordLexicon,
        mut vocabulary: Vocabulary,
    ) -> Self {
        // What follows, such as a source line, is not looked at: not even the full stop of an abbreviation.
        let searched = document.searchable;
        let text = &document.text[..searched.end()];
        vocabulary.begin();
        let mut words: Vec<Word> = Vec::with_capacity(searched.len() / BYTES_A_WORD);
        let mut before = searched.start();
        for token in Tokens::of(text, searched) {
            let (id, cues) = vocabulary.add(token.text(text), cues);
            let (gap, opens) = gap_and_opening(text, before..token.span.start());
            words.push(Word {
                cues,
                gap,
                opens: opens || before == searched.start(),
                line: LineCase::Sentence,
                in_byline: false,
                id,
                token,
            });
            before = token.end_with_possessive();
        }
        let mut reading = Self {
            text,
            words,
            vocabulary,
            lexicon,
            in_small_letters: false,
        };
        reading.mark_sentences(&sentences(text, searched));
        reading.mark_bylines();
        reading
    }

    fn mark_sentences(&mut self, sentences: &[Span]) {
        let mut rest = &mut self.words[..];
        let (mut begun, mut with_capital) = (0, 0);
        for sentence in sentences {
            let mut letters = Letters::default();
            let within = rest.iter().take_while(|word| word.token.span.start() < sentence.end());
            let count = within.map(|word| letters.see(&word.token)).count();
            let (words, after) = std::mem::take(&mut rest).split_at_mut(count);
            rest = after;
            let line = letters.line_case();
            if line != LineCase::Sentence {
                words.iter_mut().for_each(|word| word.line = line);
            }
            if let Some(word) = words.first_mut().or_else(|| rest.first_mut()) {
                word.opens = true;
                begun += usize::from(word.token.case != Case::Digit);
                with_capital += usize::from(word.token.is_capitalized());
            }
        }
        self.in_small_letters = with_capital * 4 < begun;
    }

    fn mark_bylines(&mut self) {
        for at in 0..self.words.len() {
            if self.words[at].opens && self.folded(at) == "by" {
                let end = self.byline_end(at);
                self.words[at..end].iter_mut().for_each(|word| word.in_byline = true);
            }
        }
    }

    /// The word after a byline that begins with "by" at word `at`, which has nothing else in its line than names; `at` where
    /// it has.
    fn byline_end(&self, at: usize) -> usize {
        let line =
            |n: usize| self.text[self.words[n - 1].token.span.end()..self.words[n].token.span.start()].contains('\n');
        let most = self.words.len().min(at + MOST_OF_BYLINE + 1);
        let end = (at + 1..most).find(|n| line(*n)).unwrap_or(most);
        let ends = end == self.words.len() || line(end);
        let end = self.credited_until(at + 1..end);
        let names = self.words[at + 1..end].iter().all(|word| {
            let apart = matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Stop);
            apart && word.token.is_capitalized() && word.token.case != Case::Digit
                || self.vocabulary.folded(word.id) == "and"
        });
        let begins = at == 0 || line(at);
        if begins && ends && names && end - at > 2 {
            end
        } else {
            at
        }
    }

    /// The end of the names in `line`, which may go on with what they are: "By Ana London, staff writer".
    fn credited_until(&self, line: Range<usize>) -> usize {
        let comma = line.clone().find(|n| self.words[*n].gap == Gap::Comma);
        let title = |from: usize| line.end - from <= MOST_OF_TITLE && WRITERS.contains(&self.folded(line.end - 1));
        let plain = |from: usize| (from..line.end).all(|n| !matches!(self.folded(n), "the" | "a" | "an"));
        comma.filter(|from| title(*from) && plain(*from)).unwrap_or(line.end)
    }

    /// The folded form of word `at`.
    pub(super) fn folded(&self, at: usize) -> &str {
        self.vocabulary.folded(self.words[at].id)
    }

    /// What is known of word `at`.
    pub(super) fn facts(&self, at: usize) -> WordFacts {
        self.facts_of(self.words[at].id)
    }

    /// What is known of a word of the document.
    pub(super) fn facts_of(&self, id: WordId) -> WordFacts {
        self.vocabulary.facts(id, self.lexicon)
    }

    /// The word as printed.
    pub(super) fn printed(&self, at: usize) -> &'d str {
        self.words[at].token.text(self.text)
    }

    /// The words from `first` up to, not including, `end`, as a span; with the full stop of an abbreviation.
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        Span::new(
            self.words[first].token.span.start(),
            self.words[end - 1].token.span.end(),
        )
    }

    /// Whether a name that ends before word `end` does not go on: no capital, number or hyphen follows.
    pub(super) fn ends_name(&self, end: usize) -> bool {
        self.words.get(end).is_none_or(|next| {
            let plain = || !next.token.is_capitalized() && next.token.case != Case::Digit;
            next.opens || matches!(next.gap, Gap::Comma | Gap::Other) || next.gap == Gap::Space && plain()
        })
    }

    /// Whether a sentence or clause ends before word `end`, or goes on with a preposition there.
    pub(super) fn ends_phrase(&self, end: usize) -> bool {
        self.words.get(end).is_none_or(|next| {
            next.opens || matches!(next.gap, Gap::Comma | Gap::Other | Gap::Stop) || next.cues.is(Cue::Locative)
        })
    }

    /// Whether word `at` has a capital that tells something: it is not there because the whole line has them.
    pub(super) fn has_telling_capital(&self, at: usize) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| word.token.is_capitalized() && word.line == LineCase::Sentence)
    }
}

/// What lies in `between`, and whether the word behind it opens a line or a quotation.
#[inline]
fn gap_and_opening(text: &str, between: Range<usize>) -> (Gap, bool) {
    // What most words stand behind.
    if between.len() == 1 && text.as_bytes()[between.start] == b' ' {
        return (Gap::Space, false);
    }
    let between = &text[between];
    (gap(between), between.ends_with(['"', '“', '‘', '•', '\n']))
}

#[inline(never)]
fn gap(between: &str) -> Gap {
    match between {
        ", " => return Gap::Comma,
        ". " => return Gap::Stop,
        "-" => return Gap::Hyphen,
        _ => {}
    }
    let mark = between.trim_end_matches(char::is_whitespace);
    let space = &between[mark.len()..];
    // A blank line parts whatever stands on its two sides.
    if space.matches('\n').count() > 1 {
        return Gap::Other;
    }
    match (mark, space.is_empty()) {
        ("", false) => Gap::Space,
        ("-" | "–" | "‑" | "—", true) => Gap::Hyphen,
        (".", false) => Gap::Stop,
        (",", false) => Gap::Comma,
        _ => Gap::Other,
    }
}

/// How many words of a line are written in which way, numbers aside.
#[derive(Default)]
struct Letters {
    all: u32,
    upper: u32,
    /// Those with a capital, and those that are too short to need one in a title.
    capitalized: u32,
}

impl Letters {
    #[inline]
    fn see(&mut self, token: &Token) {
        if token.case != Case::Digit {
            self.all += 1;
            self.upper += u32::from(token.case == Case::Upper);
            self.capitalized += u32::from(token.is_capitalized() || token.span.len() <= 3);
        }
    }

    /// From four words on, a line of capitals is one in which at least four fifths of the words have them.
    fn line_case(&self) -> LineCase {
        match self.all {
            0..=2 => LineCase::Sentence,
            all if self.upper * 5 >= all * 4 => LineCase::Capitals,
            all @ 4.. if self.capitalized * 10 >= all * 9 => LineCase::Title,
            _ => LineCase::Sentence,
        }
    }
}
