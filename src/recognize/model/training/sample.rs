//! Annotated documents in, their words' facts with the labels that each may have out.

use crate::domain::{Document, Span};
use crate::recognize::cues::CueLexicon;
use crate::recognize::model::chain::{Join, Label};
use crate::recognize::model::classes::WordClasses;
use crate::recognize::model::persons::Standing;
use crate::recognize::model::sheet::Sheet;
use crate::recognize::model::templates::{Group, Sink, style_of};
use crate::recognize::vocabulary::Vocabulary;
use crate::recognize::{NameLexicon, WordLexicon};
use std::ops::Range;

/// One stretch of words with their facts, labelled.
#[derive(Debug, Clone, Default)]
pub struct Run {
    pub facts: Vec<u32>,
    pub groups: Vec<u8>,
    /// Where each word's facts begin; one more at the end.
    pub starts: Vec<u32>,
    /// The labels that each word may have, a bit each.
    pub allowed: Vec<u8>,
    /// Whether each word may go on a name.
    pub goes_on: Vec<bool>,
    pub(super) joins: Vec<Join>,
    /// The first word's number in the document.
    pub first: usize,
}

impl Run {
    #[must_use]
    pub fn len(&self) -> usize {
        self.allowed.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.allowed.is_empty()
    }
}

/// One document, ready for training.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    pub runs: Vec<Run>,
    /// Byte range of each word of the document.
    pub words: Vec<Span>,
    /// Where a mention that ends in this word ends.
    pub ends: Vec<usize>,
    /// What tells each word from others: 0 for a word that no name can begin with.
    pub keys: Vec<u32>,
    pub classes: Vec<u32>,
    pub(super) standing: Vec<Standing>,
}

/// A name in the gold annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoldKind {
    Place,
    Demonym,
    Person,
    Organization,
    /// An organization in whose name places are not annotated, though they may stand there.
    OrganizationUnmarked,
    Other,
    /// Not known: any label may stand.
    Unknown,
}

pub(super) struct Collected<'r> {
    pub(super) run: &'r mut Run,
}

impl Sink for Collected<'_> {
    fn add(&mut self, group: Group, fact: u32) {
        self.run.facts.push(fact);
        self.run.groups.push(group as u8);
    }
}

/// Makes samples of documents.
#[derive(Debug)]
pub struct Extractor<N> {
    names: N,
    words: WordLexicon,
    classes: WordClasses,
    cues: CueLexicon,
}

const OUTSIDE: u8 = 1 << Label::Outside as u8;
const INSIDE: u8 = 1 << Label::PlaceInside as u8 | 1 << Label::DemonymInside as u8;
const NEGATIVE: u8 = OUTSIDE | 1 << Label::Person as u8 | 1 << Label::Organization as u8 | 1 << Label::Other as u8;

impl<N: NameLexicon> Extractor<N> {
    pub fn new(names: N, words: WordLexicon, classes: WordClasses) -> Self {
        let cues = CueLexicon::new(include_str!("../../../../data/recognizer/cues.csv"));
        Self {
            names,
            words,
            classes,
            cues,
        }
    }

    /// The facts of a document in the style of a corpus. Where `complete`, what is not annotated is no name of any kind;
    /// otherwise it is no place and no demonym.
    pub fn sample(&self, document: &Document, gold: &[(Span, GoldKind)], style: u32, complete: bool) -> Sample {
        let sheet = Sheet::new(
            document,
            &self.cues,
            &self.names,
            &self.words,
            &self.classes,
            Vocabulary::default(),
        );
        let allowed = allowed(&sheet, gold, complete);
        let runs = sheet.runs().into_iter();
        Sample {
            runs: runs.map(|range| run(&sheet, range, &allowed, style)).collect(),
            words: sheet.reading.words.iter().map(|word| word.token.span).collect(),
            keys: (0..sheet.seen.len()).map(|n| sheet.key(n)).collect(),
            classes: sheet.seen.iter().map(|seen| seen.class).collect(),
            standing: (0..sheet.seen.len()).map(|n| sheet.standing(n)).collect(),
            ends: (0..sheet.seen.len()).map(|n| sheet.end_of(n)).collect(),
        }
    }
}

/// The labels that each word may have.
fn allowed(sheet: &Sheet<'_>, gold: &[(Span, GoldKind)], complete: bool) -> Vec<u8> {
    let words = &sheet.reading.words;
    let mut allowed = vec![if complete { OUTSIDE } else { NEGATIVE }; words.len()];
    for (span, kind) in gold {
        let first = words.partition_point(|word| word.token.span.end() <= span.start());
        let end = words.partition_point(|word| word.token.span.start() < span.end());
        for (n, (allowed, seen)) in allowed[first..end].iter_mut().zip(&sheet.seen[first..end]).enumerate() {
            *allowed = kind.labels(n > 0, seen.possible > 0);
        }
    }
    allowed
}

impl GoldKind {
    /// The labels that a word of such a name may have: its first one or a further one, in a possible name or not.
    fn labels(self, further: bool, possible: bool) -> u8 {
        let further = u8::from(further);
        match self {
            Self::Place => 1 << (Label::PlaceFirst as u8 + further),
            Self::Demonym => 1 << (Label::DemonymFirst as u8 + further),
            Self::Person => 1 << Label::Person as u8,
            Self::OrganizationUnmarked if possible => {
                1 << Label::Organization as u8
                    | 1 << Label::PlaceFirst as u8
                    | 1 << Label::PlaceInside as u8
                    | 1 << Label::DemonymFirst as u8
            }
            Self::Organization | Self::OrganizationUnmarked => 1 << Label::Organization as u8,
            Self::Other => 1 << Label::Other as u8,
            Self::Unknown => 0xFF,
        }
    }
}

/// The words of `range` with their facts.
fn run(sheet: &Sheet<'_>, range: Range<usize>, allowed: &[u8], style: u32) -> Run {
    let mut run = Run {
        first: range.start,
        joins: range.clone().map(|n| sheet.join(n)).collect(),
        ..Run::default()
    };
    for n in range {
        run.starts.push(run.facts.len() as u32);
        let goes_on = n > run.first && sheet.may_go_on(n);
        // A word that cannot go on a name begins one, whatever the annotation joins.
        let begins = !goes_on && allowed[n] & !INSIDE == 0;
        run.goes_on.push(goes_on);
        run.allowed.push(if begins { allowed[n] >> 1 } else { allowed[n] });
        sheet.facts_of(n, &mut Collected { run: &mut run });
        style_of(&sheet.seen, n, style, &mut Collected { run: &mut run });
    }
    run.starts.push(run.facts.len() as u32);
    run
}
