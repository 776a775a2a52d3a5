//! Snippets of CASE 2021, one class each: group and type of the main report, places aside.

use super::tally::Tally;
use super::{Run, main_report, text_of};
use mentionmap::domain::Document;

pub(crate) fn score(run: &Run<'_>) {
    let (mut groups, mut types) = (Tally::default(), Tally::default());
    for record in &run.records {
        let text = text_of(record, "text");
        let label = text_of(&record["events"][0], "type");
        let Some((group, slugs)) = case_types(label) else {
            continue;
        };
        let report = main_report(run.classifier, &Document::new(text_of(record, "id"), text));
        let (found, slug) = report.as_ref().map_or(("none", "none"), |report| {
            (report.event_type.group.as_str(), report.event_type.slug.as_str())
        });
        let hit = slugs.split(' ').any(|known| known == slug);
        groups.add(group, found == group);
        types.add(label, hit);
        if run.errors && !hit {
            let trigger = report.as_ref().map_or("", |report| report.trigger.slice(text));
            crate::say!("CASE {label} != {slug} [{trigger}] | {text}");
        }
    }
    groups.print("CASE 2021, groups");
    types.print("CASE 2021, types");
}

/// Our group and types for a class of CASE 2021.
fn case_types(label: &str) -> Option<(&'static str, &'static str)> {
    Some(match label {
        "ARMED_CLASH" => ("conflict", "battle"),
        "MAN_MADE_DISASTER" => ("disaster", "accident"),
        "NATURAL_DISASTER" => ("disaster", "earthquake flood storm wildfire other_disaster disease"),
        "PEACE_PROTEST" | "PROTEST_WITH_INTER" | "FORCE_AGAINST_PROTEST" => ("unrest", "protest"),
        "VIOL_DEMONSTR" | "MOB_VIOL" | "PROPERTY_DISTRUCT" => ("unrest", "riot"),
        "DISR_WEAP" => ("conflict", "interception"),
        "DIPLO" => ("diplomacy", "talks statement sanction threat agreement"),
        "ATTRIB" => ("diplomacy", "statement"),
        "AGREEMENT" => ("diplomacy", "agreement"),
        "GRENADE" | "SUIC_BOMB" | "REM_EXPLOS" => ("conflict", "bombing"),
        "AIR_STRIKE" => ("conflict", "air_strike"),
        "ART_MISS_ATTACK" => ("conflict", "shelling"),
        "ARREST" => ("law", "arrest"),
        "ORG_CRIME" => ("law", "crime"),
        "GOV_REGAINS_TERIT" | "NON_STATE_ACTOR_OVERTAKES_TER" | "NON_VIOL_TERRIT_TRANSFER" => {
            ("conflict", "territory_change")
        }
        "CHEM_WEAP" | "ATTACK" | "SEX_VIOL" => ("conflict", "attack"),
        "CHANGE_TO_GROUP_ACT" | "HQ_ESTABLISHED" => ("conflict", "troop_movement withdrawal"),
        "ABDUCT_DISSAP" => ("conflict", "abduction"),
        _ => return None,
    })
}
