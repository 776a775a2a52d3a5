//! A place at which no rule tells an event in, what is looked at there out: each feature stands here once, with the name that its
//! weight has in `data/events/learnt_weights.csv`.

use super::bare::{Bare, before_governor};
use super::situation::Spot;
use crate::classify::governor::Governor;
use crate::classify::lexicon::Part;

/// What a place has or has not, whatever the type is, and the name of that.
type OfPlace = (&'static str, fn(&Bare) -> bool);

pub(super) const OF_PLACE: [OfPlace; 19] = [
    ("locative", |bare| bare.stance.governor == Governor::Locative),
    ("target", |bare| bare.stance.governor == Governor::Target),
    ("of", |bare| bare.stance.governor == Governor::Of),
    ("to", |bare| bare.stance.governor == Governor::To),
    ("party", |bare| bare.stance.governor == Governor::Party),
    ("for", |bare| bare.stance.governor == Governor::For),
    ("country", |bare| bare.place.is_country()),
    ("region", |bare| bare.place.is_first_level()),
    ("district", |bare| bare.place.is_second_level()),
    ("town", |bare| bare.place.feature_code.starts_with("PPL")),
    ("capital", |bare| bare.place.feature_code == "PPLC"),
    ("attributive", |bare| bare.stance.attributive),
    ("actor", |bare| bare.stance.of_actor),
    ("subject", |bare| bare.stance.subject),
    ("site", |bare| bare.stance.site),
    ("person", |bare| before_governor(bare.told, bare.stance, &PERSONS)),
    ("setting", |bare| bare.stance.setting),
    ("in_setting", |bare| bare.stance.in_setting),
    ("water", |bare| bare.stance.water),
];

/// Those of whom a place is said: "a former judge from X".
const PERSONS: [Part; 5] = [Part::Person, Part::Onlooker, Part::Observer, Part::Envoy, Part::Local];

/// What speaks for a type, by its number in the table of words, at a place.
pub(super) struct OfType {
    pub(super) name: &'static str,
    /// How little and how much it may be.
    within: [f64; 2],
    pub(super) of: fn(&Spot, usize) -> f32,
}

impl OfType {
    /// The most that it adds where it has this weight.
    pub(super) fn most(&self, weight: f64) -> f64 {
        let [least, most] = self.within.map(|value| value * weight);
        // Of a weight of 0 and a value without bounds there is no product, which is passed over.
        least.max(most)
    }
}

/// Of a logarithm of something that is 1 at most; a little more than 1, where it was added to.
const LOGARITHM: [f64; 2] = [f64::NEG_INFINITY, 0.01];
const SHARE: [f64; 2] = [0.0, 1.0];

/// What speaks for a type; first what decides most and costs least.
pub(super) const OF_TYPE: [OfType; 9] = [
    OfType {
        name: "document",
        within: LOGARITHM,
        of: |spot, number| spot.situation.of_document[number],
    },
    OfType {
        name: "lead",
        within: LOGARITHM,
        of: |spot, number| spot.situation.of_lead[number],
    },
    OfType {
        name: "share_of_lead",
        within: SHARE,
        of: |spot, number| spot.situation.shares_of_lead[number],
    },
    OfType {
        name: "told_before",
        within: SHARE,
        of: |spot, number| spot.told_before(number),
    },
    OfType {
        name: "trigger",
        within: SHARE,
        of: |spot, number| spot.strongest(number, false),
    },
    OfType {
        name: "trigger_in_clause",
        within: SHARE,
        of: |spot, number| spot.strongest(number, true),
    },
    OfType {
        name: "sentence",
        within: LOGARITHM,
        of: |spot, number| spot.situation.of_sentences[spot.bare.sentence][number].ln(),
    },
    OfType {
        name: "window",
        within: LOGARITHM,
        of: |spot, number| spot.window()[number].ln(),
    },
    OfType {
        name: "share",
        within: SHARE,
        of: |spot, number| spot.situation.shares()[number],
    },
];

/// The names of all features: those of a type at a place, of the place.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let of_type = OF_TYPE.iter().map(|feature| feature.name);
    of_type.chain(OF_PLACE.iter().map(|(name, _)| *name))
}
