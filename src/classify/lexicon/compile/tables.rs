//! The seven tables of an event lexicon, row by row.

use super::in_a_row::InARow;
use super::inflect::Irregular;
use super::known::Known;
use super::phrase::phrase;
use super::phrases::{Kind, PhraseBuilder, Phrases};
use super::rows::{Row, rows};
use super::words::Words;
use crate::classify::lexicon::LexiconError;
use crate::classify::lexicon::conditions::Conditions;
use crate::classify::lexicon::entries::{Classes, STATUSES, Scope, StatusCue, THRESHOLD, Trigger};
use crate::classify::lexicon::grammar::{Part, Parts};
use crate::classify::lexicon::nature::Nature;
use crate::classify::lexicon::phrases::ClassId;
use crate::domain::{EventCodes, EventStatus, EventType, Origin};
use std::collections::HashMap;

const TAXONOMY: &str = "slug,group,nature,definition,acled_type,acled_sub_type,plover,cameo";
const TRIGGERS: &str = "slug,triggers,kind,weight,requires,forbids,why";
const STATUS: &str = "status,cue,kind,scope,reach,why";
const WORDS: &str = "class,words,kind,why";
const ACTORS: &str = "noun,kind,why";
const GRAMMAR: &str = "part,words,kind,why";
const IRREGULAR: &str = "base,past,participle";

/// The weight of words without one.
const USUAL_WEIGHT: f64 = 0.8;

/// The words that report events.
#[derive(Debug, Default)]
pub(super) struct Triggers {
    /// The phrases, each with the number of its row.
    pub(super) phrases: Phrases,
    /// The rows.
    pub(super) rows: Vec<Trigger>,
}

/// The texts of the seven tables.
#[derive(Debug)]
pub(in crate::classify) struct Tables<'t> {
    pub(in crate::classify) taxonomy: &'t str,
    pub(in crate::classify) triggers: &'t str,
    pub(in crate::classify) status: &'t str,
    pub(in crate::classify) words: &'t str,
    pub(in crate::classify) actors: &'t str,
    pub(in crate::classify) grammar: &'t str,
    pub(in crate::classify) irregular: &'t str,
}

fn table<'t>(file: &'t str, text: &'t str, columns: &str) -> Result<Vec<Row<'t>>, LexiconError> {
    rows(file, text, &columns.split(',').collect::<Vec<_>>())
}

/// The event types of a lexicon.
pub(super) struct Taxonomy {
    /// The types.
    pub(super) types: Vec<EventType>,
    /// The nature of each.
    pub(super) natures: Vec<Nature>,
    /// Which of them is `mention`.
    pub(super) mention: usize,
}

/// The event types of taxonomy.csv.
pub(super) fn taxonomy(text: &str) -> Result<Taxonomy, LexiconError> {
    let (mut types, mut natures) = (Vec::new(), Vec::new());
    for row in &table("taxonomy.csv", text, TAXONOMY)? {
        types.push(EventType {
            slug: row.field(0).to_owned(),
            group: row.field(1).to_owned(),
            codes: codes(row),
        });
        let nature = Nature::parse(row.field(2));
        natures.push(nature.ok_or_else(|| row.error("`nature`", row.field(2), Nature::EXPECTED))?);
    }
    let mention = types.iter().position(|known| known.slug == EventType::MENTION);
    let mention = mention.ok_or_else(|| LexiconError::Value {
        origin: Origin::file("taxonomy.csv"),
        what: "`slug`".to_owned(),
        found: "no row `mention`".to_owned(),
        expected: "one: the type of places where nothing is reported".to_owned(),
    })?;
    Ok(Taxonomy {
        types,
        natures,
        mention,
    })
}

fn codes(row: &Row<'_>) -> EventCodes {
    let code = |index| {
        Some(row.field(index))
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
    };
    EventCodes {
        acled_type: code(4),
        acled_sub_type: code(5),
        plover: code(6),
        cameo: code(7),
    }
}

/// What grows while the tables are read.
pub(super) struct Loader {
    pub(super) words: Words,
    pub(super) class_names: Vec<String>,
    irregular: Irregular,
    past_forms: Vec<String>,
    /// The event types by name, in their order, for rows that ask for one.
    pub(super) types: Vec<String>,
    /// Words in a row that triggers ask for, each with its number.
    pub(super) in_a_row: InARow,
    known: Known,
}

