//! One table of a user's own event types in, lexicon out.

use super::lexicon::BUILT_IN;
use super::nature::Nature;
use super::rows::{Row, rows_by_name};
use super::tables::{Loader, Taxonomy, Triggers, kind};
use super::{EventLexicon, LexiconError};
use crate::domain::{EventCodes, EventType, Origin};
use std::sync::Arc;

/// The columns that the table may have; those from `type` to `forbids` in the order of triggers.csv.
const COLUMNS: [&str; 13] = [
    "type",
    "words",
    "kind",
    "weight",
    "requires",
    "forbids",
    "note",
    "group",
    "nature",
    "acled_type",
    "acled_sub_type",
    "plover",
    "cameo",
];
const NEEDED: [&str; 2] = ["type", "words"];
const GROUP: usize = 7;
const NATURE: usize = 8;
const FIRST_CODE: usize = 9;

/// The lexicon of the table `text`, which errors call `name`.
pub(super) fn own_lexicon(name: &str, text: &str) -> Result<EventLexicon, LexiconError> {
    let rows = rows_by_name(name, text, &COLUMNS, &NEEDED)?;
    let taxonomy = taxonomy(name, &rows)?;
    let mut loader = Loader::new(&BUILT_IN)?;
    let mut class_words = loader.class_words(&BUILT_IN)?;
    for (row, class) in rows
        .iter()
        .filter_map(|row| Some((row, row.field(0).strip_prefix('@')?)))
    {
        let class = loader.class(row, class)?;
        loader.add(&mut class_words, row, 1, kind(row, 2)?, class)?;
    }
    let mut triggers = Triggers::default();
    for row in rows.iter().filter(|row| !row.field(0).starts_with('@')) {
        let event_type = taxonomy.types.iter().position(|known| known.slug == row.field(0));
        loader.trigger(row, event_type.unwrap_or(taxonomy.mention), &mut triggers)?;
    }
    triggers.phrases.finish();
    EventLexicon::assembled(taxonomy, class_words, triggers, loader, &BUILT_IN)
}

/// The types in the order of their first rows, `mention` last.
fn taxonomy(name: &str, rows: &[Row<'_>]) -> Result<Taxonomy, LexiconError> {
    let (mut types, mut natures) = (Vec::<Arc<EventType>>::new(), Vec::new());
    let named = |row: &&Row<'_>| !row.field(0).starts_with('@') && row.field(0) != EventType::MENTION;
    for row in rows.iter().filter(named) {
        match types.iter().find(|known| known.slug == row.field(0)) {
            Some(known) => same_group(row, known)?,
            None => {
                natures.push(nature(row)?);
                types.push(Arc::new(event_type(row)?));
            }
        }
    }
    if types.is_empty() {
        return Err(LexiconError::Value {
            origin: Origin::file(name),
            what: "`type`".to_owned(),
            found: "no event type".to_owned(),
            expected: "one at least".to_owned(),
        });
    }
    natures.push(Nature::Setting);
    types.push(Arc::new(EventType {
        slug: EventType::MENTION.to_owned(),
        group: "none".to_owned(),
        codes: EventCodes::default(),
    }));
    let mention = types.len() - 1;
    Ok(Taxonomy {
        types,
        natures,
        mention,
    })
}

fn event_type(row: &Row<'_>) -> Result<EventType, LexiconError> {
    let slug = row.field(0);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if slug.is_empty() || !slug.chars().all(plain) {
        return Err(row.error(
            "`type`",
            slug,
            "lower-case letters, digits and `_`, or a class such as `@animal`",
        ));
    }
    let known = |index| {
        Some(row.field(index))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    Ok(EventType {
        slug: slug.to_owned(),
        group: known(GROUP).unwrap_or_else(|| slug.to_owned()),
        codes: EventCodes {
            acled_type: known(FIRST_CODE),
            acled_sub_type: known(FIRST_CODE + 1),
            plover: known(FIRST_CODE + 2),
            cameo: known(FIRST_CODE + 3),
        },
    })
}

fn nature(row: &Row<'_>) -> Result<Nature, LexiconError> {
    match row.field(NATURE) {
        "" => Ok(Nature::Incident),
        text => Nature::parse(text).ok_or_else(|| row.error("`nature`", text, Nature::EXPECTED)),
    }
}

fn same_group(row: &Row<'_>, known: &EventType) -> Result<(), LexiconError> {
    let group = row.field(GROUP);
    if group.is_empty() || group == known.group {
        return Ok(());
    }
    Err(row.error(
        "`group`",
        group,
        format!("\"{}\", as in the type's first row, or nothing", known.group),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::{EventClassifier, LexiconClassifier, contract::resolved};

    fn error(table: &str) -> String {
        own_lexicon("own.csv", table).unwrap_err().to_string()
    }

    #[test]
    fn a_table_of_ones_own_finds_its_own_events_and_no_others() {
        let table = "type,group,words,kind,requires\n@animal,,boar|elk,noun,\nfever,disease,swine fever,noun,\n\
                     cull,control,cull,verb,@animal\n";
        let classifier = LexiconClassifier::new(own_lexicon("own.csv", table).unwrap());
        let (document, resolutions) = resolved(
            "Swine fever broke out in Oslo. Hunters culled boars near Goma. Drones hit Odesa.",
            &["Oslo", "Goma", "Odesa"],
        );
        let events = classifier.classify(&document, &resolutions);
        let slugs: Vec<&str> = events.iter().map(|event| event.event_type.slug.as_str()).collect();
        assert_eq!(slugs, ["fever", "cull", "mention"]);
        assert_eq!(events[0].event_type.group, "disease");
    }

    #[test]
    fn columns_may_come_in_any_order_but_must_be_known() {
        assert!(own_lexicon("own.csv", "words,type\nflood,flood\n").is_ok());
        let said = error("type,words,colour\n");
        assert!(
            said.starts_with("own.csv:1: header is \"type,words,colour\", expected \"type,words, and any of kind,"),
            "{said}"
        );
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        assert_eq!(
            error("type,words\nBird Flu,bird flu\n"),
            "own.csv:2: `type` is \"Bird Flu\", expected lower-case letters, digits and `_`, or a class such as `@animal`"
        );
        assert_eq!(
            error("type,words,requires\n\ncull,cull,@beast\n"),
            "own.csv:3: a class is \"@beast\", expected one that is defined"
        );
        assert_eq!(
            error("type,words,group\ncull,cull,a\ncull,kill,b\n"),
            "own.csv:3: `group` is \"b\", expected \"a\", as in the type's first row, or nothing"
        );
        assert_eq!(
            error("type,words,nature\ncull,cull,odd\n"),
            format!("own.csv:2: `nature` is \"odd\", expected {}", Nature::EXPECTED)
        );
        assert_eq!(
            error("type,words\n@animal,elk\n"),
            "own.csv: `type` is \"no event type\", expected one at least"
        );
        assert!(error("type,words\ncull,a ~ b ~ c ~ d ~ e ~ f\n").contains("gaps"));
    }
}
