//! The model recognizer: a linear chain over words, read twice.

use super::chain::{Join, LABELS, Scores, Sums, best_path};
use super::echoes::Echoes;
use super::persons::is_rather_a_person;
use super::sheet::Sheet;
use super::templates::{GROUPS, Group, Sink};
use super::weights::{Model, Reading};
use crate::domain::{Document, Evidence, Mention, MentionKind, NameClass};
use crate::pool::Pool;
use crate::recognize::cues::CueLexicon;
use crate::recognize::hint::hint;
use crate::recognize::no_place::is_no_place;
use crate::recognize::placed::{is_placed, listed, taken};
use crate::recognize::possible::Possible;
use crate::recognize::vocabulary::Vocabulary;
use crate::recognize::{NameLexicon, RecognizeError, Recognizer, WordLexicon};
use std::ops::Range;

/// Finds names by a model that was trained on annotated news.
#[derive(Debug)]
pub struct ModelRecognizer<N> {
    names: N,
    words: WordLexicon,
    cues: CueLexicon,
    model: Model,
    least: f64,
    explains: bool,
    vocabularies: Pool<Vocabulary>,
}

/// How probable it is that a name is a place's which only the word before says to be one.
const CONFIDENCE_OF_PLACED: f64 = 0.5;

/// Every second byte of a word of eight.
const EVEN: u64 = 0x00FF_00FF_00FF_00FF;
/// What makes signed bytes unsigned ones that are 128 larger.
const BIAS: u64 = 0x8080_8080_8080_8080;

/// So many facts are looked up at once: their rows lie far apart, and the processor fetches those that it knows of together.
const TOGETHER: usize = 64;

/// Sums up the weights of a word's facts: four labels at a time in 16 bits each, which 257 facts cannot fill.
struct Summed<'m> {
    reading: &'m Reading,
    rows: &'m [[u8; LABELS]],
    facts: [u32; TOGETHER],
    waiting: usize,
    even: u64,
    odd: u64,
    count: usize,
    sum: [i32; LABELS],
}

impl<'m> Summed<'m> {
    fn new(reading: &'m Reading) -> Self {
        Self {
            reading,
            rows: reading.rows(),
            facts: [0; TOGETHER],
            waiting: 0,
            even: 0,
            odd: 0,
            count: 0,
            sum: [0; LABELS],
        }
    }

    /// Adds the rows of the facts that wait to the small counters.
    fn look_up(&mut self) {
        let mask = self.rows.len().wrapping_sub(1);
        for fact in &self.facts[..self.waiting] {
            let row = self.rows.get(*fact as usize & mask).copied().unwrap_or_default();
            let row = u64::from_le_bytes(row) ^ BIAS;
            self.even += row & EVEN;
            self.odd += row >> 8 & EVEN;
        }
        self.count += self.waiting;
        self.waiting = 0;
        if self.count + TOGETHER > 256 {
            self.empty();
        }
    }

    /// Moves what the small counters hold into the sums.
    fn empty(&mut self) {
        for label in 0..LABELS {
            let packed = if label % 2 == 0 { self.even } else { self.odd };
            self.sum[label] += (packed >> (label / 2 * 16) & 0xFFFF) as i32 - 128 * self.count as i32;
        }
        (self.even, self.odd, self.count) = (0, 0, 0);
    }

    /// Sums up all that was added.
    fn settle(&mut self) {
        self.look_up();
        self.empty();
    }

    fn scores(mut self) -> Scores {
        self.settle();
        self.reading.scores(&self.sum)
    }
}

impl Sink for Summed<'_> {
    #[inline]
    fn add(&mut self, _: Group, fact: u32) {
        self.facts[self.waiting] = fact;
        self.waiting += 1;
        if self.waiting == TOGETHER {
            self.look_up();
        }
    }
}

/// Sums up what each group of facts says for one label against being outside of names.
struct Weighed<'m> {
    reading: &'m Reading,
    label: usize,
    sums: [i32; GROUPS.len()],
}

