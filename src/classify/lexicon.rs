//! Tables in, lexicon out: event types, their triggers, and the words that bear on them.

use super::LexiconError;
use super::conditions::{Condition, Conditions};
use super::inflect::Irregular;
use super::phrases::{ClassId, Kind, PhraseBuilder, Phrases, Vocabulary};
use super::rows::{Row, rows};
use crate::domain::{EventCodes, EventStatus, EventType, Origin};
use std::io::{self, Read};
use std::sync::Arc;

const TAXONOMY: &str = "slug,group,definition,acled_type,acled_sub_type,plover,cameo";
const TRIGGERS: &str = "slug,triggers,kind,weight,requires,forbids,why";
const STATUS: &str = "status,cue,kind,scope,reach,why";
const WORDS: &str = "class,words,kind,why";
const ACTORS: &str = "noun,kind,why";
const IRREGULAR: &str = "base,past,participle";

/// Classes that the code asks for by name; the tables add the others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Classes {
    /// Nouns for those who act for a place: forces, officials, police.
    pub(super) actor: ClassId,
    /// Verbs whose subject is the place where it happens: come under, suffer, be.
    pub(super) experiencer: ClassId,
    /// Irregular past forms, by which a verb is told from a noun.
    pub(super) past: ClassId,
    /// Kinds of place: village, city, area.
    pub(super) ground: ClassId,
}

/// One trigger: the type it speaks for, how surely, and in what company.
#[derive(Debug)]
pub(super) struct Trigger {
    /// Index into the types.
    pub(super) event_type: usize,
    /// How surely, within 0 to 1.
    pub(super) weight: f64,
    /// The company it needs and shuns.
    pub(super) conditions: Conditions,
}

/// Where a status cue must stand for it to bear on a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Before it, within reach.
    Before,
    /// After it, within reach, or within the trigger itself.
    After,
    /// Anywhere in its clause.
    Clause,
}

/// What a status cue says.
#[derive(Debug, Clone, Copy)]
pub(super) struct StatusCue {
    /// The status.
    pub(super) status: EventStatus,
    /// Where it must stand.
    pub(super) scope: Scope,
    /// Words between it and the trigger at most.
    pub(super) reach: usize,
}

/// What the classifier knows: event types, their triggers, cues of status, and classes of words.
///
/// The built-in one is [`EventLexicon::default`]; another can be read from tables of the same columns, which
/// `data/events/README.md` documents.
#[derive(Debug)]
pub struct EventLexicon {
    types: Vec<Arc<EventType>>,
    mention: usize,
    pub(super) vocabulary: Vocabulary,
    pub(super) class_words: Phrases<ClassId>,
    pub(super) trigger_phrases: Phrases<u16>,
    pub(super) triggers: Vec<Trigger>,
    pub(super) cues: Phrases<StatusCue>,
    pub(super) classes: Classes,
}

/// The texts of the six tables.
struct Tables<'t> {
    taxonomy: &'t str,
    triggers: &'t str,
    status: &'t str,
    words: &'t str,
    actors: &'t str,
    irregular: &'t str,
}

impl Default for EventLexicon {
    /// The lexicon of `data/events`.
    fn default() -> Self {
        Self::parse(&Tables {
            taxonomy: include_str!("../../data/events/taxonomy.csv"),
            triggers: include_str!("../../data/events/triggers.csv"),
            status: include_str!("../../data/events/status.csv"),
            words: include_str!("../../data/events/words.csv"),
            actors: include_str!("../../data/events/actors.csv"),
            irregular: include_str!("../../data/events/irregular.csv"),
        })
        .expect("the built-in tables are loaded by a test")
    }
}

