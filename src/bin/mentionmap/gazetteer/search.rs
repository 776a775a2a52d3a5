//! `mentionmap gazetteer search`: what a name can mean.

use super::print;
use crate::gazetteer_args::SearchArgs;
use crate::gazetteers;
use crate::messages::{Refusal, Skips, Status, say};
use mentionmap::Geoparser;
use mentionmap::domain::{NameKind, Place, Point};
use mentionmap::gazetteer::Gazetteer;
use mentionmap::report::aligned;
use mentionmap::text::fold;
use serde::Serialize;
use std::sync::Arc;

/// Kinds of column that are set flush right, by their place in [`HEADER`].
const NUMBERS: [usize; 5] = [1, 8, 9, 10, 11];
const HEADER: [&str; 12] = [
    "id",
    "likely",
    "name",
    "matched",
    "by",
    "kind",
    "region",
    "country",
    "population",
    "lat",
    "lon",
    "km",
];

/// How many other spellings are listed, or asked back for.
const SPELLINGS: usize = 5;
/// Tenths of a wrong letter, for each letter of the name, that another spelling is off at most.
const RESPELLED: usize = 1;

/// One place that a name can mean, as it is printed.
#[derive(Debug, Serialize)]
struct Row {
    id: String,
    /// How likely a text that says nothing else means it, 0 to 1; none of another spelling.
    likelihood: Option<f64>,
    name: String,
    matched: &'static str,
    /// The name that matched, folded.
    matched_name: String,
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

impl From<Found> for Row {
    fn from(found: Found) -> Self {
        let place = Arc::unwrap_or_clone(found.place);
        Self {
            id: place.id.to_string(),
            likelihood: found.likelihood,
            name: place.name.into(),
            matched: found.matched.as_str(),
            matched_name: found.matched_name,
            feature_class: place.feature_class.letter(),
            feature_code: place.feature_code.into(),
            admin1: place.admin.admin1.into(),
            country: place.admin.country.into(),
            country_code: place.admin.country_code.into(),
            population: place.population,
            latitude: place.point.lat(),
            longitude: place.point.lon(),
            distance_km: found.km,
        }
    }
}

impl Row {
    fn into_cells(self) -> Vec<String> {
        let mut cells = vec![
            self.id,
            self.likelihood
                .map(|likelihood| format!("{likelihood:.3}"))
                .unwrap_or_default(),
            self.name,
            self.matched.to_owned(),
            self.matched_name,
            format!("{}/{}", self.feature_class, self.feature_code),
            self.admin1,
            self.country,
            self.population.to_string(),
            format!("{:.5}", self.latitude),
            format!("{:.5}", self.longitude),
        ];
        cells.extend(self.distance_km.map(|km| format!("{km:.0}")));
        cells
    }
}

pub(super) fn search(args: &SearchArgs) -> anyhow::Result<Status> {
    let near = args.near.as_deref().map(point).transpose()?;
    if fold(&args.name).is_empty() {
        return Err(Refusal::new(format!("\"{}\" has no letters to search for", args.name)).into());
    }
    let mut skips = Skips::new(false);
    let geoparser = Geoparser::on(gazetteers::open(&args.gazetteers, &mut skips)?);
    let mut found = meanings(&geoparser, &args.name);
    if found.is_empty() {
        found = other_spellings(geoparser.gazetteer(), &args.name);
    }
    found.retain(|found| is_wanted(args, &found.place));
    if let Some(near) = near {
        found
            .iter_mut()
            .for_each(|found| found.km = Some(near.km_to(found.place.point)));
        found.sort_by(|a, b| a.km.unwrap_or_default().total_cmp(&b.km.unwrap_or_default()));
    }
    found.truncate(args.limit.unwrap_or(usize::MAX));
    if found.is_empty() {
        nothing_found(geoparser.gazetteer(), args);
    }
    let rows: Vec<Row> = found.into_iter().map(Row::from).collect();
    print(&if args.json {
        serde_json::to_string_pretty(&rows)? + "\n"
    } else {
        table(rows)
    })?;
    Ok(skips.status())
}

/// A place, and by what it was found.
struct Found {
    place: Arc<Place>,
    matched: NameKind,
    matched_name: String,
    likelihood: Option<f64>,
    km: Option<f64>,
}

/// The places of the name as it is asked for, the likeliest first.
fn meanings(geoparser: &Geoparser, name: &str) -> Vec<Found> {
    let found = geoparser.meanings(name).into_iter().map(|ranked| Found {
        place: ranked.candidate.place,
        matched: ranked.candidate.matched,
        matched_name: fold(name),
        likelihood: Some(ranked.probability),
        km: None,
    });
    found.collect()
}

/// The places whose names may be meant in another spelling, the nearest spelling first. Without a text to tell what is
/// meant, what is far off is no other spelling: Vienna is none of Thunag.
fn other_spellings(gazetteer: &dyn Gazetteer, name: &str) -> Vec<Found> {
    let mut proposals = gazetteer.respelled(name, u16::MAX, SPELLINGS);
    let letters = fold(name).chars().count();
    proposals.retain(|proposal| usize::from(proposal.cost) <= RESPELLED * letters);
    proposals.sort_by_key(|proposal| proposal.cost);
    let mut found: Vec<Found> = Vec::new();
    for proposal in proposals {
        for candidate in proposal.candidates {
            if found.iter().all(|known| known.place.id != candidate.place.id) {
                found.push(Found {
                    place: candidate.place,
                    matched: candidate.matched,
                    matched_name: proposal.name.clone(),
                    likelihood: None,
                    km: None,
                });
            }
        }
    }
    if !found.is_empty() {
        say(&format!(
            "note: no place of the name `{name}` in the gazetteer; other spellings:"
        ));
    }
    found
}

/// Says that there is nothing, and which names may have been mistyped.
fn nothing_found(gazetteer: &dyn Gazetteer, args: &SearchArgs) {
    let such = if args.country.is_some() || args.classes.is_some() {
        "such place"
    } else {
        "place"
    };
    say(&format!("note: no {such} of the name `{}` in the gazetteer", args.name));
    let (mut meant, mut names) = (Vec::new(), Vec::new());
    for proposal in gazetteer.did_you_mean(&args.name, SPELLINGS) {
        let mut wanted = proposal.candidates.iter().map(|candidate| candidate.place.as_ref());
        let Some(place) = wanted.find(|place| is_wanted(args, place) && !meant.contains(&place.name)) else {
            continue;
        };
        meant.push(place.name.clone());
        // By a name that is not its own, with that: "Vienna (dunaj)".
        let own = fold(&place.name) == proposal.name;
        names.push(if own {
            place.name.to_string()
        } else {
            format!("{} ({})", place.name, proposal.name)
        });
    }
    if !names.is_empty() {
        say(&format!("did you mean {}?", names.join(", ")));
    }
}

fn is_wanted(args: &SearchArgs, place: &Place) -> bool {
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

fn table(found: Vec<Row>) -> String {
    if found.is_empty() {
        return String::new();
    }
    let with_distance = found.iter().any(|found| found.distance_km.is_some());
    let columns = HEADER.len() - usize::from(!with_distance);
    let header = HEADER[..columns].iter().map(|name| (*name).to_owned()).collect();
    let rows: Vec<Vec<String>> = std::iter::once(header)
        .chain(found.into_iter().map(Row::into_cells))
        .collect();
    aligned(&rows, &NUMBERS)
}
