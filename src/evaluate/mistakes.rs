//! What went wrong, one mention at a time, with the sentence it stands in.

use super::category::Category;
use super::events::{Outcome, Verdict};
use super::judged::Judged;
use crate::domain::{Document, Span};
use crate::report::text_cell;
use crate::text::{sentence_at, sentences};
use serde::Serialize;

/// One mistake. What there is none of is `None`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mistake {
    /// The corpus.
    pub corpus: String,
    /// The document's id.
    pub document: String,
    /// What is wrong.
    pub category: Category,
    /// The gold mention as printed.
    pub gold: Option<String>,
    /// Its place's id.
    pub gold_id: Option<String>,
    /// Degrees north of its place.
    pub gold_latitude: Option<f64>,
    /// Degrees east of its place.
    pub gold_longitude: Option<f64>,
    /// The predicted mention as printed.
    pub predicted: Option<String>,
    /// The name of the place that was taken for it.
    pub predicted_place: Option<String>,
    /// That place's id.
    pub predicted_id: Option<String>,
    /// Degrees north of it.
    pub predicted_latitude: Option<f64>,
    /// Degrees east of it.
    pub predicted_longitude: Option<f64>,
    /// The type of the event that is missed or invented.
    pub event: Option<String>,
    /// Kilometres between the two, to a tenth.
    pub km: Option<f64>,
    /// The sentence.
    pub sentence: String,
}

/// Formats of lists of mistakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MistakeFormat {
    /// Comma-separated values, safe to open in a spreadsheet.
    Csv,
    /// JSON Lines.
    Jsonl,
}

impl MistakeFormat {
    /// The line that a list begins with, line end included; none in JSON Lines.
    #[must_use]
    pub fn header(self) -> String {
        match self {
            Self::Csv => HEADER.join(",") + "\n",
            Self::Jsonl => String::new(),
        }
    }

    /// A mistake as a line, line end included.
    #[must_use]
    pub fn line(self, mistake: &Mistake) -> String {
        let line = match self {
            Self::Csv => mistake.cells().join(","),
            Self::Jsonl => serde_json::to_string(mistake).expect("strings and numbers are always JSON"),
        };
        line + "\n"
    }
}

const HEADER: [&str; 15] = [
    "corpus",
    "document",
    "category",
    "gold",
    "gold_id",
    "gold_latitude",
    "gold_longitude",
    "predicted",
    "predicted_place",
    "predicted_id",
    "predicted_latitude",
    "predicted_longitude",
    "event",
    "km",
    "sentence",
];

impl Mistake {
    /// In the order of [`HEADER`].
    fn cells(&self) -> [String; HEADER.len()] {
        let text = |text: &Option<String>| text_cell(text.as_deref().unwrap_or_default());
        let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
        [
            text_cell(&self.corpus),
            text_cell(&self.document),
            self.category.as_str().to_owned(),
            text(&self.gold),
            text(&self.gold_id),
            number(self.gold_latitude),
            number(self.gold_longitude),
            text(&self.predicted),
            text(&self.predicted_place),
            text(&self.predicted_id),
            number(self.predicted_latitude),
            number(self.predicted_longitude),
            text(&self.event),
            number(self.km),
            text_cell(&self.sentence),
        ]
    }
}

/// Writes mistakes of one document.
pub(super) struct Quoter<'d> {
    corpus: &'d str,
    document: &'d Document,
    sentences: Vec<Span>,
}

impl<'d> Quoter<'d> {
    /// For `document`.
    pub(super) fn new(corpus: &'d str, document: &'d Document) -> Self {
        let all = Span::new(0, document.text.len());
        Self {
            corpus,
            document,
            sentences: sentences(&document.text, all),
        }
    }

    /// All that is wrong with one gold mention, predicted mention or pair.
    pub(super) fn mistakes(&self, judged: &Judged<'_>) -> impl Iterator<Item = Mistake> {
        let categories = judged.categories().into_iter();
        categories.map(|category| self.mistake(category, judged))
    }

    /// What is wrong with an event, if anything is.
    pub(super) fn of_event(&self, outcome: &Outcome<'_>) -> Option<Mistake> {
        let category = match outcome.verdict {
            Verdict::Right => return None,
            Verdict::Missed => Category::EventMissed,
            Verdict::Invented => Category::EventInvented,
        };
        Some(Mistake {
            event: Some(outcome.event.to_owned()),
            ..self.mistake(category, &outcome.at)
        })
    }

    fn mistake(&self, category: Category, judged: &Judged<'_>) -> Mistake {
        let gold = judged.gold.map(|(gold, _)| gold);
        let predicted = judged.predicted;
        let pin = predicted.and_then(|predicted| predicted.place.as_ref());
        let truth = gold.and_then(|gold| gold.point);
        let span = gold.map(|gold| gold.span).or(predicted.map(|predicted| predicted.span));
        let printed = |span: Span| self.document.slice(span).to_owned();
        Mistake {
            corpus: self.corpus.to_owned(),
            document: self.document.id.clone(),
            category,
            gold: gold.map(|gold| printed(gold.span)),
            gold_id: gold.and_then(|gold| gold.id.as_ref()).map(ToString::to_string),
            gold_latitude: truth.map(|point| point.lat()),
            gold_longitude: truth.map(|point| point.lon()),
            predicted: predicted.map(|predicted| printed(predicted.span)),
            predicted_place: pin.map(|pin| pin.name.clone()).filter(|name| !name.is_empty()),
            predicted_id: pin.and_then(|pin| pin.id.as_ref()).map(ToString::to_string),
            predicted_latitude: pin.map(|pin| pin.point.lat()),
            predicted_longitude: pin.map(|pin| pin.point.lon()),
            event: None,
            km: judged.km().map(|km| (km * 10.0).round() / 10.0),
            sentence: span.map(|span| self.sentence(span)).unwrap_or_default(),
        }
    }

    /// The sentence around a mention, on one line.
    fn sentence(&self, mention: Span) -> String {
        let around = sentence_at(&self.sentences, mention.start()).map_or(mention, |n| self.sentences[n].join(mention));
        let words: Vec<&str> = self.document.slice(around).split_whitespace().collect();
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::evaluation::tests::evaluation;

    #[test]
    fn a_list_has_the_same_columns_in_both_formats() {
        let (_, mistakes) = evaluation();
        let csv: String = mistakes
            .iter()
            .map(|mistake| MistakeFormat::Csv.line(mistake))
            .collect();
        let csv = MistakeFormat::Csv.header() + &csv;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let first = reader.records().next().unwrap().unwrap();
        assert_eq!(
            [&first[0], &first[2], &first[3], &first[13]],
            ["sea", "missed", "Russian", ""]
        );
        let line = MistakeFormat::Jsonl.line(&mistakes[0]);
        let json: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert!(header.iter().all(|name| json.get(name).is_some()), "{line}");
        assert_eq!(json.as_object().map(serde_json::Map::len), Some(header.len()));
        assert_eq!(json["category"], "missed");
    }
}
