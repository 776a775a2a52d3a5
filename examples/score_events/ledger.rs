//! What the parts of the program have to say in, the report out: the figures that have a goal first, then all the rest.

use super::halves::Half;
use std::sync::{Mutex, MutexGuard};

/// What was said so far.
#[derive(Default)]
struct Ledger {
    text: String,
    part: Option<Half>,
    figures: Vec<(Option<Half>, String, f64)>,
}

static LEDGER: Mutex<Ledger> = Mutex::new(Ledger {
    text: String::new(),
    part: None,
    figures: Vec::new(),
});

/// The figures that were asked for, by the line that tells them, with what they are to reach.
const GOALS: [(&str, &str, f64); 10] = [
    ("ACLED: type", "ACLED, six types", 0.90),
    ("ACLED: macro-F1 of the six types", "ACLED, six types, macro-F1", 0.80),
    (
        "ACLED: place, the names given",
        "ACLED, strongest event at the annotated place",
        0.85,
    ),
    ("ACLED: type and place, the names given", "ACLED, type and place", 0.78),
    (
        "ACLED: pin within 30 km, by the whole program",
        "end to end, strongest event within 30 km",
        0.85,
    ),
    ("ACLED: type and pin, by the whole program", "end to end, both", 0.78),
    ("CASE 2021: groups", "CASE 2021, groups", 0.85),
    ("CASE 2021: types", "CASE 2021, types", 0.68),
    (
        "VOA: recall",
        "VOA, recall: annotated event places whose feature has the event's coarse type",
        0.60,
    ),
    ("PLOVER: groups", "PLOVER, groups", 0.75),
];

fn ledger() -> MutexGuard<'static, Ledger> {
    LEDGER.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Adds a line to the report.
pub(crate) fn say(line: &str) {
    let mut ledger = ledger();
    ledger.text.push_str(line);
    ledger.text.push('\n');
}

/// Adds a line with a figure to the report; `counts` follow it.
pub(crate) fn tell(title: &str, figure: f64, counts: &str) {
    say(&format!("{title}: {figure:.3}{counts}"));
    let mut ledger = ledger();
    let part = ledger.part;
    ledger.figures.push((part, title.to_owned(), figure));
}

/// What is told from here on is of that half, or of both.
pub(crate) fn begin(part: Option<Half>) {
    ledger().part = part;
}

/// The goals as a table, each with what was reached.
pub(crate) fn goals() -> String {
    let ledger = ledger();
    let figure = |part: Option<Half>, title: &str| {
        let mut known = ledger.figures.iter();
        known
            .find(|known| known.0 == part && known.1 == title)
            .map(|known| known.2)
    };
    let cell = |figure: Option<f64>, goal: f64| match figure {
        Some(figure) => format!("{figure:.3} {}", if figure >= goal { "met" } else { "**not met**" }),
        None => "not run".to_owned(),
    };
    let rows = GOALS.map(|(name, title, goal)| {
        let (both, apart) = (figure(None, title), figure(Some(Half::Apart), title));
        format!("| {name} | {goal:.2} | {} | {} |", cell(both, goal), cell(apart, goal))
    });
    format!(
        "| what | goal | both halves | half kept apart |\n| --- | --- | --- | --- |\n{}",
        rows.join("\n")
    )
}

/// All lines so far.
pub(crate) fn text() -> String {
    ledger().text.clone()
}
