//! The company that a row of triggers asks for.

use super::phrase::phrase;
use super::rows::Row;
use super::tables::Loader;
use crate::classify::lexicon::LexiconError;
use crate::classify::lexicon::conditions::Condition;
use crate::classify::lexicon::phrases::ClassId;

/// The condition that a trigger is written as a name.
const AS_NAME: &str = "as:name";
/// How a row asks for the result of a game in its sentence.
const HAS_SCORE: &str = "has:score";
/// How it asks for the name of a place right after its words.
const HAS_PLACE: &str = "has:place";
impl Loader {
    /// The terms of a column.
    pub(super) fn conditions(&mut self, row: &Row<'_>, column: usize) -> Result<Vec<Condition>, LexiconError> {
        let mut conditions = Vec::new();
        for term in row.alternatives(column) {
            let of_shape = [
                (AS_NAME, Condition::AsName),
                (HAS_SCORE, Condition::Score),
                (HAS_PLACE, Condition::PlaceNext),
            ];
            if let Some((_, condition)) = of_shape.into_iter().find(|(name, _)| *name == term) {
                conditions.push(condition);
                continue;
            }
            if let Some(slug) = term.strip_prefix("lead:").filter(|term| !term.starts_with('@')) {
                conditions.push(Condition::TypeInLead(self.type_number(row, slug)?));
                continue;
            }
            let (in_document, in_lead) = (term.strip_prefix("doc:"), term.strip_prefix("lead:"));
            conditions.push(match in_document.or(in_lead).unwrap_or(term).strip_prefix('@') {
                Some(name) => {
                    let class = self.class_names.iter().position(|class| class == name);
                    let class = class.ok_or_else(|| row.error("a class", term, "one that is defined"))? as ClassId;
                    match (in_document, in_lead) {
                        (Some(_), _) => Condition::ClassInDocument(class),
                        (_, Some(_)) => Condition::ClassInLead(class),
                        _ => Condition::Class(class),
                    }
                }
                None => {
                    let term = phrase(row, term)?;
                    if term.contains([' ', '-']) {
                        Condition::Words(self.words_in_a_row(&term))
                    } else {
                        Condition::Word(self.words.intern(&term))
                    }
                }
            });
        }
        Ok(conditions)
    }

    /// The number of the event type `slug`, which a row asks for in the lead.
    fn type_number(&self, row: &Row<'_>, slug: &str) -> Result<u8, LexiconError> {
        let number = self.types.iter().take(64).position(|known| known == slug);
        let number = number.ok_or_else(|| row.error("an event type", slug, "one of the first 64"))?;
        Ok(number as u8)
    }

    /// The number of the words of `term` in a row.
    fn words_in_a_row(&mut self, term: &str) -> u32 {
        let words = term.split([' ', '-']).filter(|word| !word.is_empty());
        let words = words.map(|word| self.words.intern(word)).collect();
        self.in_a_row.number(words)
    }
}
