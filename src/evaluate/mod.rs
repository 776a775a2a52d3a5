//! Annotated text and predicted mentions in, scores and mistakes out. Formats and conventions: the README's *Evaluating*.

mod category;
mod columns;
mod counts;
mod evaluation;
mod events;
mod given;
mod gold;
mod gold_error;
mod group;
mod judged;
mod matching;
mod mistakes;
mod offsets;
mod predicted;
mod prediction_error;
mod predictions;
mod tables;

pub use category::Category;
pub use counts::{Counts, Hits, Share};
pub use evaluation::{Corpus, Evaluation, Uncovered};
pub use events::{EventCounts, GoldEvents};
pub use given::{Given, given_mentions};
pub use gold::{GoldDocument, GoldDocuments, GoldMention};
pub use gold_error::{GoldError, GoldProblem};
pub use group::Group;
pub use mistakes::{Mistake, MistakeFormat};
pub use predicted::{PredictedMention, PredictedPlace};
pub use prediction_error::PredictionError;
pub use predictions::Predictions;

/// The distance that counts as the right place, in kilometres: 100 miles, as the field has it.
pub const NEAR_KM: f64 = 161.0;

/// The distance that counts as the very place, in kilometres.
pub const CLOSE_KM: f64 = 20.0;

/// Whether there is a distance, of at most so many kilometres.
fn is_within(km: Option<f64>, most: f64) -> bool {
    km.is_some_and(|km| km <= most)
}