impl EventLexicon {
    /// A lexicon read from six tables, which `open` opens by name: `taxonomy.csv`, `triggers.csv`, `status.csv`,
    /// `words.csv`, `actors.csv` and `irregular.csv`.
    ///
    /// # Errors
    /// If a table cannot be read, or says what it may not; the error names file and line.
    pub fn from_readers<R: Read>(mut open: impl FnMut(&str) -> io::Result<R>) -> Result<Self, LexiconError> {
        let mut read = |name: &str| {
            let mut text = String::new();
            open(name)
                .and_then(|mut reader| reader.read_to_string(&mut text))
                .map_err(|error| LexiconError::Unreadable {
                    origin: Origin::file(name),
                    message: error.to_string(),
                })?;
            Ok(text)
        };
        Self::parse(&Tables {
            taxonomy: &read("taxonomy.csv")?,
            triggers: &read("triggers.csv")?,
            status: &read("status.csv")?,
            words: &read("words.csv")?,
            actors: &read("actors.csv")?,
            irregular: &read("irregular.csv")?,
        })
    }

    /// The event types, in the order of the taxonomy.
    pub fn types(&self) -> impl Iterator<Item = &EventType> {
        self.types.iter().map(AsRef::as_ref)
    }

    pub(super) fn event_type(&self, index: usize) -> &Arc<EventType> {
        &self.types[index]
    }

    pub(super) fn mention(&self) -> &Arc<EventType> {
        &self.types[self.mention]
    }

    fn parse(tables: &Tables<'_>) -> Result<Self, LexiconError> {
        let (types, mention) = event_types(tables.taxonomy)?;
        let mut loader = Loader::new(tables)?;
        let class_words = loader.class_words(tables)?;
        let (trigger_phrases, triggers) = loader.triggers(tables.triggers, &types)?;
        let cues = loader.cues(tables.status)?;
        let classes = loader.known_classes()?;
        Ok(Self {
            types,
            mention,
            vocabulary: loader.vocabulary,
            class_words,
            trigger_phrases,
            triggers,
            cues,
            classes,
        })
    }
}

fn table<'t>(file: &'t str, text: &'t str, columns: &str) -> Result<Vec<Row<'t>>, LexiconError> {
    rows(file, text, &columns.split(',').collect::<Vec<_>>())
}

fn event_types(text: &str) -> Result<(Vec<Arc<EventType>>, usize), LexiconError> {
    let types: Vec<Arc<EventType>> = table("taxonomy.csv", text, TAXONOMY)?
        .iter()
        .map(|row| {
            let code = |index| {
                Some(row.field(index))
                    .filter(|code| !code.is_empty())
                    .map(str::to_owned)
            };
            Arc::new(EventType {
                slug: row.field(0).to_owned(),
                group: row.field(1).to_owned(),
                codes: EventCodes {
                    acled_type: code(3),
                    acled_sub_type: code(4),
                    plover: code(5),
                    cameo: code(6),
                },
            })
        })
        .collect();
    let mention = types.iter().position(|known| known.slug == EventType::MENTION);
    let mention = mention.ok_or_else(|| LexiconError::Value {
        origin: Origin::file("taxonomy.csv"),
        what: "`slug`".to_owned(),
        found: "no row `mention`".to_owned(),
        expected: "one: the type of places where nothing is reported".to_owned(),
    })?;
    Ok((types, mention))
}

/// What grows while the tables are read.
struct Loader<'t> {
    vocabulary: Vocabulary,
    class_names: Vec<String>,
    irregular: Irregular<'t>,
    past_forms: Vec<&'t str>,
}

impl<'t> Loader<'t> {
    fn new(tables: &Tables<'t>) -> Result<Self, LexiconError> {
        let mut loader = Self {
            vocabulary: Vocabulary::new(),
            class_names: vec!["actor".to_owned(), "past".to_owned()],
            irregular: Irregular::default(),
            past_forms: Vec::new(),
        };
        let mut lines = tables
            .irregular
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        table("irregular.csv", tables.irregular, IRREGULAR)?;
        lines.next();
        for line in lines {
            let mut fields = line.trim_end_matches('\r').split(',');
            if let (Some(base), Some(past), Some(participle)) = (fields.next(), fields.next(), fields.next()) {
                loader.irregular.add(base, past, participle);
                loader.past_forms.extend(past.split('|'));
            }
        }
        Ok(loader)
    }

