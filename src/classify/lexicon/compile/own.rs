//! One table of a user's own event types in, lexicon out.

use super::assembled;
use super::rows::{Row, rows_by_name};
use super::tables::{Loader, Tables, Taxonomy, Triggers, kind};
use crate::classify::lexicon::LexiconError;
use crate::classify::lexicon::nature::Nature;
use crate::domain::{EventCodes, EventType, Origin};
use std::collections::HashMap;

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
const REQUIRES: usize = 4;
const FORBIDS: usize = 5;
const GROUP: usize = 7;
const NATURE: usize = 8;
const FIRST_CODE: usize = 9;

/// The lexicon of a table of one's own event types, which errors call `name`. Cues of status, classes of words, actors and irregular
/// verbs are those of `built_in`.
///
/// # Errors
/// If the table says what it may not; the error names file and line.
pub(in crate::classify) fn compile_own(name: &str, text: &str, built_in: &Tables<'_>) -> Result<Vec<u8>, LexiconError> {
    let rows = rows_by_name(name, text, &COLUMNS, &NEEDED)?;
    let (taxonomy, numbers) = taxonomy(name, &rows)?;
    let mut loader = Loader::new(built_in)?;
    let mut class_words = loader.class_words(built_in)?;
    for row in &rows {
        if row.alternatives(1).next().is_none() {
            return Err(row.error("`words`", row.field(1), "one word at least"));
        }
        if let Some(class) = row.field(0).strip_prefix('@') {
            let class = loader.class(row, class_name(row, class)?)?;
            loader.add(&mut class_words, row, 1, kind(row, 2)?, class.into())?;
        }
    }
    loader.types = taxonomy.types.iter().map(|known| known.slug.clone()).collect();
    let mut triggers = Triggers::default();
    let mut alone = HashMap::new();
    for row in rows.iter().filter(|row| !row.field(0).starts_with('@')) {
        of_one_type(row, &mut alone)?;
        let event_type = numbers.get(row.field(0)).copied();
        loader.trigger(row, event_type.unwrap_or(taxonomy.mention), &mut triggers)?;
    }
    assembled(&taxonomy, class_words, triggers, loader, built_in)
}

/// The name of a class, whose words are words and no classes: what would name itself has none.
fn class_name<'r>(row: &'r Row<'_>, name: &'r str) -> Result<&'r str, LexiconError> {
    if name.is_empty() || !name.chars().all(is_plain) {
        return Err(row.error("`type`", row.field(0), "`@` and lower-case letters, digits and `_`"));
    }
    match row.alternatives(1).find(|word| word.contains(['@', '~'])) {
        Some(word) => Err(row.error("a word of a class", word, "words, without `@` and `~`")),
        None => Ok(name),
    }
}

/// Words that stand for two types and have nothing to part them would never be found for one of the two.
fn of_one_type<'r>(row: &'r Row<'_>, known: &mut HashMap<&'r str, (&'r str, u64)>) -> Result<(), LexiconError> {
    if !(row.field(REQUIRES).is_empty() && row.field(FORBIDS).is_empty()) {
        return Ok(());
    }
    for word in row.alternatives(1) {
        let (event_type, line) = *known.entry(word).or_insert((row.field(0), row.line()));
        if event_type != row.field(0) {
            let expected = format!("words that line {line} has not for `{event_type}`, or `requires` to part the two");
            return Err(row.error("a phrase", word, expected));
        }
    }
    Ok(())
}

/// The types in the order of their first rows, `mention` last, and the number of each.
fn taxonomy<'r>(name: &str, rows: &'r [Row<'_>]) -> Result<(Taxonomy, HashMap<&'r str, usize>), LexiconError> {
    let (mut types, mut natures) = (Vec::<EventType>::new(), Vec::new());
    let mut firsts: Vec<&Row<'_>> = Vec::new();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let named = |row: &&Row<'_>| !row.field(0).starts_with('@') && row.field(0) != EventType::MENTION;
    for row in rows.iter().filter(named) {
        let nature = nature(row)?;
        if let Some(number) = numbers.get(row.field(0)) {
            same_type(row, firsts[*number])?;
            continue;
        }
        numbers.insert(row.field(0), types.len());
        firsts.push(row);
        natures.push(nature);
        types.push(event_type(row)?);
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
    types.push(EventType {
        slug: EventType::MENTION.to_owned(),
        group: "none".to_owned(),
        codes: EventCodes::default(),
    });
    let mention = types.len() - 1;
    let taxonomy = Taxonomy {
        types,
        natures,
        mention,
    };
    Ok((taxonomy, numbers))
}

fn is_plain(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'
}

fn event_type(row: &Row<'_>) -> Result<EventType, LexiconError> {
    let slug = row.field(0);
    if slug.is_empty() || !slug.chars().all(is_plain) {
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

/// What is said of a type is said in its first row, and may be said again.
fn same_type(row: &Row<'_>, first: &Row<'_>) -> Result<(), LexiconError> {
    for (column, name) in COLUMNS.iter().enumerate().skip(GROUP) {
        let (found, said) = (row.field(column), first.field(column));
        if !found.is_empty() && found != said {
            let expected = format!("\"{said}\", as in line {}, or nothing", first.line());
            return Err(row.error(&format!("`{name}`"), found, expected));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::{EventClassifier, EventLexicon, LexiconClassifier, contract::resolved};

    fn own_lexicon(name: &str, table: &str) -> Result<EventLexicon, LexiconError> {
        EventLexicon::from_reader(table.as_bytes(), name)
    }

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
            "own.csv:3: `group` is \"b\", expected \"a\", as in line 2, or nothing"
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
        for (table, said) in [
            ("type,words\ncull,|\n", "own.csv:2: `words` is \"|\", expected one word"),
            (
                "type,words\n@a,@b|elk\n@b,elk\ncull,@a\n",
                "own.csv:2: a word of a class is \"@b\"",
            ),
            ("type,words\n@,boar\ncull,@\n", "own.csv:2: `type` is \"@\""),
            (
                "type,words,nature\ncull,cull,\ncull,slay,movement\n",
                "own.csv:3: `nature` is \"movement\"",
            ),
            (
                "type,words,plover\ncull,cull,A\ncull,slay,B\n",
                "own.csv:3: `plover` is \"B\"",
            ),
            (
                "type,words\ncull,cull\nslay,cull\n",
                "own.csv:3: a phrase is \"cull\", expected words that line 2",
            ),
            ("type,words,weight\ncull,cull,0.2\n", "own.csv:2: `weight` is \"0.2\""),
        ] {
            assert!(error(table).starts_with(said), "{}", error(table));
        }
    }

    #[test]
    fn a_table_that_is_no_text_is_refused_with_its_line() {
        let read = |bytes: &[u8]| EventLexicon::from_reader(bytes, "own.csv").unwrap_err().to_string();
        assert_eq!(
            read(b"type,words\ncull,caf\xe9\n"),
            "own.csv:2: a letter that is not in UTF-8"
        );
        assert_eq!(read(b"\0\0\0"), "own.csv:1: a NUL byte, which no table of words has");
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        let classifier = LexiconClassifier::new(own_lexicon("own.csv", "type;words\ncull;Hunter’s Cull\n").unwrap());
        let (document, resolutions) = resolved("The hunter's cull in Oslo ended.", &["Oslo"]);
        assert_eq!(classifier.classify(&document, &resolutions)[0].event_type.slug, "cull");
    }
}
