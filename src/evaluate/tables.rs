//! An evaluation as tables for the terminal, as comma-separated values and as JSON.

use super::columns::{Cell, columns, event_columns};
use super::counts::{Counts, Hits};
use super::evaluation::{Corpus, Evaluation, Uncovered};
use super::events::EventCounts;
use super::group::Group;
use crate::report::{aligned, text_cell};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The most surfaces that the gazetteer lacks which are listed.
const LISTED: usize = 50;

/// One table for the terminal: its title, and its columns by name with the heads they have there.
struct Section {
    title: &'static str,
    columns: &'static [(&'static str, &'static str)],
}

const SECTIONS: [Section; 5] = [
    Section {
        title: "Recognition: mentions found with the same span, and found with an overlapping one",
        columns: &[
            ("gold", "gold"),
            ("predicted", "predicted"),
            ("exact_precision", "exact P"),
            ("exact_recall", "R"),
            ("exact_f1", "F1"),
            ("overlap_precision", "overlap P"),
            ("overlap_recall", "R"),
            ("overlap_f1", "F1"),
        ],
    },
    Section {
        title: "End to end: mentions found and placed within 161 km",
        columns: &[
            ("gold_placed", "placed gold"),
            ("pins", "pins"),
            ("pins_judged", "judged"),
            ("end_to_end_precision", "P"),
            ("end_to_end_recall", "R"),
            ("end_to_end_f1", "F1"),
            ("end_to_end_strict_f1", "strict F1"),
        ],
    },
    Section {
        title: "Resolution of the mentions found",
        columns: &[
            ("found_placed", "placed gold found"),
            ("accuracy_161_km", "within 161 km"),
            ("accuracy_20_km", "20 km"),
            ("mean_km", "mean km"),
            ("median_km", "median km"),
            ("found_with_id", "with id"),
            ("same_id", "same id"),
        ],
    },
    Section {
        title: "Gazetteer and resolver of mentionmap, all gold mentions given",
        columns: &[
            ("gold_placed", "placed gold"),
            ("candidate_within_161_km", "candidate within 161 km"),
            ("candidate_within_20_km", "20 km"),
            ("given_accuracy_161_km", "resolved within 161 km"),
            ("given_accuracy_20_km", "20 km"),
            ("gold_with_id", "with id"),
            ("given_same_id", "same id"),
        ],
    },
    Section {
        title: "Mistakes",
        columns: &[
            ("mistakes_missed", "missed"),
            ("mistakes_invented", "invented"),
            ("mistakes_wrong_boundary", "wrong boundary"),
            ("mistakes_wrong_place", "wrong place"),
            ("mistakes_not_in_gazetteer", "not in gazetteer"),
        ],
    },
];

impl Evaluation {
    /// Aligned tables: the corpora, then all together by class and kind, then the surfaces that the gazetteer lacks.
    #[must_use]
    pub fn table(&self) -> String {
        let corpora = self.corpora();
        let mut rows: Vec<(String, &Counts)> = corpora
            .iter()
            .map(|corpus| (corpus.name.clone(), corpus.all()))
            .collect();
        if let Some(last) = corpora.last() {
            let groups = last.groups.iter().filter(|(group, _)| **group != Group::All);
            rows.extend(groups.map(|(group, counts)| (format!("  {}", group.name()), counts)));
        }
        let documents: Vec<String> = corpora
            .iter()
            .map(|corpus| format!("{} {}", corpus.name, corpus.documents))
            .collect();
        let mut table = format!("Documents: {}\n", documents.join(", "));
        for section in &SECTIONS {
            table += &format!("\n{}\n{}", section.title, section_table(section, &rows));
        }
        table + &events_table(&corpora) + &self.uncovered_table()
    }

