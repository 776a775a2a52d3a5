//! The columns of a report: one list for comma-separated values and JSON, of which the table shows parts.

use super::category::Category;
use super::counts::{Counts, Hits, Share};
use serde::{Serialize, Serializer};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cell {
    /// How many.
    Count(u64),
    /// A share within 0 to 1; `None` of none.
    Rate(Option<f64>),
    /// Kilometres; `None` of none.
    Km(Option<f64>),
}

impl Cell {
    /// As it stands in tables and comma-separated values; what is unknown is empty.
    pub(super) fn text(self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Rate(Some(rate)) => format!("{rate:.3}"),
            Self::Km(Some(km)) => format!("{km:.1}"),
            Self::Rate(None) | Self::Km(None) => String::new(),
        }
    }
}

impl Serialize for Cell {
    /// With the decimals of [`Self::text`]; what is unknown is null.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(count) => serializer.serialize_u64(*count),
            Self::Rate(rate) => rate.map(|rate| (rate * 1e3).round() / 1e3).serialize(serializer),
            Self::Km(km) => km.map(|km| (km * 10.0).round() / 10.0).serialize(serializer),
        }
    }
}

/// Name and content of every column.
pub(super) fn columns(counts: &Counts) -> Vec<(String, Cell)> {
    let mut columns = Vec::new();
    recognition(counts, &mut columns);
    end_to_end(counts, &mut columns);
    resolution(counts, &mut columns);
    gold_given(counts, &mut columns);
    for (category, count) in Category::ALL.iter().zip(counts.mistakes) {
        columns.push((format!("mistakes_{}", category.as_str()), Cell::Count(count)));
    }
    columns
}

/// Name and content of the columns on events.
pub(super) fn event_columns(hits: Hits) -> [(&'static str, Cell); 6] {
    [
        ("gold", Cell::Count(hits.gold)),
        ("predicted", Cell::Count(hits.predicted)),
        ("right", Cell::Count(hits.hits)),
        ("precision", Cell::Rate(hits.precision())),
        ("recall", Cell::Rate(hits.recall())),
        ("f1", Cell::Rate(hits.f1())),
    ]
}

type Columns = Vec<(String, Cell)>;

fn recognition(counts: &Counts, columns: &mut Columns) {
    count(columns, "gold", counts.gold);
    count(columns, "predicted", counts.predicted);
    count(columns, "found_exact", counts.found_exact);
    rates(columns, "exact", counts.recognition_exact());
    count(columns, "found", counts.found);
    rates(columns, "overlap", counts.recognition_overlap());
}

fn end_to_end(counts: &Counts, columns: &mut Columns) {
    count(columns, "gold_placed", counts.gold_placed);
    count(columns, "pins", counts.pins);
    count(columns, "pins_judged", counts.pins_judged);
    count(columns, "found_within_161_km", counts.found_near);
    rates(columns, "end_to_end", counts.end_to_end());
    let strict = counts.end_to_end_strict();
    columns.push(("end_to_end_strict_f1".to_owned(), Cell::Rate(strict.f1())));
}

fn resolution(counts: &Counts, columns: &mut Columns) {
    let found = counts.found_placed;
    count(columns, "found_placed", found);
    share(columns, "accuracy_161_km", Share(counts.found_near, found));
    share(columns, "accuracy_20_km", Share(counts.found_close, found));
    columns.push(("mean_km".to_owned(), Cell::Km(counts.mean_km())));
    columns.push(("median_km".to_owned(), Cell::Km(counts.median_km())));
    count(columns, "found_with_id", counts.found_with_id);
    share(columns, "same_id", counts.same_id());
}

fn gold_given(counts: &Counts, columns: &mut Columns) {
    let placed = counts.gold_placed;
    share(columns, "candidate_within_161_km", Share(counts.candidate_near, placed));
    share(columns, "candidate_within_20_km", Share(counts.candidate_close, placed));
    share(columns, "given_accuracy_161_km", Share(counts.given_near, placed));
    share(columns, "given_accuracy_20_km", Share(counts.given_close, placed));
    count(columns, "gold_with_id", counts.gold_with_id);
    share(
        columns,
        "given_same_id",
        Share(counts.given_same_id, counts.gold_with_id),
    );
}

fn count(columns: &mut Columns, name: &str, count: u64) {
    columns.push((name.to_owned(), Cell::Count(count)));
}

fn share(columns: &mut Columns, name: &str, share: Share) {
    columns.push((name.to_owned(), Cell::Rate(share.rate())));
}

fn rates(columns: &mut Columns, what: &str, hits: Hits) {
    let rates = [
        ("precision", hits.precision()),
        ("recall", hits.recall()),
        ("f1", hits.f1()),
    ];
    columns.extend(rates.map(|(rate, value)| (format!("{what}_{rate}"), Cell::Rate(value))));
}
