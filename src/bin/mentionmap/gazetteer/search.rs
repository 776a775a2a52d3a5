//! What a name can mean.

use crate::messages::say;
use mentionmap::Geoparser;
use mentionmap::domain::Candidate;
use mentionmap::gazetteer::Gazetteer;
use mentionmap::report::aligned;
use serde::Serialize;
use std::cmp::Reverse;

/// How many other spellings are listed, or asked back for.
const SPELLINGS: usize = 5;

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

pub(super) fn search(name: &str, limit: usize, json: bool) -> anyhow::Result<String> {
    let geoparser = Geoparser::new();
    let mut candidates = geoparser.gazetteer().candidates(name);
    candidates
        .sort_by(|a, b| (Reverse(a.place.population), &a.place.id).cmp(&(Reverse(b.place.population), &b.place.id)));
    if candidates.is_empty() {
        candidates = otherwise_spelt(geoparser.gazetteer(), name);
        let spellings = if candidates.is_empty() {
            ""
        } else {
            "; other spellings:"
        };
        say(&format!(
            "note: no place of the name `{name}` in the gazetteer{spellings}"
        ));
        if candidates.is_empty() {
            ask_back(geoparser.gazetteer(), name);
        }
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

/// The places whose names may be meant in another spelling, the likeliest first.
fn otherwise_spelt(gazetteer: &dyn Gazetteer, name: &str) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for candidate in gazetteer
        .respelled(name, SPELLINGS)
        .into_iter()
        .flat_map(|proposal| proposal.candidates)
    {
        if candidates.iter().all(|known| known.place.id != candidate.place.id) {
            candidates.push(candidate);
        }
    }
    candidates
}

/// Says which names may have been mistyped.
fn ask_back(gazetteer: &dyn Gazetteer, name: &str) {
    let mut names: Vec<String> = Vec::new();
    for proposal in gazetteer.did_you_mean(name, SPELLINGS) {
        let places = proposal
            .candidates
            .iter()
            .map(|candidate| candidate.place.name.to_string());
        names.extend(places.take(1).filter(|name| !names.contains(name)).collect::<Vec<_>>());
    }
    if !names.is_empty() {
        say(&format!("did you mean {}?", names.join(", ")));
    }
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
