//! A document's sentences in, what speaks for an event of each type at a place of them out.

use super::words::{MOST, Scores, Weights, Words};
use crate::classify::EventLexicon;
use crate::classify::context::Context;
use crate::classify::governor::Governor;
use crate::classify::lexicon::{Nature, Part};
use crate::classify::stance::Stance;
use crate::classify::told::Told;
use crate::domain::{Place, PlaceId, Resolution};
use rustc_hash::FxHashMap;

/// Sentences at the head of a document that say what it is about.
const LEAD: usize = 3;
/// Words on either side of a place that most likely tell of it.
const WINDOW: usize = 10;
/// What is added to a share, so that it has a logarithm.
const FLOOR: f32 = 1e-3;

/// What is looked at, by the names that the weights have.
pub(super) const NAMES: [&str; 35] = [
    "sentence",
    "window",
    "document",
    "lead",
    "trigger",
    "trigger_in_clause",
    "share",
    "share_of_lead",
    "locative",
    "target",
    "of",
    "to",
    "from",
    "party",
    "for",
    "country",
    "region",
    "district",
    "town",
    "capital",
    "attributive",
    "actor",
    "subject",
    "container",
    "site",
    "dateline",
    "speech",
    "nature_protest",
    "nature_movement",
    "nature_delivery",
    "nature_journey",
    "nature_meeting",
    "nature_dealing",
    "nature_setting",
    "nature_contest",
];
/// How many of [`NAMES`] are about a type and not about the place.
const OF_TYPE: usize = 8;

pub(super) type Features = [f32; NAMES.len()];

/// What the whole document says.
pub(super) struct Situation<'d, 't, 'c> {
    words: &'static Words,
    told: &'d [Told<'t>],
    /// The types that rules tell of each place, a bit each.
    told_of: FxHashMap<&'d PlaceId, u64>,
    context: &'d Context<'c>,
    lexicon: &'d EventLexicon,
    /// For each type of the table, its number in the lexicon.
    types: &'d [usize],
    of_sentences: Vec<Scores>,
    of_document: Scores,
    of_lead: Scores,
    shares: Scores,
    shares_of_lead: Scores,
}

impl<'d, 't, 'c> Situation<'d, 't, 'c> {
    pub(super) fn new(
        told: &'d [Told<'t>],
        resolutions: &'d [Resolution],
        context: &'d Context<'c>,
        lexicon: &'d EventLexicon,
        types: &'d [usize],
    ) -> Self {
        let words = Words::built_in();
        let of_sentences: Vec<Scores> = told
            .iter()
            .map(|told| words.scores(plain_words(told, 0, usize::MAX)))
            .collect();
        let weigh = |told: &Told| (told.reading.piece.len().max(1) as f32).sqrt();
        let head = of_sentences.len().min(LEAD);
        Self {
            of_document: mean(told.iter().map(weigh), &of_sentences),
            of_lead: mean(told.iter().map(|_| 1.0), &of_sentences[..head]),
            shares: shares(told, types, 0.0),
            shares_of_lead: shares(&told[..head], types, 0.5),
            words,
            told,
            told_of: told_of(told, resolutions, lexicon, types),
            context,
            lexicon,
            types,
            of_sentences,
        }
    }

    /// What speaks for an event at a place of sentence `at`, for each type of which no rule tells one there.
    pub(super) fn features(
        &self,
        at: usize,
        stance: &Stance,
        place: &Place,
    ) -> impl Iterator<Item = (usize, Features)> {
        let told = &self.told[at];
        let near = stance.first.saturating_sub(WINDOW)..stance.first + WINDOW + 1;
        let window = self.words.scores(plain_words(told, near.start, near.end));
        let general = self.general(told, stance, place);
        let clause = told.reading.words[stance.first].clause;
        let known = self.told_of.get(&place.id).copied().unwrap_or_default();
        let untold = move |number: &usize| known >> number & 1 == 0;
        (0..self.types.len()).filter(untold).map(move |number| {
            let event_type = self.types[number];
            let mut features = general;
            let strongest = |whole: bool| {
                let found = told.found().iter().filter(|found| found.event_type == event_type);
                let near = found.filter(|found| whole || told.reading.words[found.first].clause == clause);
                near.map(|found| found.strength).fold(0.0, f64::max) as f32
            };
            let own = [
                self.of_sentences[at][number],
                window[number],
                self.of_document[number],
                self.of_lead[number],
                strongest(true),
                strongest(false),
                self.shares[number],
                self.shares_of_lead[number],
            ];
            features[..OF_TYPE].copy_from_slice(&own);
            features[NAMES.len() - NATURES.len()..]
                .copy_from_slice(&NATURES.map(|nature| f32::from(self.lexicon.nature(event_type) == nature)));
            (number, features)
        })
    }

    fn general(&self, told: &Told, stance: &Stance, place: &Place) -> Features {
        let clause = told.reading.words[stance.first].clause;
        let speaks = |at: usize| told.reading.does(at, Part::Speak) && told.reading.words[at].clause == clause;
        let governed = GOVERNORS.map(|governor| stance.governor == governor);
        let is = [
            place.is_country(),
            place.is_first_level(),
            place.is_second_level(),
            place.feature_code.starts_with("PPL"),
            place.feature_code == "PPLC",
            stance.attributive,
            stance.of_actor,
            stance.subject,
            stance.container,
            stance.site,
            self.context.is_dateline(told.reading, stance),
            (0..told.reading.words.len()).any(speaks),
        ];
        let mut features = [0.0; NAMES.len()];
        let general = features[OF_TYPE..].iter_mut();
        for (feature, is) in general.zip(governed.into_iter().chain(is)) {
            *feature = f32::from(is);
        }
        features
    }
}

