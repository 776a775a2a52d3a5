//! One row in, what is wrong with it by itself out.

use super::{Problem, Severity, World};
use crate::domain::{FeatureClass, Place, Point};
use crate::gazetteer::Row;
use crate::gazetteer::feature_codes::class_of;
use crate::text::fold_words;

/// Degrees from the nearest town of its country that a town may be away: 54 of the 250,228 in the gazetteer of the
/// world have no other one within it.
const REACH: i16 = 2;
/// The same of all else: label points of regions, mountains, waters, airports of islands lie where few live.
const WIDE_REACH: i16 = 5;
/// The same beyond the polar circles: Alert is ten degrees north of the next town of Canada.
const POLAR_REACH: i16 = 10;
const POLAR_CIRCLE: f64 = 66.5;

/// Degrees from 0, 0 within which nothing lies but a buoy: some 100 m.
const NULL_ISLAND: f64 = 0.001;

/// The most inhabitants that a place of a class can have: over the largest city, the largest country, the largest
/// continent.
const MOST: [(FeatureClass, u64); 3] = [
    (FeatureClass::Populated, 40_000_000),
    (FeatureClass::Admin, 1_500_000_000),
    (FeatureClass::Area, 8_500_000_000),
];

pub(super) fn check(row: &Row, world: &World, is_ordinary: &dyn Fn(&str) -> bool) -> Vec<Problem> {
    let place = &row.place;
    let country = null_island(place).or_else(|| country(place, world));
    [
        country,
        feature_code(place),
        population(place),
        ordinary_word(row, is_ordinary),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn null_island(place: &Place) -> Option<Problem> {
    let (lat, lon) = (place.point.lat(), place.point.lon());
    (lat.abs() < NULL_ISLAND && lon.abs() < NULL_ISLAND).then(|| {
        let what = format!("latitude is {lat} and longitude {lon}; expected where the place is");
        Problem::new(Severity::Error, "null_island", what)
    })
}

fn country(place: &Place, world: &World) -> Option<Problem> {
    let code = place.admin.country_code.as_str();
    if code.is_empty() {
        return None;
    }
    if !world.has_country(code) {
        let what = format!("no country has the code {code}");
        return Some(Problem::new(Severity::Warning, "unknown_country", what));
    }
    let near = |point| world.is_near(code, point, reach(place, point)) == Some(true);
    if near(place.point) || world.is_near(code, place.point, 0).is_none() {
        return None;
    }
    let mended = remedies(place.point).into_iter().find(|(_, point)| near(*point));
    let mend = mended.map_or(String::new(), |(how, _)| format!("; with {how} it would be near"));
    let (lat, lon) = (place.point.lat(), place.point.lon());
    let what = format!("{lat}, {lon} is far from every town of {code}{mend}");
    Some(Problem::new(Severity::Warning, "far_from_country", what))
}

fn reach(place: &Place, point: Point) -> i16 {
    if place.feature_class == FeatureClass::Populated {
        REACH
    } else if point.lat().abs() > POLAR_CIRCLE {
        POLAR_REACH
    } else {
        WIDE_REACH
    }
}

/// The slips that put a place elsewhere, and where it would be without.
fn remedies(point: Point) -> Vec<(&'static str, Point)> {
    let (lat, lon) = (point.lat(), point.lon());
    [
        ("latitude and longitude swapped", lon, lat),
        ("the sign of the longitude turned", lat, -lon),
        ("the sign of the latitude turned", -lat, lon),
        ("both signs turned", -lat, -lon),
    ]
    .into_iter()
    .filter_map(|(how, lat, lon)| Some((how, Point::new(lat, lon).ok()?)))
    .collect()
}

fn feature_code(place: &Place) -> Option<Problem> {
    let code = place.feature_code.as_str();
    if code.is_empty() {
        return None;
    }
    let what = match class_of(code) {
        None => format!("`feature_code` {code} is none of GeoNames'"),
        Some(class) if class != place.feature_class => {
            let letter = place.feature_class.letter();
            format!(
                "`feature_code` {code} is of class {}, and `feature_class` is {letter}",
                class.letter()
            )
        }
        Some(_) => return None,
    };
    Some(Problem::new(Severity::Warning, "feature_code", what))
}

fn population(place: &Place) -> Option<Problem> {
    let (_, most) = MOST.into_iter().find(|(class, _)| *class == place.feature_class)?;
    (place.population > most).then(|| {
        let what = format!("`population` is {}; expected at most {most}", place.population);
        Problem::new(Severity::Warning, "population", what)
    })
}

/// A name of one word that is ordinary, the main name before the others. Short forms in capitals are taken for the
/// place only where they are printed so, and do no harm.
fn ordinary_word(row: &Row, is_ordinary: &dyn Fn(&str) -> bool) -> Option<Problem> {
    let harms = |name: &&str| {
        let words = fold_words(name);
        name.chars().any(char::is_lowercase) && words.len() == 1 && is_ordinary(&words[0])
    };
    let alternates = row.alternate_names.iter().map(|name| ("alternate name", name.as_str()));
    let mut names = std::iter::once(("name", row.place.name.as_str())).chain(alternates);
    let (which, name) = names.find(|(_, name)| harms(name))?;
    let what =
        format!("{which} `{name}` is an ordinary word: where one begins a sentence, it may be taken for the place");
    Some(Problem::new(Severity::Note, "ordinary_word", what))
}
