//! Sentences of PLOVER, one event each: the group of the main report, places aside.

use super::tally::Tally;
use super::{Run, main_report, text_of};
use mentionmap::domain::Document;

pub(crate) fn score(run: &Run<'_>) {
    let mut groups = Tally::default();
    for record in &run.records {
        let text = text_of(record, "text");
        let label = text_of(&record["events"][0], "type");
        let report = main_report(run.classifier, &Document::new(text_of(record, "id"), text));
        let found = report
            .as_ref()
            .map_or("none", |report| report.event_type.group.as_str());
        let hit = plover_groups(label).contains(&found);
        groups.add(label, hit);
        if run.errors && !hit {
            let trigger = report.as_ref().map_or("", |report| report.trigger.slice(text));
            crate::say!("PLOVER {label} != {found} [{trigger}] | {text}");
        }
    }
    groups.print("PLOVER, groups");
}

/// The groups of ours that a PLOVER event type may be told as.
fn plover_groups(label: &str) -> &'static [&'static str] {
    match label {
        "FIGHT" | "ASSAULT" | "MOBILIZE" => &["conflict"],
        "RETREAT" => &["conflict", "diplomacy"],
        "PROTEST" => &["unrest"],
        "COERCE" => &["law", "conflict", "diplomacy"],
        "INVESTIGATE" => &["law"],
        _ => &["diplomacy"],
    }
}