/// The types that rules tell of each place, a bit each.
fn told_of<'d>(
    told: &[Told],
    resolutions: &'d [Resolution],
    lexicon: &EventLexicon,
    types: &[usize],
) -> FxHashMap<&'d PlaceId, u64> {
    let mut of_places: FxHashMap<&PlaceId, u64> = FxHashMap::default();
    let events = told.iter().flat_map(|told| &told.events);
    for (_, event) in events.filter(|(_, event)| event.trigger.is_some()) {
        let number = types
            .iter()
            .position(|known| *lexicon.event_type(*known) == event.event_type);
        if let (Some(place), Some(number)) = (resolutions[event.mention].place(), number) {
            *of_places.entry(&place.id).or_default() |= 1 << number;
        }
    }
    of_places
}

const GOVERNORS: [Governor; 7] = [
    Governor::Locative,
    Governor::Target,
    Governor::Of,
    Governor::To,
    Governor::From,
    Governor::Party,
    Governor::For,
];

const NATURES: [Nature; 8] = [
    Nature::Protest,
    Nature::Movement,
    Nature::Delivery,
    Nature::Journey,
    Nature::Meeting,
    Nature::Dealing,
    Nature::Setting,
    Nature::Contest,
];

/// What was learnt of the words of a sentence that name no place, of those from `from` up to `to`.
fn plain_words<'t>(told: &Told<'t>, from: usize, to: usize) -> impl Iterator<Item = Weights> + use<'t> {
    told.reading.plain_words(from, to).filter_map(|word| word.learnt)
}

/// The logarithm of the mean likelihood of each type, by weights.
fn mean(weights: impl Iterator<Item = f32>, scores: &[Scores]) -> Scores {
    let (mut mean, mut sum) = ([0.0; MOST], 1e-6);
    for (weight, scores) in weights.zip(scores) {
        sum += weight;
        for (mean, score) in mean.iter_mut().zip(scores) {
            *mean += weight * score.exp();
        }
    }
    mean.map(|all| (all / sum + FLOOR).ln())
}

/// Which share of what triggers tell each type has; `least` is added to their sum, where few say little.
fn shares(told: &[Told], types: &[usize], least: f32) -> Scores {
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
