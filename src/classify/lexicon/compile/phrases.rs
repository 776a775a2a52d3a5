//! Phrases as tables have them in, as the lexicon looks them up out.

use super::inflect::Irregular;
use super::rows::pieces;
use super::words::Words;
use crate::classify::lexicon::bytes::{Writer, halves};
use crate::classify::lexicon::form::Form;
use crate::classify::lexicon::openings::{Opening, Openings};
use crate::classify::lexicon::phrases::{ClassId, Part};
use crate::classify::lexicon::vocabulary::WordId;

/// How a phrase inflects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::classify::lexicon) enum Kind {
    /// Its first word, as a verb.
    Verb,
    /// Its last word, as a noun.
    Noun,
    /// Not at all.
    Exact,
}

impl Kind {
    pub(super) const EXPECTED: &'static str = "verb, noun or exact";

    pub(in crate::classify::lexicon) fn parse(text: &str) -> Option<Self> {
        match text {
            "verb" => Some(Self::Verb),
            "noun" => Some(Self::Noun),
            "exact" => Some(Self::Exact),
            _ => None,
        }
    }
}

/// What a phrase is built with: the words so far, the names of classes, and irregular verbs.
pub(super) struct PhraseBuilder<'b> {
    pub(super) words: &'b mut Words,
    pub(super) classes: &'b [String],
    pub(super) irregular: &'b Irregular,
}

impl PhraseBuilder<'_> {
    /// The class named by `@name`, or the text that names none.
    fn class<'p>(&self, part: &'p str) -> Result<Option<ClassId>, &'p str> {
        let Some(name) = part.strip_prefix('@') else {
            return Ok(None);
        };
        let id = self.classes.iter().position(|class| class == name).ok_or(part)?;
        Ok(Some(id as ClassId))
    }

    fn part<'p>(&mut self, part: &'p str, plural: bool) -> Result<Part, &'p str> {
        if part == "~" {
            return Ok(Part::Gap);
        }
        if let Some(class) = self.class(part)? {
            return Ok(Part::Class(class));
        }
        let id = self.words.intern(part);
        let other = if plural { self.words.plural(part, id) } else { id };
        Ok(Part::Word(id, other))
    }
}

/// Phrases, each with the number of what it stands for.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// The end of its parts, a word that it needs in both forms, its classes in two halves, what it stands for.
    phrases: Vec<[u32; 6]>,
    parts: Vec<Part>,
    by_word: Vec<Opening>,
    by_class: Vec<Opening>,
}

impl Phrases {
    /// Adds a phrase: words, `@class`es and `~` gaps.
    ///
    /// # Errors
    /// With the part that names no class.
    pub(super) fn add<'p>(
        &mut self,
        phrase: &'p str,
        kind: Kind,
        meaning: u32,
        with: &mut PhraseBuilder<'_>,
    ) -> Result<(), &'p str> {
        // The text parts words at hyphens, so the lexicon does as well.
        let mut pieces = pieces(phrase, |byte| matches!(byte, b' ' | b'-'))
            .filter(|piece| !piece.is_empty())
            .peekable();
        let Some(first) = pieces.next() else {
            return Ok(());
        };
        let mut parts = Vec::new();
        while let Some(piece) = pieces.next() {
            let inflects = kind == Kind::Noun || (kind == Kind::Verb && piece.len() > 3);
            let plural = inflects && pieces.peek().is_none();
            parts.push(with.part(piece, plural)?);
        }
        let number = self.push(&parts, meaning);
        if let Some(class) = with.class(first)? {
            self.by_class.push(Opening {
                word: class.into(),
                second: 0,
                phrase: number,
                form: Form::Plain,
            });
            return Ok(());
        }
        let mut open = |word, form| self.by_word.extend(openings(word, &parts, number, form));
        let word = with.words.intern(first);
        match kind {
            Kind::Verb => {
                open(word, with.irregular.form_of_base(first));
                let forms = with.words.verb_forms(first, word, with.irregular);
                forms.iter().for_each(|(form, what)| open(*form, *what));
            }
            Kind::Noun if parts.is_empty() => {
                open(word, Form::Plain);
                open(with.words.plural(first, word), Form::Plain);
            }
            Kind::Noun | Kind::Exact => open(word, Form::Plain),
        }
        Ok(())
    }

    /// Adds a word that does not inflect.
    pub(super) fn add_word(&mut self, word: WordId, meaning: u32) {
        let number = self.push(&[], meaning);
        self.by_word.extend(openings(word, &[], number, Form::Plain));
    }

    /// Adds a phrase of these parts after its first; says its number.
    fn push(&mut self, parts: &[Part], meaning: u32) -> u32 {
        let words = parts.iter().rev().find_map(|part| match part {
            Part::Word(one, other) => Some((*one, *other)),
            Part::Class(_) | Part::Gap => None,
        });
        let (one, other) = words.unwrap_or((0, 0));
        let class = |part: &Part| match part {
            Part::Class(class) => 1 << class,
            Part::Word(..) | Part::Gap => 0,
        };
        let [low, high] = halves(parts.iter().fold(0_u64, |classes, part| classes | class(part)));
        self.parts.extend(parts);
        self.phrases
            .push([self.parts.len() as u32, one, other, low, high, meaning]);
        self.phrases.len() as u32 - 1
    }

    pub(super) fn write(self, writer: &mut Writer) {
        writer.records(self.phrases);
        writer.records(self.parts.into_iter().map(Part::packed));
        Openings::write(self.by_word, writer);
        Openings::write(self.by_class, writer);
    }
}

/// The openings of a phrase by `word`, one for each form of the word right after it.
fn openings(word: WordId, parts: &[Part], phrase: u32, form: Form) -> impl Iterator<Item = Opening> + use<> {
    let (one, other) = match parts.first() {
        Some(Part::Word(one, other)) => (*one, *other),
        _ => (0, 0),
    };
    let seconds = std::iter::once(one).chain((other != one).then_some(other));
    seconds.map(move |second| Opening {
        word,
        second,
        phrase,
        form,
    })
}