    fn add<M: Copy>(
        &mut self,
        phrases: &mut Phrases<M>,
        row: &Row<'_>,
        column: usize,
        kind: Kind,
        meaning: M,
    ) -> Result<(), LexiconError> {
        for phrase in row.alternatives(column) {
            let mut with = PhraseBuilder {
                vocabulary: &mut self.vocabulary,
                classes: &self.class_names,
                irregular: &self.irregular,
            };
            phrases
                .add(phrase, kind, meaning, &mut with)
                .map_err(|part| row.error("a class", part, "one of words.csv"))?;
        }
        Ok(())
    }

    fn class_words(&mut self, tables: &Tables<'_>) -> Result<Phrases<ClassId>, LexiconError> {
        let mut phrases = Phrases::default();
        for form in std::mem::take(&mut self.past_forms) {
            let mut with = PhraseBuilder {
                vocabulary: &mut self.vocabulary,
                classes: &self.class_names,
                irregular: &self.irregular,
            };
            let _ = phrases.add(form, Kind::Exact, 1, &mut with);
        }
        for row in &table("actors.csv", tables.actors, ACTORS)? {
            self.add(&mut phrases, row, 0, kind(row, 1)?, 0)?;
        }
        for row in &table("words.csv", tables.words, WORDS)? {
            let class = self.class(row)?;
            self.add(&mut phrases, row, 1, kind(row, 2)?, class)?;
        }
        phrases.finish();
        Ok(phrases)
    }

    /// The class that a row of words.csv names, made if need be.
    fn class(&mut self, row: &Row<'_>) -> Result<ClassId, LexiconError> {
        let name = row.field(0);
        let known = self.class_names.iter().position(|class| class == name);
        if known.is_none() && self.class_names.len() == 64 {
            return Err(row.error("`class`", name, "one of the 64 classes before it: there can be no more"));
        }
        let index = known.unwrap_or_else(|| {
            self.class_names.push(name.to_owned());
            self.class_names.len() - 1
        });
        Ok(index as ClassId)
    }

    fn triggers(&mut self, text: &str, types: &[Arc<EventType>]) -> Result<(Phrases<u16>, Vec<Trigger>), LexiconError> {
        let (mut phrases, mut triggers) = (Phrases::default(), Vec::new());
        for row in &table("triggers.csv", text, TRIGGERS)? {
            let slug = row.field(0);
            let event_type = types
                .iter()
                .position(|known| known.slug == slug)
                .ok_or_else(|| row.error("`slug`", slug, "one of taxonomy.csv"))?;
            triggers.push(Trigger {
                event_type,
                weight: number(row, 3)?,
                conditions: Conditions {
                    requires: self.conditions(row, 4)?,
                    forbids: self.conditions(row, 5)?,
                },
            });
            self.add(&mut phrases, row, 1, kind(row, 2)?, triggers.len() as u16 - 1)?;
        }
        phrases.finish();
        Ok((phrases, triggers))
    }

    fn conditions(&mut self, row: &Row<'_>, column: usize) -> Result<Vec<Condition>, LexiconError> {
        let mut conditions = Vec::new();
        for term in row.alternatives(column) {
            let in_document = term.strip_prefix("doc:");
            conditions.push(match in_document.unwrap_or(term).strip_prefix('@') {
                Some(name) => {
                    let class = self.class_names.iter().position(|class| class == name);
                    let class = class.ok_or_else(|| row.error("a class", term, "one of words.csv"))? as ClassId;
                    match in_document {
                        Some(_) => Condition::ClassInDocument(class),
                        None => Condition::Class(class),
                    }
                }
                None => Condition::Words(
                    term.split([' ', '-'])
                        .map(|word| self.vocabulary.intern(word))
                        .collect(),
                ),
            });
        }
        Ok(conditions)
    }

