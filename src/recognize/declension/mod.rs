//! Names in the cases of languages that have them: "в Одесі" is in Одеса.

mod declined;
mod endings;
mod other_languages;

pub use declined::Declined;
pub use endings::Endings;
pub use other_languages::OtherLanguages;