impl Loader {
    /// One that knows the irregular verbs.
    pub(super) fn new(tables: &Tables<'_>) -> Result<Self, LexiconError> {
        let mut loader = Self {
            words: Words::default(),
            class_names: ["actor", "past", "country", "score", "peak", "river"]
                .map(str::to_owned)
                .to_vec(),
            irregular: Irregular::default(),
            past_forms: Vec::new(),
            types: Vec::new(),
            in_a_row: InARow::default(),
            known: Known::default(),
        };
        for row in &table("irregular.csv", tables.irregular, IRREGULAR)? {
            loader.irregular.add(row.field(0), row.field(1), row.field(2));
            loader.past_forms.extend(row.field(1).split('|').map(str::to_owned));
        }
        Ok(loader)
    }

    pub(super) fn add(
        &mut self,
        phrases: &mut Phrases,
        row: &Row<'_>,
        column: usize,
        kind: Kind,
        meaning: u32,
    ) -> Result<(), LexiconError> {
        for phrase in row.alternatives(column) {
            let phrase = self::phrase(row, phrase)?;
            let mut with = PhraseBuilder {
                words: &mut self.words,
                classes: &self.class_names,
                irregular: &self.irregular,
            };
            phrases
                .add(&phrase, kind, meaning, &mut with)
                .map_err(|part| row.error("a class", part, "one that is defined"))?;
        }
        Ok(())
    }

    /// The words of actors.csv and words.csv.
    pub(super) fn class_words(&mut self, tables: &Tables<'_>) -> Result<Phrases, LexiconError> {
        let mut phrases = Phrases::default();
        for form in std::mem::take(&mut self.past_forms) {
            phrases.add_word(self.words.intern(&form), 1);
        }
        for row in &table("actors.csv", tables.actors, ACTORS)? {
            self.add(&mut phrases, row, 0, kind(row, 1)?, 0)?;
        }
        for row in &table("words.csv", tables.words, WORDS)? {
            let class = self.class(row, row.field(0))?;
            self.add(&mut phrases, row, 1, kind(row, 2)?, class.into())?;
        }
        Ok(phrases)
    }

    /// What the words of grammar.csv may do, by their numbers.
    pub(super) fn grammar(&mut self, text: &str) -> Result<Vec<Parts>, LexiconError> {
        let mut of_words: Vec<Parts> = Vec::new();
        for row in &table("grammar.csv", text, GRAMMAR)? {
            let part = Part::parse(row.field(0));
            let part = part.ok_or_else(|| row.error("`part`", row.field(0), "one that data/events/README.md names"))?;
            let kind = kind(row, 2)?;
            for word in row.alternatives(1) {
                let id = self.words.intern(word);
                let mut forms = vec![id];
                match kind {
                    Kind::Verb => {
                        let verb = self.words.verb_forms(word, id, &self.irregular);
                        forms.extend(verb.iter().map(|(form, _)| *form));
                    }
                    Kind::Noun => forms.push(self.words.plural(word, id)),
                    Kind::Exact => {}
                }
                of_words.resize(of_words.len().max(self.words.count() + 1), Parts::default());
                forms.into_iter().for_each(|form| of_words[form as usize].add(part));
            }
        }
        Ok(of_words)
    }

    /// The class `name`, made if need be.
    pub(super) fn class(&mut self, row: &Row<'_>, name: &str) -> Result<ClassId, LexiconError> {
        let known = self.class_names.iter().position(|class| class == name);
        if known.is_none() && self.class_names.len() == 64 {
            return Err(row.error("a class", name, "one of the 64 classes before it: there can be no more"));
        }
        let index = known.unwrap_or_else(|| {
            self.class_names.push(name.to_owned());
            self.class_names.len() - 1
        });
        Ok(index as ClassId)
    }

