//! A document's sentences in, how much they speak for each type at a place of them out: what few places need is found out when it is
//! first asked for.

use super::bare::Bare;
use super::words::{MOST, OfTypes, Weights, Words};
use crate::classify::EventLexicon;
use crate::classify::sentence::Sentence;
use crate::classify::told::Told;
use crate::domain::{PlaceId, Resolution};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// Sentences at the head of a document that say what it is about.
const LEAD: usize = 3;
/// Words on either side of a place that most likely tell of it.
const WINDOW: usize = 10;
/// What is added to a share, so that it has a logarithm.
const FLOOR: f32 = 1e-3;

/// What the whole document says.
pub(super) struct Situation<'t, 'd> {
    told: &'t [Told<'d>],
    /// For each type of the table, its number in the lexicon.
    types: &'t [usize],
    /// How likely each sentence tells of each type, by its words.
    pub(super) of_sentences: Vec<OfTypes>,
    /// The logarithms of the means over the document, and its head.
    pub(super) of_document: OfTypes,
    pub(super) of_lead: OfTypes,
    /// The share that each type has in what triggers tell.
    pub(super) shares_of_lead: OfTypes,
    shares: OnceCell<OfTypes>,
    rules: Rules<'t>,
}

/// What rules tell.
struct Rules<'t> {
    /// The types of each place, a bit each.
    of_places: FxHashMap<&'t PlaceId, u64>,
    /// The types of each sentence, and how surely.
    of_sentences: Vec<Vec<(usize, f32)>>,
}

impl<'t, 'd> Situation<'t, 'd> {
    pub(super) fn new(
        told: &'t [Told<'d>],
        resolutions: &'t [Resolution],
        lexicon: &EventLexicon,
        types: &'t [usize],
    ) -> Self {
        let likelihoods = |told: &Told| Words::built_in().likelihoods(learnt(told.reading, 0, usize::MAX));
        let of_sentences: Vec<OfTypes> = told.iter().map(likelihoods).collect();
        let weigh = |told: &Told| (told.reading.piece.len().max(1) as f32).sqrt();
        let head = of_sentences.len().min(LEAD);
        Self {
            of_document: mean(told.iter().map(weigh), &of_sentences),
            of_lead: mean(told.iter().map(|_| 1.0), &of_sentences[..head]),
            shares_of_lead: shares(&told[..head], types, 0.5),
            shares: OnceCell::new(),
            rules: Rules::new(told, resolutions, lexicon, types),
            told,
            types,
            of_sentences,
        }
    }

    /// The share that each type has in all that triggers tell. Triggers of sentences without a place are sought for this alone.
    pub(super) fn shares(&self) -> &OfTypes {
        self.shares.get_or_init(|| shares(self.told, self.types, 0.0))
    }

    /// The types that rules tell of a place at any mention of it, a bit each.
    pub(super) fn told_of(&self, place: &PlaceId) -> u64 {
        self.rules.of_places.get(place).copied().unwrap_or_default()
    }
}

impl<'t> Rules<'t> {
    fn new(told: &[Told], resolutions: &'t [Resolution], lexicon: &EventLexicon, types: &[usize]) -> Self {
        let mut of_places: FxHashMap<&PlaceId, u64> = FxHashMap::default();
        let mut of_sentence = |told: &Told| {
            let events = told.events.iter().filter(|(_, event)| event.trigger.is_some());
            let numbered = events.filter_map(|(_, event)| {
                let mut types = types.iter();
                let number = types.position(|known| *lexicon.event_type(*known) == event.event_type)?;
                if let Some(place) = resolutions[event.mention].place() {
                    *of_places.entry(&place.id).or_default() |= 1 << number;
                }
                Some((number, event.confidence as f32))
            });
            numbered.collect()
        };
        Self {
            of_sentences: told.iter().map(&mut of_sentence).collect(),
            of_places,
        }
    }
}

/// A place in its document.
pub(super) struct Spot<'s, 't, 'd> {
    pub(super) situation: &'s Situation<'t, 'd>,
    pub(super) bare: Bare<'t, 'd>,
    window: OnceCell<OfTypes>,
}

impl<'s, 't, 'd> Spot<'s, 't, 'd> {
    pub(super) const fn new(situation: &'s Situation<'t, 'd>, bare: Bare<'t, 'd>) -> Self {
        let window = OnceCell::new();
        Self {
            situation,
            bare,
            window,
        }
    }

    /// How likely the words about the place tell of each type.
    pub(super) fn window(&self) -> &OfTypes {
        let first = self.bare.stance.first;
        let words = || learnt(self.bare.told.reading, first.saturating_sub(WINDOW), first + WINDOW + 1);
        self.window.get_or_init(|| Words::built_in().likelihoods(words()))
    }

    /// How surely rules tell the type in the sentence before.
    pub(super) fn told_before(&self, number: usize) -> f32 {
        let before = self.bare.sentence.checked_sub(1);
        let told = before.map_or(&[][..], |at| &self.situation.rules.of_sentences[at]);
        let own = told.iter().filter(|(own, _)| *own == number);
        own.map(|(_, sure)| *sure).fold(0.0, f32::max)
    }

    /// The strength of the strongest trigger of the type in the sentence, or in the place's clause alone.
    pub(super) fn strongest(&self, number: usize, in_clause: bool) -> f32 {
        let (told, event_type) = (self.bare.told, self.situation.types[number]);
        let clause = |at: usize| told.reading.clause(at);
        let near = |first: usize| !in_clause || clause(first) == clause(self.bare.stance.first);
        let own = told.found().iter().filter(|found| found.event_type == event_type);
        let near = own.filter(|found| near(found.first));
        near.map(|found| found.strength).fold(0.0, f64::max) as f32
    }
}

/// What was learnt of the words of a sentence that name no place, of those from `from` up to `to`.
fn learnt(sentence: &Sentence, from: usize, to: usize) -> impl Iterator<Item = Weights> {
    sentence.plain_words(from, to).filter_map(|word| word.learnt)
}

/// The logarithm of the mean likelihood of each type, by weights.
fn mean(weights: impl Iterator<Item = f32>, likelihoods: &[OfTypes]) -> OfTypes {
    let (mut mean, mut sum) = ([0.0; MOST], 1e-6);
    for (weight, likelihoods) in weights.zip(likelihoods) {
        sum += weight;
        for (mean, likelihood) in mean.iter_mut().zip(likelihoods) {
            *mean += weight * likelihood;
        }
    }
    mean.map(|all| (all / sum + FLOOR).ln())
}

/// Which share of what triggers tell each type has; `least` is added to their sum, where few say little.
fn shares(told: &[Told], types: &[usize], least: f32) -> OfTypes {
    let mut shares = [0.0_f32; MOST];
    for told in told {
        let mut strongest = [0.0_f32; MOST];
        for found in told.found() {
            if let Some(number) = types.iter().position(|known| *known == found.event_type) {
                strongest[number] = strongest[number].max(found.strength as f32);
            }
        }
        shares.iter_mut().zip(strongest).for_each(|(share, own)| *share += own);
    }
    let sum = shares.iter().sum::<f32>() + least;
    shares.map(|share| share / sum.max(FLOOR))
}