impl Sink for Weighed<'_> {
    fn add(&mut self, group: Group, fact: u32) {
        let row = self.reading.row(fact);
        self.sums[group as usize] += i32::from(row[self.label] as i8) - i32::from(row[0] as i8);
    }
}

/// A stretch of words in which a name can stand.
struct Run {
    words: Range<usize>,
    /// Where what is said of them lies in the [`Pages`].
    rows: Range<usize>,
}

impl Run {
    fn row_of(&self, word: usize) -> usize {
        self.rows.start + (word - self.words.start)
    }
}

/// A document as read so far: a row for each word in which a name can stand, which are few of all.
struct Pages<'s, 'd> {
    sheet: &'s Sheet<'d>,
    runs: Vec<Run>,
    keys: Vec<u32>,
    joins: Vec<Join>,
    scores: Vec<Scores>,
    /// The probability of each label by the first reading, and by both.
    first: Vec<Scores>,
    both: Vec<Scores>,
}

impl<N: NameLexicon> ModelRecognizer<N> {
    /// A recognizer for `names`, with the cues of `data/recognizer` and a model of the same.
    #[must_use]
    pub fn new(names: N, words: WordLexicon, model: Model) -> Self {
        let cues = CueLexicon::new(include_str!("../../../data/recognizer/cues.csv"));
        Self {
            names,
            words,
            cues,
            model,
            least: 0.0,
            explains: false,
            vocabularies: Pool::default(),
        }
    }

    /// The same without names that are less probable than `least`, within 0 to 1.
    #[must_use]
    pub fn with_least_confidence(self, least: f64) -> Self {
        Self { least, ..self }
    }

    /// The same with [`Mention::evidence`], which takes as long again for every name found.
    #[must_use]
    pub fn with_evidence(self) -> Self {
        Self { explains: true, ..self }
    }

    /// Scores every word by what stands in and around it.
    fn read<'s, 'd>(&self, sheet: &'s Sheet<'d>) -> Pages<'s, 'd> {
        let mut count = 0;
        let runs: Vec<Run> = sheet
            .runs()
            .into_iter()
            .map(|words| {
                let from = count;
                count += words.len();
                let rows = from..count;
                Run { words, rows }
            })
            .collect();
        let words = || runs.iter().flat_map(|run| run.words.clone());
        Pages {
            keys: words().map(|at| sheet.key(at)).collect(),
            joins: words().map(|at| sheet.join(at)).collect(),
            scores: words().map(|at| self.score(sheet, at)).collect(),
            first: vec![[0.0; LABELS]; count],
            both: vec![[0.0; LABELS]; count],
            runs,
            sheet,
        }
    }

    fn score(&self, sheet: &Sheet<'_>, at: usize) -> Scores {
        let mut summed = Summed::new(&self.model.first);
        sheet.facts_of(at, &mut summed);
        let mut scores = summed.scores();
        sheet.bar(at, &mut scores);
        scores
    }

    /// Adds to every word's scores what the first reading says of its other occurrences.
    fn read_again(&self, pages: &mut Pages<'_, '_>, sums: &mut Sums) -> Echoes {
        for Run { rows, .. } in &pages.runs {
            let first = &mut pages.first[rows.clone()];
            let (scores, joins) = (&pages.scores[rows.clone()], &pages.joins[rows.clone()]);
            sums.marginals(scores, joins, &self.model.first.raised, |_| 0xFF, first);
        }
        let echoes = pages.echoes();
        for run in &pages.runs {
            for at in run.words.clone() {
                let mut summed = Summed::new(&self.model.second);
                pages.echoes_of(&echoes, run, at, &mut summed);
                for (score, more) in pages.scores[run.row_of(at)].iter_mut().zip(summed.scores()) {
                    *score += more;
                }
            }
            let rows = &run.rows;
            let both = &mut pages.both[rows.clone()];
            let (scores, joins) = (&pages.scores[rows.clone()], &pages.joins[rows.clone()]);
            sums.marginals(scores, joins, &self.model.second.raised, |_| 0xFF, both);
        }
        echoes
    }

