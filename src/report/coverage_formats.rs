//! A coverage report as a table, as comma-separated values, as Markdown and as JSON.

use super::cells::text_cell;
use super::columns::{GAP, aligned, shortened};
use super::coverage::{Coverage, NameCoverage, NameStatus, Totals};
use super::named::name_and_id;
use serde::Serialize;

/// Headers of the tables.
const NAMES: [&str; 6] = ["name", "count", "status", "place", "runner-up", "first sentence"];
const TOTALS: [&str; 7] = [
    "",
    "recognized",
    "resolved",
    "ambiguous",
    "respelled",
    "missing",
    "coverage",
];
/// The most characters of a sentence in the table.
const QUOTE: usize = 60;
/// The fewest that are worth a column.
const SHORTEST_QUOTE: usize = 16;
/// The narrowest terminal, in characters, that has room for sentences.
const ROOMY: usize = 100;

impl Coverage {
    /// An aligned table, with the totals below it. In a terminal of `width` characters, the sentences are shortened to
    /// fit, or left out.
    #[must_use]
    pub fn table(&self, width: Option<usize>) -> String {
        let mut rows = vec![NAMES.map(str::to_owned).to_vec()];
        rows.extend(self.names().into_iter().map(table_row));
        fit(&mut rows, width);
        let (names, mentions) = (self.name_totals(), self.mention_totals());
        let mut totals = vec![TOTALS.map(str::to_owned).to_vec()];
        totals.extend([total_row("names", names), total_row("mentions", mentions)]);
        format!("{}\n{}", aligned(&rows, &[1]), aligned(&totals, &[1, 2, 3, 4, 5, 6]))
    }

    /// Markdown: the names and the totals, each a table.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut rows = vec![NAMES.map(str::to_owned).to_vec()];
        rows.extend(self.names().into_iter().map(table_row));
        let (names, mentions) = (self.name_totals(), self.mention_totals());
        let totals = [
            TOTALS.map(str::to_owned).to_vec(),
            total_row("names", names),
            total_row("mentions", mentions),
        ];
        format!("{}\n{}", markdown_table(&rows), markdown_table(&totals))
    }

    /// The missing names as rows of a gazetteer, to be filled in and given back with `--also`. The last two columns are
    /// for whoever fills them in.
    #[must_use]
    pub fn missing_csv(&self) -> String {
        let names = self.names();
        let missing = names
            .iter()
            .filter(|name| matches!(name.status, NameStatus::Missing | NameStatus::Unlikely));
        let rows = missing.map(|name| {
            let (name, mentions, quote) = (text_cell(&name.toponym), name.mentions, text_cell(&name.quote));
            format!("{name},,,P,,,{mentions},{quote}\n")
        });
        let header = "name,latitude,longitude,feature_class,country_code,alternate_names,mentions,sentence\n";
        header.to_owned() + &rows.collect::<String>()
    }

    /// Comma-separated values, one name a row, safe to open in a spreadsheet.
    #[must_use]
    pub fn csv(&self) -> String {
        let header = "name,count,status,place,gazetteer_id,country,runner_up,runner_up_id,runner_up_score,quote\n";
        let rows = self.names().into_iter().map(|name| {
            let name = NameRecord::from(name);
            let cells = [
                text_cell(name.name),
                name.count.to_string(),
                name.status.to_owned(),
                text_cell(name.place.unwrap_or_default()),
                text_cell(name.gazetteer_id.unwrap_or_default()),
                text_cell(name.country.unwrap_or_default()),
                text_cell(name.runner_up.unwrap_or_default()),
                text_cell(name.runner_up_id.unwrap_or_default()),
                name.runner_up_score
                    .map(|score| format!("{score:?}"))
                    .unwrap_or_default(),
                text_cell(name.quote),
            ];
            cells.join(",") + "\n"
        });
        header.to_owned() + &rows.collect::<String>()
    }

    /// JSON: the names, and the totals of names and of mentions.
    #[must_use]
    pub fn json(&self) -> String {
        let record = CoverageRecord {
            names: self.names().into_iter().map(NameRecord::from).collect(),
            name_totals: self.name_totals().into(),
            mention_totals: self.mention_totals().into(),
        };
        serde_json::to_string_pretty(&record).expect("strings and numbers are always JSON") + "\n"
    }
}

#[derive(Serialize)]
struct CoverageRecord<'c> {
    names: Vec<NameRecord<'c>>,
    name_totals: TotalsRecord,
    mention_totals: TotalsRecord,
}

#[derive(Serialize)]
struct NameRecord<'c> {
    name: &'c str,
    count: u64,
    status: &'static str,
    place: Option<&'c str>,
    gazetteer_id: Option<&'c str>,
    country: Option<&'c str>,
    runner_up: Option<&'c str>,
    runner_up_id: Option<&'c str>,
    runner_up_score: Option<f64>,
    quote: &'c str,
}

