//! Where the readers are at home, as typed.

use crate::args::HomeArgs;
use crate::messages::Refusal;
use mentionmap::Geoparser;
use mentionmap::domain::{Document, Home, Mention, MentionKind, Place, Point, Span};
use std::sync::Arc;

/// The home that was typed; unknown where nothing was.
pub(crate) fn home(args: &HomeArgs, geoparser: &Geoparser) -> Result<Home, Refusal> {
    let mut home = match &args.home {
        Some(typed) => position(typed, geoparser, args.country.as_deref())?,
        None => Home::default(),
    };
    if let Some(code) = &args.country {
        home.country_code = Some(code.as_str().into());
    }
    Ok(home)
}

/// `59.91,10.75`, or a place by name, which may be followed by what it lies in: `Paris, Texas`.
fn position(typed: &str, geoparser: &Geoparser, country: Option<&str>) -> Result<Home, Refusal> {
    if let Some((lat, lon)) = degrees(typed) {
        let point = Point::new(lat, lon).map_err(|error| Refusal::new(format!("--home {typed}: {error}")))?;
        return Ok(Home {
            point: Some(point),
            country_code: None,
        });
    }
    let place = place(typed, geoparser, country).ok_or_else(|| {
        let refusal = Refusal::new(format!("--home {typed}: no place of that name in the gazetteer"));
        refusal.with_hint("give its latitude and longitude: --home 59.91,10.75")
    })?;
    let code = place.admin.country_code.clone();
    Ok(Home {
        point: Some(place.point),
        country_code: (!code.is_empty()).then_some(code),
    })
}

fn degrees(typed: &str) -> Option<(f64, f64)> {
    let (lat, lon) = typed.split_once(',')?;
    Some((lat.trim().parse().ok()?, lon.trim().parse().ok()?))
}

/// The likeliest meaning of the first name, in the light of the others and of the country.
fn place(typed: &str, geoparser: &Geoparser, country: Option<&str>) -> Option<Arc<Place>> {
    let mut document = Document::new("", typed);
    document.home.country_code = country.map(Into::into);
    let mut start = 0;
    let mut mentions = Vec::new();
    for part in typed.split(',') {
        let from = start + part.len() - part.trim_start().len();
        mentions.push(Mention::new(
            Span::new(from, from + part.trim().len()),
            MentionKind::Place,
        ));
        start += part.len() + 1;
    }
    let resolved = geoparser.resolve_given(&document, mentions);
    let mut resolved = resolved.into_iter();
    let (set, resolution) = resolved.next()?;
    let parents: Vec<Vec<Arc<Place>>> = resolved
        .map(|(set, _)| set.candidates.iter().map(|candidate| candidate.place.clone()).collect())
        .collect();
    // What follows the name must hold it: "Paris, Kenya" is no Paris.
    let held = |place: &Arc<Place>| {
        parents
            .iter()
            .all(|parents| parents.iter().any(|parent| parent.contains(place)))
    };
    let in_country = |place: &Arc<Place>| held(place) && country.is_none_or(|code| place.admin.country_code == code);
    let best = resolution.ranked().first().map(|best| best.candidate.place.clone());
    let best = best.filter(in_country);
    let largest = || {
        let places = set.candidates.iter().map(|candidate| candidate.place.clone());
        places.filter(in_country).max_by_key(|place| place.population)
    };
    best.or_else(largest)
}