    /// The rows of triggers.csv.
    pub(super) fn triggers(&mut self, text: &str, types: &[EventType]) -> Result<Triggers, LexiconError> {
        let mut triggers = Triggers::default();
        self.types = types.iter().map(|known| known.slug.clone()).collect();
        let slugs: HashMap<&str, usize> = (0..).zip(types).map(|(at, known)| (known.slug.as_str(), at)).collect();
        for row in &table("triggers.csv", text, TRIGGERS)? {
            let slug = row.field(0);
            let event_type = slugs.get(slug).copied();
            let event_type = event_type.ok_or_else(|| row.error("`slug`", slug, "one of taxonomy.csv"))?;
            self.trigger(row, event_type, &mut triggers)?;
        }
        Ok(triggers)
    }

    /// A row whose columns 1 to 5 are words, kind, weight, requires and forbids.
    pub(super) fn trigger(
        &mut self,
        row: &Row<'_>,
        event_type: usize,
        triggers: &mut Triggers,
    ) -> Result<(), LexiconError> {
        let Ok(number) = u16::try_from(triggers.rows.len()) else {
            return Err(row.error(
                "a row of triggers",
                "number 65537",
                "one of 65536: there can be no more",
            ));
        };
        self.known.add(row, event_type, kind(row, 2)?)?;
        triggers.rows.push(Trigger {
            event_type,
            weight: weight(row, 3)?,
            conditions: Conditions {
                requires: self.conditions(row, 4)?,
                forbids: self.conditions(row, 5)?,
            },
        });
        self.add(&mut triggers.phrases, row, 1, kind(row, 2)?, number.into())
    }

    /// The rows of status.csv.
    pub(super) fn cues(&mut self, text: &str) -> Result<Phrases, LexiconError> {
        let mut phrases = Phrases::default();
        for row in &table("status.csv", text, STATUS)? {
            let cue = StatusCue {
                status: status(row)?,
                scope: scope(row)?,
                reach: number(row, 4)? as usize,
            };
            self.add(&mut phrases, row, 1, kind(row, 2)?, cue.packed())?;
        }
        Ok(phrases)
    }

    /// The classes that the code asks for by name.
    pub(super) fn known_classes(&self) -> Result<Vec<u32>, LexiconError> {
        let class = |name: &str| {
            let index = self.class_names.iter().position(|class| class == name);
            index.map(|index| index as u32).ok_or_else(|| LexiconError::Value {
                origin: Origin::file("words.csv"),
                what: "`class`".to_owned(),
                found: format!("no row `{name}`"),
                expected: "one".to_owned(),
            })
        };
        Classes::NAMES.into_iter().map(class).collect()
    }
}

pub(super) fn kind(row: &Row<'_>, column: usize) -> Result<Kind, LexiconError> {
    if row.field(column).is_empty() {
        return Ok(Kind::Noun);
    }
    Kind::parse(row.field(column)).ok_or_else(|| row.error("`kind`", row.field(column), Kind::EXPECTED))
}

/// How surely words mean their type; where nothing is said, as surely as most do.
fn weight(row: &Row<'_>, column: usize) -> Result<f64, LexiconError> {
    let text = row.field(column);
    if text.is_empty() {
        return Ok(USUAL_WEIGHT);
    }
    let value = text.parse().ok().filter(|value| (THRESHOLD..=1.0).contains(value));
    let expected = || format!("a number within {THRESHOLD} to 1: what is less sure is no event");
    value.ok_or_else(|| row.error("`weight`", text, expected()))
}

fn number(row: &Row<'_>, column: usize) -> Result<f64, LexiconError> {
    let text = row.field(column);
    let value = text.parse().ok().filter(|value| (0.0..=100.0).contains(value));
    value.ok_or_else(|| row.error("a number", text, "one within 0 to 100"))
}

fn status(row: &Row<'_>) -> Result<EventStatus, LexiconError> {
    let known = STATUSES.into_iter().find(|status| status.as_str() == row.field(0));
    let expected = "asserted, negated, future, hypothetical or historical";
    known.ok_or_else(|| row.error("`status`", row.field(0), expected))
}

fn scope(row: &Row<'_>) -> Result<Scope, LexiconError> {
    let known = Scope::NAMES.into_iter().find(|(name, _)| *name == row.field(3));
    let known = known.map(|(_, scope)| scope);
    known.ok_or_else(|| row.error("`scope`", row.field(3), "before, after or clause"))
}