impl<'c> From<&'c NameCoverage> for NameRecord<'c> {
    fn from(name: &'c NameCoverage) -> Self {
        let place = name.place.as_ref();
        let runner_up = name.runner_up.as_ref();
        Self {
            name: &name.name,
            count: name.mentions,
            status: name.status.as_str(),
            place: place.map(|place| place.name.as_str()),
            gazetteer_id: place.map(|place| place.id.as_str()),
            country: place
                .map(|place| place.admin.country.as_str())
                .filter(|country| !country.is_empty()),
            runner_up: runner_up.map(|(place, _)| place.name.as_str()),
            runner_up_id: runner_up.map(|(place, _)| place.id.as_str()),
            runner_up_score: runner_up.map(|(_, score)| (score * 1e4).round() / 1e4),
            quote: &name.quote,
        }
    }
}

#[derive(Serialize)]
struct TotalsRecord {
    recognized: u64,
    resolved: u64,
    ambiguous: u64,
    respelled: u64,
    missing: u64,
    coverage_percent: Option<f64>,
}

impl From<Totals> for TotalsRecord {
    fn from(totals: Totals) -> Self {
        Self {
            recognized: totals.recognized,
            resolved: totals.resolved,
            ambiguous: totals.ambiguous,
            respelled: totals.respelled,
            missing: totals.missing,
            coverage_percent: totals.percent().map(|percent| (percent * 100.0).round() / 100.0),
        }
    }
}

fn table_row(name: &NameCoverage) -> Vec<String> {
    let runner_up = name.runner_up.as_ref();
    vec![
        name.name.clone(),
        name.mentions.to_string(),
        name.status.as_str().to_owned(),
        name.place.as_ref().map_or_else(|| "-".to_owned(), name_and_id),
        runner_up
            .map(|(second, score)| format!("{} {score:.2}", name_and_id(second)))
            .unwrap_or_default(),
        shortened(&name.quote, QUOTE),
    ]
}

/// Shortens the last column until the rows fit, or takes it away where little would be left of it.
fn fit(rows: &mut [Vec<String>], width: Option<usize>) {
    let Some(width) = width else { return };
    let widest = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let last = rows.first().map_or(0, |row| row.len() - 1);
    let before: usize = (0..last).map(|column| widest(column) + GAP).sum();
    let room = width.saturating_sub(before);
    for row in rows {
        match width < ROOMY || room < SHORTEST_QUOTE {
            true => row.truncate(last),
            false => row[last] = shortened(&row[last], room),
        }
    }
}

/// The first row over the others.
fn markdown_table(rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut table = String::new();
    for (n, row) in rows.iter().enumerate() {
        table.push_str(&line(row));
        if n == 0 {
            table.push_str(&format!("|{}\n", "---|".repeat(row.len())));
        }
    }
    table
}

fn total_row(what: &str, totals: Totals) -> Vec<String> {
    let coverage = totals
        .percent()
        .map_or_else(|| "-".to_owned(), |percent| format!("{percent:.1} %"));
    let counts = [
        totals.recognized,
        totals.resolved,
        totals.ambiguous,
        totals.respelled,
        totals.missing,
    ];
    let mut row = vec![what.to_owned()];
    row.extend(counts.iter().map(u64::to_string));
    row.push(coverage);
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    fn coverage() -> Coverage {
        Coverage::of(&[sample::article()])
    }

    #[test]
    fn the_table_names_the_missing_and_the_totals() {
        let table = coverage().table(None);
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines[1].starts_with("Nowhereville      1  missing   -"), "{table}");
        assert!(lines[3].contains("Odesa, Ukraine (698740)"), "{table}");
        assert!(
            table.ends_with("mentions           3         2          0          0        1    66.7 %\n"),
            "{table}"
        );
    }

    #[test]
    fn in_a_terminal_the_sentences_give_way() {
        let widest = |width| {
            let table = coverage().table(Some(width));
            table.lines().map(|line| line.chars().count()).max().unwrap()
        };
        assert!(widest(100) <= 100);
        assert!(!coverage().table(Some(99)).contains("sentence"));
    }

    #[test]
    fn markdown_has_a_table_of_names_and_one_of_totals() {
        let markdown = coverage().markdown();
        assert!(markdown.starts_with("| name | count | status | place | runner-up | first sentence |\n|---|---|"));
        assert!(
            markdown.ends_with("| mentions | 3 | 2 | 0 | 0 | 1 | 66.7 % |\n"),
            "{markdown}"
        );
    }

    #[test]
    fn missing_names_are_rows_to_be_filled_in() {
        let csv = coverage().missing_csv();
        let (header, rows) = csv.split_once('\n').unwrap();
        assert!(header.starts_with("name,latitude,longitude,"));
        assert_eq!(
            rows,
            "Nowhereville,,,P,,,1,\"Él said Russian drones struck Odesa, then Nowhereville.\"\n"
        );
    }

    #[test]
    fn csv_and_json_say_the_same() {
        let csv = coverage().csv();
        let rows: Vec<_> = csv::Reader::from_reader(csv.as_bytes())
            .into_records()
            .map(Result::unwrap)
            .collect();
        let json: serde_json::Value = serde_json::from_str(&coverage().json()).unwrap();
        assert_eq!(&rows[2][4], "698740");
        assert_eq!(json["names"][2]["gazetteer_id"], "698740");
        assert_eq!(json["names"][0]["place"], serde_json::Value::Null);
        assert_eq!(json["mention_totals"]["coverage_percent"], 66.67);
    }
}
