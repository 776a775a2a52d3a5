//! Annotated documents in, the homes of their outlets out.

use crate::corpora::{Known, Sample, Truth};
use mentionmap::domain::{FeatureClass, Home, Place, Point, Source};
use std::collections::BTreeMap;

/// Documents that an outlet must have, and the share of them that must name a place near its home.
const FEWEST: usize = 3;
const SHARE: f64 = 0.7;
/// Kilometres that count as near.
const NEAR: f64 = 60.0;

/// Where an outlet is at home.
pub struct Learnt {
    pub point: Point,
    pub country_code: String,
}

impl Learnt {
    pub fn home(&self) -> Home {
        Home {
            point: Some(self.point),
            country_code: (!self.country_code.is_empty()).then(|| self.country_code.as_str().into()),
        }
    }
}

/// The homes of the outlets of the samples that `shown` says: the annotated town or county near which most of an
/// outlet's documents name a place, of these the one that is named most often.
pub fn learn(samples: &[Sample], shown: impl Fn(&Sample) -> bool) -> BTreeMap<&str, Learnt> {
    let mut by_outlet: BTreeMap<&str, Vec<&Sample>> = BTreeMap::new();
    for sample in samples
        .iter()
        .filter(|sample| !sample.outlet.is_empty() && shown(sample))
    {
        by_outlet.entry(&sample.outlet).or_default().push(sample);
    }
    let homes = by_outlet
        .into_iter()
        .filter_map(|(outlet, samples)| Some((outlet, home(&samples)?)));
    homes.collect()
}

fn home(samples: &[&Sample]) -> Option<Learnt> {
    let places: Vec<Vec<&Place>> = samples.iter().map(|sample| towns(sample)).collect();
    let documents = |town: &Place| {
        let near = |places: &&Vec<&Place>| places.iter().any(|place| place.point.km_to(town.point) <= NEAR);
        places.iter().filter(near).count()
    };
    let mentions = |town: &Place| places.iter().flatten().filter(|place| place.id == town.id).count();
    let best = places.iter().flatten().max_by_key(|town| {
        let populated = town.feature_class == FeatureClass::Populated;
        (
            documents(town),
            populated,
            mentions(town),
            std::cmp::Reverse(town.id.as_str()),
        )
    })?;
    let enough = samples.len() >= FEWEST && documents(best) as f64 >= SHARE * samples.len() as f64;
    enough.then(|| Learnt {
        point: best.point,
        country_code: best.admin.country_code.to_string(),
    })
}

/// The annotated places that are smaller than a first-level region.
fn towns(sample: &Sample) -> Vec<&Place> {
    let annotated = sample
        .given
        .sets
        .iter()
        .zip(&sample.given.truths)
        .filter_map(|(set, truth)| {
            let Truth::At(_, Some(id)) = truth else { return None };
            let mut places = set.candidates.iter().map(|candidate| candidate.place.as_ref());
            places.find(|place| place.id == *id)
        });
    let small = |place: &&Place| matches!(place.feature_class, FeatureClass::Populated) || place.is_second_level();
    annotated.filter(small).collect()
}

/// Adds a twin to each document whose outlet's home the other four fifths of the corpora tell, which says it.
/// And one, for tests alone, to each whose outlet is in the file of outlets that the program has.
pub fn add_twins(samples: &mut Vec<Sample>) {
    let listed = listed();
    let twin = |sample: &Sample| {
        let mut twin = sample.clone();
        twin.document.home = listed.get(&sample.outlet)?.clone();
        twin.home = Known::Listed;
        Some(twin)
    };
    let mut twins: Vec<Sample> = samples.iter().filter_map(twin).collect();
    twins.iter().for_each(|twin| {
        let same = |sample: &&mut Sample| sample.document.id == twin.document.id;
        samples
            .iter_mut()
            .filter(same)
            .for_each(|sample| sample.is_listed = true);
    });
    for fold in 0..5 {
        let homes: BTreeMap<String, Home> = learn(samples, |sample| sample.number % 5 != fold)
            .into_iter()
            .map(|(outlet, learnt)| (outlet.to_owned(), learnt.home()))
            .collect();
        for sample in samples.iter_mut().filter(|sample| sample.number % 5 == fold) {
            if let Some(home) = homes.get(&sample.outlet) {
                sample.home = Known::ByTwin;
                for known in [Known::Here, Known::Country] {
                    let mut twin = sample.clone();
                    twin.home = known;
                    twin.document.home = home.clone();
                    if known == Known::Country {
                        twin.document.home.point = None;
                        // Else the ending of the host name would say it too.
                        twin.document.source = Source::default();
                    }
                    twins.push(twin);
                }
            }
        }
    }
    samples.extend(twins);
}

/// The homes of `data/resolver/outlets.csv` by host.
fn listed() -> BTreeMap<String, Home> {
    let mut rows = csv::Reader::from_reader(&include_bytes!("../../data/resolver/outlets.csv")[..]);
    let home = |(host, lat, lon, country, _, _): (String, f64, f64, String, String, String)| {
        let point = Some(Point::new(lat, lon).ok()?);
        let country_code = Some(country.as_str().into());
        Some((host, Home { point, country_code }))
    };
    rows.deserialize().flatten().filter_map(home).collect()
}