    /// Comma-separated values: a row for each corpus and group.
    #[must_use]
    pub fn csv(&self) -> String {
        let names = columns(&Counts::default()).into_iter().map(|(name, _)| name);
        let of_events = event_columns(EventCounts::default().all()).map(|(name, _)| format!("events_{name}"));
        let header: Vec<String> = ["corpus", "group", "documents"]
            .map(str::to_owned)
            .into_iter()
            .chain(names)
            .chain(of_events)
            .collect();
        let mut csv = header.join(",") + "\n";
        for corpus in self.corpora() {
            for (group, counts) in &corpus.groups {
                let mut cells = vec![text_cell(&corpus.name), group.name(), corpus.documents.to_string()];
                cells.extend(columns(counts).into_iter().map(|(_, cell)| cell.text()));
                let events = event_columns(corpus.events.all()).map(|(_, cell)| cell.text());
                let has_events = *group == Group::All && !corpus.events.is_empty();
                cells.extend(events.map(|cell| if has_events { cell } else { String::new() }));
                csv += &(cells.join(",") + "\n");
            }
        }
        csv
    }

    /// JSON: the corpora with their groups, under the names of the CSV's columns, and the surfaces that the gazetteer
    /// lacks.
    #[must_use]
    pub fn json(&self) -> String {
        let record = EvaluationRecord {
            corpora: self.corpora().into_iter().map(CorpusRecord::from).collect(),
            uncovered: self
                .uncovered()
                .into_iter()
                .take(LISTED)
                .map(UncoveredRecord::from)
                .collect(),
        };
        serde_json::to_string_pretty(&record).expect("strings and numbers are always JSON") + "\n"
    }

    fn uncovered_table(&self) -> String {
        let uncovered = self.uncovered();
        if uncovered.is_empty() {
            return String::new();
        }
        let rows: Vec<Vec<String>> = std::iter::once(["surface", "mentions", "nearest km"].map(str::to_owned).to_vec())
            .chain(uncovered.iter().take(LISTED).map(|surface| uncovered_row(surface)))
            .collect();
        let (listed, all) = (rows.len() - 1, uncovered.len());
        let title = format!("Surfaces without a candidate within 161 km, {listed} of {all}");
        format!("\n{title}\n{}", aligned(&rows, &[1, 2]))
    }
}

impl Corpus {
    /// What was counted of all its mentions.
    ///
    /// # Panics
    /// Never: a corpus has that group from the beginning.
    #[must_use]
    pub fn all(&self) -> &Counts {
        &self.groups[&Group::All]
    }
}

/// What is told at places, by corpus, and of the last by type; nothing where no annotation is about that.
fn events_table(corpora: &[&Corpus]) -> String {
    let about: Vec<&&Corpus> = corpora.iter().filter(|corpus| !corpus.events.is_empty()).collect();
    let Some(last) = about.last() else {
        return String::new();
    };
    let heads = ["", "gold", "predicted", "right", "P", "R", "F1"].map(str::to_owned);
    let corpora = about.iter().map(|corpus| (corpus.name.clone(), corpus.events.all()));
    let types = last.events.types().map(|(event, hits)| (format!("  {event}"), hits));
    let row = |(name, hits): (String, Hits)| {
        let cells = event_columns(hits).map(|(_, cell)| shown(cell));
        std::iter::once(name).chain(cells).collect()
    };
    let rows: Vec<Vec<String>> = std::iter::once(heads.to_vec())
        .chain(corpora.chain(types).map(row))
        .collect();
    format!(
        "\nEvents: types told at a place of a document\n{}",
        aligned(&rows, &[1, 2, 3, 4, 5, 6])
    )
}

fn section_table(section: &Section, rows: &[(String, &Counts)]) -> String {
    let heads = section.columns.iter().map(|(_, head)| (*head).to_owned());
    let mut table = vec![std::iter::once(String::new()).chain(heads).collect::<Vec<_>>()];
    for (name, counts) in rows {
        let all = columns(counts);
        let cell = |wanted: &str| {
            let found = all.iter().find(|(name, _)| name == wanted);
            found.map_or_else(String::new, |(_, cell)| shown(*cell))
        };
        let cells = section.columns.iter().map(|(column, _)| cell(column));
        table.push(std::iter::once(name.clone()).chain(cells).collect());
    }
    let numbers: Vec<usize> = (1..=section.columns.len()).collect();
    aligned(&table, &numbers)
}

/// A cell in a table, where a gap would look like a mistake.
fn shown(cell: Cell) -> String {
    Some(cell.text())
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| "-".to_owned())
}