    fn cues(&mut self, text: &str) -> Result<Phrases<StatusCue>, LexiconError> {
        let mut phrases = Phrases::default();
        for row in &table("status.csv", text, STATUS)? {
            let cue = StatusCue {
                status: status(row)?,
                scope: scope(row)?,
                reach: number(row, 4)? as usize,
            };
            self.add(&mut phrases, row, 1, kind(row, 2)?, cue)?;
        }
        phrases.finish();
        Ok(phrases)
    }

    fn known_classes(&self) -> Result<Classes, LexiconError> {
        let class = |name: &str| {
            let index = self.class_names.iter().position(|class| class == name);
            index.map(|index| index as ClassId).ok_or_else(|| LexiconError::Value {
                origin: Origin::file("words.csv"),
                what: "`class`".to_owned(),
                found: format!("no row `{name}`"),
                expected: "one".to_owned(),
            })
        };
        Ok(Classes {
            actor: class("actor")?,
            experiencer: class("experiencer")?,
            past: class("past")?,
            ground: class("ground")?,
        })
    }
}

fn kind(row: &Row<'_>, column: usize) -> Result<Kind, LexiconError> {
    Kind::parse(row.field(column)).ok_or_else(|| row.error("`kind`", row.field(column), Kind::EXPECTED))
}

fn number(row: &Row<'_>, column: usize) -> Result<f64, LexiconError> {
    let text = row.field(column);
    let value = text.parse().ok().filter(|value| (0.0..=100.0).contains(value));
    value.ok_or_else(|| row.error("a number", text, "one within 0 to 100"))
}

fn status(row: &Row<'_>) -> Result<EventStatus, LexiconError> {
    Ok(match row.field(0) {
        "negated" => EventStatus::Negated,
        "future" => EventStatus::Future,
        "hypothetical" => EventStatus::Hypothetical,
        "historical" => EventStatus::Historical,
        other => return Err(row.error("`status`", other, "negated, future, hypothetical or historical")),
    })
}

fn scope(row: &Row<'_>) -> Result<Scope, LexiconError> {
    Ok(match row.field(3) {
        "before" => Scope::Before,
        "after" => Scope::After,
        "clause" => Scope::Clause,
        other => return Err(row.error("`scope`", other, "before, after or clause")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, text: &'static str) -> Result<EventLexicon, LexiconError> {
        EventLexicon::from_readers(|table| {
            let own = match table {
                "taxonomy.csv" => "slug,group,definition,acled_type,acled_sub_type,plover,cameo\nmention,none,,,,,\n",
                "triggers.csv" => "slug,triggers,kind,weight,requires,forbids,why\n",
                "status.csv" => "status,cue,kind,scope,reach,why\n",
                "words.csv" => "class,words,kind,why\nexperiencer,be,verb,\nground,city,noun,\n",
                "actors.csv" => "noun,kind,why\n",
                _ => "base,past,participle\n",
            };
            Ok((if table == name { text } else { own }).as_bytes())
        })
    }

    #[test]
    fn the_built_in_tables_load() {
        assert_eq!(EventLexicon::default().types().count(), 33);
    }

    #[test]
    fn a_lexicon_may_have_its_own_types() {
        let own =
            "slug,group,definition,acled_type,acled_sub_type,plover,cameo\nsighting,wildlife,,,,,\nmention,none,,,,,\n";
        assert_eq!(with("taxonomy.csv", own).unwrap().types().count(), 2);
    }

    #[test]
    fn a_wrong_value_is_said_with_file_line_and_expectation() {
        let text = "slug,triggers,kind,weight,requires,forbids,why\nraid,raid,verb,1,,,\n";
        let error = with("triggers.csv", text).unwrap_err();
        assert_eq!(
            error.to_string(),
            "triggers.csv:2: `slug` is \"raid\", expected one of taxonomy.csv"
        );
        let text = "slug,triggers,kind,weight,requires,forbids,why\n\nmention,raid,verb,NaN,,,\n";
        let error = with("triggers.csv", text).unwrap_err();
        assert_eq!(
            error.to_string(),
            "triggers.csv:3: a number is \"NaN\", expected one within 0 to 100"
        );
    }
}
