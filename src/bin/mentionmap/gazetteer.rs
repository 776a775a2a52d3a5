//! `mentionmap gazetteer`: what a name can mean, and what the gazetteer holds.

use crate::args::{GazetteerArgs, GazetteerVerb};
use crate::messages::{Status, say};
use crate::output::Output;

use mentionmap::Geoparser;
use mentionmap::domain::Candidate;
use mentionmap::gazetteer::GazetteerInfo;
use mentionmap::report::aligned;
use serde::Serialize;
use std::cmp::Reverse;
use std::io::Write;

pub(crate) fn run(args: &GazetteerArgs) -> anyhow::Result<Status> {
    let printed = match &args.verb {
        GazetteerVerb::Search { name, limit, json } => search(name, limit.unwrap_or(usize::MAX), *json)?,
        GazetteerVerb::Info => info(&Geoparser::new().gazetteer().info()),
    };
    let mut output = Output::stdout();
    output.write_all(printed.as_bytes())?;
    output.finish()?;
    Ok(Status::Done)
}

/// One place that a name can mean.
#[derive(Debug, Serialize)]
struct Found {
    id: String,
    name: String,
    matched: &'static str,
    feature_class: char,
    feature_code: String,
    admin1: String,
    country: String,
    population: u64,
    latitude: f64,
    longitude: f64,
}

impl From<Candidate> for Found {
    fn from(candidate: Candidate) -> Self {
        let place = candidate.place;
        Self {
            id: place.id.to_string(),
            name: place.name.into(),
            matched: candidate.matched.as_str(),
            feature_class: place.feature_class.letter(),
            feature_code: place.feature_code.into(),
            admin1: place.admin.admin1.into(),
            country: place.admin.country.into(),
            population: place.population,
            latitude: place.point.lat(),
            longitude: place.point.lon(),
        }
    }
}

fn search(name: &str, limit: usize, json: bool) -> anyhow::Result<String> {
    let mut candidates = Geoparser::new().gazetteer().candidates(name);
    candidates
        .sort_by(|a, b| (Reverse(a.place.population), &a.place.id).cmp(&(Reverse(b.place.population), &b.place.id)));
    if candidates.is_empty() {
        say(&format!("note: no place of the name `{name}` in the gazetteer"));
    }
    let found: Vec<Found> = candidates.into_iter().take(limit).map(Found::from).collect();
    if json {
        return Ok(serde_json::to_string_pretty(&found)? + "\n");
    }
    if found.is_empty() {
        return Ok(String::new());
    }
    let header = [
        "id",
        "name",
        "matched",
        "kind",
        "region",
        "country",
        "population",
        "lat",
        "lon",
    ];
    let header = header.map(str::to_owned).to_vec();
    let rows: Vec<Vec<String>> = std::iter::once(header).chain(found.into_iter().map(row)).collect();
    Ok(aligned(&rows, &[6, 7, 8]))
}

fn row(found: Found) -> Vec<String> {
    vec![
        found.id,
        found.name,
        found.matched.to_owned(),
        format!("{}/{}", found.feature_class, found.feature_code),
        found.admin1,
        found.country,
        found.population.to_string(),
        format!("{:.5}", found.latitude),
        format!("{:.5}", found.longitude),
    ]
}

fn info(info: &GazetteerInfo) -> String {
    let mut rows = vec![
        vec!["gazetteer".to_owned(), info.name.clone()],
        vec!["date".to_owned(), info.date.clone()],
        vec!["places".to_owned(), info.rows.to_string()],
        vec!["names".to_owned(), info.names.to_string()],
    ];
    rows.extend(
        info.by_class
            .iter()
            .map(|(class, places)| vec![format!("class {}", class.letter()), places.to_string()]),
    );
    rows.extend(
        info.sources
            .iter()
            .map(|made_from| vec!["made from".to_owned(), made_from.clone()]),
    );
    aligned(&rows, &[])
}
