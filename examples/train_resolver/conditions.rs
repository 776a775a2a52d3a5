//! What is known of a document's outlet when it is resolved.

use crate::corpora::{Known, Sample};

pub type Condition = fn(&Sample) -> bool;

/// Without anything known of outlets, with the countries of their homes, and with their homes, where the other folds
/// tell them.
pub const CONDITIONS: [(&str, Condition); 4] = [
    ("Nothing known of outlets", is_plain),
    ("The country of the outlet known, and nothing else of it", |sample| {
        matches!(sample.home, Known::Never | Known::Country)
    }),
    ("The home of the outlet learnt from its other documents", |sample| {
        matches!(sample.home, Known::Never | Known::Here)
    }),
    (
        "The home of the outlet as `data/resolver/outlets.csv` has it",
        |sample| sample.home == Known::Listed || !sample.is_listed && is_plain(sample),
    ),
];

pub fn is_plain(sample: &Sample) -> bool {
    matches!(sample.home, Known::Never | Known::ByTwin)
}
