//! `mentionmap gazetteer search`: what a name can mean.

use super::print;
use crate::gazetteer_args::SearchArgs;
use crate::gazetteers;
use crate::messages::{Refusal, Skips, Status, say};
use mentionmap::Geoparser;
use mentionmap::domain::{Point, Ranked};
use mentionmap::report::aligned;
use serde::Serialize;

/// Kinds of column that are set flush right, by their place in [`HEADER`].
const NUMBERS: [usize; 5] = [1, 7, 8, 9, 10];
const HEADER: [&str; 11] = [
    "id",
    "likely",
    "name",
    "matched",
    "kind",
    "region",
    "country",
    "population",
    "lat",
    "lon",
    "km",
];

/// One place that a name can mean.
#[derive(Debug, Serialize)]
struct Found {
    id: String,
    /// How likely a text that says nothing else means it, 0 to 1.
    likelihood: f64,
    name: String,
    matched: &'static str,
    feature_class: char,
    feature_code: String,
    admin1: String,
    country: String,
    country_code: String,
    population: u64,
    latitude: f64,
    longitude: f64,
    /// Kilometres from the point of `--near`.
    #[serde(skip_serializing_if = "Option::is_none")]
    distance_km: Option<f64>,
}

impl Found {
    fn new(ranked: Ranked, near: Option<Point>) -> Self {
        let place = ranked.candidate.place;
        Self {
            id: place.id.to_string(),
            likelihood: ranked.probability,
            name: place.name.into(),
            matched: ranked.candidate.matched.as_str(),
            feature_class: place.feature_class.letter(),
            feature_code: place.feature_code.into(),
            admin1: place.admin.admin1.into(),
            country: place.admin.country.into(),
            country_code: place.admin.country_code.into(),
            population: place.population,
            latitude: place.point.lat(),
            longitude: place.point.lon(),
            distance_km: near.map(|near| near.km_to(place.point)),
        }
    }

    fn into_row(self) -> Vec<String> {
        let mut row = vec![
            self.id,
            format!("{:.3}", self.likelihood),
            self.name,
            self.matched.to_owned(),
            format!("{}/{}", self.feature_class, self.feature_code),
            self.admin1,
            self.country,
            self.population.to_string(),
            format!("{:.5}", self.latitude),
            format!("{:.5}", self.longitude),
        ];
        row.extend(self.distance_km.map(|km| format!("{km:.0}")));
        row
    }
}

pub(super) fn search(args: &SearchArgs) -> anyhow::Result<Status> {
    let near = args.near.as_deref().map(point).transpose()?;
    let mut skips = Skips::new(false);
    let geoparser = Geoparser::on(gazetteers::open(&args.gazetteers, &mut skips)?);
    let mut found: Vec<Found> = geoparser
        .meanings(&args.name)
        .into_iter()
        .filter(|ranked| is_wanted(args, ranked))
        .map(|ranked| Found::new(ranked, near))
        .collect();
    if near.is_some() {
        found.sort_by(|a, b| {
            a.distance_km
                .partial_cmp(&b.distance_km)
                .unwrap_or(std::cmp::Ordering::Equal)
        });
    }
    found.truncate(args.limit.unwrap_or(usize::MAX));
    if found.is_empty() {
        say(&format!(
            "note: no such place of the name `{}` in the gazetteer",
            args.name
        ));
    }
    print(&if args.json {
        serde_json::to_string_pretty(&found)? + "\n"
    } else {
        table(found)
    })?;
    Ok(skips.status())
}

fn is_wanted(args: &SearchArgs, ranked: &Ranked) -> bool {
    let place = &ranked.candidate.place;
    let country = args.country.as_ref();
    let classes = args.classes.as_ref();
    country.is_none_or(|code| place.admin.country_code.eq_ignore_ascii_case(code))
        && classes.is_none_or(|classes| classes.0.contains(&place.feature_class))
}

fn point(text: &str) -> Result<Point, Refusal> {
    let refuse = |what: String| Refusal::new(format!("--near: {what}"));
    let numbers = text
        .split_once(',')
        .and_then(|(lat, lon)| Some((lat.trim().parse().ok()?, lon.trim().parse().ok()?)));
    let (lat, lon) =
        numbers.ok_or_else(|| refuse(format!("\"{text}\" is no point; expected LAT,LON such as 47.9,33.4")))?;
    Point::new(lat, lon).map_err(|error| refuse(error.to_string()))
}

fn table(found: Vec<Found>) -> String {
    if found.is_empty() {
        return String::new();
    }
    let with_distance = found.iter().any(|found| found.distance_km.is_some());
    let columns = HEADER.len() - usize::from(!with_distance);
    let header = HEADER[..columns].iter().map(|name| (*name).to_owned()).collect();
    let rows: Vec<Vec<String>> = std::iter::once(header)
        .chain(found.into_iter().map(Found::into_row))
        .collect();
    aligned(&rows, &NUMBERS)
}
