//! Where the readers are at home, as typed.

use crate::input_args::HomeArgs;
use crate::messages::{Refusal, say};
use mentionmap::Geoparser;
use mentionmap::domain::{Document, Home, Mention, MentionKind, Place, PlaceId, Point, Span};
use mentionmap::report::{full_name, name_and_id};
use std::cmp::Reverse;
use std::sync::Arc;

/// So many other places of the name are said.
const OTHERS: usize = 3;

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
    let place = match named_by_id(typed, geoparser) {
        Some(place) => place,
        None => named(typed, geoparser, country)?,
    };
    let code = place.admin.country_code.clone();
    Ok(Home {
        point: Some(place.point),
        country_code: (!code.is_empty()).then_some(code),
    })
}

/// `4717560`, `oa:KJFK`; says which place that is.
fn named_by_id(typed: &str, geoparser: &Geoparser) -> Option<Arc<Place>> {
    let id = typed.trim();
    // A table of one's own may call its rows as places are called.
    if !id.contains(':') && !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let place = geoparser.gazetteer().by_id(&PlaceId::new(id))?;
    say(&format!("note: --home {typed}: {}", full_name(&place)));
    Some(Arc::new(place))
}

/// The likeliest place of a name; says which it is, and how the others are named.
fn named(typed: &str, geoparser: &Geoparser, country: Option<&str>) -> Result<Arc<Place>, Refusal> {
    let mut places = places(typed, geoparser, country).into_iter();
    let place = places.next().ok_or_else(|| {
        let refusal = Refusal::new(format!("--home {typed}: no place of that name in the gazetteer"));
        refusal.with_hint("give its latitude and longitude: --home 59.91,10.75")
    })?;
    say(&format!("note: --home {typed}: {}", name_and_id(&place)));
    let label = full_name(&place);
    let others: Vec<String> = places
        .filter(|other| other.feature_class == place.feature_class && other.population > 0)
        .filter(|other| full_name(other) != label)
        .take(OTHERS)
        .map(|other| name_and_id(&other))
        .collect();
    if !others.is_empty() {
        let by_region = match typed.contains(',') {
            true => String::new(),
            false => format!(" by its region, \"{typed}, …\", or"),
        };
        say(&format!(
            "hint: others are {}; name one{by_region} by its id",
            others.join("; ")
        ));
    }
    Ok(place)
}

fn degrees(typed: &str) -> Option<(f64, f64)> {
    let (lat, lon) = typed.split_once(',')?;
    Some((lat.trim().parse().ok()?, lon.trim().parse().ok()?))
}

/// The meanings of the first name, in the light of the others and of the country: the likeliest first, then by population.
fn places(typed: &str, geoparser: &Geoparser, country: Option<&str>) -> Vec<Arc<Place>> {
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
    let mut resolved = geoparser.resolve_given(&document, mentions).into_iter();
    let Some((set, resolution)) = resolved.next() else {
        return Vec::new();
    };
    let parents: Vec<Vec<Arc<Place>>> = resolved
        .map(|(set, _)| set.candidates.iter().map(|candidate| candidate.place.clone()).collect())
        .collect();
    // What follows the name must hold it: "Paris, Kenya" is no Paris.
    let held = |place: &Arc<Place>| {
        parents
            .iter()
            .all(|parents| parents.iter().any(|parent| parent.contains(place)))
    };
    let best = resolution.ranked().first().map(|best| best.candidate.place.id.clone());
    let mut places: Vec<Arc<Place>> = set.candidates.iter().map(|candidate| candidate.place.clone()).collect();
    places.retain(|place| held(place) && country.is_none_or(|code| place.admin.country_code == code));
    places.sort_by_key(|place| (best.as_ref() != Some(&place.id), Reverse(place.population)));
    places
}
