//! Decisions in, how often the right one of nested places of one name was taken out: city, county, region, country.

use crate::corpora::{Sample, Truth};
use crate::scoring::Decision;
use mentionmap::domain::Place;

/// Kilometres between places of one name and country, of which one may be the middle of what the other lies in.
const NESTED_KM: f64 = 161.0;

const LEVELS: [&str; 4] = ["country", "first-level region", "second-level region", "town or other"];

/// What was decided, by the level that is annotated.
#[derive(Default)]
pub struct Granularity([Row; 4]);

#[derive(Default)]
struct Row {
    mentions: usize,
    same_id: usize,
    /// Decisions by the level of what was chosen.
    chosen: [usize; 4],
}

impl Granularity {
    /// Takes a decision in, if the annotated place is a candidate and so is one of another level in or around it.
    pub fn add(&mut self, sample: &Sample, n: usize, decision: &Decision) {
        let Truth::At(_, Some(id)) = &sample.given.truths[n] else {
            return;
        };
        let set = &sample.given.sets[n];
        let mut places = set.candidates.iter().map(|candidate| &candidate.place);
        let Some(right) = places.clone().find(|place| place.id == *id) else {
            return;
        };
        if !places.any(|other| is_nested(right, other)) {
            return;
        }
        let row = &mut self.0[level(right)];
        row.mentions += 1;
        row.same_id += usize::from(decision.same_id == Some(true));
        if let Some((chosen, _)) = decision.best.first() {
            row.chosen[level(&set.candidates[*chosen].place)] += 1;
        }
    }

    /// A table of them.
    pub fn table(&self) -> String {
        let mut text = String::from(
            "Of the annotation's mentions with an id, those whose place is a candidate together with one of another level, of one \
             country and within 161 km: New York, Kursk, Luxembourg. Five folds, nothing known of outlets, all three corpora.\n\n\
             | annotated | mentions | same level | exact id | country | first-level | second-level | other |\n\
             |---|---|---|---|---|---|---|---|\n",
        );
        let all = self.0.iter().map(|row| row.mentions).sum::<usize>();
        let right = self.0.iter().enumerate().map(|(level, row)| row.chosen[level]).sum();
        for ((level, name), row) in LEVELS.iter().enumerate().zip(&self.0) {
            let [a, b, c, d] = row.chosen;
            let (same, id) = (share(row.chosen[level], row.mentions), share(row.same_id, row.mentions));
            text += &format!(
                "| {name} | {} | {same} | {id} | {a} | {b} | {c} | {d} |\n",
                row.mentions
            );
        }
        let ids = self.0.iter().map(|row| row.same_id).sum();
        text += &format!(
            "| all | {all} | {} | {} | | | | |\n",
            share(right, all),
            share(ids, all)
        );
        text
    }
}

fn share(count: usize, of: usize) -> String {
    format!("{:.3}", count as f64 / of.max(1) as f64)
}

fn is_nested(right: &Place, other: &Place) -> bool {
    level(right) != level(other)
        && right.admin.country_code == other.admin.country_code
        && right.point.km_to(other.point) <= NESTED_KM
}

fn level(place: &Place) -> usize {
    match () {
        () if place.is_country() => 0,
        () if place.is_first_level() => 1,
        () if place.is_second_level() => 2,
        () => 3,
    }
}
