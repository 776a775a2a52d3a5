//! Places in, what a name says before one asks which of them it means out.

use crate::domain::{FeatureClass, NameClass, NameKind, NameSummary, is_country_code};

/// What is asked of each place that bears a name.
pub(super) struct Bearer<'s> {
    pub(super) kind: NameKind,
    pub(super) class: u8,
    pub(super) code: &'s [u8],
    pub(super) population: u64,
}

/// `summary` with what one more bearer of the name brings.
pub(super) fn add(summary: NameSummary, bearer: &Bearer<'_>) -> NameSummary {
    match bearer.kind {
        NameKind::Demonym => return summary.with(NameClass::Demonym),
        NameKind::Abbreviation => return add_classes(summary.with(NameClass::Abbreviation), bearer),
        NameKind::Primary | NameKind::Alternate | NameKind::Former | NameKind::Respelled => {}
    }
    let primary = bearer.kind == NameKind::Primary;
    let summary = if primary {
        summary.with(NameClass::Primary)
    } else {
        summary
    };
    add_classes(summary, bearer).with_population(bearer.population, primary)
}

fn add_classes(summary: NameSummary, bearer: &Bearer<'_>) -> NameSummary {
    let code = std::str::from_utf8(bearer.code).unwrap_or("");
    let summary = if matches!(code, "PPLC" | "PPLA") {
        summary.with(NameClass::Capital)
    } else {
        summary
    };
    let Some(class) = FeatureClass::from_letter(char::from(bearer.class)) else {
        return summary;
    };
    summary.with(match class {
        FeatureClass::Admin if is_country_code(code) => NameClass::Country,
        FeatureClass::Admin if code == "ADM1" => NameClass::Region,
        FeatureClass::Admin => NameClass::County,
        FeatureClass::Populated => NameClass::City,
        FeatureClass::Water | FeatureClass::Undersea => NameClass::Water,
        FeatureClass::Terrain | FeatureClass::Vegetation => NameClass::Terrain,
        FeatureClass::Area => NameClass::Area,
        FeatureClass::Spot | FeatureClass::Road => NameClass::Spot,
    })
}