fn uncovered_row(uncovered: &Uncovered) -> Vec<String> {
    vec![
        uncovered.surface.split_whitespace().collect::<Vec<_>>().join(" "),
        uncovered.mentions.to_string(),
        uncovered
            .nearest_km
            .map_or_else(|| "none".to_owned(), |km| format!("{km:.0}")),
    ]
}

#[derive(Serialize)]
struct EvaluationRecord<'e> {
    corpora: Vec<CorpusRecord<'e>>,
    uncovered: Vec<UncoveredRecord<'e>>,
}

#[derive(Serialize)]
struct CorpusRecord<'e> {
    corpus: &'e str,
    documents: u64,
    groups: Vec<GroupRecord<'e>>,
    events: Vec<EventRecord<'e>>,
}

/// The events of a type, or all.
struct EventRecord<'e> {
    event: &'e str,
    hits: Hits,
}

struct GroupRecord<'e> {
    group: Group,
    counts: &'e Counts,
}

#[derive(Serialize)]
struct UncoveredRecord<'e> {
    surface: &'e str,
    mentions: u64,
    nearest_km: Cell,
}

impl<'e> From<&'e Corpus> for CorpusRecord<'e> {
    fn from(corpus: &'e Corpus) -> Self {
        let groups = corpus.groups.iter();
        Self {
            corpus: &corpus.name,
            documents: corpus.documents,
            groups: groups
                .map(|(group, counts)| GroupRecord { group: *group, counts })
                .collect(),
            events: std::iter::once(("all", corpus.events.all()))
                .chain(corpus.events.types())
                .filter(|_| !corpus.events.is_empty())
                .map(|(event, hits)| EventRecord { event, hits })
                .collect(),
        }
    }
}

impl<'e> From<&'e Uncovered> for UncoveredRecord<'e> {
    fn from(uncovered: &'e Uncovered) -> Self {
        Self {
            surface: &uncovered.surface,
            mentions: uncovered.mentions,
            nearest_km: Cell::Km(uncovered.nearest_km),
        }
    }
}

impl Serialize for EventRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("event", self.event)?;
        for (name, cell) in event_columns(self.hits) {
            members.serialize_entry(name, &cell)?;
        }
        members.end()
    }
}

impl Serialize for GroupRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("group", &self.group.name())?;
        for (name, cell) in columns(self.counts) {
            members.serialize_entry(&name, &cell)?;
        }
        members.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::evaluation::tests::evaluation;

    #[test]
    fn every_column_of_the_table_is_one_of_the_report() {
        let known = columns(&Counts::default());
        for (column, _) in SECTIONS.iter().flat_map(|section| section.columns) {
            assert!(known.iter().any(|(name, _)| name == column), "{column}");
        }
    }

    #[test]
    fn the_table_has_the_figures_and_a_dash_where_there_are_none() {
        let (evaluation, _) = evaluation();
        let table = evaluation.table();
        assert!(table.starts_with("Documents: sea 1\n\nRecognition"), "{table}");
        assert!(
            table.contains("sea                  5     5       4  0.500  0.400  0.444      0.400\n"),
            "{table}"
        );
        assert!(
            table.contains("  demonym            1     0       0      -  0.000  0.000      0.000\n"),
            "{table}"
        );
        assert!(table.ends_with("New York         1        1112\n"), "{table}");
    }

    #[test]
    fn csv_and_json_say_the_same() {
        let (evaluation, _) = evaluation();
        let csv = evaluation.csv();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let header = reader.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = reader.into_records().map(Result::unwrap).collect();
        let json: serde_json::Value = serde_json::from_str(&evaluation.json()).unwrap();
        let groups = json["corpora"][0]["groups"].as_array().unwrap();
        assert_eq!(groups.len(), rows.len());
        for (group, row) in groups.iter().zip(&rows) {
            for (name, cell) in header.iter().zip(row).skip(3) {
                assert_eq!(group[name].as_f64(), cell.parse().ok(), "{name}");
            }
        }
        assert_eq!(json["uncovered"][0]["nearest_km"], 1112.0);
    }
}