    fn mention(
        &self,
        pages: &Pages<'_, '_>,
        echoes: &Echoes,
        run: &Run,
        words: Range<usize>,
        label: u8,
    ) -> Option<Mention> {
        let inside = |at: usize| label + u8::from(at > words.start);
        let probability = words
            .clone()
            .map(|at| pages.both[run.row_of(at)][usize::from(inside(at))])
            .fold(1.0, f32::min);
        let confidence = self.model.calibrated(probability);
        let sheet = pages.sheet;
        let person = echoes.person(pages.keys[run.row_of(words.start)]);
        let person = words.len() == 1 && is_rather_a_person(sheet.standing(words.start), person, probability);
        let possible = sheet.name_within(&words);
        if confidence < self.least || person || is_no_place(&sheet.reading, &words, &possible) {
            return None;
        }
        let span = sheet.span(&words);
        let name = sheet.span(&(possible.name_first..possible.name_end));
        Some(Mention {
            span,
            name: if span.covers(name) { name } else { span },
            kind: kind(&possible, label),
            hint: hint(&sheet.reading, &possible),
            confidence,
            evidence: Vec::new(),
        })
    }

    /// Adds names that the model passed over and the words beside them say to be places.
    fn add_placed(&self, sheet: &Sheet<'_>, mentions: &mut Vec<Mention>) {
        if CONFIDENCE_OF_PLACED < self.least {
            return;
        }
        let found = mentions.len();
        let named = sheet.possible.iter().filter(|name| is_placed(&sheet.reading, name));
        let ends_found = |end: usize| {
            let end = sheet.reading.words[end - 1].token.span.end();
            mentions
                .binary_search_by_key(&end, |mention| mention.span.end())
                .is_ok()
        };
        let listed = listed(&sheet.reading, &sheet.possible, ends_found);
        let known = named
            .chain(listed)
            .map(|name| (name.first..name.end, hint(&sheet.reading, name)));
        let mut placed: Vec<_> = known.chain(taken(&sheet.reading).map(|words| (words, None))).collect();
        placed.sort_by_key(|(words, _)| words.start);
        placed.dedup_by_key(|(words, _)| words.start);
        for (words, hint) in placed {
            let span = sheet.span(&words);
            let next = mentions[..found].partition_point(|mention| mention.span.end() <= span.start());
            let free = mentions[..found]
                .get(next)
                .is_none_or(|mention| !mention.span.overlaps(span));
            if free
                && mentions[found..]
                    .last()
                    .is_none_or(|last| last.span.end() <= span.start())
            {
                mentions.push(Mention {
                    confidence: CONFIDENCE_OF_PLACED,
                    hint,
                    ..Mention::new(span, MentionKind::Place)
                });
            }
        }
        mentions.sort_by_key(|mention| mention.span.start());
    }

    /// What each group of facts says for the words being a name.
    fn evidence(
        &self,
        pages: &Pages<'_, '_>,
        echoes: &Echoes,
        run: &Run,
        words: Range<usize>,
        label: u8,
    ) -> Vec<Evidence> {
        let mut sums = [0; GROUPS.len()];
        for at in words.clone() {
            let label = usize::from(label + u8::from(at > words.start));
            let mut weighed = Weighed {
                reading: &self.model.first,
                label,
                sums,
            };
            pages.sheet.facts_of(at, &mut weighed);
            weighed.reading = &self.model.second;
            pages.echoes_of(echoes, run, at, &mut weighed);
            sums = weighed.sums;
        }
        let told = GROUPS.iter().zip(sums).filter(|(_, sum)| *sum != 0);
        told.map(|(signal, sum)| Evidence {
            signal,
            value: 1.0,
            weight: f64::from(sum) * f64::from(self.model.first.scale),
        })
        .collect()
    }
}

