//! Decisions in, kinds of error by what they cost out.

use crate::corpora::{CORPORA, Sample, Truth};
use crate::scoring::Decision;
use mentionmap::domain::{FeatureClass, Place};
use std::collections::BTreeMap;

/// Errors by kind.
#[derive(Default)]
pub struct Errors(BTreeMap<String, ([usize; 3], String)>);

/// The kind of error that a decision is, with the corpus and the surface.
pub fn kinds(sample: &Sample, n: usize, given: bool, decision: &Decision) -> Option<(String, usize, String)> {
    let task = if given { &sample.given } else { &sample.found };
    let set = &task.sets[n];
    let pinned = decision.is_pinned(true);
    let chosen = decision.best.first().map(|(n, _)| &set.candidates[*n].place);
    let kind = match (&task.truths[n], chosen) {
        (Truth::Invented, Some(chosen)) if !given && pinned => format!("not annotated, pinned on a {}", level(chosen)),
        (Truth::At(point, id), _) if given && !decision.is_near() => {
            let places = set.candidates.iter().map(|candidate| &candidate.place);
            let nearest = places.min_by(|a, b| a.point.km_to(*point).total_cmp(&b.point.km_to(*point)));
            let same = set
                .candidates
                .iter()
                .map(|candidate| &candidate.place)
                .find(|place| Some(&place.id) == id.as_ref());
            match (
                chosen,
                same.or(nearest.filter(|place| place.point.km_to(*point) <= 161.0)),
            ) {
                (None, _) => "no candidate at all".to_owned(),
                (Some(_), None) => "candidates, all of them elsewhere".to_owned(),
                (Some(chosen), Some(right)) => format!("a {} taken for {}", level(right), other(chosen, right)),
            }
        }
        (Truth::At(..), Some(chosen)) if given && !pinned => format!("right {}, refused", level(chosen)),
        _ => return None,
    };
    Some((kind, sample.corpus, sample.document.slice(set.mention.span).to_owned()))
}

fn other(chosen: &Place, right: &Place) -> String {
    let (a, b) = (&chosen.admin, &right.admin);
    let where_to = match () {
        () if a.country_code != b.country_code => "in another country",
        () if a.admin1_code != b.admin1_code => "in another region",
        () => "in the same region",
    };
    format!("a {} {where_to}", level(chosen))
}

fn level(place: &Place) -> &'static str {
    match place.feature_class {
        _ if place.is_country() => "country",
        _ if place.is_first_level() => "first-level region",
        _ if place.is_second_level() => "second-level region",
        FeatureClass::Populated => "town",
        FeatureClass::Admin => "small division",
        FeatureClass::Spot => "building",
        FeatureClass::Water => "water",
        _ => "natural feature or area",
    }
}

impl Errors {
    pub fn add(&mut self, error: Option<(String, usize, String)>) {
        if let Some((kind, corpus, surface)) = error {
            let known = self.0.entry(kind).or_default();
            known.0[corpus] += 1;
            if known.1.is_empty() {
                known.1 = surface;
            }
        }
    }

    pub fn table(&self, most: usize) -> String {
        let mut kinds: Vec<_> = self.0.iter().collect();
        kinds.sort_by_key(|(_, (counts, _))| std::cmp::Reverse(counts.iter().sum::<usize>()));
        let mut text = String::from(
            "Cross-validated, nothing known of outlets. Gold mentions that get no pin within 161 km, and found mentions that get \
             a pin though nothing is annotated there.\n\n",
        );
        text += &format!(
            "| kind | all | {} | for one |\n|---|---|---|---|---|---|\n",
            CORPORA.join(" | ")
        );
        for (kind, ([a, b, c], surface)) in kinds.into_iter().take(most) {
            text += &format!("| {kind} | {} | {a} | {b} | {c} | {surface} |\n", a + b + c);
        }
        text
    }
}
