//! The model recognizer: a linear chain over words, read twice.

use super::chain::{Scores, Sums, best_path};
use super::echoes::Echoes;
use super::pages::{Found, Pages, Run};
use super::persons::is_rather_a_person;
use super::sheet::Sheet;
use super::summed::{Summed, Weighed};
use super::templates::GROUPS;
use super::weights::Model;
use crate::domain::{Document, Evidence, Mention, MentionKind, NameClass};
use crate::pool::Pool;
use crate::recognize::articles::rejoin;
use crate::recognize::cues::CueLexicon;
use crate::recognize::hint::hint;
use crate::recognize::no_place::is_no_place;
use crate::recognize::placed::{Told, placed};
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
/// The same where it opens the dateline or a dated line.
const CONFIDENCE_OF_FILED: f64 = 0.9;

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

    /// The scores of a word by what stands in and around it.
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

    /// What was found, where it is a place's name and sure enough; what is none goes to `refused`.
    fn mention(
        &self,
        pages: &Pages<'_, '_>,
        echoes: &Echoes,
        found: &Found<'_>,
        refused: &mut Vec<Range<usize>>,
    ) -> Option<Mention> {
        let (sheet, words) = (pages.sheet, &found.words);
        let probability = pages.probability(found);
        let confidence = self.model.calibrated(probability);
        let person = echoes.person(pages.key(found));
        let person = words.len() == 1 && is_rather_a_person(sheet.standing(words.start), person, probability);
        let person = person || sheet.people.include(&sheet.reading, words);
        let possible = sheet.name_within(words);
        if person || is_no_place(&sheet.reading, words, &possible) {
            refused.push(words.clone());
            return None;
        }
        if confidence < self.least {
            return None;
        }
        let span = sheet.span(words);
        let name = sheet.span(&(possible.name_first..possible.name_end));
        Some(Mention {
            span,
            name: if span.covers(name) { name } else { span },
            kind: kind(&possible, found.label),
            hint: hint(&sheet.reading, &possible),
            confidence,
            evidence: match self.explains {
                true => self.evidence(pages, echoes, found),
                false => Vec::new(),
            },
        })
    }

    /// Adds names that the model passed over and the words beside them say to be places.
    fn add_placed(&self, pages: &Pages<'_, '_>, refused: &[Range<usize>], mentions: &mut Vec<Mention>) {
        let sheet = pages.sheet;
        if CONFIDENCE_OF_PLACED < self.least {
            return;
        }
        let told = Told {
            ends_found: |end: usize| {
                let end = sheet.reading.words[end - 1].token.span.end();
                let same = mentions.binary_search_by_key(&end, |mention| mention.span.end());
                same.is_ok()
            },
            likely: |words: &Range<usize>| pages.probability_of_place(words),
            refused: |words: &Range<usize>| {
                let next = refused.partition_point(|other| other.end <= words.start);
                refused.get(next).is_some_and(|other| other.start < words.end)
            },
            filed: sheet.dateline,
        };
        let mut more: Vec<Mention> = Vec::new();
        for name in placed(&sheet.reading, &sheet.possible, &sheet.people, told) {
            let span = sheet.span(&name.words);
            let next = mentions.partition_point(|mention| mention.span.end() <= span.start());
            let apart = |other: &Mention| !other.span.overlaps(span);
            if mentions.get(next).is_none_or(apart) && more.last().is_none_or(apart) {
                more.push(Mention {
                    confidence: if name.files {
                        CONFIDENCE_OF_FILED
                    } else {
                        CONFIDENCE_OF_PLACED
                    },
                    hint: name.hint,
                    ..Mention::new(span, MentionKind::Place)
                });
            }
        }
        mentions.append(&mut more);
        mentions.sort_by_key(|mention| mention.span.start());
    }

    /// What each group of facts says for the words being a name.
    fn evidence(&self, pages: &Pages<'_, '_>, echoes: &Echoes, found: &Found<'_>) -> Vec<Evidence> {
        let mut sums = [0; GROUPS.len()];
        for at in found.words.clone() {
            let mut weighed = Weighed {
                reading: &self.model.first,
                label: found.label_of(at),
                sums,
            };
            pages.sheet.facts_of(at, &mut weighed);
            weighed.reading = &self.model.second;
            pages.echoes_of(echoes, found.run, at, &mut weighed);
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
        let mut pages = Pages::new(&sheet, |at| self.score(&sheet, at));
        let echoes = self.read_again(&mut pages, &mut Sums::default());
        let (mut bests, mut path) = (Vec::new(), Vec::new());
        let (mut mentions, mut refused) = (Vec::new(), Vec::new());
        for run in &pages.runs {
            for scores in &mut pages.scores[run.rows.clone()] {
                scores[0] += self.model.bias;
            }
            best_path(
                &pages.scores[run.rows.clone()],
                &pages.joins[run.rows.clone()],
                &self.model.second.transitions,
                &mut bests,
                &mut path,
            );
            for (words, label) in names_on(&path) {
                let words = run.words.start + words.start..run.words.start + words.end;
                let found = Found { run, words, label };
                mentions.extend(self.mention(&pages, &echoes, &found, &mut refused));
            }
        }
        self.add_placed(&pages, &refused, &mut mentions);
        rejoin(&sheet.reading, &mut mentions);
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
    fn a_name_ends_where_another_begins() {
        let names: Vec<_> = names_on(&[1, 2, 1, 0, 3, 4, 4, 5, 2]).collect();
        assert_eq!(names, [(0..2, 1), (2..3, 1), (4..7, 3)]);
    }
}