impl Pages<'_, '_> {
    fn echoes(&self) -> Echoes {
        let mut echoes = Echoes::default();
        for (key, first) in self.keys.iter().zip(&self.first).filter(|(key, _)| **key != 0) {
            echoes.hear(*key, first);
        }
        echoes
    }

    fn echoes_of(&self, echoes: &Echoes, run: &Run, at: usize, sink: &mut impl Sink) {
        let (keys, first) = (&self.keys[run.rows.clone()], &self.first[run.rows.clone()]);
        echoes.facts_of(keys, first, at - run.words.start, self.sheet.seen[at].class, sink);
    }
}

impl<N: NameLexicon> Recognizer for ModelRecognizer<N> {
    fn recognize(&self, document: &Document) -> Result<Vec<Mention>, RecognizeError> {
        let vocabulary = self.vocabularies.take();
        let sheet = Sheet::new(
            document,
            &self.cues,
            &self.names,
            &self.words,
            &self.model.classes,
            vocabulary,
        );
        let mut pages = self.read(&sheet);
        let echoes = self.read_again(&mut pages, &mut Sums::default());
        let (mut back, mut path) = (Vec::new(), Vec::new());
        let mut mentions = Vec::new();
        for run in &pages.runs {
            for scores in &mut pages.scores[run.rows.clone()] {
                scores[0] += self.model.bias;
            }
            best_path(
                &pages.scores[run.rows.clone()],
                &pages.joins[run.rows.clone()],
                &self.model.second.transitions,
                &mut back,
                &mut path,
            );
            for (words, label) in names_on(&path) {
                let words = run.words.start + words.start..run.words.start + words.end;
                let Some(mut mention) = self.mention(&pages, &echoes, run, words.clone(), label) else {
                    continue;
                };
                if self.explains {
                    mention.evidence = self.evidence(&pages, &echoes, run, words, label);
                }
                mentions.push(mention);
            }
        }
        self.add_placed(&sheet, &mut mentions);
        self.vocabularies.give(sheet.reading.vocabulary);
        Ok(mentions)
    }

    fn name(&self) -> String {
        "model/1".to_owned()
    }
}

/// The names on a path, with the label of their first word.
pub(super) fn names_on(path: &[u8]) -> impl Iterator<Item = (Range<usize>, u8)> {
    let firsts = (0..path.len()).filter(|at| matches!(path[*at], 1 | 3));
    firsts.map(|first| {
        let label = path[first];
        let more = path[first + 1..].iter().take_while(|next| **next == label + 1).count();
        (first..first + 1 + more, label)
    })
}

/// Place or demonym: by the gazetteer where it has the name as one of them only, else by the model.
fn kind(possible: &Possible, label: u8) -> MentionKind {
    let demonym = possible.has(NameClass::Demonym);
    let only = possible.summary.is_some_and(|summary| summary.is_only_demonym());
    match (label, possible.summary) {
        (_, Some(_)) if only => MentionKind::Demonym,
        (3, Some(_)) if demonym => MentionKind::Demonym,
        (3, None) => MentionKind::Demonym,
        _ => MentionKind::Place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_in_small_counters_are_those_of_the_rows() {
        let model = Model::from_static(include_bytes!("../../../data/recognizer/model.bin")).unwrap();
        let mut summed = Summed::new(&model.first);
        let mut expected = [0; LABELS];
        for fact in (0..700).map(|n: u32| n.wrapping_mul(2_654_435_761)) {
            summed.add(Group::Word, fact);
            let row = model.first.row(fact);
            (0..LABELS).for_each(|label| expected[label] += i32::from(row[label] as i8));
        }
        summed.settle();
        assert_eq!(summed.sum, expected);
    }

    #[test]
    fn a_name_ends_where_another_begins() {
        let names: Vec<_> = names_on(&[1, 2, 1, 0, 3, 4, 4, 5, 2]).collect();
        assert_eq!(names, [(0..2, 1), (2..3, 1), (4..7, 3)]);
    }
}
